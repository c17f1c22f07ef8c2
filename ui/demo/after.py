"""After the day: the hotel at eight, the decision sheet at half past eight, “we never said that” (part 7, its end)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from ui.demo.hands import Hands


def hotel(h: Hands) -> None:
    """Finish the record: a few of its questions; what was signed is not touched."""
    h.at("20:00")
    h.say("/evening")
    h.picture("finish-the-record")
    h.say("A council officer asks one office for a yes or no, with the applicant present")
    h.press("Return")
    h.press(*["Return"] * 4)
    h.picture("suggested")
    h.say("/slip @tamsin")
    h.press("Escape")


def decision_sheet(h: Hands) -> None:
    """Half past eight: one side of A4, and the papers made anew with what was completed."""
    h.clock.forward(hours=12)
    h.at("08:30")
    h.say("/papers")
    h.press("Ctrl+P")
    h.go_to_field("Write the decision sheet")
    h.press("Space")
    h.picture("decision-sheet")
    h.press("Escape")


def never_said_that(h: Hands) -> None:
    """Amend: who asked, why; old and new stand side by side, and Income accepts."""
    h.at("10:00")
    h.say("/look 10")
    h.press(*["Up"] * 9)
    h.say("/amend")
    h.go_to_field("New words")
    h.press("Ctrl+A")
    h.write("The pilot is the low-income check, for twelve weeks")
    h.go_to_field("Who asked")
    h.choose("Farid")
    h.go_to_field("Why")
    h.write("We never said that it goes on after the trial")
    h.go_to_field("Accepted anew by")
    h.write("Farid Brackenfold")
    h.picture("amend")
    h.go_to_field("Amend")
    h.press("Space")
    h.picture("amended")
    h.press("Escape")
    h.say("/papers")
    h.picture("papers-anew")


AFTER: Final[tuple[Callable[[Hands], None], ...]] = (hotel, decision_sheet, never_said_that)
