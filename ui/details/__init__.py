"""The details pane: a record's form, made from its description."""
