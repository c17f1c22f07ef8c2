"""Discover and choose: what is held, asks and offers, the pilot."""

from __future__ import annotations

from collections import Counter

from workshop.formulas import choosing
from workshop.kinds import Dataset, Decision, Organisation, PilotDesign, SayBack, UseCase
from workshop.playbook.done.register import called, each, either, missing, name, predicate, so_many
from workshop.playbook.findings import Finding, Target
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.words import counted, fold, spelled


@predicate
def each_organisation_has_spoken(s: Snapshot) -> list[Finding]:
    """Each organisation named at least one dataset or said that it holds nothing that helps."""
    orgs = s.all(Organisation)
    holders = {d.owner_org_id for d in s.all(Dataset)}
    silent = [o for o in orgs if o.id not in holders and not o.holds_nothing]
    if not orgs:
        return [missing(tr("No organisation is on the list yet"))]
    out = [missing(tr("{called} not asked yet").format(called=called(o)), Target.of(o), "turn") for o in silent]
    spoken = len(orgs) - len(silent)
    if out and spoken:
        out.append(
            Finding(
                True,
                tr("{spoken} of {orgs} have spoken").format(
                    spoken=spelled(spoken).capitalize(), orgs=spelled(len(orgs))
                ),
            )
        )
    return each(out, tr("Everybody has spoken"))


@predicate
def each_dataset_has_an_owner(s: Snapshot) -> list[Finding]:
    """Each dataset has a named owner, or it was asked and somebody finds out."""
    out = [
        missing(tr("{name}: who owns it?").format(name=name(d.title)), Target.of(d, "data_owner_id"), "ask")
        for d in s.all(Dataset)
        if not d.data_owner_id and "data_owner_id" not in d.not_known
    ]
    return each(out, tr("Each dataset has an owner, or somebody finds out")) if s.all(Dataset) else []


@predicate
def no_two_datasets_alike(s: Snapshot) -> list[Finding]:
    """Duplicates are merged: no two of one holder have the same name."""
    names = Counter((fold(d.title or ""), d.owner_org_id) for d in s.all(Dataset))
    twins = [d for d in s.all(Dataset) if names[fold(d.title or ""), d.owner_org_id] > 1]
    return (
        [missing(tr("“{name}” is there twice").format(name=name(twins[0].title)), Target.of(twins[0]))] if twins else []
    )


@predicate
def four_asks_with_two_parties(s: Snapshot) -> list[Finding]:
    """At least four use cases name who asks and who is asked."""
    both = [u for u in s.all(UseCase) if u.acquirer_org_id and u.supplier_org_ids]
    said = tr("{so_many} of four asks {have} both parties").format(
        so_many=so_many(len(both)), have=tr("have") if len(both) > 1 else tr("has")
    )
    return either(len(both) >= 4, tr("{asks} with both parties").format(asks=counted(len(both), "ask")), said)


@predicate
def each_ask_names_a_decision(s: Snapshot) -> list[Finding]:
    """Each ask says which decision would change."""
    out = [
        missing(
            tr("{name}: what decision changes?").format(name=name(u.title)),
            Target.of(u, "decision_that_changes"),
            "ask",
        )
        for u in s.all(UseCase)
        if not u.decision_that_changes
    ]
    return each(out, tr("Each ask names a decision")) if s.all(UseCase) else []


@predicate
def each_ask_is_said_back(s: Snapshot) -> list[Finding]:
    """Each side said back what the other needs and fears: a mark for each ask (W21)."""
    backs = {b.use_case_id: b for b in s.all(SayBack)}
    out = []
    for u in s.all(UseCase):
        back = backs.get(u.id)
        if back is None or not (back.need_said_back and back.worry_said_back):
            out.append(missing(tr("{name}: not said back yet").format(name=name(u.title)), Target.of(u), "ask"))
    return each(out, tr("Each ask is said back")) if s.all(UseCase) else []


@predicate
def one_pilot(s: Snapshot) -> list[Finding]:
    """One use case is the pilot."""
    pilot = s.pilot
    return either(
        pilot is not None,
        tr("The pilot: {name}").format(name=name(pilot.headline) if pilot else ""),
        tr("No pilot chosen yet"),
    )


@predicate
def each_use_case_has_a_state(s: Snapshot) -> list[Finding]:
    """What became of each of the others is said."""
    if s.pilot is None:
        return []
    out = [
        missing(tr("{name}: what becomes of it?").format(name=name(u.title)), Target.of(u, "status"), "ask")
        for u in s.all(UseCase)
        if u.status in (None, "idea", "candidate")
    ]
    return each(out, tr("Each of the others has a state"))


@predicate
def low_fists_have_a_note(s: Snapshot) -> list[Finding]:
    """A fist under three says what would raise it."""
    out = []
    for d in s.all(Decision):
        for fist in d.fists:
            if fist.fist is not None and fist.fist < choosing.LOW and not fist.note:
                org = s.get(Organisation, fist.org_id)
                who = called(org) if org else tr("Somebody")
                out.append(
                    missing(
                        tr("{who} showed {fist}: what would raise it?").format(who=who, fist=fist.fist),
                        Target.of(d, "fists"),
                        "ask",
                    )
                )
    return out


@predicate
def stop_review_has_a_date(s: Snapshot) -> list[Finding]:
    """The pilot has a date on which it may be stopped."""
    if s.pilot is None:
        return []
    design = s.one(PilotDesign)
    met = design is not None and design.stop_review_on is not None
    target = Target.of_one(s, PilotDesign, "stop_review_on")
    return either(met, tr("The stop review has a date"), tr("When do we decide whether to stop?"), target, "ask")
