"""Before the room comes: whether laptop, file, screens and papers are ready, each tried and said in words (W14)."""
