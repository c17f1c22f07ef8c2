"""The banner over a day: what stands between it and the file, what is safe, and what to do now. It stays until done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.look.parts import button, label
from ui.look.tokens import Look
from workshop.tongue import tr


@dataclass(frozen=True, slots=True)
class Standing:
    """One thing that is said until it is over."""

    key: str  # of what it is about; a thing that was put away does not come back
    text: str
    actions: tuple[tuple[str, Callable[[], object]], ...] = ()
    may_go: bool = False  # whether it can be put away


class Banner(QWidget):
    """Says the first of the things that stand."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setProperty("role", "banner")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("About the file"))
        self.text = label("", "banner_text", wrap=True)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(look.px(8))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(look.px(10), look.px(4), look.px(10), look.px(4))
        layout.setSpacing(look.px(12))
        layout.addWidget(self.text, 1)
        layout.addLayout(self._buttons)
        self._gone: set[str] = set()
        self._shown: tuple[str, str, tuple[str, ...]] | None = None
        self.hide()

    def show_first(self, standing: Sequence[Standing]) -> str:
        """Show the first that was not put away; what is newly said, for screen readers."""
        self._gone &= {s.key for s in standing}  # what is over is said again, should it come again
        left = [s for s in standing if s.key not in self._gone]
        if not left:
            self._shown = None
            self.hide()
            return ""
        first = left[0]
        now = (first.key, first.text, tuple(text for text, _ in first.actions))
        if now == self._shown:
            return ""
        if self._shown is None or self._shown[0] != first.key or self._shown[2] != now[2]:
            self._offer(first)
        new = self._shown is None or self._shown[0] != first.key
        self._shown = now
        self.text.setText(first.text)
        self.show()
        return first.text if new else ""

    def _offer(self, what: Standing) -> None:
        while (item := self._buttons.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for text, act in what.actions:
            self._buttons.addWidget(button(text, "quiet", clicked=act))
        if what.may_go:
            self._buttons.addWidget(button(tr("Put away"), "quiet", clicked=lambda: self._put_away(what.key)))

    def _put_away(self, key: str) -> None:
        self._gone.add(key)
        self._shown = None
        self.hide()
