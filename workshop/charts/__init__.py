"""Charts as lists of marks with a spoken description; who draws them, and on what, is not known here."""
