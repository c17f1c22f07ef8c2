"""Going to the place that a rule points to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.day.counting import asked_by_digits
from workshop.boards.lists import NEW
from workshop.kinds import Organisation
from workshop.playbook.findings import Target

if TYPE_CHECKING:
    from ui.day.window import DayWindow


def lead(w: DayWindow, target: Target) -> None:
    """Go there: to a turn, a row of a walk, a field of a form."""
    if target.session_id:
        w.desk.look(target.session_id)
    if target.table == Organisation.KIND.table and target.id in w.desk.tabs():
        w.pick(target.id or "")
    elif target.table == "workshop":
        w.doing.do("setup")
    elif (act := asked_by_digits(target)) is not None:
        w.doing.do(*act)
    elif w.walking.lead(target):
        w.line.edit.setFocus()
    elif target.table:
        w.forms.open(target.id or f"{NEW}{target.table}")
        if target.field:
            w.details.focus_field(target.field)
