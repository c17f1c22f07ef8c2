"""Words on their way in the fields of records: in the file at the latest half a second after a key (architecture.md).

The line keeps a draft of its own for each session; words of it belong to no record yet.
"""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer

from ui.open_day import OpenDay
from workshop.kinds import KINDS
from workshop.store.store import Draft
from workshop.tongue import tr

LINE: Final = "line"  # the editor of the line, before the session that the words are for; alone in files of before
WAIT_MS = 250  # after a key, pause or none: with a commit under 0.4 s, words older than a second survive a kill


def key_of(table: str, id: str, name: str) -> str:  # noqa: A002 - the field's name
    """The draft of a field of a record: one, wherever it is typed."""
    return f"{table}:{id}:{name}"


def line_of(session_id: str) -> str:
    """The draft of the line in a session: what was typed for one is not the next one’s."""
    return f"{LINE}:{session_id}"


def field_of(key: str) -> tuple[str, str, str] | None:
    """Table, id and field of a draft; None where it is no field's."""
    parts = key.split(":")
    return (parts[0], parts[1], parts[2]) if len(parts) == 3 and parts[0] in KINDS else None


def came_back(draft: Draft) -> str:
    """What is said of words that stand in their editor again."""
    return tr("You were typing this at {at:%H:%M}. It is back.").format(at=draft.at)


class Drafts(QObject):
    """Drafts of the fields that one widget shows."""

    def __init__(self, day: OpenDay, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._day = day
        self._words: dict[str, str] = {}
        self._timers: dict[str, QTimer] = {}

    def typed(self, key: str, words: str) -> None:
        """Somebody is typing these."""
        self._words[key] = words
        if key not in self._timers:
            timer = self._timers[key] = QTimer(self)
            timer.setSingleShot(True)
            timer.setInterval(WAIT_MS)
            timer.timeout.connect(partial(self._keep, key))
            timer.start()

    def settled(self, key: str) -> None:
        """The field was left: what becomes of its words is decided elsewhere."""
        self._words.pop(key, None)
        timer = self._timers.pop(key, None)
        if timer is not None:
            timer.stop()
            timer.deleteLater()

    def _keep(self, key: str) -> None:
        words = self._words.get(key)
        self.settled(key)
        if words is not None:
            self._day.store.draft(key, words)
