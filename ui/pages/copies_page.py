"""The file and its copies: is it sound, where a second copy is kept in step, the snapshots and the way back to one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.jobs import Job
from ui.look.parts import button, frame, label, row
from ui.look.tokens import Look
from ui.models.text_rows import TextRows
from ui.open_day import OpenDay
from ui.pages.page import Page
from ui.pages.reading_table import table_of
from ui.settings import Settings
from workshop import dates
from workshop.kinds import KINDS
from workshop.snapshot import Snapshot as Records
from workshop.store import restoring
from workshop.store.compare import Difference, differences, summary
from workshop.store.keeper import Kept
from workshop.store.opening import read
from workshop.store.snapshots import Snapshot, snapshots
from workshop.store.trouble import TROUBLE
from workshop.store.trouble import sentence as trouble
from workshop.store.verify import Verdict
from workshop.tongue import tr

MOST = 200  # differences that are listed


class CopiesPage(Page):
    """Copies of this day."""

    title = tr("Is everything safe?")
    check_wanted = Signal()
    copy_wanted = Signal()
    move_wanted = Signal()
    open_wanted = Signal(object)  # a path
    replace_wanted = Signal(object)  # the path of a snapshot that was brought back

    def __init__(self, look: Look, day: OpenDay, settings: Settings) -> None:
        super().__init__(look, day, settings)
        self.found: list[Snapshot] = []
        self.brought: Path | None = None
        self._job: Job | None = None
        self._sure = False
        self.place = label("", "body", wrap=True)
        self.sound = label("", "body", wrap=True)
        self.second = label("", "body", wrap=True)
        self.check = button(tr("Check the file"), "quiet", clicked=self.check_wanted.emit)
        self.copy = button(tr("Save a copy…"), "quiet", clicked=self.copy_wanted.emit)
        self.elsewhere = button(tr("Go on in another place…"), "quiet", clicked=self.move_wanted.emit)
        self.choose = button(tr("Choose a second place…"), "quiet", clicked=self._choose)
        self.no_place = button(tr("Keep no second copy"), "quiet", clicked=lambda: self.use_place(None))
        self.rows = TextRows((tr("When"), tr("After"), tr("Size")))
        self.table = table_of(self.rows, look, tr("Snapshots, newest first"), (190, 150))
        self.now = button(tr("Make one now"), "quiet", clicked=self._now)
        self.differ = button(tr("What would change?"), "quiet", clicked=self.compare)
        self.bring = button(tr("Bring it back in a new file"), "primary", clicked=self.bring_back)
        self.open = button(tr("Open that file"), "quiet", clicked=self._open)
        self.swap = button(tr("Let it take this day’s place"), "quiet", clicked=self._swap)
        self.said = label("", "body", wrap=True)
        self.changes = TextRows((tr("What"), tr("How it differs")))
        self.change_table = table_of(self.changes, look, tr("What would change"), ())
        self._lay()
        day.kept.connect(self._kept)

    def _lay(self) -> None:
        px = self.look.px
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, px(8), 0, 0)
        layout.setSpacing(px(10))
        side = QHBoxLayout()
        side.setSpacing(px(10))
        side.addWidget(
            self._panel(tr("This file"), (self.place, self.sound), (self.check, self.copy, self.elsewhere)), 1
        )
        side.addWidget(self._panel(tr("Second copy"), (self.second,), (self.choose, self.no_place)), 1)
        layout.addLayout(side)
        layout.addWidget(label(tr("Snapshots"), "panel_heading"))
        tables = QHBoxLayout()
        tables.setSpacing(px(10))
        tables.addWidget(self.table, 2)
        tables.addWidget(self.change_table, 3)
        layout.addLayout(tables, 1)
        layout.addWidget(self.said)
        layout.addLayout(row(self.differ, self.bring, self.open, self.swap, None, self.now, gap=px(8)))
        self.table.selectionModel().currentChanged.connect(self._chosen)

    def _panel(self, heading: str, texts: tuple[QWidget, ...], buttons: tuple[QWidget, ...]) -> QWidget:
        px, panel = self.look.px, frame("panel", heading)
        inner = QVBoxLayout(panel)
        inner.setContentsMargins(px(14), px(10), px(14), px(10))
        inner.setSpacing(px(6))
        inner.addWidget(label(heading, "panel_heading"))
        for text in texts:
            inner.addWidget(text)
        inner.addStretch(1)
        inner.addLayout(row(*buttons, None, gap=px(8)))
        return panel

    # -- showing --
    def show_day(self, s: Records) -> None:  # noqa: ARG002 - it shows the file, not what is in it
        """How the copies stand."""
        self.place.setText(str(self.day.path))
        self._kept(self.day.copies)
        self._list()
        self._offer()

    def show_verdict(self, verdict: Verdict | None) -> None:
        """What the last check found."""
        self.sound.setText(verdict.sentence if verdict is not None else tr("It is being checked."))

    def _kept(self, kept: Kept) -> None:
        self.second.setText(_second_said(kept))
        self.no_place.setVisible(kept.place is not None)
        if self.isVisible():
            self._list()

    def _list(self) -> None:
        self.found = list(reversed(snapshots(self.day.path)))
        at = self.table.currentIndex().row()
        rows = [
            (
                f"{dates.short(s.at.date())} {s.at:%H:%M:%S}",
                tr("change {seq:,}").format(seq=s.seq),
                tr("{what:,} kB").format(what=max(1, s.size // 1000)),
            )
            for s in self.found
        ]
        self.rows.show(rows)
        if rows and not self.table.currentIndex().isValid():
            self.table.selectRow(min(max(at, 0), len(rows) - 1))
        if not rows and not self.said.text():
            self.said.setText(tr("None yet. One is made at each change of session, and every ten minutes of change."))

    def _offer(self) -> None:
        ready = bool(self.found) and self._job is None
        for b in (self.differ, self.bring):
            b.setEnabled(ready)
        for b in (self.open, self.swap):
            b.setVisible(self.brought is not None)
        self.now.setEnabled(self.day.only is None)
        self.elsewhere.setEnabled(self.day.only is None)
        self.choose.setEnabled(self.day.only is None)

    def busy(self) -> bool:
        """Whether a snapshot is being read or brought back."""
        return self._job is not None

    # -- doing --
    def _choose(self) -> None:
        found = QFileDialog.getExistingDirectory(self, tr("Where the second copy is kept"), str(Path.home()))
        if found:
            self.use_place(Path(found))

    def use_place(self, folder: Path | None) -> None:
        """Keep the second copy there from now on, also when this day is opened again; None for no longer."""
        self.settings.keep_second(self.day.path, folder)
        self.day.use_place(folder)

    def _now(self) -> None:
        self.day.snapshot_now()

    def _chosen(self) -> None:
        self.changes.show([])
        self._sure = False

    def _current(self) -> Snapshot | None:
        at = self.table.currentIndex().row()
        return self.found[at] if 0 <= at < len(self.found) else None

    def compare(self) -> None:
        """Show what this day and the chosen snapshot differ in."""
        kept, state = self._current(), self.day.state
        if kept is not None:
            self._run(lambda: differences(state, read(kept.path).state), self._compared)

    def _compared(self, found: list[Difference]) -> None:
        self.said.setText(
            tr("Between this day (here) and the snapshot (there): {summary}").format(summary=summary(found))
        )
        self.changes.show([(f"{KINDS[d.table].KIND.one}: {d.title}", _how(d)) for d in found[:MOST]])

    def bring_back(self) -> None:
        """The chosen snapshot as a file of its own, beside this day, which stays as it is."""
        kept, path = self._current(), self.day.path
        if kept is not None:
            self._run(lambda: restoring.into_new_file(kept, path), self._brought)

    def _brought(self, path: Path) -> None:
        self.brought = path
        self.said.setText(tr("It is in “{path}”. Nothing of this day has changed.").format(path=path.name))
        self._offer()

    def _open(self) -> None:
        if self.brought is not None:
            self.open_wanted.emit(self.brought)

    def _swap(self) -> None:
        if self.brought is None:
            return
        if not self._sure:
            self._sure = True
            self.said.setText(
                tr("This day is kept beside it under another name. Press once more to change their places.")
            )
            return
        self.replace_wanted.emit(self.brought)

    def _run(self, work: Callable[[], object], then: Callable[..., object]) -> None:
        if self._job is not None:
            return

        def job(progress: Callable[[float], None]) -> object:
            progress(0)
            return work()

        self._job = Job(job)
        self._job.succeeded.connect(then)
        self._job.failed.connect(self._failed)
        self._job.finished.connect(self._finished)
        self._offer()
        self._job.start()

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, TROUBLE):
            raise error
        self.said.setText(trouble(error, self.day.path))

    def _finished(self) -> None:
        self._job = None
        self._offer()


def _how(d: Difference) -> str:
    return ", ".join(d.fields) if d.way == "different" else d.way


def _second_said(kept: Kept) -> str:
    if kept.place is None:
        return tr(
            "None is kept. Choose a folder on a stick: a copy follows there, and the stick can be pulled any time."
        )
    at = tr(" as of {second_at:%H:%M:%S}").format(second_at=kept.second_at) if kept.second_at else ""
    said = {
        "begun": tr("It is being written."),
        "in step": tr("In step{at}.").format(at=at),
        "away": tr("It is not there. It catches up when it is back."),
        "went on": tr("Somebody went on with it elsewhere. It is left as it is."),
        "failed": tr("It can’t be written there. It is tried again."),
        "none": "",
    }[kept.second]
    return f"{kept.place}. {said}"
