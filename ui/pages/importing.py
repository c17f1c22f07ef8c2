"""Import: a file or pasted cells, looked at row by row before anything is added (interaction.md 33, W21)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ui.jobs import Job
from ui.look.chooser import Chooser
from ui.look.number import NumberBox
from ui.look.parts import button, frame, label, plain
from ui.look.tokens import Look
from ui.models.preview_rows import PreviewTable, remarks
from ui.open_day import OpenDay
from ui.pages.mapping import Mapping
from ui.pages.page import Page
from ui.settings import Settings
from workshop.decide import Refused
from workshop.importing import (
    BadSource,
    ColumnMap,
    Options,
    Preview,
    Sheet,
    Source,
    Table,
    guessed_columns,
    guessed_kind,
    is_empty,
    likely_sheet,
    preview_of,
    read_file,
    read_pasted,
    table_of,
    to_command,
)
from workshop.kinds import Organisation
from workshop.shown import called
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.words import counted

FILES = tr("Tables (*.csv *.tsv *.txt *.xlsx *.xlsm);;All files (*)")
WIDE = 300  # px of the pane at the left
COLUMNS = (64, 150, 190, 120, 190)  # px of the columns of the preview; the last one takes what is left
TALLEST = 82  # px of a row of it: four lines
EMPTY = tr(
    "Choose a CSV or XLSX file, or copy cells in a spreadsheet and paste them here. You see what would be added, row "
    "by row, before anything is added. One undo takes all of it back."
)


@dataclass(frozen=True, slots=True)
class Looked:
    """What a source came to, worked out in the background."""

    table: Table
    columns: ColumnMap
    preview: Preview
    state: Snapshot


class ImportPage(Page):
    """Choose, map, look, bring in."""

    title = tr("What comes in?")

    def __init__(self, look: Look, day: OpenDay, settings: Settings) -> None:
        super().__init__(look, day, settings)
        self.source: Source | None = None
        self.sheet: Sheet | None = None
        self.looked: Looked | None = None
        self.options = Options()
        self._header: int | None = None
        self._columns: ColumnMap | None = None
        self._job: Job | None = None
        self._again = False
        self.choose = button(tr("Choose a file…"), "primary", clicked=self._choose)
        self.paste = button(tr("Paste cells"), "quiet", clicked=self._paste)
        self.said = label(EMPTY, "body", wrap=True)
        self.sheets, self.kind, self.holder = Chooser(), Chooser(), Chooser()
        self.heading_row = NumberBox(look)
        self.make = QCheckBox(tr("Add holders that this day doesn’t have"))
        self.notes = QCheckBox(tr("Keep what no column takes in the notes"))
        self.mapping = Mapping(look)
        self.rows = PreviewTable()
        self.table = QTableView()
        self.row_said = label("", "muted", wrap=True)
        self.bring = button(tr("Bring in"), "primary", clicked=self._bring)
        self.other = button(tr("Another file…"), "quiet", clicked=self._choose)
        self._lay()
        self._connect()
        self._show()

    # -- building --
    def _lay(self) -> None:
        px = self.look.px
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, px(4), 0, 0)
        layout.setSpacing(px(8))
        layout.addWidget(self.said)
        start = QHBoxLayout()
        for w in (self.choose, self.paste):
            start.addWidget(w)
        start.addStretch(1)
        layout.addLayout(start)
        self.body = QWidget()
        body = QHBoxLayout(self.body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(px(8))
        body.addWidget(self._left())
        body.addWidget(self._right(), 1)
        layout.addWidget(self.body, 1)
        self.below = QWidget()
        layout.addWidget(self.below, 1)

    def _left(self) -> QWidget:
        px, left = self.look.px, frame("panel", tr("How it is read"))
        left.setFixedWidth(px(WIDE))
        column = QVBoxLayout(left)
        column.setContentsMargins(px(12), px(8), px(6), px(8))
        form = QFormLayout()
        form.setHorizontalSpacing(px(12))
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for text, box in (
            (tr("Sheet"), self.sheets),
            (tr("Headings in row"), self.heading_row),
            (tr("They are"), self.kind),
            (tr("Held by"), self.holder),
        ):
            box.setAccessibleName(text)
            name = label(text, "field")
            name.setBuddy(box)
            form.addRow(name, box)
        self.heading_row.setRange(0, 9999)
        self.heading_row.setSpecialValueText(tr("None"))
        for value, text in (("datasets", tr("Datasets")), ("services", tr("Data services"))):
            self.kind.addItem(text, value)
        column.addLayout(form)
        column.addWidget(self.make)
        column.addWidget(self.notes)
        column.addWidget(label(tr("COLUMNS"), "heading"))
        column.addWidget(self.mapping, 1)
        return left

    def _right(self) -> QWidget:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        table, header = self.table, self.table.horizontalHeader()
        table.setModel(self.rows)
        table.setAccessibleName(tr("What would be added"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setWordWrap(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.verticalHeader().setVisible(False)
        table.verticalHeader().setDefaultSectionSize(self.look.px(30))
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.verticalHeader().setResizeContentsPrecision(0)
        table.verticalHeader().setMaximumSectionSize(self.look.px(TALLEST))
        header.setStretchLastSection(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for at, wide in enumerate(COLUMNS):
            header.resizeSection(at, self.look.px(wide))
        column.addWidget(table, 1)
        column.addWidget(self.row_said)
        foot = QHBoxLayout()
        foot.addWidget(self.other)
        foot.addStretch(1)
        foot.addWidget(self.bring)
        column.addLayout(foot)
        return right

    def _connect(self) -> None:
        self.sheets.activated.connect(self._sheet_chosen)
        self.heading_row.valueChanged.connect(self._header_chosen)
        self.kind.activated.connect(self._optioned)
        self.holder.activated.connect(self._optioned)
        self.make.clicked.connect(self._optioned)
        self.notes.clicked.connect(self._optioned)
        self.mapping.changed.connect(self._mapped)
        self.table.selectionModel().currentChanged.connect(self._row)

    # -- where it comes from --
    def take_path(self, path: str) -> None:
        """Look at a file."""
        place = Path(path).expanduser()
        self._read(lambda: read_file(place))

    def take_text(self, text: str) -> None:
        """Look at pasted cells."""
        self._read(lambda: read_pasted(text))

    def _choose(self) -> None:
        found, _ = QFileDialog.getOpenFileName(self, tr("Import a table"), str(self.day.path.parent), FILES)
        if found:
            self.take_path(found)

    def _paste(self) -> None:
        self.take_text(QGuiApplication.clipboard().text())

    def _read(self, read: Callable[[], Source]) -> None:
        self._start(lambda _: read(), self._read_done, tr("Reading…"))

    def _read_done(self, source: Source) -> None:
        self.source, self.sheet = source, likely_sheet(source)
        self.looked, self._header, self._columns = None, None, None
        self.options = Options()
        self.make.setChecked(False)
        self.notes.setChecked(False)
        self.sheets.clear()
        for sheet in source.sheets:
            self.sheets.addItem(sheet.name or source.name, sheet)
        if self.sheet is None:
            several = len(source.sheets) > 1 and any(not is_empty(x) for x in source.sheets)
            self._say(
                tr("Choose the sheet that holds the datasets. Nothing is added yet.")
                if several
                else tr("There are no rows to read in “{source}”. Nothing is added.").format(source=source.name)
            )
            self.sheets.setCurrentIndex(-1)
            self._show()
            return
        self.sheets.setCurrentIndex(source.sheets.index(self.sheet))
        self._look()

    def _sheet_chosen(self) -> None:
        self.sheet = self.sheets.currentData()
        self._header, self._columns = None, None
        self._look()

    # -- looking at it --
    def _header_chosen(self, row: int) -> None:
        self._header, self._columns = row, None
        self._look()

    def _mapped(self, columns: ColumnMap) -> None:
        self._columns = columns
        self._look()

    def _optioned(self) -> None:
        self.options = replace(
            self.options,
            as_kind=self.kind.currentData(),
            held_by=self.holder.currentData() or None,
            make_organisations=self.make.isChecked(),
            rest_as_notes=self.notes.isChecked(),
        )
        self._look()

    def _look(self) -> None:
        """Work out what the import would do, in the background."""
        sheet, header, columns = self.sheet, self._header, self._columns
        options, state = self.options, self.day.state
        if sheet is None:
            return

        def work(progress: Callable[[float], None]) -> Looked:
            progress(0)
            table = table_of(sheet, header)
            fields = columns or guessed_columns(table)
            asked = replace(options, as_kind=options.as_kind or guessed_kind(table))
            return Looked(table, fields, preview_of(state, table, fields, asked), state)

        self._start(work, self._looked, tr("Looking…"))

    def _looked(self, looked: Looked) -> None:
        if self._again or self.sheet is None:
            return  # something else was asked for meanwhile, and is looked at next; or it was brought in
        self.looked, self._columns = looked, looked.columns
        self._show()

    def _start(self, work: Callable[[Callable[[float], None]], Any], then: Callable[[Any], None], said: str) -> None:
        """One job at a time; what was asked meanwhile is looked at afterwards."""
        if self._job is not None:
            self._again = True
            return
        self._say(said)
        self._job = Job(work)
        self._job.succeeded.connect(then)
        self._job.failed.connect(self._failed)
        self._job.finished.connect(self._finished)
        self._job.start()

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, BadSource):
            self._say(tr("This could not be read: something in the program went wrong. Nothing was added."))
            raise error
        self.source = self.sheet = self.looked = None
        self._show()
        self._say(str(error))

    def _finished(self) -> None:
        self._job = None
        if self._again:
            self._again = False
            self._look()

    def busy(self) -> bool:
        """Whether something is read or looked at."""
        return self._job is not None

    # -- showing --
    def show_day(self, s: Snapshot) -> None:
        """The organisations to choose from; what was looked at is looked at again if the day has changed."""
        chosen = self.holder.currentData()
        self.holder.clear()
        self.holder.addItem(tr("As the file says"), "")
        for org in s.all(Organisation):
            self.holder.addItem(called(s, org.id), org.id)
        self.holder.setCurrentIndex(max(self.holder.findData(chosen), 0))
        if self.looked is not None and self.looked.state is not s:
            self._look()

    def _show(self) -> None:
        there = self.source is not None
        self.body.setVisible(there)
        self.below.setVisible(not there)
        for w in (self.choose, self.paste):
            w.setVisible(not there)
        if self.looked is None:
            if not there:
                self._say(EMPTY)
            self.rows.show(None)
            self.mapping.show_columns(None, None)
            self.bring.setEnabled(False)
            return
        table, preview = self.looked.table, self.looked.preview
        self.sheets.setEnabled(self.sheets.count() > 1)
        self.heading_row.blockSignals(True)
        self.heading_row.setValue(table.header_row)
        self.heading_row.blockSignals(False)
        self.kind.setCurrentIndex(self.kind.findData(preview.as_kind))
        self.mapping.show_columns(table, self.looked.columns)
        self.rows.show(preview)
        self.row_said.setText("")
        coming = [r for r in preview.rows if r.state != "in doubt" and (r.state == "new" or r.values)]
        self.bring.setText(
            plain(
                tr("Bring in {rows}").format(rows=counted(len(coming), "row")) if coming else tr("Nothing to bring in")
            )
        )
        self.bring.setAccessibleName(self.bring.text())
        self.bring.setEnabled(bool(coming))
        self._say(preview.sentence)

    def _say(self, sentence: str) -> None:
        self.said.setText(sentence)

    def _row(self, now: QModelIndex) -> None:
        rows = self.rows.rows
        self.row_said.setText(remarks(rows[now.row()]) if 0 <= now.row() < len(rows) else "")

    # -- bringing it in --
    def _bring(self) -> None:
        """One command; one undo takes it back."""
        if self.looked is None or self._job is not None:
            return
        looked, preview = self.looked, self.looked.preview
        new, merged = len(preview.in_state("new")), sum(bool(r.values) for r in preview.in_state("merged"))
        self.looked = None  # the change that comes now is no reason to look again
        try:
            self.day.execute(to_command(preview, self.day.store.new_id), self)
        except Refused as e:
            self.looked = looked
            self._say(e.sentence)
            return
        left = len(preview.in_state("in doubt"))
        parts = [tr("{datasets} added").format(datasets=counted(new, "dataset"))] * bool(new) + [
            tr("{merged} filled up").format(merged=merged)
        ] * bool(merged)
        parts += [tr("{rows} left out").format(rows=counted(left, "row"))] * bool(left)
        self.source = self.sheet = self.looked = None
        self._show()
        self._say(tr("{parts}. One undo (Ctrl+Z) takes all of it back.").format(parts=", ".join(parts)))
