"""Texts in another language: read from what a translator wrote, and never a reason to stop."""

from __future__ import annotations

from gettext import GNUTranslations
from io import BytesIO

import pytest

from workshop import tongue
from workshop.translations import compiled, read, translation

WRITTEN = """\
# A translation.
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Language: de\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

#: workshop/a.py
#, python-brace-format
msgid "{name} leaves at {at:%H:%M}."
msgstr ""
"Um {at:%H:%M} "
"geht {name}."

msgid "{name} stays."
msgstr "{nam} bleibt."

msgid "{n} of {all}"
msgstr "{n} %"

msgid "He said \\"no\\"\\nand left."
msgstr "Er sagte „nein“\\nund ging."

#, fuzzy
msgid "Nothing to undo."
msgstr "Nichts."

msgid "Not said"
msgstr ""

msgid "record"
msgid_plural "records"
msgstr[0] "Satz"
msgstr[1] "Sätze"

#~ msgid "Long gone"
#~ msgstr "Lange her"
"""


@pytest.fixture
def german(monkeypatch):
    told = GNUTranslations(BytesIO(compiled(read(WRITTEN))))
    monkeypatch.setattr(tongue, "_TOLD", told)
    return told


def test_without_a_language_a_text_is_itself():
    assert tongue.tr("Nothing to undo.") == "Nothing to undo."
    assert [tongue.plural("record", "records", n) for n in (0, 1, 2)] == ["records", "record", "records"]
    assert tongue.language() == "en-GB"


def test_a_translation_may_put_what_is_filled_elsewhere(german):
    assert tongue.tr("{name} leaves at {at:%H:%M}.") == "Um {at:%H:%M} geht {name}."
    assert tongue.tr('He said "no"\nand left.') == "Er sagte „nein“\nund ging."


def test_a_word_beside_a_number_has_the_forms_of_its_language(german):
    assert [tongue.plural("record", "records", n) for n in (1, 2)] == ["Satz", "Sätze"]
    assert tongue.tr("record") == "Satz"
    assert tongue.language() == "de"


@pytest.mark.parametrize("text", ["{name} stays.", "{n} of {all}", "Nothing to undo.", "Not said", "Long gone", ""])
def test_what_is_not_well_translated_is_said_in_english(german, text):
    """Other braces, unsure, empty, out of use: a slip of a translator never stops the program."""
    assert tongue.tr(text) == text


def test_a_translation_that_cannot_be_read_leaves_english(tmp_path):
    broken = tmp_path / "broken.po"
    broken.write_text('msgid "Undo\nmsgstr 3\n', encoding="utf-8")
    for name in (str(broken), str(tmp_path / "gone.po"), "nowhere"):
        assert translation(name) is None
