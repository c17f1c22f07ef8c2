"""The frame of a day’s window, built anew: at another text size, in other colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from ui.day.window import DayWindow


def rebuild(w: DayWindow) -> None:
    """Build the frame anew; the line keeps its words, the desk its place, the keyboard stays where it was."""
    text, record, focus = w.line.edit.text(), w.details.record, w.focusWidget()
    typed, guard_ms = w.entering.typed, w.entering.guard_ms
    w.line.flush()
    w.piling.flush()
    w.details.flush()
    w.forget_typing()
    w.rooming.forget_view()
    w.desk.details = False
    w.build()
    w.entering.typed, w.entering.guard_ms = typed, guard_ms
    w.named.attach()
    w.striking.attach()
    w.refresh()
    w.rooming.covering.again()
    w.line.edit.setText(text)
    if record is not None and w.day.state.find(record.id) is not None:
        w.forms.open(record.id)
    w.focus_middle()
    again = _like(w, focus.accessibleName())
    if again is not None and w.desk.page is not None:
        again.setFocus()


def _like(w: DayWindow, name: str) -> QWidget | None:
    """The part of the new frame that has this name."""
    inside = w.frame.boards.findChildren(QWidget)
    return next((x for x in inside if name and x.accessibleName() == name), None)
