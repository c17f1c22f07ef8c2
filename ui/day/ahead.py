"""The papers of the close made ahead, in memory, while nobody types: so that the one key takes no time (W13).

Nothing is written anywhere. What was made is used only for the very record that it was made of; with each change it is
gone, words that were struck too, and is made anew once the hands rest.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from ui.jobs import Cancelled, Job
from ui.pages.papers import AT_THE_CLOSE
from workshop.boards.closing import SCREEN, made_papers
from workshop.past import completed
from workshop.playbook.progress import playbook_of
from workshop.running_order import room_session
from workshop.snapshot import Snapshot

if TYPE_CHECKING:
    from ui.day.window import DayWindow

REST_MS: Final = 4000  # without a key or a change


@dataclass(slots=True)
class Made:
    """The papers of one state of the record; those that are not there yet have still to be made."""

    of: Snapshot
    entries: int
    papers: dict[str, bytes]

    def is_of(self, state: Snapshot, entries: int) -> bool:
        """Whether they say what this record says."""
        return self.of is state and self.entries == entries


class Ahead(QObject):
    """What one window has made ahead. It is at rest until the program asks for it (`begin`)."""

    def __init__(self, window: DayWindow) -> None:
        super().__init__(window)
        self._w = window
        self._job: Job | None = None
        self._made: Made | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._make)

    def begin(self, rest_ms: int = REST_MS) -> None:
        """From now on, where the close is near; also when a session or the record changes later."""
        self._rest.setInterval(rest_ms)
        self._w.day.changed.connect(lambda _: self._changed())
        self._changed()

    def typed(self) -> None:
        """A key was pressed: hands first."""
        if self._job is not None:
            self._stop()
        if self._rest.isActive() or self._made is not None:
            self._rest.start()

    def is_near(self) -> bool:
        """Whether the room is in the close, or in the session before it; and the papers are not made already."""
        s = self._w.day.state
        sessions, here = playbook_of(s).sessions, room_session(s)
        ids = [x.id for x in sessions]
        close = next((n for n, x in enumerate(sessions) if x.screen == SCREEN), None)
        if close is None or here is None or here.id not in ids or ids.index(here.id) < close - 1:
            return False
        made = made_papers(s)
        return made is None or not made.current

    def made(self) -> dict[str, bytes]:
        """The papers that say what this record says, by their names."""
        day, found = self._w.day, self._made
        return dict(found.papers) if found is not None and found.is_of(day.state, len(day.store.entries)) else {}

    def take(self) -> dict[str, bytes]:
        """Those that are made, for somebody who makes the rest now."""
        self._stop()
        return self.made()

    def stop(self) -> None:
        """The window closes, or words were struck: nothing is made, and nothing kept."""
        self._rest.stop()
        self._stop()
        self._made = None

    def _changed(self) -> None:
        self.stop()
        if self.is_near():
            self._rest.start()

    def _stop(self) -> None:
        """Whatever is being made ends at its next step; what it has made till then may stay."""
        job, self._job = self._job, None
        if job is not None:
            job.cancel()

    def _make(self) -> None:
        """Make what is missing, in the background; the words of others are not looked at meanwhile."""
        day = self._w.day
        state, entries = day.state, day.store.entries
        if self._made is None or not self._made.is_of(state, len(entries)):
            self._made = Made(state, len(entries), {})
        papers = self._made.papers
        left = [p for p in AT_THE_CLOSE if p.name not in papers]
        if not left or self._job is not None:
            return
        after_of = partial(completed, tuple(entries), state)

        def work(progress: Callable[[float], None]) -> None:
            after = after_of()
            for paper in left:
                papers[paper.name] = paper.render(state, progress, after)

        job = self._job = Job(work)
        job.failed.connect(self._failed)
        job.finished.connect(partial(self._finished, job))
        job.start()

    def _failed(self, error: Exception) -> None:
        """Asked for, they are made again, and what is wrong is said then; nobody has asked yet."""
        if not isinstance(error, Cancelled):
            self._rest.stop()

    def _finished(self, job: Job) -> None:
        if self._job is job:
            self._job = None
