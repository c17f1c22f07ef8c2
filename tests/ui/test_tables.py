"""Tables by keys and clicks: sort, filter, edit, refuse, many at once, withdraw, reorder, merge; undone by name."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QRect, Qt

from workshop import commands as c
from workshop import kinds as k


class Tabled:
    """What is seen of the table that is shown."""

    def __init__(self, room) -> None:
        self.room = room

    @property
    def board(self):
        return next(b for b in self.room.window.stage._tables.values() if b.isVisible())

    @property
    def titles(self) -> list[str]:
        rows = self.board.rows
        return [rows.index(n, 0).data() for n in range(rows.rowCount())]

    @property
    def note(self) -> str:
        return self.board.note.text() if self.board.note.isVisible() else ""

    def column(self, heading: str) -> int:
        return [f.label for f in self.board.model.fields].index(heading)

    def cell(self, row: int, heading: str) -> str:
        return self.board.rows.index(row, self.column(heading)).data()


@pytest.fixture
def table(room, hands):
    """Three datasets in the table of what we hold."""
    room.look("hold")
    hands.say("Warm Homes Grant applications", "adult social care contacts", "Council Tax Reduction caseload")
    hands.press("Ctrl+Tab")
    hands.to_table()
    hands.press("Ctrl+Home")
    return Tabled(room)


@pytest.fixture
def sample_table(sample_room, hands):
    """The twelve datasets of the sample."""
    sample_room.look("hold")
    hands.press("Ctrl+Tab")
    return Tabled(sample_room)


def to_cell(hands, table, row, heading):
    """Go to a cell by arrows."""
    hands.to_table()
    hands.press("Ctrl+Home", *["Down"] * row, *["Right"] * table.column(heading))


def titles(room):
    return [d.title for d in room.all(k.Dataset)]


# -- sort and filter --


def test_a_click_on_a_heading_sorts_whatever_the_case(table, hands):
    header = table.board.table.horizontalHeader()
    at = QPoint(header.sectionViewportPosition(0) + 20, header.height() // 2)
    hands.click(header.viewport(), at)
    assert table.titles == [
        "adult social care contacts", "Council Tax Reduction caseload", "Warm Homes Grant applications",
    ]  # fmt: skip
    hands.click(header.viewport(), at)
    assert table.titles[0] == "Warm Homes Grant applications"
    hands.click(header.viewport(), at)
    assert table.titles == titles(table.room), "and again in the order of the day"


def test_a_row_is_as_high_as_its_words_want_where_they_are_painted(room, hands, qtbot):
    words = "Department for Household Income and Winter Support: referrals of 2024"
    add = (c.Add("dataset", f"ds-{n}", {"title": words[:n] + "s"}) for n in range(36, 48))
    room.window.day.execute(c.Together("add", tuple(add)))
    room.look("hold")
    hands.press("Ctrl+Tab")
    table = Tabled(room).board.table
    qtbot.waitUntil(lambda: len(table._fitted) > 5)
    inner = table.columnWidth(0) - 8 - 6 - 1  # the padding of the style, Qt's own margin, the grid
    metrics, wrapped = table.fontMetrics(), Qt.TextFlag.TextWordWrap
    for row in sorted(table._fitted):
        wants = metrics.boundingRect(QRect(0, 0, inner, 1000), wrapped, table.model().index(row, 0).data()).height()
        assert table.rowHeight(row) >= wants, table.model().index(row, 0).data()
    assert len({table.rowHeight(row) for row in table._fitted}) == 2  # rows of one line and of two


def test_the_keys_sort_by_the_column_they_are_in(table, hands):
    to_cell(hands, table, 0, "Name")
    hands.say("/sort")
    assert table.titles[0] == "adult social care contacts"
    assert table.room.notice == "Sorted by Name. /sort again turns it round."
    hands.say("/sort")
    assert table.titles[0] == "Warm Homes Grant applications"
    hands.say("/sort")
    assert table.titles == titles(table.room)


def test_figures_and_dates_sort_by_their_value_and_empty_cells_last(room, hands):
    room.look("read_back")
    hands.say("a: Second by 9/10", "a: Third", "a: First by 18/9")
    hands.press("Ctrl+Tab", "Ctrl+Tab")
    table = Tabled(room)
    hands.to_table()
    to_cell(hands, table, 0, "By")
    hands.say("/sort")
    assert table.titles == ["First", "Second", "Third"]


def test_a_row_that_is_edited_stays_where_it_is_until_it_is_sorted_again(table, hands):
    to_cell(hands, table, 0, "Name")
    hands.say("/sort")
    to_cell(hands, table, 0, "Name")
    hands.press("F2", "Ctrl+A")
    hands.write("Zebra crossings")
    hands.press("Return")
    assert table.titles[0] == "Zebra crossings"
    assert titles(table.room)[1] == "Zebra crossings"


def test_the_right_record_is_changed_in_a_sorted_and_filtered_table(sample_table, hands):
    table = sample_table
    before = {d.id: d for d in table.room.all(k.Dataset)}
    to_cell(hands, table, 0, "Name")
    hands.say("/sort")
    hands.click(table.board.filter)
    hands.write("homes")
    shown = table.titles
    assert 0 < len(shown) < 12
    assert table.board.count.text() == f"{len(shown)} of 12 datasets"
    to_cell(hands, table, len(shown) - 1, "Known problem")
    assert table.titles[-1] == table.board.table.currentIndex().siblingAtColumn(0).data()
    hands.press("F2", "Ctrl+A")
    hands.write("Late in winter")
    hands.press("Return")
    changed = [d for d in table.room.all(k.Dataset) if d != before[d.id]]
    assert [(d.title, d.known_issue) for d in changed] == [(shown[-1], "Late in winter")]


def test_a_filter_finds_words_in_any_cell_whatever_the_accents(sample_table, hands):
    hands.click(sample_table.board.filter)
    hands.write("ENERGY")
    assert all(
        any(
            "energy" in str(sample_table.board.rows.index(n, i).data()).lower()
            for i in range(sample_table.board.rows.columnCount())
        )
        for n in range(len(sample_table.titles))
    )
    hands.press("Ctrl+A")
    hands.write("no such words")
    assert sample_table.titles == []
    assert sample_table.board.count.text() == "0 of 12 datasets"
    hands.press("Ctrl+A", "Delete")
    assert len(sample_table.titles) == 12


def test_up_and_down_in_the_line_follow_the_rows_as_they_stand(table, hands):
    to_cell(hands, table, 0, "Name")
    hands.say("/sort")
    hands.press("Ctrl+K", *["Up"] * 3)
    assert table.room.window.desk.selected.title == "adult social care contacts"
    hands.press("Down")
    assert table.room.window.desk.selected.title == "Council Tax Reduction caseload"


# -- edit --


def test_f2_edits_a_cell_and_enter_keeps_it(table, hands):
    to_cell(hands, table, 1, "Known problem")
    hands.press("F2")
    hands.write("Streets are missing")
    hands.press("Return")
    made = table.room.all(k.Dataset)[1]
    assert made.known_issue == "Streets are missing"
    assert table.room.in_file().all(k.Dataset)[1] == made
    hands.press("Ctrl+Z")
    assert table.room.notice == "Taken back: known problem of “adult social care contacts”."
    assert table.cell(1, "Known problem") == ""


def test_escape_gives_a_cell_up(table, hands):
    to_cell(hands, table, 1, "Known problem")
    hands.press("F2")
    hands.write("Streets")
    hands.press("Escape")
    assert table.room.all(k.Dataset)[1].known_issue is None
    assert hands.focus() is table.board.table
    hands.settle()
    assert not table.room.window.day.store.drafts


def test_a_list_is_chosen_from_in_its_cell(table, hands):
    to_cell(hands, table, 0, "Personal data")
    hands.press("F2")
    hands.choose("Special")
    hands.press("Return")
    assert table.room.all(k.Dataset)[0].personal_data_level == "special_category"
    assert table.cell(0, "Personal data") == "Special category"


def test_looking_at_every_cell_changes_nothing(sample_table, hands):
    room = sample_table.room
    room.window.day.execute(_change(room.all(k.Dataset)[0], notes="two\nlines", geographic_coverage="a\u00a0b"))
    entries = len(room.window.day.store.entries)
    board, last = sample_table.board, sample_table.board.rows.columnCount()
    for column in range(last):
        index = board.rows.index(0, column)
        board.table.setCurrentIndex(index)
        board.table.edit_current()
        if room.window.desk.details:
            hands.press("Escape")
        else:
            hands.press("Return")
    assert len(room.window.day.store.entries) == entries
    assert not sample_table.note


def _change(record, **values):
    return c.Change(record.KIND.table, record.id, values)


def test_a_text_of_several_lines_is_edited_in_its_details(table, hands):
    room = table.room
    room.window.day.execute(_change(room.all(k.Dataset)[0], known_issue="two\nlines"))
    to_cell(hands, table, 0, "Known problem")
    hands.press("F2")
    assert room.window.desk.details
    assert hands.focus().accessibleName() == "Known problem"
    hands.write("!")
    hands.press("Ctrl+Return")
    assert room.all(k.Dataset)[0].known_issue == "two\nlines!"


@pytest.mark.parametrize(
    ("heading", "typed", "said"),
    [
        ("Number of records", "about ten", "“about ten” was not kept. Number of records: a whole number."),
        ("Completeness", "9", "“9” was not kept. Completeness runs from 0 to 5."),
        ("Can join on", "shoe size", "“shoe size” was not kept. Can join on: “shoe size” is not a choice."),
    ],
)
def test_a_value_that_does_not_fit_is_refused_with_a_sentence(table, hands, heading, typed, said):
    to_cell(hands, table, 0, heading)
    before = table.room.all(k.Dataset)
    hands.press("F2")
    hands.write(typed)
    hands.press("Return")
    assert table.note.startswith(said)
    assert table.room.all(k.Dataset) == before
    hands.press("F2")
    assert hands.focus().text() == typed, "the words come back, ready to be put right"
    hands.press("Escape")


def test_a_refusal_goes_once_it_is_put_right(table, hands):
    to_cell(hands, table, 0, "Completeness")
    hands.press("F2")
    hands.write("9")
    hands.press("Return", "F2", "Ctrl+A")
    hands.write("4")
    hands.press("Return")
    assert table.note == ""
    assert table.room.all(k.Dataset)[0].completeness == 4
    hands.settle()
    assert not table.room.window.day.store.drafts


def test_an_organisation_s_short_name_is_refused_where_another_has_it(room, hands):
    hands.say("/setup")
    board = room.window.stage.page().organisations
    board.table.setFocus()
    board.table.setCurrentIndex(board.rows.index(1, [f.name for f in board.model.fields].index("short")))
    hands.press("F2", "Ctrl+A")
    hands.write("council")
    hands.press("Return")
    assert board.note.text() == "“council” was not kept. Harrowmere Council is called Council already."
    assert room.all(k.Organisation)[1].short == "Income"


def test_enter_opens_the_details_and_typing_goes_to_the_line(table, hands):
    to_cell(hands, table, 1, "Name")
    hands.press("Return")
    assert table.room.window.details.record.title == "adult social care contacts"
    hands.press("Escape")
    hands.to_table()
    hands.write("words")
    assert table.room.line == "words"


# -- many at once --


def test_one_field_for_many_at_once(table, hands):
    to_cell(hands, table, 0, "Name")
    hands.press("Space", "Down", "Down", "Space")
    assert [t.startswith("✓") for t in table.titles] == [True, False, True]
    to_cell(hands, table, 2, "Known problem")
    hands.press("F2")
    hands.write("Only on paper")
    hands.press("Return")
    assert [d.known_issue for d in table.room.all(k.Dataset)] == ["Only on paper", None, "Only on paper"]
    assert table.room.window.frame.status.undoing.text().startswith("Undo: change of 2 datasets")
    hands.press("Ctrl+Z")
    assert [d.known_issue for d in table.room.all(k.Dataset)] == [None] * 3, "one step for all of them"
    hands.press("Ctrl+Y")
    assert [d.known_issue for d in table.room.all(k.Dataset)] == ["Only on paper", None, "Only on paper"]
    hands.press("Ctrl+K", "Escape")
    assert not any(t.startswith("✓") for t in table.titles)


def test_a_row_that_is_not_taken_along_is_changed_alone(table, hands):
    to_cell(hands, table, 0, "Name")
    hands.press("Space", "Down", "Space", "Down")
    to_cell(hands, table, 2, "Known problem")
    hands.press("F2")
    hands.write("Only this")
    hands.press("Return")
    assert [d.known_issue for d in table.room.all(k.Dataset)] == [None, None, "Only this"]


# -- withdraw, reorder, merge --


def test_delete_withdraws_and_undo_brings_back(table, hands):
    to_cell(hands, table, 1, "Name")
    hands.press("Delete")
    assert titles(table.room) == ["Warm Homes Grant applications", "Council Tax Reduction caseload"]
    assert table.room.notice == "Withdrawn: adult social care contacts. Ctrl+Z brings it back."
    assert table.room.window.frame.status.undoing.text().startswith("Undo: withdraw “adult social care contacts”")
    hands.press("Ctrl+Z")
    assert len(titles(table.room)) == 3
    assert table.room.notice == "Taken back: withdraw “adult social care contacts”."


def test_delete_on_a_card_withdraws_it_too(room, hands):
    room.look("hold")
    hands.say("Warm Homes Grant applications")
    hands.press("F6", "F6", "Delete")
    assert not room.all(k.Dataset)
    hands.press("Ctrl+Z")
    assert titles(room) == ["Warm Homes Grant applications"]


def test_a_withdrawal_keeps_its_reason(table, hands):
    to_cell(hands, table, 1, "Name")
    hands.say("/withdraw said twice, see the third")
    gone = next(d for d in table.room.state.every(k.Dataset) if d.withdrawn_at)
    assert (gone.title, gone.withdrawn_reason) == ("adult social care contacts", "said twice, see the third")
    assert gone in table.room.in_file().every(k.Dataset)


def test_an_organisation_that_still_has_people_stays(room, hands):
    hands.say("/setup")
    board = room.window.stage.page().organisations
    board.table.setFocus()
    board.table.setCurrentIndex(board.rows.index(0, 0))
    hands.press("Delete")
    assert room.notice == "Council still has 5 people. Move or withdraw them first."
    assert len(room.all(k.Organisation)) == 7


def test_a_person_is_withdrawn_in_set_up_and_comes_back(room, hands):
    hands.say("/setup")
    board = room.window.stage.page().people
    board.table.setFocus()
    board.table.setCurrentIndex(board.rows.index(13, 0))
    hands.press("Delete")
    assert len(room.all(k.Person)) == 13
    hands.press("Ctrl+Z")
    assert len(room.all(k.Person)) == 14


def test_rows_are_moved_by_keys(table, hands):
    to_cell(hands, table, 2, "Name")
    hands.press("Alt+Up")
    assert titles(table.room)[1:] == ["Council Tax Reduction caseload", "adult social care contacts"]
    assert not table.room.window.menuBar().isVisible(), "Alt with another key is not Alt"
    assert table.board.table.currentIndex().siblingAtColumn(0).data() == "Council Tax Reduction caseload"
    hands.press("Alt+Up", "Alt+Up")
    assert titles(table.room)[0] == "Council Tax Reduction caseload"
    hands.press("Alt+Down")
    assert titles(table.room)[1] == "Council Tax Reduction caseload"
    hands.press("Ctrl+Z")
    assert table.room.notice == "Taken back: move “Council Tax Reduction caseload”."
    assert titles(table.room)[0] == "Council Tax Reduction caseload"


def test_a_sorted_table_says_why_no_row_moves(table, hands):
    to_cell(hands, table, 2, "Name")
    hands.say("/sort")
    before = titles(table.room)
    hands.to_table()
    hands.press("Alt+Up")
    assert titles(table.room) == before
    assert table.room.notice.startswith("These are sorted, so none can be moved by hand.")


def test_two_are_merged_and_what_pointed_to_one_points_to_the_other(table, hands):
    room = table.room
    first, second = room.all(k.Dataset)[:2]
    room.window.day.execute(_change(second, known_issue="Only on paper", keywords=("care",)))
    room.window.day.execute(_change(room.all(k.Dataset)[2], serves_dataset_ids=(second.id,)))
    to_cell(hands, table, 0, "Name")
    hands.press("Space", "Down", "Space")
    hands.say("/merge")
    assert titles(room) == ["Warm Homes Grant applications", "Council Tax Reduction caseload"]
    assert room.notice == "Merged into “Warm Homes Grant applications”. Ctrl+Z parts them again."
    kept, other = room.all(k.Dataset)
    assert (kept.id, kept.known_issue, kept.keywords) == (first.id, "Only on paper", ("care",))
    assert other.serves_dataset_ids == (first.id,)
    hands.press("Ctrl+Z")
    assert room.notice == "Taken back: merge into “Warm Homes Grant applications”."
    assert len(titles(room)) == 3
    assert room.all(k.Dataset)[2].serves_dataset_ids == (second.id,)


def test_a_merge_needs_two(table, hands):
    to_cell(hands, table, 0, "Name")
    hands.press("Space")
    hands.say("/merge")
    assert table.room.notice.startswith("Take two cards of one kind along first")
    assert len(titles(table.room)) == 3


def test_a_date_in_a_cell_is_typed_as_it_is_said(room, hands):
    room.look("read_back")
    hands.say("a: Write it")
    hands.press("Ctrl+Tab", "Ctrl+Tab")
    hands.cell(0, "By", "9 oct")
    assert room.last(k.Action).due_date == date(2026, 10, 9)
    header = hands.to_table().model().headerData(0, Qt.Orientation.Horizontal)
    assert header == "Action"
