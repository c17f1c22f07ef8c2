"""Words that run from right to left: letters joined, and each line put into the order in which it is seen.

The two libraries that know how are loaded at the first such word. A line is put in order only after it was broken, and
the whole text goes into the document beside it, for those who hear or search it.
"""

from __future__ import annotations

import unicodedata

from workshop.charts.metrics import face_for
from workshop.remembered import remembered


def runs_right_to_left(text: str) -> bool:
    """Whether a text as a whole does: its first letter with a direction decides (Unicode rule P2)."""
    for c in text if not text.isascii() else "":
        direction = unicodedata.bidirectional(c)
        if direction in {"L", "R", "AL"}:
            return direction != "L"
    return False


@remembered(4096)
def joined_letters(text: str) -> str:
    """Letters in the forms that they take beside each other; where a form has no shape here, the plain letter."""
    import arabic_reshaper  # type: ignore[import-untyped] # noqa: PLC0415 - only for those who need it

    found = str(arabic_reshaper.reshape(text))
    return "".join(c if face_for(c) or c.isspace() else unicodedata.normalize("NFKC", c) for c in found)


def as_seen(text: str, *, right_to_left: bool) -> str:
    """One line, or a part of one, in the order in which it is drawn from left to right, brackets mirrored."""
    from bidi.algorithm import get_display  # type: ignore[import-untyped] # noqa: PLC0415 - as above

    return str(get_display(text, base_dir="R" if right_to_left else "L"))
