"""Where minutes come from: what a late day can take them from, so that its fixed points and its finish stay.

The sessions in which the room writes down and signs are never a source (interaction.md W11).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from workshop import dates
from workshop.kinds import Break, Session
from workshop.running_order import (
    END,
    NOW,
    SHORTEST,
    Part,
    Row,
    ahead,
    as_it_runs,
    at_minute,
    behind,
    laid,
    parts,
    session_of,
)
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.words import joined

NEVER: Final = frozenset({"document", "close"})  # phases that give no minutes
NOISE: Final = 2  # minutes: less is on plan
MEAL: Final = 30  # minutes that a break keeps in which people eat: one that is as long or longer


@dataclass(frozen=True, slots=True)
class Source:
    """One way to make up minutes."""

    text: str  # `lunch (45 → 37)`
    lengths: Mapping[str, int] = field(default_factory=dict)  # minutes by row, for `Retime`; none: finish later


def needed(snapshot: Snapshot, now: datetime) -> int:
    """Minutes that have to be made up: to the next fixed point, or without one to the finish. Not negative."""
    if behind(snapshot, now) is None:
        return 0
    stays, rows = _next_fixed(snapshot) or ahead(snapshot)[-1], as_it_runs(snapshot, now)
    before = rows[: next(n for n, r in enumerate(rows) if r.id == stays.id)]
    return max(0, before[0].start + sum(r.length for r in before) - stays.start)


def _next_fixed(snapshot: Snapshot) -> Row | None:
    return next((r for r in ahead(snapshot)[1:] if r.fixed), None)


def sources(snapshot: Snapshot, now: datetime, more: int = 0) -> list[Source]:
    """What can give the minutes that are needed, and `more`; best first, empty where none are needed.

    A break first, then sessions, then what runs itself; the last is to finish later, where nothing is fixed.
    """
    need = needed(snapshot, now) + more
    if not need:
        return []
    breaks, sessions = _givers(snapshot, now)
    runs = as_it_runs(snapshot, now)[0]
    longer = {runs.id: runs.length + more} if more else {}
    out = [s for s in (_from(breaks, need, tr("the breaks")), _from(sessions, need, tr("the sessions to come"))) if s]
    if not out and (source := _from(_running(snapshot, now), need, "")):
        out.append(source)
    if _next_fixed(snapshot) is None:
        end = laid(as_it_runs(snapshot, now))[-1].start + more
        out.append(Source(tr("finish later ({clock})").format(clock=dates.clock(at_minute(end)))))
    return [Source(s.text, {**longer, **s.lengths}) for s in out]


def shared_out(minutes: int, spare: Sequence[int]) -> list[int]:
    """So many minutes taken in proportion to what each can spare, whole, and from none more than that.

    Raises:
        ValueError: together they can't spare them.

    """
    total = sum(spare)
    if minutes > total:
        raise ValueError("not enough to share out")
    given = [minutes * s // total for s in spare] if total else [0] * len(spare)
    while sum(given) < minutes:
        at = max(range(len(spare)), key=lambda i: (spare[i] - given[i], -i))
        given[at] += 1
    return given


@dataclass(frozen=True, slots=True)
class _Giver:
    id: str
    name: str
    length: int
    least: int  # minutes that it keeps at any rate
    runs: bool

    @property
    def spare(self) -> int:
        return max(0, self.length - self.least)

    @property
    def gladly(self) -> int:
        """What it gives without losing its sense: half."""
        return min(self.spare, self.length // 2)


def _givers(snapshot: Snapshot, now: datetime) -> tuple[list[_Giver], list[_Giver]]:
    """Breaks and sessions between now and the next fixed point that may give minutes."""
    stays, known = _next_fixed(snapshot), {p.id: p for p in parts(snapshot)}
    breaks: list[_Giver] = []
    sessions: list[_Giver] = []
    for row in as_it_runs(snapshot, now):
        if row.id == END or (stays is not None and row.id == stays.id):
            break
        part = known[row.id]
        giver = _giver(part, row, now)
        session = session_of(snapshot, part)
        if session is None:
            breaks.append(giver)
        elif session.phase not in NEVER and not giver.runs:
            sessions.append(giver)
    return breaks, sessions


def _giver(part: Part, row: Row, now: datetime) -> _Giver:
    runs = part.state == NOW
    gone = max(0, now.hour * 60 + now.minute - row.start) if runs else 0
    name = (part.label or "break").lower() if isinstance(part, Break) else part.short or part.title or ""
    meal = MEAL if isinstance(part, Break) and row.length >= MEAL else SHORTEST
    return _Giver(part.id, name, row.length, max(meal, gone), runs)


def _running(snapshot: Snapshot, now: datetime) -> list[_Giver]:
    row = as_it_runs(snapshot, now)[0]
    part = next((p for p in parts(snapshot) if p.id == row.id), None)
    if not isinstance(part, Session) or part.phase in NEVER:
        return []
    return [_giver(part, row, now)]


def _from(givers: Sequence[_Giver], need: int, together: str) -> Source | None:
    """The break that runs, else the longest; the next session; else all of them a little."""
    able = [g for g in givers if g.gladly >= need]
    if able:
        is_break = together == tr("the breaks")
        best = next((g for g in able if g.runs), None) or (max(able, key=lambda g: g.length) if is_break else able[0])
        text = f"{best.name} ({best.length} → {best.length - need})" if is_break else best.name
        return Source(text, {best.id: best.length - need})
    if not together or sum(g.spare for g in givers) < need:
        return None
    given = shared_out(need, [g.spare for g in givers])
    lengths = {g.id: g.length - n for g, n in zip(givers, given, strict=True) if n}
    if len(lengths) == 1:
        only = next(g for g in givers if g.id in lengths)
        return Source(f"{only.name} ({only.length} → {lengths[only.id]})", lengths)
    each = joined(f"{g.length} → {lengths[g.id]}" for g in givers if g.id in lengths)
    return Source(
        f"{together} ({each})"
        if together == tr("the breaks")
        else tr("{together}, a little each").format(together=together),
        lengths,
    )
