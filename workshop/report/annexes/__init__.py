"""The annexes of the report, one module for each."""
