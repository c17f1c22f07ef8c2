"""Consent: any reasoned objection? It changes the proposal, both versions are kept, and all are asked again."""

from __future__ import annotations

import dataclasses
from typing import Any, Final

from workshop import commands as c
from workshop.capture.reading import Reading
from workshop.formulas.authority import NOBODY, ORDER
from workshop.formulas.consent import objections, org_of, round_of, row_id, said_in_round, wants_change
from workshop.formulas.room import in_the_room
from workshop.kinds import Decision, Objection, Person
from workshop.shown import called, first_name
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.vocabulary import label
from workshop.walks.walk import Answer, Answers, NewId, Row
from workshop.words import sentence

CONDITIONS: Final = "conditions"
QUESTION: Final = tr("Any reasoned objection?")
NONE: Final = tr("no objection")
REMAINS: Final = tr("objects: it remains")


class ConsentWalk:
    """One proposal, asked of each organisation in the room. Only `1` consents, for it speaks for somebody."""

    name = tr("Consent")
    one = "organisation"
    words = tr("Keep as their objection")
    changes = tr("Change the proposal to this")
    reads = "quote"
    placeholder = tr("A reasoned objection, in their words")
    reworded = tr("The proposal as it would read then; F2 brings its words")

    def __init__(self, decision: str | None = None) -> None:
        """`decision` is the id of the proposal; without it, the last one."""
        self._decision = decision

    def asked(self, s: Snapshot) -> Decision | None:
        """The proposal."""
        proposed = [d for d in s.all(Decision) if d.status == "proposed"]
        return s.get(Decision, self._decision) or next(reversed(proposed), None)

    # -- rows --
    def rows(self, s: Snapshot) -> list[Row]:
        """Each organisation, and after one that objects what would meet that; the panel of residents is asked too."""
        decision = self.asked(s)
        if decision is None:
            return []
        out = []
        for org in in_the_room(s):
            said = said_in_round(decision, org.id)
            out.append(self._row(s, decision, org.id, said))
            if said is not None and said.objection and said.remains is None:
                out.append(self._change(s, decision, said))
        return out

    def _row(self, s: Snapshot, d: Decision, org_id: str, said: Objection | None) -> Row:
        facts = [QUESTION, _beyond(s, org_id)]
        facts += [_earlier(o) for o in objections(d) if o.org_id == org_id and o is not said]
        answer = ""
        if said is not None:
            facts += [f"“{said.objection}”"] if said.objection else []
            answer = (REMAINS if said.remains else tr("objects")) if said.objection else NONE
        title = called(s, org_id, full=True)
        told = tuple(f for f in facts if f)
        return Row(row_id(d, org_id), "decision", title, told, answer, (), d.id, _over(d))

    def _change(self, s: Snapshot, d: Decision, said: Objection) -> Row:
        facts = (f"{called(s, said.org_id)}: “{said.objection}”", tr("Now: {headline}").format(headline=d.headline))
        row = row_id(d, said.org_id or "", "change")
        return Row(row, "decision", tr("What change would meet it?"), facts, "", (), d.id, _over(d))

    # -- answers --
    def answers(self, s: Snapshot, row: Row, new_id: NewId) -> Answers:  # noqa: ARG002 - one shape for all
        """Enter goes on; `1` has no objection, and the last of these makes the decision."""
        decision = s.get(Decision, row.record)
        if decision is None:
            return Answers(Answer(tr("next")))
        if wants_change(row.id):
            remains = c.Change("decision", decision.id, {"objections": self._remaining(decision, org_of(row.id))})
            typing = (tr("the proposal in other words, F2 brings its words"), tr("condition: …"))
            return Answers(Answer(tr("next, no change yet")), {"2": Answer(tr("it remains"), remains)}, typing)
        command = c.Change("decision", decision.id, self._consenting(s, decision, org_of(row.id)))
        return Answers(
            Answer(tr("next, not yet said")), {"1": Answer(NONE, command)}, (tr("the objection, in their words"),)
        )

    def words_at(self, row: Row | None) -> str:
        """What typed words do to a row, for the first chip."""
        return self.changes if row is not None and wants_change(row.id) else self.words

    def _consenting(self, s: Snapshot, d: Decision, org_id: str) -> dict[str, Any]:
        """No objection in this round: what it objected before does not remain."""
        now = round_of(d)
        kept = [o for o in d.objections if o.org_id != org_id or o.objection or (o.round or 1) != now]
        settled = [dataclasses.replace(o, remains=False) if o.org_id == org_id and o.objection else o for o in kept]
        said = (*settled, Objection(round=now, org_id=org_id, remains=False))
        values: dict[str, Any] = {"objections": said}
        after = d.with_values(objections=said)
        if d.status == "proposed" and all(_consents(after, org.id) for org in in_the_room(s)):
            values |= {"status": "made", "method": d.method or "consent"}
        return values

    def _remaining(self, d: Decision, org_id: str) -> tuple[Objection, ...]:
        said = said_in_round(d, org_id)
        return tuple(dataclasses.replace(o, remains=True) if o is said else o for o in d.objections)

    # -- words --
    def typed(self, s: Snapshot, row: Row, reading: Reading, new_id: NewId) -> c.Command | None:  # noqa: ARG002
        """Words are the objection; on the row after it they are the proposal as it reads then, or a condition."""
        decision, words = s.get(Decision, row.record), _words(reading)
        if decision is None or not words:
            return None
        if reading.act == "field":
            if reading.field_line != CONDITIONS or not wants_change(row.id):
                return None
            met = self._met(decision, org_of(row.id), f"Condition added: {words}")
            return c.Change("decision", decision.id, {CONDITIONS: (*decision.conditions, words), "objections": met})
        if reading.act != "add":
            return None
        if wants_change(row.id):
            met = self._met(decision, org_of(row.id), words)
            return c.Change("decision", decision.id, {"decision": words, "objections": met})
        now = round_of(decision)
        others = tuple(o for o in decision.objections if o is not said_in_round(decision, org_of(row.id)))
        said = Objection(round=now, org_id=org_of(row.id), objection=words)
        values: dict[str, Any] = {"objections": (*others, said)}
        return c.Change("decision", decision.id, values)

    def _met(self, d: Decision, org_id: str, change: str) -> tuple[Objection, ...]:
        """The objection with its change and the words before it: all are asked again."""
        said = said_in_round(d, org_id)
        return tuple(
            dataclasses.replace(o, words_before=d.decision, change_made=change, asked_again=True) if o is said else o
            for o in d.objections
        )


