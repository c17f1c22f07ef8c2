"""Find in what is shown, and go to anything, by keys (interaction.md 2.12)."""

from __future__ import annotations

from time import process_time

import pytest
from PySide6.QtWidgets import QApplication

from tests.domain.big_day import big_day
from workshop import kinds as k


@pytest.fixture
def bar(sample_room):
    return sample_room.window.frame.find_bar


def title(room):
    record = room.window.desk.selected
    return record.headline if record is not None else ""


def rows(room):
    return [row.text for row in room.window.finding.places.rows.rows]


# -- find --


def test_words_select_the_first_card_that_has_them_and_f3_goes_round(sample_room, hands, bar):
    sample_room.look("risk")
    hands.press("Ctrl+F")
    hands.write("council")
    hits = [r for r in sample_room.all(k.Risk) if "council" in (r.title or "").lower()]
    assert bar.said.text().startswith("1 of ")
    assert bar.said.text().startswith("1 of ")
    n = int(bar.said.text().rpartition(" ")[2])
    assert n >= max(len(hits), 2)
    first = title(sample_room)
    hands.press("F3")
    assert title(sample_room) != first
    hands.press("Shift+F3")
    assert title(sample_room) == first
    hands.press(*["F3"] * n)
    assert title(sample_room) == first


def test_f3_goes_on_from_the_line_too(sample_room, hands, bar):
    sample_room.look("risk")
    hands.press("Ctrl+F")
    hands.write("council")
    first = title(sample_room)
    hands.press("Esc")
    assert not bar.isVisible()
    assert sample_room.window.line.edit.hasFocus()
    assert title(sample_room) == first, "what was found stays selected"
    hands.press("F3")
    assert title(sample_room) != first
    assert bar.isVisible()


def test_enter_and_shift_enter_go_on_and_back_in_the_line_of_the_words(sample_room, hands, bar):
    sample_room.look("risk")
    hands.press("Ctrl+F")
    hands.write("council")
    hands.press("Return")
    assert bar.said.text().startswith("2 of ")
    hands.press("Shift+Return")
    assert bar.said.text().startswith("1 of ")


def test_what_is_not_there_is_said_and_nothing_moves(sample_room, hands, bar):
    sample_room.look("risk")
    before = title(sample_room)
    hands.press("Ctrl+F")
    hands.paste("zebra")
    assert bar.said.text() == "Not in what is shown. Ctrl+G looks in the whole day."
    assert title(sample_room) == before


def test_a_dataset_of_another_organisation_gives_it_the_turn(sample_room, hands):
    sample_room.look("hold")
    assert sample_room.window.desk.tab == sample_room.org("Council")
    hands.press("Ctrl+F")
    hands.write("oxygen")
    assert title(sample_room) == "Home Oxygen Therapy register"
    assert sample_room.window.desk.tab == sample_room.org("Care Board")


def test_in_a_table_it_goes_from_cell_to_cell(sample_room, hands, bar):
    sample_room.look("hold")
    hands.press("Ctrl+Tab", "Ctrl+F")
    hands.write("oxygen")
    table = sample_room.window.stage.focus()
    assert "oxygen" in table.currentIndex().data().lower()
    assert title(sample_room) == "Home Oxygen Therapy register"


def test_in_a_walk_it_goes_from_row_to_row(sample_room, hands, bar):
    sample_room.look("read_back")
    hands.say("/walk")
    hands.press("Ctrl+F")
    hands.write("legal")
    row = sample_room.window.walking.row()
    assert "legal" in " ".join((row.title, *row.facts)).lower()
    assert bar.said.text().startswith("1 of ")


def test_clauses_are_found_by_their_words(sample_room, hands, bar):
    sample_room.look("terms")
    hands.press("Ctrl+F")
    hands.write("never")
    assert sample_room.window.walking.row().title.lower().count("never") or bar.said.text()
    assert bar.said.text().startswith("1 of ")


def test_a_page_of_tables_is_searched_as_well(sample_room, hands, bar):
    hands.say("/bin")
    hands.press("Ctrl+F")
    hands.write("e")
    hands.press("Esc")
    assert not bar.isVisible()
    hands.say("/history") if sample_room.window.line.isVisible() else sample_room.window.doing.do("history")
    hands.settle()
    hands.press("Ctrl+F")
    hands.write("risk")
    assert " of " in bar.said.text()


