"""What follows from a change of one record, within that record: states, dates of agreement, rules of its kind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from typing import Any, Final, Generic, TypeVar

from workshop.commands import Stamp
from workshop.decide.refused import Refused
from workshop.decide.worded import worded
from workshop.field import Record
from workshop.formulas import screening as screened
from workshop.formulas import values as value_formulas
from workshop.kinds import (
    RESIDENTS,
    Action,
    Decision,
    Gap,
    Offer,
    Organisation,
    Parked,
    Person,
    Position,
    Question,
    Quote,
    Risk,
    Screening,
    SignOff,
    UseCase,
    Value,
)
from workshop.running_order import at_minute, minutes
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.words import fold

T = TypeVar("T", bound=Record)
S = TypeVar("S", Question, Quote)
SHORT_LENGTH = (3, 14)  # interaction.md 2.9
STANDS: Final = frozenset({"made", "provisional"})
BACK_IN = 10
STATEMENT = tr("Accurate record of the day; not a data sharing agreement.")


@dataclass(frozen=True, slots=True)
class Case(Generic[T]):
    """A record about to change: as it was, as it was asked to be, when, and among which others."""

    snapshot: Snapshot
    before: T | None
    after: T
    stamp: Stamp

    @property
    def clock(self) -> time:
        """The time of day."""
        return at_minute(minutes(self.stamp.at))

    @property
    def today(self) -> date:
        """The date."""
        return self.stamp.at.date()

    def was(self, name: str) -> Any:
        """What a field held before; None for a new record."""
        return getattr(self.before, name) if self.before is not None else None

    def new(self, name: str) -> bool:
        """Whether this change gives the field a value that it did not have."""
        value = getattr(self.after, name)
        return bool(value) and self.was(name) != value


def organisation(case: Case[Organisation]) -> Organisation:
    """A short name is there once, is short, and is not the residents'."""
    short = case.after.short
    if short is None or not case.new("short"):
        return case.after
    low, high = SHORT_LENGTH
    if not low <= len(short) <= high:
        raise Refused(
            tr("A short name has {low} to {high} characters; “{short}” has {short2}.").format(
                low=low, high=high, short=short, short2=len(short)
            ),
            "short",
        )
    if fold(short) == RESIDENTS:
        raise Refused(tr("“Residents” means the people in the data. Choose another short name."), "short")
    others = (o for o in case.snapshot.all(Organisation) if o.id != case.after.id)
    twin = next((o for o in others if fold(o.short or "") == fold(short)), None)
    if twin is not None:
        raise Refused(tr("{twin} is called {twin2} already.").format(twin=twin.name, twin2=twin.short), "short")
    return case.after


def person(case: Case[Person]) -> Person:
    """Somebody who is here is here from now; somebody who turns out not to be was never."""
    after = case.after
    if after.here is False:
        return after.with_values(present_from=None, present_to=None)
    if case.new("here") and after.present_from is None:
        return after.with_values(present_from=case.clock)
    return after.with_values(here=True) if after.present_from is not None else after


def use_case(case: Case[UseCase]) -> UseCase:
    """An idea with both sides and a decision is a candidate; there is one pilot."""
    after = case.after
    if after.status in (None, "idea"):
        both = after.acquirer_org_id and after.supplier_org_ids
        after = after.with_values(
            status="candidate" if both and (after.decision_that_changes or after.purpose) else "idea"
        )
    other = case.snapshot.pilot
    if after.status == "pilot" and other is not None and other.id != after.id:
        raise Refused(tr("“{other}” is the pilot. Give it another state first.").format(other=other.headline), "status")
    return after


def offer(case: Case[Offer]) -> Offer:
    """An offer that meets an ask is paired."""
    if case.after.status == "withdrawn":
        return case.after
    return case.after.with_values(status="paired" if case.after.use_case_ids else "open")


def value(case: Case[Value]) -> Value:
    """A value is agreed once people of the claiming organisation and of another are named, on that day (3.5)."""
    after = case.after
    if case.new("agreed_by_person_ids") and not case.new("agreed_on"):
        after = after.with_values(agreed_on=case.today)
    elif not after.agreed_by_person_ids:
        after = after.with_values(agreed_on=None)
    if after.status in (None, "proposed", "agreed"):
        after = after.with_values(status="agreed" if value_formulas.two_sides(case.snapshot, after) else "proposed")
    return after


def risk(case: Case[Risk]) -> Risk:
    """Of sharing, said once, unless it says otherwise. Accepting is dated; taking that back takes its date too."""
    after = case.after
    after = after.with_values(direction=after.direction or "sharing", said_times=after.said_times or 1)
    if after.accepted_by_person_id is None:
        return after.with_values(accepted_on=None, accepted_at=None)
    if case.new("accepted_by_person_id"):
        return after.with_values(
            accepted_on=after.accepted_on if case.new("accepted_on") else case.today,
            accepted_at=after.accepted_at if case.new("accepted_at") else case.clock,
        )
    return after


