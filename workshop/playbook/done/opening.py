"""The sessions that open the day: roll call, question, trust, and why now."""

from __future__ import annotations

from workshop.formulas import risks, trust
from workshop.formulas.room import may_answer
from workshop.kinds import Organisation, Person, Risk, Trust
from workshop.playbook.done.register import called, each, either, missing, name, predicate, so_many
from workshop.playbook.findings import Finding, Target
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.words import spelled


@predicate
def question_is_agreed(s: Snapshot) -> list[Finding]:
    """The question of the day is one sentence that ends in a question mark."""
    asked = (s.workshop.question or "").rstrip().endswith("?")
    return either(
        asked,
        tr("The question is written"),
        tr("What is the question, in one sentence?"),
        Target.of(s.workshop, "question"),
    )


@predicate
def everybody_was_called(s: Snapshot) -> list[Finding]:
    """Each person on the list is here or is not."""
    people = s.all(Person)
    left = [p for p in people if p.here is None]
    if not people:
        return [missing(tr("Nobody is on the list yet"))]
    if len(left) > 3:
        first = Target.of(left[0])
        return [
            missing(
                tr("{people} of {people2} called").format(people=len(people) - len(left), people2=len(people)),
                first,
                "call",
            )
        ]
    return each(
        [missing(tr("{headline} not called yet").format(headline=p.headline), Target.of(p), "call") for p in left],
        tr("Everybody was called"),
    )


@predicate
def each_organisation_has_authority(s: Snapshot) -> list[Finding]:
    """For every organisation in the room somebody said what they may decide."""
    out = []
    for org in s.all(Organisation):
        people = [p for p in s.all(Person) if p.org_id == org.id and p.here is not False]
        if not people or all(p.authority_today is None for p in people):
            who = tr("Who speaks for {called}, and can they decide?").format(called=called(org))
            out.append(missing(who, Target.of(people[0] if people else org, "authority_today"), "ask"))
    return each(out, tr("Each organisation said who can decide"))


def slips_counted(s: Snapshot, when: str) -> list[Finding]:
    """Whether at least three quarters of those who may answered, at the start or at the end."""
    need, statements = -(-may_answer(s) * 3 // 4), s.all(Trust)
    short = [t for t in statements if trust.answers(getattr(t, when)) < max(need, 1)]
    met = bool(statements) and not short
    at = Target.of(short[0], when) if short else None
    return either(
        met,
        tr("Trust at the {when} is counted").format(when=when),
        tr("Trust slips of the {when} are not counted yet").format(when=when),
        at,
        "count",
    )


@predicate
def trust_start_is_counted(s: Snapshot) -> list[Finding]:
    """At least three quarters of those who may answered at the start."""
    return slips_counted(s, "start")


@predicate
def three_harms_with_a_bearer(s: Snapshot) -> list[Finding]:
    """At least three risks of not sharing, each with somebody who would answer for it."""
    harms = [r for r in s.all(Risk) if r.direction == risks.NOT_SHARING]
    out = [
        missing(tr("{name}: who answers for it?").format(name=name(r.title)), Target.of(r, "bearer_org_ids"), "ask")
        for r in harms
        if not r.bearer_org_ids
    ]
    if len(harms) < 3:
        out.insert(0, missing(tr("{so_many} of three harms named").format(so_many=so_many(len(harms))), None))
    return each(out, tr("{harms} harms, each with a bearer").format(harms=spelled(len(harms)).capitalize()))
