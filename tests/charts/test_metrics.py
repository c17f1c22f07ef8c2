"""Widths and coverage are those of the fonts, as the library that writes documents reads them too."""

from __future__ import annotations

import subprocess
import sys

import pytest
from reportlab.pdfbase.ttfonts import TTFontFile

from workshop import assets
from workshop.charts.letters import is_right_to_left, showable
from workshop.charts.metrics import ELLIPSIS, Face, face, face_for, fitted, width, wrapped
from workshop.charts.truetype import advances


@pytest.mark.parametrize("of", Face)
def test_same_letters_and_widths_as_the_library_reads(of):
    path = assets.path(f"fonts/{of}.ttf")
    known = TTFontFile(str(path))
    wanted = {c: known.charWidths[c] for c, glyph in known.charToGlyph.items() if glyph}
    assert dict(advances(path)) == pytest.approx(wanted)


def test_no_font():
    with pytest.raises(ValueError, match="not a TrueType font"):
        advances(assets.path("fonts/NotoSans-LICENCE.txt"))


def test_charts_do_not_load_the_library_that_writes_documents():
    code = (
        "import sys; from workshop.charts import shares, both_ways, ladder, trust, metrics; metrics.width('x', 9);"
        "print([m for m in sys.modules if m.split('.')[0] in {'reportlab', 'PySide6', 'PIL'}])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_faces():
    assert face(bold=True, italic=True) == Face.BOLD_ITALIC
    assert face_for("A", Face.BOLD) == Face.BOLD
    assert face_for("✓", Face.BOLD) == Face.SYMBOLS
    assert face_for("א") == Face.SYMBOLS
    assert face_for("田") is None
    assert face_for("\ue000") is None
    assert face_for("😀") is None


def test_fitted_and_wrapped():
    text = "Department for Household Income"
    assert fitted(text, 1000, 9) == text
    cut = fitted(text, 60, 9)
    assert cut.endswith(ELLIPSIS)
    assert width(cut, 9) <= 60
    lines = wrapped(text, 100, 9, bold=True, most=3)
    assert " ".join(lines) == text
    assert all(width(line, 9, bold=True) <= 100 for line in lines)
    two = wrapped("w" * 5000, 100, 9, most=2)
    assert len(two) == 2
    assert two[1].endswith(ELLIPSIS)
    assert all(width(line, 9) <= 100 for line in two)
    assert wrapped("", 100, 9) == [""]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("plain", "plain"),
        ("Ŵyl ≤ ✓", "Ŵyl ≤ ✓"),
        ("👍🏽", "[thumbs up sign]"),
        ("👨‍👩‍👧", "[man, woman, girl]"),
        ("\ue000", "[U+E000]"),
        ("a\u200b\u00ad\x07b", "ab"),
        ("a\tb\u3000c", "a b c"),
        ("two\r\nlines", "two\nlines"),
        ("e\u0301", "é"),
        ("田" * 20, "[" + ", ".join(["cjk unified ideograph-7530"] * 8) + " and 12 more characters]"),
    ],
)
def test_letters_that_can_be_shown(typed, shown):
    assert showable(typed) == shown
    assert showable(shown) == shown


def test_direction():
    assert is_right_to_left("Yosef יוסף")
    assert not is_right_to_left("Łódź")
