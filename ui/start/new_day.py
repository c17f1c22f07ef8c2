"""Three questions to start a day, and where it is put (interaction.md W24)."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from ui.look.chooser import Chooser
from ui.look.parts import button, label, scrolling
from ui.look.tokens import Look
from ui.start.earlier import Earlier, EarlierDays
from ui.start.places import documents, drive, is_there
from workshop import commands as c
from workshop import dates
from workshop.kinds import Organisation
from workshop.people_lines import organisation_of
from workshop.places import ENDING, free_name, warnings
from workshop.playbook.load import BASE, bundled
from workshop.playbook.progress import shapes
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.words import one_line

MARKING = "OFFICIAL"
FINISH = time(16, 45)
WIDTH = 820  # px


class NewDay(QWidget):
    """The question, the organisations, the finish; everything else has a default."""

    begun = Signal(object, object)  # Path, commands.NewDay
    back = Signal()

    def __init__(self, look: Look, now: datetime, days: Sequence[tuple[str, Path]] = ()) -> None:
        """`days` are those of this laptop, by their names: a new one may go as one of them went."""
        super().__init__()
        self._look, self._now = look, now
        self.earlier = EarlierDays(look, days)
        self.earlier.taken.connect(self._take)
        self._taken: Earlier | None = None
        self.question = QPlainTextEdit()
        self.question.setPlaceholderText(tr("How can we … without …?"))
        self.question.setAccessibleName(tr("The question"))
        self.organisations = QPlainTextEdit()
        self.organisations.setPlaceholderText(tr("One a line, or paste them"))
        self.organisations.setAccessibleName(tr("Who is in the room"))
        self.finish = QLineEdit(dates.clock(FINISH))
        self.finish.setAccessibleName(tr("Finish"))
        self.finish.setFixedWidth(look.px(90))
        self.shape = Chooser()
        self.shape.setAccessibleName(tr("What kind of day"))
        for name, plan in shapes():
            self.shape.addItem(f"{plan.name}: {plan.people}", (name, dates.clock(plan.finish)))
        self._finish_of_shape = dates.clock(FINISH)
        self.shape.currentIndexChanged.connect(self._reshape)
        self.place = QLineEdit(str(self._proposed(documents())))
        self.place.setAccessibleName(tr("Where the day is put"))
        self.warning = label("", "field_note", wrap=True)
        self.said = label("", "field_error", wrap=True)
        self.begin = button(tr("Begin the day"), "primary", clicked=self._begin)
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
        whole = QVBoxLayout(column)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(px(6))
        whole.addWidget(label(tr("Start a day"), "large"))
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(6))
        whole.addWidget(scrolling(inside, tr("Three questions")), 1)
        layout.addSpacing(px(6))
        for text, box, tall in (
            (tr("1  What is the question?"), self.question, 62),
            (tr("2  Who is in the room? One organisation a line."), self.organisations, 150),
        ):
            head = label(text, "question_heading")
            head.setBuddy(box)
            layout.addWidget(head)
            box.setFixedHeight(px(tall))
            layout.addWidget(box)
        head = label(tr("3  When does it finish?"), "question_heading")
        head.setBuddy(self.finish)
        layout.addWidget(head)
        layout.addWidget(self.finish)
        layout.addLayout(self._kinds())
        layout.addSpacing(px(8))
        where = label(tr("It is kept in this file"), "muted")
        where.setBuddy(self.place)
        layout.addWidget(where)
        row = QHBoxLayout()
        row.addWidget(self.place, 1)
        row.addWidget(button(tr("Choose a folder…"), "quiet", clicked=self._choose))
        layout.addLayout(row)
        layout.addWidget(self.warning)
        layout.addStretch(1)
        whole.addWidget(self.said)
        foot = QHBoxLayout()
        foot.addWidget(button(tr("Back"), "quiet", clicked=self.back.emit))
        foot.addStretch(1)
        foot.addWidget(self.begin)
        whole.addLayout(foot)

    def _kinds(self) -> QHBoxLayout:
        """What kind of day it is; as which earlier one."""
        kind = label(tr("What kind of day"), "muted")
        kind.setBuddy(self.shape)
        kinds = QVBoxLayout()
        kinds.setSpacing(self._look.px(4))
        kinds.addWidget(kind)
        kinds.addWidget(self.shape)
        kinds.addStretch(1)
        beside = QHBoxLayout()
        beside.setSpacing(self._look.px(16))
        beside.addLayout(kinds, 1)
        beside.addWidget(self.earlier, 1)
        return beside

    def _proposed(self, folder: Path) -> Path:
        return free_name(folder, f"Pilot day {self._now:%Y-%m-%d}", ENDING)

    def _reshape(self) -> None:
        """Another kind of day has another finish, unless somebody has written one."""
        self._propose(str(self.shape.currentData()[1]))

    def _propose(self, finish: str) -> None:
        if self.finish.text().strip() == self._finish_of_shape:
            self.finish.setText(finish)
            self._finish_of_shape = finish

    def _choose(self) -> None:
        found = QFileDialog.getExistingDirectory(self, tr("Where the day is put"), str(Path(self.place.text()).parent))
        if found:
            self.place.setText(str(self._proposed(Path(found))))

    def _warn(self) -> None:
        """What speaks against the place, in words."""
        folder = self._path().parent
        self.warning.setText(" ".join(warnings(folder, drive(folder))))
        self.warning.setVisible(bool(self.warning.text()))

    def _take(self, earlier: Earlier | None) -> None:
        """Take what an earlier day was; what somebody has typed here stays."""
        was, self._taken = self._taken, earlier
        typed = self.organisations.toPlainText().strip()
        if not typed or (was is not None and typed == "\n".join(was.organisations)):
            self.organisations.setPlainText("\n".join(earlier.organisations) if earlier is not None else "")
        self.shape.setEnabled(earlier is None)  # it brings its own
        if earlier is not None and earlier.finish is not None:
            self._propose(dates.clock(earlier.finish))
        else:
            self._propose(str(self.shape.currentData()[1]))

    # -- beginning --
    def _begin(self) -> None:
        question = one_line(self.question.toPlainText())
        names = [x for x in self.organisations.toPlainText().splitlines() if x.strip()]
        end = dates.read_time(self.finish.text())
        path = self._path()
        problems: tuple[tuple[bool, str, QWidget], ...] = (
            (not question, tr("Write the question first. One sentence is enough."), self.question),
            (not names, tr("Name at least one organisation."), self.organisations),
            (end is None, tr("The finish is a time such as 16:45."), self.finish),
            (not self.place.text().strip(), tr("Where is the day put? Write a name for its file."), self.place),
            (is_there(path), tr("“{path}” is there already. Choose another name.").format(path=path.name), self.place),
        )
        found = next(((sentence, box) for wrong, sentence, box in problems if wrong), None)
        self.said.setText(found[0] if found else "")
        if found is not None:
            found[1].setFocus()
            return
        shape = str(self.shape.currentData()[0])
        self.begun.emit(path, new_day(question, names, end, self._now.date(), shape, self._taken))

    def _path(self) -> Path:
        """The file that is meant: a name alone is one in the folder for documents."""
        typed = os.path.expanduser(self.place.text().strip())  # noqa: PTH111 - an unknown home is left as it is
        return documents() / (typed if typed.endswith(ENDING) else f"{typed}{ENDING}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads back; the answers stay."""
        if event.key() == Qt.Key.Key_Escape:
            self.back.emit()
        else:
            super().keyPressEvent(event)

    def refuse(self, sentence: str) -> None:
        """Say why it could not begin; all that was typed stays."""
        self.said.setText(sentence)


def new_day(
    question: str,
    names: list[str],
    end: time | None,
    day: date,
    shape: str = BASE,
    earlier: Earlier | None = None,
) -> c.NewDay:
    """The command for the answers; a short name is proposed for each organisation that has none."""
    s, orgs = Snapshot.of(), list[dict[str, object]]()
    for line in names:
        values = organisation_of(s, line)
        orgs.append(values)
        s = Snapshot.of(Organisation(id=str(i), short=str(o["short"])) for i, o in enumerate(orgs))
    values = {
        "title": tr("Pilot day {say}").format(say=dates.say(day)),
        "question": question,
        "date": day,
        "end": end,
        "handling_marking": MARKING,
    }
    if earlier is not None:
        return c.NewDay(earlier.playbook, values, tuple(orgs), lengths=earlier.lengths)
    return c.NewDay(bundled(shape), values, tuple(orgs))
