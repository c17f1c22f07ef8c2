"""The start window: carry on, begin, open, walk through the sample."""
