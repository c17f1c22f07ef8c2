"""Editors of a form, one for each shape of value; each takes and gives text, as `workshop.typed` reads it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from ui.look.chooser import Chooser
from ui.look.line import REDO, UNDO, TextLine
from ui.look.parts import button
from ui.look.tokens import Look
from workshop import shape as sh
from workshop.field import Field, Record
from workshop.kinds import KINDS, Person
from workshop.shown import called
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.vocabulary import vocabulary

NOTHING: Final = "–"
NOT_KNOWN: Final = tr("Asked, not known")
LED: Final = (  # here by a key: Enter, F2, Tab
    Qt.FocusReason.OtherFocusReason,
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
)
STAYS: Final = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)  # the field is not left
TALL, TALLEST = 58, 140  # px of a text of several lines


@dataclass(frozen=True, slots=True)
class Choice:
    """One value that can be chosen: what is shown, and the text that stands for it."""

    shown: str
    text: str
    called: str = ""  # as a form that shows the value writes it, where that is another text

    def is_meant(self, text: str) -> bool:
        """Whether a text that a form shows is this choice."""
        return bool(text) and text in (self.text, self.called, self.shown)


def choices(s: Snapshot, field: Field) -> list[Choice]:
    """What can be chosen for a field; none where it is typed."""
    shape = field.shape
    if isinstance(shape, sh.Code | sh.Codes):
        return [Choice(t.label, t.label) for t in vocabulary(shape.vocabulary).values()]
    if isinstance(shape, sh.Flag):
        return [Choice(tr("Yes"), "yes"), Choice(tr("No"), "no")]
    if isinstance(shape, sh.Ref | sh.Refs):
        others = shape.others if isinstance(shape, sh.Refs) else ()
        found = [Choice(o.capitalize(), o) for o in others]
        for kind in shape.kinds:
            found += [Choice(_named(s, r), r.id, called(s, r.id)) for r in s.all(KINDS[kind])]
        return found
    return []


def _named(s: Snapshot, record: Record) -> str:
    if isinstance(record, Person):
        org = called(s, record.org_id)
        return f"{record.headline} ({org})" if org else record.headline
    return called(s, record.id)


class Editor(QWidget):
    """What all editors have: a text, and what they say. Looking at a text never changes it, whatever Qt makes of it."""

    typing = Signal(str)  # words on their way
    left = Signal(str)  # the field was left: this is its text now
    onward = Signal(int)  # Enter: the next field; Shift+Tab is Qt's own

    def __init__(self) -> None:
        super().__init__()
        self._put = self._shown = ""  # the text that was handed in, and what the widget made of it

    def text(self) -> str:
        """The text that was put, as long as nobody has touched it; else what stands in it."""
        return self.raw() if self.touched() else self._put

    def put(self, text: str) -> None:
        """Show a text that is kept; says nothing."""
        self.fill(text)
        self._put, self._shown = text, self.raw()

    def touched(self) -> bool:
        """Whether it holds words that were not handed over."""
        return self.raw() != self._shown

    def raw(self) -> str:
        """What stands in it."""
        raise NotImplementedError

    def fill(self, text: str) -> None:
        """Show words that are not kept yet; says nothing."""
        raise NotImplementedError

    def inner(self) -> QWidget:
        """What takes the focus."""
        raise NotImplementedError

    def editing(self) -> bool:
        """Whether somebody is in it."""
        return self.inner().hasFocus()

    def _finished(self) -> None:
        self.left.emit(self.text())

    def _onward(self, by: int) -> None:
        self.left.emit(self.text())
        self.onward.emit(by)

    def undoes(self, event: QEvent) -> bool:
        """Whether an undo key belongs to the whole day, because no words here wait to be handed over."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        return not self.touched() and (event.matches(UNDO) or event.matches(REDO))


