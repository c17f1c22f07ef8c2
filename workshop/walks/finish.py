"""Finish the record: the questions of the evening, one at a time, answered by Enter where one is suggested (4.4)."""

from __future__ import annotations

from typing import Any

from workshop import commands as c
from workshop.capture.intent import command_of
from workshop.capture.reading import Reading
from workshop.decide import Refused
from workshop.field import described
from workshop.finishing import GROUPS, LEFT, NOBODY_SAID, Question, as_left, head, questions
from workshop.kinds import KINDS, Comment
from workshop.shown import called
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.typed import Reader, Unreadable
from workshop.walks.walk import Answer, Answers, NewId, Row


class FinishWalk:
    """The questions in the order of their effect. Enter takes what is suggested; without that it leaves it open."""

    name = tr("Finish the record")
    one = "question"
    words = tr("Keep as the answer")
    reads = "clause"
    placeholder = tr("The answer; /slip @name asks somebody else")

    def rows(self, s: Snapshot) -> list[Row]:
        """What is asked, and what was put aside."""
        return [
            Row(q.key, "finish", q.ask, q.facts, q.left, about=q.about, note=_note(q), group=GROUPS[q.group])
            for q in questions(s)
        ]

    def head(self, s: Snapshot) -> str:
        """How many are left, and how long that takes."""
        return f"{self.name}. {head(questions(s))}"

    def answers(self, s: Snapshot, row: Row, new_id: NewId) -> Answers:
        """Enter takes the suggestion, puts it on the owner's slip, or leaves it open."""
        q = _of(s, row)
        if q is None:
            return Answers(Answer(tr("next")))
        typing = (tr("the answer"),) if q.field else ()
        if q.choices:
            keys = {str(n): Answer(name, _choice(s, q, n, new_id)) for n, (_, name) in enumerate(q.choices, 1)}
            return Answers(Answer(tr("leave it open"), _leave(s, q)), keys)
        if q.takes:
            return Answers(Answer(tr("take it"), _take(q)), {"-": Answer(tr("leave it open"), _leave(s, q))}, typing)
        if q.slip_to and not q.left:
            to_slip = Answer(
                tr("on {called}’s slip").format(called=called(s, q.slip_to)), self.slip(s, q.key, q.slip_to, new_id)
            )
            return Answers(to_slip, {"-": Answer(tr("leave it open"), _leave(s, q))}, (tr("/slip @name"),))
        return Answers(Answer(tr("leave it open"), _leave(s, q)), {}, (*typing, tr("/slip @name")))

    def typed(self, s: Snapshot, row: Row, reading: Reading, new_id: NewId) -> c.Command | None:
        """Words are the answer.

        Raises:
            Refused: they are no value of that field, or each record has its own.
        """
        q = _of(s, row)
        if q is None or reading.act not in {"add", "change"}:
            return None
        if not q.field:
            raise Refused(tr("This is not answered in words here. Enter goes on, /slip @name asks somebody."))
        words = (reading.quoted or reading.text).strip()
        values = _gap(reading) if q.table == "gap" else {q.field: _read(s, q, words)}
        record = s.get(KINDS[q.table], q.about)
        if record is None:
            return c.Add(q.table, new_id(KINDS[q.table]), values)
        return c.Change(q.table, record.id, values)

    def slip(self, s: Snapshot, key: str, who: str, new_id: NewId) -> c.Command:
        """Somebody else is asked: the question goes on that person's slip."""
        q = next(x for x in questions(s) if x.key == key)
        values = {
            "text": q.ask.partition(NOBODY_SAID)[0],
            "on": q.about or None,
            "asks": q.key,
            "mentions": (who,),
            "status": "open",
        }
        return c.Add(Comment.KIND.table, new_id(Comment), values)


def _of(s: Snapshot, row: Row) -> Question | None:
    return next((q for q in questions(s) if q.key == row.id), None)


def _note(q: Question) -> str:
    return tr("suggested") if q.takes else ""


def _take(q: Question) -> c.Command:
    parts = tuple(c.Change(v.table, v.id, {v.field: v.value}) for v in q.takes)
    return parts[0] if len(parts) == 1 else c.Together(tr("suggested"), parts)


def _leave(s: Snapshot, q: Question) -> c.Command | None:
    return None if q.left else c.Set(LEFT, as_left(s, q.key))


def _choice(s: Snapshot, q: Question, n: int, new_id: NewId) -> c.Command | None:
    return command_of(Reading("answer", selected=s.find(q.about), chosen=n), s, new_id)


def _gap(reading: Reading) -> dict[str, Any]:
    found = {x.field: x.value for x in reading.signs if x.field in {"owner_person_id", "due_date"}}
    if not found:
        raise Refused(tr("Who, and by when? Type @name by a date."))
    return found


def _read(s: Snapshot, q: Question, words: str) -> Any:
    try:
        return Reader.of(s).read(described(KINDS[q.table])[q.field], words)
    except Unreadable as e:
        raise Refused(str(e)) from e
