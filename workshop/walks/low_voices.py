"""The lowest voices: each organisation that showed less than three says what would raise it, the lowest first."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime

from workshop import commands as c
from workshop.capture.reading import Reading
from workshop.formulas import choosing
from workshop.formulas.consent import org_of, row_id
from workshop.kinds import Decision, Fist
from workshop.shown import called
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.walks.walk import Answer, Answers, NewId, Row

NEVER = datetime.min.replace(tzinfo=UTC)
QUESTION = tr("What would raise it?")


class LowVoices:
    """The fists under three of the decision that was asked last. Empty Enter goes on; words are the note."""

    name = tr("Lowest voice")
    one = "organisation"
    words = tr("What would raise it")
    reads = "quote"
    placeholder = tr("What would raise it, in their words")

    def asked(self, s: Snapshot) -> Decision | None:
        """The decision with fists that changed last: in this walk that is always the one that is walked."""
        found = [d for d in s.all(Decision) if d.fists]
        return max(found, key=lambda d: (d.changed_at or d.created_at or NEVER, d.order or 0), default=None)

    def rows(self, s: Snapshot) -> list[Row]:
        """The low fists, the lowest first; none where nobody is low."""
        decision = self.asked(s)
        low = (
            [f for f in decision.fists if f.fist is not None and f.fist < choosing.LOW] if decision is not None else []
        )
        return [self._row(s, decision, f) for f in sorted(low, key=lambda f: f.fist or 0)] if decision else []

    def _row(self, s: Snapshot, decision: Decision, f: Fist) -> Row:
        facts = (QUESTION, decision.headline)
        title = tr("{called} showed {fist}").format(called=called(s, f.org_id), fist=f.fist)
        return Row(row_id(decision, f.org_id or ""), "decision", title, facts, f.note or "", (), decision.id)

    def answers(self, s: Snapshot, row: Row, new_id: NewId) -> Answers:  # noqa: ARG002 - one shape for all
        """Enter goes on: nobody said it yet."""
        return Answers(Answer("next" if row.answer else tr("next, not said")))

    def typed(self, s: Snapshot, row: Row, reading: Reading, new_id: NewId) -> c.Command | None:  # noqa: ARG002
        """Typed words are what would raise it, in their words."""
        decision, org, note = s.get(Decision, row.record), org_of(row.id), reading.quoted or reading.text
        if decision is None or not note or reading.act != "add":
            return None
        note = f"{note} -- {reading.second}" if reading.second else note
        fists = tuple(dataclasses.replace(f, note=note) if f.org_id == org else f for f in decision.fists)
        return c.Change("decision", decision.id, {"fists": fists})
