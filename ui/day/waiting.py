"""Words that stand in the line are of the session for which they were typed: they wait there, never in the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.drafts import LINE, came_back, line_of
from workshop.tongue import tr
from workshop.words import joined

if TYPE_CHECKING:
    from ui.day.window import DayWindow


class Waiting(QObject):
    """The words of one window that wait in their sessions; each is a draft, so that a crash can’t lose them."""

    def __init__(self, window: DayWindow) -> None:
        super().__init__(window)
        self._w = window
        window.desk.leaving.connect(self._leave)
        window.desk.came.connect(self._come)

    def _waits(self, session_id: str) -> str:
        kept = self._w.day.store.drafts.get(line_of(session_id))
        return kept.text if kept is not None else ""

    def said(self) -> str:
        """`Words wait in Asks and offers.`: in sessions that are not looked at."""
        here = self._w.desk.session_id
        where = [x.short for x in self._w.desk.playbook_sessions() if x.id != here and self._waits(x.id)]
        return tr("Words wait in {where}.").format(where=joined(where)) if where and self._w.day.only is None else ""

    # -- another session is looked at --
    def _leave(self) -> None:
        """What was typed for this session stays here. What only stands ready goes along: it is for whoever needs it."""
        w = self._w
        w.line.flush()
        w.piling.put_away()
        aside, edit = w.doing.aside.take(), w.line.edit
        words = " ".join(x for x in (aside, "" if w.line.is_ready() else edit.text()) if x)
        if words:
            w.line.clear()
            w.day.store.draft(line_of(w.desk.session_id), words)

    def _come(self) -> None:
        w = self._w
        words = self._waits(w.desk.session_id)
        if words and w.day.only is None:
            w.line.edit.setText(words)
        elif not w.desk.looking_away and (said := self.said()):
            w.say(said)

    # -- undo and redo --
    def give_back(self, seq: int) -> str:
        """What was typed for a change that is taken back stands in the line of its session again.

        Only where nothing else stands there. A sentence says where, if that session is not looked at.
        """
        w, typed = self._w, self._w.entering.typed.get(seq)
        if typed is None or not typed.text:
            return ""
        if typed.session_id != w.desk.session_id:
            if self._waits(typed.session_id):
                return ""
            w.day.store.draft(line_of(typed.session_id), typed.text)
            plan = next((x for x in w.desk.playbook_sessions() if x.id == typed.session_id), None)
            return tr("Its words wait in {plan}.").format(plan=plan.short) if plan is not None else ""
        if not w.line.edit.text() and w.desk.page is None:
            w.line.put(typed.text)
        return ""

    def take_again(self, seq: int) -> None:
        """Words that undo gave back are a change once more: they leave the line, unless somebody has changed them."""
        w, typed = self._w, self._w.entering.typed.get(seq)
        if typed is None:
            return
        if typed.session_id == w.desk.session_id and w.line.edit.text() == typed.text:
            w.line.clear()
        elif typed.session_id == w.desk.session_id or self._waits(typed.session_id) != typed.text:
            return
        w.day.store.drop_draft(line_of(typed.session_id))

    # -- the next start --
    def restore(self) -> None:
        """Words that stood in the line when the program ended come back into it, in the session that they are for."""
        w = self._w
        if w.day.only is not None:
            return
        known = {line_of(x.id): x.id for x in w.desk.playbook_sessions()} | {LINE: w.desk.session_id}
        found = [d for d in w.day.store.drafts.values() if d.editor in known and d.text]
        if not found:
            return
        last = max(found, key=lambda d: d.at)
        w.desk.look(known[last.editor])
        w.line.put(last.text)
        w.line.flush()
        w.day.store.drop_draft(LINE)
        w.say(came_back(last))
