"""A round as it stands on the pad: what is typed now, what is in, and which keys do what."""

from __future__ import annotations

from dataclasses import dataclass

from workshop.counting.pad import Form, Tally
from workshop.counting.rounds import SCREENED
from workshop.tongue import tr
from workshop.words import counted, shortened

YES_NO = tr("1 yes · 2 no · 3 unsure")
_SHORT = {1: tr("yes"), 2: tr("no"), 3: "?"}
LENGTH = 60  # characters of a title in the heading


@dataclass(frozen=True, slots=True)
class Pad:
    """A round at one place: in which session, as far as it was typed, and the first count where this is the second."""

    session_id: str
    tally: Tally
    first: Tally | None = None


@dataclass(frozen=True, slots=True)
class PadRow:
    """One row: its title, its figures as they stand, and which of them comes next."""

    id: str
    title: str
    figures: tuple[str, ...]
    current: int | None = None

    @property
    def spoken(self) -> str:
        """As it is read out."""
        said = " ".join(f for f in self.figures if f) or tr("nothing yet")
        return f"{self.title}. {said}"


def rows_of(pad: Pad) -> list[PadRow]:
    """The rows: those of the form; of slips the statements, with the answers of the slip at hand alone."""
    tally, form = pad.tally, pad.tally.form
    row, cell = tally.at
    n = len(form.cells)
    if form.free:
        now = [_figure(x) for x in tally.typed[row * n :]]
        padded = [*now, *[""] * (n - len(now))]
        return [PadRow(str(i), title, (padded[i],), 0 if i == cell else None) for i, title in enumerate(form.cells)]
    out = []
    for i, line in enumerate(form.lines):
        figure = _answer if form.kind in SCREENED else _figure
        typed = [figure(x) for x in tally.typed[i * n : (i + 1) * n]]
        if i == row and tally.half:
            typed.append(tally.half)
        figures = (*typed, *[""] * (n - len(typed)))
        out.append(PadRow(line.id, line.title, figures, cell if i == row and not tally.full else None))
    return out


def _answer(n: int | None) -> str:
    return "–" if n is None else _SHORT[n]


def _figure(n: int | None) -> str:
    return "–" if n is None else str(n)


def heading(pad: Pad) -> str:
    """`Trust slips, at the start · slip 7`, `Scores · 2 of 6 · legal clarity`."""
    tally, form = pad.tally, pad.tally.form
    row, cell = tally.at
    name = tr("{form}, second count").format(form=form.name) if pad.first is not None else form.name
    if tally.full:
        return tr("{name} · all {rows} in").format(name=name, rows=len(tally.rows))
    where = f"{form.one} {row + 1}" if form.free else tr("{row} of {lines}").format(row=row + 1, lines=len(form.lines))
    part = f" · {form.cells[cell]}" if form.lines and form.cells[cell] else ""
    return f"{name} · {where}{part}"


def keys_said(form: Form) -> str:
    """What may be typed."""
    if form.kind in SCREENED:
        return tr("{yes_no} · - leave it out · Backspace goes back · Enter at the end").format(yes_no=YES_NO)
    if form.wide:
        return tr("Digits · Space or Enter: next · - not counted · Backspace goes back · Enter at the end")
    none = {"slips": tr("left blank"), "guesses": tr("left blank"), "scores": tr("not scored"), "fists": tr("no vote")}[
        form.kind
    ]
    return tr("{low} to {high} · - {none} · Backspace goes back · Enter at the end").format(
        low=form.low, high=form.high, none=none
    )


def hint(pad: Pad) -> str:
    """What comes next, at the right end of the line."""
    tally, form = pad.tally, pad.tally.form
    row, cell = tally.at
    if tally.full:
        return tr("Enter: done")
    if form.free:
        return tr("Slip {row}: answer {cell} of {cells}").format(row=row + 1, cell=cell + 1, cells=len(form.cells))
    if form.kind in SCREENED:
        return YES_NO
    name = form.cells[cell] or shortened(form.lines[row].title, 24)
    return (
        tr("{name}: {low} to {high}").format(name=name, low=form.low, high=form.high)
        if not form.wide
        else tr("{name}: how many?").format(name=name)
    )


def inside(pad: Pad) -> str:
    """What is in so far, without a result; of several figures a row, what each is."""
    tally, form = pad.tally, pad.tally.form
    if form.free:
        return tr("{slips} in. Only counts are kept, once you end.").format(slips=counted(len(tally.rows), "slip"))
    if form.wide:
        return tr("{count} so far.").format(count=counted(_sum(tally.go_on()), form.kind.removesuffix("s")))
    return tr("From left to right: {cells}.").format(cells=", ".join(form.cells)) if all(form.cells) else ""


def figures_said(tally: Tally) -> str:
    """`12 slips`, `60 dots`, `scores of 6 use cases`."""
    form, rows = tally.form, tally.rows
    if form.free:
        return counted(len(rows), form.one)
    if form.wide:
        return counted(_sum(tally), form.kind.removesuffix("s"))
    given = sum(row[0] is not None for row in rows)
    if form.kind in SCREENED:
        return tr("answers to {count}").format(count=counted(given, form.one, form.many))
    return tr("{kind} of {count}").format(kind=form.kind, count=counted(given, form.one, form.many))


def _sum(tally: Tally) -> int:
    return sum(n or 0 for n in tally.typed)


def row_said(pad: Pad) -> str:
    """The row that comes next, as it is read out."""
    tally, form = pad.tally, pad.tally.form
    if tally.full:
        return tr("All {kind} are in. Enter ends.").format(kind=form.many)
    row = tally.at[0]
    return f"{form.one.capitalize()} {row + 1}." if form.free else f"{shortened(form.lines[row].title, LENGTH)}."
