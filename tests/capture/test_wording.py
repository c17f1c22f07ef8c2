"""Suggested wording in the line: offered after four letters, of the kind that the line would add, and remembered."""

from __future__ import annotations

from datetime import datetime

import pytest

from workshop import commands as c
from workshop import kinds as k
from workshop.capture.complete import offers
from workshop.capture.intent import command_of
from workshop.capture.parse import parse
from workshop.capture.place import Place, context
from workshop.commands import Stamp
from workshop.decide import decide
from workshop.wording import bank

VALUE, RISK, WHY, HOLD = "ses-5", "ses-6", "ses-1", "ses-2"
CALLS = "Fewer calls and letters that ask us to confirm what people say"
NOON = datetime.fromisoformat("2026-09-15T14:36:00+01:00")


@pytest.fixture
def at(sample):
    def run(session, column=None, selected=None, **more):
        return context(sample, Place(session, None, column, selected=sample.find(selected), **more))

    return run


def offered(line, where, cursor=None):
    return [o.insert for o in offers(line, len(line) if cursor is None else cursor, where, {}) if o.wording]


def test_three_letters_offer_nothing_and_four_do(at):
    assert offered("few", at(VALUE, "supplier")) == []
    assert offered("Fewe", at(VALUE, "supplier"))[0] == CALLS


def test_at_most_three_are_offered_and_those_that_begin_so_come_first(at):
    found = offered("somebody", at(RISK, "sharing"))
    assert 0 < len(found) <= 3
    assert found[0].startswith("Somebody looks up a neighbour")


def test_each_is_of_the_kind_that_the_line_would_add(at):
    assert CALLS not in offered("fewer", at(VALUE, "public"))
    of = {w.text: w.kind for w in bank.bank().values()}
    assert {of[x] for x in offered("people", at(WHY))} == {bank.HARM}
    assert {of[x] for x in offered("people", at(RISK, "sharing"))} == {bank.RISK}
    assert {of[x] for x in offered("not: people", at(RISK, "sharing"))} == {bank.HARM}
    assert offered("people", at(HOLD)) == []
    assert offered("a: people", at(RISK, "sharing")) == []


def test_a_field_line_is_offered_what_its_field_may_say(at):
    risk = "rsk-02"
    assert offered("control: case ref", at(RISK, "sharing", risk))[0].startswith("A case reference on each check")
    assert offered("back: addresses", at("ses-3", selected="uc-01")) != []
    assert offered("back: addresses", at(RISK, selected=risk)) == [], "a risk gives nothing back"


def test_signs_and_words_of_ones_own_end_the_offer(at):
    where = at(VALUE, "supplier")
    assert offered("fewer calls *4", where) == []
    assert offered("fewer elephants", where) == []
    assert offered("fewer calls by @farid", where) == []
    assert offered("fewe here", where, cursor=4) == [], "something follows"


def test_what_is_taken_is_marked_as_suggested_before_enter_and_remembered_after(at, sample):
    reading = parse(f"{CALLS} *4", at(VALUE, "supplier"))
    assert "Suggested wording" in [chip.text for chip in reading.chips]
    command = command_of(reading, sample, lambda _: "val-new")
    assert command.values["wording_origin"] == (
        k.WordingOrigin(field="statement", item=1, origin="bank", ref="fewer-calls"),
    )
    made = sample.after(decide(sample, command, Stamp(NOON, VALUE))).get(k.Value, "val-new")
    assert (made.statement, made.score) == (CALLS, 4)
    (origin,) = made.wording_origin
    assert (origin.ref, origin.accepted_at, origin.accepted_in) == ("fewer-calls", NOON, VALUE)


def test_a_little_changed_it_is_still_that_wording_and_more_changed_somebodys_own(at):
    where = at(VALUE, "supplier")
    assert parse("Fewer calls and letters that ask us to confirm what tenants say", where).wording == "fewer-calls"
    assert parse("Fewer calls from councils, and no letters at all", where).wording == ""


def test_other_words_in_its_place_have_no_such_past(at, sample):
    command = command_of(parse(CALLS, at(VALUE, "supplier")), sample, lambda _: "val-new")
    s = sample.after(decide(sample, command, Stamp(NOON, VALUE)))

    def reworded(words):
        change = c.Change("value", "val-new", {"statement": words})
        return s.after(decide(s, change, Stamp(NOON, VALUE))).get(k.Value, "val-new").wording_origin

    assert len(reworded(f"{CALLS} about money")) == 1
    assert reworded("We answer the telephone less") == ()


def test_a_suggested_sentence_for_a_list_stays_one_sentence(at, sample):
    # security is a list of short texts: what is typed there is parted at commas, a taken sentence is not
    text = "Only trained people with their own login may look, and each look is kept on a log that both parties see."
    terms = sample.one(k.PilotTerms)
    place = Place("ses-8", selected=terms, wordings={"security": bank.of_kind(bank.CLAUSE)})
    command = command_of(parse(f"security: {text}", context(sample, place)), sample, lambda _: "x")
    assert command.values["security"][-1] == text
    assert command.values["wording_origin"][-1].ref == "people-who-may-look"
