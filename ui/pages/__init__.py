"""Pages that are no session: set up, import, documents, settings."""
