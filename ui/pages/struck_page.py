"""What was struck, and where the words may still stand: papers of before, a stick that is away. Never the words."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout

from ui.look.parts import button, label, row
from ui.look.tokens import Look
from ui.models.text_rows import TextRows
from ui.open_day import OpenDay
from ui.pages.page import Page
from ui.pages.reading_table import table_of
from ui.settings import Settings
from workshop.snapshot import Snapshot
from workshop.store.note import COPY, LEFT, NAME, PAPER, Unreached
from workshop.store.reach import PAPERS
from workshop.store.store import Store
from workshop.struck import is_strike, told
from workshop.tongue import tr
from workshop.words import counted

SAYS = {
    PAPER: tr("A paper of before. Write it anew in Documents, under the same name, or remove it."),
    LEFT: tr(
        "Here the day lay before. It is cleaned when it is there again. Close it in other programs, then try again."
    ),
    NAME: tr("The day’s own file is called so. Close the day, give the file another name, and open it again."),
    COPY: tr("A copy of the day that is in use, damaged, or went its own way. Close it and try again, or remove it."),
}
AWAY = tr("The second place is not there. It is cleaned when it is back, before anything else is done with it.")


class StruckPage(Page):
    """Strikes, and what they could not reach."""

    title = tr("What was struck, and is it gone?")

    def __init__(self, look: Look, day: OpenDay, settings: Settings) -> None:
        super().__init__(look, day, settings)
        self.rows = TextRows((tr("When"), tr("What")))
        self.table = table_of(self.rows, look, tr("What was struck, newest first"), (90,))
        self.left = TextRows((tr("Where"), tr("What to do")))
        self.left_table = table_of(self.left, look, tr("Where the words may still stand"), (420,))
        self.said = label("", "body", wrap=True)
        self.remove = button(tr("Remove this file"), "quiet", clicked=self._remove)
        self.again = button(tr("Try again"), "primary", clicked=self._again)
        self._found: tuple[Unreached, ...] = ()
        self._sure = ""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, look.px(8), 0, 0)
        layout.setSpacing(look.px(10))
        layout.addWidget(self.table, 1)
        layout.addWidget(label(tr("Where the words may still stand"), "panel_heading"))
        layout.addWidget(self.left_table, 1)
        layout.addWidget(self.said)
        layout.addLayout(row(self.again, self.remove, None, gap=look.px(8)))
        self.left_table.selectionModel().currentChanged.connect(self._chosen)
        day.kept.connect(lambda _: self.show_day(day.state))

    def show_day(self, s: Snapshot) -> None:  # noqa: ARG002 - it shows the history and the files
        """The strikes, and what is left."""
        entries = self.day.store.entries
        strikes = [e for e in entries if is_strike(e.name)]
        n = sum(len(e.struck) for e in entries)
        self.rows.show([(f"{e.at:%H:%M}", told(e.name).capitalize()) for e in reversed(strikes)])
        found = self.day.store.unreached if isinstance(self.day.store, Store) else ()
        if found != self._found or not self.said.text():
            self._found, self._sure = found, ""
            self.left.show([(u.where, SAYS.get(u.what, AWAY)) for u in found])
            if found:
                self.left_table.selectRow(0)
        if not strikes:
            self.said.setText(
                tr("Nothing was struck. Ctrl+Shift+X strikes words of the selected card, or of the line.")
            )
        elif found:
            self.said.setText(tr("{places} could not be reached.").format(places=counted(len(found), "place")))
        else:
            self.said.setText(
                tr("All that is known is clean: {values} of the history, and every copy.").format(
                    values=counted(n, "value")
                )
            )
        self.again.setEnabled(bool(found))
        self._chosen()

    def _current(self) -> Unreached | None:
        at = self.left_table.currentIndex().row()
        return self._found[at] if 0 <= at < len(self._found) else None

    def _chosen(self, *_: object) -> None:
        chosen = self._current()
        self.remove.setEnabled(self._file(chosen) is not None)

    def _file(self, chosen: Unreached | None) -> Path | None:
        """The file that may be removed: one that lies with the day, and is not the day. A note can say anything."""
        if chosen is None or chosen.what not in (PAPER, COPY) or not chosen.where or "\0" in chosen.where:
            return None
        day = self.day.path.resolve()
        found = (day.parent / chosen.where).resolve()
        known = found.suffix.lower() in PAPERS or found.suffix == day.suffix
        return found if known and found != day and found.is_relative_to(day.parent) and found.is_file() else None

    def _again(self) -> None:
        if isinstance(self.day.store, Store):
            self.day.store.strike_again()

    def _remove(self) -> None:
        """Remove a file for good: pressed twice, since it can't be brought back."""
        chosen = self._current()
        file = self._file(chosen)
        if chosen is None or file is None:
            return
        if self._sure != chosen.where:
            self._sure = chosen.where
            self.said.setText(tr("“{where}” is removed for good. Press once more.").format(where=chosen.where))
            return
        try:
            file.unlink(missing_ok=True)
        except OSError:
            self.said.setText(
                tr("“{where}” can’t be removed. Close it in other programs first.").format(where=chosen.where)
            )
            return
        self._again()
