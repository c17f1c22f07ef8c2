"""Risks of both directions as they are printed: what, how high, who carries it, who accepted it and could they."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from workshop import dates
from workshop.formulas import authority, balance
from workshop.formulas import risks as formulas
from workshop.kinds import Person, Risk
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.views import names
from workshop.views.settle import gap_on, to_settle
from workshop.vocabulary import label
from workshop.words import one_line, tidy

NOT_TIED: Final = tr("Of the day, not tied to the pilot.")
_COULD: Final = {"recommend": tr("could recommend but not decide"), "advise": tr("could advise but not decide")}


@dataclass(frozen=True, slots=True)
class RiskShown:
    """One risk."""

    number: int  # in the list of its direction, highest first
    title: str
    sharing: bool  # could happen because we share; else happens because we do not
    likelihood: int | None  # 1 to 5
    impact: int | None  # 1 to 5
    score: int | None  # 1 to 25, as it stands
    residual: int | None  # after the measures
    rating: str
    carried: str
    agreed: str  # `As agreed: Income and Council`, where that is somebody else; `If agreed` where it waits for a yes
    in_short: str  # both, and who feels it, in short names
    shared: str  # the state of sharing it, with its terms
    felt: str
    owner: str
    accepted: str
    provisional: bool  # accepted by somebody who could not decide
    story: str  # cause, event, consequence
    measure: str
    use_case: str
    extent: str  # of not sharing: how many, by when
    evidence: str
    tied: bool  # to the pilot, or there is none

    @property
    def mark(self) -> str:
        """How the picture and the table name it: `S1` if we share, `N1` if we don’t."""
        return f"{'S' if self.sharing else 'N'}{self.number}"


def shown(snapshot: Snapshot, found: Iterable[Risk]) -> tuple[RiskShown, ...]:
    """These risks, highest first, numbered within each direction."""
    out, counts = [], {True: 0, False: 0}
    for r in formulas.by_score(list(found)):
        way = r.direction != formulas.NOT_SHARING
        counts[way] += 1
        out.append(_shown(snapshot, r, counts[way]))
    return tuple(out)


def worst_of(snapshot: Snapshot, direction: str) -> tuple[RiskShown, ...]:
    """The risks of one direction that decision makers see: the pilot's, or without a pilot the day's; highest first."""
    pilot = snapshot.pilot
    numbers = {r.id: n for n, r in enumerate(_of_day(snapshot, direction), 1)}
    found = [r for r in _of_day(snapshot, direction) if pilot is None or r.use_case_id == pilot.id]
    return tuple(_shown(snapshot, r, numbers[r.id]) for r in found if formulas.score(r) is not None)


def worst_or_of_day(snapshot: Snapshot, direction: str) -> tuple[RiskShown, ...]:
    """The risks of the pilot in one direction; where it has none, the worst of the day, which says that it is not."""
    return worst_of(snapshot, direction) or worst_of_day(snapshot, direction)[:1]


def worst_of_day(snapshot: Snapshot, direction: str) -> tuple[RiskShown, ...]:
    """The scored risks of one direction, of whatever use case; highest first."""
    found = [r for r in _of_day(snapshot, direction) if formulas.score(r) is not None]
    return tuple(_shown(snapshot, r, n) for n, r in enumerate(found, 1))


def _of_day(snapshot: Snapshot, direction: str) -> list[Risk]:
    way = direction == formulas.SHARING
    return formulas.by_score(r for r in snapshot.all(Risk) if (r.direction != formulas.NOT_SHARING) is way)


def _shown(snapshot: Snapshot, r: Risk, number: int) -> RiskShown:
    points, case = formulas.score(r), snapshot.find(r.use_case_id)
    agreed = balance.bearers_agreed(r)
    story = [(tr("Cause"), r.cause), ("event", r.event), ("consequence", r.consequence)]
    return RiskShown(
        number,
        one_line(r.title or "") or tr("A risk without a name"),
        r.direction != formulas.NOT_SHARING,
        r.likelihood,
        r.impact,
        points,
        formulas.residual(r),
        formulas.rating(points) if points is not None else tr("not scored"),
        names.organisations(snapshot, r.bearer_org_ids),
        tr("{if_} agreed: {organisations}").format(
            if_=tr("If") if waits(snapshot, r) else tr("As"), organisations=names.organisations(snapshot, agreed)
        )
        if set(agreed) != set(r.bearer_org_ids)
        else "",
        _in_short(snapshot, r),
        _shared(r),
        names.organisations(snapshot, r.felt_by),
        _owner(snapshot, r),
        accepted(snapshot, r),
        authority.beyond(snapshot, r),
        "; ".join(f"{name}: {tidy(text).rstrip('.')}" for name, text in story if text),
        tidy(r.mitigation or ""),
        one_line(case.headline) if case else "",
        ", ".join(
            p
            for p in (one_line(r.how_many or ""), tr("by {say}").format(say=dates.say(r.by_when)) if r.by_when else "")
            if p
        ),
        tidy(r.evidence or ""),
        snapshot.pilot is None or r.use_case_id == snapshot.pilot.id,
    )


def waits(snapshot: Snapshot, r: Risk) -> bool:
    """Whether what was agreed of a risk waits for somebody’s yes: it is told as `if agreed`, on every paper."""
    return r.sharing_status == "shared_provisional" or authority.beyond(snapshot, r)


def _in_short(snapshot: Snapshot, r: Risk) -> str:
    """`Carried by Income; as agreed, carried by Income and Council`; of not sharing also by whom it is felt.

    An agreement that waits for a yes is told as `if agreed, carried by …`.
    """
    now, agreed = r.bearer_org_ids, balance.bearers_agreed(r)
    said = [
        tr("Carried by {briefly}").format(briefly=names.briefly(snapshot, now)) if now else tr("Nobody carries it yet")
    ]
    if set(agreed) != set(now):
        said.append(
            tr("{if_} agreed, carried by {briefly}").format(
                if_=tr("if") if waits(snapshot, r) else tr("as"), briefly=names.briefly(snapshot, agreed)
            )
        )
    if r.felt_by and r.direction == formulas.NOT_SHARING:
        said.append(tr("felt by {briefly}").format(briefly=names.briefly(snapshot, r.felt_by)))
    return "; ".join(said)


def _shared(r: Risk) -> str:
    state, terms = label("sharing_status", r.sharing_status), tidy(r.sharing_terms or "")
    return ": ".join(p for p in (state, terms) if p)


def _owner(snapshot: Snapshot, r: Risk) -> str:
    """Who watches it, and by when."""
    who, when = names.person_of(snapshot, r.owner_person_id), dates.say(r.due_date) if r.due_date else ""
    if not who and (formulas.score(r) or 0) >= formulas.HIGH:
        return to_settle(tr("its owner"), gap_on(snapshot, r.id))
    return ", ".join(p for p in (who, when) if p) or tr("not said")


def accepted(snapshot: Snapshot, r: Risk) -> str:
    """Who accepted a risk, in words that say so where they could not (interaction.md 1.4)."""
    who = names.person_of(snapshot, r.accepted_by_person_id)
    if not who:
        return tr("Not yet accepted")
    if not authority.beyond(snapshot, r):
        return tr("Accepted by {who}").format(who=who)
    return tr("Provisional: accepted by {who}, who {why_not}").format(who=who, why_not=_why_not(snapshot, r))


def _why_not(snapshot: Snapshot, r: Risk) -> str:
    person = snapshot.get(Person, r.accepted_by_person_id)
    if person is None or (r.accepted_at is not None and not authority.present(person, r.accepted_at)):
        return tr("was not in the room then")
    return _COULD.get(person.authority_today or "", tr("could not decide"))
