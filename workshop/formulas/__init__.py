"""The formulas of domain.md 3.13: exact fractions, rounded only when they are shown."""
