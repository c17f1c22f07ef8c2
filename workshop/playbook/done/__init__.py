"""When a session is done: named rules over the fields that are asked live (domain.md 2.3).

Each looks at a snapshot and says what is there and what is missing, as it would be said aloud.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from workshop.playbook.done import discover, discuss, document, opening
from workshop.playbook.done.register import REGISTERED
from workshop.playbook.findings import Predicate

MODULES = (opening, discover, discuss, document)  # importing them registers their rules


def predicates() -> Mapping[str, Predicate]:
    """All rules by name."""
    return MappingProxyType(REGISTERED)
