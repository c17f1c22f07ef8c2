"""A day played by keys through the real windows."""
