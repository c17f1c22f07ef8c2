"""Sentences and figures of the first pages, against the records and the figures worked out by hand."""

from __future__ import annotations

import re
from datetime import date, time
from fractions import Fraction

import pytest

from tests.report import days
from workshop import kinds as k
from workshop.snapshot import Snapshot
from workshop.views import (
    attendance,
    balance,
    cases,
    decisions,
    holdings,
    ideas,
    names,
    next_days,
    pilot,
    risks,
    settle,
    stands,
    titles,
    todo,
    trust,
    worth,
)
from workshop.views.fractions import in_words


def with_changes(snapshot, **changes):
    """The same day, some records of it changed: id -> values."""
    return Snapshot.of([r.with_values(**changes.get(r.id.replace("-", "_"), {})) for r in snapshot.records()])


@pytest.mark.parametrize(
    ("title", "short", "rest"),
    [
        ("Warm and Well: winter cold-homes pilot", "Warm and Well", "Winter cold-homes pilot"),
        ("Warm and Well", "Warm and Well", ""),
        ("Meeting at 10:30 in Leeds", "Meeting at 10:30 in Leeds", ""),
        (": odd", ": odd", "Odd"),
        ("A: b: c", "A", "B: c"),
        ("  ", "Untitled day", ""),
        (None, "Untitled day", ""),
    ],
)
def test_titles(title, short, rest):
    assert (titles.short_title(title), titles.subtitle(title)) == (short, rest)


@pytest.mark.parametrize(
    ("venue", "place"),
    [
        ("Committee Room 2, Harrowmere Civic Centre (no visitor wi-fi)", "Harrowmere Civic Centre"),
        ("Civic Centre, Leeds", "Civic Centre, Leeds"),
        ("Room 4", "Room 4"),
        (None, ""),
    ],
)
def test_places(venue, place):
    assert titles.place(venue) == place


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (Fraction(20, 39), "half"),
        (Fraction(2, 11), "less than a fifth"),
        (Fraction(11, 39), "more than a quarter"),
        (Fraction(1, 3), "a third"),
        (Fraction(28, 39), "less than three quarters"),
        (Fraction(0), "none"),
        (Fraction(1), "all"),
        (Fraction(99, 100), "more than nine tenths"),
        (Fraction(1, 100), "less than a tenth"),
    ],
)
def test_fractions(share, words):
    assert in_words(share) == words


def test_balance_of_the_sample(sample, expected):
    found = balance.of_pilot(sample, names.short)
    want = expected["shares"]
    for attribute, block in (("value", "value"), ("now", "risk_now"), ("agreed", "risk_as_agreed")):
        shown = {p.name: getattr(p, attribute) for p in found.parties if getattr(p, attribute) is not None}
        short = {
            names.short(sample, o).replace("residents", "Residents"): round(v["share"] * 100)
            for o, v in want[block].items()
        }
        assert shown == short
    assert found.lopsided == (
        "Income would carry half of the risk and get less than a fifth of the value.",
        "As agreed, the Council carries 72 % of the risk for 36 % of the value.",
    )
    worst = expected["worst_of_pilot"]
    assert (
        found.worst_with_worst == f"Worst if we share: {worst['sharing']}. Worst if we don’t: {worst['not_sharing']}."
    )
    assert balance.of_pilot(sample).lopsided[0].startswith("The Department for Household Income would carry half")


PILOT_RISKS = ("rsk_01", "rsk_02", "rsk_03", "rsk_04")


def test_lopsided_today_only(sample):
    three = {"bearer_should_org_ids": ("org-hmc", "org-dhi", "org-nea")}
    found = balance.of_pilot(with_changes(sample, **dict.fromkeys(PILOT_RISKS, three)), names.short)
    today, agreed = found.lopsided
    assert today == "Income would carry half of the risk and get less than a fifth of the value."
    assert re.fullmatch(r"As agreed, it carries 3[34] % of the risk\.", agreed)
    assert [p.name for p in found.parties] == ["Income", "Council", "Energy", "Residents"]


def test_lopsided_today_and_still(sample):
    one = {"bearer_org_ids": ("org-dhi",), "sharing_status": "offered"}
    found = balance.of_pilot(with_changes(sample, **dict.fromkeys(PILOT_RISKS, one)), names.short)
    assert found.lopsided == (
        "Income would carry all of the risk and get less than a fifth of the value.",
        "As agreed, it still carries 100 % of the risk for 18 % of the value.",
    )


