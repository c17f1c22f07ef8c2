"""Words that are typed for codes: within one kind of record none means two."""

from __future__ import annotations

import re
from collections import defaultdict

import pytest

from workshop.capture.labels import AGREED_FROM, labels, meant
from workshop.capture.spec import FIELD_LINES, KIND_WORDS, SHORT_KINDS, SPECS, kind_of_word
from workshop.kinds import ALL
from workshop.vocabulary import code_of, vocabularies
from workshop.words import fold

ASKED, AGREED = 1, AGREED_FROM
LABEL = re.compile(r"[^\W\d][\w-]*")


@pytest.mark.parametrize("session", [ASKED, AGREED])
@pytest.mark.parametrize("cls", ALL, ids=lambda c: c.KIND.table)
def test_a_word_means_one_code_of_one_field(cls, session):
    found = defaultdict(set)
    for label in labels(cls, session):
        found[fold(label.word)].add((label.field, label.code))
    assert not {w: m for w, m in found.items() if len(m) > 1}
    for word in found:
        assert LABEL.fullmatch(word), "it could not be typed after #"
        assert [(x.field, x.code) for x in meant(cls, word, session)] == [*found[word]]


@pytest.mark.parametrize("name", vocabularies())
def test_what_a_form_understands_means_one_code(name):
    """Codes, labels and typed words of one vocabulary, as somebody may write any of them into a form or a table."""
    found = defaultdict(set)
    for term in vocabularies()[name].values():
        for form in (term.code, term.code.rpartition(":")[2], term.label, *term.typed):
            found[fold(form).replace(" ", "")].add(term.code)
            assert code_of(name, form) is not None
    assert not {w: m for w, m in found.items() if len(m) > 1}
    codes = [t.code for t in vocabularies()[name].values()]
    assert len(codes) == len(set(codes))


def test_a_word_before_a_colon_means_one_kind_or_one_field():
    assert not KIND_WORDS.keys() & SHORT_KINDS.keys()
    assert not FIELD_LINES.keys() & (KIND_WORDS.keys() | SHORT_KINDS.keys())
    assert {*KIND_WORDS.values(), *SHORT_KINDS.values()} <= SPECS.keys()
    for word, kind in {**KIND_WORDS, **SHORT_KINDS}.items():
        assert kind_of_word(word) is SPECS[kind]


def test_a_role_word_of_a_kind_begins_no_other_role_of_it():
    """`owner` and `owner of` could not be told apart."""
    for spec in SPECS.values():
        roles = [r.split() for r in spec.all_roles()]
        assert not [(a, b) for a in roles for b in roles if a is not b and b[: len(a)] == a]
