"""Nothing reaches the wall but what a field's description lets through: of every kind, in every place."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime

import pytest

from workshop import shape as sh
from workshop.field import Doubt, described
from workshop.kinds import ALL, Decision, Organisation, Playbook, Risk, Session, Setting
from workshop.playbook.load import bundled
from workshop.playbook.progress import parsed
from workshop.sample import ZONE
from workshop.snapshot import Snapshot
from workshop.wall.content import Place
from workshop.wall.seen import STRUCK, Eyes, has_words, seen, still
from workshop.wall.wall import blank, wall

NOW = datetime(2026, 9, 15, 14, 32, tzinfo=UTC)
WORD = "Zanzibar"  # stands in no text of ours
PLAN = parsed(bundled("one-day"))
NUMBERS = [p.number for p in PLAN.sessions]
OF_DAY = {Playbook, Session, Setting}  # what runs the day, and holds no words of the room
SPOKEN = [cls for cls in ALL if cls not in OF_DAY]


def filled(cls, words, only=None):
    """A record of a kind with words in each field of words; ids of others point to an organisation that is there."""
    values = {}
    for f in described(cls).values():
        if f.name in {"withdrawn_reason", "typed_by", "not_known"} or (only and not only(f)):
            continue
        if isinstance(f.shape, sh.Text):
            values[f.name] = f"{words} {f.name}"
        elif isinstance(f.shape, sh.Words):
            values[f.name] = (f"{words} {f.name}",)
        elif isinstance(f.shape, sh.Groups) and f.name != "doubts":
            inner = {n: f"{words} {n}" for n, g in described(f.shape.of).items() if isinstance(g.shape, sh.Text)}
            values[f.name] = (f.shape.of(**inner),)
    return cls(id=f"{cls.KIND.prefix}-901", order=901.0, **values)


def running(s, number):
    """The sample with a session running."""
    states = [r.with_values(state="now" if r.number == number else "done") for r in s.all(Session)]
    others = [r for r in s.records() if not isinstance(r, Session)]
    return Snapshot.of([*others, *states])


def everywhere(s, *ids):
    """All words on the wall in all places: each session, each turn, alone, in a walk, before, blank."""
    eyes, out = Eyes(), []
    for number in (*NUMBERS, 0):
        day = running(s, number)
        room = eyes.seen(day, shown=True)  # what was shown on somebody's word is there too
        turns = [o.id for o in s.all(Organisation)[::3]] if number == 3 else [""]
        places = [Place(turn=turn, newest=i) for turn in (*turns, *ids) for i in ids or ("",)]
        places += [Place(walk=i) for i in (*ids, *(("never", "purpose", "data") if number == 9 else ()))]
        places += [Place(walk=f"{i} {way}") for i in ids for way in ("need", "worry") if number == 4]
        places += [Place(only=i) for i in ids] if number == 1 else []
        out += [" | ".join(wall(room, day, place, NOW).texts()) for place in places]
    out += list(blank(seen(s)).texts())
    return "\n".join(out)


def with_record(s, record):
    """The sample with one record more; of a kind of which there is one, this one in its place."""
    others = [r for r in s.records() if not (record.KIND.single and type(r) is type(record))]
    return Snapshot.of([*others, record])


@pytest.mark.parametrize("cls", SPOKEN, ids=lambda c: c.KIND.table)
def test_words_of_a_field_that_is_not_for_the_wall_never_reach_it(sample, cls):
    secret = filled(cls, WORD, only=lambda f: not (f.wall or f.on_show))
    assert WORD not in everywhere(with_record(sample, secret), secret.id)


@pytest.mark.parametrize("cls", SPOKEN, ids=lambda c: c.KIND.table)
def test_a_record_that_is_held_withdrawn_or_in_doubt_never_reaches_the_wall(sample, cls):
    doubts = (Doubt(typed="@h", part="owner_person_id", choices="ppl-1 ppl-2"),)
    whys = ({"held": True}, {"withdrawn_at": NOW}, {"doubts": doubts})
    records = [
        dataclasses.replace(filled(cls, WORD), id=f"{cls.KIND.prefix}-{n}", **why) for n, why in enumerate(whys, 901)
    ]
    s = Snapshot.of([*sample.records(), *records])
    assert WORD not in everywhere(s, *(r.id for r in records))


def test_the_words_that_are_for_the_wall_do_reach_it(sample):
    """So that the tests above can fail."""
    reached = {cls.KIND.table for cls in SPOKEN if WORD in everywhere(
        with_record(sample, r := filled(cls, WORD)), r.id)}  # fmt: skip
    assert reached >= {"workshop", "organisation", "dataset", "offer", "use_case", "risk", "decision", "action", "gap"}
    private = {"note", "comment", "quote", "absent_role", "ballot", "amendment", "setting", "playbook"}
    assert not reached & private
    assert {cls.KIND.table for cls in ALL if not has_words(cls)} >= private - {"ballot"}


def test_no_name_of_a_record_that_is_off_the_wall_is_said_by_another(sample):
    fire = next(o for o in sample.all(Organisation) if o.short == "Fire")
    hidden = fire.with_values(held=True)
    s = Snapshot.of([*(r for r in sample.records() if r.id != fire.id), hidden])
    words = everywhere(s)
    assert "Carried by Care Board" in words
    assert fire.id not in words
    assert "Care Board and Fire" not in words


def test_scores_dots_guesses_and_trust_wait_for_somebodys_word(sample):
    hidden, shown = seen(sample), seen(sample, shown=True)
    pilot = sample.pilot
    assert pilot.selection_scores
    assert hidden.pilot.selection_scores == ()
    assert hidden.pilot.dot_votes is None
    assert shown.pilot.selection_scores == pilot.selection_scores
    now = wall(hidden, running(sample, 5), Place(), NOW).texts()
    assert not any("points" in t or "dots" in t for t in now)


def test_a_held_picture_loses_at_once_what_is_withdrawn_held_back_or_struck(sample):
    day = running(sample, 7)
    held = seen(day)
    first, second, third, fourth, *_ = day.all(Risk)
    gone = first.with_values(withdrawn_at=NOW)
    back = second.with_values(held=True)
    struck = third.with_values(title=f"{STRUCK} 14:52] hears about it")
    other = fourth.with_values(title="Another title")
    changed = {r.id: r for r in (gone, back, struck, other)}
    now = Snapshot.of(changed.get(r.id, r) for r in day.records())
    words = " | ".join(wall(still(held, now), day, Place(), NOW).texts())
    assert first.title not in words
    assert second.title not in words
    assert third.title not in words
    assert f"{STRUCK} 14:52] hears about it" in words
    assert "Another title" not in words  # that change waits
    assert fourth.title in words


def test_a_held_picture_keeps_its_marking_when_the_day_itself_holds_somebodys_details(sample):
    day = running(sample, 7)
    told = day.workshop.with_values(ground_rules=("Ring Mrs Zebrafinch on 07700 900123",), held=True)
    now = Snapshot.of(told if r.id == told.id else r for r in day.records())
    kept = still(seen(day), now).workshop
    assert kept.handling_marking == day.workshop.handling_marking
    assert kept.title == day.workshop.title
    assert kept.ground_rules == ()


def test_seconds_are_counted_in_the_last_five_minutes_only(sample):
    day = running(sample, 7)
    runs = next(x for x in day.all(Session) if x.number == 7)
    began = datetime(2026, 9, 15, 14, 10, tzinfo=ZONE)
    day = Snapshot.of(r.with_values(started_at=began) if r.id == runs.id else r for r in day.records())
    assert runs.planned_minutes == 50
    room = seen(day)

    def left(hour, minute, second=0):
        return wall(room, day, Place(), datetime(2026, 9, 15, hour, minute, second, tzinfo=ZONE)).left

    assert left(14, 32) == "28 min"
    assert left(14, 54, 30) == "6 min"
    assert left(14, 55, 30) == "4:30"
    assert left(15, 0, 30) == "0 min"
    assert left(15, 3) == "3 min over"


def test_a_decision_is_read_back_in_the_first_person_with_how_far_the_round_is(sample):
    s = running(sample, 10)
    made = next(d for d in s.all(Decision) if d.method == "consent" and d.status == "made")
    texts = wall(seen(s), s, Place(walk=made.id, progress="3 of 22"), NOW).texts()
    assert "We decided this by consent." in texts
    assert "3 of 22" in " ".join(texts)
    waits = next(d for d in s.all(Decision) if d.status == "provisional")
    assert any("Provisional" in t for t in wall(seen(s), s, Place(walk=waits.id), NOW).texts())
