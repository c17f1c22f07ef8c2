"""What can't be read is refused in a sentence or two: what it is, that nothing was added, what to do now."""

from __future__ import annotations

import io
import json
import os
import re
import zipfile

import pytest

from tests.importing.making import workbook
from workshop.importing import BadSource, read_file, read_pasted
from workshop.importing.sheet import MOST_COLUMNS, MOST_ROWS
from workshop.importing.source import MOST_BYTES
from workshop.importing.workbook import MOST_UNPACKED


def packed(**parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return out.getvalue()


CATALOGUE = {"@type": "dcat:Catalog", "dataset": [{"title": "Loans"}]}
FOREIGN = {
    "data.json": (json.dumps(CATALOGUE, indent=2).encode(), "is JSON; only CSV and XLSX are read"),
    "lines.csv": (b'{"title": "A"}\n{"title": "B"}\n', "is JSON"),
    "broken.json": (b'{"title": ', "is JSON"),
    "list.csv": (b'[["title"], ["A"]]', "is JSON"),
    "old.xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "is an old Excel workbook, or has a password"),
    "paper.pdf": (b"%PDF-1.7\n1 0 obj", "is a PDF; only CSV and XLSX are read"),
    "page.csv": (b"\xef\xbb\xbf\n<!DOCTYPE html><html><body>Sign in</body></html>", "is a web page or XML"),
    "feed.xml": (b'<?xml version="1.0"?><rdf:RDF/>', "is a web page or XML"),
    "photo.csv": (b"\x89PNG\r\n\x1a\n" + bytes(200), "is a picture"),
    "noise.csv": (bytes(range(1, 32)) * 40, "is neither CSV nor XLSX"),
    "day.pilot": (b"SQLite format 3\0" + bytes(100), "is a database"),
    "empty.csv": (b"", "is empty"),
    "blank.csv": (b"\xef\xbb\xbf \r\n\0\n", "is empty"),
    "empty.xlsx": (b"", "is empty"),
    "sheet.ods": (packed(mimetype="application/vnd.oasis.opendocument.spreadsheet"), "is an OpenDocument file"),
    "letter.docx": (packed(word__document="<w/>"), "is no workbook"),
    "none.xlsx": (b"PK\x03\x04 and nothing more", "is damaged, or is no XLSX workbook"),
}


def refusal(path):
    with pytest.raises(BadSource) as e:
        read_file(path)
    return str(e.value)


@pytest.mark.parametrize("name", FOREIGN)
def test_another_kind_of_file_is_refused_by_what_it_is(tmp_path, name):
    raw, what = FOREIGN[name]
    (tmp_path / name).write_bytes(raw)
    said = refusal(tmp_path / name)
    assert said.startswith(f"“{name}” {what}")
    assert ". Nothing was added: " in said
    assert len(re.findall(r"[.?!](?=\s|$)", said)) == 2


def test_a_binary_workbook_is_refused(tmp_path):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("xl/workbook.bin", "x")
    (tmp_path / "fast.xlsb").write_bytes(out.getvalue())
    assert "is a binary workbook" in refusal(tmp_path / "fast.xlsb")


def test_a_file_that_is_gone_and_a_folder_are_refused(tmp_path):
    assert refusal(tmp_path / "gone.csv").startswith("“gone.csv” is not there any more. Nothing was added")
    assert "is a folder. Nothing was added" in refusal(tmp_path)
    assert "could not be read" in refusal(tmp_path / "a\0b.csv")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no such files")
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.csv")
    assert "is no ordinary file" in refusal(tmp_path / "pipe.csv")


def test_a_truncated_workbook_is_refused_wherever_it_is_cut(tmp_path):
    whole = workbook(Data=[["title", "note"], ["A", "b"]])
    path = tmp_path / "cut.xlsx"
    for length in range(4, len(whole), len(whole) // 40):
        path.write_bytes(whole[:length])
        assert "“cut.xlsx” is damaged, or is no XLSX workbook. Nothing was added" in refusal(path)


def test_a_file_that_is_too_large_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "large.csv"
    with path.open("wb") as f:
        f.truncate(MOST_BYTES + 1)
    assert "“large.csv” is larger than 50 MB" in refusal(path)
    with pytest.raises(BadSource, match="What was pasted is larger than 50 MB"):
        read_pasted("x" * (MOST_BYTES + 1))


def test_a_workbook_that_would_unpack_to_too_much_is_refused_before_it_is_unpacked(tmp_path):
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            for _ in range(MOST_UNPACKED // 2**20 + 1):
                part.write(b" " * 2**20)
    assert path.stat().st_size < 2**20
    assert "“bomb.xlsx” would unpack to more than 50 MB. Nothing was added" in refusal(path)


def test_entities_that_grow_are_refused(tmp_path):
    whole = workbook(Data=[["title"], ["A"]])
    grown = (
        '<!DOCTYPE x [<!ENTITY a "'
        + "x" * 1000
        + '">'
        + "".join(f'<!ENTITY {b} "{f"&{a};" * 30}">' for a, b in zip("abcd", "bcde", strict=True))
        + "]>"
    )
    path = tmp_path / "grown.xlsx"
    with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode()
            if name == "xl/worksheets/sheet1.xml":
                text = grown + text.replace("<t>A</t>", "<t>&e;</t>")
            new.writestr(name, text)
    assert "“grown.xlsx” is damaged" in refusal(path)


def test_too_many_rows_and_columns_are_refused_with_the_sheet(tmp_path):
    path = tmp_path / "long.csv"
    path.write_text("title\n" + "A\n" * MOST_ROWS, encoding="utf-8")
    assert f"The table in “long.csv” has more than {MOST_ROWS:,} rows. Nothing was added" in refusal(path)
    path = tmp_path / "wide.xlsx"
    path.write_bytes(workbook(Data=[["title"], ["A"] * (MOST_COLUMNS + 1)]))
    assert f"Row 2 in sheet “Data” of “wide.xlsx” has more than {MOST_COLUMNS} columns" in refusal(path)
