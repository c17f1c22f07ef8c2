"""What the command line says: text for people, JSON for programs."""
