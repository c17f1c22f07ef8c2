"""Discuss: value, risk both ways, moving little."""

from __future__ import annotations

from workshop.formulas import movement, risks, values
from workshop.kinds import Gap, Organisation, Risk, UseCase
from workshop.playbook.done.register import asked, called, each, either, missing, name, predicate
from workshop.playbook.findings import Finding, Target
from workshop.snapshot import Snapshot
from workshop.tongue import tr


def _party_name(s: Snapshot, pilot: UseCase, party: str) -> str:
    if party == values.PUBLIC:
        return tr("the public")
    id_ = pilot.acquirer_org_id if party == values.ACQUIRER else next(iter(pilot.supplier_org_ids), None)
    org = s.get(Organisation, id_)
    return called(org) if org else tr("the {party}").format(party=party)


@predicate
def each_party_has_a_value(s: Snapshot) -> list[Finding]:
    """Each party of the pilot says what it gains."""
    if s.pilot is None:
        return [missing(tr("No pilot chosen yet"))]
    have = {v.party for v in values.claimed(s) if v.use_case_id == s.pilot.id}
    out = [
        missing(tr("What does {name} gain?").format(name=name(_party_name(s, s.pilot, p))), None, "ask")
        for p in values.PARTIES
        if p not in have
    ]
    return each(out, tr("Each party has a value"))


@predicate
def each_party_agrees_its_value(s: Snapshot) -> list[Finding]:
    """For each party one value is agreed by people of two organisations, with a date."""
    if s.pilot is None:
        return []
    mine = [v for v in values.claimed(s) if v.use_case_id == s.pilot.id]
    agreed = {v.party for v in mine if values.is_agreed(s, v)}
    out = []
    for party in values.PARTIES:
        first = next((v for v in mine if v.party == party), None)
        if first is not None and party not in agreed:
            who = tr("Who agrees the value of {party_name}, on each side?").format(
                party_name=_party_name(s, s.pilot, party)
            )
            out.append(missing(who, Target.of(first, "agreed_by_person_ids"), "ask"))
    return each(out, tr("Each is agreed by two parties")) if mine else []


@predicate
def value_gap_is_met(s: Snapshot) -> list[Finding]:
    """Where the acquirer gains three points more than the supplier, something comes back."""
    pilot = s.pilot
    if pilot is None:
        return []
    supplier = values.of_party(s, pilot.id, values.SUPPLIER)
    if supplier < 2 or values.gap(s, pilot) >= 3:
        name = _party_name(s, pilot, values.SUPPLIER)
        text = tr("{name}{name2}’s value is {supplier}: what comes back to it?").format(
            name=name[0].upper(), name2=name[1:], supplier=supplier
        )
        return [Finding(bool(pilot.reciprocity), text, Target.of(pilot, "reciprocity"), "ask")]
    return []


@predicate
def high_risks_have_owner_and_date(s: Snapshot) -> list[Finding]:
    """Every risk of 12 or more has an owner and a date."""
    high = any((risks.score(r) or 0) >= risks.HIGH for r in s.all(Risk))
    return each(asked(s, "G13"), tr("Every risk of 12 or more has an owner and a date")) if high else []


@predicate
def a_third_of_the_top_ten_is_not_sharing(s: Snapshot) -> list[Finding]:
    """At least a third of the ten highest are risks of not sharing."""
    top = [r for r in risks.by_score(s.all(Risk)) if risks.score(r) is not None][:10]
    if not top:
        return [missing(tr("No risk has a score yet"))]
    ours = sum(r.direction == risks.NOT_SHARING for r in top)
    return either(
        ours * 3 >= len(top),
        tr("A third of the top ten are risks of not sharing"),
        tr("{ours} of the top {top} are risks of not sharing: what else happens if we don’t?").format(
            ours=ours, top=len(top)
        ),
    )


@predicate
def top_five_are_shared_or_said(s: Snapshot) -> list[Finding]:
    """Each top-five risk has a place, an escalation, or a gap with a person and a date."""
    out = []
    for r in risks.top(s.all(Risk)):
        gap = next((g for g in s.all(Gap) if g.fires_on == r.id and g.owner_person_id and g.due_date), None)
        if r.sharing_status == "disputed":
            out.append(
                Finding(
                    gap is not None, tr("{name}: disputed").format(name=name(r.title)), Target.of(r, "sharing_status")
                )
            )
        elif r.sharing_status in (None, "unallocated") and r.response != "escalate":
            out.append(
                Finding(
                    gap is not None,
                    tr("{name}: who carries it?").format(name=name(r.title)),
                    Target.of(r, "sharing_status"),
                    "ask",
                )
            )
    return out


@predicate
def rung_is_agreed(s: Snapshot) -> list[Finding]:
    """The rung of the pilot is agreed."""
    if s.pilot is None:
        return [missing(tr("No pilot chosen yet"))]
    target = Target.of(s.pilot, "access_mode_recommended")
    return either(
        bool(s.pilot.access_mode_recommended),
        tr("The rung is agreed"),
        tr("Which rung did the room agree?"),
        target,
        "ask",
    )


@predicate
def what_moves_has_reasons(s: Snapshot) -> list[Finding]:
    """If a file moves: why, and why what moves less would not do."""
    pilot = s.pilot
    if pilot is None or not pilot.access_mode_recommended or movement.stays(pilot.access_mode_recommended):
        return []
    mine = [f for f in asked(s, "G08") if f.target is not None and f.target.id == pilot.id]
    return each(mine, tr("What moves has its reasons"))
