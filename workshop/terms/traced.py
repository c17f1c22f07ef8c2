"""Where a clause comes from: each record that says a word of it, and the risks that it answers."""

from __future__ import annotations

from typing import Final

from workshop.field import described
from workshop.formulas import risks
from workshop.kinds import Organisation, PilotTerms, Risk
from workshop.shown import shown
from workshop.snapshot import Snapshot
from workshop.terms.clauses import Clause
from workshop.terms.pieces import Piece, Source
from workshop.tongue import tr
from workshop.words import joined, shortened

LONGEST: Final = 70  # letters of what a record says, beside it
_CATEGORIES: Final = {  # of the risks that a head answers
    "never": ("purpose_creep", "misuse"),
    "legal": ("legal",),
    "data": ("minimisation",),
    "risk": ("data_quality", "operational", "commercial"),
}


def sources(snapshot: Snapshot, clause: Clause) -> list[Source]:
    """The records behind a clause: those that say its words, then the pilot's risks of that sort."""
    out: dict[str, Source] = {}
    for piece in clause.pieces:
        found = _source(snapshot, piece)
        if found is not None:
            out.setdefault(f"{found.record.id} {found.field}", found)
    pilot, wanted = snapshot.pilot, _CATEGORIES.get(clause.head.key, ())
    for r in risks.by_score(risks.of_use_case(snapshot, pilot.id if pilot else "")):
        if r.category in wanted:
            out.setdefault(r.id, Source(_risk_line(snapshot, r), r))
    return list(out.values())


def _source(snapshot: Snapshot, piece: Piece) -> Source | None:
    record = piece.record
    if record is None:
        return None
    if not isinstance(record, PilotTerms):
        return Source(record.headline, record, piece.field)
    said = shortened(shown(snapshot, record, piece.field), LONGEST)
    return Source(f"{described(PilotTerms)[piece.field].label}: “{said}”", record, piece.field)


def _risk_line(snapshot: Snapshot, risk: Risk) -> str:
    who = joined(o.short or "" for i in risk.bearer_org_ids if (o := snapshot.get(Organisation, i)))
    points = risks.score(risk)
    return f"{risk.headline}{f', {points}' if points else ''}{tr(', carried by {who}').format(who=who) if who else ''}"
