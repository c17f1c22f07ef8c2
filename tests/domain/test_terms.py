"""The heads of terms: each sentence traced to what was said, other words for it, and what is only suggested."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.report.reading import Read
from workshop import commands as c
from workshop import kinds as k
from workshop.boards.terms import its_words
from workshop.capture import place
from workshop.capture.parse import parse
from workshop.commands import Stamp
from workshop.decide import decide
from workshop.field import Record
from workshop.gaps import fires
from workshop.playbook.done.document import review_and_end_are_set
from workshop.playbook.progress import playbook_of
from workshop.report import render, render_heads
from workshop.shown import shown
from workshop.snapshot import Snapshot
from workshop.terms import HEADS, choices, clauses, head_of, sources
from workshop.terms.differs import differences
from workshop.terms.pieces import GAP, PLAIN, RECORD, TYPED
from workshop.views.heads import terms
from workshop.views.worded import how, note, taken
from workshop.walks.clauses import ClauseWalk
from workshop.wall.bodies import terms as on_the_wall
from workshop.wall.content import Place
from workshop.wall.seen import seen
from workshop.wording import bank
from workshop.words import fold

AT = Stamp(datetime.fromisoformat("2026-09-15T15:42:00+01:00"), "ses-8")
NEVER = "No list of people is ever made from the answers, and none is passed on."


@pytest.fixture
def room(sample):
    """The sample with what is done to it in the walk of the clauses."""
    return Clauses(sample)


class Clauses:
    def __init__(self, s: Snapshot) -> None:
        self.s, self.made = s, 0

    def new_id(self, cls: type[Record]) -> str:
        self.made += 1
        return f"{cls.KIND.prefix}-new{self.made}"

    def press(self, head: str, key: str = "") -> None:
        row = next(r for r in ClauseWalk().rows(self.s) if r.id == head)
        found = ClauseWalk().answers(self.s, row, self.new_id)
        answer = found.keys[key] if key else found.enter
        if answer.command is not None:  # what was said is not said again
            self.do(answer.command)

    def do(self, command: c.Command | None) -> None:
        assert command is not None
        self.s = self.s.after(decide(self.s, command, AT))

    def clause(self, head: str, **more: bool):
        return next(x for x in clauses(self.s, **more) if x.head.key == head)


def wall(s):
    """What the room sees while the last clause is read."""
    plan = playbook_of(s).session("ses-8")
    return repr(on_the_wall(seen(s), plan, Place(walk="term")))


def says(s, piece):
    """Whether the field of a record says what a piece says it says."""
    text, field = fold(shown(s, piece.record, piece.field)), fold(piece.text)
    value = getattr(piece.record, piece.field)
    if isinstance(value, date | int) or piece.field in {"access_mode", "frequency", "access_mode_recommended"}:
        return bool(value)
    return field in text or field in fold(str(value))


def traced(s, clause):
    """Each run of words of a clause is of a record, of somebody who said it, or a joining word of ours."""
    for p in clause.pieces:
        if p.kind == RECORD:
            assert says(s, p), (clause.head.key, p.text)
        elif p.kind == TYPED:
            assert clause.origin is not None
            assert clause.origin.accepted_at is not None
        elif p.kind == GAP:
            assert p.text.startswith("[")
            assert p.text.endswith("]")
        else:
            assert p.kind == PLAIN
    said = any(p.kind in {RECORD, TYPED} for p in clause.pieces)
    assert said or clause.open, "nothing is printed that nobody said"
    assert clause.text.strip()
    assert not said or sources(s, clause) or clause.origin is not None


def test_every_clause_of_the_sample_is_traced(sample):
    assert len(clauses(sample)) == len(HEADS)
    for clause in clauses(sample):
        traced(sample, clause)


EMPTIED = {
    k.PilotTerms: (
        *("parties", "purpose", "prohibited_uses", "data_items", "legal_gateway", "access_mode", "frequency"),
        *("retention_words", "deletion", "end_date", "review_date", "exit", "retention_period"),
    ),
    k.UseCase: ("purpose", "decision_that_changes", "data_explicitly_excluded", "minimum_data", "legal_gateway"),
}
FIELDS = [(cls, name) for cls, names in EMPTIED.items() for name in names]


@given(
    gone=st.sets(st.sampled_from(FIELDS)),
    keys=st.lists(st.tuples(st.sampled_from([h.key for h in HEADS]), st.sampled_from(["", "1", "2", "3"])), max_size=6),
)
def test_whatever_is_missing_and_whatever_is_chosen_no_word_is_invented(sample, gone, keys):
    room = Clauses(sample)
    for cls, name in gone:
        record = room.s.one(cls) if cls is k.PilotTerms else room.s.pilot
        empty = () if isinstance(getattr(record, name), tuple) else None
        room.s = Snapshot.of(r if r.id != record.id else dataclasses.replace(r, **{name: empty})
                             for r in room.s.records())  # fmt: skip
    for head, key in keys:
        if not key or key in {str(n) for n, _ in enumerate(choices(room.s, head_of(head)), 1)}:
            room.press(head, key)
    for clause in clauses(room.s):
        traced(room.s, clause)
        assert not clause.suggested
    for head in HEADS:
        for w in choices(room.s, head):
            assert "{" not in w.text
            assert "None" not in w.text


def test_a_head_that_nobody_spoke_of_is_a_question_and_never_a_blank(sample):
    s = Snapshot.of(
        dataclasses.replace(r, retention_words=None, deletion=None) if isinstance(r, k.PilotTerms) else r
        for r in sample.records()
    )
    clause = next(x for x in clauses(s) if x.head.key == "retention")
    assert clause.text == "[How long is it kept, and who deletes it?]"
    assert not sources(s, clause)


def test_a_digit_only_suggests_and_enter_accepts(room):
    before = room.clause("never").text
    room.press("never", "2")
    assert room.clause("never").text == before, "the sheet of everybody else is as it was"
    mine = room.clause("never", suggested=True)
    assert (mine.text, mine.suggested, mine.settled) == (NEVER, "never-a-list", False)
    assert not ClauseWalk().rows(room.s)[2].said
    room.press("never")
    now = room.clause("never")
    assert (now.text, now.suggested, now.settled) == (NEVER, "", True)
    assert (now.origin.origin, now.origin.ref, now.origin.accepted_at) == ("bank", "never-a-list", AT.at)
    assert how(room.s, now.origin) == "suggested wording, accepted by the room in Heads of terms, 15:42"


def test_the_same_digit_takes_a_suggestion_out_and_another_puts_its_own_in(room):
    room.press("never", "2")
    room.press("never", "3")
    assert room.clause("never", suggested=True).suggested == "never-against-the-person"
    room.press("never", "3")
    assert room.clause("never", suggested=True) == room.clause("never")


def test_words_that_were_accepted_stay_while_others_are_only_suggested(room):
    room.press("never", "2")
    room.press("never")
    room.press("never", "3")
    assert room.clause("never").text == NEVER
    room.press("never")
    assert room.clause("never").origin.ref == "never-against-the-person"
    assert [o.ref for o in room.s.one(k.PilotTerms).wording_origin if o.field == "prohibited_uses"] == [
        "never-against-the-person"
    ]


def test_what_the_record_says_is_filled_in_and_underlined(room):
    room.press("term", "2")
    room.press("term")
    clause = room.clause("term")
    assert clause.text == "Ends 22 January 2027 by itself, unless both parties sign again before that day."
    assert [p.text for p in clause.pieces if p.kind == RECORD] == ["22 January 2027"]
    assert [x.record.id for x in sources(room.s, clause)] == ["pt-01"]


def test_a_wording_is_not_offered_before_the_record_holds_its_words(room):
    assert len(choices(room.s, head_of("term"))) == 3
    room.s = Snapshot.of(
        dataclasses.replace(r, end_date=None) if isinstance(r, k.PilotTerms) else r for r in room.s.records()
    )
    assert choices(room.s, head_of("term")) == ()


def test_accepted_words_settle_what_was_open_but_none_confirm_a_power_to_share(room):
    room.press("risk", "1")
    assert room.clause("risk").open
    room.press("risk")
    assert room.clause("risk").settled
    assert room.s.get(k.Gap, "gap-04").status == "settled"
    room.press("legal", "2")
    room.press("legal")
    assert room.clause("legal").state == "assumed"
    assert room.s.get(k.Gap, "gap-01").status == "open"
    assert room.clause("legal").open


def test_what_the_record_says_is_not_lost_where_other_words_stand(room):
    before = room.clause("never").text
    room.press("never", "2")
    room.press("never")
    assert room.clause("never").recorded == before
    head = next(h for h in terms(room.s).heads if h.title == "Never")
    assert ("As the record has it", before) in [(x.label, x.text) for x in head.lines]


def test_what_changes_is_no_purpose_that_somebody_can_do(sample):
    s = Snapshot.of(
        dataclasses.replace(r, purpose=None) if isinstance(r, k.PilotTerms | k.UseCase) else r for r in sample.records()
    )
    clause = next(x for x in clauses(s) if x.head.key == "purpose")
    assert clause.text.startswith("So that this changes: whether an applicant qualifies")
    assert choices(s, head_of("purpose")) == ()


def test_what_is_only_suggested_is_on_no_wall_and_on_no_paper(room):
    mark = "unless both parties sign again"
    room.press("term", "2")
    assert mark in room.clause("term", suggested=True).text
    assert mark not in wall(room.s)
    assert "Ends" in wall(room.s), "the clause is there, in the words of the record"
    assert mark not in Read(render(room.s)).text
    room.press("term")
    assert mark in wall(room.s)
    text = Read(render(room.s)).text
    assert mark in text
    assert "accepted by the room in Heads of terms, 15:42" in text


def test_the_method_says_which_words_began_as_suggestions(room):
    before = len(taken(room.s))
    room.press("risk", "2")
    assert len(taken(room.s)) == before, "a suggestion that nobody took is none"
    room.press("risk")
    assert taken(room.s)[-1].how == "suggested wording, accepted by the room in Heads of terms, 15:42"
    assert "None stands here that nobody took." in note(room.s)
    assert note(Snapshot.of(r for r in room.s.records() if not isinstance(r, k.PilotTerms))) == ""


def test_the_reference_of_the_sample_is_in_the_bank(sample):
    refs = [o.ref for o in sample.one(k.PilotTerms).wording_origin if o.origin == "bank"]
    assert refs
    assert all(r in bank.bank() for r in refs)


def test_enter_on_a_clause_that_was_said_only_goes_on(sample):
    walk = ClauseWalk()
    said = {x.head.key: x.state for x in clauses(sample) if x.state in {"settled", "not_needed", "assumed"}}
    assert "settled" in said.values()
    answers = {row.id: walk.answers(sample, row, lambda _kind: "pt-9").enter for row in walk.rows(sample)}
    assert {key: answers[key].command for key in said} == dict.fromkeys(said)


UNDATED = {"end_date": None, "review_date": None, "planned_first_use": None, "deletion": None}


def in_words(room, head: str, words: str) -> None:
    """The room says a clause in words of its own, on a day whose terms hold no date."""
    room.s = Snapshot.of(dataclasses.replace(r, **UNDATED, term_states=()) if isinstance(r, k.PilotTerms) else r
                         for r in room.s.records())  # fmt: skip
    row = next(r for r in ClauseWalk().rows(room.s) if r.id == head)
    here = place.Place("ses-9", clause="clause", reads="clause", selected=room.s.one(k.PilotTerms))
    room.do(ClauseWalk().typed(room.s, row, parse(words, place.context(room.s, here)), room.new_id))


def fired(s):
    return {f.found.on: f.found.message for f in fires(s, "G20")}


def test_a_date_in_the_words_of_a_clause_is_offered_to_a_field_and_taken_only_by_a_key(room):
    in_words(room, "term", "We look at it on 27 November, and it ends on 22 January 2027.")
    assert room.s.one(k.PilotTerms).end_date is None, "nothing is guessed"
    assert fired(room.s)["review_date"] == (
        "No review date is recorded; clause 9 says 27 November 2026 and 22 January 2027, "
        "and nobody has said which it is."
    )
    assert "Which is it? 4: 27 November 2026 is the end · 5: 27 November 2026 is the review" in its_words(
        room.s, room.clause("term")
    )
    assert [f.text for f in review_and_end_are_set(room.s)] == ["Clause 9 has a date: is it the review or end?"]
    room.press("term", "5")
    assert room.s.one(k.PilotTerms).review_date == date(2026, 11, 27)
    room.press("term", "4")
    kept = room.s.one(k.PilotTerms)
    assert (kept.end_date, kept.planned_first_use) == (date(2027, 1, 22), None)
    assert not {"end_date", "review_date"} & set(fired(room.s))
    assert not ClauseWalk().answers(room.s, ClauseWalk().rows(room.s)[8], room.new_id).keys.get("4")


def test_a_date_at_the_end_of_the_words_of_a_clause_is_not_lost(room):
    in_words(room, "term", "It ends by 22 January 2027")
    assert room.clause("term").text.startswith("It ends by 22 January 2027")
    room.press("term", "4")
    assert room.s.one(k.PilotTerms).end_date == date(2027, 1, 22)


def test_no_paper_says_that_there_is_no_date_beside_words_that_have_one(room):
    in_words(room, "term", "It is looked at on 27 November 2026.")
    gap = k.Gap(id="gap-g20-review_date", rule_id="G20", fires_on="review_date", field="review_date", status="open",
                message="No review date.")  # fmt: skip
    room.s = Snapshot.of([*room.s.records(), gap])
    text = Read(render_heads(room.s)).text
    assert "No review date." not in text
    assert "clause 9 says 27 November 2026, and nobody has said which it is" in text


def test_words_of_how_long_it_is_kept_are_how_it_is_deleted_once_somebody_says_so(room):
    in_words(room, "retention", "Kept for a year; the Council deletes it by itself.")
    assert "whether they are how it is deleted" in fired(room.s)["deletion"]
    room.press("retention", "4")
    assert room.s.one(k.PilotTerms).deletion == "Kept for a year; the Council deletes it by itself."
    assert "deletion" not in fired(room.s)


def asked_of(sample, **values):
    """The questions of two places that differ, on a day with these terms."""
    s = Snapshot.of(dataclasses.replace(r, **values) if isinstance(r, k.PilotTerms) else r for r in sample.records())
    return s, [d.question for d in differences(s)]


def test_the_places_of_the_sample_say_the_same(sample):
    assert differences(sample) == ()


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"end_date": date(2026, 10, 1)}, "It ends 1 October 2026, before first use on 2 November 2026."),
        ({"review_date": date(2027, 2, 1)}, "It ends 22 January 2027, before its review on 1 February 2027."),
        ({"planned_first_use": date(2026, 10, 5)}, "It is first used 5 October 2026, before residents are told by"),
        ({"retention_period": 6}, "The words of the clause say 12 months, the period is 6 months."),
        ({"data_items": ("name", "bank details")}, "“bank details” is among the data, and among what is never used."),
        ({"access_mode": "full_copy"}, "The terms say full copy, the rung that was agreed is yes or no."),
        ({"end_date": date(2027, 6, 30)}, "The pilot was made for 12 weeks; from first use to its end are 240 days."),
    ],
)
def test_two_places_that_differ_are_a_question_on_screen_and_paper_and_no_ruling(sample, values, said):
    s, questions = asked_of(sample, **values)
    found = next(q for q in questions if q.startswith(said))
    assert found.endswith("Which is meant?")
    assert any(found in line.text for h in terms(s).heads for line in h.lines if line.label == "Two places differ")
    assert any(found in its_words(s, clause) for clause in clauses(s))


def test_one_thing_that_is_counted_twice_is_asked_and_a_rate_or_a_length_is_not(sample):
    def told(people, planned):
        s = Snapshot.of(
            r.with_values(people=people) if isinstance(r, k.PilotDesign)
            else r.with_values(volume_estimate=planned) if r.id == sample.pilot.id else r
            for r in sample.records()
        )  # fmt: skip
        return [d.question for d in differences(s)]

    assert told("About 100 homes", "200 homes") == [
        "The pilot was made for 100 homes, the use case says 200 homes. Which is meant?"
    ]
    assert told("About 720 people", "60 checks a week") == []
    assert told("100 homes in 12 weeks", "100 homes over 3 weeks") == []
