"""A list of sentences; one that leads somewhere is followed by Enter or a click."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QFrame

from ui.cards.sentence_delegate import SentenceDelegate
from ui.cards.whole import RIM, WholeRows
from ui.look.tokens import Look
from ui.models.rows import ROW, RowsModel


@dataclass(frozen=True, slots=True)
class SentenceRow:
    """A sentence with the sign before it, the word at its end that leads somewhere, and where that is."""

    id: str
    text: str
    mark: str = ""
    link: str = ""
    spoken: str = ""
    leads_to: Any = None


class SentenceList(WholeRows):
    """Sentences, each as high as it is, the list no higher than all of them."""

    led = Signal(object)  # where a sentence leads to

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self.rows: RowsModel[SentenceRow] = RowsModel(lambda r: r.spoken or r.text)
        self.setModel(self.rows)
        self.setItemDelegate(SentenceDelegate(self, look))
        self.setAccessibleName(name)
        self.setProperty("role", "missing")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.activated.connect(self._lead)
        self.clicked.connect(self._lead)
        self.widened.connect(self.fit)

    def show_rows(self, rows: list[SentenceRow]) -> None:
        """Show these."""
        self.rows.sync(rows)
        self.fit()

    def fit(self) -> None:
        """No higher than its rows: what comes after stands directly under them."""
        self.setMaximumHeight(sum(self.sizeHintForRow(n) for n in range(self.rows.rowCount())) + RIM)

    def _lead(self, index: QModelIndex) -> None:
        row = index.data(ROW)
        if row is not None and row.leads_to is not None:
            self.led.emit(row.leads_to)
