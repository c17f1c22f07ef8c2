"""The names of the day itself, as screens and papers write them."""

from __future__ import annotations

import re
from typing import Final

from workshop.tongue import tr
from workshop.words import one_line

UNTITLED: Final = tr("Untitled day")
_COLON = re.compile(r":\s")  # a colon that ends a phrase, not one in a time


def short_title(title: str | None) -> str:
    """The title up to a colon: `Warm and Well` of `Warm and Well: winter cold-homes pilot`; never empty."""
    whole = one_line(title or "")
    return _COLON.split(whole, maxsplit=1)[0].strip() or whole or UNTITLED


def subtitle(title: str | None) -> str:
    """What stands after the colon, with a capital; empty where there is none."""
    _, *rest = _COLON.split(one_line(title or ""), maxsplit=1)
    text = rest[0].strip() if rest else ""
    return text[:1].upper() + text[1:]


def place(venue: str | None) -> str:
    """The building where the day was held, without the room in it and without what is said of it in brackets."""
    parts = one_line(venue or "").partition(" (")[0].split(", ")
    return ", ".join(p for n, p in enumerate(parts) if n or len(parts) == 1 or "room" not in p.lower()).strip()
