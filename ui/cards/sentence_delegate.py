"""A delegate for lists of sentences: each wraps, and may end in a word that leads somewhere."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.cards.whole import is_cut
from ui.look.tokens import Look
from ui.models.rows import ROW
from ui.painting import words

MOST = 6  # lines of a sentence


class Sentence(Protocol):
    """A row that is a sentence."""

    @property
    def mark(self) -> str:
        """The sign before it."""
        ...

    @property
    def text(self) -> str:
        """The sentence."""
        ...

    @property
    def link(self) -> str:
        """The word that leads there; empty where nothing does."""
        ...


class SentenceDelegate(QStyledItemDelegate):
    """Paints sentences in small type."""

    def __init__(self, view: QAbstractItemView, look: Look) -> None:
        super().__init__(view)
        self._view, self._look = view, look

    def _room(self) -> float:
        return float(self._view.viewport().width() - self._look.px(16))

    def _whole(self, row: Sentence) -> str:
        return f"{row.text} {row.link}" if row.link else row.text

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002
        """As high as its lines."""
        row: Sentence | None = index.data(ROW)
        if row is None:
            return QSize(0, 0)
        tall = words.height(self._whole(row), self._look.font("small"), self._room(), MOST)
        return QSize(10, tall + self._look.px(4))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The sign, the sentence, the word that leads there underlined."""
        row: Sentence | None = index.data(ROW)
        if row is None or is_cut(self._view, option.rect):
            return
        look, font, box = self._look, self._look.font("small"), QRectF(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected and self._view.hasFocus():
            painter.fillRect(box, look.ink("accent_soft"))
        line = QRectF(box.left(), box.top() + 2, look.px(16), words.height("X", font, 100))
        words.line(painter, line, row.mark, font, look.ink("text"), Qt.AlignmentFlag.AlignVCenter)
        at = QPointF(box.left() + look.px(16), box.top() + 2)
        ink, link = look.ink("text"), len(row.link)
        words.draw(painter, at, self._whole(row), font, ink, self._room(), most=MOST, link=link)
        painter.restore()
