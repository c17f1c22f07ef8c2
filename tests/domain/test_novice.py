"""What helps a new scribe: one sign that would have saved work, and names that were typed wrong, learned (3.4, 3.5)."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime

import pytest

from workshop import commands as c
from workshop import kinds as k
from workshop.capture.intent import command_of
from workshop.capture.names import Names
from workshop.capture.parse import parse
from workshop.capture.place import Place, context
from workshop.decide import decide
from workshop.edits import Edit
from workshop.learning import told, with_learned
from workshop.novice import added_by, hint, sign_for
from workshop.sample import ZONE
from workshop.snapshot import Snapshot

STAMP = c.Stamp(datetime(2026, 9, 15, 10, 57, tzinfo=ZONE))
# Of each kind: what somebody fills by hand, and what it would have been in the line.
BY_HAND = [
    (k.Dataset, {"data_owner_id": "petra"}, "@petra"),
    (k.Dataset, {"personal_data_level": "personal"}, "#personal"),
    (k.Dataset, {"known_issue": "rented homes are missing"}, "-- and the words"),
    (k.Risk, {"bearer_org_ids": ("council", "income")}, "!council+income"),
    (k.Risk, {"bearer_should_org_ids": ("council",)}, "!>council"),
    (k.Risk, {"likelihood": 3, "impact": 4}, "3x4"),
    (k.Risk, {"due_date": "9 oct"}, "by 9 oct"),
    (k.Action, {"owner_person_id": "mei"}, "@mei-lin"),
    (k.Action, {"cover_person_id": "tamsin"}, "cover @tamsin"),
    (k.Value, {"score": 4}, "*4"),
    (k.UseCase, {"supplier_org_ids": ("income",)}, "@income"),
    (k.Decision, {"method": "consent"}, "#consent"),
]


def real(s, value):
    """Names and dates as records hold them."""
    if isinstance(value, tuple):
        return tuple(real(s, v) for v in value)
    if value == "9 oct":
        return date(2026, 10, 9)
    if isinstance(value, str) and value.islower() and " " not in value:
        meant = Names(s).meant(value)
        return meant[0].id if len(meant) == 1 else value
    return value


def bare(cls):
    """A record of which nothing is said but its name."""
    return {"id": "new-1", cls.KIND.title: "New", **({"direction": "sharing"} if cls is k.Risk else {})}


def made(s, cls, values):
    """A day with one more record, which has these values."""
    record = cls(**bare(cls), **{n: real(s, v) for n, v in values.items()})
    return Snapshot.of([*s.records(), record]), record


@pytest.mark.parametrize(("cls", "values", "sign"), BY_HAND, ids=lambda x: str(x)[:40])
def test_what_was_filled_by_hand_has_its_sign(sample, cls, values, sign):
    s, record = made(sample, cls, values)
    assert sign_for(s, record, next(iter(values))) == sign


@pytest.mark.parametrize(
    ("cls", "values", "sign"), [x for x in BY_HAND if "words" not in x[2]], ids=lambda x: str(x)[:40]
)
def test_and_the_sign_does_in_the_line_what_was_done_by_hand(sample, cls, values, sign):
    s, record = made(sample, cls, values)
    empty = cls(**bare(cls))
    s = Snapshot.of([*(r for r in s.records() if r.id != "new-1"), empty])
    session = {k.Dataset: "ses-2", k.UseCase: "ses-3", k.Value: "ses-5", k.Risk: "ses-6"}.get(cls, "ses-9")
    reading = parse(sign, context(s, Place(session, selected=empty)))
    command = command_of(reading, s, lambda _: "x-1")
    after = s.after(decide(s, command, STAMP)).find("new-1")
    for name in values:
        assert getattr(after, name) == getattr(record, name)


def test_a_hint_is_of_the_last_line_and_of_what_was_done_after_it(sample):
    s, record = made(sample, k.Dataset, {"personal_data_level": "personal"})
    edit = Edit("dataset", "new-1", "change", {"personal_data_level": None}, {"personal_data_level": "personal"})
    assert hint(s, "new-1", [edit]) == "Next time: #personal at the end, for “Personal data”."
    assert hint(s, "another", [edit]) == ""
    assert hint(s, "new-1", [dataclasses.replace(edit, op="add")]) == ""
    assert added_by([dataclasses.replace(edit, op="add"), edit]) == record.id
    described = Edit("dataset", "new-1", "change", {"description": None}, {"description": "x"})
    assert hint(s, "new-1", [described]) == "", "no sign would have filled it"


# -- names that are learned --


def taught(s, title, values, table="dataset"):
    """The day after somebody said by hand who was meant."""
    cls = {"dataset": k.Dataset, "action": k.Action}[table]
    s = Snapshot.of([*s.records(), cls(id="new-1", **{cls.KIND.title: title})])
    command = with_learned(s, c.Change(table, "new-1", {n: real(s, v) for n, v in values.items()}))
    return s, s.after(decide(s, command, STAMP))


def test_a_word_that_meant_nobody_means_whom_somebody_chose(sample):
    before, after = taught(sample, "Licence list @ofgem", {"owner_org_id": "energy"})
    assert [n.label for n in Names(after).meant("ofgem")] == ["Energy"]
    assert told(after, before) == "From now on “ofgem” means Energy, on this day. /setup lists it."
    before, after = taught(sample, "Write to all @fred", {"owner_person_id": "mei"}, "action")
    assert [n.label for n in Names(after).meant("fred")] == ["Mei-Lin Oakenshade"]


@pytest.mark.parametrize(
    ("title", "values", "why"),
    [
        ("Low income list @harrowmere", {"owner_org_id": "council"}, "it meant several"),
        ("Low income list @council", {"owner_org_id": "fire"}, "it meant somebody"),
        ("List @abc and @xyz", {"owner_org_id": "fire"}, "two words"),
        ("List @ofgem", {"owner_org_id": "energy", "data_owner_id": "petra"}, "two were chosen"),
        ("List @ofgem", {"description": "council"}, "nobody was chosen"),
        ("List @zz", {"owner_org_id": "fire"}, "too short"),
        ("List @mrs-patel", {"data_owner_id": "petra"}, "a title"),
        ("List \\@home", {"owner_org_id": "fire"}, "a character, no sign"),
        ("Write to ann@ofgem.example", {"owner_org_id": "energy"}, "an address"),
        ("List of patel", {"owner_org_id": "fire"}, "no sign"),
    ],
)
def test_nothing_is_learned_where(sample, title, values, why):
    before, after = taught(sample, title, values)
    assert told(after, before) == "", why


def test_a_field_that_was_filled_before_teaches_nothing(sample):
    fire = real(sample, "fire")
    s = Snapshot.of([*sample.records(), k.Dataset(id="new-1", title="List @ofgem", owner_org_id=fire)])
    command = c.Change("dataset", "new-1", {"owner_org_id": real(sample, "energy")})
    assert with_learned(s, command) is command
