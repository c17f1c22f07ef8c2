"""Firings and their records: which question has one, what is open, what a change settles.

A firing that blocks or is soft is open from the session in which its rule begins to speak. Its record is made by the
first answer to it, with that answer, and else when a session ends (`to_keep`). A change after which a rule fires no
longer settles its record in the same step (`follow`), so that what takes the change back opens it again.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from workshop import commands as c
from workshop import gaps
from workshop.edits import Edit, changed, removed
from workshop.gaps.rule import WARNING, Firing, Same
from workshop.kinds import Gap
from workshop.remembered import remembered
from workshop.snapshot import Snapshot

OPEN: Final = "open"
SETTLED: Final = "settled"
BEGUN: Final = ("message", "rule_id", "fires_on", "document", "field")
PREFIX: Final = f"{Gap.KIND.prefix}-"


def id_of(firing: Firing) -> str:
    """The id that the record of a firing has or will have: the same firing, the same record."""
    return f"{PREFIX}{firing.rule.id.lower()}-{firing.found.on}"


def record_of(s: Snapshot, firing: Firing) -> Gap | None:
    """The record of a firing; also one that was written by hand for its rule, or for the same field of a record."""
    f = firing.found
    by_rule, by_place = _kept(Same(s))
    return by_rule.get(firing.key) or (by_place.get((f.id or f.on, f.field)) if f.field else None)


@remembered(4)
def _kept(same: Same) -> tuple[dict[tuple[str, str], Gap], dict[tuple[str, str], Gap]]:
    """The records by rule and what it fires on; those without a rule by their place."""
    by_rule: dict[tuple[str, str], Gap] = {}
    by_place: dict[tuple[str, str], Gap] = {}
    for g in same.s.all(Gap):
        if g.rule_id and g.fires_on:
            by_rule.setdefault((g.rule_id, g.fires_on), g)
        elif g.fires_on and g.field:
            by_place.setdefault((g.fires_on, g.field), g)
    return by_rule, by_place


def firing_of(s: Snapshot, gap: Gap) -> Firing | None:
    """What a gap is the record of, where its rule fires still."""
    if gap.rule_id is None or gap.rule_id not in gaps.RULES:
        return None
    return next((f for f in gaps.fires(s, gap.rule_id) if f.found.on == gap.fires_on), None)


def message_of(s: Snapshot, gap: Gap) -> str:
    """What is open, in somebody’s words; in those of the rule as it stands now, where nobody has said it otherwise."""
    fired = firing_of(s, gap) if is_open(gap) else None
    if fired is not None and gap.message in fired.found.before:
        return fired.found.message
    return gap.message or ""


def values_of(firing: Firing) -> dict[str, Any]:
    """What the record of a firing begins with. Who answers it, and by when, nobody has said."""
    return {
        "message": firing.found.message,
        "rule_id": firing.rule.id,
        "fires_on": firing.found.on,
        "document": firing.rule.document,
        "field": firing.found.field,
    }


def unkept(s: Snapshot, upto: int | None = None) -> list[Firing]:
    """The firings that speak by a session and have no record, open or not; warnings never have one."""
    return [f for f in gaps.speaking(s, upto) if f.weight != WARNING and record_of(s, f) is None]


def not_yet(firing: Firing) -> Gap:
    """What is open without a record, as one that is in no file."""
    return Gap(id=id_of(firing), status=OPEN, **values_of(firing))


def is_open(gap: Gap) -> bool:
    """Whether nobody has settled or waived it."""
    return (gap.status or OPEN) == OPEN


def open_gaps(s: Snapshot) -> list[Gap]:
    """All that is open: the records, then what speaks and has none yet."""
    return [g for g in s.all(Gap) if is_open(g)] + [not_yet(f) for f in unkept(s)]


def answered(s: Snapshot, gap: Gap, values: dict[str, Any]) -> c.Command:
    """An answer to what is open: it makes the record where there is none, and brings back one that was withdrawn."""
    kept = s.get(Gap, gap.id)
    change = c.Change(Gap.KIND.table, gap.id, values)
    if kept is None:
        begun = {n: getattr(gap, n) for n in BEGUN}
        return c.Add(Gap.KIND.table, gap.id, {**begun, **values})
    if kept.withdrawn_at is not None:
        return c.Together("change", (c.BringBack(Gap.KIND.table, gap.id), change))
    return change


def follow(before: Snapshot, after: Snapshot, *, undone: bool = False) -> list[Edit]:
    """What a change does to the records: settled where their rule fires no longer, open again where it does anew.

    What somebody answered while the rule went on firing stays answered, and what no rule ever found stays open. Where
    the change takes back another one, a record that nobody has touched goes with what it was about.
    """
    kept = [g for g in after.all(Gap) if g.rule_id in gaps.RULES]
    if not kept or before is after:
        return []
    rules = {g.rule_id for g in kept if g.rule_id}
    was, now = _firing(before, rules), _firing(after, rules)
    out = []
    for g in kept:
        key = (g.rule_id, g.fires_on)
        if key in was and key not in now and g.status != SETTLED:
            gone = undone and _untouched(g)
            out.append(removed(g) if gone else changed(g, g.with_values(status=SETTLED)))
        elif key in now and key not in was and g.status == SETTLED:
            out.append(changed(g, g.with_values(status="waived" if g.waived_by_person_id else OPEN)))
    return [e for e in out if e is not None]


def _untouched(g: Gap) -> bool:
    """Whether it is as the end of a session has left it."""
    return g.id.startswith(f"{PREFIX}g") and g.changed_at is None and not (g.owner_person_id or g.due_date)


def _firing(s: Snapshot, rules: Iterable[str]) -> set[tuple[str | None, str | None]]:
    return {f.key for rule in rules for f in gaps.fires(s, rule)}
