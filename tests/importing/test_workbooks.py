"""XLSX workbooks give the values of their visible sheets, and nothing that a damaged one holds gets further."""

from __future__ import annotations

import contextlib
import io
import zipfile
from datetime import date, datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.styles import PatternFill

from tests.importing.making import saved, workbook
from workshop.importing import BadSource, is_empty, likely_sheet, read_file
from workshop.importing.workbook import read_workbook


def sheets(raw):
    return {s.name: [(line.number, line.cells) for line in s.lines] for s in read_workbook("a.xlsx", raw)}


def edited(raw, part, *changes):
    """A workbook with words of one part replaced: what openpyxl doesn't write, other programs do."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            for was, now in changes if name == part else ():
                assert was.encode() in text
                text = text.replace(was.encode(), now.encode())
            new.writestr(name, text)
    return out.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


def test_values_read_as_a_spreadsheet_shows_them():
    row = [
        "words",
        18400,
        18400.0,
        0.1,
        True,
        date(2026, 10, 9),
        datetime.fromisoformat("2026-10-09 14:35"),
        time(9, 5),
        None,
        "x",
    ]
    found = sheets(workbook(Data=[row]))["Data"]
    cells = ("words", "18400", "18400", "0.1", "TRUE", "2026-10-09", "2026-10-09 14:35", "09:05", "", "x")
    assert found == [(1, cells)]


def test_hidden_sheets_are_not_offered():
    book = Workbook()
    book.active.title = "Seen"
    book.active.append(["title"])
    for state in ("hidden", "veryHidden"):
        sheet = book.create_sheet(state)
        sheet.append(["title"])
        sheet.sheet_state = state
    assert list(sheets(saved(book))) == ["Seen"]


def test_empty_sheets_are_offered_and_never_chosen(tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(workbook(Cover=[["About this workbook"], ["It is a list"]], Headings=[["title", "note"]], Bare=[]))
    source = read_file(path)
    assert [(s.name, is_empty(s)) for s in source.sheets] == [("Cover", False), ("Headings", True), ("Bare", True)]
    assert likely_sheet(source) is None


def test_the_sheet_that_means_most_is_chosen(tmp_path):
    path = tmp_path / "a.xlsx"
    few, many = [["title"], ["A"]], [["title", "description", "licence"], ["A", "b", "c"]]
    path.write_bytes(workbook(Cover=[["About"], ["It is a list"]], Few=few, Many=many))
    assert likely_sheet(read_file(path)).name == "Many"


def test_rows_that_hold_nothing_but_formatting_hold_nothing():
    book = Workbook()
    book.active.append(["title"])
    for row in range(2, 1002):
        book.active.cell(row, 1).fill = PatternFill("solid", fgColor="DDDDDD")
    book.active.cell(1003, 1, "A")
    assert sheets(saved(book))["Sheet"] == [(1, ("title",)), (1003, ("A",))]


def test_what_a_sheet_says_of_its_size_is_not_believed():
    raw = workbook(Data=[["title"], ["A"]])
    lying = edited(raw, SHEET, ('ref="A1:A2"', 'ref="A1:XFD1048576"'))
    assert sheets(lying) == sheets(raw)


def test_a_formula_gives_the_value_kept_with_it():
    raw = workbook(Data=[["title"], ['="A"&"B"'], ["=6*7"]])
    kept = edited(
        raw, SHEET, ('<f>"A"&amp;"B"</f><v></v>', "<f>x</f><v>43</v>"), ("<f>6*7</f><v></v>", "<f>y</f><v>42</v>")
    )
    assert sheets(kept)["Data"] == [(1, ("title",)), (2, ("43",)), (3, ("42",))]


def test_a_formula_without_a_value_gives_its_text_as_text():
    raw = workbook(Data=[["title"], ["=6*7"], ["=HYPERLINK(A1)"]])
    assert sheets(raw)["Data"] == [(1, ("title",)), (2, ("=6*7",)), (3, ("=HYPERLINK(A1)",))]


def test_a_formula_that_gave_an_empty_text_is_an_empty_cell():
    raw = workbook(Data=[["title"], ["A"], *([f'=IF(B{n}="","",B{n})'] for n in range(3, 6))])
    kept = edited(raw, SHEET, *((f'<c r="A{n}">', f'<c r="A{n}" t="str">') for n in range(3, 6)))
    assert sheets(kept)["Data"] == [(1, ("title",)), (2, ("A",))]


def test_words_that_begin_like_a_formula_are_words():
    book = Workbook()
    book.active.append(["title"])
    cell = book.active.cell(2, 1, "=cmd|' /C calc'!A0")
    cell.data_type = "s"
    assert sheets(saved(book))["Sheet"][1] == (2, ("=cmd|' /C calc'!A0",))


def test_line_ends_that_workbooks_spell_out_are_line_ends():
    assert sheets(workbook(Data=[["one_x000D_\ntwo"]]))["Data"] == [(1, ("one\ntwo",))]


def test_what_the_reader_warns_of_is_no_concern_here():
    extension = '<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"/></extLst></worksheet>'
    raw = edited(workbook(Data=[["title"]]), SHEET, ("</worksheet>", extension))
    assert sheets(raw)["Data"] == [(1, ("title",))]


def test_a_date_outside_all_calendars_is_a_mark_of_an_error():
    raw = workbook(Data=[[date(2026, 10, 9)]])
    assert sheets(edited(raw, SHEET, ("<v>46304</v>", "<v>99999999999</v>")))["Data"] == [(1, ("#VALUE!",))]


def test_a_cell_in_a_column_that_no_spreadsheet_has_is_damage():
    raw = edited(workbook(Data=[["title"], ["A"]]), SHEET, ('r="A2"', 'r="ZZZZZZ2"'))
    with pytest.raises(BadSource, match="is damaged"):
        sheets(raw)


def test_a_row_beyond_the_last_one_is_damage():
    raw = edited(workbook(Data=[["title"], ["A"]]), SHEET, ('r="A2"', 'r="A99999999999"'), ('r="2"', 'r="99999999999"'))
    with pytest.raises(BadSource, match="is damaged"):
        sheets(raw)


WHOLE = workbook(Data=[["title", "note", "=6*7"], ["A", 1, date(2026, 10, 9)]])


@settings(deadline=None)
@given(at=st.integers(0, len(WHOLE) - 1), bit=st.integers(0, 7))
def test_a_flipped_bit_gives_cells_or_a_refusal(at, bit):
    raw = bytearray(WHOLE)
    raw[at] ^= 1 << bit
    with contextlib.suppress(BadSource):
        read_workbook("a.xlsx", bytes(raw))


@settings(deadline=None)
@given(part=st.sampled_from(["xl/workbook.xml", SHEET, "xl/styles.xml", "[Content_Types].xml"]), text=st.data())
def test_a_part_with_other_words_gives_cells_or_a_refusal(part, text):
    with zipfile.ZipFile(io.BytesIO(WHOLE)) as archive:
        whole = archive.read(part).decode()
    start = text.draw(st.integers(0, len(whole)))
    end = text.draw(st.integers(start, min(start + 40, len(whole))))
    put = text.draw(st.text('<>/="& abcrst0129:ABC', max_size=20))
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(WHOLE)) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            new.writestr(name, whole[:start] + put + whole[end:] if name == part else old.read(name))
    with contextlib.suppress(BadSource):
        read_workbook("a.xlsx", changed.getvalue())
