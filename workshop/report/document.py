"""Puts the report together: two pages for decision makers, contents, annexes, method; then draws it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from threading import Lock
from typing import Final

from workshop.capture.keys_sheet import Key
from workshop.charts.letters import showable
from workshop.report import (
    contents,
    cue_sheet,
    decision_sheet,
    first_page,
    fonts,
    heads,
    keys_page,
    method,
    second_page,
    slips,
)
from workshop.report.annexes import (
    actions,
    attendance,
    completed,
    datasets,
    decisions,
    not_now,
    notice,
    parking_lot,
    risks,
    since,
    times,
    use_cases,
    value,
)
from workshop.report.archive import About
from workshop.report.canvas import TaggedCanvas
from workshop.report.contents import Entry
from workshop.report.furniture import footer, header, watermark
from workshop.report.look import MARGIN, PAGE, TOP, WIDTH
from workshop.report.pages import Page, anchors, lay_out
from workshop.report.sheet import References, fit, fitted
from workshop.report.text import worded
from workshop.revealed import in_papers
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.views import worded as wordings
from workshop.views.completed import Completed
from workshop.views.day import Day
from workshop.views.day import day as day_of
from workshop.views.struck import in_short
from workshop.views.titles import UNTITLED

Progress = Callable[[float], None]
_ANNEXES: Final = (
    ("A", datasets),
    ("B", use_cases),
    ("C", value),
    ("D", risks),
    ("E", decisions),
    ("F", actions),
    ("G", parking_lot),
    ("H", attendance),
    ("I", times),
    ("J", not_now),
    ("K", notice),
)
_ROUNDS: Final = 8  # of laying out; the second is the last, unless a number of more figures moves a line
_LAID_OUT: Final = 0.5  # so far laying out takes the work, and drawing the rest
_one_at_a_time = Lock()  # a font of the library serves one document at a time


def render(snapshot: Snapshot, progress: Progress | None = None, after: Sequence[Completed] = ()) -> bytes:
    """The report as the bytes of a PDF; `after` is what the desk completed since the record was accepted.

    The same snapshot gives the same bytes, at any time and anywhere. `progress` is told how much is done, 0 to 1, and
    may raise to give up.

    Raises:
        FileNotFoundError: a font or another resource of the program is missing.

    """
    told = progress or (lambda _: None)
    told(0.0)
    day = day_of(snapshot)
    pages = _pages(in_papers(snapshot), day, told, after)
    with _one_at_a_time:
        fonts.register()
        subject = tr("{record_of}{record_of2}: for decision makers, with annexes").format(
            record_of=day.record_of[:1].upper(), record_of2=day.record_of[1:]
        )
        made = _drawn(day, pages, told, subject)
    told(1.0)
    return made


def render_cue_sheet(snapshot: Snapshot, progress: Progress | None = None) -> bytes:
    """The cue sheet as the bytes of a PDF; as with the report, the same snapshot gives the same bytes.

    Raises:
        FileNotFoundError: a font or another resource of the program is missing.

    """
    return _sheet(snapshot, lambda day: cue_sheet.pages(snapshot, day), cue_sheet.SUBJECT, progress)


def render_decision_sheet(snapshot: Snapshot, progress: Progress | None = None) -> bytes:
    """The decision sheet as the bytes of a PDF: one page, whatever the day holds.

    Raises:
        FileNotFoundError: a font or another resource of the program is missing.

    """
    shown = in_papers(snapshot)
    return _sheet(snapshot, lambda day: decision_sheet.pages(shown, day), decision_sheet.SUBJECT, progress)


def render_slips(snapshot: Snapshot, progress: Progress | None = None) -> bytes:
    """A slip for each person with what is open for them, as the bytes of a PDF.

    Raises:
        FileNotFoundError: a font or another resource of the program is missing.

    """
    shown = in_papers(snapshot)
    return _sheet(snapshot, lambda day: slips.pages(shown, day), slips.SUBJECT, progress)


def render_heads(snapshot: Snapshot, progress: Progress | None = None) -> bytes:
    """The heads of terms as the bytes of a PDF.

    Raises:
        FileNotFoundError: a font or another resource of the program is missing.

    """
    shown = in_papers(snapshot)
    return _sheet(snapshot, lambda day: heads.pages(shown, day), heads.SUBJECT, progress)


def render_keys_sheet(
    snapshot: Snapshot, keys: tuple[Sequence[Key], Sequence[Key]], progress: Progress | None = None
) -> bytes:
    """All keys and signs as the bytes of a PDF of one page; `keys` are the first twelve, and all others.

    Raises:
        FileNotFoundError: a font or another resource of the program is missing.

    """
    return _sheet(snapshot, lambda _: keys_page.pages(snapshot, keys), keys_page.SUBJECT, progress)


def _sheet(
    snapshot: Snapshot, pages: Callable[[Day], list[Page]], subject: str, progress: Progress | None = None
) -> bytes:
    """A paper of few pages, which are laid out at once."""
    told = progress or (lambda _: None)
    told(0.0)
    day = day_of(snapshot)
    with _one_at_a_time:
        fonts.register()
        made = _drawn(day, pages(day), told, subject)
    told(1.0)
    return made


def _pages(snapshot: Snapshot, day: Day, told: Progress, after: Sequence[Completed]) -> list[Page]:
    """All pages, with page references that are true.

    They are laid out until nothing moves any more, which is the second time: only figures in a line change.
    """
    entries = [
        Entry(
            tr("Annex {letter}: {title}").format(letter=letter, title=a.TITLE),
            f"annex-{letter.lower()}",
            a.told(snapshot),
        )
        for letter, a in _ANNEXES
    ]
    happened = since.told(snapshot)
    if after:
        letter, name = completed.LETTER, completed.TITLE
        entries.append(
            Entry(
                tr("Annex {letter}: {name}").format(letter=letter, name=name),
                f"annex-{letter.lower()}",
                completed.told(after),
            )
        )
    if happened:
        entries.append(
            Entry(
                tr("Annex {letter}: {title}").format(letter=since.LETTER, title=since.TITLE),
                f"annex-{since.LETTER.lower()}",
                happened,
            )
        )
    entries.append(Entry(method.TITLE, "method", ""))
    found = [block for _, a in _ANNEXES for block in a.blocks(snapshot)]
    found += [*completed.blocks(day, after), *since.blocks(snapshot)]
    found += method.blocks(day, wordings.note(snapshot), in_short(snapshot))
    done = _Steps(told)
    refs = References({})
    for _ in range(_ROUNDS):
        front = _decision_pages(day, refs)
        rest = lay_out([*contents.blocks(snapshot, day, entries, refs), *found], done.step)
        now = anchors(front, 1) | anchors(rest, len(front) + 1)
        if now == refs.pages:
            break
        refs = References(now)
    return [*front, *rest]


def _decision_pages(day: Day, refs: References) -> list[Page]:
    """The two pages for decision makers; one where all of it fits on one."""
    first, second = (page.sections(day, refs) for page in (first_page, second_page))
    sheets = [fitted([*first, *second])] if fit([*first, *second]) else [fitted(first), fitted(second)]
    out = []
    for blocks in sheets:
        if blocks:
            out.append(Page())
            for block in blocks:
                out[-1].add(block)
    return out


@dataclass(slots=True)
class _Steps:
    """Tells the progress of laying out, of which nobody knows how long it will be."""

    told: Progress
    pages: int = 0

    def step(self) -> None:
        """One more page."""
        self.pages += 1
        self.told(_LAID_OUT * self.pages / (self.pages + 20))


def _drawn(day: Day, pages: Sequence[Page], told: Progress, subject: str) -> bytes:
    out = BytesIO()
    title, author = (showable(worded(text, UNTITLED)) for text in (day.title, day.author))
    if day.rehearsal:
        title, subject = (f"{day.marked}: {text}" for text in (title, subject))
    canvas = TaggedCanvas(out, PAGE, About(title, author, subject, day.changed_at, day.code))
    for n, page in enumerate(pages, 1):
        told(_LAID_OUT + (1 - _LAID_OUT) * (n - 1) / len(pages))
        watermark(canvas, day)
        header(canvas, day, n)
        for placed in page.placed:
            placed.block.draw(canvas, MARGIN, PAGE[1] - TOP - placed.y, WIDTH)
        footer(canvas, day, n, len(pages))
        canvas.showPage()
    canvas.save()
    return out.getvalue()
