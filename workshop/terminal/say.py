"""Text that may go to a terminal: nothing in it is an instruction to the terminal."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

_UNSEEN = frozenset({"Cc", "Cf", "Co", "Cs"})
_JOINERS = frozenset("\u200c\u200d")  # they shape letters and pictures of people, and do nothing else
_KEPT = _JOINERS | {"\n"}


def harmless(text: str) -> str:
    """A text without control characters: a name that was typed never moves the cursor or colours the screen."""
    return "".join(c if c in _KEPT or unicodedata.category(c) not in _UNSEEN else " " for c in text)


def columns(rows: Sequence[tuple[str, ...]], indent: str = "  ") -> str:
    """Rows with their cells under one another."""
    if not rows:
        return ""
    wide = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    return "\n".join(indent + "  ".join(c.ljust(w) for c, w in zip(row, wide, strict=True)).rstrip() for row in rows)
