"""The window of a day: its frame, and what its commands do."""
