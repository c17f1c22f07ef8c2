"""Who spoke and signed for an organisation, and what they could do at that time, on every paper that says who did."""

from __future__ import annotations

import dataclasses
from datetime import time

from workshop import kinds as k
from workshop.snapshot import Snapshot
from workshop.views import spoke
from workshop.views.agreed import agreed
from workshop.views.heads import terms
from workshop.walks.sign_off import SignOffWalk


def with_(s, cls, id_, **values):
    return Snapshot.of(
        dataclasses.replace(r, **values) if isinstance(r, cls) and r.id == id_ else r for r in s.records()
    )


def parties(s):
    return {line.label: line.text for line in terms(s).heads[0].lines}


def test_the_heads_say_until_when_somebody_could_speak_and_who_accepted_the_record(sample):
    said = parties(sample)["Department for Household Income"]
    assert "Farid Brackenfold (can recommend, until 15:00)" in said
    assert "accepted as accurate by Mei-Lin Oakenshade, who could advise, not decide." in said
    assert "Petra Quillfeather (can decide)," in parties(sample)["Harrowmere Council"], "all day: nothing more to say"


def test_the_table_of_the_sign_off_names_who_said_so_and_what_they_could_then(sample):
    found = {x.organisation: x for x in spoke.signatures(sample)}
    petra = found["Harrowmere Council"]
    assert (petra.who, petra.when) == ("Petra Quillfeather, could decide", "15 September 2026, 16:44")


def test_who_had_left_when_the_record_was_accepted_could_decide_nothing_then(sample):
    s = with_(sample, k.Person, "ppl-01", present_to=time(15))
    found = {x.organisation: x for x in spoke.signatures(s)}["Harrowmere Council"]
    assert found.said == "The record was accepted as accurate by Petra Quillfeather, who was not in the room then."


def test_who_has_left_does_not_sign_for_those_who_are_there(sample):
    signed = [r for r in sample.records() if not isinstance(r, k.SignOff)]
    row = next(r for r in SignOffWalk().rows(Snapshot.of(signed)) if r.id == "org-dhi")
    assert SignOffWalk().answers(Snapshot.of(signed), row, lambda _: "so-1").keys["1"].command.values["person_id"] == (
        "ppl-07"
    ), "Farid could say more, and left at three"


def test_the_sheet_says_what_an_organisation_could_do_when_it_said_where_it_stands(sample):
    def could(s):
        return next(y.could for y in agreed(s) if y.organisation == "Harrowmere Council")

    assert could(sample) == "Could decide"
    left = sample
    for p in sample.all(k.Person):
        if (p.org_id, p.authority_today) == ("org-hmc", "decide"):
            left = with_(left, k.Person, p.id, present_to=time(12))
    assert could(left) == "Could recommend, not decide when it said so"
