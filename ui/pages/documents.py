"""Documents: what is made, for whom, what it holds and leaves out; then where it was written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QProgressBar, QVBoxLayout

from ui.jobs import Cancelled, Job
from ui.look.parts import button, frame, label
from ui.look.tokens import Look
from ui.open_day import OpenDay
from ui.pages.page import Page
from ui.settings import Settings
from workshop.formulas.severity import BLOCKING, severity
from workshop.kinds import Gap
from workshop.places import file_name
from workshop.snapshot import Snapshot
from workshop.views.titles import short_title
from workshop.words import counted

ENDING = ".pdf"


class DocumentsPage(Page):
    """The report, written in the background."""

    title = "Documents"

    def __init__(self, look: Look, day: OpenDay, settings: Settings) -> None:
        super().__init__(look, day, settings)
        self.job: Job | None = None
        self.written: Path | None = None
        self.panel = frame("panel")
        self.name = label("Report", "panel_heading")
        self.about = label(
            "Two pages for decision makers, then annexes: datasets, use cases, value, risks both ways, decisions with "
            "dissent, actions, parking lot, attendance and authority. A tagged PDF that a screen reader can read.",
            "body",
            wrap=True,
        )
        self.state = label("", "body", wrap=True)
        self.leaves_out = label(
            "Left out: contacts, where owners stand, comments and private notes. Names are in it.", "muted", wrap=True
        )
        self.place = label("", "muted", wrap=True)
        self.bar = QProgressBar()
        self.bar.setRange(0, 100)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Writing the report")
        self.bar.hide()
        self.said = label("", "body", wrap=True)
        self.said.hide()
        self.write = button("Write the report", "primary", clicked=self.write_here)
        self.elsewhere = button("Choose a place…", "quiet", clicked=self._choose)
        self.open = button("Open it", "quiet", clicked=self._open)
        self.folder = button("Open the folder", "quiet", clicked=self._open_folder)
        self._lay()

    def _lay(self) -> None:
        px = self.look.px
        inner = QVBoxLayout(self.panel)
        inner.setContentsMargins(px(16), px(14), px(16), px(14))
        inner.setSpacing(px(8))
        for w in (self.name, self.about, self.state, self.leaves_out, self.place, self.bar, self.said):
            inner.addWidget(w)
        buttons = QHBoxLayout()
        for b in (self.write, self.elsewhere, self.open, self.folder):
            buttons.addWidget(b)
        buttons.addStretch(1)
        inner.addLayout(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, px(8), 0, 0)
        layout.addWidget(self.panel)
        layout.addStretch(1)
        self.panel.setMaximumWidth(px(760))

    def target(self) -> Path:
        """Where the report goes by itself: beside the day, with its name and date."""
        s = self.day.state
        date = f" {s.workshop.date:%Y-%m-%d}" if s.workshop.date else ""
        return self.day.path.with_name(file_name(f"{short_title(s.workshop.title)}{date} report", ENDING))

    def show_day(self, s: Snapshot) -> None:
        """What would be in it."""
        open_ = [g for g in s.all(Gap) if g.status == "open"]
        blocking = sum(severity(s, g) == BLOCKING for g in open_)
        parts = [f"{counted(blocking, 'blocking question')} inside"] if blocking else ["ready"]
        parts += ["no pilot chosen yet"] if s.pilot is None else []
        self.state.setText(f"State: {', '.join(parts)}.")
        self.place.setText(f"It goes to {self.target()}")
        for b in (self.open, self.folder):
            b.setVisible(self.written is not None)

    def _say(self, sentence: str) -> None:
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))

    def busy(self) -> bool:
        """Whether the report is being written."""
        return self.job is not None

    def write_here(self) -> None:
        """Write it beside the day."""
        self.write_to(self.target())

    def _choose(self) -> None:
        found, _ = QFileDialog.getSaveFileName(self, "Where the report goes", str(self.target()), f"PDF (*{ENDING})")
        if found:
            self.write_to(Path(found))

    def write_to(self, path: Path) -> None:
        """Write it, in the background; the page stays usable."""
        if self.job is not None:
            return
        state = self.day.state

        def work(progress: Callable[[float], None]) -> Path:
            from workshop import report  # noqa: PLC0415 - it takes a tenth of a second, and only here

            report.write(state, path, progress)
            return path

        self.job = Job(work)
        self.job.progressed.connect(self._progress)
        self.job.succeeded.connect(self._succeeded)
        self.job.failed.connect(self._failed)
        self.job.finished.connect(self._finished)
        self.bar.setValue(0)
        self.bar.show()
        self.write.setEnabled(False)
        self._say("Writing…")
        self.job.start()

    def _progress(self, done: float) -> None:
        self.bar.setValue(round(done * 100))

    def _succeeded(self, path: Path) -> None:
        self.written = path
        self._say(f"The report is written: {path.name}. It lies in {path.parent}.")
        self.show_day(self.day.state)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Cancelled):
            self._say("Stopped. Nothing was written.")
        elif isinstance(error, OSError):
            why = error.strerror or "the place can’t be written to"
            self._say(f"The report was not written: {why}. The day is safe. Choose another place.")
        else:
            self._say("The report was not written: something in the program went wrong. The day is safe.")
            raise error

    def _finished(self) -> None:
        self.job = None
        self.bar.hide()
        self.write.setEnabled(True)

    def _open(self) -> None:
        if self.written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.written)))

    def _open_folder(self) -> None:
        if self.written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.written.parent)))