def _words(reading: Reading) -> str:
    """All that was typed, as words."""
    words = reading.text or reading.quoted or ""
    return f"{words} -- {reading.second}" if reading.second and reading.act == "add" else words


def _consents(d: Decision, org_id: str) -> bool:
    said = said_in_round(d, org_id)
    return said is not None and not said.objection


def _over(d: Decision) -> str:
    """What all rows are about, and in which round: `Round 2 · The pilot is the low-income check`."""
    now = round_of(d)
    return tr("Round {now} · {headline}").format(now=now, headline=d.headline) if now > 1 else d.headline


def _beyond(s: Snapshot, org_id: str) -> str:
    """Who can only recommend, where nobody here can decide for it; nothing before somebody said what they may."""
    here = [p for p in s.all(Person) if p.org_id == org_id and p.here is not False and p.authority_today]
    if not here or any(p.authority_today == "decide" for p in here):
        return ""
    best = min(here, key=lambda p: ORDER.index(p.authority_today or NOBODY))
    return tr("{first_name} {label}: who decides, and when?").format(
        first_name=first_name(s, best.id), label=label("authority_today", best.authority_today).lower()
    )


def _earlier(o: Objection) -> str:
    change = f" {sentence(tr('Changed: {change_made}').format(change_made=o.change_made))}" if o.change_made else ""
    return tr("Round {round}: “{objection}”{change}").format(round=o.round or 1, objection=o.objection, change=change)
