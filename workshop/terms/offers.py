"""What the words of a clause say and no field holds, offered to the field: a key takes it, nothing else does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from workshop import dates
from workshop.formulas import clause_dates
from workshop.snapshot import Snapshot
from workshop.terms.clauses import Clause
from workshop.terms.heads import terms_of
from workshop.tongue import tr

FIRST: Final = 4  # the key of the first of them: 1, 2 and 3 choose other words


@dataclass(frozen=True, slots=True)
class Offer:
    """One field that words of a clause may be meant for."""

    key: str
    text: str  # `27 November 2026 is the review`
    values: dict[str, Any]


def offers(s: Snapshot, clause: Clause) -> tuple[Offer, ...]:
    """The fields for the first date that nobody has placed, empty ones first; or for how it is deleted."""
    found: list[tuple[str, dict[str, Any]]] = []
    if clause.suggested:
        return ()
    if clause.head.key == clause_dates.TERM and (days := clause_dates.unplaced(s)):
        kept, fields = terms_of(s), clause_dates.FIELDS
        for name in sorted(fields, key=lambda n: getattr(kept, n) is not None):
            was = getattr(kept, name)
            instead = tr(", not {say}").format(say=dates.say(was)) if was else ""
            found.append(
                (
                    tr("{say} is {fields}{instead}").format(
                        say=dates.say(days[0]), fields=fields[name], instead=instead
                    ),
                    {name: days[0]},
                )
            )
    if clause.head.key == clause_dates.RETENTION and (said := clause_dates.unplaced_deletion(s)):
        found.append((tr("these words say how it is deleted"), {"deletion": said}))
    return tuple(Offer(str(n), text, values) for n, (text, values) in enumerate(found, FIRST))
