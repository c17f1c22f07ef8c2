"""Lines, paragraphs, tables and pages, and the canvas that takes no text without a place."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.pdf.check import failures
from tests.report.reading import Read
from workshop.charts.metrics import Face, width
from workshop.report import fonts
from workshop.report.archive import About, EndedStream
from workshop.report.blocks import Column, Columns, NewPage, Panel, Rule, Space, height_of, placed
from workshop.report.bullets import bullets
from workshop.report.canvas import Laid, TaggedCanvas, UntaggedText
from workshop.report.lines import broken
from workshop.report.look import BODY, MARGIN, PAGE, STRONG, TIGHT, TOP, WIDTH
from workshop.report.pages import ROOM, anchors, lay_out
from workshop.report.paragraph import Paragraph
from workshop.report.table import BREAKABLE, Row, Table
from workshop.report.text import Piece, Run, pieces, runs

LONG = "Many words that go on and on. " * 400


def lines(words, room=80):
    found = [p for n, r in enumerate(runs(words)) for p in pieces(r, 9.5, "text", n)]
    return [("".join(p.text for p in line.pieces), line.at_space) for line in broken(found, room)]


@pytest.fixture
def canvas():
    fonts.register()
    about = About("T", "A", "S", datetime(2026, 1, 2, tzinfo=UTC), "code")
    return TaggedCanvas(BytesIO(), PAGE, about)


def drawn(*blocks) -> bytes:
    """These blocks below a heading, as a file."""
    fonts.register()
    out = BytesIO()
    made = TaggedCanvas(out, PAGE, About("T", "A", "S", datetime(2026, 1, 2, tzinfo=UTC), "code"))
    for page in lay_out([Paragraph("Title", STRONG, tag="H1", anchor="title"), *blocks]):
        for at in page.placed:
            at.block.draw(made, MARGIN, PAGE[1] - TOP - at.y, WIDTH)
        made.showPage()
    made.save()
    return out.getvalue()


# -- lines --
def test_lines_break_at_spaces():
    assert lines("The quick brown fox jumps") == [("The quick brown", True), ("fox jumps", False)]


def test_line_breaks_stay():
    assert lines("a\n\nb") == [("a", True), ("", True), ("b", False)]


def test_a_long_word_is_cut_and_read_as_one():
    found = lines("Datenschutzfolgenabschätzungsverantwortliche")
    assert len(found) > 2
    assert "".join(text for text, _ in found) == "Datenschutzfolgenabschätzungsverantwortliche"
    assert not any(at_space for _, at_space in found)


def test_long_words_may_break_after_a_hyphen():
    assert lines("OFFICIAL-SENSITIVE", 60) == [("OFFICIAL-", False), ("SENSITIVE", False)]


def test_a_figure_keeps_its_sign():
    assert lines("aaaa aaaa aaaa 72 %", 72)[-1][0] == "72 %"


def test_a_word_of_several_looks_is_not_broken():
    assert lines((Run("bold", bold=True), Run("er and more words")), 60)[0][0].startswith("bolder")


def test_no_line_is_too_wide():
    for room in (20, 55, 90, 300):
        found = [p for r in runs(LONG[:600] + "x" * 90) for p in pieces(r, 9.5, "text")]
        assert all(line.width <= room + 0.01 for line in broken(found, room))


def test_nothing_is_one_empty_line():
    assert lines("") == [("", False)]


# -- the canvas --
def test_text_without_a_context_is_refused(canvas):
    with pytest.raises(UntaggedText):
        canvas.write([Laid(10, 10, [Piece("x", Face.REGULAR, 9, "text", Face.REGULAR)])])
    with pytest.raises(UntaggedText):
        canvas.drawString(10, 10, "x")


def test_a_link_without_a_link_element_is_refused(canvas):
    with canvas.within(canvas.element(None, "P")), pytest.raises(UntaggedText):
        canvas.link((0, 0, 1, 1), "title", "Somewhere")


def test_every_way_of_painting_is_marked():
    painting = {n for n in vars(Canvas) if n in vars(TaggedCanvas) and not n.startswith("_")}
    assert {"rect", "roundRect", "line", "lines", "circle", "drawPath", "drawImage", "doForm"} <= painting


def test_a_target_that_is_missing_is_found_out():
    with pytest.raises(ValueError, match="nowhere"):
        drawn(Paragraph("See there", BODY, link=("nowhere", "There")))


def test_the_library_itself_is_unchanged():
    from reportlab.pdfbase.pdfdoc import PDFStream  # noqa: PLC0415

    assert PDFStream.format is not EndedStream.format
    assert PDFStream.format.__module__ == "reportlab.pdfbase.pdfdoc"


# -- blocks --
def test_a_heading_needs_words():
    with pytest.raises(ValueError, match="words"):
        Paragraph(" \u200b", STRONG, tag="H2", anchor="x")


def test_a_paragraph_breaks_over_pages_and_loses_nothing():
    data = drawn(Paragraph(LONG, BODY))
    read = Read(data)
    assert failures(data) == {}
    assert len(read.pages) > 1
    assert read.text.count("Many words that go on and on.") == 400


def test_no_line_is_left_alone():
    p = Paragraph("word " * 300, TIGHT)
    n = len(p.lines(200))
    assert p.split(200, TIGHT.leading * 1.5) is None
    upper, lower = p.split(200, TIGHT.leading * (n - 1))
    assert len(upper.lines(200)) == n - 2
    assert len(lower.lines(200)) == 2


def test_a_heading_stays_with_what_follows():
    heading = Paragraph("Heading", STRONG.but(keeps_next=True), tag="H2", anchor="h")
    fill = Space(ROOM - 30)
    pages = lay_out([fill, heading, Paragraph("One\nTwo\nThree", BODY)])
    assert [type(p.block).__name__ for p in pages[0].placed] == ["Space"]
    assert anchors(pages, 1) == {"h": 2}


def test_space_between_blocks_is_the_larger_one():
    a, b = Paragraph("a", BODY.but(after=5)), Paragraph("b", BODY.but(before=9))
    assert [y for _, y in placed([a, b], 100)] == [0, BODY.leading + 9]
    assert height_of([a, b], 100) == 2 * BODY.leading + 9


def test_a_new_page_where_little_is_left():
    few, much = Space(ROOM - 100), Space(100)
    assert len(lay_out([few, NewPage(unless=200), Paragraph("x", BODY)])) == 2
    assert len(lay_out([much, NewPage(unless=200), Paragraph("x", BODY)])) == 1


def rows(n, text="Cell"):
    return [Row([[Paragraph(f"Row {i}", STRONG)], [Paragraph(f"{text} {i}", BODY)]]) for i in range(n)]


def test_a_table_repeats_its_head_and_keeps_its_rows():
    head = Row([[Paragraph("Name", STRONG)], [Paragraph("Said", STRONG)]])
    data = drawn(Table((30, 70), rows(120), head))
    read = Read(data)
    assert failures(data) == {}
    assert len(read.pages) > 2
    assert all("Name Said" in page for page in read.pages)
    assert all(f"Row {i} Cell {i}" in read.text for i in range(120))


def test_a_row_higher_than_a_page_is_cut_and_stays_one_row():
    data = drawn(Table((30, 70), [*rows(2), Row([[Paragraph("Long", STRONG)], [Paragraph(LONG, BODY)]]), *rows(2)]))
    assert failures(data) == {}
    assert Read(data).text.count("Many words that go on and on.") == 400


def test_a_small_table_is_not_broken():
    table = Table((30, 70), rows(5))
    assert table.height(WIDTH) < BREAKABLE
    pages = lay_out([Space(ROOM - 40), table])
    assert len(pages) == 2
    assert len(pages[1].placed) == 1


def test_lists_columns_and_panels_are_sound():
    side = [
        Column(100, [Paragraph("Left", BODY)]),
        Column(200, [Rule(2, "line", double=True), Paragraph("Right", BODY)]),
    ]
    data = drawn(
        *bullets(["One", (Run("Two", bold=True), Run(" and a half")), LONG], BODY),
        Panel([Columns(side, 20, "line")], "canvas"),
    )
    read = Read(data)
    assert failures(data) == {}
    assert read.text.count("•") == 3
    assert "Left" in read.text


# -- directions --
def test_words_from_right_to_left_stand_at_the_right_and_are_said_in_their_order():
    data = drawn(Paragraph("שלום עולם (סודי)", BODY), Paragraph((Run("Said by "), Run("יוסף"), Run(".")), BODY))
    assert failures(data) == {}
    import pikepdf  # noqa: PLC0415

    with pikepdf.open(BytesIO(data)) as pdf:
        kids = pdf.Root.StructTreeRoot.K[0].K
        assert [str(k.ActualText) for k in kids if "/ActualText" in k] == ["שלום עולם (סודי)", "Said by יוסף."]
        drawn_text = Paragraph("שלום (א)", BODY)
        laid = drawn_text._laid(drawn_text.lines(WIDTH), 0, 100, WIDTH)
    assert laid[0].x == pytest.approx(WIDTH - width("שלום (א)", BODY.size), abs=1)
    assert "".join(p.text for p in laid[0].pieces) == "(א) םולש"


def test_arabic_letters_are_joined():
    p = Paragraph("مجلس", BODY)
    shown = "".join(x.text for x in p._laid(p.lines(WIDTH), 0, 100, WIDTH)[0].pieces)
    assert shown != "مجلس"
    assert all(0xFE70 <= ord(c) <= 0xFEFF for c in shown)
