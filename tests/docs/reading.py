"""Reads the pages of the documentation: their examples, keys, words, pictures and links."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from workshop.capture.names import Names
from workshop.capture.place import Place
from workshop.formulas.values import PARTIES
from workshop.playbook.progress import playbook_of
from workshop.terms import terms_of

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
GUIDE = DOCS / "guide"
HEAD = "| Where | You type | Below the line |"
BETWEEN = " · "  # chips in one cell
_EXAMPLE = re.compile(r"\| (.+?) \| `(.+?)` \| (.*?) ?\|")
_LINK = re.compile(r"(!?)\[([^\]]*)\]\(([^)\s]+)\)")


@dataclass(frozen=True)
class Example:
    """One line of a page: where it is typed, what is typed, and what the page says of it."""

    page: str
    where: str
    typed: str
    said: str


def pages():
    """All pages of the guide."""
    return sorted(GUIDE.glob("*.md"))


def examples():
    """All example lines of all pages."""
    found = []
    for path in pages():
        inside = False
        for line in path.read_text(encoding="utf-8").splitlines():
            inside = line == HEAD or (inside and line.startswith("|"))
            m = _EXAMPLE.fullmatch(line) if inside else None
            if m:
                found.append(Example(path.name, *m.groups()))
    return found


def links(path):
    """The links and pictures of a page: whether it is a picture, and where it leads."""
    return [(bool(m[1]), m[3]) for m in _LINK.finditer(path.read_text(encoding="utf-8"))]


def coded(path):
    """What a page sets as code, in its sentences and tables."""
    return re.findall(r"`([^`\n]+)`", path.read_text(encoding="utf-8"))


def bold(path):
    """What a page sets in bold."""
    return re.findall(r"\*\*([^*\n]+)\*\*", path.read_text(encoding="utf-8"))


def place(s, where):
    """The place that a page names, such as `What we hold, Fire’s turn` or `Heads of terms, clause 5`."""
    head, _, rest = where.partition(", ")
    sessions = {p.short: p.id for p in playbook_of(s).sessions}
    session = "ses-2" if head == "anywhere" else sessions[head]
    if not rest:
        return Place(session)
    turn = re.fullmatch(r"(.+)’s? turn", rest)
    if turn:
        return Place(session, turn=_organisation(s, turn[1]))
    if rest.endswith("’s column"):
        party = rest.removesuffix("’s column")
        assert party in PARTIES
        return Place(session, column=party)
    if rest == "if we don’t share":
        return Place(session, column="not_sharing")
    if rest.startswith("clause "):
        return Place(session, clause=rest, selected=terms_of(s))
    m = re.fullmatch(r"“(.+?)…?” selected", rest)
    assert m, f"nobody knows where “{where}” is"
    return Place(session, selected=_record(s, m[1], session))


def _organisation(s, name):
    meant = [n.id for n in Names(s).meant(name) if n.sort == "organisation"]
    assert len(meant) == 1, f"which organisation is {name}?"
    return meant[0]


def _record(s, beginning, session):
    table = {"ses-2": "dataset", "ses-5": "value", "ses-6": "risk"}.get(session, "use_case")
    found = [r for r in s.records() if r.KIND.table == table and r.headline.startswith(beginning)]
    assert len(found) == 1, f"{len(found)} cards begin with {beginning}"
    return found[0]
