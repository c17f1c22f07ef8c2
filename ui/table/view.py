"""The table of a kind: sort by a heading, filter by words, edit cell by cell."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui.details.editors import ChoiceList, choices
from ui.drafts import Drafts, key_of
from ui.look.line import TextLine
from ui.look.parts import label
from ui.look.tokens import Look
from ui.open_day import OpenDay
from ui.table.in_sight import RowsInSight
from ui.table.model import FIELD, ID, AnyIndex, Filtered, KindTable
from workshop import shape as sh
from workshop.field import Record
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.words import counted

WIDEST, NARROWEST = 280, 72  # px of a column
PADDING = 8  # px of a cell beside its words, left and right together, as the style says
AROUND = PADDING + 12  # with what Qt leaves around words, the grid, and a rounding
TALLEST = 64  # px of a row
SAMPLE = 80  # rows whose words say how wide a column has to be
MEASURED = 4096  # cells whose height is remembered
LONGEST = 60  # characters of a cell that are measured: more than the widest column takes
FILTER_FROM = 10  # rows from which a filter helps


class _Cells(QStyledItemDelegate):
    """A list for what is chosen, a line for what is typed. Looking at a cell never changes it."""

    def __init__(self, parent: QWidget, day: OpenDay, model: KindTable, padding: int) -> None:
        super().__init__(parent)
        self._padding = padding
        self._measured: dict[tuple[str, int, str], QSize] = {}  # after each change nearly all cells are as they were
        self._day, self._model = day, model
        self._drafts = Drafts(day, self)
        self._refused = ""  # the draft of a cell whose words were not kept

    def _key(self, index: AnyIndex) -> str:
        return key_of(self._model.cls.KIND.table, index.data(ID), index.data(FIELD))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> QWidget:  # noqa: ARG002
        """The editor of a cell."""
        field = self._model.fields[index.column()]
        if isinstance(field.shape, sh.Code | sh.Flag) or (isinstance(field.shape, sh.Ref) and field.shape.kinds):
            made = ChoiceList(choices(self._day.state, field), parent)
            made.setAccessibleName(field.label)
            return made
        line = TextLine(parent)
        line.setAccessibleName(field.label)
        line.textEdited.connect(partial(self._drafts.typed, self._key(index)))
        return line

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """As high as the words are, broken where they are painted: Qt forgets the padding of the style."""
        key = (str(index.data() or ""), option.rect.width(), option.font.key())
        found = self._measured.get(key)
        if found is None:
            inner = QStyleOptionViewItem(option)
            inner.rect = option.rect.adjusted(0, 0, -self._padding, 0)
            if len(self._measured) >= MEASURED:
                self._measured.clear()
            found = self._measured[key] = super().sizeHint(inner, index)
        return found

    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:
        """What stands in it; words that were not kept the last time come back."""
        text = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, ChoiceList):
            editor.put(text)
        elif isinstance(editor, QLineEdit):
            shown = text.replace("\n", "; ")
            kept = self._day.store.drafts.get(self._key(index))
            editor.setText(kept.text if kept is not None and kept.text else shown)
            editor.setProperty("shown", shown)

    def setModelData(self, editor: QWidget, model: object, index: AnyIndex) -> None:  # noqa: ARG002
        """Hand it over, if somebody changed it."""
        if isinstance(editor, ChoiceList):
            index.model().setData(index, editor.chosen())
        elif isinstance(editor, QLineEdit):
            key, text = self._key(index), editor.text()
            self._drafts.settled(key)
            if text == editor.property("shown"):
                self._model.refused.emit("")
            elif not index.model().setData(index, text):
                self._refused = key
                self._day.store.draft(key, text)

    def destroyEditor(self, editor: QWidget, index: AnyIndex) -> None:
        """It was left: its words are a change, were not kept, or were given up."""
        if isinstance(editor, QLineEdit) and index.isValid():
            key = self._key(index)
            self._drafts.settled(key)
            if key != self._refused:
                self._day.store.drop_draft(key)
            self._refused = ""
        super().destroyEditor(editor, index)


class CellTable(RowsInSight):
    """Cells by keys: Enter opens the details, F2 edits, Space takes along, Delete withdraws."""

    opened = Signal(str)
    marked = Signal(str)
    opened_at = Signal(str, str)  # a record and a field that has no editor in a cell
    withdrawn = Signal(str)

    def edit_current(self) -> None:
        """Edit the cell, or go to its field in the details."""
        index = self.currentIndex()
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)
        elif index.isValid():
            self.opened_at.emit(index.data(ID), index.data(FIELD))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """All but F2, which is the window's."""
        if self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)  # Enter in a cell's editor ends it, no more
            return
        id_ = self.currentIndex().data(ID)
        if id_ and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(id_)
        elif id_ and event.key() == Qt.Key.Key_Space:
            self.marked.emit(id_)
        elif id_ and event.key() == Qt.Key.Key_Delete:
            self.withdrawn.emit(id_)
        else:
            super().keyPressEvent(event)