def _is_enter(event: QKeyEvent) -> bool:
    plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
    return plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _Line(TextLine):
    onward = Signal(int)

    def __init__(self, undoes: Callable[[QEvent], bool]) -> None:
        super().__init__()
        self._undoes = undoes
        self.replaced = False  # what stands in it is one value, not words to go on with

    def has_own(self, event: QKeyEvent) -> bool:
        """Undo is the editor's own only while it holds words that were not handed over."""
        return not self._undoes(event) and super().has_own(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Led here by a key, the hands go on at the end of words; a figure or a date is selected, to be replaced."""
        super().focusInEvent(event)
        if event.reason() in LED:
            self.selectAll() if self.replaced and self.text() else self.end(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on."""
        if _is_enter(event):
            self.onward.emit(1)
        else:
            super().keyPressEvent(event)


class LineEditor(Editor):
    """One line of text."""

    def __init__(self) -> None:
        super().__init__()
        self.line = _Line(self.undoes)
        self.setFocusProxy(self.line)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.line)
        self.line.textEdited.connect(self.typing)
        self.line.editingFinished.connect(self._finished)
        self.line.onward.connect(self._onward)

    def raw(self) -> str:
        """What stands in it."""
        return self.line.text()

    def fill(self, text: str) -> None:
        """Show a text, from its beginning; somebody who is in it stays at its end."""
        self.line.setText(text.replace("\n", "; "))
        if not self.line.hasFocus():
            self.line.setCursorPosition(0)

    def inner(self) -> QWidget:
        """The line."""
        return self.line


