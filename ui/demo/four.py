"""A day for four, played whole: two organisations, one laptop on the table, scores and consent (interaction.md 1.2)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from ui.demo.day import begin, papers
from ui.demo.hands import Hands

NAME: Final = "Four at a table"
QUESTION: Final = "How can fire crews reach people who cannot leave a house alone, without a list of who they are?"
ORGANISATIONS: Final = (
    ("Eastmarch Fire and Rescue Service", "Fire", "Fire and rescue service"),
    ("Harrowmere Council", "Council", "Unitary council"),
)
PEOPLE: Final = (  # name, organisation, job title; then the key of the roll call
    ("Bronwen Starlingate", "Fire", "Prevention lead", "1"),
    ("Wren Hollybank", "Fire", "Watch manager", "3"),
    ("Idris Emberline", "Council", "Head of Revenues and Benefits", "1"),
    ("Odhran Mossbank", "Council", "Facilitator, and adviser on data", "3"),
)


def start(h: Hands, folder: Path) -> None:
    """A quarter past nine: three questions, and the kind of day."""
    begin(h, folder, name=NAME, question=QUESTION, organisations=ORGANISATIONS, shape="Four", at="09:15")


def set_up(h: Hands) -> None:
    """The title and the four; the laptop is the room screen."""
    h.say("/setup")
    h.go_to_field("Title")
    h.press("Ctrl+A")
    h.write(f"{NAME}: who cannot leave alone")
    h.press("Return")
    h.go_to_field("Add a person")
    h.paste("\n".join("\t".join(p[:3]) for p in PEOPLE))
    h.press("Escape")
    h.press("F5")
    h.picture("one-screen")
    h.press("F5")


def opening(h: Hands) -> None:
    """Names and authority; no slips, for with four a mean gives the fourth answer away."""
    h.at("09:30")
    h.press("Return")
    h.picture("can-the-room-see-this")
    h.press("2")
    h.say("/walk")
    for *_, key in PEOPLE:
        h.press(key)
    h.picture("opening")
    h.at("09:48")
    h.finish()


def why_now(h: Hands) -> None:
    """Pairs, then all together; the cards of both pairs are one pile."""
    h.say("/timer")
    h.at("09:51")
    h.press("F5")
    h.picture("in-pairs")
    h.press("F5")
    h.say(
        "/pile",
        "A crew searches the wrong floor first !fire 2x5",
        "People wait at the window because nobody knew !fire+council 2x5",
        "Each ward keeps a list of its own !council 4x3",
    )
    h.picture("pile")
    h.press("Ctrl+Return")
    h.say("/show")
    h.at("10:09")
    h.finish()


def what_we_hold(h: Hands) -> None:
    """Two wide columns."""
    h.at("10:10")
    h.say("/turn fire", "Home fire safety visit records #personal @bronwen")
    h.say(
        "/turn council",
        "Assisted bin collections #personal @idris",
        "Council Tax discount: lives alone #personal @idris",
    )
    h.picture("what-we-hold")
    h.at("10:45")
    h.finish()
    h.press("F12")


def asks_and_offers(h: Hands) -> None:
    """One ask, one offer, and each says back what the other needs."""
    h.at("11:00")
    h.say("/turn fire")
    h.say(
        "Does anybody at this address get an assisted collection? @council #yesno -- which door the crew takes first",
        "never: names, reasons, health",
        "back: what crews found, each quarter",
        "needs: an answer at the wheel, in ten seconds",
        "worry: that a yes becomes a list of frail people",
    )
    h.say("/turn council", "offer: The yes or no for one address at a time for @fire", "/pair 1")
    h.picture("asks-and-offers")
    h.at("11:29")
    h.finish()


def choose_the_pilot(h: Hands) -> None:
    """Scores, and consent: no dots."""
    h.at("11:30")
    h.say("/count scores")
    h.write("55454")
    h.press("Return")
    h.say("/reveal")
    h.say("d: The pilot is the yes or no for one address #consent", "/consent")
    h.press("1", "1")
    h.press("Escape")
    h.press("Up", "Up")
    h.say("#pilot")
    h.picture("choose-the-pilot")
    h.at("11:55")
    h.finish()


def value_exchange(h: Hands) -> None:
    """What changes for each, and who agrees."""
    h.at("12:35")
    h.press("F12")
    h.say("Ward officers are not called at night *2 -- calls a month 12 -> 2", "agreed by @idris+bronwen")
    h.press("Right")
    h.say("Crews know the door before they arrive *5 -- minutes to the right room 6 -> 3", "agreed by @bronwen+idris")
    h.press("Right")
    h.say(
        "People who cannot walk are reached first *5 -- found within five minutes 60 -> 90", "agreed by @idris+bronwen"
    )
    h.picture("value-exchange")
    h.at("13:14")
    h.finish()


def risk_both_ways(h: Hands) -> None:
    """In both directions, and who carries each."""
    h.at("13:15")
    h.say("/timer", "/pile", "A yes is kept in a notebook !fire 3x4", "Somebody asks about a neighbour !fire 2x4")
    h.press("Right")
    h.say("A fatal fire at a known address !fire+council 2x5")
    h.picture("pre-mortem")
    h.press("Ctrl+Return")
    h.say("/show")
    h.press("Left", "Down")
    h.say("!>fire+council owner @bronwen by 16 oct")
    h.picture("risk-both-ways")
    h.at("13:55")
    h.finish()
    h.press("F12")


def move_little(h: Hands) -> None:
    """A yes or no moves least."""
    h.at("14:05")
    h.press("Down", "Tab")
    h.go_to_field("Rung agreed")
    h.choose("Yes")
    h.press("Ctrl+Return")
    h.at("14:29")
    h.finish()


def heads_of_terms(h: Hands) -> None:
    """Nine sentences."""
    h.at("14:30")
    h.press("Return", "Return", "Return")
    h.say("The address goes out; yes or no comes back. Nothing is kept.")
    h.press("Ctrl+PgDown")
    h.say("? @odhran by 9/10")
    h.picture("heads-of-terms")
    h.at("15:04")
    h.finish()


def read_back(h: Hands) -> None:
    """Each decision and action, in the first person."""
    h.at("15:05")
    h.say("a: Write the note on the gateway @odhran by 9/10", "a: Try it on ten addresses @wren by 23/10", "/walk")
    h.press("1", "1", "1")
    h.picture("read-back")
    h.press("Escape")
    h.at("15:19")
    h.finish()


def close(h: Hands) -> None:
    """One sentence for a resident, the ask, and both sign."""
    h.at("15:20")
    h.say("If you get help with your bins, the crew that comes to a fire knows to look for you first.")
    h.say("/walk")
    h.press("1", "1")
    h.picture("close")
    h.at("15:33")
    h.finish()


DAY: Final[tuple[Callable[[Hands], None], ...]] = (
    set_up,
    opening,
    why_now,
    what_we_hold,
    asks_and_offers,
    choose_the_pilot,
    value_exchange,
    risk_both_ways,
    move_little,
    heads_of_terms,
    read_back,
    close,
    papers,
)