class TableBoard(QWidget):
    """A table with its filter, and a line that says what could not be kept."""

    chosen = Signal(str)
    opened = Signal(str)
    opened_at = Signal(str, str)  # a record and its field
    marked = Signal(str)  # Space: take it along for a merge or one change of many
    withdrawn = Signal(str)

    def __init__(self, look: Look, day: OpenDay, cls: type[Record]) -> None:
        super().__init__()
        self.cls = cls
        self.model = KindTable(day, cls)
        self.rows = Filtered()
        self.rows.setSourceModel(self.model)
        self.filter = TextLine()
        self.filter.setPlaceholderText(tr("Show rows with…"))
        self.filter.setAccessibleName(tr("Filter"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setMaximumWidth(look.px(260))
        self.count = label("", "muted")
        self.note = label("", "field_error", wrap=True)
        self.note.hide()
        self.table = CellTable()
        self._quiet = False
        self._set_up(look, day)
        top = QHBoxLayout()
        top.addWidget(self.filter)
        top.addWidget(self.count, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.px(4))
        layout.addLayout(top)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.note)

    def _set_up(self, look: Look, day: OpenDay) -> None:
        table = self.table
        table.setModel(self.rows)
        table.setItemDelegate(_Cells(table, day, self.model, look.px(PADDING)))
        table.setSortingEnabled(True)
        self.rows.sort(-1)
        table.horizontalHeader().setSortIndicatorClearable(True)
        table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        table.horizontalHeader().setMaximumSectionSize(look.px(WIDEST * 2))
        table.verticalHeader().setDefaultSectionSize(look.px(30))
        table.verticalHeader().setVisible(False)
        table.setWordWrap(True)
        table.verticalHeader().setMaximumSectionSize(look.px(TALLEST))
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        triggers = QAbstractItemView.EditTrigger
        table.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed)
        table.setTabKeyNavigation(False)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setAccessibleName(tr("Table of {kind}").format(kind=self.cls.KIND.many))
        table.selectionModel().currentChanged.connect(self._current)
        table.opened.connect(self.opened)
        table.opened_at.connect(self.opened_at)
        table.marked.connect(self.marked)
        table.withdrawn.connect(self.withdrawn)
        self.filter.textChanged.connect(self._filter)
        self.model.refused.connect(self._say)
        self._look = look
        self._sized_for: set[str] | None = None  # the records whose words columns have room for
        self._sized_by_hand, self._sizing = False, False
        table.horizontalHeader().sectionResized.connect(self._resized)

    def show_day(self, s: Snapshot, selected: str | None, marked: tuple[str, ...] = ()) -> None:
        """The records that stand."""
        records, column = s.all(self.cls), max(self.table.currentIndex().column(), 0)
        self.model.show(records)
        self.model.mark(marked)
        self._count()
        if not self._sized_by_hand:
            self._size(records)
        self.filter.setVisible(len(records) >= FILTER_FROM)
        row = self.model.row_of(selected)
        if row is not None and self.table.currentIndex().data(ID) != selected:
            self._quiet = True
            self.table.setCurrentIndex(self.rows.mapFromSource(self.model.index(row, column)))
            self._quiet = False

    def order(self) -> list[str]:
        """The rows that are shown, in the order in which they stand."""
        return [self.rows.index(n, 0).data(ID) for n in range(self.rows.rowCount())]

    def is_sorted(self) -> bool:
        """Whether the rows stand by a column, not in the order of the day."""
        return self.rows.sortColumn() >= 0

    def sort_by_keys(self) -> str:
        """Sort by the current column; again the other way round; again in the order of the day. What it is now."""
        header, column = self.table.horizontalHeader(), max(self.table.currentIndex().column(), 0)
        up, down = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
        name = self.model.fields[column].label
        if self.rows.sortColumn() != column:
            header.setSortIndicator(column, up)
            return tr("Sorted by {name}. /sort again turns it round.").format(name=name)
        if self.rows.sortOrder() == up:
            header.setSortIndicator(column, down)
            return tr("Sorted by {name}, last first. /sort again gives the order of the day.").format(name=name)
        header.setSortIndicator(-1, up)
        return tr("In the order of the day.")

    def _size(self, records: Sequence[Record]) -> None:
        """Columns as wide as their contents, within limits; what comes later may make them wider, never narrower."""
        came = [n for n, r in enumerate(records) if r.id not in (self._sized_for or ())]
        if self._sized_for is not None and not came:
            return
        first, self._sizing = not self._sized_for, True
        self._sized_for = self._sized_for or set()
        self._sized_for.update(records[n].id for n in came)
        header, metrics = self.table.horizontalHeader(), self.table.fontMetrics()
        some = came[:: max(1, len(came) // SAMPLE)]
        wider = False
        for i in range(self.model.columnCount()):
            texts = [str(self.model.index(n, i).data() or "")[:LONGEST] for n in some]
            wide = max(map(metrics.horizontalAdvance, texts), default=0) + self._look.px(AROUND)
            wide = max(wide, header.sectionSizeHint(i) + self._look.px(8))
            wide = max(self._look.px(NARROWEST), min(wide, self._look.px(WIDEST)))
            if first or wide > header.sectionSize(i):
                header.resizeSection(i, wide)
                wider = True
        self._sizing = False
        if wider:
            self.table.fit_rows()

    def _resized(self) -> None:
        """Somebody made a column wider or narrower: it stays so, and rows wrap anew."""
        if not self._sizing:
            self._sized_by_hand = True
            self.table.fit_rows()

    def _filter(self, text: str) -> None:
        self.rows.look_for(text)
        self._count()

    def _count(self) -> None:
        shown, all_ = self.rows.rowCount(), self.model.rowCount()
        kind = self.cls.KIND
        text = counted(all_, kind.one, kind.many) if all_ else tr("No {kind} yet").format(kind=kind.many)
        self.count.setText(text if shown == all_ else tr("{shown} of {text}").format(shown=shown, text=text))

    def _say(self, sentence: str) -> None:
        self.note.setText(sentence)
        self.note.setVisible(bool(sentence))

    def _current(self, now: QModelIndex, before: QModelIndex) -> None:  # noqa: ARG002 - a slot
        id_ = now.data(ID)
        if id_ and not self._quiet:
            self.chosen.emit(id_)
