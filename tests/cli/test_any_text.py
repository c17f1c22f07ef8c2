"""Text of users is data: kept as typed, shown without doing anything, printed letter by letter."""

from __future__ import annotations

import re
import subprocess
import unicodedata

import pytest

from tests.report.reading import Read
from workshop.words import clean

TEXTS = {
    "formula": "=1+1",
    "formula that starts a program": "+cmd|' /C calc'!A0",
    "formula with a minus": "-2+3+cmd|' /C calc'!A0",
    "formula with an at": "@SUM(1+1)*cmd|' /C calc'!A0",
    "web page": "<b>bold</b> <script>alert(1)</script> <img src=x onerror=alert(1)> &amp; &lt; &#65;",
    "mark-up of a paragraph": '<font color="red" size="40">red</font><br/><a href="x">y</a><para>',
    "mnemonic": "Q&A & R&&D",
    "database": '\'; DROP TABLE dataset; -- "x" %s {0} ${x} $(id) `id`',
    "path": r"..\..\etc/passwd C:\temp\new %TEMP% ~root",
    "emoji": "👩🏽‍⚕️ visits 🏠 and 🇬🇧 and 👍",
    "right to left": "سجل الزيارات 2026 – עברית (א)",
    "both ways": "Report (تقرير) of 3 שלוש rows",
    "accents": "Ça, naïve œuvre – Ŵyl Dŵr, Zażółć, Ελληνικά, Русский",
    "signs of the line": "*5 !Fire>Council 4x4 by 9 Oct #hot -- “quoted” ->",
    "signs of print": "%d %s \\n \\t {{x}} #{y}",
    "one sign": "&",
}
CONTROL = "red \x1b[31mred\x1b[0m bell\x07 back\x08 clear\x1b[2J title\x1b]0;x\x07 csi\x9b31m del\x7f"
TURNED = "abc \u202egnp.exe\u202c \u2066x\u2069 zero\u200bwidth soft\u00adhyphen"
LONG = "long " * 20_000  # 100,000 characters


def titles(found):
    return [r["title"] for r in found.json["records"]["dataset"]]


def kept(text):
    """A title as it is kept: of its white space one space, nothing else changed."""
    return re.sub(r"\s+", " ", clean(text)).strip()


@pytest.mark.parametrize("name", TEXTS)
def test_text_is_kept_as_it_was_typed(run, day, table, name):
    text = TEXTS[name]
    assert run("import", day, table(["Title", "Description"], [text, f"About {text}"])).status == 0
    found = run("show", day, "datasets", "--json").json["records"]["dataset"]
    assert [(d["title"], d["description"]) for d in found] == [(text, f"About {text}")]
    assert text in run("show", day, "datasets").out
    assert run("new", day.with_name("2.pilot"), "--title", text, "--question", text, "--date", "2026-12-01").status == 0
    assert run("show", day.with_name("2.pilot"), "--json").json["title"] == text


@pytest.mark.parametrize("text", [CONTROL, TURNED], ids=["control", "turned"])
def test_what_would_command_a_terminal_is_kept_and_shown_without_doing_so(run, day, table, text):
    rows = table(["Title", "Description"], [text, text])
    shown = [run("import", day, rows, "--dry-run"), run("import", day, rows)]
    shown += [run("show", day, "datasets"), run("show", day), run("show", day, "datasets", "--json")]
    assert titles(shown[-1]) == [kept(text)]
    for done in shown:
        assert done.status == 0
        unseen = {c for c in done.out + done.err if c != "\n" and unicodedata.category(c) in {"Cc", "Cf", "Cs", "Co"}}
        assert not unseen


def test_a_refusal_repeats_no_command_to_the_terminal(run, day):
    assert run("show", day, "\x1b[2Jdragons").refused("There is no kind “ [2Jdragons”")
    assert run("new", day.with_name("2"), "--title", "T", "--date", "\x1b[2J").refused("is no date")


def test_a_cell_of_100000_characters_is_kept_shown_and_printed(run, day, table, tmp_path):
    assert run("import", day, table(["Title", "Description"], ["Loans", LONG], [LONG, "Visits"])).status == 0
    found = run("show", day, "datasets", "--json").json["records"]["dataset"]
    assert [(d["title"], d["description"]) for d in found] == [("Loans", LONG.strip()), (LONG.strip(), "Visits")]
    assert run("report", day, tmp_path / "out.pdf").status == 0
    assert Read((tmp_path / "out.pdf").read_bytes()).text.count("long") > 19_000


@pytest.fixture
def printed(run, day, table, tmp_path):
    """What a reader of the report of a day with these titles sees, in the order in which it is drawn."""

    def read(*names):
        assert run("import", day, table(["Title"], *([TEXTS[n]] for n in names))).status == 0
        out = tmp_path / "out.pdf"
        assert run("report", day, out).status == 0
        command = ["pdftotext", "-raw", str(out), "-"]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout

    return read


def test_text_is_printed_literally(printed):
    names = [n for n in TEXTS if n not in {"emoji", "right to left", "both ways"}]
    seen = re.sub(r"\s+", "", printed(*names))
    assert not [n for n in names if re.sub(r"\s+", "", TEXTS[n]) not in seen]


def test_words_that_run_from_right_to_left_are_printed(printed):
    seen = unicodedata.normalize("NFKC", printed("right to left", "both ways"))  # letters as typed, not as joined
    words = ["سجل", "الزيارات", "2026", "עברית", "Report", "تقرير", "שלוש", "rows"]
    assert not [w for w in words if w not in seen]


def test_a_picture_that_no_font_has_is_printed_as_what_it_is(printed):
    seen = printed("emoji")
    assert "[woman]" in seen
    assert "[house building]" in seen
