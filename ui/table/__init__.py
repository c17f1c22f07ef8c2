"""The table of a kind, made from its description."""
