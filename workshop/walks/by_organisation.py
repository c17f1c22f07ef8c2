"""Read-back of a large room: what all decided, then one organisation stands at a time with its actions (1.3)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from workshop import commands as c
from workshop.capture.reading import Reading
from workshop.kinds import Action, Decision, Organisation, Person
from workshop.playbook.schema import ALL_OF_US
from workshop.shown import first_name, near
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.walks.read_back import ACCEPTED
from workshop.walks.walk import Answer, Answers, NewId, Row
from workshop.words import counted

NOBODY: Final = "nobody"  # the row of actions without a person


class ByOrganisation:
    """A row for all, then one for each organisation that has promised something. Only `1` accepts."""

    name = tr("Read-back by organisation")
    one = "organisation"
    words = ""
    reads = "action"
    placeholder = ""

    def rows(self, s: Snapshot) -> list[Row]:
        """What all decided; each organisation with its actions; what nobody has taken yet."""
        told: list[tuple[str, str, Sequence[Decision | Action]]] = [(ALL_OF_US, tr("All of us"), _decisions(s))]
        told += [(o.id, o.name or o.short or "", actions_of(s, o.id)) for o in s.all(Organisation)]
        told.append((NOBODY, tr("Nobody yet"), actions_of(s, None)))
        return [_row(s, id_, title, items) for id_, title, items in told if items]

    def answers(self, s: Snapshot, row: Row, new_id: NewId) -> Answers:  # noqa: ARG002 - one shape for all
        """Enter goes on, not yet said; `1` accepts all of the row, and makes proposed decisions."""
        said = tuple(_accepted(x) for x in _items(s, row.id))
        keys = {"1": Answer(ACCEPTED, c.Together("read back", said))} if said and row.id != NOBODY else {}
        return Answers(Answer(tr("next, not yet said")), keys)

    def typed(self, s: Snapshot, row: Row, reading: Reading, new_id: NewId) -> c.Command | None:  # noqa: ARG002
        """Words are an action, as the session adds it; an item is corrected on its card."""
        return None


def actions_of(s: Snapshot, org_id: str | None) -> list[Action]:
    """The actions that somebody of an organisation has taken; None: those without a person."""
    return [a for a in s.all(Action) if _org(s, a) == org_id]


def _org(s: Snapshot, a: Action) -> str | None:
    owner = s.get(Person, a.owner_person_id)
    return owner.org_id if owner is not None else None


def _decisions(s: Snapshot) -> list[Decision]:
    return [d for d in s.all(Decision) if d.status != "reversed"]


def _items(s: Snapshot, id_: str) -> Sequence[Decision | Action]:
    return _decisions(s) if id_ == ALL_OF_US else actions_of(s, None if id_ == NOBODY else id_)


def _row(s: Snapshot, id_: str, title: str, items: Sequence[Decision | Action]) -> Row:
    table = "decision" if id_ == ALL_OF_US else "action"
    answer = ACCEPTED if all(x.read_back for x in items) else ""
    n = counted(len(items), table)
    facts = tuple(_told(s, x) for x in items)
    missing = (tr("Who, and by when?"),) if id_ == NOBODY else ()
    return Row(id_, table, f"{title}: {n}", facts, answer, missing)


def _told(s: Snapshot, x: Decision | Action) -> str:
    if isinstance(x, Decision):
        return x.headline
    when = tr("by {near}").format(near=near(s, x.due_date)) if x.due_date else tr("no date yet")
    who = first_name(s, x.owner_person_id)
    return f"{who}, {when}: {x.headline}" if who else x.headline


def _accepted(x: Decision | Action) -> c.Command:
    values: dict[str, Any] = {"read_back": True}
    if isinstance(x, Decision) and x.status == "proposed":
        values["status"] = "made"
    return c.Change(x.KIND.table, x.id, values)
