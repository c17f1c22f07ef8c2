"""What the acts of the walks do: begin one, and the answers that are words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workshop import commands as c
from workshop.capture.names import Names
from workshop.decide import Refused
from workshop.formulas import choosing
from workshop.kinds import Dataset, Decision, Offer, UseCase
from workshop.tongue import tr
from workshop.walks.designer import HALF, Designer
from workshop.walks.open_items import OpenWalk
from workshop.walks.overlaps import link
from workshop.walks.read_back import ParkingLot
from workshop.words import joined

if TYPE_CHECKING:
    from ui.day.window import DayWindow

WITHOUT_WALK = tr("This session has no walk of its own. /open and /parking work anywhere.")


class WalkActs:
    """The acts of the walks: a part of `Doing`."""

    _w: DayWindow

    def walk(self, _: str = "") -> None:
        """Walk through this session's rows."""
        name = self._w.walking.offered()
        if name is None:
            raise Refused(WITHOUT_WALK)
        if not self._w.walking.begin(name):
            raise Refused(tr("There is nothing to walk through yet."))

    def not_held(self, _: str = "") -> None:
        """The dataset of the current row is not held by its organisation."""
        command = self._w.walking.not_held()
        if command is None:
            raise Refused(tr("This is for what was sent beforehand: /walk in What we hold, then /no."))
        self._w.day.execute(command, self)
        self._w.say(tr("Off the board. Ctrl+Z brings it back."))

    def consent(self, _: str = "") -> None:
        """Ask each organisation whether it has a reasoned objection to the selected proposal, else to the last one."""
        w = self._w
        selected = w.desk.selected
        if not w.walking.ask_on(selected.id if isinstance(selected, Decision) else None):
            raise Refused(tr("To what? Type the proposal first: d: The pilot is the low-income check #dots"))
        w.line.edit.setFocus()

    def design(self, _: str = "") -> None:
        """How small can the pilot be? One question after the other, each answer offered at half."""
        if not self._w.walking.begin("pilot"):
            raise Refused(tr("There is no pilot yet. Select a use case with ↑ and type #pilot."))
        self._w.line.edit.setFocus()

    def half(self, _: str = "") -> None:
        """In the pilot designer: half of the current answer."""
        if not isinstance(self._w.walking.walk, Designer):
            raise Refused(tr("This is for the pilot’s size: /design, then /half."))
        self._w.walking.answer(HALF)

    def others(self, _: str = "") -> None:
        """What becomes of the use cases that are not the pilot."""
        if not self._w.walking.begin("others"):
            raise Refused(tr("There is no other use case."))
        self._w.line.edit.setFocus()

    def parking(self, _: str = "") -> None:
        """Walk the parking lot."""
        if not self._w.walking.begin("parking lot"):
            raise Refused(tr("Nothing is parked."))

    def still_open(self, _: str = "") -> None:
        """Walk what is still open, person by person."""
        if not self._w.walking.begin("still open"):
            raise Refused(tr("Nothing is open."))

    def five_safes(self, _: str = "") -> None:
        """Five dials for the pilot, each with its control: a ten-minute option."""
        if not self._w.walking.begin("five safes"):
            raise Refused(tr("The pilot is not chosen yet. Five Safes are about the pilot."))

    def overlaps(self, _: str = "") -> None:
        """Walk the datasets that may be the same."""
        if not self._w.walking.begin("overlaps"):
            raise Refused(tr("No two datasets look alike."))

    def link(self, _: str = "") -> None:
        """The two datasets that are taken along are about the same: both stay, each names the other."""
        s, marked = self._w.day.state, self._w.desk.marked
        found = [d for m in marked if (d := s.get(Dataset, m)) is not None]
        if len(found) != 2:
            raise Refused(tr("Take two datasets along first: choose one with ↑ and type /mark, then the other."))
        self._w.day.execute(link(s, found[0].id, found[1].id), self)
        self._w.desk.unmark()
        self._w.say(
            tr("Linked: {found} and {found2}. Both stay with their holders.").format(
                found=found[0].headline, found2=found[1].headline
            )
        )

    def pair(self, argument: str = "") -> None:
        """The selected offer meets an ask, by its number; or the ask and the offer that are taken along meet."""
        s = self._w.day.state
        asks = choosing.asks(s)
        offers = [o for m in self._w.desk.marked if (o := s.get(Offer, m)) is not None]
        met = [u for m in self._w.desk.marked if (u := s.get(UseCase, m)) is not None]
        selected, n = self._w.desk.selected, int(argument) if argument.isdigit() else 0
        if not (offers and met):
            offers = [selected] if isinstance(selected, Offer) else []
            met = asks[n - 1 : n] if n else []
        if not (offers and met):
            last = tr("1 to {asks}").format(asks=len(asks)) if asks else tr("once there is one")
            raise Refused(
                tr(
                    "Choose an offer with ↑, then type /pair and the number of the ask, "
                    "{last}. Or /mark both, then /pair."
                ).format(last=last)
            )
        found = tuple(dict.fromkeys((*offers[0].use_case_ids, met[0].id)))
        self._w.day.execute(c.Change("offer", offers[0].id, {"use_case_ids": found}), self)
        self._w.desk.unmark()
        self._w.say(tr("Paired with “{met}”.").format(met=met[0].headline))

    def answered(self, argument: str = "") -> None:
        """In the parking lot, or of what is still open: it is answered; words say how."""
        walking, row = self._w.walking, self._w.walking.row()
        walk = walking.walk
        if row is None or not isinstance(walk, ParkingLot | OpenWalk):
            raise Refused(tr("This is for /parking and /open: there it answers the current row."))
        walking.say(walk.answered(self._w.day.state, row, argument.strip(' “”"')))

    def out_of_scope(self, _: str = "") -> None:
        """In the parking lot: it will not be dealt with."""
        walking, row = self._w.walking, self._w.walking.row()
        walk = walking.walk
        if row is None or not isinstance(walk, ParkingLot):
            raise Refused(tr("This is for the parking lot: /parking, then /out."))
        walking.say(walk.out(row))

    def waive(self, argument: str = "") -> None:
        """Of what is still open: somebody knowingly leaves it open, for a reason."""
        walking, row = self._w.walking, self._w.walking.row()
        walk = walking.walk
        if row is None or not isinstance(walk, OpenWalk):
            raise Refused(tr("This is for what is still open: /open, then /waive why @who."))
        reason, who = self._reason_and_person(argument)
        command = walk.waived(self._w.day.state, row, who, reason)
        if command is None:
            raise Refused(tr("A question is answered, not waived: /answered and how."))
        walking.say(command)

    def _reason_and_person(self, argument: str) -> tuple[str, str]:
        """The reason in words, and the person after `@`."""
        reason, _, name = argument.rpartition("@")
        reason = reason.strip(' “”"')
        if not reason or not name:
            raise Refused(tr("Why, and who says so? /waive why @who."))
        meant = [n for n in Names(self._w.day.state).meant(name) if n.sort == "person"]
        if len(meant) != 1:
            raise Refused(
                tr("Who? {label}.").format(
                    label=joined((n.label for n in meant), tr("or")) or tr("Nobody is called ") + name
                )
            )
        return reason, meant[0].id

    def evening(self, _: str = "") -> None:
        """Finish the record: what is still asked, one question at a time."""
        if not self._w.walking.begin("finish"):
            raise Refused(tr("Nothing is left to ask. What is still open may stay open."))
        self._w.line.edit.setFocus()

    def follow_up(self, _: str = "") -> None:
        """What became of what was promised, one question each."""
        if not self._w.walking.follow_up():
            raise Refused(tr("Nothing was promised yet: no action, no measure, no open question."))
        self._w.line.edit.setFocus()

    def slip(self, argument: str = "") -> None:
        """In the evening: the current question goes on somebody's slip."""
        name = argument.strip().removeprefix("@")
        meant = [n for n in Names(self._w.day.state).meant(name) if n.sort == "person"] if name else []
        if len(meant) != 1:
            raise Refused(
                tr("On whose slip? {label}.").format(
                    label=joined((n.label for n in meant), tr("or")) or tr("/slip @name")
                )
            )
        command = self._w.walking.slip(meant[0].id)
        if command is None:
            raise Refused(tr("This is for the evening: /evening, then /slip @name."))
        self._w.walking.say(command)

    def refuse(self, argument: str = "") -> None:
        """In the sign-off: the organisation of the current row does not sign, for a reason."""
        if not argument:
            raise Refused(tr("Why not? /not and the reason, in their words."))
        command = self._w.walking.refused(argument)
        if command is None:
            raise Refused(tr("This is for the sign-off: /walk in Close, then /not and the reason."))
        self._w.day.execute(command, self)
