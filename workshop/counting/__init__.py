"""Counting in the room: slips, scores, dots, hands and fists; only counts leave it (interaction.md W9)."""
