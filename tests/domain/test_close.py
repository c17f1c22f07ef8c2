"""The close: nine jobs in their order, worked out from the record and never ticked (interaction.md W13)."""

from __future__ import annotations

from datetime import date

import pytest

from tests.store.making import a_day
from workshop import commands as c
from workshop.boards.closing import MADE, as_made, jobs, made_papers, next_job, still_open
from workshop.capture.reading import Reading
from workshop.decide import Refused
from workshop.jargon import jargon
from workshop.kinds import Notice, Setting, TheAsk
from workshop.notice import paragraphs
from workshop.snapshot import Snapshot
from workshop.walks.notice import NoticeWalk
from workshop.walks.the_ask import AskWalk

TITLES = [
    "Slips out",
    "The sentence for a resident",
    "The notice",
    "Slips counted",
    "The sign-off",
    "The ask and the next date",
    "The papers",
    "The stick",
    "How trust moved",
]


def changed(s, *records):
    """The snapshot with these in place of those of the same id."""
    ids = {r.id for r in records}
    return Snapshot.of([*(r for r in s.records() if r.id not in ids), *records])


def job(s, key, stick="none"):
    return next(j for j in jobs(s, stick) if j.key == key)


def test_there_are_nine_in_their_order(sample):
    assert [j.title for j in jobs(sample)] == TITLES


def test_what_is_done_and_what_is_missing_comes_from_the_record(sample):
    done = {j.key: j.done for j in jobs(sample)}
    assert {k for k, v in done.items() if v} == {"out", "sentence", "notice", "slips", "signed"}
    assert job(sample, "ask").said == "Missing: the next date"
    assert next_job(jobs(sample)).key == "ask"
    ask = sample.one(TheAsk)
    met = changed(sample, ask.with_values(next_on=date(2026, 10, 15)))
    assert job(met, "ask").said == "By Fri 9 Oct; we meet again Thu 15 Oct"
    assert still_open(jobs(met)) == "Two things of the close are open: the papers and how trust moved."


def test_papers_are_done_until_a_word_of_the_record_changes(sample):
    kept = Setting(id=MADE, value=as_made(sample, "16:43", 3, "/media/stick/Warm and Well"))
    with_papers = changed(sample, kept)
    assert made_papers(with_papers).where == "/media/stick/Warm and Well"
    assert job(with_papers, "papers").said == "3 papers at 16:43, in /media/stick/Warm and Well"
    assert job(with_papers, "papers").done
    ask = sample.one(TheAsk)
    later = changed(with_papers, ask.with_values(text="Something else."))
    assert not job(later, "papers").done
    assert "make them again" in job(later, "papers").said


def test_the_stick_may_come_out_only_with_the_papers_and_a_copy_in_step(sample):
    assert not job(sample, "stick", "in step").done
    with_papers = changed(sample, Setting(id=MADE, value=as_made(sample, "16:43", 3, "/x")))
    assert not job(with_papers, "stick", "being written").done
    assert job(with_papers, "stick", "in step").said == "The second copy is in step. It can come out"
    assert job(with_papers, "stick", "in step").done


def test_a_day_without_slips_has_six_jobs(tmp_path):
    store = a_day(tmp_path / "day.pilot", "Awards")
    without = Snapshot.of(r for r in store.state.records() if r.KIND.table != "trust")
    assert [j.title for j in jobs(without)] == [
        t for t in TITLES if t not in {"Slips out", "Slips counted", TITLES[-1]}
    ]
    store.close()


# -- the notice --


def test_the_notice_is_made_of_what_was_said_until_somebody_writes_it(sample):
    bare = Snapshot.of(r for r in sample.records() if not isinstance(r, Notice))
    made = {p.part.field: p for p in paragraphs(bare)}
    assert made["what_not"].words == "Award amount, award type, household members and bank details."
    assert made["choice"].words == "", "nobody said how a resident says no: it is asked, not invented"
    assert not made["what_not"].written
    walk = NoticeWalk()
    row = next(r for r in walk.rows(bare) if r.id == "notice.what_not")
    assert (row.note, row.answer) == ("from the record", "")
    told = walk.answers(bare, row, lambda _: "not-1")
    assert told.enter.command is None, "the empty Enter lets nothing stand"
    assert told.keys["1"].command.values["what_not"] == made["what_not"].words


def test_her_words_take_the_place_of_a_paragraph(sample):
    walk = NoticeWalk()
    row = next(r for r in walk.rows(sample) if r.id == "notice.choice")
    command = walk.typed(sample, row, Reading("add", text="Say no at the counter."), lambda _: "x")
    assert command == c.Change("transparency_notice", sample.one(Notice).id, {"choice": "Say no at the counter."})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The controller keeps personal data.", ["controller", "personal data"]),
        ("Two data owners and one DPIA", ["data owners", "DPIA"]),
        ("We ask one office whether you get an award.", []),
        ("Matchbox", []),
    ],
)
def test_words_that_a_resident_would_not_say_are_found(text, found):
    assert [f.word for f in jargon(text)] == found
    assert all(text[f.start : f.start + f.length] == f.word for f in jargon(text))


# -- the ask --


def test_the_ask_offers_what_the_playbook_has_and_takes_it_only_with_a_key(sample):
    bare = Snapshot.of(r for r in sample.records() if not isinstance(r, TheAsk))
    walk = AskWalk()
    rows = {r.id: r for r in walk.rows(bare)}
    assert walk.rows(bare)[0].title == "What do you want your permanent secretary to decide, and by when?"
    assert rows["ask.if no"].facts == ("People in cold homes do not get the grant before winter: 20 of 25",)
    told = walk.answers(bare, rows["ask.next_on"], lambda _: "ask-1")
    assert told.enter.command is None
    assert told.keys["1"].command.values == {"next_on": date(2026, 10, 15)}
    options = walk.answers(bare, rows["ask.options"], lambda _: "ask-1").keys["1"].command.values["options"]
    assert options == (
        "Accept it as recorded",
        "Accept it with conditions",
        "Refuse, and say what would change that",
    )


def test_a_date_may_be_typed_without_its_word(sample):
    walk = AskWalk()
    row = next(r for r in walk.rows(sample) if r.id == "ask.next_on")
    command = walk.typed(sample, row, Reading("add", text="16 oct"), lambda _: "x")
    assert command.values == {"next_on": date(2026, 10, 16)}
    with pytest.raises(Refused, match="Type a date"):
        walk.typed(sample, row, Reading("add", text="when it suits"), lambda _: "x")
