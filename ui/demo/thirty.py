"""The first hour of a day for thirty: twelve organisations, tables with cards, one clock (interaction.md 1.3)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from ui.demo.day import begin
from ui.demo.hands import Hands

NAME: Final = "Thirty in a hall"
QUESTION: Final = "How can we see a family in trouble before the third office does, without one file of every family?"
ORGANISATIONS: Final = (
    ("Harrowmere Council", "Council", "Unitary council"),
    ("Department for Household Income", "Income", "Central government department"),
    ("Harrowmere and Vale Integrated Care Board", "Care Board", "NHS integrated care board"),
    ("Harrowmere General Hospital", "Hospital", "NHS provider"),
    ("Eastmarch Fire and Rescue Service", "Fire", "Fire and rescue service"),
    ("Eastmarch Police", "Police", "Police"),
    ("Harrowmere Homes Group", "Homes", "Housing association"),
    ("Vale Community Trust", "Trust", "Voluntary sector"),
    ("Harrowmere Schools Partnership", "Schools", "Education body"),
    ("Eastmarch Probation", "Probation", "Central government department"),
    ("National Energy Assistance Agency", "Energy", "Executive agency"),
    ("Harrowmere Residents’ Data Panel", "Panel", "Public panel"),
)
FIRST: Final = (
    ("Petra", "Idris", "Tamsin"), ("Farid", "Mei-Lin"), ("Callum", "Ayesha", "Selwyn"), ("Ottoline", "Joss"),
    ("Bronwen", "Wren"), ("Rafiq", "Dilys", "Hal"), ("Tobias", "Nia"), ("Ines", "Corin", "Maeve"),
    ("Gethin", "Amara"), ("Lowri", "Piers"), ("Rhoswen", "Gurpreet", "Sol"), ("Zofia", "Edda", "Bram"),
)  # fmt: skip
LAST: Final = ("Quillfeather", "Emberline", "Larkwhistle", "Brackenfold", "Oakenshade", "Saltmeadow", "Wintermarch")
PEOPLE: Final = tuple(
    (
        f"{name} {LAST[(n + i) % len(LAST)]}",
        ORGANISATIONS[n][1],
        "Adviser" if i else "Director",
        "3" if i else "1",
    )
    for n, names in enumerate(FIRST)
    for i, name in enumerate(names)
)
HELD: Final = ("register", "case notes", "referrals")  # what each sent in beforehand
TABLES: Final = (
    ("A child is seen by five offices and known to none !council 4x4", "Rent arrears are seen too late !homes 4x3"),
    (
        "The third call to the police is the first that counts !police 3x5",
        "Energy debt hides a sick parent !energy 3x4",
    ),
    ("Schools guess who is hungry !schools 4x3", "Rent arrears are seen too late !homes =2"),
)


def start(h: Hands, folder: Path) -> None:
    """Half past eight: three questions, and the kind of day."""
    begin(h, folder, name=NAME, question=QUESTION, organisations=ORGANISATIONS, shape="Thirty", at="08:30")


def set_up(h: Hands) -> None:
    """The list as it came by mail: thirty people; and what their organisations sent in."""
    h.say("/setup")
    h.go_to_field("Title")
    h.press("Ctrl+A")
    h.write(f"{NAME}: families, early")
    h.press("Return")
    h.go_to_field("Add a person")
    h.paste("\n".join("\t".join(p[:3]) for p in PEOPLE))
    h.picture("set-up")
    h.press("Escape")
    h.say("/look 3")
    rows = [f"{o[0]}: {what}\t{o[1]}" for o in ORGANISATIONS[:-1] for what in HELD]
    h.paste("\n".join(("Title\tHeld by", *rows)))
    h.go_to_field(f"Bring in {len(rows)} rows")
    h.press("Space", "Escape")
    h.say("/look 1")
    h.at("08:50")
    h.room_screen()
    h.picture("first-arrivals")


def opening(h: Hands) -> None:
    """Thirty names, one key each; slips counted while the room writes."""
    h.at("09:00")
    h.press("Return")
    h.say("/walk")
    for *_, key in PEOPLE[:12]:
        h.press(key)
    h.picture("roll-call")
    for *_, key in PEOPLE[12:]:
        h.press(key)
    h.picture("opening")
    h.at("09:29")
    h.finish()


def why_now(h: Hands) -> None:
    """Alone, in pairs, in fours, all; then the tables hand in their cards."""
    h.at("09:30")
    h.say("/timer")
    h.at("09:32")
    h.picture("in-pairs")
    h.say("/pile")
    for cards in TABLES:
        h.press("Tab")
        h.say(*cards)
    h.picture("pile")
    h.press("Ctrl+Return")
    h.picture("before-show")
    h.say("/show")
    h.picture("why-now")
    h.at("09:54")
    h.finish()


def what_we_hold(h: Hands) -> None:
    """Three stations, each with its own time and question; only what is missing is typed, by table."""
    h.at("09:55")
    h.say("/tables 15 3")
    for table, question in enumerate(("Is it still so?", "Who could say yes to its use?", "What is missing?"), 1):
        h.say(f"/timer 15 table {table} {question}")
    h.at("09:58")
    h.picture("stations")
    h.say("/walk")
    h.press("Return", "Return")
    h.say("owner @petra")
    h.picture("confirm")
    h.press(*["Return"] * 4, "Escape")
    h.say("/turn hospital", "/pile")
    h.press("Tab")
    h.say("Discharge letters #special", "Did not attend, by clinic #pseudo")
    h.press("Tab", "Right", "Right")
    h.say("Missing from home reports #special")
    h.picture("cards-by-table")
    h.press("Ctrl+Return")
    h.say("/show", "/turn council")
    h.at("10:00")
    h.picture("what-we-hold")
    h.press("Ctrl+Tab")
    h.picture("table")
    h.press("Ctrl+Shift+Tab")


HOUR: Final[tuple[Callable[[Hands], None], ...]] = (set_up, opening, why_now, what_we_hold)
