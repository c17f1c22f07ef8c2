"""Pre-flight: before the room comes, everything is tried once, and said in words with a sign and what to do (W14)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.jobs import Cancelled, Job
from ui.look.parts import button, label, scrolling, set_role
from ui.look.tokens import Look
from ui.open_day import OpenDay
from ui.pages.page import Page
from ui.settings import Settings
from workshop.kinds import Setting
from workshop.preflight.finding import SIGNS, Finding, in_short
from workshop.preflight.power import power
from workshop.preflight.quick import Facts, quick
from workshop.snapshot import Snapshot
from workshop.tongue import tr

STATE_WIDE, TITLE_WIDE = 104, 200  # px
# What can be done about a finding, from here: the words of a button, and the act with its argument.
DOES: Final[Mapping[str, tuple[tuple[str, str, str], ...]]] = MappingProxyType(
    {
        "second": ((tr("Choose a second place…"), "copies", ""),),
        "clock": ((tr("Set up…"), "setup", ""),),
        "screens": ((tr("Room screen"), "room_screen", ""),),
        "safe": ((tr("Yes, hide private things"), "safe", "yes"), (tr("No, it has its own"), "safe", "no")),
        "backrow": (
            (tr("Three lines"), "back_row", ""),
            (tr("Larger"), "back_row", "l"),
            (tr("It is read"), "back_row", "done"),
        ),
        "file": ((tr("File and copies…"), "copies", ""),),
        "papers": ((tr("Documents…"), "documents", ""),),
    }
)


def facts_of(day: OpenDay, settings: Settings, s: Snapshot) -> Facts:
    """What the checks know of a day beside what they try."""
    said = s.get(Setting, "room.safe"), s.get(Setting, "room.back_row")
    safe, read = (x.value or "" if x is not None else "" for x in said)
    return Facts(
        folder=day.path.parent,
        now=day.now(),
        second=settings.second_place(day.path),
        day=s.workshop.date,
        has_day=True,
        screens=len(QGuiApplication.screens()),
        seen_by_room=safe,
        read_at_the_back=read,
        power=power(),
    )


class FindingRow(QFrame):
    """One check: its sign and word, what was found, what to do, and where."""

    def __init__(self, look: Look, name: str, do: Callable[[str, str], object]) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.name = name
        self.state = label("", "state_ready")
        self.state.setMinimumWidth(look.px(STATE_WIDE))
        self.title = label("", "panel_heading", wrap=True)
        self.title.setFixedWidth(look.px(TITLE_WIDE))
        self.said = label("", "body", wrap=True)
        line = QHBoxLayout(self)
        line.setContentsMargins(look.px(8), look.px(4), look.px(8), look.px(4))
        line.setSpacing(look.px(10))
        line.addWidget(self.state)
        line.addWidget(self.title)
        line.addWidget(self.said, 1)
        for text, act, argument in DOES.get(name, ()):

            def clicked(act: str = act, argument: str = argument) -> None:
                do(act, argument)

            line.addWidget(button(text, "quiet", clicked=clicked))

    def show_finding(self, found: Finding) -> None:
        """What was found."""
        sign, word = SIGNS[found.state]
        self.state.setText(f"{sign} {word}")
        set_role(self.state, f"state_{found.state}")
        self.title.setText(found.name)
        self.said.setText(" ".join(p for p in (found.said, found.now) if p))
        self.setAccessibleName(found.spoken)


class PreflightPage(Page):
    """All checks; those that take time run in the background, and leave nothing behind."""

    title = tr("Is everything ready for the room?")

    def __init__(self, look: Look, day: OpenDay, settings: Settings) -> None:
        super().__init__(look, day, settings)
        self.job: Job | None = None
        self._tried: tuple[Finding, ...] = ()
        self.rows: dict[str, FindingRow] = {}
        self.again = button(tr("Try everything"), "primary", clicked=self.try_all)
        self.summary = label("", "body", wrap=True)
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.px(6))
        self._column.addStretch(1)
        top = QHBoxLayout()
        top.addWidget(self.again)
        top.addWidget(self.summary, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, look.px(8), 0, 0)
        layout.setSpacing(look.px(8))
        layout.addLayout(top)
        layout.addWidget(scrolling(self._inside, tr("Checks")), 1)

    def show_day(self, s: Snapshot) -> None:
        """What can be said at once, and what was tried."""
        self._show((*quick(facts_of(self.day, self.settings, s)), *self._tried))

    def _show(self, found: tuple[Finding, ...]) -> None:
        for n, one in enumerate(found):
            if one.id not in self.rows:
                self.rows[one.id] = FindingRow(self.look, one.id, self._do)
                self._column.insertWidget(n, self.rows[one.id])
            self.rows[one.id].show_finding(one)
        if self.job is not None:
            self.summary.setText(tr("Writing, restore and papers are being tried…"))
        else:
            tail = "" if self._tried else tr(" Writing, restore and papers are not tried yet.")
            self.summary.setText(f"{in_short(found).capitalize()}.{tail}")

    def _do(self, act: str, argument: str) -> None:
        if act == "room_screen":
            self.closed.emit()  # where there is one screen only, it asks in the line
        self.wants_act.emit(act, argument)

    def try_all(self) -> None:
        """Try what takes time, in the background; nothing is left of it."""
        if self.job is not None:
            return
        path, state, now = self.day.path, self.day.state, self.day.now()

        def work(progress: Callable[[float], None]) -> tuple[Finding, ...]:
            from workshop.preflight.thorough import thorough  # noqa: PLC0415 - it loads what writes papers

            return thorough(path, state, now, progress)

        self.job = Job(work)
        self.job.succeeded.connect(self._succeeded)
        self.job.failed.connect(self._failed)
        self.job.finished.connect(self._finished)
        self.again.setEnabled(False)
        self.job.start()
        self.show_day(self.day.state)

    def _succeeded(self, found: tuple[Finding, ...]) -> None:
        self._tried = found

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Cancelled):
            raise error

    def _finished(self) -> None:
        self.job = None
        self.again.setEnabled(True)
        self.show_day(self.day.state)

    def busy(self) -> bool:
        """Whether something is being tried."""
        return self.job is not None
