"""Roll call: who is here, and what each may decide today: one key a person."""

from __future__ import annotations

from typing import Final

from workshop import commands as c
from workshop.capture.reading import Reading
from workshop.kinds import Person
from workshop.shown import called
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.vocabulary import label
from workshop.walks.walk import Answer, Answers, NewId, Row

_KEYS: Final = {"1": "decide", "2": "recommend", "3": "advise", "4": "none"}


class RollCall:
    """Each person on the list."""

    name = tr("Roll call")
    one = "person"
    words = ""
    reads = "person"
    placeholder = ""

    def rows(self, s: Snapshot) -> list[Row]:
        """People in their order."""
        return [self._row(s, p) for p in s.all(Person)]

    def _row(self, s: Snapshot, p: Person) -> Row:
        answer = ""
        if p.here is False:
            answer = tr("not here")
        elif p.here:
            authority = label("authority_today", p.authority_today).lower()
            answer = tr("here, {authority}").format(authority=authority) if authority else tr("here")
        facts = tuple(f for f in (called(s, p.org_id, full=True), p.job_title or "") if f)
        return Row(p.id, "person", p.headline, facts, answer)

    def answers(self, s: Snapshot, row: Row, new_id: NewId) -> Answers:  # noqa: ARG002 - one shape for all
        """Enter is here; a digit says what they may decide and also means here."""
        keys = {}
        for key, code in _KEYS.items():
            said = c.Change("person", row.id, {"here": True, "authority_today": code})
            keys[key] = Answer(label("authority_today", code).lower(), said)
        keys["-"] = Answer(tr("not here"), c.Change("person", row.id, {"here": False}))
        return Answers(Answer(tr("here"), c.Change("person", row.id, {"here": True})), keys)

    def typed(self, s: Snapshot, row: Row, reading: Reading, new_id: NewId) -> c.Command | None:  # noqa: ARG002
        """Words that name somebody new are a new person, not an answer."""
        return None
