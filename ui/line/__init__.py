"""The line: where the hands are all day; its chips and its list of completions."""
