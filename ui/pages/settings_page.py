"""Settings: text size, whether names of who typed are kept, the list of recent days."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QVBoxLayout

from ui.look.chooser import Chooser
from ui.look.parts import button, label, row
from ui.look.tokens import LARGEST, SMALLEST, STEP, Look
from ui.open_day import OpenDay
from ui.pages.page import Page
from ui.settings import Settings
from workshop import commands as c
from workshop.decide.records import NAMES
from workshop.kinds import Setting
from workshop.snapshot import Snapshot
from workshop.theme import NAMES as THEMES
from workshop.tongue import tr
from workshop.words import counted

ROLES = ("facilitator", "scribe")


class SettingsPage(Page):
    """Choices for this laptop and for this day."""

    title = tr("Settings")
    sized = Signal(int)  # a text size, in per cent

    def __init__(self, look: Look, day: OpenDay, settings: Settings) -> None:
        super().__init__(look, day, settings)
        self.size_box = Chooser()
        self.size_box.setAccessibleName(tr("Text size"))
        for percent in range(SMALLEST, LARGEST + 1, STEP):
            self.size_box.addItem(f"{percent} %", percent)
        self.size_box.setMaximumWidth(look.px(120))
        self.theme_box = Chooser()
        self.theme_box.setAccessibleName(tr("Colours"))
        for name, text in THEMES.items():
            self.theme_box.addItem(text, name)
        self.theme_box.setMaximumWidth(look.px(160))
        self.names = QCheckBox(tr("Keep with each entry who typed it: facilitator or scribe"))
        self.who = Chooser()
        self.who.setAccessibleName(tr("Who types here"))
        for role in ROLES:
            self.who.addItem(role.capitalize(), role)
        self.who.setMaximumWidth(look.px(160))
        self.hints = QCheckBox(tr("Show a sign that would have saved work, at most five a day"))
        self.recent = QCheckBox(tr("Remember the days that were open on this laptop"))
        self.forget = button("", "quiet", clicked=self._forget)
        self.said = label("", "muted", wrap=True)
        form = QFormLayout()
        form.setHorizontalSpacing(look.px(24))
        form.setVerticalSpacing(look.px(14))
        form.addRow(label(tr("Text size"), "field"), self.size_box)
        form.addRow(label(tr("Colours"), "field"), self.theme_box)
        form.addRow(label(tr("This day"), "field"), self.names)
        form.addRow(label(tr("Who types here"), "field"), self.who)
        form.addRow(label(tr("Who learns"), "field"), self.hints)
        form.addRow(label(tr("This laptop"), "field"), self.recent)
        form.addRow(label("", "field"), self.forget)
        self.forget.setMaximumWidth(look.px(220))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, look.px(12), 0, 0)
        layout.addLayout(form)
        layout.addLayout(row(self.said))
        layout.addStretch(1)
        self.size_box.activated.connect(self._size)
        self.theme_box.activated.connect(self._wear)
        self.names.clicked.connect(self._names)
        self.who.activated.connect(self._who)
        self.recent.clicked.connect(self._recent)
        self.hints.clicked.connect(self._hints)

    def show_day(self, s: Snapshot) -> None:
        """The choices as they are."""
        self.size_box.setCurrentIndex(self.size_box.findData(self.look.percent))
        self.theme_box.setCurrentIndex(self.theme_box.findData(self.look.theme.name))
        kept = s.get(Setting, NAMES)
        self.names.setChecked(kept is not None and kept.value == "on")
        self.who.setEnabled(self.names.isChecked())
        self.who.setCurrentIndex(max(self.who.findData(self.settings.kept.typed_by), 0))
        self.hints.setChecked(self.settings.kept.hints)
        self.recent.setChecked(self.settings.kept.keep_recent)
        n = len(self.settings.kept.recent)
        self.forget.setText(tr("Clear the list ({days})").format(days=counted(n, "day")))
        self.forget.setAccessibleName(tr("Clear the list of recent days"))
        self.forget.setEnabled(n > 0)

    def _size(self) -> None:
        self.sized.emit(self.size_box.currentData())

    def _wear(self) -> None:
        self.settings.change(theme=self.theme_box.currentData())
        self.look.wear(self.theme_box.currentData())

    def _names(self, on: bool) -> None:
        self.day.execute(c.Set(NAMES, "on" if on else "off"), self)

    def _who(self) -> None:
        self.settings.change(typed_by=self.who.currentData())
        self.day.store.typed_by = self.settings.kept.typed_by

    def _hints(self, on: bool) -> None:
        self.settings.change(hints=on)

    def _recent(self, on: bool) -> None:
        self.settings.keep_recent(on)
        self.said.setText("" if on else tr("The list is cleared, and no day is added to it."))
        self.show_day(self.day.state)

    def _forget(self) -> None:
        self.settings.forget()
        self.said.setText(tr("The list of recent days is cleared."))
        self.show_day(self.day.state)
