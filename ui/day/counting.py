"""The count pad of a window: digits of the empty line are figures, and only counts are kept (interaction.md W9).

A round is in memory until it is closed. It is never a draft, and no command sees it before that.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from ui.look.announce import announce
from workshop.counting.board import Pad, figures_said, row_said
from workshop.counting.pad import Form, Tally
from workshop.counting.rounds import KINDS, SCREENED, commands_of, doubts, form_of, offered
from workshop.counting.screened import outcome_said
from workshop.counting.twice import differences, said, told_apart
from workshop.decide import Refused
from workshop.field import decoded, own_fields
from workshop.formulas.room import may_answer
from workshop.formulas.trust import FEWEST
from workshop.kinds import Trust
from workshop.playbook.findings import Target
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.words import counted, joined

if TYPE_CHECKING:
    from ui.day.window import DayWindow

ON_PAPER: Final = frozenset({"slips", "dots", "guesses"})  # what a second person can count again
NOT_SAVED: Final = tr("This day is not saved. Try again first, or close again to leave it as it was last saved.")
FEW: Final = tr("Under five answers trust is never shown, not even as a mean: each could be told.")
DIFFER: Final = tr("The two counts differ. /peek shows where.")
LATE: Final = tr(
    "{} were counted before. So few more or less could be told apart in the history, so the first count stays. "
    "Late slips come in five at a time, or not at all."
)


def asked_by_digits(target: Target) -> tuple[str, str] | None:
    """The act that asks a field by digits, and what is said after it; None for a field of a form."""
    if target.table == "trust":
        return "count", f"slips {target.field or ''}"
    if target.table == "dpia_screening" and target.field in ("criteria", "wp248"):
        return "screening", "nine" if target.field == "wp248" else ""
    return None


class Counting(QObject):
    """The rounds of one window."""

    def __init__(self, window: DayWindow) -> None:
        super().__init__()
        self._w = window
        self._aside: dict[str, Pad] = {}  # rounds that were left, by what they count

    @property
    def _s(self) -> Snapshot:
        return self._w.day.state

    @property
    def pad(self) -> Pad | None:
        """The round that digits go to."""
        return self._w.desk.pad_here()

    # -- beginning --
    def count(self, argument: str = "") -> None:
        """Begin a round, or go on with it; without a word the one that this session has, or a choice.

        Raises:
            Refused: there is nothing to count.
        """
        word, _, rest = argument.partition(" ")
        kinds = [k for k in KINDS if word and k.startswith(word.lower())]
        if word and not kinds:
            raise Refused(
                tr("What is counted? {kinds}: /count {kinds2}.").format(
                    kinds=joined(KINDS, tr("or")), kinds2=next(iter(KINDS))
                )
            )
        kinds = kinds or offered(self._s, self._w.desk.plan.counts)
        if len(kinds) == 1:
            self.begin(kinds[0], rest)
            return
        acts = {str(n): partial(self.begin, kind) for n, kind in enumerate(kinds, 1)}
        self._w.doing.ask(tr("Count: ") + " · ".join(f"{n} {k}" for n, k in enumerate(kinds, 1)), acts, "offer")

    def begin(self, kind: str, when: str = "") -> None:
        """The round of a kind, where it was left or from the start."""
        desk = self._w.desk
        form = form_of(self._s, kind, desk.session_id, desk.selected, when if when in ("start", "end", "later") else "")
        left = self._aside.pop(f"{kind}{form.when}{form.about}", None)
        if left is not None and left.tally.form == form:
            desk.take_pad(Pad(desk.session_id, left.tally, left.first))
        else:
            desk.take_pad(Pad(desk.session_id, Tally(form)))
        few = kind == "slips" and 0 < may_answer(self._s, self._w.day.now().time()) < FEWEST
        self._w.say(FEW if few else "")
        self._w.line.edit.setFocus()
        self._speak()

    def screening(self, argument: str = "") -> None:
        """The ten questions, or the nine that the desk answers."""
        self.begin("nine" if argument.strip().startswith("n") else "screening")

    def asked(self) -> tuple[str, str] | None:
        """The question of the screening that the room is asked, and its place among them; never an answer."""
        pad = self.pad
        if pad is None or pad.tally.form.kind not in SCREENED or pad.tally.full:
            return None
        row, form = pad.tally.at[0], pad.tally.form
        return form.lines[row].id, tr("{form} · {row} of {lines}").format(
            form=form.name, row=row + 1, lines=len(form.lines)
        )

    # -- keys --
    def keys(self) -> frozenset[str]:
        """The keys that are figures now."""
        pad = self.pad
        return pad.tally.form.keys if pad is not None else frozenset()

    def figure(self, key: str) -> bool:
        """A key is a figure of the round, unless it answers what was asked; whether it was one."""
        pad = self.pad
        asked = self._w.doing.keys()
        if pad is None or key in asked:
            return False
        self._w.doing.drop()
        try:
            self._to(pad.tally.press(key))
        except Refused as e:
            self._w.say(e.sentence, "doubt")
        return True

    def _to(self, tally: Tally) -> None:
        pad = self.pad
        if pad is None:
            return
        row = tally.at[0]
        moved = row != pad.tally.at[0]
        self._w.say("")
        self._w.desk.take_pad(Pad(pad.session_id, tally, pad.first))
        if moved:
            self._speak()

    def _speak(self) -> None:
        pad = self.pad
        if pad is not None:
            announce(self._w.line.edit, row_said(pad))

    def enter(self, soon: bool) -> bool:
        """The empty Enter: a number is whole, or the round ends; whether there was a round."""
        pad = self.pad
        if pad is None or self._w.doing.asks():
            return False
        whole = pad.tally.go_on()
        if pad.tally.half and not whole.full:
            self._to(whole)
        elif not soon:
            try:
                self._end(pad)
            except Refused as e:
                self._w.say(e.sentence, "doubt")
        return True

    # -- ending --
    def leave(self) -> bool:
        """Put the round aside, in memory; whether there was one."""
        pad = self.pad
        if pad is None:
            return False
        form = pad.tally.form
        if pad.tally.begun or pad.first is not None:
            self._aside[f"{form.kind}{form.when}{form.about}"] = pad
            self._w.say(
                tr("{form}: put aside, not kept. /count {kind} goes on.").format(form=form.name, kind=form.kind)
            )
        self._w.desk.take_pad(None)
        return True

    def in_the_way(self) -> str:
        """What is said before the window closes: the day is not saved, or a round is open, and nowhere but here."""
        if self._w.day.error is not None:
            return NOT_SAVED
        here = self._w.desk.pad
        pads = [*self._aside.values(), *([here] if here is not None else [])]
        found = [p.tally.form.name for p in pads if p.tally.begun or p.first is not None]
        return (
            tr("{found}: not closed, so not kept. /count goes on; close again to leave it.").format(found=found[0])
            if found
            else ""
        )

    def close(self) -> bool:
        """End the round, as the empty Enter does; whether there was one."""
        return self.enter(False)

    def _end(self, pad: Pad) -> None:
        tally = pad.tally.ended()
        if not tally.rows:
            self.leave()
            return
        if pad.first is not None:
            self._compare(pad.first, tally)
            return
        found = doubts(self._s, tally, self._w.day.now().time())
        if not found and tally.form.kind not in ON_PAPER:
            self._keep(tally)
            return
        second = tr(" · 2 a second person counts again") if tally.form.kind in ON_PAPER else ""
        acts = {"": partial(self._keep, tally)}
        if second:
            acts["2"] = partial(self._again, tally)
        found = [x for x in found if "“" not in x or not self._w.rooming.covering.covered]
        what = " ".join(found) or tr("{figures_said}, as many as there should be.").format(
            figures_said=figures_said(tally)
        )
        self._w.doing.ask(tr("{what} Enter keeps the count{second}").format(what=what, second=second), acts)

    def _again(self, first: Tally) -> None:
        self._w.desk.take_pad(Pad(self._w.desk.session_id, Tally(first.form), first))
        self._w.say(tr("The second count. The first one is covered until it is done."))

    def _compare(self, first: Tally, second: Tally) -> None:
        found = differences(first, second)
        if not found:
            self._w.doing.ask(
                tr("Both counts agree: {figures_said}. Enter keeps them.").format(figures_said=figures_said(second)),
                {"": partial(self._keep, second)},
            )
            return
        acts = {"1": partial(self._keep, first), "2": partial(self._keep, second), "3": partial(self._again, first)}
        told = DIFFER if self._w.rooming.covering.covered else said(found)  # figures of one thing are no total
        self._w.doing.ask(tr("{told} 1 keep the first · 2 keep the second · 3 count again").format(told=told), acts)

    def _keep(self, tally: Tally) -> None:
        form, desk = tally.form, self._w.desk
        before = self._counted_before(form) if form.free else []
        if told_apart(before, len(tally.rows)):
            raise Refused(LATE.format(counted(max(before), "slip")))
        now = self._w.day.now().time()
        self._w.day.execute(commands_of(self._s, tally, desk.session_id, now, self._w.day.store.new_id), self)
        desk.take_pad(None)
        reveal = tr(" /reveal shows them.") if form.kind in ("scores", "dots", "guesses") else ""
        self._w.say(
            outcome_said(self._s)
            if form.kind in SCREENED
            else tr("Counted: {figures_said}.{reveal}").format(figures_said=figures_said(tally), reveal=reveal)
        )
        if form.kind == "fists":
            self._w.walking.begin("lowest voice")

    def _counted_before(self, form: Form) -> list[int]:
        """How many answered by each earlier count of the same slips that the history keeps."""
        about = self._s.find(form.about) or self._s.all(Trust)[0]
        name = form.when or next(f.name for f in own_fields(type(about)) if f.name.endswith("_guesses"))
        edits = (e for entry in self._w.day.store.entries for e in entry.edits if e.id == about.id)
        kept = (values.get(name) for e in edits for values in (e.before, e.after))
        return [sum(decoded(type(about), name, value)) for value in kept if value]
