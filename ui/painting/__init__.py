"""Text and charts, drawn as they are."""
