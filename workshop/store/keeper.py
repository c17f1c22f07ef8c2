"""The keeper of copies: on a thread of its own it makes snapshots and keeps the second place in step.

It gets an image of the file in memory from the writer, so that a slow stick never holds up a save.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from threading import Condition, Thread
from time import monotonic
from typing import Final, Literal

from workshop.clock import Clock
from workshop.kinds import Session as SessionOfDay
from workshop.places import is_there
from workshop.snapshot import Snapshot
from workshop.store import engine, reach, snapshots
from workshop.store.engine import Database
from workshop.store.note import COPY, LEFT, SECOND, Unreached, is_masked, may_be
from workshop.store.opening import NotOurs, reading
from workshop.store.reach import Struck
from workshop.store.second import Diverged, Mark, keep_in_step, mark_of, second_copy

EVERY_SECONDS: Final = 600.0  # of change
LOOK_SECONDS: Final = 5.0  # how often a second place that is away is looked for
PAUSE_SECONDS: Final = 1.0  # between two second copies


@dataclass(frozen=True, slots=True)
class Kept:
    """How the copies stand."""

    snapshot_at: datetime | None = None
    snapshot_error: Exception | None = None
    place: Path | None = None
    second_at: datetime | None = None  # of the state that the second copy holds
    unreached: tuple[Unreached, ...] = ()  # where struck words may still stand
    second: Literal["none", "begun", "in step", "away", "went on", "failed"] = "none"


class Keeper:
    """Makes copies of one day."""

    def __init__(
        self, path: Path, clock: Clock, report: Callable[[Kept], None], want: Callable[[], None], state: Snapshot
    ) -> None:
        """Begin, with the records as they are now; `want` asks the writer to show the file once more."""
        self._path, self._clock, self._report, self._want = path, clock, report, want
        self._turn = Condition()
        self._image: Database | None = None
        self._snapshot_due = self._second_due = self._stopping = False
        self._last = monotonic()  # of the snapshot before, by a clock that can't jump
        self._states = _states(state)
        self._older = False
        self._strikes: list[Struck] = []
        self._struck: Struck | None = None  # the last one
        self._there: tuple[Unreached, ...] = ()  # of those that could not be reached: what is there
        self._noted: Callable[[tuple[Unreached, ...]], None] = _nobody
        self._anything = False  # was saved since the day was opened
        self._written: Mark = None  # of the second copy, as it was left
        self.kept = Kept()
        self._thread = Thread(target=self._live, name="keeper", daemon=False)
        self._thread.start()

    def use_place(self, folder: Path | None) -> None:
        """From now on this folder is the second place; None for none."""
        with self._turn:
            self.kept = replace(self.kept, place=folder, second="begun" if folder else "none", second_at=None)
            self._second_due = folder is not None
            self._turn.notify()
        if folder is not None:
            self._want()

    def expect(self, unreached: tuple[Unreached, ...], noted: Callable[[tuple[Unreached, ...]], None]) -> None:
        """Where struck words may still stand, and who notes it when that changes."""
        with self._turn:
            self.kept, self._noted = replace(self.kept, unreached=unreached), noted

    def strike(self, struck: Struck) -> None:
        """Take struck words out of all copies, before another one is made; an image of before is none any more."""
        with self._turn:
            self._strikes.append(struck)
            self._struck = struck
            if self._image is not None:
                self._image.close()
                self._image = None
            if struck.words is not None:
                self._snapshot_due = True
                self._second_due = self.kept.place is not None
            self._turn.notify()

    def snapshot_now(self) -> None:
        """Make a snapshot as soon as possible, if anything has changed."""
        with self._turn:
            self._snapshot_due = True
        self._want()

    def saved(self, db: Database, state: Snapshot) -> None:
        """After each commit, on the writer's thread: show the keeper the file where something is due."""
        states, now = _states(state), monotonic()
        with self._turn:
            self._anything = True
            if states != self._states or now - self._last >= EVERY_SECONDS:
                self._states, self._last, self._snapshot_due = states, now, True
            self._second_due = self.kept.place is not None
            if self._image is not None:
                self._older = True  # what waits to be copied is behind already
                return
            if not (self._snapshot_due or self._second_due):
                return
        image = engine.memory()
        try:
            engine.backup(db, image)
        except engine.UNREADABLE as e:  # the save is done: what it was can't be read back is told, and changes nothing
            image.close()
            self._say(snapshot_error=e)
            return
        with self._turn:
            self._image = image
            self._turn.notify()

    def stop(self) -> None:
        """Finish what is being copied, bring both kinds of copies up to date from the file, and end."""
        with self._turn:
            self._stopping = True
            self._turn.notify()
        self._thread.join()

    # -- on the keeper's thread --
    def _live(self) -> None:
        while True:
            with self._turn:
                self._turn.wait_for(lambda: self._image is not None or self._strikes or self._stopping, LOOK_SECONDS)
                strikes, self._strikes = self._strikes, []
                image, self._image = self._image, None
                snapshot_due, second_due, stopping = self._snapshot_due, self._second_due, self._stopping
                if image is not None:
                    self._snapshot_due, self._second_due, self._older = False, self._second_due and self._older, False
            for struck in strikes:
                self._strike(struck)
            if strikes and image is None:
                continue
            if image is not None:
                self._copy(image, snapshot=snapshot_due, second=second_due)
            elif stopping:
                self._last_copies(second=second_due or self.kept.second in ("away", "failed"))
                return
            elif self._struck is not None and self._left_is_back():
                self.strike(self._struck)
            elif self._is_back() or self._is_another():
                self._want()

    def _last_copies(self, *, second: bool) -> None:
        """The file is closed: what was saved last is copied too."""
        if not self._anything:
            return
        image = engine.memory()
        try:
            with reading(self._path) as db:
                engine.backup(db, image)
        except (*engine.UNREADABLE, NotOurs, OSError) as e:
            image.close()
            self._say(snapshot_error=e)
            return
        self._copy(image, snapshot=True, second=second)

    def _copy(self, image: Database, *, snapshot: bool, second: bool) -> None:
        try:
            if snapshot:
                self._take(image)
            if second and self.kept.place is not None:
                self._step(image, self.kept.place)
                with self._turn:
                    self._turn.wait_for(lambda: self._stopping, PAUSE_SECONDS)
        finally:
            image.close()
        if self._second_due and not self._stopping:
            self._want()

    def _strike(self, struck: Struck) -> None:
        try:
            found = reach.clean_all(self._path, struck)
        except Exception:  # noqa: BLE001 - whatever lies in the folder, copies go on being made, and it is named
            found = [Unreached(COPY, reach.masked(self._path.parent.name, struck, self._path))]
        place = self.kept.place
        if place is not None and is_there(place) and self._clean_second(place, struck):
            found += reach.papers_in(place, struck)
            away = [u for u in self.kept.unreached if u.what == SECOND and not _is(u, place)]
        else:
            away = [u for u in self.kept.unreached if u.what == SECOND]
            away += [Unreached(SECOND, reach.masked(str(place), struck, self._path))] if place is not None else []
        known = (*(u for u in self.kept.unreached if u.what != SECOND), *away)
        if struck.words is None:
            left = reach.kept_of(found, known, self._path)
        else:
            left = [*found, *reach.still_left(known, struck, self._path)]
        self._reached(left)

    def _clean_second(self, place: Path, struck: Struck) -> bool:
        done = [reach.clean_second(second_copy(p, place), struck) for p in (self._path, *struck.places)]
        return all(done)

    def _reached(self, left: Sequence[Unreached]) -> None:
        """What could not be reached is known anew."""
        found = tuple(dict.fromkeys(left))
        self._say(unreached=found)
        self._noted(found)

    def _take(self, image: Database) -> None:
        at = self._clock.now()
        try:
            made = snapshots.take(image, self._path, at)
        except Exception as e:  # noqa: BLE001 - reported; the day goes on without it
            self._say(snapshot_error=e)
        else:
            if made is not None:
                self._say(snapshot_at=at, snapshot_error=None)

    def _step(self, image: Database, place: Path) -> None:
        at = self._clock.now()
        if not is_there(place):
            self._say(second="away")
            return
        try:
            self._written = keep_in_step(image, self._path, place)
            if any(_is(u, place) for u in self.kept.unreached):
                self._reached([u for u in self.kept.unreached if not _is(u, place)])
        except Diverged:
            self._say(second="went on")
        except Exception:  # noqa: BLE001 - reported; the day goes on without it
            self._say(second="failed" if is_there(place) else "away")
        else:
            self._say(second="in step", second_at=at)

    def _left_is_back(self) -> bool:
        """Whether a stick is there again on which the day lay before it went on here."""
        there = tuple(u for u in self.kept.unreached if u.what == LEFT and is_there(Path(u.where)))
        was, self._there = self._there, there
        return bool(set(there) - set(was))  # once: what is there and can't be cleaned waits until it is asked for

    def _is_back(self) -> bool:
        place = self.kept.place
        return place is not None and self.kept.second in ("away", "failed") and is_there(place)

    def _is_another(self) -> bool:
        """Whether the second copy is not the one that was written: its stick was pulled, or put in a moment later."""
        place = self.kept.place
        if place is None or self.kept.second != "in step":
            return False
        found = mark_of(second_copy(self._path, place))
        if found is not None and found == self._written:
            return False
        if not is_there(place):
            self._say(second="away")
            return False
        with self._turn:
            self._second_due = True
        return True

    def _say(self, **now: object) -> None:
        with self._turn:  # the writer's thread says something too, where the file can't be read back
            self.kept = kept = replace(self.kept, **now)  # type: ignore[arg-type]
        self._report(kept)


def _is(u: Unreached, place: Path) -> bool:
    """Whether a second place that could not be reached is this one."""
    return u.what == SECOND and (u.where == str(place) or (is_masked(u.where) and may_be(u.where, str(place))))


def _nobody(unreached: tuple[Unreached, ...]) -> None:
    """Nobody notes it."""


def _states(state: Snapshot) -> tuple[str | None, ...]:
    """Which sessions are done, which runs."""
    return tuple(s.state for s in state.every(SessionOfDay))
