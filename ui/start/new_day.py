"""Three questions to start a day, and where it is put (interaction.md W24)."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path

from PySide6.QtCore import QStorageInfo, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from ui.look.parts import button, label
from ui.look.tokens import Look
from ui.start.places import documents
from workshop import commands as c
from workshop import dates
from workshop.kinds import Organisation
from workshop.people_lines import organisation_of
from workshop.places import ENDING, free_name, warnings
from workshop.playbook.load import bundled
from workshop.snapshot import Snapshot
from workshop.words import one_line

MARKING = "OFFICIAL"
FINISH = time(16, 45)
WIDTH = 820  # px


class NewDay(QWidget):
    """The question, the organisations, the finish; everything else has a default."""

    begun = Signal(object, object)  # Path, commands.NewDay
    back = Signal()

    def __init__(self, look: Look, now: datetime) -> None:
        super().__init__()
        self._look, self._now = look, now
        self.question = QPlainTextEdit()
        self.question.setPlaceholderText("How can we … without …?")
        self.question.setAccessibleName("The question")
        self.organisations = QPlainTextEdit()
        self.organisations.setPlaceholderText("One a line, or paste them")
        self.organisations.setAccessibleName("Who is in the room")
        self.finish = QLineEdit(dates.clock(FINISH))
        self.finish.setAccessibleName("Finish")
        self.finish.setFixedWidth(look.px(90))
        self.place = QLineEdit(str(self._proposed(documents())))
        self.place.setAccessibleName("Where the day is put")
        self.warning = label("", "field_note", wrap=True)
        self.said = label("", "field_error", wrap=True)
        self.begin = button("Begin the day", "primary", clicked=self._begin)
        self._lay()
        for box in (self.question, self.organisations):
            box.setTabChangesFocus(True)
        self.place.textChanged.connect(self._warn)
        self._warn()

    def _lay(self) -> None:
        px = self._look.px
        column = QWidget()
        column.setMaximumWidth(px(WIDTH))
        around = QHBoxLayout(self)
        around.setContentsMargins(px(56), px(32), px(56), px(24))
        around.addWidget(column, 1000)
        around.addStretch(1)
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(6))
        layout.addWidget(label("Start a day", "large"))
        layout.addSpacing(px(6))
        for text, box, tall in (
            ("1  What is the question?", self.question, 62),
            ("2  Who is in the room? One organisation a line.", self.organisations, 150),
        ):
            head = label(text, "question_heading")
            head.setBuddy(box)
            layout.addWidget(head)
            box.setFixedHeight(px(tall))
            layout.addWidget(box)
        head = label("3  When does it finish?", "question_heading")
        head.setBuddy(self.finish)
        layout.addWidget(head)
        layout.addWidget(self.finish)
        layout.addSpacing(px(8))
        where = label("It is kept in this file", "muted")
        where.setBuddy(self.place)
        layout.addWidget(where)
        row = QHBoxLayout()
        row.addWidget(self.place, 1)
        row.addWidget(button("Choose a folder…", "quiet", clicked=self._choose))
        layout.addLayout(row)
        for w in (self.warning, self.said):
            layout.addWidget(w)
        foot = QHBoxLayout()
        foot.addWidget(button("Back", "quiet", clicked=self.back.emit))
        foot.addStretch(1)
        foot.addWidget(self.begin)
        layout.addStretch(1)
        layout.addLayout(foot)

    def _proposed(self, folder: Path) -> Path:
        return free_name(folder, f"Pilot day {self._now:%Y-%m-%d}", ENDING)

    def _choose(self) -> None:
        found = QFileDialog.getExistingDirectory(self, "Where the day is put", str(Path(self.place.text()).parent))
        if found:
            self.place.setText(str(self._proposed(Path(found))))

    def _warn(self) -> None:
        """What speaks against the place, in words."""
        folder = Path(self.place.text()).parent
        storage = QStorageInfo(str(folder))
        kind = bytes(storage.fileSystemType().data()).decode("ascii", "ignore") if storage.isValid() else ""
        self.warning.setText(" ".join(warnings(folder, kind)))
        self.warning.setVisible(bool(self.warning.text()))

    # -- beginning --
    def _begin(self) -> None:
        question = one_line(self.question.toPlainText())
        names = [x for x in self.organisations.toPlainText().splitlines() if x.strip()]
        end = dates.read_time(self.finish.text())
        path = Path(self.place.text()).expanduser()
        if path.suffix != ENDING:
            path = path.with_name(path.name + ENDING)
        problem = (
            "Write the question first. One sentence is enough."
            if not question
            else "Name at least one organisation."
            if not names
            else "The finish is a time such as 16:45."
            if end is None
            else f"“{path.name}” is there already. Choose another name."
            if path.exists()
            else ""
        )
        self.said.setText(problem)
        if problem:
            (self.question if not question else self.organisations if not names else self.finish).setFocus()
            return
        self.begun.emit(path, new_day(question, names, end, self._now.date()))

    def refuse(self, sentence: str) -> None:
        """Say why it could not begin; all that was typed stays."""
        self.said.setText(sentence)


def new_day(question: str, names: list[str], end: time | None, day: date) -> c.NewDay:
    """The command for three answers; a short name is proposed for each organisation."""
    s, orgs = Snapshot.of(), list[dict[str, object]]()
    for line in names:
        values = organisation_of(s, line)
        orgs.append(values)
        s = Snapshot.of(Organisation(id=str(i), short=str(o["short"])) for i, o in enumerate(orgs))
    values = {
        "title": f"Pilot day {dates.say(day)}",
        "question": question,
        "date": day,
        "end": end,
        "handling_marking": MARKING,
    }
    return c.NewDay(bundled("one-day"), values, tuple(orgs))
