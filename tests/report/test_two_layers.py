"""Two layers: the evening's work never changes what was signed; what does change it is on the first page (W1)."""

from __future__ import annotations

import datetime as dt
from datetime import datetime

import pytest

from tests.report.reading import Read
from workshop import commands as c
from workshop import past
from workshop import shape as sh
from workshop.clock import Clock
from workshop.content_code import NOT_CONTENT, SAID_AT_SIGNING, content_code, grouped, room_code
from workshop.field import COMMON, DERIVED, DESK, own_fields
from workshop.kinds import ALL, Amendment, Dataset, Gap, Organisation, Person
from workshop.past import completed
from workshop.report import render
from workshop.store.store import Store
from workshop.vocabulary import vocabulary

MONDAY = "2026-09-15T20:00:00+01:00"


class Evening(Clock):
    def now(self):
        return datetime.fromisoformat(MONDAY)


def another(field, was):
    """A value that the field may hold and does not hold yet; None where there is none that fits any record."""
    shape = field.shape
    if isinstance(shape, sh.Text):
        return f"{was or ''} more"
    if isinstance(shape, sh.Words):
        return (*(was or ()), "one more")
    if isinstance(shape, sh.Flag):
        return not was
    if isinstance(shape, sh.Day):
        return dt.date(2027, 3, 1) if was != dt.date(2027, 3, 1) else dt.date(2027, 3, 2)
    if isinstance(shape, sh.Number):
        return next(n for n in (shape.low or 1, (shape.low or 1) + 1) if n != was)
    if isinstance(shape, sh.Code):
        return next(x for x in vocabulary(shape.vocabulary) if x != was)
    if isinstance(shape, sh.Codes):
        return tuple(x for x in vocabulary(shape.vocabulary) if (x,) != was)[:1]
    return None


def desk_of(snapshot):
    """Every desk field of every record, with another value for it."""
    for cls in ALL:
        if cls in NOT_CONTENT or cls in SAID_AT_SIGNING or cls in {Amendment, Gap}:
            continue
        for record in snapshot.all(cls):
            found = [f for f in own_fields(cls) if f.layer is DESK and f.ask is not DERIVED and f.name not in COMMON]
            values = {f.name: another(f, getattr(record, f.name)) for f in found}
            yield record, {n: v for n, v in values.items() if v is not None}


@pytest.fixture
def signed(sample_copy):
    store = Store(sample_copy, Evening())
    yield store
    store.close()


def test_completing_every_desk_field_leaves_the_signed_code(sample):
    made = {r.id: r.with_values(**values) for r, values in desk_of(sample)}
    whole = type(sample).of([made.get(r.id, r) for r in sample.records()])
    assert len(made) > 100
    assert content_code(whole) != content_code(sample)
    assert room_code(whole) == room_code(sample)


def test_what_the_desk_completed_is_an_annex_and_the_code_on_paper_stays(signed):
    before, code = Read(render(signed.state)), grouped(room_code(signed.state))
    done = [(r, values) for r, values in desk_of(signed.state) if r.KIND.table in {"dataset", "risk"}][:6]
    signed.execute(c.Together("finish", tuple(c.Change(r.KIND.table, r.id, _safe(values)) for r, values in done)))
    found = completed(signed.entries, signed.state)
    after = Read(render(signed.state, after=found))
    assert f"Sign-off code {code}" in before.pages[0]
    assert f"Sign-off code {code}" in after.pages[0]
    assert "Changed after it was accepted" not in after.pages[0]
    assert "Completed after the day" not in before.text
    assert "Annex L: Completed after the day" in after.text
    annex = after.text[after.text.rindex("Annex L: Completed after the day") :]
    for record, values in done:
        assert record.headline in annex
        assert values
    assert {(x.record, x.field) for x in found} == {(x.record, x.field) for x in found if x.now != x.was}


def _safe(values):
    """Without what rules of the domain tie to words of the room."""
    return {n: v for n, v in values.items() if n in {"description", "who_is_in_it", "cause", "event", "evidence"}}


def test_what_was_there_before_is_told_without_somebodys_details(sample):
    first = next(r for r in sample.all(Dataset) if r.description)
    told = past._completed(sample, "dataset", first.id, "description", "Ring Mrs Zebrafinch on 07700 900123")
    assert told is not None
    assert "Zebrafinch" not in told.was
    assert "07700" not in told.was


def test_what_was_taken_back_is_not_told(signed):
    signed.execute(c.Change("dataset", "ds-01", {"steward": "somebody"}))
    signed.undo()
    assert completed(signed.entries, signed.state) == ()


def test_one_word_of_a_decision_is_on_the_first_page_with_both_versions_and_the_reason(signed):
    code = room_code(signed.state)
    person = signed.state.all(Person)[5]
    now = {"decision": "A public notice is published before the first check."}
    signed.execute(c.Amend("decision", "dec-06", now, "It was misheard", person.id, (), (signed.new_id(Amendment),)))
    first = Read(render(signed.state)).pages[0]
    assert "Changed after it was accepted" in first
    assert "Decision “A public notice is published before the first check.”: decision" in first
    assert "As accepted: “A public notice is published before the first live check, not after.”" in first
    assert "Now: “A public notice is published before the first check.” Why: It was misheard." in first
    assert f"Asked by {person.name}" in first
    assert "Not accepted anew yet." in first
    assert room_code(signed.state) != code
    assert signed.state.all(Organisation)
