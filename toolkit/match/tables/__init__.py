"""Ways in which answers stand in the rows of a table; ``grid`` offers each row to each of them."""
