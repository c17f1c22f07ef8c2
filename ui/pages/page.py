"""What pages that are no session have in common."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.look.tokens import Look
from ui.open_day import OpenDay
from ui.settings import Settings
from workshop.snapshot import Snapshot


class Page(QWidget):
    """A page in place of a session's board."""

    closed = Signal()
    opened = Signal(str)  # a record whose details are wanted
    opened_at = Signal(str, str)  # a record and its field
    withdrawn = Signal(str)  # a record that is to be taken off
    wants_act = Signal(str, str)  # an act by its name, and its argument
    title = ""

    def __init__(self, look: Look, day: OpenDay, settings: Settings) -> None:
        super().__init__()
        self.look, self.day, self.settings = look, day, settings

    def busy(self) -> bool:
        """Whether a job of the page is under way."""
        return False

    def show_day(self, s: Snapshot) -> None:
        """Show what the day holds."""
        raise NotImplementedError
