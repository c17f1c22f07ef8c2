"""The list for translators holds what the program says, and a translation of it is read."""

from __future__ import annotations

from tests.docs.strings import POT, entries, translated, written
from tests.guards.source import ROOT
from workshop.translations import read


def test_the_list_for_translators_is_up_to_date():
    assert (ROOT / POT).read_text(encoding="utf-8") == written(entries()), "make strings"


def test_every_text_can_be_translated():
    """Each entry of a translation that keeps what is in braces is used."""
    _, *found = read(translated(entries(), lambda text: f"‹{text}›"))
    assert len(found) == len(entries()) > 3000
    assert not [e.one for e in found if not e.usable]


def test_translations_that_are_there_can_be_read_and_keep_what_is_in_braces():
    for path in (ROOT / POT).parent.glob("*.po"):
        head, *found = read(path.read_text(encoding="utf-8"))
        assert "Language:" in head.said[0], path.name
        assert not [e.one for e in found if e.said and not e.unsure and not e.usable], path.name
