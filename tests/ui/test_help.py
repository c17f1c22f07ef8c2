"""Help by keys: the guide at what is looked at, its words found, all keys on one sheet (F1, Shift+F1)."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QGuiApplication

from ui.demo.hands import called


def reader(room):
    return room.window.stage.page_of("help").reader


def shown(room):
    return reader(room).text.currentIndex().data()


def test_f1_opens_the_page_of_what_is_looked_at_and_esc_goes_back_to_the_line(room, hands):
    room.look("risk")
    hands.write("Public hears")
    hands.press("F1")
    assert shown(room) == "Heading. 7 Risk both ways"
    assert hands.focus() is reader(room).text, "arrows read it at once"
    hands.press("Esc")
    assert hands.focus() is room.window.line.edit
    assert room.window.line.edit.text() == "Public hears", "nothing that was typed is lost"


def test_help_over_a_page_goes_back_to_that_page(room, hands):
    hands.say("/setup")
    hands.press("F1")
    assert shown(room) == "Heading. Set up the rest"
    hands.press("Shift+F1")
    assert room.window.desk.page == "keys"
    hands.press("Esc")
    assert room.window.desk.page == "setup"
    hands.press("F1", "F1")
    assert room.window.desk.page == "setup", "F1 again closes it"
    hands.press("F1", "Ctrl+K")
    assert room.window.desk.page is None, "Ctrl+K goes to the line from anywhere"


def test_what_is_open_beside_the_board_has_its_own_help(room, hands):
    for at, line, page in (
        ("risk", "/wrong", "if-something-goes-wrong"),
        ("risk", "/pile", "the-pile"),
        ("opening", "/count slips", "counting"),
    ):
        room.look(at)
        hands.say(line)
        hands.press("F1")
        assert reader(room).name == page
        hands.press("Esc", "Esc", "Esc")


def test_a_link_leads_on_inside_the_guide_by_enter_and_by_a_click(room, hands):
    hands.say("/help pack")
    text = reader(room).text
    reader(room).open("index")
    row = next(n for n, r in enumerate(text.rows.rows) if r.block.text.startswith("1. Before the day"))
    text.go_to(row)
    hands.press("Return")
    assert reader(room).name == "before-the-day"
    reader(room).open("index")
    text.go_to(row)
    hands.settle()
    index = text.rows.index(row, 0)
    box = text.visualRect(index)
    hits = [x for x in range(box.width()) if text.painted.link_at(index, QPointF(x, box.top() + 14))]
    assert 60 < len(hits) < box.width() / 2, "the words of the link only"
    hands.click(text.viewport(), QPoint(box.right() - 2, box.top() + 14))
    assert reader(room).name == "index"
    hands.click(text.viewport(), QPoint(hits[9], box.top() + 14))
    assert reader(room).name == "before-the-day"


def test_the_list_of_pages_turns_to_one(room, hands):
    hands.press("F1")
    hands.go_to_field("Pages of the guide")
    hands.press("End", "Return")
    assert reader(room).name == "if-something-goes-wrong"


def test_words_are_found_in_the_page_and_from_anywhere(room, hands):
    hands.say("/help the line")
    hands.press("Ctrl+F")
    hands.write("quotes")
    assert "quotes" in shown(room)
    hands.press("Esc", "Ctrl+G")
    hands.write("when the projector goes")
    hands.press("Return")
    assert (reader(room).name, shown(room)) == ("the-room-screen", "Heading. When the projector goes")


def test_words_that_the_guide_does_not_have_are_said(room, hands):
    hands.say("/help aardvark")
    assert "The guide says nothing of “aardvark”" in room.window.frame.notice.text()


def test_the_sheet_has_the_names_of_the_day_and_is_written_as_a_pdf(room, hands):
    hands.press("Shift+F1")
    page = room.window.stage.page_of("keys")
    texts = [r.block.text for r in page.sheet.rows.rows]
    assert any("Visit records @petra" in t for t in texts)
    hands.go_to_field("Write the sheet of keys")
    hands.press("Space")
    hands.wait_for(lambda: page.paper.written is not None)
    made = page.paper.written
    assert made.read_bytes().startswith(b"%PDF-")
    assert "keys and signs" in made.name
    assert called(hands.focus())


def test_help_says_nothing_to_a_room_that_looks_at_this_screen(room, hands):
    if len(QGuiApplication.screens()) == 1:
        hands.press("F5", "Return", "F1")
        assert room.window.desk.page is None
        assert "F5 takes it back" in room.window.frame.notice.text()


# -- before any day is open --


def test_f1_in_the_start_window_opens_the_guide_and_the_sheet_and_esc_goes_back(program, hands):
    start = program.show_start()
    hands.settle()
    first = hands.focus()
    hands.press("F1")
    assert called(hands.focus()) == "Guide: Before the day"
    hands.press("Shift+F1")
    assert called(hands.focus()) == "All keys and signs"
    assert start.pages.currentWidget().title.text() == "Keys and signs"
    hands.press("Esc")
    assert hands.focus() is first
    hands.press("Shift+F1", "Shift+F1")
    assert hands.focus() is first, "the same key again closes it"


def test_help_over_the_three_questions_leaves_the_answers_as_they_are(program, hands):
    start = program.show_start()
    start.show_new()
    hands.settle()
    hands.write("How can we")
    hands.press("F1")
    assert start.pages.currentWidget().reader.text.currentIndex().data() == "Heading. Start the day in three answers"
    hands.press("Esc")
    hands.write(" help?")
    assert start.new.question.toPlainText() == "How can we help?"
