"""The close: what the empty Enter begins there, the papers made by one key, what is open when somebody leaves (W13)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from ui.jobs import Job
from ui.pages.papers import AT_THE_CLOSE, folder_of, name_of, put
from workshop import commands as c
from workshop import dates
from workshop.boards.closing import (
    MADE,
    SCREEN,
    Stick,
    as_made,
    closing_runs,
    jobs,
    made_papers,
    next_job,
    still_open,
)
from workshop.decide import Refused
from workshop.lasting import copy_bytes
from workshop.past import completed
from workshop.places import is_there
from workshop.rehearsal import file_in
from workshop.tongue import tr
from workshop.words import spelled

if TYPE_CHECKING:
    from ui.day.window import DayWindow

ALREADY: Final = tr("The papers are being made.")
_STATES: Final[dict[str, Stick]] = {"begun": "being written", "away": "away", "failed": "away", "went on": "left"}


class Closing(QObject):
    """The close of one window."""

    def __init__(self, window: DayWindow) -> None:
        super().__init__(window)
        self._w = window
        self._job: Job | None = None
        self._waits_for_stick = False
        window.day.kept.connect(lambda _: self._kept())
        window.day.saved.connect(lambda *_: self._kept())

    # -- how it stands --
    def here(self) -> bool:
        """Whether the board of the close is looked at, with nothing over it."""
        w = self._w
        return w.desk.plan.screen == SCREEN and w.stage.on_board() and w.desk.walk is None and not w.piling.open

    def stick(self) -> Stick:
        """How the second copy stands: in step only with all that is saved."""
        kept, day = self._w.day.copies, self._w.day
        if kept.place is None:
            return "none"
        if kept.second == "in step":
            behind = day.saved_at is not None and (kept.second_at is None or kept.second_at < day.saved_at)
            return "being written" if behind or day.store.waiting() else "in step"
        return _STATES.get(kept.second, "none")

    def hint(self) -> str:
        """`Enter: the ask`, for the line; empty where it begins nothing."""
        if not self.here():
            return ""
        job = next_job(jobs(self._w.day.state, self.stick()))
        if job is None or job.act == "words":
            return ""
        return tr("Enter: {job}{job2}").format(job=job.title[:1].lower(), job2=job.title[1:])

    def open_jobs(self) -> str:
        """What is open, as a sentence; empty elsewhere than in the close, and where all is done."""
        return still_open(jobs(self._w.day.state, self.stick())) if closing_runs(self._w.day.state) else ""

    def in_the_way(self) -> str:
        """What is said once before the window closes while the close runs; it never keeps anybody."""
        found = self.open_jobs() if self._w.day.only is None else ""
        return (
            tr("{found} Close again to leave it so; Enter on the board goes on.").format(found=found) if found else ""
        )

    def _kept(self) -> None:
        """The copies stand otherwise."""
        if self._w.stage.board_of(SCREEN) is not None and self.here():
            self._w.stage.show_day()
        if self._waits_for_stick and self.stick() == "in step":
            self._waits_for_stick = False
            self._say_where()

    # -- doing --
    def enter(self) -> bool:
        """Begin the first job that is open; whether there was one."""
        job = next_job(jobs(self._w.day.state, self.stick())) if self.here() else None
        if job is None:
            return False
        self.begin(job.key)
        return True

    def begin(self, key: str) -> None:
        """Begin a job by its key."""
        job = next((j for j in jobs(self._w.day.state, self.stick()) if j.key == key), None)
        if job is None:
            return
        if job.act in {"notice", "sign-off", "the ask"}:
            if not self._w.walking.begin(job.act):
                self._w.say(tr("Nobody is in the room yet: there is nobody to ask."), "doubt")
        elif job.act == "words" or not job.act:
            self._w.say(f"{job.said}.".replace("..", ".").replace("?.", "?"))
        else:
            self._w.doing.do({"count": "count", "papers": "papers", "reveal": "reveal"}[job.act])
        if self._w.desk.page is None:
            self._w.line.edit.setFocus()

    def papers(self) -> None:
        """Make all papers, beside the day and on the stick; then one sentence says where they lie.

        Raises:
            Refused: they are being made.
        """
        if self._job is not None:
            raise Refused(ALREADY)
        day = self._w.day
        state, entries, place = day.state, day.store.entries, day.copies.place
        beside = day.path.parent
        made = [file_in(state, beside / name_of(state, paper)) for paper in AT_THE_CLOSE]
        ready = self._w.ahead.take()

        def work(progress: Callable[[float], None]) -> tuple[Path, int]:
            after, n = completed(entries, state), len(AT_THE_CLOSE)
            for at, paper in enumerate(AT_THE_CLOSE):
                told = partial(_part_of, progress, at / n, n)
                put(ready.get(paper.name) or paper.render(state, told, after), state, made[at])
            where = _copied(folder_of(state, place), made) if place else None
            return where or beside, n

        self._job = Job(work)
        self._job.succeeded.connect(self._made)
        self._job.failed.connect(self._failed)
        self._job.finished.connect(self._finished)
        self._w.say(tr("Making the papers…"))
        self._job.start()

    def busy(self) -> bool:
        """Whether papers are being made."""
        return self._job is not None

    def _made(self, found: tuple[Path, int]) -> None:
        where, many = found
        day = self._w.day
        if day.only is None:
            at = dates.clock(day.now().time())
            day.execute(c.Set(MADE, as_made(day.state, at, many, str(where))), self)
        self._waits_for_stick = self.stick() == "being written"
        self._say_where()

    def _say_where(self) -> None:
        """One sentence: what lies where, and whether the stick can come out."""
        made = made_papers(self._w.day.state)
        if made is None:
            return
        n = tr("{kind} papers").format(kind=spelled(made.many).capitalize()) if made.many != 1 else tr("One paper")
        stick, place = self.stick(), self._w.day.copies.place
        if place is None or stick in {"none", "away", "left"} or not made.where.startswith(str(place)):
            later = tr(" The stick is out: it gets them when they are made again.") if stick == "away" else ""
            self._w.say(tr("{n} lie in {where}.{later}").format(n=n, where=made.where, later=later))
            return
        whole = tr("{n} and a second copy are on {place}, folder {path}.").format(
            n=n, place=place, path=Path(made.where).name
        )
        self._w.say(
            tr("{whole} The stick can come out.").format(whole=whole)
            if stick == "in step"
            else tr("{whole} Leave the stick in.").format(whole=whole)
        )

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, OSError):
            self._w.say(tr("The papers were not made: something in the program went wrong. The day is safe."), "doubt")
            raise error
        why = error.strerror or tr("the place can’t be written to")
        self._w.say(
            tr("The papers were not made: {why}. The day is safe. /documents writes them elsewhere.").format(why=why),
            "doubt",
        )

    def _finished(self) -> None:
        self._job = None
        self._w.refresh()


def _part_of(progress: Callable[[float], None], before: float, n: int, done: float) -> None:
    """How much of all papers is done, when one of them says how much of it is."""
    progress(before + done / n)


def _copied(folder: Path, papers: list[Path]) -> Path | None:
    """The papers on the stick too; None where it is not there or takes none: they lie beside the day."""
    if not is_there(folder.parent):
        return None
    try:
        folder.mkdir(exist_ok=True)
        for paper in papers:
            copy_bytes(paper, folder / paper.name)
    except OSError:
        return None
    return folder
