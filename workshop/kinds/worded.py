"""Where the words of a record came from, when they are not somebody’s own."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from workshop import field as f


@dataclass(frozen=True, kw_only=True, slots=True)
class WordingOrigin:
    """Where a text came from, and when somebody took it for the record."""

    field: str | None = f.words("Field")
    item: int | None = f.number("Item", 1)
    origin: str | None = f.code("Origin", "wording_origin")
    ref: str | None = f.words("From")
    accepted_at: dt.datetime | None = f.moment("Accepted")
    accepted_in: str | None = f.ref("Accepted in", "session")
