"""Where the rules of when a session is done are registered, and what they have in common (domain.md 2.3)."""

from __future__ import annotations

from collections.abc import Sequence

from workshop.gaps import fires
from workshop.kinds import Organisation
from workshop.playbook.findings import Finding, Predicate, Target
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.words import shortened, spelled

LIMIT = 40  # characters of a name inside a sentence
REGISTERED: dict[str, Predicate] = {}


def predicate(rule: Predicate) -> Predicate:
    """Register a rule under its own name, which is what a playbook writes."""
    REGISTERED[getattr(rule, "__name__", "")] = rule
    return rule


def name(text: str | None) -> str:
    """A name short enough to stand inside a sentence."""
    return shortened(text or "", LIMIT)


def called(organisation: Organisation) -> str:
    """What an organisation is called in the room."""
    return organisation.short or organisation.name or ""


def so_many(n: int) -> str:
    """How many of those that are wanted are there, at the beginning of a sentence."""
    return spelled(n).capitalize() if n else tr("None")


def either(met: bool, yes: str, no: str, target: Target | None = None, link: str = "show") -> list[Finding]:
    """One finding with the sentence that is true."""
    return [Finding(met, yes if met else no, target, link)]


def each(missing: Sequence[Finding], summary: str) -> list[Finding]:
    """What is missing line by line; or one line that says that nothing is."""
    return list(missing) or [Finding(True, summary)]


def missing(text: str, target: Target | None = None, link: str = "ask") -> Finding:
    """Something that is not there yet."""
    return Finding(False, text, target, link)


def asked(s: Snapshot, rule: str) -> list[Finding]:
    """What a gap rule asks, each with its place: done means here that the rule is silent."""
    return [
        missing(f.found.ask, Target(table=f.found.table, id=f.found.id, field=f.found.field)) for f in fires(s, rule)
    ]
