"""Nothing that is typed is lost (G1, G11), whatever it is."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workshop.capture.intent import command_of
from workshop.capture.labels import labels
from workshop.capture.parse import parse
from workshop.capture.place import Place, context
from workshop.capture.spec import FIELD_LINES, KIND_WORDS, SHORT_KINDS, SPECS
from workshop.commands import Stamp
from workshop.decide import Refused, decide
from workshop.field import described
from workshop.kinds import ALL, KINDS
from workshop.shape import Code, Codes, Ref, Refs
from workshop.vocabulary import vocabularies
from workshop.words import clean

SIGNS = """
Home fire visits by from owner carried should be agreed accepted finds out at to for and @fire @bronwen @harrowmere
@nobody @farid+idris !council !income>council !>fire !x #personal #daily #zzz #1 3x4 9x9 *4 *9 140 -> 40 by 9/10 fri
sat +2w 30 feb end nov ? -- \\@x \\#y 14:35 “We” won't" risk: d: not: needs: never: Ω 👍 שלום <b>
"""
WORDS = st.sampled_from(SIGNS.split())
LINES = st.one_of(st.lists(WORDS, min_size=1, max_size=12).map(" ".join), st.text(max_size=80))
PLACES = st.sampled_from(
    [
        Place("ses-2", "org-efr"),
        Place("ses-3", "org-hmc"),
        Place("ses-3", "org-hmc", "offers"),
        Place("ses-5", column="supplier"),
        Place("ses-6", column="not_sharing"),
        Place("ses-0"),
        Place("ses-9"),
    ]
)
SELECTED = st.sampled_from([None, "ds-09", "uc-02", "rsk-03", "val-04", "dec-01", "act-01"])
QUIET = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def letters(text):
    return Counter("".join(clean(text).split()))


@given(LINES, PLACES, SELECTED)
@QUIET
def test_words_out_and_signs_out_hold_every_character(sample, line, place, selected):
    place = Place(place.session_id, place.turn, place.column, selected=sample.find(selected))
    reading = parse(line, context(sample, place))
    if reading.act in {"nothing", "unusable", "answer", "command"}:
        return  # the line stays where it is
    kept = [reading.text, reading.second or "", reading.quoted or "", reading.kind_word, *reading.sources, "--"]
    lost = letters(line) - letters("".join(kept))
    lost -= Counter('“”"\\')  # marks around exact words, and the mark of a plain character
    assert not {c for c in lost if c not in '“”"\\'}


@given(LINES, PLACES, SELECTED)
@QUIET
def test_what_is_stored_is_what_the_chips_say(sample, line, place, selected):
    place = Place(place.session_id, place.turn, place.column, selected=sample.find(selected))
    reading = parse(line, context(sample, place))
    shown = {s.source for s in reading.signs}
    assert {chip.source for chip in reading.chips if chip.tone == "sign" and chip.source} <= shown
    for sign in reading.signs:
        assert sign.field in reading.values or reading.act in {"field", "question", "unusable"}


@given(LINES, PLACES, SELECTED)
@QUIET
def test_enter_stores_or_says_why_not(sample, line, place, selected):
    place = Place(place.session_id, place.turn, place.column, selected=sample.find(selected))
    reading = parse(line, context(sample, place))
    command = command_of(reading, sample, lambda cls: f"{cls.KIND.prefix}-99")
    if command is None:
        assert reading.act in {"nothing", "unusable", "command", "question"} or reading.problem
        return
    try:
        after = sample.after(decide(sample, command, Stamp(sample.workshop.created_at)))
    except Refused as e:
        assert e.sentence.endswith(".")  # noqa: PT017
        return
    if reading.act == "add" and reading.text:
        stored = [r for r in after.records() if sample.find(r.id) is None or r != sample.find(r.id)]
        assert any(
            getattr(r, SPECS_BY_TABLE[r.KIND.table].text, None) for r in stored if r.KIND.table in SPECS_BY_TABLE
        )


SPECS_BY_TABLE = {s.table: s for s in SPECS.values()}


@pytest.mark.parametrize("spec", SPECS.values(), ids=lambda s: s.name)
def test_each_sign_of_a_spec_has_a_field_of_its_sort(spec):
    fields = described(spec.cls)
    for name in (*spec.roles.values(), spec.organisation, spec.person):
        assert name is None or isinstance(fields[name].shape, Ref | Refs)
    for name in (spec.text, spec.second, spec.due, spec.quoted):
        assert name is None or name in fields
    if spec.person:
        assert "person" in fields[spec.person].shape.kinds
    if spec.organisation:
        assert "organisation" in fields[spec.organisation].shape.kinds


@pytest.mark.parametrize("session", [1, 9])
@pytest.mark.parametrize("cls", sorted({s.cls for s in SPECS.values()}, key=lambda c: c.__name__))
def test_within_one_kind_no_typed_word_means_two_codes(cls, session):

    meaning: dict[str, set[tuple[str, str]]] = {}
    for label in labels(cls, session):
        meaning.setdefault(label.word, set()).add((label.field, label.code))
    assert {w: m for w, m in meaning.items() if len(m) > 1} == {}


def test_each_vocabulary_of_a_field_exists():

    used = {f.shape.vocabulary for cls in ALL for f in described(cls).values() if isinstance(f.shape, Code | Codes)}
    assert used <= set(vocabularies())


def test_kind_words_and_field_lines_do_not_meet():
    assert not set(FIELD_LINES) & (set(KIND_WORDS) | set(SHORT_KINDS))
    for fields in FIELD_LINES.values():
        for table, name in fields.items():
            cls = KINDS[table]
            assert name in described(cls) or name in {"need_words", "worry_words"}
