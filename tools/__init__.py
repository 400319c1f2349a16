"""Programs of the workshop: they are not part of the toolkit that a clerk runs."""
