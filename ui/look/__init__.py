"""Tokens become fonts, a palette and a style sheet; small parts that are right by construction."""
