"""What is still open, by who can answer it: gaps and questions, with a name and a date each (interaction.md 2.10)."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from workshop import commands as c
from workshop.capture.reading import Reading
from workshop.gaps import BLOCKING, severity
from workshop.gaps.records import answered as answered_gap
from workshop.gaps.records import firing_of, open_gaps
from workshop.kinds import Action, Gap, Person, Question, UseCase
from workshop.shown import called, first_name, near
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.vocabulary import label
from workshop.walks import its_data
from workshop.walks.walk import Answer, Answers, NewId, Row
from workshop.words import sentence

OPEN = "open"
FIRST_OF_DATA: Final = 3  # the key of the first dataset: 1 and 2 do the same for every row
UNLINKED = "G01"  # the rule of a use case without a dataset of whom it is asked of
Item = Gap | Question
_OF_QUESTION: Final = {"owner_person_id": "to_person_id", "due_date": "due_date"}


class OpenWalk:
    """Person by person, who has nobody first. Empty Enter: it stays open, owner and date stand."""

    name = tr("Still open")
    one = tr("open item")
    words = tr("Correct the words")
    reads = "clause"
    placeholder = tr("@ and who answers it, by when")

    def rows(self, s: Snapshot) -> list[Row]:
        """What is open, by person, and by date for each."""
        people = {p.id: n for n, p in enumerate(s.all(Person), 1)}
        found = open_items(s)
        order = sorted(found, key=lambda i: (people.get(_who(i) or "", 0), i.due_date is None, i.due_date or date.max))
        return [self._row(s, i, found) for i in order]

    def _row(self, s: Snapshot, i: Item, found: list[Item]) -> Row:
        who = s.get(Person, _who(i))
        missing = tuple(w for w, there in ((tr("Who?"), who), (tr("By when?"), i.due_date)) if not there)
        about, ask = (tr("A question"), "") if isinstance(i, Question) else _about(s, i)
        by = tr("By {near}").format(near=near(s, i.due_date)) if i.due_date else ""
        facts = (" · ".join(p for p in (by, about) if p), ask)
        n = sum(_who(x) == _who(i) for x in found)
        return Row(
            i.id,
            i.KIND.table,
            i.headline,
            tuple(f for f in facts if f),
            _became(s, i),
            missing,
            group=tr("{name} · {n} open").format(name=_name(s, who), n=n),
        )

    def answers(self, s: Snapshot, row: Row, new_id: NewId) -> Answers:
        """Enter goes on: what stands, stands. `1` makes it an action, `2` takes the name that is suggested."""
        typing = (tr("@who by when"), tr("/answered and how"), tr("/waive why @who"))
        gap = open_gap(s, row.id)
        action = self._as_action(s, row, new_id) if not row.answer else None
        keys = {"1": Answer(tr("make it an action"), action)} if action is not None else {}
        who = _suggested(s, gap) if gap is not None else None
        if gap is not None and who is not None:
            given = answered_gap(s, gap, {"owner_person_id": who})
            keys["2"] = Answer(
                tr("{first_name} answers it (suggested)").format(first_name=first_name(s, who)), given, goes_on=False
            )
        if gap is not None and (gap.rule_id, gap.field) == (UNLINKED, "dataset_ids"):
            keys |= its_data.keys(s, s.get(UseCase, gap.fires_on), FIRST_OF_DATA)
        return Answers(Answer(tr("stays open, next")), keys, typing)

    def _as_action(self, s: Snapshot, row: Row, new_id: NewId) -> c.Command | None:
        """The open item as something that a person does by its date; it stays open until that has settled it."""
        item = open_item(s, row.id)
        if item is None or not (_who(item) and item.due_date):
            return None
        about = {"relates_to": row.id, "owner_person_id": _who(item), "due_date": item.due_date}
        add = c.Add(Action.KIND.table, new_id(Action), {"action": _to_do(item), **about})
        first = answered_gap(s, item, {}) if isinstance(item, Gap) and s.get(Gap, item.id) is None else None
        return c.Together("add", (first, add) if first else (add,))

    def typed(self, s: Snapshot, row: Row, reading: Reading, new_id: NewId) -> c.Command | None:  # noqa: ARG002
        """Words correct it; a name and a date, with words or alone, say who answers it, by when."""
        item = open_item(s, row.id)
        signs = {x.field: x.value for x in reading.signs if x.field in _OF_QUESTION}
        if item is None or reading.act not in {"add", "change"} or not (signs or reading.text):
            return None
        if isinstance(item, Question):
            words = {"text": reading.text} if reading.text else {}
            return c.Change(item.KIND.table, item.id, {**words, **{_OF_QUESTION[n]: v for n, v in signs.items()}})
        words = {"message": reading.text} if reading.text else {}
        return answered_gap(s, item, {**words, **signs})

    def answered(self, s: Snapshot, row: Row, words: str) -> c.Command:
        """It is settled; the words say how."""
        if row.table == "question":
            return c.Change("question", row.id, {"status": "answered"} | ({"answer": words} if words else {}))
        gap = open_gap(s, row.id)
        told = (
            tr("{message} Answered: {words}").format(message=sentence(gap.message or ""), words=words)
            if gap is not None and words
            else None
        )
        return answered_gap(s, gap or Gap(id=row.id), {"status": "settled"} | ({"message": told} if told else {}))

    def waived(self, s: Snapshot, row: Row, who: str, reason: str) -> c.Command | None:
        """A named person knowingly leaves it open, for a reason; None where that is no answer: a question waits."""
        gap = open_gap(s, row.id)
        return answered_gap(s, gap, {"waived_by_person_id": who, "waive_reason": reason}) if gap is not None else None

    def settled_by(self, s: Snapshot, row: Row, action: c.Add) -> c.Command | None:
        """An action that is typed here is about the row: who does it, by when, answers it too."""
        item = open_item(s, row.id)
        values: dict[str, Any] = {n: v for n in _OF_QUESTION if (v := action.values.get(n))}
        if isinstance(item, Gap):
            return answered_gap(s, item, values)
        if item is None or not values:
            return None
        return c.Change(item.KIND.table, item.id, {_OF_QUESTION[n]: v for n, v in values.items()})


def open_items(s: Snapshot) -> list[Item]:
    """Gaps and questions that are open."""
    gaps: list[Item] = list(open_gaps(s))
    return gaps + [q for q in s.all(Question) if (q.status or OPEN) == OPEN]


def open_item(s: Snapshot, id_: str) -> Item | None:
    """What is open under that id, in the file or not yet."""
    return next((i for i in open_items(s) if i.id == id_), None)


def open_gap(s: Snapshot, id_: str) -> Gap | None:
    """The gap that is open under that id."""
    found = open_item(s, id_)
    return found if isinstance(found, Gap) else None


def asked_for_data(s: Snapshot, use_case: str | None) -> str | None:
    """The open question which dataset answers a use case, by its id; None where nothing of the kind is open."""
    found = (g for g in open_gaps(s) if (g.rule_id, g.fires_on, g.field) == (UNLINKED, use_case, "dataset_ids"))
    return next((g.id for g in found), None)


def _who(i: Item) -> str | None:
    return i.to_person_id if isinstance(i, Question) else i.owner_person_id


def _name(s: Snapshot, who: Person | None) -> str:
    if who is None:
        return tr("Nobody yet")
    here = "" if who.here is not False else tr(" (not here)")
    return ", ".join(p for p in (f"{who.headline}{here}", called(s, who.org_id)) if p)


def _about(s: Snapshot, g: Gap) -> tuple[str, str]:
    """What waits for it, and the question as it is said aloud."""
    said = [label("gap_document", g.document), tr("before first use") if severity(s, g) == BLOCKING else ""]
    fired = firing_of(s, g)
    return ", ".join(p for p in said if p), fired.found.ask if fired is not None else ""


def _suggested(s: Snapshot, g: Gap) -> str | None:
    """Who could answer it, while nobody is named."""
    fired = firing_of(s, g) if not g.owner_person_id else None
    return fired.found.owner if fired is not None else None


def _became(s: Snapshot, i: Item) -> str:
    """`an action: Farid, Fri 16 Oct`, where it was made one."""
    action = next((a for a in s.all(Action) if a.relates_to == i.id), None)
    if action is None:
        return ""
    when = near(s, action.due_date)
    return (
        tr("an action: {what}")
        .format(what=", ".join(x for x in (first_name(s, action.owner_person_id), when) if x))
        .rstrip(": ")
    )


def _to_do(i: Item) -> str:
    """It begins with a verb."""
    words = i.headline.rstrip(".")
    if isinstance(i, Question):
        return tr("Answer: {words}").format(words=words)
    return (
        tr("Settle: {words}{words2}").format(words=words[0].lower(), words2=words[1:])
        if not words[:2].isupper()
        else tr("Settle: {words}").format(words=words)
    )
