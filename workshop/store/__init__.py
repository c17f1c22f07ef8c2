"""The file: one SQLite database, one writer on a thread of its own, a journal that explains the tables."""
