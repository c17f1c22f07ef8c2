"""Document and close: clauses, gaps, read-back, sign-off."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from workshop.formulas import clause_dates
from workshop.formulas.screening import TEN
from workshop.gaps import BLOCKING, severity
from workshop.gaps.records import open_gaps
from workshop.kinds import (
    Action,
    Decision,
    Gap,
    Notice,
    Organisation,
    Parked,
    Person,
    PilotTerms,
    Screening,
    SignOff,
    TheAsk,
)
from workshop.playbook.done.opening import slips_counted
from workshop.playbook.done.register import called, each, either, missing, name, predicate
from workshop.playbook.findings import Finding, Target
from workshop.snapshot import Snapshot
from workshop.terms import HEADS, head_state
from workshop.tongue import tr
from workshop.words import counted, joined

FEW = 3  # questions that are named one by one


@predicate
def each_clause_was_read(s: Snapshot) -> list[Finding]:
    """Each of the nine clauses is true, assumed, open with a person and a date, or not needed."""
    if s.pilot is None:
        return [missing(tr("No pilot chosen yet"))]
    unread = [h for h in HEADS if head_state(s, h) is None]
    said = tr("{heads} of {heads2} clauses read").format(heads=len(HEADS) - len(unread), heads2=len(HEADS))
    return either(not unread, tr("All clauses were read"), said)


@predicate
def each_gap_has_person_and_date(s: Snapshot) -> list[Finding]:
    """No gap without a person; blocking ones dated before first use."""
    terms = s.one(PilotTerms)
    first: date | None = terms.planned_first_use if terms else None
    out, unplaced = list[Finding](), list[Finding]()
    for g in open_gaps(s):
        if not g.owner_person_id or not g.due_date:
            unplaced.append(
                missing(tr("{stem}: who, by when?").format(stem=_stem(g)), Target.of(g, "owner_person_id"), "ask")
            )
        elif first and g.due_date >= first and severity(s, g) == BLOCKING:
            out.append(
                missing(tr("{stem}: its date is after first use").format(stem=_stem(g)), Target.of(g, "due_date"))
            )
    if len(unplaced) > FEW:
        unplaced = [
            missing(
                tr("{unplaced} questions have no person or no date").format(unplaced=len(unplaced)),
                unplaced[0].target,
                "ask",
            )
        ]
    out = [*unplaced, *out]
    return each(out, tr("Each gap has a person and a date")) if out or s.all(Gap) else []


def _stem(g: Gap) -> str:
    return name((g.message or "").rstrip("."))


@predicate
def screening_is_answered(s: Snapshot) -> list[Finding]:
    """The ten questions of the screening are answered, unsure too."""
    if s.pilot is None:
        return []
    found = s.one(Screening)
    n = sum(a.answer is not None for a in found.criteria) if found is not None else 0
    target = Target.of_one(s, Screening, "criteria")
    said = tr("Screening: {n} of {ten} questions answered").format(n=n, ten=len(TEN))
    return either(n >= len(TEN), tr("The screening is answered"), said, target, "ask")


@predicate
def never_is_said(s: Snapshot) -> list[Finding]:
    """What the data must never be used for is stated."""
    terms = s.one(PilotTerms)
    target = Target.of_one(s, PilotTerms, "prohibited_uses") if s.pilot else None
    said = bool(terms and terms.prohibited_uses)
    return either(
        said, tr("Uses that are never allowed are stated"), tr("What must never happen with it?"), target, "ask"
    )


@predicate
def review_and_end_are_set(s: Snapshot) -> list[Finding]:
    """The terms have a review date and an end date."""
    terms = s.one(PilotTerms)
    missing = [
        label for label, at in (("review", terms and terms.review_date), ("end", terms and terms.end_date)) if not at
    ]
    first = "review_date" if "review" in missing else "end_date"
    target = Target.of_one(s, PilotTerms, first) if s.pilot else None
    said = tr("No date for the {missing}").format(missing=joined(missing))
    if clause_dates.unplaced(s):  # there is one in words
        said = tr("Clause {number} has a date: is it the {missing}?").format(
            number=clause_dates.NUMBER[clause_dates.TERM], missing=joined(missing, tr("or"))
        )
    return either(not missing, tr("Review and end have dates"), said, target, "ask")


@predicate
def each_action_has_person_and_date(s: Snapshot) -> list[Finding]:
    """Each action has one person who was there, or a cover, and a date."""
    out = []
    for a in s.all(Action):
        owner = s.get(Person, a.owner_person_id)
        if owner is None or a.due_date is None:
            out.append(
                missing(tr("{name}: who, by when?").format(name=name(a.action)), Target.of(a, "owner_person_id"), "ask")
            )
        elif owner.here is False and not a.cover_person_id:
            out.append(
                Finding(
                    False,
                    tr("{owner} is not here: who takes it along?").format(owner=owner.headline),
                    Target.of(a, "cover_person_id"),
                    "ask",
                )
            )
    if not s.all(Action):
        return [missing(tr("No actions yet"))]
    return each(
        out, tr("{actions}, each with a person and a date").format(actions=counted(len(s.all(Action)), "action"))
    )


def _read(found: Sequence[Decision | Action], name: str) -> list[Finding]:
    left = [r for r in found if not r.read_back]
    if not found:
        return []
    said = tr("{found} of {count} read back").format(found=len(found) - len(left), count=counted(len(found), name))
    return either(
        not left,
        tr("{count} read back").format(count=counted(len(found), name)),
        said,
        Target.of(left[0]) if left else None,
    )


@predicate
def decisions_are_read_back(s: Snapshot) -> list[Finding]:
    """Each decision was read aloud and accepted."""
    return _read(s.all(Decision), "decision")


@predicate
def actions_are_read_back(s: Snapshot) -> list[Finding]:
    """Each action was read aloud and accepted."""
    return _read(s.all(Action), "action")


@predicate
def parking_lot_is_empty(s: Snapshot) -> list[Finding]:
    """Something became of each parked item."""
    left = [p for p in s.all(Parked) if p.disposition == "open"]
    if not s.all(Parked):
        return []
    target = Target.of(left[0]) if left else None
    return either(
        not left,
        tr("The parking lot is empty"),
        tr("{items} still parked").format(items=counted(len(left), "item")),
        target,
    )


@predicate
def trust_end_is_counted(s: Snapshot) -> list[Finding]:
    """At least three quarters of those who may answered at the end."""
    return slips_counted(s, "end")


@predicate
def resident_sentence_is_written(s: Snapshot) -> list[Finding]:
    """One sentence for a resident, and what is never used."""
    notice = s.one(Notice)
    met = notice is not None and bool(notice.said_to_resident or notice.what)
    target = Target.of_one(s, Notice, "said_to_resident")
    return either(
        met, tr("The sentence for a resident is written"), tr("What would you tell a resident?"), target, "ask"
    )


@predicate
def each_organisation_signed(s: Snapshot) -> list[Finding]:
    """Each organisation that holds or asks said whether this is an accurate record."""
    signed = {o.org_id for o in s.all(SignOff) if o.accepted or o.refused_reason}
    present = {p.org_id for p in s.all(Person) if p.here is not False}
    left = [o for o in s.all(Organisation) if o.id in present and o.id not in signed and o.part_in_room != "observer"]
    out = [missing(tr("{called} has not signed").format(called=called(o)), Target.of(o), "ask") for o in left]
    return (
        each(out, tr("{organisations} signed").format(organisations=counted(len(signed), "organisation")))
        if present
        else []
    )


@predicate
def the_ask_is_written(s: Snapshot) -> list[Finding]:
    """What the room asks, of whom, by when."""
    ask = s.one(TheAsk)
    met = ask is not None and bool(ask.text and ask.to and ask.by)
    target = Target.of_one(s, TheAsk, "text")
    return either(met, tr("The ask is written"), tr("What should be decided, by whom, by when?"), target, "ask")
