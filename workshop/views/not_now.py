"""The no that is kept: what was refused or put off, why, what would turn it, when to ask again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from workshop import dates
from workshop.formulas import choosing
from workshop.kinds import Position, Question, SignOff, UseCase
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.views import names
from workshop.vocabulary import label
from workshop.words import joined, one_line, sentence, tidy

NOES: Final = ("rejected", "parked", "deferred")
TURNED: Final = "What would turn it: "  # how a reason goes on, as the room’s answer is kept


@dataclass(frozen=True, slots=True)
class No:
    """One no."""

    what: str
    state: str  # `Parked`; of whom, where somebody said it
    why: str
    turn: str
    again: str  # by whom and when it is asked again


def noes(s: Snapshot) -> tuple[No, ...]:
    """Use cases that were refused or put off, then organisations that are against the pilot or did not accept."""
    found = [_of_use_case(s, u) for u in choosing.asks(s) if u.status in NOES]
    found.sort(key=lambda x: x[0])
    out = [no for _, no in found]
    out += [_of_position(s, p) for p in s.all(Position) if p.stance == "against"]
    out += [_of_sign_off(s, x) for x in s.all(SignOff) if x.refused_reason and not x.accepted]
    return tuple(out)


def _of_use_case(s: Snapshot, u: UseCase) -> tuple[int, No]:
    why, _, turn = tidy(u.choice_reason or "").partition(TURNED)
    state = label("use_case_status", u.status)
    made = No(one_line(u.title or "") or tr("An idea without words"), state, why.strip(), sentence(turn), _again(s, u))
    return NOES.index(u.status or ""), made


def _again(s: Snapshot, u: UseCase) -> str:
    """Who answers what was asked about it, and by when."""
    open_ = [q for q in s.all(Question) if q.relates_to == u.id and (q.status or "open") == "open"]
    said = [
        tr(" by ").join(
            p for p in (names.person_of(s, q.to_person_id), dates.say(q.due_date) if q.due_date else "") if p
        )
        for q in open_
    ]
    return sentence(joined(x for x in said if x))


def _of_position(s: Snapshot, p: Position) -> No:
    what = tr("The pilot, for {organisation}").format(organisation=names.organisation(s, p.org_id))
    return No(what, label("position_stance", p.stance), f"“{tidy(p.words)}”" if p.words else "", "", "")


def _of_sign_off(s: Snapshot, x: SignOff) -> No:
    what = tr("The record, for {organisation}").format(organisation=names.organisation(s, x.org_id))
    return No(what, tr("Not accepted"), f"“{tidy(x.refused_reason or '')}”", "", "")
