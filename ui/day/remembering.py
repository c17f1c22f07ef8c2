"""What the start window says of a day that was open: its title, its session, when it was saved."""

from __future__ import annotations

from ui.open_day import OpenDay
from ui.settings import Recent
from workshop.rehearsal import named
from workshop.running_order import running_session
from workshop.views.titles import short_title


def remembered(day: OpenDay) -> Recent:
    """The line of a day in the list of recent ones."""
    s = day.state
    now = running_session(s)
    return Recent(
        str(day.path),
        named(s, short_title(s.workshop.title)),
        (now.short or "") if now else "",
        day.saved_at.isoformat() if day.saved_at else "",
        s.workshop.date.isoformat() if s.workshop.date else "",
    )
