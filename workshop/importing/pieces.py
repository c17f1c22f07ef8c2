"""Several values in one cell taken apart: commas, semicolons, bars, line breaks, or a JSON list kept as text."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any, Final

from workshop.typed import parted
from workshop.words import one_line

_NAMING: Final = ("name", "title", "display_name", "label", "value")  # of an object in a list: what it is called


def coded_pieces(text: str, known: Callable[[str], bool]) -> list[str]:
    """The pieces of a cell of codes; one that is known as a whole is left whole."""
    listed = _listed(text)
    return parted(text.replace("|", "\n"), known) if listed is None else listed


def word_pieces(text: str) -> list[str]:
    """The pieces of a cell of free words: at commas only where nothing stronger parts them."""
    listed = _listed(text)
    if listed is not None:
        return listed
    strong = re.split(r"[\n|;]", text)
    found = strong if len(strong) > 1 else text.split(",")
    return [piece for part in found if (piece := one_line(part))]


def _listed(text: str) -> list[str] | None:
    """The items of a JSON list, None where the text is none."""
    bare = text.strip()
    if not (bare.startswith("[") and bare.endswith("]")):
        return None
    try:
        items = json.loads(bare)
    except (ValueError, RecursionError):
        return None
    return [piece for item in items if (piece := one_line(_called(item)))]


def _called(item: Any) -> str:
    if isinstance(item, dict):
        item = next((item[name] for name in _NAMING if item.get(name)), None)
    return "" if item is None or isinstance(item, dict | list) else str(item)
