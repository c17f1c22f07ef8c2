"""The follow-up: what was promised, what happened, what was measured, how long the signature took (feature 61)."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from tests.report.reading import Read
from workshop import commands as c
from workshop import kinds as k
from workshop.capture.reading import Reading
from workshop.commands import Stamp
from workshop.content_code import room_code
from workshop.decide import Refused, decide
from workshop.report import render
from workshop.sample import ZONE
from workshop.snapshot import Snapshot
from workshop.views.since import days_to_signature, since
from workshop.walks.follow_up import SIGNED, FollowUpWalk

LATER = date(2026, 11, 2)
STAMP = Stamp(datetime(2026, 11, 2, 9, 30, tzinfo=ZONE))


@pytest.fixture
def walk():
    return FollowUpWalk(LATER)


def typed(walk, s, row_id, words):
    row = next(r for r in walk.rows(s) if r.id == row_id)
    return s.after(decide(s, walk.typed(s, row, Reading("add", text=words), lambda _: "x"), STAMP))


def test_each_promise_is_one_question_and_enter_is_not_yet(sample, walk):
    row = walk.rows(sample)[0]
    assert row.title.startswith("Did Mei-Lin do it? Write legal note on the gateway")
    told = walk.answers(sample, row, lambda _: "x")
    assert (told.enter.label, told.enter.command) == ("not yet", None)
    assert told.keys["1"].command == c.Change("action", row.id, {"status": "done"})
    assert walk.head(sample) == "Follow-up. 48 days since the day. 0 of 14 promises kept. Not signed yet."


def test_words_of_a_promise_show_that_it_is_done(sample, walk):
    id_ = walk.rows(sample)[0].id
    after = typed(walk, sample, id_, "The note came on 8 October")
    done = after.get(k.Action, id_)
    assert (done.status, done.evidence_of_done) == ("done", "The note came on 8 October")


def test_what_was_measured_stands_against_its_target(sample, walk):
    row = next(r for r in walk.rows(sample) if r.table == "value")
    after = typed(walk, sample, row.id, "52")
    found = next(m for m in since(after).measured if m.measured)
    assert (found.today, found.measured, found.on) == ("140", "52", "2 November 2026")


def test_the_days_to_signature_are_counted_from_the_day(sample, walk):
    after = typed(walk, sample, SIGNED, "30 oct 2026")
    assert days_to_signature(after) == 45
    assert after.one(k.PilotTerms).status == "agreed"
    with pytest.raises(Refused, match="When was it signed"):
        typed(walk, sample, SIGNED, "soon")


def test_the_follow_up_leaves_what_was_signed_as_it_was(sample, walk):
    after = typed(walk, sample, walk.rows(sample)[0].id, "It came")
    after = typed(walk, after, SIGNED, "30 oct 2026")
    assert room_code(after) == room_code(sample)


def test_it_is_an_annex_once_anything_has_happened(sample, walk):
    assert not since(sample).begun
    after = typed(walk, sample, walk.rows(sample)[0].id, "The note came on 8 October")
    after = typed(walk, after, SIGNED, "30 oct 2026")
    later = [t.with_values(later=(0, 0, 1, 4, 4)) for t in after.all(k.Trust)]
    ids = {t.id for t in later}
    after = Snapshot.of([*(r for r in after.records() if r.id not in ids), *later])
    text = Read(render(after)).text
    annex = text[text.rindex("Annex M: Since the day") :]
    assert "1 of 14 promises kept." in annex
    assert "The agreement was signed on 30 October 2026, 45 days after the day." in annex
    assert "Shown by: The note came on 8 October" in annex
    assert "not measured yet" in annex
    assert "Trust, asked again" in annex
    assert "4.33" in annex


def test_trust_asked_again_of_fewer_than_five_is_not_told(sample):
    few = [t.with_values(later=(0, 0, 1, 1, 2)) for t in sample.all(k.Trust)]
    ids = {t.id for t in few}
    assert since(Snapshot.of([*(r for r in sample.records() if r.id not in ids), *few])).trust == ()


def test_trust_and_what_changed_since_it_was_accepted_are_rows_too(sample):
    walk = FollowUpWalk(LATER, lambda _: 3)
    rows = {r.id: r for r in walk.rows(sample)}
    assert rows["follow.trust"].title == "Trust, once more: the same 4 statements"
    assert not rows["follow.trust"].said
    assert rows["follow.changed"].title == "What changed since the record was accepted: 3 fields"
    assert "follow.changed" not in {r.id for r in FollowUpWalk(LATER).rows(sample)}, "nothing changed: nothing is said"
    later = [t.with_values(later=(0, 0, 1, 4, 4)) for t in sample.all(k.Trust)]
    ids = {t.id for t in later}
    after = Snapshot.of([*(r for r in sample.records() if r.id not in ids), *later])
    told = next(r for r in walk.rows(after) if r.id == "follow.trust")
    assert told.said
    assert told.facts[0].endswith(" → 4.33")
    assert walk.rows(Snapshot.of()) == []
