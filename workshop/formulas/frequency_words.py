"""Whether the words about a dataset and its code of a frequency disagree (domain.md 5.6, rule G26)."""

from __future__ import annotations

import re
from typing import Final

_SAYS: Final = tuple(
    (re.compile(words, re.IGNORECASE), code)
    for words, code in (
        (r"\btwice(?: (?:a|per|each|every) |[- ])year(?:ly)?\b", "freq:semiannual"),
        (r"\bevery (?:two|2) years\b", "freq:biennial"),
        (r"\bevery (?:two|2) months\b", "freq:bimonthly"),
        (r"\bevery (?:two|2) weeks\b", "freq:biweekly"),
        (r"\btwice (?:a|per|each|every) week\b", "freq:semiweekly"),
        (r"\btwice (?:a|per|each|every) month\b", "freq:semimonthly"),
    )
)


def disagreement(words: str, code: str | None) -> str | None:
    """The words that say another frequency than the code, as they were written; None where nothing disagrees."""
    if code is None:
        return None
    said = ((pattern.search(words), says) for pattern, says in _SAYS)
    return next((found[0] for found, says in said if found and says != code), None)
