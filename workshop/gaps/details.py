"""Words that look like a person’s details: off the room screen until somebody says whether they stay (G25)."""

from __future__ import annotations

from collections.abc import Iterator

from workshop.gaps.rule import DAY, WARNING, Found, Rule
from workshop.personal import undecided
from workshop.snapshot import Snapshot
from workshop.tongue import tr


def _personal(s: Snapshot) -> Iterator[Found]:
    """It says where, and never repeats the words."""
    for u in undecided(s):
        what = u.record.KIND.one
        ask = tr("This {what} looks like it holds a person’s details. Do the words stay?").format(what=what)
        message = tr("A {what} holds words that look like a person’s details.").format(what=what)
        yield Found.of(u.record, message, ask, u.fields[0])


RULES = (
    Rule(
        "G25",
        tr("A text looks like a real identifier: a number, an address, or a title with a name."),
        DAY,
        1,
        WARNING,
        "record",
        _personal,
    ),
)
