"""The one editor that always has the keyboard. It says what was pressed; what that means is decided elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.look.line import TextLine
from ui.look.parts import label
from ui.look.tokens import Look
from workshop.tongue import tr

K = Qt.Key
M = Qt.KeyboardModifier
ADD, OPEN, PARK = "add", "open", "park"  # Enter, Shift+Enter, Alt+Enter


class LineEdit(TextLine):
    """The capture line (interaction.md 2.3, 2.12)."""

    entered = Signal(str)  # ADD, OPEN or PARK
    done = Signal()  # Ctrl+Enter
    moved = Signal(int)  # up or down: the selection, or the list of completions
    turned = Signal(int)  # left or right in an empty line
    tabbed = Signal()
    escaped = Signal()
    taken_back = Signal(str)  # Backspace after a sign that is a chip: the sign, as typed
    pasted = Signal(str)  # more than one line was pasted
    answered = Signal(str)  # a key that answers the current row of a walk

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.answer_keys: frozenset[str] = frozenset()  # keys that answer, in an empty line
        self.chip_sources: tuple[str, ...] = ()  # signs that are chips now, as typed
        self.setProperty("role", "line")
        self.setAccessibleName(tr("Capture"))
        self.hint = label("", "hint")
        self.hint.setParent(self)
        self.hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFixedHeight(look.px(40))

    def say_hint(self, text: str) -> None:
        """What Enter does, at the right end."""
        self.hint.setText(text)
        self.hint.adjustSize()
        self.setTextMargins(0, 0, self.hint.width() + self._look.px(14), 0)
        self._place_hint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The hint stays at the right end."""
        super().resizeEvent(event)
        self._place_hint()

    def _place_hint(self) -> None:
        y = (self.height() - self.hint.height()) // 2
        self.hint.move(self.width() - self.hint.width() - self._look.px(12), y)

    def event(self, event: QEvent) -> bool:
        """Tab is not the focus's; redo has two keys, whatever the system calls the usual one."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_redo(event):
            event.setAccepted(self.isRedoAvailable())
            return self.isRedoAvailable()
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == K.Key_Tab and event.modifiers() == M.NoModifier:
                self.tabbed.emit()
                return True
            if _is_redo(event) and self.isRedoAvailable():
                self.redo()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that are the line's own; all others are text."""
        if not self.text() and event.text() in self.answer_keys and event.text():
            self.answered.emit(event.text())
            return
        if not self._own_key(event.key(), event.modifiers()):
            super().keyPressEvent(event)

    def _own_key(self, key: int, held: Qt.KeyboardModifier) -> bool:
        held &= ~M.KeypadModifier
        if key == K.Key_V and held == M.ControlModifier:
            self.paste_text(QGuiApplication.clipboard().text())
            return True
        if key in (K.Key_Return, K.Key_Enter):
            self._enter(held)
        elif key in (K.Key_Up, K.Key_Down) and held == M.NoModifier:
            self.moved.emit(-1 if key == K.Key_Up else 1)
        elif key in (K.Key_PageUp, K.Key_PageDown) and held == M.NoModifier:
            self.moved.emit(-1 if key == K.Key_PageUp else 1)  # a presentation remote
        elif key in (K.Key_Left, K.Key_Right) and held == M.NoModifier and not self.text():
            self.turned.emit(-1 if key == K.Key_Left else 1)
        elif key == K.Key_Escape:
            self.escaped.emit()
        elif key == K.Key_Backspace and held == M.NoModifier and (source := self._sign_before()):
            self.taken_back.emit(source)
        else:
            return False
        return True

    def _enter(self, held: Qt.KeyboardModifier) -> None:
        if held & M.ControlModifier:
            self.done.emit()
        else:
            self.entered.emit(PARK if held & M.AltModifier else OPEN if held & M.ShiftModifier else ADD)

    def _sign_before(self) -> str | None:
        """The sign directly before the cursor, with the space that ended it; None where there is none."""
        if self.hasSelectedText():
            return None
        head = self.text()[: self.cursorPosition()]
        return next((s for s in self.chip_sources if s and head.endswith(s + " ")), None)

    def paste_text(self, text: str) -> None:
        """Take a text in: one line into the line, several are offered elsewhere."""
        lines = [x for x in text.splitlines() if x.strip()]
        if len(lines) > 1:
            self.pasted.emit(text)
        elif lines:
            self.insert(lines[0])


def _is_redo(event: QKeyEvent) -> bool:
    held = event.modifiers() & ~M.KeypadModifier
    shifted = event.key() == K.Key_Z and held == (M.ControlModifier | M.ShiftModifier)
    return shifted or (event.key() == K.Key_Y and held == M.ControlModifier)
