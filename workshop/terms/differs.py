"""Where two places of the record say different things of one clause: a question, never a ruling.

Only what can be compared without reading a sentence is: dates, periods, names of fields, rungs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from workshop import dates
from workshop.formulas import clause_dates
from workshop.kinds import Notice, PilotDesign, PilotTerms, UseCase
from workshop.snapshot import Snapshot
from workshop.terms.heads import terms_of
from workshop.terms.pieces import lower
from workshop.tongue import tr
from workshop.vocabulary import label
from workshop.words import counted, fold, joined, one_line, sentence, shortened

_PERIOD = re.compile(r"\b(\d{1,4}|[a-z]+) (day|week|month|year)s?\b", re.IGNORECASE)
_COUNTED: Final = (
    "",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
_DAYS: Final = MappingProxyType({"days": 1, "weeks": 7, "months": 30, "years": 365})
_MANY = re.compile(
    r"\b(\d{1,3}(?:[,. ]\d{3})+|\d+) (?!days?\b|weeks?\b|months?\b|years?\b|of\b|in\b|and\b|or\b|to\b)([a-z]{3,})\b",
    re.IGNORECASE,
)  # what is counted, not how long it lasts
_SLACK: Final = 7  # days by which a length in weeks may miss the dates that it was made from


@dataclass(frozen=True, slots=True)
class Difference:
    """Two places that do not say the same."""

    head: str  # the key of the clause that it is about
    question: str  # both, and which is meant


def differences(s: Snapshot) -> tuple[Difference, ...]:
    """What two places of the record say differently; none without a pilot."""
    pilot = s.pilot
    if pilot is None:
        return ()
    kept = terms_of(s)
    design, notice = s.one(PilotDesign) or PilotDesign(id=""), s.one(Notice) or Notice(id="")
    found = (
        *_dates(kept, design, notice),
        *_in_clause(s, kept),
        *_periods(kept, notice),
        *_data(pilot, kept),
        *_rungs(pilot, kept),
        *_people(pilot, design, notice),
    )
    return tuple(found)


def _dates(kept: PilotTerms, design: PilotDesign, notice: Notice) -> Iterator[Difference]:
    first, review, end, stop = kept.planned_first_use, kept.review_date, kept.end_date, design.stop_review_on
    told = notice.publish_by if notice.status != "published" else None
    for a, b, does, joint in (
        (end, first, tr("It ends"), tr("before first use on")),
        (end, review, tr("It ends"), tr("before its review on")),
        (review, first, tr("It is reviewed"), tr("before first use on")),
        (first, told, tr("It is first used"), tr("before residents are told by")),
    ):
        if a is not None and b is not None and a < b:
            yield _asked("term", f"{does} {dates.say(a)}, {joint} {dates.say(b)}.")
    if stop and review and stop != review:
        yield _asked(
            "term",
            tr("The pilot was made with a review on {say}, the terms say {say2}.").format(
                say=dates.say(stop), say2=dates.say(review)
            ),
        )
    days = _DAYS.get(design.duration_unit or "")
    if design.duration and days and first and end and end >= first:
        runs = (end - first).days
        if abs(design.duration * days - runs) > max(_SLACK, days - 1):
            made = tr("The pilot was made for {length}").format(length=_length(design.duration, design.duration_unit))
            yield _asked("term", tr("{made}; from first use to its end are {runs} days.").format(made=made, runs=runs))


def _in_clause(s: Snapshot, kept: PilotTerms) -> Iterator[Difference]:
    """A date in the words of the clause, where all of its dates are recorded and are others."""
    if all(getattr(kept, name) for name in clause_dates.FIELDS) and (found := clause_dates.unplaced(s)):
        held: list[date] = [getattr(kept, name) for name in ("end_date", "review_date")]
        at = tr("it ends {say} and is reviewed {say2}").format(say=dates.say(held[0]), say2=dates.say(held[1]))
        yield _asked("term", tr("The clause says {say}; the record says {at}.").format(say=dates.say(found[0]), at=at))


def _periods(kept: PilotTerms, notice: Notice) -> Iterator[Difference]:
    """How long it is kept, in figures, in the terms and to residents."""
    n, days = kept.retention_period, _DAYS.get(kept.retention_unit or "")
    if n is None or days is None:
        return
    words = clause_dates.words(kept, clause_dates.RETENTION) or kept.retention_words or ""
    for said, where in ((words, tr("The words of the clause say")), (notice.how_long or "", tr("Residents are told"))):
        found = list(_spans(said))
        if found and n * days not in {k * _DAYS[u] for k, u in found}:
            told = joined(_length(k, u) for k, u in found)
            yield _asked(
                "retention",
                tr("{where} {told}, the period is {length}.").format(
                    where=where, told=told, length=_length(n, kept.retention_unit)
                ),
            )


def _length(n: int, unit: str | None) -> str:
    """`12 months`."""
    named = label("period_unit", unit).lower()
    return counted(n, named.rstrip("s"), named)


def _spans(text: str) -> Iterator[tuple[int, str]]:
    for m in _PERIOD.finditer(text):
        word = m[1].lower()
        n = int(word) if word.isdigit() else _COUNTED.index(word) if word in _COUNTED and word else 0
        if n:
            yield n, f"{m[2].lower()}s"


def _data(pilot: UseCase, kept: PilotTerms) -> Iterator[Difference]:
    """What is used and never used."""
    used = {fold(one_line(x)): one_line(x) for x in kept.data_items or pilot.minimum_data}
    for text in (*pilot.data_explicitly_excluded, *kept.prohibited_uses):
        if fold(one_line(text)) in used:
            never = shortened(text, 60)  # the record has all of it
            yield _asked("data", tr("“{never}” is among the data, and among what is never used.").format(never=never))


def _rungs(pilot: UseCase, kept: PilotTerms) -> Iterator[Difference]:
    """The same data at two rungs."""
    if kept.access_mode and pilot.access_mode_recommended and kept.access_mode != pilot.access_mode_recommended:
        said, agreed = (lower(label("access_mode", x)) for x in (kept.access_mode, pilot.access_mode_recommended))
        yield _asked(
            "method", tr("The terms say {said}, the rung that was agreed is {agreed}.").format(said=said, agreed=agreed)
        )


def _people(pilot: UseCase, design: PilotDesign, notice: Notice) -> Iterator[Difference]:
    """How many, where two places count the same thing: `200 homes` and `300 homes`."""
    said: dict[str, tuple[str, str]] = {}
    for where, text in (
        (tr("the pilot was made for"), design.people),
        (tr("the use case says"), pilot.volume_estimate),
        (tr("residents are told"), notice.what),
    ):
        for m in _MANY.finditer(text or ""):
            what, n = fold(m[2]), re.sub(r"[,. ]", "", m[1])
            first = said.setdefault(what, (where, n))
            if first[1] != n:
                yield _asked("purpose", f"{sentence(f'{first[0]} {first[1]} {m[2]}').rstrip('.')}, {where} {n} {m[2]}.")


def _asked(head: str, said: str) -> Difference:
    return Difference(head, tr("{said} Which is meant?").format(said=said))
