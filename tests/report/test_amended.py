"""What was changed after it was accepted: nobody stands for words that they have not accepted."""

from __future__ import annotations

from datetime import datetime

import pytest

from tests.report.reading import Read
from workshop import commands as c
from workshop import kinds as k
from workshop.commands import Stamp
from workshop.decide import decide
from workshop.report import render, render_decision_sheet, render_heads
from workshop.views.amended import amendments, as_accepted
from workshop.views.decisions import decisions
from workshop.views.spoke import signatures
from workshop.views.stands import sign_off

NEW = "Two trials are held."
OLD = "The low-income check is the pilot."


def amended(s, values, anew=(), at="2026-09-16T09:12:00+01:00", made="amd-01"):
    command = c.Amend("decision", "dec-01", values, "It was misheard", "ppl-06", anew, (made,))
    return s.after(decide(s, command, Stamp(datetime.fromisoformat(at))))


@pytest.fixture
def changed(sample):
    return amended(sample, {"decision": NEW})


def test_no_page_says_that_the_new_words_were_accepted(changed):
    said = "Accepted as accurate by six of seven organisations"
    for paper in (render(changed), render_decision_sheet(changed)):
        text = Read(paper).text
        assert f"{said}, as it stood before it was changed in one place." in text
        assert f"{said}." not in text
        assert "Code of what was said, as it stands now" in text
        assert "Sign-off code" not in text
    assert "It was changed since." in Read(render_heads(changed)).text


def test_who_accepts_the_new_words_stands_for_them(sample):
    s = amended(sample, {"decision": NEW}, ("ppl-01", "ppl-07"))
    assert sign_off(s).before == tuple(o for o in sign_off(s).accepted if "Council" not in o and "Income" not in o)
    assert sign_off(s).who == (
        "Accepted as accurate by six of seven organisations, by four of them as it stood before it was changed in "
        "one place."
    )
    assert [x.before for x in signatures(s)][:2] == [False, False]


def test_fists_stand_beside_the_words_that_they_were_shown_for(changed):
    first = decisions(changed)[0]
    assert (first.text, first.voted) == (NEW, OLD)
    text = Read(render(changed)).text
    assert "fists 3 to 5 for the words as they were" in text
    assert "Shown for the words as they were: “The low-" in text
    again = amended(changed, {"fists": (k.Fist(org_id="org-hmc", fist=4),)}, made="amd-02")
    assert decisions(again)[0].voted == "", "they were shown anew, for the new words"


def test_what_was_changed_twice_was_accepted_only_in_its_first_words(changed):
    s = amended(changed, {"decision": "Three trials are held."}, at="2026-09-17T09:00:00+01:00", made="amd-02")
    assert [a.again for a in amendments(s)] == [False, True]
    assert as_accepted(s, "dec-01", "decision") == OLD
    assert "in one place" in sign_off(s).who, "it is one place, changed twice"
    first = Read(render(s)).pages[0]
    assert f"As accepted: “{OLD}” Now: “Three trials are held.” Why: It was misheard." in first
    assert NEW not in first, "it is neither what was accepted nor what stands now"
    assert "Not any more: “Two trials are held.”" in Read(render(s)).text
