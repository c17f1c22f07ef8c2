"""The head of the workspace: the question as its title, the views, the session's one extra act (interaction.md 2.2)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ui.look.parts import button, label, plain
from ui.look.tokens import Look
from workshop.tongue import tr


class Header(QWidget):
    """Title, views, extra act."""

    view_chosen = Signal(str)
    extra = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.title = label("", "title", wrap=True)
        self.title.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.group = QButtonGroup(self)
        self.group.setExclusive(True)
        self.views = QWidget()
        self._row = QHBoxLayout(self.views)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self.extra_button = button("", "quiet", clicked=self.extra.emit)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.px(8))
        layout.addWidget(self.title, 1)
        layout.addWidget(self.views)
        layout.addWidget(self.extra_button)
        self._names: tuple[str, ...] = ()

    def show_session(self, title: str, views: Sequence[str], chosen: str, extra: str) -> None:
        """The question; its views with one chosen; the extra act, if there is one."""
        self.title.setText(title)
        self.title.setAccessibleName(title)
        if tuple(views) != self._names:
            self._make(views)
        for b in self._buttons():
            b.setChecked(b.property("view") == chosen)
        self.views.setVisible(len(views) > 1)
        self.extra_button.setText(plain(extra))
        self.extra_button.setAccessibleName(extra)
        self.extra_button.setVisible(bool(extra))

    def _buttons(self) -> list[QPushButton]:
        return [b for b in self.group.buttons() if isinstance(b, QPushButton)]

    def _make(self, views: Sequence[str]) -> None:
        for old in self._buttons():
            self.group.removeButton(old)
            self._row.removeWidget(old)
            old.hide()  # until it is gone
            old.deleteLater()
        self._names = tuple(views)
        for n, name in enumerate(views):
            made = button(name, "view", name=tr("View: {name}").format(name=name))
            made.setProperty("view", name)
            made.setProperty("end", "first" if n == 0 else "last" if n == len(views) - 1 else "middle")
            made.setCheckable(True)
            made.clicked.connect(self._clicked)
            self.group.addButton(made)
            self._row.addWidget(made)

    def _clicked(self) -> None:
        chosen = self.group.checkedButton()
        if chosen is not None:
            self.view_chosen.emit(chosen.property("view"))
