"""What becomes of the others: each use case beside the pilot keeps a state and a reason; so does a no."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from workshop import commands as c
from workshop.capture.reading import Reading
from workshop.formulas import choosing
from workshop.kinds import Question, UseCase
from workshop.shown import called, near, several
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.vocabulary import label
from workshop.walks.walk import Answer, Answers, NewId, Row
from workshop.words import sentence

KEYS: Final[Mapping[str, str]] = MappingProxyType(
    {"1": "quick_win", "2": "shortlisted", "3": "deferred", "4": "parked", "5": "rejected"}
)
NOES: Final = frozenset({"parked", "rejected"})
OPEN: Final = frozenset({None, "idea", "candidate"})
WHY: Final = tr("Why, and what would turn it?")
TURNED: Final = "What would turn it: "


class OthersWalk:
    """The use cases beside the pilot. A digit gives the state; a no stays until it has its reason."""

    name = tr("The others")
    one = tr("use case")
    words = tr("The reason, in their words")
    reads = "question"
    placeholder = tr("Why -- what would turn it, by when to ask again")

    def rows(self, s: Snapshot) -> list[Row]:
        """Highest total first, then as they were asked."""
        order = [u for group in choosing.ranking(s) for u in group]
        found = [*order, *(u for u in choosing.asks(s) if u not in order)]
        return [self._row(s, u) for u in found if u.status != "pilot"]

    def _row(self, s: Snapshot, u: UseCase) -> Row:
        who, whom = called(s, u.acquirer_org_id), several(s, u.supplier_org_ids)
        facts = [tr("{who} asks {whom}").format(who=who, whom=whom) if who and whom else who, u.choice_reason or ""]
        again = next((q for q in s.all(Question) if q.relates_to == u.id and q.due_date), None)
        facts += (
            [tr("Ask again: {near}").format(near=near(s, again.due_date))]
            if again is not None and again.due_date
            else []
        )
        answer = label("use_case_status", u.status) if u.status not in OPEN else ""
        exceptions = (WHY,) if u.status in NOES and not u.choice_reason else ()
        return Row(u.id, "use_case", u.headline, tuple(f for f in facts if f), answer, exceptions)

    def answers(self, s: Snapshot, row: Row, new_id: NewId) -> Answers:  # noqa: ARG002 - one shape for all
        """Enter goes on; a digit gives the state."""
        keys = {}
        for key, code in KEYS.items():
            command = c.Change("use_case", row.id, {"status": code})
            keys[key] = Answer(label("use_case_status", code).lower(), command, goes_on=code not in NOES)
        return Answers(
            Answer("next" if row.answer else tr("next, not yet said")), keys, (tr("why -- what would turn it"),)
        )

    def typed(self, s: Snapshot, row: Row, reading: Reading, new_id: NewId) -> c.Command | None:
        """Words are the reason; after two dashes what would turn it; a date is when to ask again."""
        words = reading.quoted or reading.text
        if reading.act != "add" or not words:
            return None
        why, _, turn = (part.strip() for part in words.partition(" -- "))
        reason = " ".join(x for x in (sentence(why), sentence(TURNED + turn)) if x) if turn else words
        change = c.Change("use_case", row.id, {"choice_reason": reason})
        signs: dict[str, Any] = {x.field: x.value for x in reading.signs if x.field in {"due_date", "to_person_id"}}
        if "due_date" not in signs:
            return change
        return c.Together("reason", (change, self._again(s, row, signs, new_id)))

    def _again(self, s: Snapshot, row: Row, signs: dict[str, Any], new_id: NewId) -> c.Command:
        """When to ask again: a question with a date, about the use case."""
        found = next((q for q in s.all(Question) if q.relates_to == row.id), None)
        if found is not None:
            return c.Change("question", found.id, signs)
        return c.Add(
            "question",
            new_id(Question),
            {"text": tr("Ask again: {row}").format(row=row.title), "relates_to": row.id, **signs},
        )
