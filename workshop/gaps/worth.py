"""What moves, and what each side gains from it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from workshop.formulas import movement, values
from workshop.gaps import people
from workshop.gaps.rule import BLOCKING, DAY, PILOT, SOFT, WARNING, Found, Rule, if_of_pilot, use_cases
from workshop.kinds import Value
from workshop.snapshot import Snapshot
from workshop.tongue import tr

FILES_FROM: Final = 12  # the first rung on which a file moves
LEAST: Final = 2  # a value of the supplier under this makes it allow, not want


def _moves_more(s: Snapshot) -> Iterator[Found]:
    for u in use_cases(s):
        asked, agreed = movement.rung(u.access_mode_requested), movement.rung(u.access_mode_recommended)
        if asked and agreed and agreed > asked:
            ask = tr("“{named}”: more moves than was asked for. Why more?").format(named=people.named(u.title))
            message = tr("{named}: the agreed rung moves more than the one that was asked for.").format(
                named=people.named(u.title)
            )
            yield Found.of(u, message, ask, "access_mode_recommended")


def _copied(s: Snapshot) -> Iterator[Found]:
    for u in use_cases(s):
        if (movement.rung(u.access_mode_recommended) or 0) < FILES_FROM or (u.access_mode_reason and u.rung_reasons):
            continue
        lead = "" if s.pilot is not None and u.id == s.pilot.id else f"“{people.named(u.title)}”: "
        ask = tr("{lead}Why must records move? What broke one rung lower?").format(lead=lead)
        message = tr("{named}: records move, and why is not said.").format(named=people.named(u.title))
        field = "rung_reasons" if u.access_mode_reason else "access_mode_reason"
        yield Found.of(u, message, ask, field, people.speaker(s, u.acquirer_org_id))


def _not_agreed(s: Snapshot) -> Iterator[Found]:
    for v in s.all(Value):
        if v.status in {"agreed", "measured"} and not values.is_agreed(s, v):
            ask = tr("“{named}”: who agrees it on each side, and on which day?").format(named=people.named(v.statement))
            message = tr("{named}: agreed by one side only, so it counts as proposed.").format(
                named=people.named(v.statement)
            )
            yield Found.of(v, message, ask, "agreed_by_person_ids")


def _supplier_gains(s: Snapshot) -> Iterator[Found]:
    pilot = s.pilot
    if pilot is None:
        return
    points = values.of_party(s, pilot.id, values.SUPPLIER)
    if points >= LEAST and pilot.reciprocity:
        return
    who = people.suppliers_of(s, pilot)
    ask = tr("What would make {who} want this, not just allow it?").format(who=who)
    blank = tr("what comes back is not said") if not pilot.reciprocity else ""
    little = tr("its value is {points} of 5").format(points=points) if points < LEAST else ""
    message = f"{who}: {tr(' and ').join(x for x in (little, blank) if x)}."
    owner = people.speaker(s, next(iter(pilot.supplier_org_ids), None))
    yield Found.of(pilot, message, ask, "reciprocity", owner)


def _public_gains(s: Snapshot) -> Iterator[Found]:
    pilot = s.pilot
    if pilot is None:
        return
    mine = [v for v in values.claimed(s) if v.use_case_id == pilot.id and v.party == values.PUBLIC]
    if any(values.is_agreed(s, v) for v in mine):
        return
    owner = people.with_role(s, "public_voice")
    if mine:
        ask = tr("“{named}”: who agrees that the public gains this, on each side?").format(
            named=people.named(mine[0].statement)
        )
        yield Found.of(
            mine[0], tr("No value of the public is agreed."), ask, "agreed_by_person_ids", owner, on=pilot.id
        )
    else:
        ask = tr("What does a resident gain from it, and who agrees?")
        yield Found.of(pilot, tr("No value of the public is agreed."), ask, "public_benefit", owner)


RULES = (
    Rule(
        "G07",
        tr("The agreed rung moves more than the one that was asked for."),
        DAY,
        8,
        WARNING,
        "charter",
        _moves_more,
    ),
    Rule(
        "G08",
        tr("A file moves (rung 12 to 14) without a reason, or without one rung that would not do."),
        DAY,
        8,
        if_of_pilot,
        "agreement",
        _copied,
    ),
    Rule(
        "G09",
        tr("A value is called agreed without a date and people of two organisations, one of them the claiming one."),
        DAY,
        6,
        WARNING,
        "charter",
        _not_agreed,
    ),
    Rule(
        "G10",
        tr("The supplier’s value is under 2, or nothing is said of what comes back."),
        PILOT,
        6,
        SOFT,
        "charter",
        _supplier_gains,
    ),
    Rule("G11", tr("No value of the public is agreed."), PILOT, 6, BLOCKING, "charter", _public_gains),
)