def test_no_balance_without_anything_to_weigh():
    assert balance.of_pilot(days.pilot_only()) is None
    assert balance.of_pilot(days.new()) is None


def test_no_sentence_about_value_where_none_was_named(sample):
    bare = Snapshot.of([r for r in sample.records() if not isinstance(r, k.Value)])
    assert balance.of_pilot(bare).lopsided == ()


@pytest.mark.parametrize(
    ("name", "spoken"),
    [
        ("Council", "the Council"),
        ("Income", "Income"),
        ("Department for Household Income", "the Department for Household Income"),
        ("Harrowmere Council", "Harrowmere Council"),
        ("", ""),
    ],
)
def test_spoken_names(name, spoken):
    assert names.spoken(name) == spoken


def test_long_names_are_printed_short():
    made = Snapshot.of(
        [k.Organisation(id="org-1", name="N" * 80, short="Enn"), k.Organisation(id="org-2", name="M" * 80)]
    )
    assert names.organisation(made, "org-1") == "Enn"
    assert len(names.organisation(made, "org-2")) == names.LONGEST
    assert names.organisation(made, "residents") == "residents"
    assert names.organisation(made, None) == ""


def test_what_is_still_to_settle(sample, expected):
    found = settle.still_to_settle(sample)
    assert len(found.before_first_use) == len(expected["blocking_gaps"])
    assert len(found.open) == expected["counts"]["gaps"]
    assert [i.by for i in found.before_first_use] == sorted(i.by for i in found.before_first_use)
    assert all(i.placed for i in found.open)
    first = found.before_first_use[0]
    assert (first.who, first.when) == ("Mei-Lin Oakenshade, Income", "9 October 2026")
    assert settle.to_settle("the owner", settle.gap_on(sample, "ds-12")) == (
        "Still to settle: the owner, Tamsin Larkwhistle, Council, 30 October 2026."
    )
    assert settle.to_settle("the owner") == "Still to settle: the owner."


def test_a_gap_without_name_and_date_says_so():
    made = Snapshot.of(
        [
            k.Gap(id="gap-1", message="Who pays?", status="open"),
            k.Gap(id="gap-2", status="waived", waive_reason="Small"),
        ]
    )
    found = settle.still_to_settle(made)
    assert settle.to_settle("who pays", found.later[0]) == "Still to settle: who pays, nobody named yet, no date yet."
    assert not found.later[0].placed
    assert [w.reason for w in found.left_open] == ["Small"]


def test_positions_and_reservations(sample):
    assert [(s.stance, s.organisation) for s in stands.positions(sample)] == [
        ("Agrees", "Harrowmere Council"),
        ("Agrees", "Harrowmere Residents' Data Panel"),
        ("Agrees with reservation", "Department for Household Income"),
    ]
    signed = stands.sign_off(sample)
    assert signed.who == "Accepted as accurate by six of seven organisations."
    assert signed.summary.endswith("one of them with a reservation.")
    assert [r.words for r in signed.reservations] == [
        "Nothing here is accepted for the Department until its SIRO has written."
    ]
    assert stands.not_yet(signed) == "Harrowmere Residents' Data Panel has not said whether it is accurate."


def test_who_has_not_said_where_it_stands():
    assert [(s.stance, s.organisation) for s in stands.positions(days.pilot_only())] == [
        ("Not said", "Beta Trust"),
        ("Not said", "Alpha Council"),
    ]


def test_decisions(sample, expected):
    found = decisions.decisions(sample)
    assert [d.number for d in found] == list(range(1, expected["counts"]["decisions"] + 1))
    provisional = next(d for d in found if d.status == "Provisional")
    assert provisional.confirm == "Waits for: Senior risk owner, Department for Household Income, by 9 October 2026."
    low = decisions.lowest_voices(sample)
    assert [(v.fist.organisation, v.fist.fist, v.fist.note) for v in low] == [
        ("Energy", expected["lowest_fist"], "Disagrees but will redesign")
    ]


def test_a_provisional_decision_that_waits_for_nobody():
    made = Snapshot.of([k.Decision(id="dec-1", decision="We try it.", status="provisional")])
    assert decisions.decisions(made)[0].confirm == "Still to settle: who confirms it, and by when."


