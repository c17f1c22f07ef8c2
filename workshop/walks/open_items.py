"""What is still open, by who can answer it: gaps and questions, with a name and a date each (interaction.md 2.10)."""

from __future__ import annotations

from datetime import date

from workshop import commands as c
from workshop import dates
from workshop.capture.reading import Reading
from workshop.gaps import BLOCKING, severity
from workshop.kinds import Gap, Person, Question
from workshop.shown import called
from workshop.snapshot import Snapshot
from workshop.vocabulary import label
from workshop.walks.walk import Answer, Answers, NewId, Row
from workshop.words import sentence

OPEN = "open"
Item = Gap | Question


class OpenWalk:
    """Person by person, who has nobody first. Empty Enter: it stays open, owner and date stand."""

    name = "Still open"
    one = "open item"
    words = "Correct the words"
    reads = "clause"
    placeholder = "@ and who answers it, by when"

    def rows(self, s: Snapshot) -> list[Row]:
        """What is open, by person, and by date for each."""
        people = {p.id: n for n, p in enumerate(s.all(Person), 1)}
        found = open_items(s)
        order = sorted(found, key=lambda i: (people.get(_who(i) or "", 0), i.due_date is None, i.due_date or date.max))
        return [self._row(s, i, found) for i in order]

    def _row(self, s: Snapshot, i: Item, found: list[Item]) -> Row:
        who = s.get(Person, _who(i))
        missing = tuple(w for w, there in (("Who?", who), ("By when?", i.due_date)) if not there)
        facts = [f"By {dates.short(i.due_date)}" if i.due_date else ""]
        facts.append("A question" if isinstance(i, Question) else _place(s, i))
        n = sum(_who(x) == _who(i) for x in found)
        return Row(
            i.id,
            i.KIND.table,
            i.headline,
            tuple(f for f in facts if f),
            "",
            missing,
            group=f"{_name(s, who)} · {n} open",
        )

    def answers(self, s: Snapshot, row: Row, new_id: NewId) -> Answers:  # noqa: ARG002 - one shape for all
        """Enter goes on: what stands, stands."""
        typing = ("@who by when", "/answered and how", "/waive why @who")
        return Answers(Answer("stays open, next"), typing=typing)

    def typed(self, s: Snapshot, row: Row, reading: Reading, new_id: NewId) -> c.Command | None:  # noqa: ARG002
        """Words correct it; a name and a date among them say who answers it, by when."""
        if reading.act != "add" or not reading.text:
            return None
        who, text = ("to_person_id", "text") if row.table == "question" else ("owner_person_id", "message")
        signs = {"owner_person_id": who, "due_date": "due_date"}
        values = {signs[x.field]: x.value for x in reading.signs if x.field in signs}
        return c.Change(row.table, row.id, {text: reading.text, **values})

    def answered(self, s: Snapshot, row: Row, words: str) -> c.Command:
        """It is settled; the words say how."""
        if row.table == "question":
            return c.Change("question", row.id, {"status": "answered"} | ({"answer": words} if words else {}))
        gap = s.get(Gap, row.id)
        told = f"{sentence(gap.message or '')} Answered: {words}" if gap is not None and words else None
        return c.Change("gap", row.id, {"status": "settled"} | ({"message": told} if told else {}))

    def waived(self, row: Row, who: str, reason: str) -> c.Command | None:
        """A named person knowingly leaves it open, for a reason; None where that is no answer: a question waits."""
        if row.table != "gap":
            return None
        return c.Change("gap", row.id, {"waived_by_person_id": who, "waive_reason": reason})


def open_items(s: Snapshot) -> list[Item]:
    """Gaps and questions that are open."""
    gaps: list[Item] = [g for g in s.all(Gap) if (g.status or OPEN) == OPEN]
    return gaps + [q for q in s.all(Question) if (q.status or OPEN) == OPEN]


def _who(i: Item) -> str | None:
    return i.to_person_id if isinstance(i, Question) else i.owner_person_id


def _name(s: Snapshot, who: Person | None) -> str:
    if who is None:
        return "Nobody yet"
    here = "" if who.here is not False else " (not here)"
    return ", ".join(p for p in (f"{who.headline}{here}", called(s, who.org_id)) if p)


def _place(s: Snapshot, g: Gap) -> str:
    said = [label("gap_document", g.document), "before first use" if severity(s, g) == BLOCKING else ""]
    return ", ".join(p for p in said if p)
