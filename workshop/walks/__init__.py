"""Walks: rounds in which the same act repeats row by row, one key each when everybody agrees (interaction.md 2.10)."""
