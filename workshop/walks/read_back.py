"""Read-back: each decision and action aloud, in the first person; then what is still parked."""

from __future__ import annotations

from typing import Any

from workshop import commands as c
from workshop import dates
from workshop.capture.reading import Reading
from workshop.formulas import choosing
from workshop.kinds import Action, Decision, Parked, Person
from workshop.shown import called, first_name, near, we_decided
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.vocabulary import label
from workshop.walks.walk import Answer, Answers, NewId, Row
from workshop.words import joined, sentence

ACCEPTED = "accepted"
OF_ACTION = frozenset({"owner_person_id", "due_date", "cover_person_id"})


class ReadBack:
    """Decisions, then actions. Empty Enter goes on; only `1` accepts, for it speaks for somebody."""

    name = tr("Read-back")
    one = "item"
    words = tr("Correct this item")
    reads = "action"
    placeholder = ""

    def rows(self, s: Snapshot) -> list[Row]:
        """Decisions, then actions, each in its order."""
        decisions = [self._decision(s, d) for d in s.all(Decision) if d.status != "reversed"]
        return decisions + [self._action(s, a) for a in s.all(Action)]

    def _decision(self, s: Snapshot, d: Decision) -> Row:
        facts = [we_decided(d)]
        facts += [tr("on condition: {conditions}").format(conditions=joined(d.conditions))] if d.conditions else []
        for f in (f for f in d.fists if f.fist is not None and f.fist < choosing.LOW):
            facts.append(
                tr("{called} showed {fist}{note}").format(
                    called=called(s, f.org_id), fist=f.fist, note=f": {f.note}" if f.note else ""
                )
            )
        facts += [tr("disagrees: “{dissent}”").format(dissent=d.dissent)] if d.dissent else []
        exceptions = [label("decision_status", d.status)] if d.status in {"proposed", "provisional"} else []
        return Row(d.id, "decision", d.headline, _filled(facts), ACCEPTED if d.read_back else "", tuple(exceptions))

    def _action(self, s: Snapshot, a: Action) -> Row:
        who = called(s, a.owner_person_id)
        facts = [
            tr("I, {who}, will do this").format(who=who) if who else "",
            tr("by {near}").format(near=near(s, a.due_date)) if a.due_date else "",
        ]
        cover = first_name(s, a.cover_person_id)
        facts += [tr("{cover} takes it along").format(cover=cover)] if cover else []
        missing = [w for w, there in ((tr("Who?"), a.owner_person_id), (tr("By when?"), a.due_date)) if not there]
        owner = s.get(Person, a.owner_person_id)
        if owner is not None and owner.here is False and not a.cover_person_id:
            missing.append(tr("{first_name} is not here").format(first_name=first_name(s, owner.id)))
        return Row(a.id, "action", a.headline, _filled(facts), ACCEPTED if a.read_back else "", tuple(missing))

    def answers(self, s: Snapshot, row: Row, new_id: NewId) -> Answers:  # noqa: ARG002 - one shape for all
        """Enter goes on, not yet said; `1` accepts, and makes a proposed decision."""
        values: dict[str, Any] = {"read_back": True}
        decision = s.get(Decision, row.id)
        if decision is not None and decision.status == "proposed":
            values["status"] = "made"
        return Answers(Answer(tr("next, not yet said")), {"1": Answer(ACCEPTED, c.Change(row.table, row.id, values))})

    def typed(self, s: Snapshot, row: Row, reading: Reading, new_id: NewId) -> c.Command | None:  # noqa: ARG002
        """Words correct the item; “…” keeps dissent in the dissenter's words."""
        if reading.quoted and row.table == "decision":
            return c.Change("decision", row.id, {"dissent": reading.quoted})
        if not reading.text:
            return None
        anew = {"read_back": None}  # what was accepted are other words
        if row.table == "decision":
            return c.Change("decision", row.id, {"decision": reading.text, **anew})
        signs = {x.field: x.value for x in reading.signs if x.field in OF_ACTION}
        return c.Change("action", row.id, {"action": reading.text, **signs, **anew})


class ParkingLot:
    """What is still parked: an action, answered, later, or out."""

    name = tr("Parking lot")
    one = tr("parked item")
    words = tr("Becomes an action")
    reads = "action"
    placeholder = tr("An action of it: what, @ and who, by when")

    def rows(self, s: Snapshot) -> list[Row]:
        """All parked items; those with an end have their answer."""
        out = []
        for p in s.all(Parked):
            facts = _filled([first_name(s, p.raised_by_person_id), dates.clock(p.raised_at) if p.raised_at else ""])
            said = "" if p.disposition == "open" else label("parking_disposition", p.disposition).lower()
            out.append(Row(p.id, "parked", p.headline, facts, said))
        return out

    def answers(self, s: Snapshot, row: Row, new_id: NewId) -> Answers:  # noqa: ARG002 - one shape for all
        """Enter leaves it for later."""
        return Answers(
            Answer(tr("for later"), c.Change("parked", row.id, {"disposition": "later"})),
            {
                "1": Answer(tr("answered"), self._becomes(row, "answered")),
                "2": Answer(tr("out of scope"), self.out(row)),
            },
            (tr("/answered and how"), "/out", tr("a: an action @who by when")),
        )

    def answered(self, s: Snapshot, row: Row, words: str) -> c.Command:
        """It was answered in the room; the words say how."""
        parked = s.get(Parked, row.id)
        if parked is None or not words:
            return self._becomes(row, "answered")
        text = tr("{parked} Answered: {words}").format(parked=sentence(parked.text or ""), words=words)
        return c.Change("parked", row.id, {"disposition": "answered", "text": text})

    def out(self, row: Row) -> c.Command:
        """It will not be dealt with."""
        return self._becomes(row, "out_of_scope")

    def _becomes(self, row: Row, disposition: str) -> c.Command:
        return c.Change("parked", row.id, {"disposition": disposition})

    def typed(self, s: Snapshot, row: Row, reading: Reading, new_id: NewId) -> c.Command | None:  # noqa: ARG002
        """An action typed here (`a: …`) settles the item that is current."""
        return None


def _filled(facts: list[str]) -> tuple[str, ...]:
    return tuple(f for f in facts if f)
