"""The pilot designer: how small can it be? One part after the other, each offered at half (interaction.md 2.5, W7)."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, Final

from workshop import commands as c
from workshop import dates
from workshop.capture.reading import Reading
from workshop.decide import Refused
from workshop.formulas.halving import grew_from, half, smaller
from workshop.formulas.pilot_parts import DAYS, PILOT, QUESTIONS, part_of, shown
from workshop.kinds import PilotDesign
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.vocabulary import label, vocabulary
from workshop.walks.walk import Answer, Answers, NewId, Row
from workshop.words import shortened

HALF: Final = "-"
LENGTH: Final = 40  # characters of an answer beside its question


class Designer:
    """Eight questions about the pilot. Enter leaves an answer as it is, `-` takes half of it, words replace it."""

    name = tr("The pilot’s size")
    one = "question"
    words = tr("The answer")
    reads = "quote"
    placeholder = tr("The smallest answer that would still teach us something")

    def rows(self, s: Snapshot) -> list[Row]:
        """The questions; none before there is a pilot."""
        return [self._row(s, part) for part in QUESTIONS] if s.pilot is not None else []

    def _row(self, s: Snapshot, part: str) -> Row:
        d = s.one(PilotDesign) or PilotDesign(id="")
        answer, halved = shown(d, part), half(d, part)
        facts = [answer] if answer else []
        facts += (
            [tr("Half: {halved}. No longer learned: {lost}").format(halved=halved.text, lost=halved.lost)]
            if halved is not None
            else []
        )
        steps = [
            tr("{was} → {now}. No longer learned: {no_longer_learned}").format(
                was=h.was, now=h.now, no_longer_learned=h.no_longer_learned
            )
            for h in d.halvings
            if h.field == part
        ]
        was = grew_from(d, part)
        grew = (tr("It grew again: {was} was said before").format(was=was),) if was else ()
        told = shortened(answer, LENGTH)
        return Row(f"{PILOT}{part}", "pilot_design", QUESTIONS[part], (*facts, *steps), told, grew, d.id)

    def answers(self, s: Snapshot, row: Row, new_id: NewId) -> Answers:
        """Enter leaves it; `-` takes half, where half is known."""
        d, part = s.one(PilotDesign), part_of(row.id)
        halved = half(d, part) if d is not None and part else None
        enter = Answer(tr("as it is, next") if row.answer else tr("next, not yet said"))
        if halved is None:
            return Answers(enter, {}, (_example(part),))
        command = self._keep(s, {part: halved.value}, new_id)
        return Answers(
            enter,
            {HALF: Answer(tr("half: {halved}").format(halved=shortened(halved.text, LENGTH)), command, goes_on=False)},
            (_example(part),),
        )

    def typed(self, s: Snapshot, row: Row, reading: Reading, new_id: NewId) -> c.Command | None:
        """Typed words are the answer.

        Raises:
            Refused: they are no date, or no length of time.
        """
        words, part = reading.text or reading.quoted, part_of(row.id)
        if reading.act != "add" or not words or not part:
            return None
        words = f"{words} -- {reading.second}" if reading.second else words
        return self._keep(s, _values(s, part, words), new_id)

    def _keep(self, s: Snapshot, values: dict[str, Any], new_id: NewId) -> c.Command:
        """The answer, and what became smaller by it."""
        before = s.one(PilotDesign)
        if before is None:
            first = s.pilot.id if s.pilot is not None else None
            return c.Add("pilot_design", new_id(PilotDesign), {"use_case_id": first, **values})
        after = before.with_values(**values)
        step = next((x for part in values if (x := smaller(before, after, part)) is not None), None)
        case = {"use_case_id": s.pilot.id} if s.pilot is not None and before.use_case_id is None else {}
        halvings: dict[str, Any] = {"halvings": (*before.halvings, step)} if step is not None else {}
        return c.Change("pilot_design", before.id, {**values, **case, **halvings})


def _example(part: str) -> str:
    if part in DAYS:
        return tr("a date, such as 27 nov")
    return {"duration": tr("such as 6 weeks"), "fields": tr("with commas between")}.get(part, tr("the answer"))


def _values(s: Snapshot, part: str, words: str) -> dict[str, Any]:
    if part in DAYS:
        bare = re.sub(r"^(?:on|by)\s+", "", words.strip(), flags=re.IGNORECASE)
        found = dates.read_date(bare, s.workshop.date or date.min)
        if found is None:
            raise Refused(tr("A date, such as 27 nov."))
        return {part: found}
    if part == "duration":
        return _length(words)
    if part == "fields":
        return {part: tuple(x for x in (p.strip() for p in re.split(r"[,;]", words)) if x)}
    return {part: words}


def _length(words: str) -> dict[str, Any]:
    m = re.match(r"\s*(\d{1,3})\s*([a-z]*)", words, re.IGNORECASE)
    typed = m[2].lower() if m else ""
    unit = next(
        (u for u in vocabulary("period_unit") if typed and label("period_unit", u).lower().startswith(typed)), ""
    )
    if m is None or not int(m[1]) or (typed and not unit):
        raise Refused(tr("A length of time, such as 6 weeks."))
    return {"duration": int(m[1]), "duration_unit": unit or "weeks"}
