"""Say it back: for each ask, each side says what the other needs and what worries it; one key each way (W21)."""

from __future__ import annotations

from typing import Any

from workshop import commands as c
from workshop.boards.say_back import WAYS, question, row_id, way_of
from workshop.capture.reading import Reading
from workshop.formulas import choosing
from workshop.kinds import SayBack, UseCase
from workshop.shown import first_name
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.walks import its_data
from workshop.walks.walk import Answer, Answers, NewId, Row


class SayBackWalk:
    """All asks, two rows each. The words are kept where somebody gives them; only the pilot needs them."""

    name = tr("Say it back")
    one = "sentence"
    words = tr("Keep what was said back")
    reads = "quote"
    placeholder = tr("Their words, where they count; @ and who said them")

    def rows(self, s: Snapshot) -> list[Row]:
        """The need and the worry of each ask, in the order of the asks."""
        backs = {b.use_case_id: b for b in s.all(SayBack)}
        return [self._row(s, u, backs.get(u.id), way) for u in choosing.asks(s) for way in WAYS]

    def _row(self, s: Snapshot, u: UseCase, back: SayBack | None, way: str) -> Row:
        said = getattr(back, f"{way}_said_back", None)
        words, who = getattr(back, f"{way}_words", None), getattr(back, f"{way}_said_by_person_id", None)
        by = f", {first_name(s, who)}" if who else ""
        facts = (f"“{words}”{by}",) if words else ()
        title = question(s, u, way)
        return Row(
            row_id(u, way), "use_case", title, facts, tr("said back") if said else "", about=u.id, group=u.headline
        )

    def answers(self, s: Snapshot, row: Row, new_id: NewId) -> Answers:
        """Enter: the other side has said it. Digits say which of its datasets would answer, where none is linked."""
        data = its_data.keys(s, s.get(UseCase, row.record), 1)
        typing = (tr("their words @who, where they count"),)
        return Answers(Answer(tr("said back"), self._say(s, row, {}, new_id)), data, typing)

    def typed(self, s: Snapshot, row: Row, reading: Reading, new_id: NewId) -> c.Command | None:
        """The words in which it was said back, and by whom."""
        words = reading.text or reading.quoted
        if reading.act != "add" or not words:
            return None
        way = way_of(row.id)
        who = next((x.value for x in reading.signs if x.field == "person_id"), None)
        values = {f"{way}_words": words.strip('“”"')} | ({f"{way}_said_by_person_id": who} if who else {})
        return self._say(s, row, values, new_id)

    def _say(self, s: Snapshot, row: Row, words: dict[str, Any], new_id: NewId) -> c.Command:
        values = {f"{way_of(row.id)}_said_back": True, **words}
        found = next((b for b in s.all(SayBack) if b.use_case_id == row.record), None)
        if found is not None:
            return c.Change("say_back", found.id, values)
        return c.Add("say_back", new_id(SayBack), {"use_case_id": row.record, **values})
