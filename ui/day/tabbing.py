"""Where Tab goes: along the window as it is read, whatever was built last (interaction.md 2.13)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from ui.day.frame import Frame


def stops(areas: Sequence[QWidget]) -> list[QWidget]:
    """All that the keyboard can go to, area by area; within one as it was made."""
    return [w for area in areas if area.isVisible() for w in _within(area)]


def _within(area: QWidget) -> Iterator[QWidget]:
    widget: QWidget | None = area
    while widget is not None:
        if (widget is area or area.isAncestorOf(widget)) and _takes_it(widget):
            yield widget
        widget = widget.nextInFocusChain()
        if widget is area:
            return


def _takes_it(widget: QWidget) -> bool:
    reachable = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
    return reachable and widget.isVisible() and widget.isEnabled()


def go(areas: Sequence[QWidget], *, on: bool) -> bool:
    """Give the keyboard to the next stop, or to the one before; whether there is one."""
    there, focus = stops(areas), QApplication.focusWidget()
    if not there:
        return False
    at = there.index(focus) if focus in there else -1 if on else 0
    target = there[(at + (1 if on else -1)) % len(there)]
    target.setFocus(Qt.FocusReason.TabFocusReason if on else Qt.FocusReason.BacktabFocusReason)
    parent = target.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(target)
        parent = parent.parentWidget()
    return True


def pane(frame: Frame, insides: tuple[QWidget | None, QWidget | None], by: int) -> None:
    """F6: line, strip, board, right pane, rail, status; `insides`: what takes it in board and right pane."""
    board, right = insides
    areas = (frame.line, frame.strip, frame.boards, frame.right, frame.rail, frame.status)
    panes = [frame.line.edit, frame.strip, board, right, frame.rail.list, frame.status.all]
    there = [p for p in panes if p is not None and p.isVisibleTo(frame)]
    focus = QApplication.focusWidget()
    area = next((a for a in areas if focus is not None and (a is focus or a.isAncestorOf(focus))), frame.line)
    at = next((i for i, p in enumerate(there) if p is area or area.isAncestorOf(p)), 0)
    there[(at + by) % len(there)].setFocus(Qt.FocusReason.TabFocusReason)
