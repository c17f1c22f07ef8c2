"""The guide of the program as data: its pages, read from the same files as the documentation."""
