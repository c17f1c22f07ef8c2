"""The rail: the running order by phase, sessions with their state, breaks and gates (interaction.md 2.2)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from workshop import dates
from workshop.kinds import Break, Gate
from workshop.playbook.progress import findings, playbook_of
from workshop.running_order import DONE, NOW, SKIPPED, UNFINISHED, Part, fixed, kept, parts, skipped_why
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.vocabulary import label

Sort = Literal["heading", "session", "break", "gate"]


@dataclass(frozen=True, slots=True)
class RailRow:
    """One row."""

    id: str
    sort: Sort
    text: str
    time: str = ""
    number: int | None = None
    state: str = ""  # of a session or break; of a gate: kept, missed or nothing yet
    why: str = ""  # what is unfinished, or why it was left out
    fixed: bool = False  # it stays at its time

    @property
    def spoken(self) -> str:
        """The row as it is read out."""
        if self.sort == "heading":
            return self.text
        number = tr("Session {number}. ").format(number=self.number) if self.number else ""
        state = label("session_state", self.state) if self.sort != "gate" else self.state
        stays = tr("stays at its time") if self.fixed else ""
        return ". ".join(p for p in (f"{number}{self.text}", self.time, stays, state, self.why) if p)


def rail(s: Snapshot) -> list[RailRow]:
    """All rows in order: a heading where it changes, breaks after their session, gates where they are due."""
    plan, out, heading = playbook_of(s), list[RailRow](), ""
    stay = fixed(s)
    gates = {g.session_id: g for g in s.all(Gate)}
    for p in parts(s):
        time = dates.clock(p.planned_start) if p.planned_start else ""
        if isinstance(p, Break):
            out.append(
                RailRow(p.id, "break", p.label or "", time, state=p.state or "", why=_why(s, p), fixed=p.id in stay)
            )
            continue
        session = plan.session(p.id)
        if session is not None and session.heading != heading:
            heading = session.heading
            out.append(RailRow(f"heading-{heading}", "heading", heading))
        gate = gates.get(p.id)
        if gate is not None and gate.edge == "start":
            out.append(_gate(s, gate))
        title = p.short or p.title or ""
        out.append(RailRow(p.id, "session", title, time, p.number, p.state or "", _why(s, p), p.id in stay))
        if gate is not None and gate.edge == "end":
            out.append(_gate(s, gate))
    return out


def _why(s: Snapshot, p: Part) -> str:
    if p.state == SKIPPED:
        return skipped_why(s, p.id)
    if isinstance(p, Break) or p.state != UNFINISHED:
        return ""
    session = playbook_of(s).session(p.id)
    missing = [f.text for f in findings(s, session) if not f.met] if session else []
    return missing[0] if missing else ""


def _gate(s: Snapshot, gate: Gate) -> RailRow:
    by = dates.clock(gate.by) if gate.by else ""
    was = kept(s, gate)
    state = "" if was is None else "kept" if was else "missed"
    return RailRow(gate.id, "gate", gate.text or "", by, state=state)


def mark(state: str) -> str:
    """The sign beside a session's number: done, unfinished, left out; nothing for one to come."""
    return {DONE: "✓", UNFINISHED: "…", SKIPPED: "–", NOW: ""}.get(state, "")
