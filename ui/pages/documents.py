"""Documents: what is made, for whom, what it holds and leaves out; then where it was written."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from ui.jobs import Cancelled, Job
from ui.look.chooser import Chooser
from ui.look.parts import button, label, row, scrolling
from ui.look.tokens import Look
from ui.open_day import OpenDay
from ui.pages.page import Page
from ui.pages.papers import CUE_SHEET, DECISION_SHEET, ENDING, HEADS, REPORT, SLIPS, Paper, Progress, name_of
from ui.settings import Settings
from workshop import commands as c
from workshop import named
from workshop.decide import Refused
from workshop.past import completed
from workshop.rehearsal import file_in
from workshop.snapshot import Snapshot
from workshop.tongue import tr

WIDEST = 760  # px
NAMES_ASKED: Final = tr("People in the papers")


class PaperPanel(QFrame):
    """One paper, written in the background."""

    def __init__(self, look: Look, day: OpenDay, paper: Paper, *, first: bool) -> None:
        super().__init__()
        self._look, self.day, self.paper = look, day, paper
        self.job: Job | None = None
        self.written: Path | None = None
        self.setProperty("role", "panel")
        self.setAccessibleName(paper.name)
        small = paper.name.lower()
        self.name = label(paper.name, "panel_heading")
        self.about = label(paper.about, "body", wrap=True)
        self.state = label("", "body", wrap=True)
        self.leaves_out = label(paper.leaves_out, "muted", wrap=True)
        self.place = label("", "muted", wrap=True)
        self.bar = QProgressBar()
        self.bar.setRange(0, 100)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Writing the {small}").format(small=small))
        self.bar.hide()
        self.said = label("", "body", wrap=True)
        self.said.hide()
        self.write = button(
            tr("Write the {small}").format(small=small), "primary" if first else "quiet", clicked=self.write_here
        )
        self.elsewhere = button(
            tr("Choose a place…"),
            "quiet",
            clicked=self._choose,
            name=tr("Choose a place for the {small}").format(small=small),
        )
        self.open = button(tr("Open it"), "quiet", clicked=self._open, name=tr("Open the {small}").format(small=small))
        self.folder = button(
            tr("Open the folder"),
            "quiet",
            clicked=self._open_folder,
            name=tr("Open its folder: {small}").format(small=small),
        )
        self._lay()

    def _lay(self) -> None:
        px = self._look.px
        inner = QVBoxLayout(self)
        inner.setContentsMargins(px(16), px(12), px(16), px(12))
        inner.setSpacing(px(6))
        for w in (self.name, self.about, self.state, self.leaves_out, self.place, self.bar, self.said):
            inner.addWidget(w)
        buttons = QHBoxLayout()
        for b in (self.write, self.elsewhere, self.open, self.folder):
            buttons.addWidget(b)
        buttons.addStretch(1)
        inner.addLayout(buttons)

    def target(self) -> Path:
        """Where it goes by itself: beside the day, with its name and date."""
        return file_in(self.day.state, self.day.path.with_name(name_of(self.day.state, self.paper)))

    def show_day(self, s: Snapshot) -> None:
        """What would be in it."""
        self.state.setText(self.paper.state(s))
        self.place.setText(tr("It goes to {target}").format(target=self.target()))
        for b in (self.open, self.folder):
            b.setVisible(self.written is not None)

    def _say(self, sentence: str) -> None:
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))

    def write_here(self) -> None:
        """Write it beside the day."""
        self.write_to(self.target())

    def _choose(self) -> None:
        where = tr("Where the {paper} goes").format(paper=self.paper.name.lower())
        found, _ = QFileDialog.getSaveFileName(
            self, where, str(self.target()), tr("PDF (*{ending})").format(ending=ENDING)
        )
        if found:
            self.write_to(Path(found))

    def write_to(self, path: Path) -> None:
        """Write it, in the background; the page stays usable."""
        if self.job is not None:
            return
        state, entries, write = self.day.state, self.day.store.entries, self.paper.write
        path = file_in(state, path)

        def work(progress: Progress) -> Path:
            write(state, path, progress, completed(entries, state))
            return path

        self.job = Job(work)
        self.job.progressed.connect(self._progress)
        self.job.succeeded.connect(self._succeeded)
        self.job.failed.connect(self._failed)
        self.job.finished.connect(self._finished)
        self.bar.setValue(0)
        self.bar.show()
        self._say(tr("Writing…"))  # the button stays as it is: the focus would go from one that can’t be pressed
        self.job.start()

    def _progress(self, done: float) -> None:
        self.bar.setValue(round(done * 100))

    def _succeeded(self, path: Path) -> None:
        self.written = path
        self._say(
            tr("The {paper} is written: {path}. It lies in {parent}.").format(
                paper=self.paper.name.lower(), path=path.name, parent=path.parent
            )
        )
        self.show_day(self.day.state)

    def _failed(self, error: Exception) -> None:
        what = tr("The {paper} was not written").format(paper=self.paper.name.lower())
        if isinstance(error, Cancelled):
            self._say(tr("Stopped. Nothing was written."))
        elif isinstance(error, OSError):
            why = error.strerror or tr("the place can’t be written to")
            self._say(tr("{what}: {why}. The day is safe. Choose another place.").format(what=what, why=why))
        else:
            self._say(tr("{what}: something in the program went wrong. The day is safe.").format(what=what))
            raise error

    def _finished(self) -> None:
        self.job = None
        self.bar.hide()

    def _open(self) -> None:
        if self.written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.written)))

    def _open_folder(self) -> None:
        if self.written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.written.parent)))


class DocumentsPage(Page):
    """The papers of the day."""

    title = tr("Documents")

    def __init__(self, look: Look, day: OpenDay, settings: Settings) -> None:
        super().__init__(look, day, settings)
        self.report = PaperPanel(look, day, REPORT, first=True)
        self.decision_sheet = PaperPanel(look, day, DECISION_SHEET, first=False)
        self.heads = PaperPanel(look, day, HEADS, first=False)
        self.cue_sheet = PaperPanel(look, day, CUE_SHEET, first=False)
        self.slips = PaperPanel(look, day, SLIPS, first=False)
        self.panels = (self.report, self.decision_sheet, self.slips, self.heads, self.cue_sheet)
        self.names = Chooser()
        self.names.setAccessibleName(NAMES_ASKED)
        for how, text in named.CHOICES.items():
            self.names.addItem(text, how)
        self.names.activated.connect(self._choose_names)
        self.names_said = label("", "muted", wrap=True)
        inside = QWidget()
        inside.setMaximumWidth(look.px(WIDEST))  # of all: a panel would be given the height that it needs when wider
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(10))
        column.addLayout(row(label(NAMES_ASKED, "field"), self.names, None, gap=look.px(12)))
        column.addWidget(self.names_said)
        for panel in self.panels:
            column.addWidget(panel)
        column.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, look.px(8), 0, 0)
        layout.addWidget(scrolling(inside, tr("Documents")))

    def show_day(self, s: Snapshot) -> None:
        """What would be in them."""
        self.names.setCurrentIndex(max(0, self.names.findData(named.chosen(s))))
        self.names_said.setText(named.said(s))
        for panel in self.panels:
            panel.show_day(s)

    def _choose_names(self, _: int) -> None:
        try:
            self.day.execute(c.Set(named.SETTING, self.names.currentData()), self)
        except Refused as e:
            self.names_said.setText(e.sentence)

    def busy(self) -> bool:
        """Whether one is being written."""
        return any(panel.job is not None for panel in self.panels)

    def write_to(self, path: Path) -> None:
        """Write the report to a place, in the background."""
        self.report.write_to(path)
