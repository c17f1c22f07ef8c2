"""A no is kept as a yes is: a page of its own, with why, what would turn it, and when it is asked again."""

from __future__ import annotations

import dataclasses
from datetime import date

from tests.report import days
from tests.report.reading import Read
from workshop import kinds as k
from workshop.report import render
from workshop.snapshot import Snapshot
from workshop.views.not_now import noes


def test_a_no_says_what_would_turn_it_and_when_it_is_asked_again(sample):
    parked = next(u for u in sample.all(k.UseCase) if u.status == "parked")
    reason = "A duty of confidence comes first. What would turn it: A written answer of the board."
    asked = k.Question(id="que-99", text="May we?", relates_to=parked.id, due_date=date(2026, 10, 30), status="open")
    made = [dataclasses.replace(r, choice_reason=reason) if r.id == parked.id else r for r in sample.records()]
    no = next(n for n in noes(Snapshot.of([*made, asked])) if n.what == parked.title)
    assert (no.state, no.why) == ("Parked", "A duty of confidence comes first.")
    assert no.turn == "A written answer of the board."
    assert no.again == "30 October 2026."


def test_the_noes_have_a_page_of_their_own(sample):
    read = Read(render(sample))
    page = next(p for p in reversed(read.pages) if "Annex J: Not now, and why" in p)
    assert "Annex I" not in page
    for no in noes(sample):
        assert no.what in page
        assert no.why in page
    assert "Nobody said what would turn it." in page


def test_who_is_against_and_who_did_not_accept_stand_there_in_their_own_words():
    s = days.pilot_only()
    against = k.Position(id="pos-1", org_id="org-2", stance="against", words="Not without a law", use_case_id="uc-1")
    refused = k.SignOff(id="so-1", org_id="org-1", accepted=False, refused_reason="That is not what I said")
    found = noes(Snapshot.of([*s.records(), against, refused]))
    assert [n.why for n in found] == ["“Not without a law”", "“That is not what I said”"]
    assert found[0].what == "The pilot, for Beta Trust"


def test_a_day_in_which_nobody_said_no_says_so():
    assert "Nothing was refused or put off." in Read(render(days.pilot_only())).text
