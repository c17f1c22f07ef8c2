"""What somebody said in the words of a clause and no field holds: asked about, never guessed."""

from __future__ import annotations

import re
from datetime import date
from types import MappingProxyType
from typing import Final

from workshop.dates import MONTHS, read_date
from workshop.kinds import PilotTerms
from workshop.snapshot import Snapshot
from workshop.tongue import tr

TERM, RETENTION = "term", "retention"  # keys of the heads that say when it ends, and who deletes
NUMBER: Final = MappingProxyType({RETENTION: 7, TERM: 9})  # of their clauses
FIELDS: Final = MappingProxyType(
    {"end_date": "the end", "review_date": tr("the review"), "planned_first_use": tr("first use")}
)
_MONTHS: Final = "|".join(f"{m}|{m[:3]}" for m in MONTHS)
_DATE = re.compile(
    rf"\b(\d{{4}}-\d\d-\d\d|\d{{1,2}}/\d{{1,2}}/\d{{2,4}}|\d{{1,2}}(?:st|nd|rd|th)? (?:{_MONTHS})\b(?: \d{{4}}\b)?)",
    re.IGNORECASE,
)
_ANY: Final = date(2000, 1, 1)  # for dates that say their year, where the day has no date


def dates_in(text: str, today: date | None) -> list[date]:
    """The days that words name, each once, in their order; one without a year is the next after `today`."""
    found = [m[1] for m in _DATE.finditer(text)]
    read = [read_date(x, today or _ANY) for x in found if today is not None or re.search(r"\d{4}", x)]
    return list(dict.fromkeys(d for d in read if d is not None))


def words(terms: PilotTerms | None, head: str) -> str:
    """The words that the room gave a clause in place of the record’s; empty where it gave none."""
    kept = terms.clause_words if terms is not None else ()
    return next((w.words for w in kept if w.head == head and w.words and not w.suggested), "")


def unplaced(s: Snapshot, said: str | None = None) -> list[date]:
    """The days in the words of the last clause, or in these, of which nobody has said which date they are."""
    terms = s.one(PilotTerms)
    held = {getattr(terms, name) for name in FIELDS} if terms is not None else set()
    return [d for d in dates_in(words(terms, TERM) if said is None else said, s.workshop.date) if d not in held]


def unplaced_deletion(s: Snapshot) -> str:
    """The room’s own words for what is kept, where nobody has said whether they say who deletes; else empty."""
    terms = s.one(PilotTerms)
    return words(terms, RETENTION) if terms is not None and not terms.deletion else ""