class _Text(QPlainTextEdit):
    gone = Signal()
    onward = Signal(int)

    def __init__(self, undoes: Callable[[QEvent], bool]) -> None:
        super().__init__()
        self._undoes = undoes

    def event(self, event: QEvent) -> bool:
        """As in a line."""
        if self._undoes(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Shift+Enter is a new line."""
        if _is_enter(event):
            self.onward.emit(1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.insertPlainText("\n")
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """As in a line; and Tab selects nothing here, so it leads to the end too."""
        super().focusInEvent(event)
        if event.reason() in LED:
            self.moveCursor(QTextCursor.MoveOperation.End)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving it is a change; another window, or a menu over it, is not leaving."""
        super().focusOutEvent(event)
        if event.reason() not in STAYS:
            self.gone.emit()


class TextEditor(Editor):
    """Several lines of text; it grows with them."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.box = _Text(self.undoes)
        self.box.setTabChangesFocus(True)
        self.setFocusProxy(self.box)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.box)
        self.box.textChanged.connect(self._typed)
        self.box.gone.connect(self._finished)
        self.box.onward.connect(self._onward)
        self._quiet = False
        self.box.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    def raw(self) -> str:
        """What stands in it, with the spaces that break no line as they are."""
        return self.box.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def fill(self, text: str) -> None:
        """Show a text."""
        self._quiet = True
        self.box.setPlainText(text)
        self._quiet = False
        if self.box.hasFocus():
            self.box.moveCursor(QTextCursor.MoveOperation.End)
        self._grow()

    def inner(self) -> QWidget:
        """The box."""
        return self.box

    def _typed(self) -> None:
        self._grow()
        if not self._quiet:
            self.typing.emit(self.raw())

    def _grow(self) -> None:
        lines = max(2, int(self.box.document().size().height()))
        wanted = lines * self.box.fontMetrics().lineSpacing() + self._look.px(14)
        tall = max(self._look.px(TALL), min(wanted, self._look.px(TALLEST)))
        self.box.setFixedHeight(tall)
        self.setFixedHeight(tall)


class ChoiceList(Chooser):
    """One of a list, or nothing. A text that is in no list is kept as it is: looking at it never changes it."""

    def __init__(self, found: Sequence[Choice], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found = [Choice(NOTHING, ""), *found]
        for c in self._found:
            self.addItem(c.shown)
        self._kept = (0, "")

    def put(self, text: str) -> None:
        """Choose what a text stands for."""
        at = 0 if not text else next((i for i, c in enumerate(self._found) if c.is_meant(text)), None)
        if at is None:
            self._found.append(Choice(text, text))
            self.addItem(text)
            at = self.count() - 1
        self._kept = (at, text)
        self.setCurrentIndex(at)

    def chosen(self) -> str:
        """The text of what is chosen: the one that was put, as long as nothing else was chosen."""
        at = self.currentIndex()
        return self._kept[1] if at == self._kept[0] else self._found[at].text


class _Combo(ChoiceList):
    onward = Signal(int)
    gone = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on."""
        if _is_enter(event):
            self.onward.emit(1)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving it is a change; its own list over it is not leaving."""
        super().focusOutEvent(event)
        if event.reason() not in STAYS:
            self.gone.emit()


class ChoiceEditor(Editor):
    """One of a list; typing finds it."""

    def __init__(self, found: Sequence[Choice], *, not_known: bool) -> None:
        super().__init__()
        self.combo = _Combo([*found, Choice(NOT_KNOWN, NOT_KNOWN)] if not_known else found)
        self.setFocusProxy(self.combo)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.combo)
        self.combo.currentIndexChanged.connect(self._changed)
        self.combo.gone.connect(self._finished)
        self.combo.onward.connect(self._onward)
        self._quiet = False

    def raw(self) -> str:
        """The text of what is chosen."""
        return self.combo.chosen()

    def fill(self, text: str) -> None:
        """Choose what stands for a text."""
        self._quiet = True
        self.combo.put(text)
        self._quiet = False

    def inner(self) -> QWidget:
        """The list."""
        return self.combo

    def _changed(self) -> None:
        if not self._quiet:
            self.typing.emit(self.raw())


class ManyEditor(Editor):
    """Several of a list: their names on a line, and the list to tick under it."""

    def __init__(self, found: Sequence[Choice], look: Look, name: str) -> None:
        super().__init__()
        self._found = list(found)
        self.line = LineEditor()
        self.more = button("…", "quiet", clicked=self._toggle, name=tr("Choose {name}").format(name=name))
        self.more.setFixedWidth(look.px(40))
        self.list = QListWidget()
        self.list.setAccessibleName(tr("{name}: choices").format(name=name))
        self.list.setFixedHeight(look.px(150))
        self.list.hide()
        for c in self._found:
            item = QListWidgetItem(c.shown, self.list)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
        self.list.itemChanged.connect(self._ticked)
        self.setFocusProxy(self.line)
        top = QHBoxLayout()
        top.setSpacing(look.px(4))
        top.addWidget(self.line, 1)
        top.addWidget(self.more)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.px(2))
        layout.addLayout(top)
        layout.addWidget(self.list)
        self.line.typing.connect(self.typing)
        self.line.left.connect(self.left)
        self.line.onward.connect(self.onward)
        self._quiet = False

    def raw(self) -> str:
        """The names on the line."""
        return self.line.raw()

    def fill(self, text: str) -> None:
        """Show names."""
        self.line.put(text)
        self._quiet = True
        there = {p.strip() for p in text.replace("\n", ";").split(";")}
        for i, c in enumerate(self._found):
            ticked = any(c.is_meant(name) for name in there)
            self.list.item(i).setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self._quiet = False

    def inner(self) -> QWidget:
        """The line."""
        return self.line.line

    def editing(self) -> bool:
        """Whether somebody is in it, or in its list."""
        return self.line.line.hasFocus() or self.list.hasFocus()

    def _toggle(self) -> None:
        self.list.setVisible(not self.list.isVisible())
        if self.list.isVisible():
            self.list.setFocus()

    def _ticked(self, item: QListWidgetItem) -> None:  # noqa: ARG002 - a slot
        if self._quiet:
            return
        ticked = [c.text for i, c in enumerate(self._found) if self.list.item(i).checkState() == Qt.CheckState.Checked]
        self.left.emit("\n".join(ticked))


def editor(s: Snapshot, field: Field, look: Look) -> Editor:
    """The editor of a field; its accessible name is the field's label by construction."""
    found, shape = choices(s, field), field.shape
    made: Editor
    if isinstance(shape, sh.Codes | sh.Refs):
        made = ManyEditor(found, look, field.label)
    elif isinstance(shape, sh.Code | sh.Flag) or (isinstance(shape, sh.Ref) and shape.kinds):
        made = ChoiceEditor(found, not_known=field.grade != "optional" and isinstance(shape, sh.Ref))
    elif isinstance(shape, sh.Words | sh.Groups) or (isinstance(shape, sh.Text) and shape.long):
        made = TextEditor(look)
    else:
        made = LineEditor()
        made.line.replaced = not isinstance(shape, sh.Text)
    made.inner().setAccessibleName(field.label)
    made.inner().setAccessibleDescription(field.help)
    return made
