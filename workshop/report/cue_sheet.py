"""The cue sheet: one side for each half of the day, for the hand of whoever stands in front of the room (W16).

The questions are those of the playbook, in the same order as the guide asks them; the times are those of the day.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from workshop import dates
from workshop.charts.letters import showable
from workshop.kinds import Break, Gate, Organisation, Person, Session
from workshop.playbook.progress import playbook_of
from workshop.playbook.schema import SessionPlan
from workshop.report.annexes.parts import head
from workshop.report.blocks import Block, Rule, height_of
from workshop.report.look import FINE, LEAD, NOTE, SECTION, SMALL, STRONG, TIGHT, TITLE, WIDTH, Style
from workshop.report.pages import ROOM, Page, lay_out
from workshop.report.paragraph import Paragraph
from workshop.report.table import Row, Table
from workshop.report.text import Run, worded
from workshop.running_order import (
    SKIPPED,
    Part,
    at_minute,
    finish,
    parts,
    planned_end,
    planned_start,
    session_of,
)
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.views.day import Day
from workshop.words import joined, one_line, shortened

SUBJECT: Final = tr("Cue sheet, for whoever leads the day")
KEYS: Final = (  # that are wanted while standing; a test compares them with the acts
    ("F12", tr("finish this session")),
    ("Ctrl+J", tr("next question")),
    ("Ctrl+T", "time"),
    ("F7", tr("hold the room screen")),
    ("F8", tr("blank it")),
    ("F9", tr("when it goes wrong")),
)
_NOON: Final = 12 * 60 + 30
_LUNCH: Final = (11 * 60, 14 * 60 + 30)  # between these minutes of the day the longest break parts it in halves
_SHORT_DAY: Final = 270  # minutes of a day that is one half
_DARK_FINE: Final = FINE.but(ink="text")
_STEPS: Final[tuple[tuple[Style, int], ...]] = (  # the style of questions and how many of each session, loose to tight
    (Style(size=11.5, leading=15), 99),
    (Style(size=10.5, leading=14), 99),
    (TIGHT, 99),
    (SMALL, 99),
    (_DARK_FINE, 99),
    (_DARK_FINE, 5),
    (_DARK_FINE, 3),
    (_DARK_FINE, 1),
)
_LONGEST: Final = 160  # letters of a question: a playbook may hold any


@dataclass(frozen=True, slots=True)
class Half:
    """One side: its name and its rows."""

    name: str
    rows: tuple[Part, ...]

    @property
    def times(self) -> str:
        """`09:30 to 13:30`."""
        first, last = self.rows[0], self.rows[-1]
        return tr("{clock} to {clock2}").format(clock=_clock(planned_start(first)), clock2=_clock(planned_end(last)))


def _clock(minute: int) -> str:
    return dates.clock(at_minute(minute))


def halves(s: Snapshot) -> list[Half]:
    """The day in two, parted by its lunch; a short one in one."""
    rows = [p for p in parts(s) if p.state != SKIPPED]
    if not rows:
        return []
    if planned_end(rows[-1]) - planned_start(rows[0]) <= _SHORT_DAY:
        return [Half(tr("The day"), tuple(rows))]
    pauses = [p for p in rows if isinstance(p, Break) and session_of(s, p) is None]
    noon = [p for p in pauses if _LUNCH[0] <= planned_start(p) <= _LUNCH[1]]
    if noon:
        at = rows.index(max(noon, key=lambda p: p.planned_minutes or 0)) + 1
    else:
        at = next((n for n, p in enumerate(rows) if planned_start(p) >= _NOON), len(rows))
    found = (Half(tr("Morning"), tuple(rows[:at])), Half(tr("Afternoon"), tuple(rows[at:])))
    return [h for h in found if h.rows]


def pages(s: Snapshot, day: Day) -> list[Page]:
    """A page for each half; more only where one question for each session does not fit."""
    found = halves(s)
    if not found:
        return lay_out([_title(day), Paragraph(tr("There is no running order yet."), TIGHT)])
    out = []
    for n, half in enumerate(found):
        made: list[Block] = []
        for style, most in _STEPS:
            made = [*_head(s, day, half, first=n == 0), _table(s, half, style, most), *_foot()]
            if height_of(made, WIDTH) <= ROOM:
                break
        out += lay_out(made)
    return out


def _title(day: Day) -> Paragraph:
    return Paragraph(
        worded(tr("Cue sheet: {showable}").format(showable=showable(day.title)), tr("Cue sheet")),
        TITLE.but(size=19, leading=23),
        tag="H1",
        anchor="cue",
    )


def _head(s: Snapshot, day: Day, half: Half, *, first: bool) -> list[Block]:
    out: list[Block] = [_title(day)] if first else []
    if first:
        out += [Paragraph(shortened(one_line(day.question), _LONGEST), LEAD)] if day.question.strip() else []
        out += [Paragraph(w, NOTE.but(before=2)) for w in (_turns(s), _deciding(s), _leaving(s)) if w]
    out += [
        Rule(2.2, "text", before=8),
        Paragraph((Run(half.name), Run(f"  {half.times}", ink="muted")), SECTION, tag="H2", anchor=half.name.lower()),
    ]
    return out


def _turns(s: Snapshot) -> str:
    names = [o.short or o.name or "" for o in s.all(Organisation)]
    return tr("Turns: {names}.").format(names=joined(names)) if names else ""


def _deciding(s: Snapshot) -> str:
    names = [p.name or "" for p in s.all(Person) if p.authority_today == "decide"]
    return tr("Can decide today: {names}.").format(names=joined(names)) if names else ""


def _leaving(s: Snapshot) -> str:
    end = finish(s)
    early = [p for p in s.all(Person) if p.name and p.present_to and (end is None or p.present_to < end)]
    gone = [f"{p.name} {dates.clock(p.present_to)}" for p in early if p.present_to]
    return tr("Leave early: {gone}.").format(gone=joined(gone)) if gone else ""


def _table(s: Snapshot, half: Half, style: Style, most: int) -> Table:
    rows = [Row(list(_cells(s, p, style, most)), padding=2.2) for p in half.rows]
    return Table((11, 33, 56), rows, head(tr("When"), tr("What"), tr("Ask the room")))


def _cells(s: Snapshot, part: Part, style: Style, most: int) -> Iterator[Sequence[Block]]:
    session = session_of(s, part)
    yield [
        Paragraph(_clock(planned_start(part)), STRONG),
        Paragraph(tr("{planned_minutes} min").format(planned_minutes=part.planned_minutes or 0), NOTE),
    ]
    plan = playbook_of(s).session(session.id) if session is not None else None
    name = f"{session.number} {session.headline}" if isinstance(part, Session) and session else part.headline
    what: list[Block] = [Paragraph(worded(shortened(name, 80), tr("Session")), STRONG)]
    what += [Paragraph(shortened(plan.question, _LONGEST), NOTE)] if plan and isinstance(part, Session) else []
    what += [Paragraph(_gate(g), NOTE.but(ink="text")) for g in s.all(Gate) if session and g.session_id == session.id]
    yield what
    yield list(_asked(plan, style, most)) if plan and isinstance(part, Session) else _pause(s, part)


def _gate(g: Gate) -> str:
    return (
        tr("By {clock}: {text}").format(clock=dates.clock(g.by), text=(g.text or "").lower())
        if g.by
        else (g.text or "")
    )


def _asked(plan: SessionPlan, style: Style, most: int) -> Iterator[Block]:
    if plan.steps:
        yield Paragraph(
            " · ".join(tr("{label} {minutes} min").format(label=x.label, minutes=x.minutes) for x in plan.steps),
            style.but(ink="muted"),
        )
    for n, prompt in enumerate(plan.prompts[:most], 1):
        yield Paragraph((Run(f"{n}  ", ink="muted"), Run(shortened(prompt, _LONGEST))), style)


def _pause(s: Snapshot, part: Part) -> list[Block]:
    if session_of(s, part) is not None:
        return [Paragraph(tr("The rest of it: go on with the next question."), NOTE)]
    return [Paragraph(tr("Back at {clock}.").format(clock=_clock(planned_end(part))), NOTE)]


def _foot() -> list[Block]:
    said: list[Run] = []
    for key, does in KEYS:
        said += [Run(" · " if said else ""), Run(key, bold=True), Run(f" {does}")]
    return [Paragraph([r for r in said if r.text], SMALL.but(before=4))]
