"""CSV files and pasted cells become the same cells, whatever program wrote them."""

from __future__ import annotations

import io
from csv import writer

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workshop.importing import BadSource, read_file, read_pasted
from workshop.importing.delimited import rows_of_file
from workshop.importing.sheet import sheet_of

ROWS = [("title", "description"), ("Résumés", "One, two; three"), ("Café “list”", "a\nb")]


def lines(source):
    return [line.cells for line in source.sheets[0].lines]


def read(tmp_path, raw, name="list.csv"):
    path = tmp_path / name
    path.write_bytes(raw)
    return lines(read_file(path))


def csv(delimiter=",", end="\n"):
    return end.join(delimiter.join(f'"{cell}"' for cell in row) for row in ROWS) + end


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_encoding_is_found(tmp_path, encoding):
    assert read(tmp_path, csv().encode(encoding)) == ROWS


def test_a_last_row_without_an_end_of_line_is_kept_although_its_last_cells_are_empty(tmp_path):
    raw = b"title,note,owner\nA,x,y\nB,,"
    assert read(tmp_path, raw) == [("title", "note", "owner"), ("A", "x", "y"), ("B",)]
    pasted = raw.decode().replace(",", "\t")
    assert lines(read_pasted(pasted)) == read(tmp_path, raw)


def test_utf_16_is_read_in_both_orders_of_bytes(tmp_path):
    assert read(tmp_path, b"\xfe\xff" + csv().encode("utf-16-be")) == ROWS
    assert read(tmp_path, b"\xff\xfe" + csv().encode("utf-16-le")) == ROWS


def test_bytes_without_a_meaning_in_windows_1252_do_not_stop_the_import(tmp_path):
    assert read(tmp_path, b"title,note\nCaf\xe9,\x81\n") == [("title", "note"), ("Café", "�")]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_delimiter_and_line_ends_are_found(tmp_path, delimiter, end):
    assert read(tmp_path, csv(delimiter, end).encode()) == ROWS


def test_a_first_line_that_names_the_delimiter_is_no_row(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("sep=;\ntitle;note\nA, b;c\n", encoding="utf-8")
    found = read_file(path).sheets[0].lines
    assert [(line.number, line.cells) for line in found] == [(1, ("title", "note")), (2, ("A, b", "c"))]


def test_commas_in_the_words_do_not_hide_another_delimiter(tmp_path):
    text = "title;description;holder\nA;one, two, three, four;X\nB;one, two, three, four;Y\n"
    assert read(tmp_path, text.encode())[1] == ("A", "one, two, three, four", "X")


def test_line_ends_may_be_mixed_and_stand_inside_cells(tmp_path):
    text = 'title,note\r\n"A\r\nB",1\rC,"x\ny"\nD,2'
    assert read(tmp_path, text.encode()) == [("title", "note"), ("A\nB", "1"), ("C", "x\ny"), ("D", "2")]


def test_rows_are_numbered_as_a_spreadsheet_shows_them(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text('title,note\n\n"A\nB\nC",1\n,,\n  ,\nD,2\n', encoding="utf-8")
    assert [line.number for line in read_file(path).sheets[0].lines] == [1, 3, 6]


def test_nul_bytes_vanish(tmp_path):
    assert read(tmp_path, b"ti\0tle,note\0\nA\0,\0\0b\n") == [("title", "note"), ("A", "b")]


def test_lone_surrogates_vanish_from_pasted_text():
    assert lines(read_pasted("title\tnote\nA\ud800\tb\n"))[1] == ("A", "b")


def test_long_cells_are_kept_whole(tmp_path):
    long = "ä,\n" * 50_000
    assert read(tmp_path, f'title,description\nA,"{long}x"\n'.encode())[1] == ("A", f"{long}x")


def test_doubled_marks_are_marks_and_words_after_a_closing_mark_belong_to_the_cell(tmp_path):
    assert read(tmp_path, b'title,note\n"A ""b""","c" d\n')[1] == ('A "b"', "c d")


def test_marks_after_a_space_open_a_cell_too(tmp_path):
    assert read(tmp_path, b'title, note\nA, "b, c"\n')[1] == ("A", "b, c")


def test_a_mark_that_nothing_closes_is_refused_with_its_place(tmp_path):
    path = tmp_path / "cut.csv"
    path.write_text('title,description\nA,b\nB,"and so\non and', encoding="utf-8")
    with pytest.raises(BadSource, match=r"row 3, column B of “cut\.csv”, and nothing closes it\. Nothing was added"):
        read_file(path)


def test_pasted_cells_may_hold_tabs_and_line_breaks_in_marks():
    assert lines(read_pasted('title\tnote\r\nA\t"one\ntwo ""three"""\r\nB\t"x\ty"\r\n')) == [
        ("title", "note"),
        ("A", 'one\ntwo "three"'),
        ("B", "x\ty"),
    ]


def test_pasted_words_may_begin_with_a_mark_that_somebody_typed():
    assert lines(read_pasted('title\tnote\n"Warm" homes\tx\n"Cold\ty\n'))[1:] == [('"Warm" homes', "x"), ('"Cold', "y")]


def test_pasted_text_without_tabs_is_read_like_a_file():
    assert lines(read_pasted("title,holder\nA,Council\n")) == [("title", "holder"), ("A", "Council")]


def test_nothing_on_the_clipboard_is_said():
    with pytest.raises(BadSource, match=r"There are no cells on the clipboard\. Nothing was added"):
        read_pasted(" \r\n\t\n")


def test_a_first_heading_may_begin_like_a_packed_file(tmp_path):
    assert read(tmp_path, b"PK,title\n1,A\n") == [("PK", "title"), ("1", "A")]


words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\x1a"), max_size=8)


@settings(deadline=None)
@given(rows=st.lists(st.lists(words, min_size=1, max_size=5), max_size=6), delimiter=st.sampled_from(",;\t|"))
def test_what_a_csv_writer_writes_is_read_back(rows, delimiter):
    out = io.StringIO()
    writer(out, delimiter=delimiter).writerows(rows)
    found = [
        line.cells for line in sheet_of("a.csv", "", rows_of_file("a.csv", f"sep={delimiter}\n{out.getvalue()}")).lines
    ]
    assert found == [line.cells for line in sheet_of("a.csv", "", rows).lines]


def test_one_column_needs_no_delimiter(tmp_path):
    assert read(tmp_path, b"title\nA\nB\n") == [("title",), ("A",), ("B",)]