def test_risks(sample, expected):
    found = risks.shown(sample, sample.all(k.Risk))
    assert [r.score for r in found] == sorted(expected["risk_scores"].values(), reverse=True)
    beyond = [r for r in found if r.provisional]
    assert len(beyond) == len(expected["acceptances_beyond_authority"])
    assert all(
        r.accepted.startswith("Provisional: accepted by") and "recommend but not decide" in r.accepted for r in beyond
    )
    assert sum(r.accepted == "Not yet accepted" for r in found) == len(expected["risks_without_acceptance"])
    sharing = risks.worst_of(sample, "sharing")
    assert sharing[0].score == expected["worst_of_pilot"]["sharing"]
    assert [r.mark for r in sharing] == [r.mark for r in found if r.title in {s.title for s in sharing}]


def test_accepted_by_somebody_who_had_left(sample):
    left = with_changes(sample, rsk_12={"accepted_at": time(15, 30)})
    said = next(r.accepted for r in risks.shown(left, left.all(k.Risk)) if r.title.startswith("Every council"))
    assert said == "Provisional: accepted by Farid Brackenfold, Income, who was not in the room then"


def test_the_next_days(sample):
    found = next_days.ahead(sample)
    assert [s.heading for s in found.stretches] == [
        "30 days · to 15 October 2026",
        "60 days · to 14 November 2026",
        "90 days · to 14 December 2026",
    ]
    everything = [d for s in found.stretches for d in s.due] + list(found.beyond)
    assert len([d for d in everything if not d.milestone]) == 14 + 1 + 1  # actions, a question, a confirmation
    texts = [d.text for d in everything]
    assert texts.count("First use") == texts.count("The pilot ends") == 1
    for s in found.stretches:
        assert [d.on for d in s.due] == sorted(d.on for d in s.due)
        assert len(next_days.foremost(s.due, 2)) == min(2, len(s.due))
    assert next_days.ahead(days.new()) is None


def test_what_is_done_is_not_ahead(sample):
    done = with_changes(sample, act_01={"status": "done"})
    assert not any("legal note" in d.text for s in next_days.ahead(done).stretches for d in s.due)


def test_the_other_ideas(sample, expected):
    found = ideas.others(sample)
    assert found.heading == "And the other five ideas"
    assert {s.label: len(s.ideas) for s in found.states} == {
        "Quick win": len(expected["use_case_by_status"]["quick_win"]),
        "Shortlisted": 1,
        "Deferred": 1,
        "Parked": 1,
    }
    assert ideas.others(days.pilot_only()) is None


def test_trust(sample, expected):
    found = trust.thermometer(sample)
    want = list(expected["trust_mean"].values())
    assert [s.means for s in found.statements] == [(f"{w['start']:.2f}", f"{w['end']:.2f}") for w in want]
    assert [s.moved for s in found.statements] == [f"+{w['change']:.2f}" for w in want]
    assert found.note.startswith("12 anonymous answers each time")
    assert found.fell == ()


def test_trust_that_fell_is_a_finding():
    fell = k.Trust(id="tr-1", text="I trust them", start=(0, 0, 0, 6, 0), end=(0, 0, 6, 0, 0))
    found = trust.thermometer(Snapshot.of([fell]))
    assert found.fell == ("I trust them",)
    assert found.statements[0].moved == "−1.00"


def test_attendance(sample, expected):
    assert attendance.counts(sample) == (expected["counts"]["people"], expected["counts"]["organisations"])
    assert attendance.nobody_could_decide(sample) == (
        "Nobody in the room could decide for the Department for Household Income."
    )
    farid = next(p for d in attendance.delegations(sample) for p in d.people if p.name.startswith("Farid"))
    assert (farid.authority, farid.present) == ("Can recommend", "09:30 to 15:00")
    assert [m.role for m in attendance.missing(sample)] == [
        "Senior risk owner, Department for Household Income",
        "Caldicott Guardian, Harrowmere and Vale Integrated Care Board",
    ]