def test_words_after_search_are_looked_for_at_once(sample_room, hands, bar):
    sample_room.look("hold")
    hands.say("/search oxygen")
    assert title(sample_room) == "Home Oxygen Therapy register"
    assert bar.words.text() == "oxygen"


def test_finding_changes_nothing_and_is_never_seen_by_the_room(sample_room, hands):
    before = sample_room.window.day.store.to_undo()
    place = sample_room.window.rooming.place()
    sample_room.look("risk")
    hands.press("Ctrl+F")
    hands.write("council")
    assert sample_room.window.day.store.to_undo() == before
    assert sample_room.window.rooming.place().only == place.only == ""


def test_it_works_at_another_text_size_as_well(sample_room, hands):
    sample_room.look("risk")
    hands.press("Ctrl+F")
    hands.write("council")
    hands.press("Esc", "Ctrl++")
    sample_room.look("hold")
    hands.press("Ctrl+F")
    hands.write("oxygen")
    assert title(sample_room) == "Home Oxygen Therapy register"
    assert sample_room.window.frame.find_bar.said.text() == "1 of 1"


# -- go to --


@pytest.mark.parametrize(
    ("typed", "session", "selected"),
    [
        ("home oxygen", "hold", "Home Oxygen Therapy register"),
        ("bronwen", "opening", "Bronwen Starlingate"),
        ("public hears", "risk", None),
        ("7 risk", "risk", None),
    ],
)
def test_any_name_leads_to_its_place(sample_room, hands, typed, session, selected):
    hands.press("Ctrl+G")
    hands.write(typed)
    hands.press("Return")
    window = sample_room.window
    assert window.desk.plan.number - 1 == (["opening", "why", "hold", "asks", "choose", "value", "risk"]).index(session)
    assert window.line.edit.hasFocus() or window.desk.details
    if selected:
        assert title(sample_room) == selected


def test_the_first_entry_is_the_way_back_to_the_room(room, hands):
    hands.say("")  # the day begins
    room.look("risk")
    hands.press("Ctrl+G")
    assert rows(room)[0] == "Back to the room"
    hands.press("Return")
    assert room.window.desk.plan.number == 1


def test_each_record_of_the_day_can_be_gone_to(sample_room, hands):
    """To its card where it has one, else to its form."""
    window = sample_room.window
    for e in list(window.finding.places._all) or _all(window):
        if e.sort == "record":
            window.finding.go_to(e)
            hands.settle()
            found = e.id in (window.desk.spot.selected, window.desk.tab)
            assert found, e
            if window.desk.details:
                window.forms.close()


def _all(window):
    window.finding.places.open_list()
    found = window.finding.places._all
    window.finding.places.close_list()
    return found


def test_documents_and_pages_are_places_too(sample_room, hands):
    hands.press("Ctrl+G")
    hands.write("report")
    assert "Report" in rows(sample_room)
    hands.press(*["Down"] * rows(sample_room).index("Report"), "Return")
    assert sample_room.window.desk.page == "documents"


def test_esc_leaves_everything_as_it_was(sample_room, hands):
    sample_room.look("value")
    hands.write("half a thought")
    hands.press("Ctrl+G")
    hands.write("oxygen")
    hands.press("Esc")
    assert sample_room.line == "half a thought"
    assert sample_room.window.line.edit.hasFocus()
    assert sample_room.window.desk.plan.number == 6


def test_in_a_very_large_day_a_key_is_answered_within_fifty_milliseconds(sample_room, hands, monkeypatch):
    """Processor time of the whole key, the list painted: the median of a word typed letter by letter."""
    places = sample_room.window.finding.places
    big = big_day(sample_room.state)
    monkeypatch.setattr(type(sample_room.window.day), "state", property(lambda _day: big))
    places.open_list()
    times = []
    for n in range(1, len("register 12") + 1):
        began = process_time()
        places.wanted.setText("register 12"[:n])
        places.repaint()
        QApplication.processEvents()
        times.append(process_time() - began)
    places.close_list()
    assert sorted(times)[len(times) // 2] < 0.05
