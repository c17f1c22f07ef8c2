"""What the room sees: made from the record, of those fields only whose description lets the wall show them."""
