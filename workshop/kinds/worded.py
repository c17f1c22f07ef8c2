"""Where the words of a record came from, when they are not somebody’s own."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from workshop import field as f
from workshop.tongue import tr


@dataclass(frozen=True, kw_only=True, slots=True)
class WordingOrigin:
    """Where a text came from, and when somebody took it for the record."""

    field: str | None = f.words(tr("Field"))
    item: int | None = f.number(tr("Item"), 1)
    origin: str | None = f.code(tr("Origin"), "wording_origin")
    ref: str | None = f.words(tr("From"))
    accepted_at: dt.datetime | None = f.moment(tr("Accepted"))
    accepted_in: str | None = f.ref(tr("Accepted in"), "session")
