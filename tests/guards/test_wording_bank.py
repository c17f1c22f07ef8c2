"""The wording bank: enough of it, each entry once, short, in the house's words, and no word of advice on law."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from tests.guards.source import ROOT
from workshop.field import described
from workshop.kinds import PilotTerms
from workshop.terms import HEADS
from workshop.vocabulary import vocabulary
from workshop.wording import bank as b
from workshop.wording.offered import LETTERS, came_from

ALL = list(b.bank().values())
IDS = [w.id for w in ALL]
AMERICAN = re.compile(
    r"\b\w*(?:iz(?:e|es|ed|ing|ation|ations)|yz(?:e|ed|es|ing))\b|"
    r"\b(?:color|favor|behavior|labor|honor|neighbor|center|catalog(?!ue)|program|license[sd]|fulfill|zip code)\w*",
    re.IGNORECASE,
)
BRITISH = re.compile(r"\b(?:seize|size|prize|programmes?)\w*\b", re.IGNORECASE)
SHUNNED = re.compile(
    r"\b(?:please|sorry|oops|success\w*|invalid|must|lawful\w*|unlawful\w*|illegal\w*|legally|complian\w*|comply|GDPR|"
    r"stakeholders?|leverage\w*|utilis\w*|robust|seamless\w*|holistic|data subjects?|pursuant|hereby)\b|!|;",
    re.IGNORECASE,
)
WORDS_OF_A_SENTENCE = 24
HEAD = 'version = 1\nkind = "value"'
LETTERS_OF = {b.CLAUSE: 150, b.RECIPROCITY: 90}


def test_the_bank_has_at_least_150_entries_and_each_kind_its_share():
    counts = Counter(w.kind for w in ALL)
    assert len(ALL) >= 150
    assert set(counts) == set(b.KINDS)
    assert min(counts.values()) >= 18


def test_each_party_each_rung_and_each_clause_has_its_own():
    of = Counter((w.kind, w.place, w.use) for w in ALL)
    assert all(of[b.VALUE, party, ""] >= 6 for party in vocabulary("value_party"))
    assert all(of[b.ACCESS, mode, use] >= 1 for mode in vocabulary("access_mode") for use in (b.HOLDS, b.FAILS))
    assert all(of[b.CLAUSE, head, ""] == 3 for head in b.HEADS), "1, 2 and 3 choose"
    assert all(of[b.CLAUSE, section, ""] >= 1 for section in b.SECTIONS)


def test_its_heads_and_sections_are_those_of_the_terms():
    assert tuple(h.key for h in HEADS) == b.HEADS
    assert set(b.SECTIONS.values()) <= set(described(PilotTerms))


def test_no_two_entries_say_the_same():
    assert len(IDS) == len(set(IDS))
    for w in ALL:
        found = came_from(w.text, (x for x in ALL if x is not w))
        assert found is None, f"{w.id} is much like {found.id}"


@pytest.mark.parametrize("w", ALL, ids=IDS)
def test_an_entry_is_short_plain_british_and_no_advice(w):
    bare = re.sub(r"\{\w+\}", "X", w.text.replace("{stays}", "It stays."))
    assert len(w.text) >= 25
    assert len(bare) <= LETTERS_OF.get(w.kind, 110)
    assert bare[0].isupper()
    assert not SHUNNED.search(bare)
    assert not [m[0] for m in AMERICAN.finditer(bare) if not BRITISH.fullmatch(m[0])]
    assert not re.search(r"['\"]|  |\.\.", bare), "typographic quotes, single spaces"
    sentences = [x for x in re.split(r"(?<=[.?:])\s", bare) if x]
    assert all(len(x.split()) <= WORDS_OF_A_SENTENCE for x in sentences)
    ends = bare.endswith(".") if w.kind == b.CLAUSE else not bare.endswith(".")
    assert ends, "clauses are sentences, what goes on a card is not"
    assert sum(map(len, re.findall(r"\w+", bare))) > LETTERS


def test_the_files_are_in_the_order_of_the_bank_and_nothing_else_lies_there():
    assert {p.name for p in (ROOT / "resources" / "wording").iterdir()} == {f"{k}.toml" for k in b.KINDS}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("kind = ", "value.toml"),
        ('version = 2\nkind = "value"', "version = 1"),
        ('version = 1\nkind = "risk"', "kind = “value”"),
        ('version = 1\nkind = "value"\nwording = 3', "[[wording]]"),
        (HEAD + '\n[[wording]]\nid = "a"\nfor = "nobody"\ntext = "x"', "“nobody” is none of"),
        (HEAD + '\n[[wording]]\nid = "A b"\nfor = "public"\ntext = "x"', "small letters"),
        (HEAD + '\n[[wording]]\nid = "a"\nfor = "public"\ntext = " x"', "spaces around"),
        (HEAD + '\n[[wording]]\nid = "a"\nfor = "public"\ntext = "x {data}"', "no record fills"),
        (HEAD + '\n[[wording]]\nid = "a"\nfor = "public"\ntext = "x"\nuse = "says"', "belongs to a rung"),
        (
            'version = 1\nkind = "value"\n[[wording]]\nid = "a"\nfor = "public"\ntext = "x"\nnote = ""',
            "nobody knows note",
        ),
    ],
)
def test_a_fault_in_a_file_is_said_with_its_place(text, says):
    with pytest.raises(b.BadWording, match=r"value\.toml") as caught:
        b.read_wordings(text, "value")
    assert says in str(caught.value)
