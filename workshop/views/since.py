"""Since the day: what was promised and what became of it, what was measured, what was settled, trust asked again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from workshop import dates
from workshop.formulas import trust
from workshop.formulas.rounding import half_up
from workshop.kinds import Action, Gap, PilotTerms, Trust, Value
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.views import names
from workshop.vocabulary import label
from workshop.words import counted, one_line, tidy

DONE, UNDER_WAY, DROPPED = "done", "in_progress", "cancelled"


@dataclass(frozen=True, slots=True)
class Promise:
    """An action, and what became of it."""

    text: str
    who: str
    by: str
    state: str
    evidence: str
    kept: bool


@dataclass(frozen=True, slots=True)
class Measured:
    """A value of the pilot as it was meant, and as it came out."""

    measure: str
    today: str
    target: str  # with its date
    measured: str
    on: str


@dataclass(frozen=True, slots=True)
class Again:
    """A trust statement, at the end of the day and since."""

    text: str
    end: str
    later: str


@dataclass(frozen=True, slots=True)
class Since:
    """All of it."""

    promises: tuple[Promise, ...]
    measured: tuple[Measured, ...]
    settled: int
    gaps: int
    signed: str  # `Signed on 2 November 2026, 48 days after the day.`
    trust: tuple[Again, ...]

    @property
    def kept(self) -> str:
        """`3 of 14 promises kept.`"""
        done = sum(p.kept for p in self.promises)
        return (
            tr("{done} of {promises} kept.").format(done=done, promises=counted(len(self.promises), "promise"))
            if self.promises
            else ""
        )

    @property
    def begun(self) -> bool:
        """Whether anything of it happened: before that, no paper tells of it."""
        moved = any(p.kept or p.evidence for p in self.promises)
        return moved or bool(self.signed or self.trust or any(m.measured for m in self.measured))


def since(s: Snapshot) -> Since:
    """What became of the day."""
    gaps = s.all(Gap)
    return Since(
        tuple(_promise(s, a) for a in s.all(Action)),
        tuple(_measured(v) for v in to_measure(s)),
        sum(g.status == "settled" for g in gaps),
        len(gaps),
        signature(s),
        tuple(again(s)),
    )


def to_measure(s: Snapshot) -> list[Value]:
    """The values of the pilot that say how anybody would know."""
    pilot = s.pilot
    return [v for v in s.all(Value) if pilot is not None and v.use_case_id == pilot.id and v.measure]


def days_to_signature(s: Snapshot) -> int | None:
    """From the day to the signatures of the agreement; None before."""
    terms, day = s.one(PilotTerms), s.workshop.date
    return (terms.signed_on - day).days if terms is not None and terms.signed_on and day else None


def signature(s: Snapshot) -> str:
    """When the agreement was signed, and how long that took."""
    terms, n = s.one(PilotTerms), days_to_signature(s)
    if terms is None or terms.signed_on is None:
        return ""
    after = tr(", {days} after the day").format(days=counted(n, "day")) if n is not None else ""
    return tr("The agreement was signed on {say}{after}.").format(say=dates.say(terms.signed_on), after=after)


def again(s: Snapshot) -> list[Again]:
    """The statements that five or more answered both times."""
    out = []
    for t in s.all(Trust):
        before, later = trust.mean(t.end), trust.mean(t.later)
        if before is not None and later is not None and t.text:
            out.append(Again(one_line(t.text), f"{half_up(before)}", f"{half_up(later)}"))
    return out


def _promise(s: Snapshot, a: Action) -> Promise:
    return Promise(
        tidy(a.action or "") or tr("An action without words."),
        names.person_of(s, a.owner_person_id),
        _say(a.due_date),
        label("action_status", a.status) or tr("Not begun"),
        tidy(a.evidence_of_done or ""),
        a.status == DONE,
    )


def _measured(v: Value) -> Measured:
    by = tr(" by {say}").format(say=dates.say(v.measured_by)) if v.measured_by else ""
    target = f"{one_line(v.target)}{by}" if v.target else by.strip()
    return Measured(
        one_line(v.measure or ""),
        one_line(v.baseline or ""),
        target,
        one_line(v.measured_value or ""),
        _say(v.measured_on),
    )


def _say(on: date | None) -> str:
    return dates.say(on) if on else ""
