"""Ways in which answers stand in running text and in the lines around a signature; ``prose`` reads line by line."""
