"""The close: the nine jobs with what is done and what is missing; beside them what is said (interaction.md W13)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from ui.desk import Desk
from ui.look.tokens import Look
from ui.screens.parts import Box
from ui.screens.screen import Screen
from ui.screens.walk import WalkBoard
from workshop.boards.closing import Job, Stick, jobs, next_job
from workshop.boards.lists import NEW, columns_of
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.walks.walk import Row
from workshop.words import shortened

DONE = 56  # px for the word at the end of a job
LONGEST = 90  # letters of what is said of a job in a line


class CloseScreen(Screen):
    """The jobs at the left, the cards of the close at the right."""

    begun = Signal(str)  # the key of a job that was clicked

    def __init__(self, look: Look, desk: Desk) -> None:
        super().__init__(look, desk)
        self.stick: Callable[[], Stick] = lambda: "none"
        self.jobs = WalkBoard(look, DONE)
        self.jobs.picked.connect(self._picked)
        self._found: tuple[Job, ...] = ()
        self.said = Box(look, "block")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(8))
        row.addWidget(self.jobs, 3)
        self.listen(self.said.cards)
        row.addWidget(self.said, 2)

    def show_day(self, s: Snapshot) -> None:
        """The jobs as they stand; the first open one is large."""
        found = self._found = jobs(s, self.stick())
        first = next_job(found)
        done = sum(j.done for j in found)
        at = found.index(first) if first is not None else len(found) - 1
        says = (
            tr("Enter: {first}{first2}").format(first=first.title[:1].lower(), first2=first.title[1:])
            if first is not None
            else tr("All is done.")
        )
        rows = [_row(j, current=n == at) for n, j in enumerate(found)]
        self.jobs.show_walk(tr("The close: {done} of {found} done").format(done=done, found=len(found)), says, rows, at)
        column = columns_of(s, self.desk.plan)[0]
        real = [c for c in column.cards if not c.id.startswith(NEW)]
        cards = self.marking(column.cards)
        self.said.show_box(column.heading, str(len(real)) if real else "", cards, self.selected(), empty=column.empty)

    def _picked(self, at: int) -> None:
        if 0 <= at < len(self._found):
            self.begun.emit(self._found[at].key)


def _row(job: Job, *, current: bool) -> Row:
    """A job in a line; the current one large, with what is missing under it."""
    answer = "done" if job.done else ""
    if not current:
        return Row(f"job.{job.key}", "job", f"{job.title} · {shortened(job.said, LONGEST)}", (), answer)
    minutes = tr("{minutes} min").format(minutes=job.minutes) if job.minutes and not job.done else ""
    return Row(f"job.{job.key}", "job", job.title, tuple(f for f in (job.said, minutes) if f), answer)
