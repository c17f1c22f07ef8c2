"""A day as an earlier one: its organisations, and the minutes that its sessions took (interaction.md 1.1, W11)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import time
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.look.chooser import Chooser
from ui.look.parts import label
from ui.look.tokens import Look
from workshop.kinds import Organisation, Playbook
from workshop.rehearsal import is_rehearsal
from workshop.running_order import at_minute, minutes, parts
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.views.ran import as_it_took, as_it_took_in_words

NONE = tr("No: as a day of this kind is planned")


@dataclass(frozen=True, slots=True)
class Earlier:
    """What a new day takes from one that was."""

    organisations: tuple[str, ...]  # as lines: name, tab, short name
    playbook: str
    lengths: Mapping[str, int] = field(default_factory=dict)
    finish: time | None = None
    changed: str = ""  # the minutes that were not as planned, in words


class Rehearsed(Exception):
    """A rehearsal is no day that a real one may go by."""


def earlier(s: Snapshot) -> Earlier | None:
    """What can be taken from a day; None where it has no running order."""
    rows, book = parts(s), s.one(Playbook)
    if not rows or book is None or not book.text:
        return None
    lengths = as_it_took(s)
    begin = s.workshop.start or rows[0].planned_start or time(9, 30)
    names = tuple(f"{o.name}\t{o.short or ''}".rstrip() for o in s.all(Organisation) if o.name)
    return Earlier(names, book.text, lengths, at_minute(minutes(begin) + sum(lengths.values())), as_it_took_in_words(s))


def earlier_at(path: Path) -> Earlier | None:
    """The same of a file, which is only read.

    Raises:
        OSError: it can't be read, or it is no day.
        Rehearsed: nothing of it is real.
    """
    from workshop.store.engine import EngineError  # noqa: PLC0415 - the start window is painted before
    from workshop.store.journal import Damaged  # noqa: PLC0415
    from workshop.store.opening import NotOurs, read  # noqa: PLC0415

    try:
        state = read(path).state
        if is_rehearsal(state):
            raise Rehearsed
        return earlier(state)
    except (EngineError, Damaged, NotOurs) as e:
        raise OSError(str(e)) from e


class EarlierDays(QWidget):
    """The days of this laptop, of which one may be taken."""

    taken = Signal(object)  # Earlier, or None

    def __init__(self, look: Look, days: Sequence[tuple[str, Path]]) -> None:
        super().__init__()
        self._paths = [path for _, path in days]
        self.days = Chooser()
        self.days.setAccessibleName(tr("As an earlier day"))
        self.days.addItems([NONE, *(name for name, _ in days)])
        self.note = label("", "field_note", wrap=True)
        self.note.hide()
        head = label(tr("Times and organisations as on an earlier day?"), "muted")
        head.setBuddy(self.days)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.px(4))
        for w in (head, self.days, self.note):
            layout.addWidget(w)
        layout.addStretch(1)
        self.days.currentIndexChanged.connect(self._choose)
        if not days:
            self.hide()  # shown, it would be a window of its own until it is laid in another

    def _choose(self, at: int) -> None:
        found: Earlier | None = None
        said = ""
        if at > 0:
            try:
                found = earlier_at(self._paths[at - 1])
                took = found.changed if found else ""
                said = (
                    tr("As it took: {took}. The rest as planned.").format(took=took)
                    if took
                    else tr("It went as planned.")
                )
                said = said if found else tr("That day has no running order. Nothing was taken from it.")
            except Rehearsed:
                said = tr(
                    "That was a rehearsal: its times are nobody’s. Nothing was taken from it. Choose another, or none."
                )
            except OSError:
                said = tr("That day can’t be read. Nothing was taken from it. Choose another, or none.")
        self.note.setText(said)
        self.note.setVisible(bool(said))
        self.taken.emit(found)
