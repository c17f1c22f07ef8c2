"""How the day ran: what each row of the running order was planned to take, and what it took."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time

from workshop import dates
from workshop.kinds import Session
from workshop.running_order import (
    REST,
    SHORTEST,
    SKIPPED,
    Part,
    actual_minutes,
    finish,
    first_plan,
    minutes,
    parts,
    skipped_why,
)
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.words import counted

NOISE = 1  # minutes that are no difference


@dataclass(frozen=True, slots=True)
class RowRan:
    """One row of the running order."""

    name: str
    planned: str  # `09:30, 25 min`
    ran: str  # `09:38 to 10:05, 27 min`; empty where it did not run to its end
    difference: str  # `2 min longer`
    note: str  # why it was left out


@dataclass(frozen=True, slots=True)
class Ran:
    """The whole day."""

    rows: tuple[RowRan, ...]
    sentence: str  # `Began at 09:38, 8 min late. Ended at 16:44, planned 16:45.`


def ran(s: Snapshot) -> Ran | None:
    """How the day ran; None for one that has not begun."""
    rows = parts(s)
    if not any(p.started_at for p in rows):
        return None
    plan = first_plan(s)
    return Ran(tuple(_row(s, p, plan.get(p.id)) for p in rows), _sentence(s, rows))


def _row(s: Snapshot, p: Part, plan: tuple[time, int] | None) -> RowRan:
    name = f"{p.number} {p.headline}" if isinstance(p, Session) else p.headline
    took = actual_minutes(s, p)
    planned = tr("{clock}, {plan} min").format(clock=dates.clock(plan[0]), plan=plan[1]) if plan else tr("not planned")
    if p.state == SKIPPED:
        return RowRan(name, planned, "", tr("left out"), skipped_why(s, p.id))
    if took is None or p.started_at is None or p.ended_at is None:
        return RowRan(name, planned, "", tr("did not end") if p.started_at else tr("did not run"), "")
    ran_ = tr("{clock} to {clock2}, {took} min").format(
        clock=dates.clock(p.started_at.time()), clock2=dates.clock(p.ended_at.time()), took=took
    )
    return RowRan(name, planned, ran_, _difference(took - plan[1]) if plan else "", "")


def _difference(by: int) -> str:
    if abs(by) < NOISE:
        return tr("as planned")
    return tr("{by} min {longer}").format(by=abs(by), longer=tr("longer") if by > 0 else tr("shorter"))


def _sentence(s: Snapshot, rows: list[Part]) -> str:
    begun = [p for p in rows if p.started_at is not None]
    first, last = begun[0], begun[-1]
    if first.started_at is None:
        return ""
    planned = first_plan(s).get(rows[0].id)
    said = tr("Began at {clock}").format(clock=dates.clock(first.started_at.time()))
    if planned is not None:
        late = minutes(first.started_at) - minutes(planned[0])
        said += tr(", {minutes} late").format(minutes=counted(late, "minute")) if late > 0 else tr(", on time")
    end = finish(s)
    if last.ended_at is not None:
        said += tr(". Ended at {clock}").format(clock=dates.clock(last.ended_at.time()))
        said += tr(", planned {clock}").format(clock=dates.clock(end)) if end else ""
    return f"{said}."


def as_it_took(s: Snapshot) -> dict[str, int]:
    """Minutes for each row if the next day goes as this one did, in steps of five.

    What did not run to its end keeps its planned minutes; the rest of a session that was split counts with it.
    """
    plan, out = first_plan(s), dict[str, int]()
    for p in parts(s):
        took = actual_minutes(s, p) if p.state != SKIPPED else None
        if p.id.startswith(REST):
            of = p.id.removeprefix(REST)
            out[of] = out.get(of, 0) + (took or 0)
        else:
            out[p.id] = out.get(p.id, 0) + (
                took if took is not None else plan.get(p.id, (None, p.planned_minutes or 0))[1]
            )
    return {id_: max(SHORTEST, 5 * round(n / 5)) for id_, n in out.items()}


def as_it_took_in_words(s: Snapshot) -> str:
    """`Opening 30, Why now 15, …`: the minutes that differ from the plan, as somebody is asked about them."""
    plan, lengths = first_plan(s), as_it_took(s)
    names = {p.id: p.headline for p in parts(s)}
    changed = [f"{names[i]} {plan[i][1]} → {n}" for i, n in lengths.items() if i in plan and plan[i][1] != n]
    return ", ".join(changed)
