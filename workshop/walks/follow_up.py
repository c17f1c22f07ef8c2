"""The follow-up: each promise, one question; what was measured, what was settled, whether it was signed (2.16)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from workshop import commands as c
from workshop import dates
from workshop.capture.reading import Reading
from workshop.decide import Refused
from workshop.kinds import Action, Amendment, Gap, PilotDesign, PilotTerms, TheAsk, Trust, Value
from workshop.shown import called, first_name, near
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.views.since import DONE, DROPPED, UNDER_WAY, again, days_to_signature, to_measure
from workshop.vocabulary import label
from workshop.walks.walk import Answer, Answers, NewId, Row
from workshop.words import counted, joined, one_line

PROMISED, MEASURED, SETTLED, DATES = (
    tr("What was promised"),
    tr("What was measured"),
    tr("What was to be settled"),
    tr("The dates"),
)
SINCE: Final = tr("Since the day")
SIGNED: Final = "follow.signed"
_STATES: Final = {"1": (DONE, "done"), "2": (UNDER_WAY, tr("under way")), "3": (DROPPED, "dropped")}


class FollowUpWalk:
    """Promise by promise. Enter: not yet. Words are what shows that it is done."""

    name = tr("Follow-up")
    one = "promise"
    words = tr("Keep as what happened")
    reads = "clause"
    placeholder = tr("What shows it, in words; a figure where something was to be measured")

    def __init__(self, today: date | None = None, completed: Callable[[Snapshot], int] = lambda _: 0) -> None:
        self._today = today
        self._completed = completed  # how many fields the desk has filled or changed since the record was accepted

    def rows(self, s: Snapshot) -> list[Row]:
        """What was promised, what was to be measured and settled, and the dates of the pilot."""
        out = [_promise(s, a) for a in s.all(Action)]
        out += [_measure(s, v) for v in to_measure(s)]
        out += [_gap(s, g) for g in s.all(Gap) if (g.status or "open") == "open"]
        out += [*self._dates(s), *_signed(s)]
        return [*out, *_trust(s), *self._changed(s)] if out else []

    def _changed(self, s: Snapshot) -> list[Row]:
        """What is not as it was when it was accepted."""
        found = ((len(s.all(Amendment)), "amendment"), (self._completed(s), "field"))
        said = [counted(n, what) for n, what in found if n]
        if not said:
            return []
        title = tr("What changed since the record was accepted: {said}").format(said=joined(said))
        return [Row("follow.changed", "date", title, (), note=tr("/history lists it"), group=SINCE)]

    def head(self, s: Snapshot) -> str:
        """`Follow-up. 48 days since the day. 3 of 14 promises kept. Signed after 30 days.`"""
        day, found = s.workshop.date, s.all(Action)
        n = (self._today - day).days if self._today and day else None
        said = [tr("{days} since the day.").format(days=counted(n, "day")) if n is not None and n >= 0 else ""]
        kept = sum(a.status == DONE for a in found)
        said.append(
            tr("{kept} of {promises} kept.").format(kept=kept, promises=counted(len(found), "promise")) if found else ""
        )
        after = days_to_signature(s)
        said.append(
            tr("Signed after {days}.").format(days=counted(after, "day"))
            if after is not None
            else tr("Not signed yet.")
        )
        return " ".join([f"{self.name}.", *(p for p in said if p)])

    def answers(self, s: Snapshot, row: Row, new_id: NewId) -> Answers:  # noqa: ARG002 - one shape for all
        """Enter goes on: not yet. A digit says how far a promise is."""
        if row.table == "action":
            keys = {
                k: Answer(said, c.Change("action", row.id, {"status": code})) for k, (code, said) in _STATES.items()
            }
            return Answers(Answer(tr("not yet")), keys, (tr("what shows it"),))
        if row.table == "gap":
            return Answers(
                Answer(tr("still open")),
                {"1": Answer(tr("settled"), c.Change("gap", row.id, {"status": tr("settled")}))},
            )
        typing = {"value": (tr("what was measured"),), "pilot_terms": (tr("the date"),)}.get(row.table, ())
        return Answers(Answer(tr("not yet") if typing else "next"), typing=typing)

    def typed(self, s: Snapshot, row: Row, reading: Reading, new_id: NewId) -> c.Command | None:  # noqa: ARG002
        """Words of a promise show that it is done; of a measure they are what was measured; a date is the signature.

        Raises:
            Refused: nothing is answered in words there.
        """
        words = (reading.quoted or reading.text).strip()
        due = next((x.value for x in reading.signs if x.field == "due_date"), None)
        if reading.act not in {"add", "change"}:
            return None
        if row.table == "action" and words:
            return c.Change("action", row.id, {"evidence_of_done": words, "status": DONE})
        if row.table == "value" and words:
            return c.Change("value", row.id, {"measured_value": words, "measured_on": due or self._today})
        if row.id == SIGNED:
            on = due or (dates.read_date(words, self._today) if words and self._today else None)
            terms = s.one(PilotTerms)
            if on is None or terms is None:
                raise Refused(tr("When was it signed? Type a date, such as 2 nov."))
            return c.Change("pilot_terms", terms.id, {"signed_on": on, "status": "agreed"})
        raise Refused(tr("This is not answered in words. Enter goes on."))

    def _dates(self, s: Snapshot) -> list[Row]:
        """What the pilot has before it, each with how far off it is."""
        ask, terms, plan = s.one(TheAsk), s.one(PilotTerms), s.one(PilotDesign)
        found: list[tuple[str, date | None]] = [
            (tr("The answer to the ask"), ask.by if ask else None),
            (tr("We meet again"), ask.next_on if ask else None),
            (tr("First use"), terms.planned_first_use if terms else None),
            (tr("Stop review"), plan.stop_review_on if plan else None),
            (tr("Decision on what comes after"), plan.decision_date if plan else None),
        ]
        known = sorted(((on, what) for what, on in found if on is not None), key=lambda x: x[0])
        return [
            Row(f"follow.{what}", "date", f"{what}: {dates.short_with_year(on)}", (), note=self._off(on), group=DATES)
            for on, what in known
        ]

    def _off(self, on: date) -> str:
        if self._today is None:
            return ""
        n = (on - self._today).days
        if n == 0:
            return tr("today")
        return (
            tr("in {days}").format(days=counted(n, "day"))
            if n > 0
            else tr("{days} ago").format(days=counted(-n, "day"))
        )


def _promise(s: Snapshot, a: Action) -> Row:
    who = called(s, a.owner_person_id)
    facts = [tr(" by ").join(p for p in (who, near(s, a.due_date)) if p)]
    facts += (
        [tr("Shown by: {evidence_of_done}").format(evidence_of_done=a.evidence_of_done)] if a.evidence_of_done else []
    )
    moved = a.status in {DONE, DROPPED, UNDER_WAY}
    asked = (
        tr("Did {first_name} do it? {headline}").format(
            first_name=first_name(s, a.owner_person_id), headline=a.headline
        )
        if a.owner_person_id
        else a.headline
    )
    answer = label("action_status", a.status).lower() if moved else ""
    return Row(a.id, "action", asked, tuple(f for f in facts if f), answer, group=PROMISED)


def _measure(s: Snapshot, v: Value) -> Row:
    by = tr(" by {near}").format(near=near(s, v.measured_by)) if v.measured_by else ""
    facts = (
        tr("Before: {baseline}. Target: {target}{by}").format(
            baseline=v.baseline or tr("not said"), target=v.target or tr("not said"), by=by
        ),
    )
    answer = f"{one_line(v.measured_value)}" if v.measured_value else ""
    return Row(v.id, "value", one_line(v.measure or ""), facts, answer, group=MEASURED)


def _gap(s: Snapshot, g: Gap) -> Row:
    who = called(s, g.owner_person_id)
    facts: tuple[Any, ...] = (tr(" by ").join(p for p in (who, near(s, g.due_date)) if p),)
    return Row(g.id, "gap", g.headline, tuple(f for f in facts if f), "", group=SETTLED)


def _trust(s: Snapshot) -> list[Row]:
    """The slips, counted once more; what came of it only where five or more answered."""
    statements = s.all(Trust)
    if not statements:
        return []
    facts = tuple(f"{x.text} {x.end} → {x.later}" for x in again(s))
    answer = "counted" if any(any(t.later) for t in statements) else ""
    title = tr("Trust, once more: the same {statements}").format(statements=counted(len(statements), "statement"))
    return [Row("follow.trust", "date", title, facts, answer, note=tr("/count slips later counts them"), group=SINCE)]


def _signed(s: Snapshot) -> list[Row]:
    terms = s.one(PilotTerms)
    if terms is None:
        return []
    answer = dates.short_with_year(terms.signed_on) if terms.signed_on else ""
    return [Row(SIGNED, "pilot_terms", tr("When was the agreement signed?"), (), answer, about=terms.id, group=DATES)]
