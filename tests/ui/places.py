"""Every place that somebody can look at in a window, one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ui.day.window import DayWindow
from ui.desk import PAGES
from ui.screens import views
from ui.start.window import StartWindow

TABLE = Path(__file__).parents[1] / "importing" / "files" / "datasets_two_header_rows.csv"
TYPED = "Smoke alarm fittings since 2019 #personal 4 o’clock owner @ha"
SAID = "“Tomorrow, or the day after” was not kept. It is no date: write 9 Oct, fri or +2w. The words are still here."
WALKS = (1, 4, 7, 8, 10, 11)  # sessions that have one beside their board


def of_day(hands, *, forms: bool = True, tabs: bool = True) -> Iterator[str]:
    """Each session, view, tab, form, walk and page of a day, and what lies over the board."""
    window = hands.day
    yield from _sessions(hands, window, tabs=tabs)
    if forms:
        yield from _forms(hands, window)
    yield from _walks(hands, window)
    yield from _over_the_board(hands, window)
    yield from _pages(hands, window)


def _sessions(hands, window: DayWindow, *, tabs: bool) -> Iterator[str]:
    for plan in window.desk.playbook_sessions():
        window.doing.do("look", str(plan.number))
        for view in views(plan.number):
            window.desk.choose_view(view.name)
            hands.settle()
            yield f"session {plan.number} {view.name}"
        window.desk.choose_view("Board")
        first = window.desk.tab
        for tab in window.desk.tabs()[:8] if tabs else ():
            if tab != first:
                window.desk.choose_tab(tab)
                hands.settle()
                yield f"session {plan.number} tab {tab}"
        window.desk.choose_tab(first)


def _forms(hands, window: DayWindow) -> Iterator[str]:
    seen = set[str]()
    for plan in window.desk.playbook_sessions():
        window.desk.look(plan.id)
        hands.settle()
        for id_ in window.order():
            kind = type(window.day.state.find(id_)).__name__
            if kind not in seen:
                seen.add(kind)
                window.forms.open(id_)
                hands.settle()
                hands.settle()  # a text that grows has its form laid out once more
                yield f"session {plan.number} form of {kind}"
        if window.desk.details:
            window.details._open_later()
            hands.settle()
            hands.settle()
            yield f"session {plan.number} all fields"
            window.forms.close()


def _walks(hands, window: DayWindow) -> Iterator[str]:
    for number in WALKS:
        window.doing.do("look", str(number))
        window.doing.do("walk")
        for _ in range(3):
            hands.settle()
            yield f"walk {window.walking.heading()}"
            window.walking.move(2)
        window.walking.end()
    for act in ("parking", "still_open", "five_safes"):
        window.doing.do(act)
        hands.settle()
        yield f"walk {window.walking.heading()}"
        window.walking.end()
    window.doing.do("look", "9")
    window.walking.move(3)
    hands.settle()
    yield "clause 4"


def _over_the_board(hands, window: DayWindow) -> Iterator[str]:
    window.doing.do("look", "3")
    window.line.edit.setFocus()
    window.doing.do("commands")
    hands.settle()
    yield "all commands"
    window.commands.close_list()
    window.doing.do("go_to", "fire")
    hands.settle()
    yield "go to"
    window.finding.places.close_list()
    window.doing.do("find", "register")
    hands.settle()
    yield "find"
    window.finding.close()
    window.line.put(TYPED)
    hands.settle()
    yield "typing"
    window.line.clear()
    window.line.close_list()
    window.say(SAID, "doubt")
    hands.settle()
    yield "a sentence"
    window.say("")
    window.doing.do("menu")
    hands.settle()
    yield "menu"
    window.doing.do("menu")


def _pages(hands, window: DayWindow) -> Iterator[str]:
    for name in PAGES:
        window.desk.open_page(name)
        hands.settle()
        yield f"page {name}"
    window.offer_import(str(TABLE))
    hands.settle()
    yield "page import, looked at"
    window.desk.close_page()


def of_start(hands, start: StartWindow) -> Iterator[str]:
    """The start window: its choices, and the three questions with what is wrong with the answers."""
    start.show_choices()
    hands.settle()
    yield "start"
    start.say("“floods.pilot” is not a workshop file. Nothing in it was changed. Choose another file.")
    hands.settle()
    yield "start, refused"
    start.show_new()
    hands.settle()
    yield "three questions"
    assert start.new is not None
    start.new.begin.click()
    start.new.place.setText("/media/stick/OneDrive/Harrowmere/day.pilot")
    hands.settle()
    yield "three questions, unanswered"
    start.help()
    hands.settle()
    yield "start, help"
    start.keys_sheet()
    hands.settle()
    yield "start, keys"
    start.show_choices()
