"""The notice, read aloud from the wall by somebody who is no expert; her corrections are typed as she says them."""

from __future__ import annotations

from typing import Any, Final

from workshop import commands as c
from workshop.capture.reading import Reading
from workshop.decide import Refused
from workshop.jargon import jargon
from workshop.kinds import Notice
from workshop.notice import PARTS, paragraphs, reader
from workshop.shown import called
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.walks.walk import Answer, Answers, NewId, Row, whole

PREFIX: Final = "notice."
NAME: Final = f"{PREFIX}name"  # the last row: whose name stands under it


class NoticeWalk:
    """Paragraph by paragraph. Empty Enter goes on; `1`: she read it, and it stands; words take its place."""

    name = tr("The notice")
    one = "paragraph"
    words = tr("Take its place")
    reads = "clause"
    placeholder = tr("Her words take the place of these")

    def rows(self, s: Snapshot) -> list[Row]:
        """The paragraphs, then whose name stands under them."""
        out = []
        for p in paragraphs(s):
            plainer = tuple(f"“{f.word}”: {f.plain}?" for f in jargon(p.words))
            asked = () if p.words else (p.part.question,)
            note = tr("from the record") if p.words and not p.written else ""
            answer = tr("stands") if p.written else ""
            words = p.words or p.part.heading
            id_, facts = PREFIX + p.part.field, (p.part.heading,)
            out.append(Row(id_, "notice", words, facts, answer, (*asked, *plainer), note=note))
        return [*out, _name_row(s)]

    def answers(self, s: Snapshot, row: Row, new_id: NewId) -> Answers:
        """`1` lets it stand as it was read; nobody is said to have read what nobody read."""
        if row.id == NAME:
            who, typing = reader(s), (tr("@who read it"),)
            if who is None:
                return Answers(Answer(tr("no name under it")), typing=typing)
            says = Answer(
                tr("{called}, yes").format(called=called(s, who.id)),
                _change(s, new_id, {"read_aloud_by_person_id": who.id}),
            )
            return Answers(Answer(tr("no name under it")), {"1": says}, typing)
        found = next((p for p in paragraphs(s) if PREFIX + p.part.field == row.id), None)
        if found is None or not found.words:
            return Answers(Answer(tr("next, not yet said")))
        return Answers(
            Answer(tr("next")), {"1": Answer(tr("it stands"), _change(s, new_id, {found.part.field: found.words}))}
        )

    def typed(self, s: Snapshot, row: Row, reading: Reading, new_id: NewId) -> c.Command | None:
        """Words are the paragraph; of the last row, a name says who read it.

        Raises:
            Refused: there it is no name.
        """
        if row.id == NAME:
            who = next((x.value for x in reading.signs if x.field == "owner_person_id"), None)
            if who is None:
                raise Refused(tr("Who read it aloud? Type @ and the name."))
            return _change(s, new_id, {"read_aloud_by_person_id": who})
        words = reading.quoted or (whole(s, reading) if reading.text else "")
        field = row.id.removeprefix(PREFIX)
        if not words or reading.act != "add" or all(p.field != field for p in PARTS):
            return None
        return _change(s, new_id, {field: words})


def _name_row(s: Snapshot) -> Row:
    notice = s.one(Notice)
    who = notice.read_aloud_by_person_id if notice is not None else None
    answer = called(s, who) if who else ""
    return Row(NAME, "notice", tr("Whose name stands under it?"), (tr("Who read it aloud, if she likes"),), answer)


def _change(s: Snapshot, new_id: NewId, values: dict[str, Any]) -> c.Command:
    notice = s.one(Notice)
    if notice is not None:
        return c.Change(Notice.KIND.table, notice.id, values)
    pilot = {"use_case_id": s.pilot.id} if s.pilot is not None else {}
    return c.Add(Notice.KIND.table, new_id(Notice), {**pilot, **values})
