"""How far a session is: pure functions of a playbook and a snapshot."""

from __future__ import annotations

from functools import lru_cache

from workshop.kinds import Playbook
from workshop.playbook.done import predicates
from workshop.playbook.findings import Finding
from workshop.playbook.load import bundled, bundled_names, read_playbook
from workshop.playbook.schema import PlaybookPlan, SessionPlan
from workshop.snapshot import Snapshot
from workshop.tongue import tr

DEFAULT = "one-day"


@lru_cache(maxsize=8)
def parsed(text: str) -> PlaybookPlan:
    """A playbook from its text, read once.

    Raises:
        BadPlaybook: it is none, or names a rule that this program does not know.

    """
    return read_playbook(text, tr("the playbook of this day"), predicates())


def shapes() -> list[tuple[str, PlaybookPlan]]:
    """The shapes of a day that came with the program, by their names, the usual one first."""
    return [(name, parsed(bundled(name))) for name in bundled_names()]


def playbook_of(snapshot: Snapshot) -> PlaybookPlan:
    """The playbook that a day follows: the text that it keeps."""
    kept = snapshot.one(Playbook)
    return parsed(kept.text if kept and kept.text else bundled(DEFAULT))


def findings(snapshot: Snapshot, session: SessionPlan) -> list[Finding]:
    """What is there and what is missing for a session, in the order in which its playbook asks."""
    known = predicates()
    return [finding for name in session.done for finding in known[name](snapshot)]


def is_done(snapshot: Snapshot, session: SessionPlan) -> bool:
    """Whether nothing is missing."""
    return all(f.met for f in findings(snapshot, session))
