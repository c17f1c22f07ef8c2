"""What was decided, how, who agrees how far, and what would raise a low fist (domain.md 3.7)."""

from __future__ import annotations

from dataclasses import dataclass

from workshop import dates
from workshop.formulas.consent import objections
from workshop.kinds import AbsentRole, Decision, Objection
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.views import names
from workshop.views.amended import fists_were_for
from workshop.vocabulary import label
from workshop.words import one_line, tidy

CONDITION = "Condition added"  # how a change begins that leaves the words as they are
LOW = 3  # under three, a fist needs a note (domain.md 3.7)


@dataclass(frozen=True, slots=True)
class FistShown:
    """One organisation's fist, with its note."""

    organisation: str
    fist: int  # 0 to 5
    note: str


@dataclass(frozen=True, slots=True)
class ObjectionShown:
    """An objection, what was changed for it, and whether it remains."""

    organisation: str
    words: str
    before: str  # how the proposal read before it was changed; empty where its words stayed
    change: str
    remains: bool | None


@dataclass(frozen=True, slots=True)
class DecisionShown:
    """One decision as it is printed."""

    number: int
    text: str
    status: str
    confirm: str  # who confirms a provisional decision, and by when
    method: str  # `Consent`
    how: str  # `Consent, 15 September 2026, 15:30`
    owner: str
    why: str
    conditions: tuple[str, ...]
    fists: tuple[FistShown, ...]
    objections: tuple[ObjectionShown, ...]
    dissent: str
    not_chosen: tuple[str, ...]
    of_pilot: bool
    stands: bool  # made or provisional
    voted: str = ""  # the words that the fists were shown for, where others stand there now

    @property
    def spread(self) -> str:
        """`3 to 5`, from the lowest fist to the highest; empty where none were asked."""
        if not self.fists:
            return ""
        low, high = min(f.fist for f in self.fists), max(f.fist for f in self.fists)
        return tr("all {low}").format(low=low) if low == high else tr("{low} to {high}").format(low=low, high=high)


@dataclass(frozen=True, slots=True)
class LowestVoice:
    """The lowest fist of the day: the voice that must not be averaged away."""

    decision: str
    fist: FistShown


def decisions(snapshot: Snapshot) -> tuple[DecisionShown, ...]:
    """All decisions that were said, in their order, numbered."""
    pilot = snapshot.pilot
    return tuple(
        _shown(snapshot, n, d, of_pilot=pilot is not None and pilot.id in d.use_case_ids)
        for n, d in enumerate(snapshot.all(Decision), 1)
    )


def lowest_voices(snapshot: Snapshot) -> tuple[LowestVoice, ...]:
    """Every fist under three, lowest first, with its reason."""
    found = [LowestVoice(d.voted or d.text, f) for d in decisions(snapshot) for f in d.fists if f.fist < LOW]
    return tuple(sorted(found, key=lambda v: v.fist.fist))


def _shown(snapshot: Snapshot, number: int, d: Decision, *, of_pilot: bool) -> DecisionShown:
    made = [label("decision_method", d.method), dates.say(d.made_on) if d.made_on else ""]
    return DecisionShown(
        number,
        tidy(d.decision or "") or tr("A decision without words."),
        label("decision_status", d.status) or tr("Not said"),
        _confirm(snapshot, d),
        label("decision_method", d.method),
        ", ".join(p for p in (*made, dates.clock(d.made_at) if d.made_at else "") if p),
        names.person_of(snapshot, d.owner_person_id),
        tidy(d.rationale or ""),
        tuple(one_line(c) for c in d.conditions),
        tuple(
            FistShown(names.short(snapshot, f.org_id), f.fist, one_line(f.note or ""))
            for f in d.fists
            if f.fist is not None
        ),
        tuple(
            ObjectionShown(
                names.organisation(snapshot, o.org_id),
                tidy(o.objection or ""),
                _before(o),
                tidy(o.change_made or ""),
                o.remains,
            )
            for o in objections(d)
        ),
        tidy(d.dissent or ""),
        tuple(one_line(a) for a in d.alternatives_rejected),
        of_pilot,
        d.status in {"made", "provisional"},
        fists_were_for(snapshot, d),
    )


def _before(o: Objection) -> str:
    """The words that were changed; a condition leaves them as they are."""
    was = tidy(o.words_before or "")
    return "" if (o.change_made or "").startswith(CONDITION) else was


def _confirm(snapshot: Snapshot, d: Decision) -> str:
    """Whose yes a provisional decision waits for."""
    if d.status != "provisional":
        return ""
    absent = snapshot.get(AbsentRole, d.confirm_absent_role_id)
    who = role_of(snapshot, absent) if absent else names.person_of(snapshot, d.owner_person_id)
    if not who or not d.confirm_by:
        return tr("Still to settle: who confirms it{and_by}.").format(
            and_by="" if d.confirm_by else tr(", and by when")
        )
    return tr("Waits for: {who}, by {say}.").format(who=who, say=dates.say(d.confirm_by))


def role_of(snapshot: Snapshot, absent: AbsentRole) -> str:
    """`Senior risk owner, Department for Household Income`."""
    return ", ".join(
        p for p in (label("governance_role", absent.role), names.organisation(snapshot, absent.org_id)) if p
    )
