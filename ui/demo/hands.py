"""Hands on a keyboard: they press keys, wait until the program is quiet, and take pictures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QEvent, QKeyCombination, QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QTableView, QWidget

from ui.app import Program
from ui.day.window import DayWindow
from ui.room.view import RoomView
from workshop.clock import SetClock

PATIENCE_MS = 30_000
Size = tuple[int, int]
USUAL: Size = (1366, 688)


class Hands:
    """One person at one laptop."""

    def __init__(
        self, program: Program, clock: SetClock, pictures: Path | None = None, sizes: Sequence[Size] = ()
    ) -> None:
        self.program, self.clock, self.pictures, self.sizes = program, clock, pictures, tuple(sizes) or (USUAL,)
        self._known: DayWindow | None = None
        self._entering: object = None
        self.keys = 0  # pressed so far
        self._taken = 0

    # -- what is in front --
    @property
    def day(self) -> DayWindow:
        """The window of the day that is open.

        Raises:
            LookupError: none is, or more than one.
        """
        windows = list(self.program.windows.values())
        if len(windows) != 1:
            raise LookupError(f"{len(windows)} days are open")
        window = windows[0]
        if window is not self._known:
            self._known = window
            window.resize(*self.sizes[0])
        if window.entering is not self._entering:  # a window that was built anew has another one
            self._entering = window.entering
            window.entering.guard_ms = 0  # these hands never press Enter twice by mistake
        return window

    def front(self) -> QWidget:
        """The window in front: the day, else the start window."""
        if self.program.windows and not (self.program.start is not None and self.program.start.isVisible()):
            return self.day
        start = self.program.start
        assert start is not None  # noqa: S101 - one of both is always there
        return start

    def focus(self) -> QWidget:
        """What the keys go to."""
        return QApplication.focusWidget() or self.front().focusWidget() or self.front()

    # -- keys --
    def press(self, *names: str) -> None:
        """Press keys by their portable names, such as `Enter`, `Ctrl+Z`, `Up`."""
        for name in names:
            pressed: QKeyCombination = QKeySequence(name)[0]  # type: ignore[index]  # the stubs leave it out
            QTest.keyClick(self.focus(), pressed.key(), pressed.keyboardModifiers())
            self.keys += 1
            self.settle()

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Click on a widget, in its middle or at a place in it."""
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=widget.rect().center() if at is None else at)
        self.settle()

    def write(self, text: str) -> None:
        """Type a text."""
        for letter in text:
            if letter.isascii():
                QTest.keyClicks(self.focus(), letter)
            else:  # no key has it by itself
                for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                    event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
                    QApplication.sendEvent(self.focus(), event)
            self.keys += 1
        self.settle()

    def say(self, *lines: str) -> None:
        """Type lines into the line, each with Enter."""
        for text in lines:
            if self.focus() is not self.day.line.edit:
                self.press("Ctrl+K")
            self.write(text)
            self.press("Return")

    def paste(self, text: str) -> None:
        """Paste a text, as if it had been copied in another program."""
        QGuiApplication.clipboard().setText(text)
        self.press("Ctrl+V")

    def go_to_field(self, label: str, most: int = 60) -> None:
        """Press Tab until the field of this name has the focus.

        Raises:
            LookupError: it is not there.
        """
        for _ in range(most):
            if called(self.focus()) == label:
                return
            self.press("Tab")
        raise LookupError(f"no field {label}; the focus is in {called(self.focus())}")

    def room_screen(self) -> None:
        """Show the room screen, where there is a second one."""
        if self.day.rooming.screen.others():
            self.press("F5")

    def finish(self) -> None:
        """Finish the session; what is open stays open."""
        self.press("F12")
        if self.day.doing.asks():
            self.press("Return")

    def follow(self, beginning: str) -> None:
        """Follow what the guide says is missing, by the beginning of its sentence.

        Raises:
            LookupError: the guide says no such thing.
        """
        missing = self.day.frame.guide.missing
        texts = [row.text for row in missing.rows.rows]
        at = next((n for n, text in enumerate(texts) if text.startswith(beginning)), None)
        if at is None:
            raise LookupError(f"nothing begins with {beginning}: {texts}")
        for _ in range(6):
            if self.focus() is not missing:
                self.press("F6")
        if self.focus() is not missing:
            raise LookupError("F6 does not lead to the guide")
        self.press("Home", *["Down"] * at, "Return")

    def choose(self, text: str) -> None:
        """Choose from the list that has the focus, by typing its first letters.

        Raises:
            LookupError: it has no such choice.
        """
        box = self.focus()
        self.write(text)
        if not isinstance(box, QComboBox) or not box.currentText().startswith(text):
            raise LookupError(f"{text} can't be chosen in {box.accessibleName()}")

    def to_table(self) -> QTableView:
        """Press F6 until a table has the focus.

        Raises:
            LookupError: there is none.
        """
        for _ in range(6):
            found = self.focus()
            if isinstance(found, QTableView):
                return found
            self.press("F6")
        raise LookupError("no table")

    def cell(self, row: int, heading: str, text: str) -> None:
        """Go to a cell by arrows, and write into it."""
        table = self.to_table()
        model = table.model()
        headings = [model.headerData(i, Qt.Orientation.Horizontal) for i in range(model.columnCount())]
        column = headings.index(heading)
        if not table.currentIndex().isValid():
            self.press("Down")
        at = table.currentIndex()
        self.press(*["Down" if row > at.row() else "Up"] * abs(row - at.row()))
        self.press(*["Right" if column > at.column() else "Left"] * abs(column - at.column()))
        self.press("F2")
        self.write(text)
        self.press("Return")

    # -- time --
    def at(self, clock: str) -> None:
        """It is this time, `HH:MM`."""
        hour, minute = clock.split(":")
        self.clock.to(int(hour), int(minute))
        for window in self.program.windows.values():
            window.beat()
        self.settle()

    def settle(self) -> None:
        """Wait until nothing is under way: what was typed is in the file, jobs are done, the window is painted."""
        QApplication.processEvents()
        self.wait_for(lambda: not any(w.busy() for w in self.program.windows.values()))
        QApplication.processEvents()

    def wait_for(self, done: Callable[[], bool]) -> None:
        """Wait for something.

        Raises:
            TimeoutError: it did not come.
        """
        since = QElapsedTimer()
        since.start()
        while not done():
            if since.elapsed() > PATIENCE_MS:
                raise TimeoutError("the program is still busy")
            QApplication.processEvents()
            QTest.qWait(1)

    # -- pictures --
    def picture(self, name: str) -> None:
        """A picture of the window in front, at each size."""
        if self.pictures is None:
            return
        window, self._taken = self.front(), self._taken + 1
        for wide, tall in self.sizes:
            window.resize(wide, tall)
            self.settle()
            folder = self.pictures / f"{wide}x{tall}" if len(self.sizes) > 1 else self.pictures
            folder.mkdir(parents=True, exist_ok=True)
            window.grab().save(str(folder / f"{self._taken:02d}-{name}.png"))
        wall = self.wall()
        if wall is not None and window is not self.program.start:
            wall.grab().save(str(self.pictures / f"{self._taken:02d}-{name}-room.png"))

    def wall(self) -> RoomView | None:
        """What the room sees, while there is a room screen."""
        room = self.day.rooming.screen if self.program.windows else None
        return room.window if room is not None and room.window is not None and room.window.isVisible() else None


def called(widget: QWidget) -> str:
    """A widget by the name that it was given, else by its own text."""
    return widget.accessibleName() or QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
