"""How a rule says no."""

from __future__ import annotations


class Refused(Exception):
    """The command breaks a rule; nothing changed. The message is a sentence for the person who gave it."""

    def __init__(self, sentence: str, field: str | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field  # the field that it is about, so that it can be said beside it
