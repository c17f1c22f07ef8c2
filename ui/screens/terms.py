"""Heads of terms: a sheet of sentences; beside it where the current one comes from (interaction.md 2.8)."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen, QResizeEvent, QTextLayout
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from ui.cards.list import CardList
from ui.cards.sentences import SentenceList, SentenceRow
from ui.cards.whole import RIM, WholeRows, beyond, is_cut
from ui.desk import Desk
from ui.look.parts import frame, label
from ui.look.tokens import Look
from ui.look.wrapping import layout
from ui.models.rows import ROW, RowsModel
from ui.painting import words
from ui.screens.parts import foot
from ui.screens.screen import Screen
from workshop.boards.cards import Card
from workshop.boards.terms import OtherWords, SheetRow, its_words, origins, other_words, sheet, summary
from workshop.snapshot import Snapshot
from workshop.terms import Clause, Piece
from workshop.tongue import tr
from workshop.walks.clauses import ClauseWalk

SHEET, SIDE = 62, 38  # of a hundred parts of the width
LEAST_OF_SOURCES = 64  # px, of their list
MOST_OF_WORDS = 0.64  # of the height of the board, for other words of a clause
LARGEST = 110  # per cent of the letters, above which the sources have all the room beside the sheet
NUMBER, STATE = 34, 48  # px left for the number, at least right for the state


class _SheetDelegate(QStyledItemDelegate):
    """A clause: number, sentence with its records underlined and its questions in amber, state."""

    def __init__(self, view: QListView, look: Look) -> None:
        super().__init__(view)
        self._view, self._look = view, look

    def _state(self, row: SheetRow) -> float:
        """The room of the state, in px: so much as the word in it needs."""
        look = self._look
        return max(float(look.px(STATE)), words.width(row.state, look.font("small")) + look.px(10))

    def _lay(self, row: SheetRow) -> tuple[QTextLayout, float]:
        """The sentence and its height; one that would be higher than the sheet ends in dots."""
        look, pieces, font = self._look, row.clause.pieces, self._look.font("body")
        view = self._view.viewport()
        wide = max(view.width() - look.px(NUMBER + 12) - self._state(row), 40)
        most = max(2, int((view.height() - look.px(14)) // words.height("Xg", font, wide)))
        return layout(
            "".join(p.text for p in pieces),
            font,
            wide,
            formats=self._formats(pieces, suggested=bool(row.clause.suggested)),
            most=most,
        )

    def _formats(self, pieces: tuple[Piece, ...], *, suggested: bool) -> list[QTextLayout.FormatRange]:
        out, at = [], 0
        for p in pieces:
            run = QTextLayout.FormatRange()
            run.start, run.length = at, len(p.text)
            if p.kind == "record":
                run.format.setFontUnderline(True)
                run.format.setUnderlineColor(self._look.ink("edge"))
            elif p.kind == "typed" and suggested:
                run.format.setForeground(self._look.ink("muted"))
            elif p.kind == "gap":
                run.format.setBackground(self._look.ink("gap_soft"))
                run.format.setForeground(self._look.ink("gap"))
            out.append(run)
            at += len(p.text)
        return out

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002
        """As high as the sentence."""
        row: SheetRow | None = index.data(ROW)
        return QSize(10, round(self._lay(row)[1]) + self._look.px(12)) if row else QSize(0, 0)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """One clause; the current one with the blue edge."""
        row: SheetRow | None = index.data(ROW)
        if row is None or is_cut(self._view, option.rect):
            return
        look, box = self._look, QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(look.ink("accent"), look.px(2)))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), look.px(6), look.px(6))
        else:
            painter.setPen(QPen(look.ink("line"), 1))
            painter.drawLine(box.bottomLeft(), box.bottomRight())
        top = box.top() + look.px(6)
        made, _ = self._lay(row)
        tall = made.lineAt(0).height() if made.lineCount() else 0.0
        line = QRectF(box.left() + look.px(10), top, look.px(NUMBER), tall)
        number = look.font("body", bold=True)
        words.line(painter, line, str(row.clause.number), number, look.ink("text"), Qt.AlignmentFlag.AlignVCenter)
        painter.setPen(look.ink("text"))
        made.draw(painter, QPointF(box.left() + look.px(NUMBER + 6), top))
        wide = self._state(row)
        state = QRectF(box.right() - wide - look.px(8), top, wide, line.height())
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        words.line(painter, state, row.state, look.font("small"), look.ink("muted"), right)
        painter.restore()


class SheetList(WholeRows):
    """The clauses."""

    picked = Signal(int)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.rows: RowsModel[SheetRow] = RowsModel(lambda r: r.spoken)
        self.setModel(self.rows)
        self.setItemDelegate(_SheetDelegate(self, look))
        self.setAccessibleName(tr("Heads of terms"))
        self.setProperty("role", "sheet")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.clicked.connect(self._click)

    def _click(self, index: QModelIndex) -> None:
        self.picked.emit(index.row())


class TermsScreen(Screen):
    """The sheet left; right the sources of the current clause, and other words for it."""

    row_picked = Signal(int)
    led = Signal(str)  # the record that a clause comes from, where it stands

    def __init__(self, look: Look, desk: Desk) -> None:
        super().__init__(look, desk)
        self.sheet = SheetList(look)
        self.sheet.picked.connect(self.row_picked)
        self.more = label("", "beyond")
        self.more.hide()
        self.sheet.beyond.connect(self._beyond)
        self.empty = label("", "empty", wrap=True)
        self.head = label("", "panel_heading", wrap=True)
        self.sources = CardList(look, name=tr("Where the clause comes from"))
        self.sources.chosen.connect(self.chosen)
        self.sources.opened.connect(self.led)
        self.sources.setMinimumHeight(look.px(LEAST_OF_SOURCES))
        self.sources.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)  # takes what is left
        self.lists.append(self.sources)
        self.rest = label("", "beyond")
        self.rest.hide()
        self.sources.beyond.connect(self._rest)
        self.none = label("", "empty", wrap=True)
        self.others = label(tr("Other words for it"), "panel_heading", wrap=True)
        self.choices = SentenceList(look, tr("Other words for the clause"))
        self._has_words = False
        self.choices.led.connect(self._suggest)
        self.choices.widened.connect(self._share)
        self.foot = foot()
        self._lay()

    def _lay(self) -> None:
        px = self.look.px
        paper = frame("panel")
        inner = QVBoxLayout(paper)
        inner.setContentsMargins(px(4), px(4), px(4), px(4))
        self.empty.setContentsMargins(px(8), px(6), px(8), px(6))
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        inner.addWidget(self.empty, 1)
        inner.addWidget(self.sheet, 1)
        inner.addWidget(self.more)
        self.side, self.words = frame("panel"), frame("panel")
        for panel, parts in (
            (self.side, (self.head, self.none, self.sources, self.rest)),
            (self.words, (self.others, self.choices)),
        ):
            column = QVBoxLayout(panel)
            column.setContentsMargins(px(12), px(8), px(12), px(8))
            column.setSpacing(px(4))
            for part in parts:
                column.addWidget(part, 1 if part is self.sources else 0)
        right = QVBoxLayout()
        right.setSpacing(px(8))
        right.addWidget(self.side, 1)
        right.addWidget(self.words)
        row = self._halves = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(paper, SHEET)
        row.addLayout(right, SIDE)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(px(4))
        whole.addLayout(row, 1)
        whole.addWidget(self.foot)

    def show_day(self, s: Snapshot) -> None:
        """The clauses as the record makes them; the current one with its sources and other words for it."""
        rows = sheet(s)
        self.empty.setText(self.desk.plan.empty)
        self.empty.setVisible(not rows)
        for part in (self.sheet, self.side):
            part.setVisible(bool(rows))
        self._halves.setStretch(1, SIDE if rows else 0)  # nothing to read yet: the sheet has all the room
        self._halves.setSpacing(self.look.px(8) if rows else 0)
        self.foot.setText(summary(s))
        self.sheet.rows.sync(rows)
        self.sheet.scheduleDelayedItemsLayout()
        if not rows:
            self.words.hide()
            return
        at = min(self.desk.walk_at, len(rows) - 1)
        current = self.sheet.rows.index(at, 0)
        self.sheet.setCurrentIndex(current)
        self.sheet.scrollTo(current)  # in other words it may be higher
        self._show_side(s, rows[at].clause)

    def _show_side(self, s: Snapshot, clause: Clause) -> None:
        name = tr("Where clause {number} comes from").format(number=clause.number)
        self.head.setText(name)
        cards = [Card(o.id, o.table, o.text, (o.where,)) for o in origins(s, clause)]
        self.sources.show_cards(cards, None, f"{name}. {len(cards)}")
        self.sources.setVisible(bool(cards))
        self.none.setText(its_words(s, clause) or ("" if cards else tr("No record speaks of this yet.")))
        self.none.setVisible(bool(self.none.text()))
        found = other_words(s, clause)
        self._has_words = bool(found)
        self.choices.show_rows([SentenceRow(w.key, w.wording.text, w.key, "", w.spoken, (clause, w)) for w in found])
        self._share()

    def _share(self) -> None:
        """Other words are shown in whole, as far as they leave the sources a whole card; else Ctrl+I lists them."""
        px, wide = self.look.px, max(self.side.width() - self.look.px(24), 1)
        around = self.others.sizeHint().height() + px(2 * 8 + 4) + 2 * RIM
        said = self.none.heightForWidth(wide) if self.none.text() else 0
        first = self.sources.sizeHintForRow(0) + 2 * RIM if self.sources.model().rowCount() else 0
        beside = self.head.heightForWidth(wide) + said + first + self.rest.sizeHint().height() + px(64)
        room = min(self.height() - self.foot.sizeHint().height() - beside, int(self.height() * MOST_OF_WORDS))
        shown = self._has_words and room >= max(self.choices.sizeHintForRow(0), px(40)) + around
        shown = shown and px(100) <= LARGEST  # in larger letters Ctrl+I lists them
        self.words.setVisible(shown)
        if shown:
            self.words.setFixedHeight(min(self.choices.maximumHeight() + around, room))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width has other heights."""
        super().resizeEvent(event)
        self._share()

    def _suggest(self, chosen: tuple[Clause, OtherWords]) -> None:
        clause, words = chosen
        day = self.desk.day
        self.wants.emit(ClauseWalk().suggest(day.state, clause.head, words.wording, day.store.new_id))

    def _beyond(self, above: int, below: int) -> None:
        self.more.setText(beyond(above, below))
        self.more.setVisible(bool(self.more.text()))

    def _rest(self, above: int, below: int) -> None:
        self.rest.setText(beyond(above, below))
        self.rest.setVisible(bool(self.rest.text()))

    def order(self) -> list[str]:
        """Up and down walk the clauses, not the cards beside them."""
        return []
