"""Words that are perhaps another card than the one they make: said in a chip, while Enter stores as before (G1).

Only lines without a kind word and outside of a walk are looked at, and ordinary titles raise no doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from workshop import dates
from workshop.capture.reading import Context, Reading
from workshop.kinds import Risk
from workshop.tongue import tr

_NO_QUESTION: Final = frozenset({"dataset", "offer", "person", "value", "risk", "not_sharing"})
_SCORED = re.compile(r"\s([1-5])[xX×]([1-5])$")
_DATED = re.compile(r"(by|within|in) (.+)", re.IGNORECASE)
_VEHICLE: Final = ("4", "4")  # a 4x4 is a car


def second_thoughts(reading: Reading, context: Context) -> tuple[str, ...]:
    """Doubts about the kind of card that a line would add."""
    if reading.act != "add" or reading.spec is None or reading.kind_word or context.answers:
        return ()
    return tuple(_doubts(reading, context))


def _doubts(reading: Reading, context: Context) -> Iterator[str]:
    assert reading.spec is not None  # noqa: S101 - second_thoughts() looked
    text = reading.text
    if text.endswith("?") and " " in text and reading.spec.name in _NO_QUESTION:
        yield tr("A question? Begin with q:")
    score = _SCORED.search(text)
    if score and score.groups() != _VEHICLE and reading.spec.cls is not Risk:
        yield tr("A risk? Begin with r:")
    if reading.spec.due is None and _only_a_date(text, context):
        yield tr("Only a date. Choose its card with ↑, or add words.")


def _only_a_date(text: str, context: Context) -> bool:
    m = _DATED.fullmatch(text)
    if m is None:
        return False
    said = m[2] if m[1].lower() == "by" else text
    return dates.read_date(said, context.today) is not None
