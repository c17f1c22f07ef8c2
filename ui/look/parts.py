"""Small widgets that are right by construction: plain text, an accessible name, a role for the style sheet.

Nothing else makes a label or a button: so no text of a user is ever read as mark-up or as a mnemonic.
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ui.look.wrapped import Wrapped

Box = TypeVar("Box", QHBoxLayout, QVBoxLayout)
Margins = tuple[int, int, int, int]
NO_MARGINS: Margins = (0, 0, 0, 0)


def label(text: str = "", role: str = "body", *, wrap: bool = False, most: int = 0, name: str = "") -> QLabel:
    """A text as it is; `name` is read in its place. Wrapped, it has `most` lines where that is more than 0."""
    made = Wrapped(text, most=most) if wrap else QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    made.setIndent(0)
    if name:
        made.setAccessibleName(name)
    return made


def plain(text: str) -> str:
    """Text for a button or a menu, where `&` would mark a key."""
    return text.replace("&", "&&")


class _Button(QPushButton):
    """A button. Qt draws the ring of a dark one around its contents: they are wider than the words, by this much."""

    def sizeHint(self) -> QSize:
        """With room between the words and the ring."""
        ring = self.property("role") in {"primary", "view"}
        return super().sizeHint() + QSize(self.fontMetrics().height() * 2 // 3 if ring else 0, 0)

    def minimumSizeHint(self) -> QSize:
        """Words are never cut."""
        return self.sizeHint()


def button(
    text: str, role: str = "quiet", *, clicked: Callable[[], object] | None = None, name: str = ""
) -> QPushButton:
    """A button; it never takes Enter away from what has the focus."""
    made = _Button(plain(text))
    made.setProperty("role", role)
    made.setAccessibleName(name or text)
    made.setAutoDefault(False)
    made.setDefault(False)
    if clicked is not None:
        made.clicked.connect(lambda _checked=False: clicked())
    return made


def tip_text(text: str) -> str:
    """A text for a tooltip, whatever it holds: it is wrapped, and nothing in it is mark-up."""
    return f"<span>{escape(text, quote=False)}</span>" if text else ""


def tip(widget: QWidget, text: str) -> None:
    """A tooltip with this text."""
    widget.setToolTip(tip_text(text))


def set_role(widget: QWidget, role: str) -> None:
    """Give a widget another role, and its looks with it."""
    if widget.property("role") != role:
        widget.setProperty("role", role)
        style = widget.style()
        style.unpolish(widget)
        style.polish(widget)


def frame(role: str, name: str = "") -> QFrame:
    """A box."""
    made = QFrame()
    made.setProperty("role", role)
    if name:
        made.setAccessibleName(name)
    return made


def scrolling(inside: QWidget, name: str) -> QScrollArea:
    """What is inside scrolls up and down where it has too little height."""
    made = QScrollArea()
    made.setProperty("role", "quiet_area")
    made.setAccessibleName(name)
    made.setWidgetResizable(True)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is inside has it
    made.setWidget(inside)
    return made


def row(*widgets: QWidget | int | None, gap: int = 8, margins: Margins = NO_MARGINS) -> QHBoxLayout:
    """Side by side; a number is so much space, None is the space that is left."""
    return _filled(QHBoxLayout(), widgets, gap, margins)


def column(*widgets: QWidget | int | None, gap: int = 8, margins: Margins = NO_MARGINS) -> QVBoxLayout:
    """One under the other; a number is so much space, None is the space that is left."""
    return _filled(QVBoxLayout(), widgets, gap, margins)


def _filled(layout: Box, widgets: tuple[QWidget | int | None, ...], gap: int, margins: Margins) -> Box:
    layout.setSpacing(gap)
    layout.setContentsMargins(*margins)
    for w in widgets:
        if w is None:
            layout.addStretch(1)
        elif isinstance(w, int):
            layout.addSpacing(w)
        else:
            layout.addWidget(w)
    return layout
