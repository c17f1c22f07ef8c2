"""Lists of cards, painted from what a board says."""
