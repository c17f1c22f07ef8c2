"""Pages of the guide, painted."""
