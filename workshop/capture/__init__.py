"""The capture grammar: a pure function reads a line; the chips and the stored record both come from its result."""