def test_gains(sample, expected):
    assert {g.party: g.score for g in worth.gains(sample)} == expected["value_by_party_pilot"]
    assert all(g.value.agreed for g in worth.gains(sample))
    named_by_one = next(v for v in worth.of_use_case(sample, sample.get(k.UseCase, "uc-05")) if v.party == "public")
    assert (named_by_one.agreed, named_by_one.state) == (False, "Proposed, named by Zofia Marigold-Finch")


def test_the_ladder(sample):
    found = pilot.ladder(sample)
    assert (found.asked, found.agreed) == (13, 5)
    assert " ".join(found.sentences) == (
        "Asked for: minimised file (rung 13 of 14). Agreed: yes or no (rung 5 of 14). Records stay with their owner."
    )
    assert found.never == "Never used: award amount, award type, household members and bank details."
    open_ = pilot.ladder(days.pilot_only(access_mode_requested="full_copy"))
    assert "Still to settle: how little would do." in open_.sentences
    assert pilot.ladder(days.pilot_only()) is None


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"sharing_status": "shared"}, "Carried by Council; as agreed, carried by Income"),
        ({"sharing_status": "shared_provisional"}, "Carried by Council; if agreed, carried by Income"),
        (
            {"sharing_status": "shared", "accepted_by_person_id": "ppl-06"},
            "Carried by Council; if agreed, carried by Income",
        ),
        ({"sharing_status": "offered"}, "Carried by Council"),
    ],
)
def test_who_carries_a_risk_as_agreed_is_never_read_as_who_agreed(sample, values, told):
    carried = {"bearer_org_ids": ("org-hmc",), "bearer_should_org_ids": ("org-dhi",), "accepted_by_person_id": None}
    one = sample.get(k.Risk, "rsk-01").with_values(direction="sharing", **{**carried, **values})
    made = Snapshot.of(one if r.id == one.id else r for r in sample.records())
    assert risks.shown(made, [one])[0].in_short == told


def test_the_terms_say_what_is_open(sample):
    said = {line.label: line.text for line in pilot.heads(sample)}
    assert len(said) == 9
    assert said["If it goes wrong"] == (
        "Still to settle: No agreement on who pays for a failure of the check, "
        "Farid Brackenfold, Income, 16 October 2026."
    )
    assert re.search(r"^Named in the room as the power to share: .+; not confirmed\.", said["Legal"])


def test_use_cases(sample, expected):
    found = cases.cases(sample)
    assert found[0].pilot
    assert len(found) == expected["asks_and_offers"]["asks"]
    assert cases.level(sample).startswith("Level at 21 points")
    lines = {line.label: line.text for line in found[0].lines}
    assert "Movement score 8 as asked, 1 as agreed. A discussion aid of ours." in lines["How little would do"]
    bare = cases.cases(days.pilot_only())[0]
    assert "Still to settle: never used." in [line.text for line in bare.lines]


def test_datasets(sample, expected):
    found = holdings.datasets(sample)
    assert sum(d.owner.startswith("Still to settle") for d in found) == len(expected["datasets_without_owner"])
    assert sum(d.described != "Fully described" for d in found) == len(expected["datasets_metadata_incomplete"])
    assert holdings.holding_nothing(sample) == "Said to hold nothing that helps: Harrowmere Residents' Data Panel."


def test_to_do(sample):
    assert len(todo.actions(sample)) == 14
    assert [p.became for p in todo.parked(sample)].count("Still to settle: what becomes of it.") == 1
    nobody = Snapshot.of([k.Action(id="act-1", action="Do it"), k.Action(id="act-2", due_date=date(2026, 1, 2))])
    assert [(a.who, a.when) for a in todo.actions(nobody)] == [
        ("nobody named yet", "2 January 2026"),
        ("nobody named yet", "no date yet"),
    ]


def test_an_objection_is_printed_with_the_words_before_and_after_and_an_answer_without_one_is_not(sample):
    said = (
        k.Objection(round=1, org_id="org-dhi", remains=False),
        k.Objection(round=1, org_id="org-rdp", objection="Too wide", change_made="Smaller", words_before="Wide"),
        k.Objection(round=1, org_id="org-nea", objection="No date", change_made="Condition added: x", words_before="W"),
    )
    shown = decisions.decisions(with_changes(sample, dec_01={"objections": said}))[0].objections
    assert [(o.words, o.before, o.change) for o in shown] == [
        ("Too wide", "Wide", "Smaller"),
        ("No date", "", "Condition added: x"),
    ]
