"""Whether a file is what it says: PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2), as far as a machine can tell.

The rules follow the Matterhorn Protocol 1.1, with some of our own: bookmarks, reading order, no empty elements.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pikepdf

from tests.pdf import facts
from tests.pdf import rules_of_document as d
from tests.pdf import rules_of_structure as s
from tests.pdf.facts import Facts

RULES: dict[str, Callable[[Facts], Iterator[str]]] = {
    "marked as tagged": d.marked_as_tagged,
    "title": d.title_is_shown,
    "language": d.language,
    "metadata": d.metadata,
    "archive": d.archive,
    "bookmarks": d.bookmarks,
    "links": d.links,
    "fonts": d.fonts,
    "families": s.families,
    "content": s.every_content_has_its_element,
    "empty": s.no_empty_elements,
    "order": s.reading_order,
    "headings": s.headings,
    "figures": s.figures,
    "lists": s.lists,
    "notes": s.notes,
    "tables": s.tables,
}


def failures(document: bytes | Path) -> dict[str, list[str]]:
    """What is wrong, by rule; nothing where all is well."""
    out: dict[str, list[str]] = defaultdict(list)
    with pikepdf.open(BytesIO(document) if isinstance(document, bytes) else document) as pdf:
        found = facts.read(pdf)
        for rule, said in (*found.content.faults, *(found.tree.faults if found.tree else [])):
            out[rule].append(said)
        for name, rule in RULES.items():
            out[name] += rule(found)
    return {name: said for name, said in out.items() if said}