def decision(case: Case[Decision]) -> Decision:
    """Born proposed; made or provisional at a time (interaction.md W12)."""
    after = case.after.with_values(status=case.after.status or "proposed")
    if after.status in STANDS and case.was("status") not in STANDS and after.made_on is None:
        return after.with_values(made_on=case.today, made_at=case.clock)
    if after.status == "proposed" and case.was("status") in STANDS:
        return after.with_values(made_on=None, made_at=None)
    return after


def action(case: Case[Action]) -> Action:
    """Raised on a date at a time."""
    after = case.after
    if case.before is not None:
        return after
    return after.with_values(
        kind=after.kind or "action",
        status=after.status or "open",
        raised_on=after.raised_on or case.today,
        raised_at=after.raised_at or after.said_at or case.clock,
    )


def question(case: Case[Question]) -> Question:
    """Open until it is answered."""
    after = case.after
    open_ = after.status in (None, "open")
    return _said(case, after.with_values(status="answered" if after.answer and open_ else after.status or "open"))


def quote(case: Case[Quote]) -> Quote:
    """Said at a time, in a session."""
    return _said(case, case.after)


def _said(case: Case[S], after: S) -> S:
    if case.before is not None:
        return after
    return after.with_values(
        session_id=after.session_id or case.stamp.session_id, at=after.at or after.said_at or case.clock
    )


def parked(case: Case[Parked]) -> Parked:
    """Parked until something becomes of it; it comes back in session 10."""
    after = case.after
    if case.before is not None:
        return after
    return after.with_values(
        disposition=after.disposition or "open",
        back_in=after.back_in or BACK_IN,
        raised_at=after.raised_at or after.said_at or case.clock,
    )


def gap(case: Case[Gap]) -> Gap:
    """Open, unless somebody waived it with a reason."""
    after = case.after
    if after.waived_by_person_id and not after.waive_reason:
        raise Refused(tr("Waiving needs a reason, in words that can be printed."), "waive_reason")
    if after.waived_by_person_id:
        return after.with_values(status="waived")
    return after.with_values(status="open" if after.status in (None, "waived") else after.status)


def screening(case: Case[Screening]) -> Screening:
    """Its outcome is computed. Raising it is free; to lower it somebody says why, and is named (domain.md 5.2)."""
    after = case.after
    computed = screened.outcome(after)
    if after.outcome_typed in {computed, screened.UNDECIDED}:
        after = after.with_values(outcome_typed=None)
    if screened.lowered(after) and not (after.decided_by_person_id and after.reason):
        missing = tr("who decides that") if after.reason else tr("why, in words that can be printed")
        raise Refused(
            tr("The answers call for a full assessment. Say first {missing}.").format(missing=missing), "outcome_typed"
        )
    if case.new("decided_by_person_id") and not case.new("decided_on"):
        after = after.with_values(decided_on=case.today)
    return after


def sign_off(case: Case[SignOff]) -> SignOff:
    """Each organisation signs once; what it says is dated."""
    after = case.after.with_values(text=case.after.text or STATEMENT)
    others = (s for s in case.snapshot.all(SignOff) if s.id != after.id)
    if any(s.org_id == after.org_id for s in others):
        raise Refused(tr("This organisation has signed already. Change its line instead."), "org_id")
    if (after.accepted or after.refused_reason) and after.signed_on is None:
        return after.with_values(signed_on=case.today, at=case.clock)
    return after


def position(case: Case[Position]) -> Position:
    """A party that said something in its own words was asked."""
    after = case.after
    if after.stance is None:
        return after.with_values(stance="reservation" if after.words else "not_asked")
    return after


OF_KIND: dict[type[Record], Callable[[Case[Any]], Any]] = {
    Organisation: organisation,
    Person: person,
    UseCase: use_case,
    Offer: offer,
    Value: value,
    Risk: risk,
    Decision: decision,
    Action: action,
    Question: question,
    Quote: quote,
    Parked: parked,
    Gap: gap,
    Screening: screening,
    SignOff: sign_off,
    Position: position,
}


def consequences(snapshot: Snapshot, before: T | None, after: T, stamp: Stamp) -> T:
    """The record as it is after what follows from the change.

    Raises:
        Refused: a rule of its kind says no.

    """
    rule = OF_KIND.get(type(after))
    found: T = rule(Case(snapshot, before, after, stamp)) if rule else after
    found = worded(before, found, stamp)
    known = tuple(n for n in found.not_known if not getattr(found, n, None))
    return found if known == found.not_known else found.with_values(not_known=known)
