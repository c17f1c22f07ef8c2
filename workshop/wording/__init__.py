"""The wording bank: our own words for what a room often says, offered and never put in anybody's mouth (rule 7)."""
