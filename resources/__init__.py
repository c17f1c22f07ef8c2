"""What the program reads and never writes: playbooks, vocabularies, the sample day, theme, fonts."""
