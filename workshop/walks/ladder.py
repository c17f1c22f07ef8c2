"""The ladder: from what was asked for, one rung less at a time, until the use case breaks (interaction.md 2.7)."""

from __future__ import annotations

from typing import Final

from workshop import commands as c
from workshop.capture.reading import Reading
from workshop.formulas import movement
from workshop.kinds import RungReason, UseCase, WordingOrigin
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.vocabulary import vocabulary
from workshop.walks.walk import Answer, Answers, NewId, Row
from workshop.wording.bank import BANK
from workshop.words import sentence

PUBLISH: Final = "open_publish"  # for data about nobody only
WHY: Final = tr("A file moves: why? Type why: and the reason")


class LadderWalk:
    """The rungs of the pilot, what moves most first: `↓` is one rung less. Empty Enter is “this one”."""

    name = tr("One rung less")
    one = "rung"
    words = tr("Why this rung would not do")
    reads = "quote"
    placeholder = tr("Why this would not do: too late, the answer is needed at the counter")

    def rows(self, s: Snapshot) -> list[Row]:
        """The rungs from 14 to 1; none before there is a pilot. What is about people is never published."""
        pilot = s.pilot
        if pilot is None:
            return []
        used = {pilot.access_mode_requested, pilot.access_mode_recommended}
        plain = movement.sensitivity(movement.supplied(s, pilot)) == 0
        modes = [m for m in vocabulary("access_mode") if m != PUBLISH or m in used or plain]
        return [self._row(pilot, mode) for mode in reversed(modes)]

    def _row(self, pilot: UseCase, mode: str) -> Row:
        n, term = movement.rung(mode) or 0, vocabulary("access_mode")[mode]
        asked, agreed = movement.rung(pilot.access_mode_requested), pilot.access_mode_recommended == mode
        reason = next((r.why_it_fails for r in pilot.rung_reasons if r.mode == mode), None)
        facts = [sentence(term.definition)]
        facts += [tr("This was asked for.")] if n == asked else []
        facts += [tr("Would not do: {reason}").format(reason=reason)] if reason else []
        answer = "agreed" if agreed else tr("would not do") if reason else ""
        if not answer and asked is not None and n > asked:
            answer = tr("moves more than was asked")
        missing = (WHY,) if agreed and n > movement.LAST_AT_HOME and not pilot.access_mode_reason else ()
        group = tr("Records stay with their owner") if movement.stays(mode) else tr("A file moves")
        group = tr("Anybody may have it") if mode == PUBLISH else group
        return Row(mode, "use_case", f"{n} · {term.label}", tuple(facts), answer, missing, pilot.id, group=group)

    def answers(self, s: Snapshot, row: Row, new_id: NewId) -> Answers:  # noqa: ARG002 - one shape for all
        """Enter is “this one”: what was asked for, as long as nobody said that; then what is agreed."""
        pilot = s.pilot
        if pilot is None:
            return Answers(Answer(tr("next")))
        first = pilot.access_mode_requested is None
        name = "access_mode_requested" if first else "access_mode_recommended"
        said = Answer(
            tr("this was asked for") if first else tr("this one: agreed"),
            c.Change("use_case", pilot.id, {name: row.id}),
            goes_on=False,
        )
        return Answers(
            said,
            typing=(tr("↓ one rung less"), tr("why it would not do"), tr("#onecase, #area or #national: its reach")),
        )

    def typed(self, s: Snapshot, row: Row, reading: Reading, new_id: NewId) -> c.Command | None:  # noqa: ARG002
        """The words are why this rung would not do; a second reason takes the place of the first."""
        words = reading.text or reading.quoted
        if reading.act != "add" or not words or s.pilot is None:
            return None
        words = f"{words} -- {reading.second}" if reading.second else words
        others = tuple(r for r in s.pilot.rung_reasons if r.mode != row.id)
        values: dict[str, object] = {"rung_reasons": (*others, RungReason(mode=row.id, why_it_fails=words))}
        if reading.wording:
            taken = WordingOrigin(field="rung_reasons", item=len(others) + 1, origin=BANK, ref=reading.wording)
            values["wording_origin"] = (*(o for o in s.pilot.wording_origin if o.ref != reading.wording), taken)
        if s.pilot.access_mode_recommended == row.id:
            values["access_mode_recommended"] = None  # it would not do: nothing is agreed any more
        return c.Change("use_case", s.pilot.id, values)
