"""A day played in the real windows by keys: for pictures, for tests, and to see that a copy of the program works."""
