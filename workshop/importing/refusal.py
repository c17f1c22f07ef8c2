"""How an import says that a source can't be read."""

from __future__ import annotations

from workshop.tongue import tr
from workshop.words import shortened

NAME_LENGTH = 60  # characters of a file's or sheet's name in a sentence


class BadSource(Exception):
    """Nothing can be read from this source, and nothing was added; the message is two plain sentences at most.

    `what` says what happened and where, `to_do` what to do now; both without a stop at their end.
    """

    def __init__(self, what: str, to_do: str) -> None:
        super().__init__(tr("{what}. Nothing was added: {to_do}.").format(what=what, to_do=to_do))


def quoted(name: str) -> str:
    """The name of a file or a sheet as a sentence shows it."""
    return f"“{shortened(name, NAME_LENGTH)}”"
