"""The content code: the same for the same record, another for another one."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from workshop import kinds as k
from workshop.content_code import content_code, grouped, last_change, room_code
from workshop.field import STAMPS
from workshop.snapshot import Snapshot


def changed(snapshot, id_, **values):
    return Snapshot.of([r.with_values(**values) if r.id == id_ else r for r in snapshot.records()])


def test_form(sample):
    code = content_code(sample)
    assert len(code) == 64
    assert int(code, 16)
    assert grouped(code) == " ".join(code[i : i + 4] for i in (0, 4, 8, 12)).upper()
    assert grouped("7f3a91c20b4d11e0ffff") == "7F3A 91C2 0B4D 11E0"


@pytest.mark.parametrize(
    ("id_", "values"),
    [
        ("dec-01", {"decision": "Another one"}),
        ("rsk-04", {"impact": 5}),
        ("ppl-01", {"contact": "x"}),
        ("uc-02", {"status": None}),
    ],
)
def test_every_value_counts(sample, id_, values):
    assert content_code(changed(sample, id_, **values)) != content_code(sample)


@pytest.mark.parametrize("stamp", sorted(STAMPS))
def test_stamps_do_not_count(sample, stamp):
    values = {"order": 99.0, "created_in": "ses-3", "changed_in": "ses-3", "typed_by": "somebody"}
    value = values.get(stamp, datetime(2030, 1, 1, tzinfo=UTC))
    for code in (content_code, room_code):
        assert code(changed(sample, "dec-01", **{stamp: value})) == code(sample)


def test_the_frame_of_the_day_does_not_count(sample):
    more = [
        k.Comment(id="com-9", text="x", on="dec-01"),
        k.Note(id="note-9", text="x"),
        k.Setting(id="exported_to", value="x"),
        k.Session(id="ses-99", title="x"),
        k.Break(id="brk-99", label="x"),
        k.Gate(id="gate-99", text="x"),
    ]
    grown = Snapshot.of([*sample.records(), *more])
    assert content_code(grown) == content_code(sample)
    assert room_code(grown) == room_code(sample)
    assert last_change(grown) == last_change(sample)


def test_withdrawn_records_do_not_count(sample):
    gone = changed(sample, "act-01", withdrawn_at=datetime(2026, 9, 15, 16, tzinfo=UTC))
    without = Snapshot.of([r for r in sample.records() if r.id != "act-01"])
    assert content_code(gone) == content_code(without) != content_code(sample)


def test_it_hangs_on_no_order(sample):
    assert content_code(Snapshot.of(reversed(list(sample.records())))) == content_code(sample)


def test_the_desk_does_not_break_the_signature(sample):
    """Sign, complete the desk fields: the code stays. Change one word that was said: it differs (interaction.md W1)."""
    signed = room_code(sample)
    finished = changed(sample, "dec-01", rationale="Written in the evening")
    finished = changed(finished, "ds-12", description="Found in the evening", formats=("csv",))
    finished = changed(finished, "rsk-05", residual_likelihood=1, residual_impact=1)
    assert room_code(finished) == signed
    assert content_code(finished) != content_code(sample)
    assert room_code(changed(finished, "dec-01", decision="The low-income check is a pilot.")) != signed


def test_signatures_the_ask_and_desk_records_do_not_change_the_room(sample):
    more = [
        k.SignOff(id="so-9", org_id="org-rdp", accepted=True, signed_on=date(2026, 9, 15)),
        k.FiveSafes(id="fs-9", use_case_id="uc-01", data_rating=5),
    ]
    grown = Snapshot.of([*sample.records(), *more])
    assert room_code(grown) == room_code(sample)
    assert room_code(changed(sample, sample.one(k.TheAsk).id, text="Another ask")) == room_code(sample)
    assert content_code(grown) != content_code(sample)


def test_an_empty_day_has_a_code():
    assert len(content_code(Snapshot.of())) == len(room_code(Snapshot.of())) == 64
    assert last_change(Snapshot.of()) is None
