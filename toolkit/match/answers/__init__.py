"""From what was gathered to answers: labels are given to questions all at once, doubts are told, nothing is guessed."""
