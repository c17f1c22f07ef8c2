"""What papers say of words that were struck: how many, and how many places could not be reached; never the words."""

from __future__ import annotations

from typing import Final

from workshop.field import to_row
from workshop.kinds import Setting
from workshop.snapshot import Snapshot
from workshop.struck import marks
from workshop.tongue import tr
from workshop.words import counted

UNREACHED: Final = "struck.unreached"  # a setting of the day: in how many places struck words may still stand


def unreached(s: Snapshot) -> int:
    """In how many places struck words may still stand."""
    found = s.get(Setting, UNREACHED)
    value = (found.value if found is not None else None) or ""
    return int(value) if value.isdigit() else 0


def in_short(s: Snapshot) -> str:
    """`Words were removed at 2 places, each marked with the time. 1 paper or copy could not be reached.`"""
    n = sum(marks(str(v)) for r in s.records() for v in to_row(r).values() if isinstance(v, str))
    left = unreached(s)
    said = (
        [tr("Words were removed at {places}, marked there with the time.").format(places=counted(n, "place"))]
        if n
        else []
    )
    if left:
        said.append(
            tr("{papers_and} of before could not be reached.").format(
                papers_and=counted(left, "paper or copy", "papers and copies")
            )
        )
    return " ".join(said)
