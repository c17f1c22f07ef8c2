"""Emergency cards: which comes first, and that each line of theirs is understood (interaction.md W18, 1.1)."""

from __future__ import annotations

import re
from datetime import datetime, time

import pytest

from ui.acts import words
from workshop.capture.parse import parse
from workshop.capture.place import Place, context
from workshop.going_wrong import FACTS, Situation, going_wrong
from workshop.kinds import Dataset, Person, Risk, Session, UseCase
from workshop.playbook.emergencies import FILLED, emergencies, read_emergencies
from workshop.playbook.load import bundled
from workshop.playbook.progress import parsed
from workshop.sample import ZONE
from workshop.snapshot import Snapshot

CARDS = emergencies()
SESSIONS = [s.id for s in parsed(bundled("one-day")).sessions]
KINDS = {"dataset": Dataset, "risk": Risk, "use_case": UseCase}


def at(clock: str, session: str = "ses-3", **more) -> Situation:
    hour, minute = map(int, clock.split(":"))
    return Situation(session, datetime(2026, 9, 15, hour, minute, tzinfo=ZONE), **more)


def with_(s: Snapshot, **by_id) -> Snapshot:
    """The day with some records changed."""
    return Snapshot.of(r.with_values(**by_id[r.id]) if r.id in by_id else r for r in s.records())


def running(s: Snapshot, session: str) -> Snapshot:
    """The day as it was while a session ran: nobody has signed anything."""
    day = s.workshop.with_values(status="live")
    rest = [r for r in s.records() if not isinstance(r, Session) and r.id != day.id]
    parts = [r.with_values(state="now" if r.id == session else "done" if r.id < session else "not_started",
                           started_at=r.started_at if r.id <= session else None,
                           ended_at=r.ended_at if r.id < session else None) for r in s.all(Session)]  # fmt: skip
    return Snapshot.of([*rest, *parts, day])


def first(s, situation):
    return going_wrong(s, situation)[0]


def test_each_card_names_only_what_there_is():
    for card in CARDS:
        assert set(card.when) <= FACTS.keys()
        assert set(card.sessions) <= set(SESSIONS)
        assert card.about in ("", *KINDS)
        assert 1 <= len(card.say) <= 2
        assert len(card.lines) <= 2
        assert not {'"', "'", "..."} & {x for text in (card.title, *card.say, card.room, card.kept) for x in text}


def test_a_name_in_a_line_is_one_that_can_be_filled_in():
    asked = {name for card in CARDS for line in card.lines for name in re.findall(r"\{(\w+)\}", line)}
    assert asked <= FILLED
    assert asked == FILLED


@pytest.mark.parametrize("session", SESSIONS)
def test_each_line_is_understood_in_each_session(sample, session):
    for plan in CARDS:
        selected = sample.all(KINDS[plan.about])[0] if plan.about else None
        situation = at("12:02", session, selected=selected, turn=sample.all(Dataset)[0].owner_org_id)
        card = next(c for c in going_wrong(sample, situation) if c.id == plan.id)
        assert card.first == ""
        for line in card.lines:
            assert "{" not in line
            reading = parse(line, context(sample, Place(session, selected=selected), words()))
            waits = line.endswith(": ")
            assert (reading.act == "unusable") is waits, (line, reading.problem)
            assert not reading.doubts


def test_who_says_that_the_law_forbids_it_gets_the_question_that_a_lawyer_answers(sample):
    card = first(running(sample, "ses-3"), at("12:02"))
    assert card.title == "“The law says we cannot”"
    assert card.lines[0] == "q: Which requirement, and what would meet it? @mei-lin by +2w"
    assert card.lines[1].endswith("#provisional")


def test_without_a_lawyer_the_question_goes_to_nobody_and_can_still_be_typed(sample):
    alone = Snapshot.of(r for r in sample.records() if not isinstance(r, Person))
    law = next(c for c in going_wrong(alone, at("12:02")) if c.id == "law")
    assert law.lines[0] == "q: Which requirement, and what would meet it? by +2w"
    owner = next(c for c in going_wrong(alone, at("12:02")) if c.id == "owner")
    assert owner.lines == ("owner ? by +2w",)


@pytest.mark.parametrize(
    ("session", "clock", "wanted"),
    [
        ("ses-2", "10:40", "owner"),
        ("ses-3", "12:02", "law"),
        ("ses-6", "14:20", "carries"),
        ("ses-0", "09:31", "speech"),
    ],
)
def test_the_first_card_is_that_of_the_session(sample, session, clock, wanted):
    assert first(running(sample, session), at(clock, session)).id == wanted


def test_facts_come_before_sessions(sample):
    assert first(sample, at("12:02", not_saved=True)).id == "save"
    assert first(running(sample, "ses-3"), at("12:02", screen_lost=True)).id == "screen"


def test_ten_minutes_before_the_gate_without_a_pilot_its_card_comes_first(sample):
    pilot = sample.pilot
    day = with_(running(sample, "ses-4"), **{pilot.id: {"status": "candidate"}})
    assert first(day, at("12:39", "ses-4")).id != "gate"
    assert first(day, at("12:40", "ses-4")).id == "gate"
    assert first(running(sample, "ses-4"), at("12:40", "ses-4")).id != "gate"


def test_who_decides_and_leaves_soon_brings_the_card_of_leaving(sample):
    day = running(sample, "ses-6")
    idris = next(p for p in day.all(Person) if (p.name or "").startswith("Idris"))
    day = with_(day, **{idris.id: {"present_to": time(15, 0), "present_from": time(9, 30), "here": True}})
    card = first(day, at("14:45", "ses-6"))
    assert card.id == "leaves"
    assert "/left idris" in card.lines


def test_a_card_whose_lines_need_a_selected_card_says_so(sample):
    card = next(c for c in going_wrong(sample, at("14:20", "ses-6")) if c.id == "carries")
    assert card.first == "Choose the risk with ↑ first."


def test_a_fault_in_the_cards_is_said():
    with pytest.raises(ValueError, match="law: room is missing"):
        read_emergencies('[[card]]\nid = "law"\ntitle = "x"\nsay = ["y"]\nkept = "z"')
    one = '[[card]]\nid = "law"\ntitle = "x"\nsay = ["y"]\nkept = "z"\nroom = "r"\n'
    with pytest.raises(ValueError, match="two cards"):
        read_emergencies(one + one)
