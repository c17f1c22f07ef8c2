"""The ask: what somebody is asked to decide, of whom, by when, with which answers; and when the room meets again."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final

from workshop import commands as c
from workshop import dates
from workshop.capture.reading import Reading
from workshop.decide import Refused
from workshop.kinds import TheAsk
from workshop.playbook.progress import playbook_of
from workshop.shown import near, shown
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.views.risks import worst_of
from workshop.walks.walk import Answer, Answers, NewId, Row
from workshop.words import joined, sentence
from workshop.working_days import is_working_day, neighbours

PREFIX: Final = "ask."
IF_NO: Final = tr("{prefix}if no").format(prefix=PREFIX)
QUESTIONS: Final = (
    ("text", tr("What do you want your permanent secretary to decide, and by when?")),
    ("to", tr("Of whom is it asked?")),
    ("by", tr("By when?")),
    ("options", tr("Which answers are possible?")),
    ("next_on", tr("When do we meet again?")),
)
TAKES: Final = frozenset({"options", "next_on"})  # of which the playbook offers an answer


class AskWalk:
    """Five questions and what happens otherwise. Empty Enter goes on; `1` takes what is offered."""

    name = tr("The ask")
    one = "question"
    words = tr("Keep as the answer")
    reads = "clause"
    placeholder = tr("The answer in a line; several answers with a semicolon between")

    def rows(self, s: Snapshot) -> list[Row]:
        """The questions; what happens if the answer is no stands before the next date."""
        ask = s.one(TheAsk)
        out = []
        for name, question in QUESTIONS:
            said = shown(s, ask, name) if ask is not None else ""
            offered = _said(s, name, offer(s, name)) if not said else ""
            note = tr("offered: {offered}").format(offered=offered) if offered else ""
            facts, answer = ((said,), "said") if said else ((), "")
            out.append(Row(PREFIX + name, "the_ask", question, facts, answer, note=note))
        return [*out[:-1], _if_no(s), out[-1]]

    def answers(self, s: Snapshot, row: Row, new_id: NewId) -> Answers:
        """`1` takes the offered answer."""
        name = row.id.removeprefix(PREFIX)
        value = offer(s, name) if not row.said and name in TAKES else None
        keys = {"1": Answer(f"{_said(s, name, value)}", _change(s, new_id, {name: value}))} if value else {}
        return Answers(Answer("next" if row.said else tr("next, not yet said")), keys)

    def typed(self, s: Snapshot, row: Row, reading: Reading, new_id: NewId) -> c.Command | None:
        """Words are the answer; a date may be typed with or without `by`.

        Raises:
            Refused: a date is asked for and none was typed, or nothing is asked.
        """
        name = row.id.removeprefix(PREFIX)
        if reading.act not in {"add", "change"}:
            return None
        if row.id == IF_NO:
            raise Refused(tr("This comes from the risks, in the room’s own words. ↓ goes on."))
        due = next((x.value for x in reading.signs if x.field == "due_date"), None)
        words = (reading.quoted or reading.text).strip()
        if name in {"by", "next_on"}:
            value = due or _date(s, words)
            if value is None:
                raise Refused(tr("Type a date, such as 2 nov or +2w."))
            return _change(s, new_id, {name: value})
        if not words:
            return None
        if name == "options":
            return _change(s, new_id, {name: tuple(x.strip() for x in words.split(";") if x.strip())})
        return _change(s, new_id, {name: words} | ({"by": due} if due and name == "text" else {}))


def offer(s: Snapshot, name: str) -> Any:
    """What the playbook offers as an answer: usual options, and a working day so many days after the day."""
    plan, day = playbook_of(s), s.workshop.date
    if name == "options":
        return plan.options or None
    if name == "next_on" and day is not None:
        on, nation = day + timedelta(days=plan.next_in_days), s.workshop.nation or "england"
        return on if is_working_day(on, nation) else neighbours(on, nation)[1]
    return None


def _said(s: Snapshot, name: str, value: Any) -> str:
    if not value:
        return ""
    return near(s, value) if name == "next_on" else joined((sentence(v).rstrip(".") for v in value), tr("or"))


def _date(s: Snapshot, words: str) -> Any:
    """A date typed without its sign; None where it is none."""
    return dates.read_date(words, s.workshop.date) if words and s.workshop.date else None


def _if_no(s: Snapshot) -> Row:
    """The worst of not sharing, in the room’s own words and score: nothing is asked here."""
    found = worst_of(s, "not_sharing")
    worst = found[0] if found else None
    facts = (
        (tr("{worst}: {score} of 25").format(worst=worst.title, score=worst.score),)
        if worst is not None
        else (tr("No risk of not sharing was scored."),)
    )
    return Row(IF_NO, "the_ask", tr("What happens if the answer is no?"), facts, tr("from the record") if worst else "")


def _change(s: Snapshot, new_id: NewId, values: dict[str, Any]) -> c.Command:
    ask = s.one(TheAsk)
    if ask is not None:
        return c.Change(TheAsk.KIND.table, ask.id, values)
    return c.Add(TheAsk.KIND.table, new_id(TheAsk), values)
