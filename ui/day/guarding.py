"""What stands between a day and its file, watched: who else has it, is it sound, saved, copied, is there room left."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.day.banner import Standing
from ui.jobs import Job
from workshop import dates
from workshop.places import ENDING, free_name
from workshop.store.lock import QUIET_SECONDS, Holder
from workshop.store.salvage import Salvage, salvage
from workshop.store.second import is_second_copy, name_of_day
from workshop.store.siblings import Sibling, siblings
from workshop.store.trouble import TROUBLE, cant_save, sentence_of_copy
from workshop.store.verify import Verdict, verify
from workshop.store.whole import copy_whole
from workshop.tongue import tr

if TYPE_CHECKING:
    from ui.open_day import OpenDay

LITTLE: Final = 200_000_000  # bytes free on the disk from which on it is said
LOOK_MS: Final = 30_000  # how often the disk and the folder are looked at


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found in the background."""

    verdict: Verdict | None
    others: tuple[Sibling, ...]
    free: int | None


class Guarding(QObject):
    """Watches one open day."""

    changed = Signal()  # something else stands, or no longer
    wants_open = Signal(object)  # a path: another file is to be opened
    wants_over = Signal(object)  # a Holder or None: this day is to be opened again, in their place
    said = Signal(str)

    def __init__(self, day: OpenDay, window: QWidget) -> None:
        super().__init__(window)
        self._day, self._window = day, window
        self.looked = Looked(None, (), None)
        self._kept_apart: Standing | None = None  # after somebody else has taken the day over
        self._job: Job | None = None
        self._later: Callable[[], None] | None = None  # what was asked for while it runs
        self._new = day.path  # the file that the job makes, if any
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        day.failed.connect(self._failed)
        day.saved.connect(self.changed)
        day.kept.connect(self.changed)
        day.watched.connect(self.changed)
        day.moved.connect(self.look)

    # -- looking --
    def look(self, *, pages: bool = False) -> None:
        """Look at the disk and the folder; with `pages`, check the whole file too. In the background."""
        if self._job is not None or self._day.error is not None:
            return
        path, entries, before = self._day.path, self._day.store.entries, self.looked

        def work(progress: Callable[[float], None]) -> Looked:
            progress(0)
            verdict = verify(path) if pages else before.verdict
            return Looked(verdict, tuple(siblings(path, entries)), _free(path))

        self._run(work, self._found)

    def check(self) -> None:
        """Check the whole file."""
        self.look(pages=True)

    def _run(
        self, work: Callable[[Callable[[float], None]], object], then: Callable[..., object], new: Path | None = None
    ) -> None:
        if self._job is not None:
            self._later = lambda: self._run(work, then, new)
            return
        self._job, self._new = Job(work), new or self._day.path
        self._job.succeeded.connect(then)
        self._job.failed.connect(self._went_wrong)
        self._job.finished.connect(self._finished)
        self._job.start()

    def busy(self) -> bool:
        """Whether something is done in the background."""
        return self._job is not None

    def _finished(self) -> None:
        self._job, later, self._later = None, self._later, None
        if later is not None:
            later()

    def _found(self, looked: Looked) -> None:
        self.looked = looked
        self.changed.emit()

    def _went_wrong(self, error: Exception) -> None:
        if not isinstance(error, TROUBLE):
            raise error
        self.said.emit(sentence_of_copy(error, self._day.path, self._new))

    def _failed(self, _: Exception) -> None:
        if self._day.taken_over is not None:
            self.keep_mine()
        self.changed.emit()

    def stop(self) -> None:
        """The day is closed."""
        self._timer.stop()

    # -- what stands --
    def standing(self) -> list[Standing]:
        """What is to be said, the weightiest first."""
        day = self._day
        found = [self._only_looked(), self._not_saved(), self._kept_apart, self._damaged()]
        found += [*map(self._other, self.looked.others), self._second(), self._little(), self._is_second()]
        return [s for s in found if s is not None and (day.only is None or s.key in ("only", "damaged"))]

    def _only_looked(self) -> Standing | None:
        only = self._day.only
        if only is None:
            return None
        copy = (tr("Save a copy…"), self.save_copy)
        if only.why == "newer":
            text = tr("This day was made by a newer program. It opens for reading. Nothing in it will change.")
            return Standing("only", text, (copy,))
        if only.why == "place":
            text = tr(
                "This day lies where nothing can be written. You can look at all of it. Save a copy to go on in it."
            )
            return Standing("only", text, (copy,))
        if self._day.may_take_over:
            text = tr("{who} no longer gives a sign of life. Take it over, and this file goes on here.").format(
                who=_who(self._day.holder)
            )
            if self._day.holder is None:
                text = tr("Nobody has this day open any more. Open it here to go on.")
            over = (tr("Open it here") if self._day.holder is None else tr("Take over"), self._take_over)
            return Standing("only", text, (over, copy))
        left = max(1, round(QUIET_SECONDS - self._day.quiet_for))
        wait = (
            tr(" Without a sign of life it can be taken over in {left} s.").format(left=left)
            if self._day.quiet_for > 8
            else ""
        )
        text = tr("{who} has this day open{since}. You see what was last saved.").format(
            who=_who(self._day.holder), since=_since(self._day.holder)
        )
        return Standing("only", f"{text}{wait}", (copy,))

    def _not_saved(self) -> Standing | None:
        error = self._day.error
        if error is None or self._day.taken_over is not None:
            return None
        at = self._day.saved_at
        since = tr(" since {at:%H:%M}").format(at=at) if at else ""
        text = tr("Not saved{since}: {cant_save} Everything is still here.").format(
            since=since, cant_save=cant_save(error, self._day.path)
        )
        return Standing("error", text, ((tr("Try again"), self._day.retry), (tr("Another place…"), self.another_place)))

    def _damaged(self) -> Standing | None:
        verdict = self.looked.verdict
        if verdict is None or verdict.whole:
            return None
        text = tr("{sentence} Open a repaired copy; the damaged file stays as it is.").format(sentence=verdict.sentence)
        return Standing("damaged", text, ((tr("Make a repaired copy"), self.repair),), may_go=True)

    def _other(self, other: Sibling) -> Standing | None:
        if not other.more or is_second_copy(other.path):
            return None
        open_it = (tr("Open it"), lambda: self.wants_open.emit(other.path))
        return Standing(f"other {other.path}", other.sentence, (open_it,), may_go=True)

    def _second(self) -> Standing | None:
        copies = self._day.copies
        if copies.second == "went on":
            text = tr(
                "Somebody went on with the second copy elsewhere. It was left as it is, and is not kept in step now."
            )
            return Standing("second", text, (), may_go=True)
        if copies.second in ("away", "failed"):
            why = tr("is not there") if copies.second == "away" else tr("can’t be written")
            text = tr("The second copy in {place} {why}. All is saved here; it catches up when it is back.").format(
                place=copies.place, why=why
            )
            return Standing("second away", text, (), may_go=True)
        if copies.snapshot_error is not None:
            text = tr("No snapshot could be made. The day itself is saved. Earlier snapshots are all still there.")
            return Standing("snapshot", text, (), may_go=True)
        return None

    def _little(self) -> Standing | None:
        if self.looked.free is None or self.looked.free >= LITTLE:
            return None
        room = tr("{free} MB").format(free=self.looked.free // 1000000)
        text = tr("Only {room} free on this disk. All is saved. Make room, or go on in another place.").format(
            room=room
        )
        return Standing("disk", text, ((tr("Another place…"), self.another_place),), may_go=True)

    def _is_second(self) -> Standing | None:
        if not is_second_copy(self._day.path):
            return None
        text = tr(
            "This is the second copy of a day. If you go on here, this file counts, not the one on the other laptop."
        )
        return Standing("is second", text, (), may_go=True)

    # -- what can be done --
    def _take_over(self) -> None:
        self.wants_over.emit(self._day.holder)

    def keep_mine(self) -> None:
        """Somebody has taken the day over: go on in a copy that holds everything typed here."""
        error, path = self._day.taken_over, self._day.path
        if error is None:
            return
        copy = free_name(path.parent, f"{path.stem} (kept here {self._day.now():%H-%M})", ENDING)
        self._day.continue_in(copy)
        who = _who(error.holder) if error.holder else tr("Another program")
        text = tr(
            "{who} has taken this day over. All that was typed here goes on in “{copy}”. Compare them later."
        ).format(who=who, copy=copy.name)
        self._kept_apart = Standing("apart", text, (), may_go=True)

    def another_place(self) -> None:
        """Choose where the day goes on."""
        found = self._ask_for(tr("Where the day goes on"), name_of_day(self._day.path))
        if found is not None:
            self.go_on_in(found)

    def go_on_in(self, path: Path) -> None:
        """Go on there, with everything; where a file is already, under a name that is free."""
        to = free_name(path.parent, path.stem, ENDING) if path.exists() else path
        self._day.continue_in(to)
        self.said.emit(tr("The day goes on in {to}").format(to=to))
        self.changed.emit()

    def save_copy(self) -> None:
        """Choose where a copy goes; it is opened, where this day can only be looked at."""
        found = self._ask_for(
            tr("Where the copy goes"), tr("{stem} (copy){ending}").format(stem=self._day.path.stem, ending=ENDING)
        )
        if found is not None:
            self.copy_to(found)

    def copy_to(self, path: Path) -> None:
        """A copy of what was last saved, in the background."""
        source = self._day.path

        def work(progress: Callable[[float], None]) -> Path:
            progress(0)
            copy_whole(source, path)
            return path

        self._run(work, self._copied, path)

    def _copied(self, made: Path) -> None:
        self.said.emit(tr("Copied to {made}").format(made=made))
        if self._day.only is not None:
            self.wants_open.emit(made)

    def repair(self) -> None:
        """Save what can be saved into a new file beside this one, and open it."""
        path, at = self._day.path, self._day.now()
        new = free_name(path.parent, f"{path.stem} (repaired)", ENDING)

        def work(progress: Callable[[float], None]) -> tuple[Path, Salvage]:
            progress(0)
            return new, salvage(path, new, at)

        self._run(work, self._repaired, new)

    def _repaired(self, made: tuple[Path, Salvage]) -> None:
        new, report = made
        self.said.emit(report.sentence)
        self.wants_open.emit(new)

    def _ask_for(self, title: str, name: str) -> Path | None:
        found, _ = QFileDialog.getSaveFileName(
            self._window, title, str(Path.home() / name), tr("Workshop (*{ending})").format(ending=ENDING)
        )
        return Path(found).with_suffix(ENDING) if found else None


def _who(holder: Holder | None) -> str:
    return (
        tr("{who} on {laptop}").format(who=holder.who, laptop=holder.laptop) if holder is not None else tr("Somebody")
    )


def _since(holder: Holder | None) -> str:
    at = holder.since_when if holder is not None else None
    return tr(" since {clock}").format(clock=dates.clock(at.time())) if at is not None else ""


def _free(path: Path) -> int | None:
    try:
        return shutil.disk_usage(path.parent).free
    except OSError:
        return None
