"""Suggested wording by key: a list for the selected card or the current clause; the way to where a clause is from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ui.day.pick_list import Choice, PickList
from workshop.boards.terms import origins
from workshop.capture.place import context
from workshop.capture.reading import Context
from workshop.capture.wordings import candidates, of_field
from workshop.decide import Refused
from workshop.kinds import Risk, UseCase
from workshop.terms import clauses, head_of
from workshop.tongue import tr
from workshop.walks.clauses import ClauseWalk
from workshop.wording.bank import SECTIONS, Wording
from workshop.words import fold

if TYPE_CHECKING:
    from ui.day.window import DayWindow

NOTHING: Final = tr(
    "The bank has no words for this. It has them for values, risks, what comes back, rungs and clauses."
)
NO_CLAUSE: Final = tr("This is for Heads of terms: there it leads to what the current clause comes from.")
_FIELDS: Final = (  # of a selected card: what is typed before the words, the field, what that is called in the list
    (Risk, "control", "mitigation", tr("makes it smaller")),
    (UseCase, "back", "reciprocity", tr("comes back")),
    (UseCase, "why", "access_mode_reason", tr("why this rung")),
)


@dataclass(frozen=True, slots=True)
class Fitting:
    """A wording, where it goes, and what that is called."""

    wording: Wording
    before: str = ""  # what is typed before it, with its colon
    called: str = ""
    clause: bool = False  # it goes into the sheet, as a suggestion


class WordingList(PickList):
    """All wordings that fit the selected card, the current clause, or what the line would add."""

    def __init__(self, window: DayWindow) -> None:
        super().__init__(
            window.look, window.frame, tr("Suggested wording"), tr("Which words? Type a part of them"), tr("Wordings")
        )
        self._w = window
        self._there: dict[str, Fitting] = {}

    def open_list(self, typed: str = "") -> None:
        """Show it, for the place as it is.

        Raises:
            Refused: there are no words for it.
        """
        self._there = {f"{f.before}{f.wording.id}": f for f in self._fitting()}
        if not self._there:
            raise Refused(NOTHING)
        super().open_list(typed)

    def offered(self, typed: str) -> list[Choice]:
        """Those with these words in them."""
        wanted = fold(typed).split()
        found = ((key, f) for key, f in self._there.items() if all(w in fold(f.wording.text) for w in wanted))
        return [Choice(key, f.wording.text, f.called, f"{f.wording.text} {f.called}") for key, f in found]

    def take(self, choice: Choice) -> None:
        """Into the sheet, as a suggestion; anything else into the line, where nothing is kept before Enter."""
        w, found = self._w, self._there[choice.id]
        row = w.walking.row()
        if found.clause and row is not None:
            day = w.day
            w.entering.carry_out(ClauseWalk().suggest(day.state, head_of(row.id), found.wording, day.store.new_id))
            w.line.edit.setFocus()
        else:
            w.line.put(f"{found.before}{found.wording.text}")

    def _fitting(self) -> Iterator[Fitting]:
        w = self._w
        at = context(w.day.state, w.walking.place(), names=w.desk.names)
        if isinstance(w.walking.walk, ClauseWalk):
            yield from _of_the_terms(at)
            return
        for cls, word, field, called in _FIELDS:
            if isinstance(at.selected, cls) and not at.answers:
                yield from (Fitting(x, f"{word}: ", called) for x in of_field(at, field))
        yield from (Fitting(x) for x in candidates(at))


def _of_the_terms(at: Context) -> Iterator[Fitting]:
    """Those of the current clause by their keys, then those of the other sections."""
    for n, found in enumerate(candidates(at), 1):
        yield Fitting(found, "", str(n), clause=True)
    for section in SECTIONS:
        for found in (at.wordings or {}).get(section, ()):
            yield Fitting(found, f"{section}: ", section)


class WordingActs:
    """The acts of wordings and of the terms: a part of `Doing`."""

    _w: DayWindow

    def wording(self, argument: str = "") -> None:
        """The list of suggested wordings; with words, those that have them."""
        self._w.finding.wordings.open_list(argument)

    def terms(self, _: str = "") -> None:
        """Look at Heads of terms; the room stays where it is."""
        found = next((x for x in self._w.desk.playbook_sessions() if x.screen == "terms"), None)
        if found is None:
            raise Refused(tr("This day has no session for the terms."))
        self._w.desk.look(found.id)
        self._w.line.edit.setFocus()

    def source(self, argument: str = "") -> None:
        """To the record that the current clause comes from; with a number to that one of several."""
        w, row = self._w, self._w.walking.row()
        if row is None or not isinstance(w.walking.walk, ClauseWalk):
            raise Refused(NO_CLAUSE)
        s = w.day.state
        clause = next(x for x in clauses(s, suggested=True) if x.head.key == row.id)
        found = origins(s, clause)
        n = int(argument) if argument.isdigit() else 1
        if not 1 <= n <= len(found):
            raise Refused(
                tr("Clause {number} has {found} sources.").format(number=clause.number, found=len(found))
                if found
                else tr("No record speaks of it yet.")
            )
        w.finding.show_record(found[n - 1].id)
