"""A field of the desk never contradicts what the room said and accepted: it is refused, with the way to amend (W1)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from workshop.decide.refused import Refused
from workshop.decide.signed import accepted
from workshop.edits import Edit
from workshop.formulas import authority, risks, screening
from workshop.kinds import KINDS, Dataset, Notice, PilotTerms, Risk, Screening, UseCase
from workshop.notice import USED
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.words import fold, one_line

AMEND: Final = tr("If the room was wrong, amend it: /amend, with who asked and why.")
_PERSONAL_DATA: Final = frozenset({"1", "2", "3"})  # identification risks that speak of people who can be told


def keep(snapshot: Snapshot, edits: list[Edit]) -> None:
    """Let no field of the desk say another thing than what was accepted. In the invented sample all may be tried.

    Raises:
        Refused: one of these edits would; the sentence says what the room said.

    """
    if snapshot.workshop.fictional or not accepted(snapshot):
        return
    after: Snapshot | None = None
    for edit in edits:
        rule = _RULES.get(edit.table)
        if rule is None or edit.op == "remove":
            continue
        after = after or snapshot.after(edits)
        record = after.get(KINDS[edit.table], edit.id)
        said = rule(after, record, frozenset(edit.columns)) if record is not None else ""
        if said:
            raise Refused(f"{said} {AMEND}")


def _risk(s: Snapshot, r: Risk, touched: frozenset[str]) -> str:
    said, left = risks.score(r), risks.residual(r)
    if touched & {"residual_likelihood", "residual_impact"} and said is not None and left is not None and left > said:
        return tr("The room scored this {said}. After the measures it can’t be {left}.").format(said=said, left=left)
    if "status" in touched and r.status == "accepted" and r.accepted_by_person_id is None:
        return tr("Nobody accepted this risk in the room, so it can’t stand as accepted.")
    if "status" in touched and r.status == "accepted" and authority.beyond(s, r):
        return tr("Who accepted this in the room could not decide, so it is provisional.")
    if "response" in touched and r.response == "share" and r.sharing_status == "one_party":
        return tr("The room said that one party carries this.")
    return ""


def _dataset(s: Snapshot, d: Dataset, touched: frozenset[str]) -> str:  # noqa: ARG001 - one shape for all
    if d.personal_data_level != "none":
        return ""
    if "special_categories" in touched and d.special_categories:
        return tr("The room said that it holds no personal data, so it has no special categories.")
    if "identification_risk" in touched and d.identification_risk in _PERSONAL_DATA:
        return tr("The room said that it holds no personal data, so nobody is identified in it.")
    return ""


def _use_case(s: Snapshot, u: UseCase, touched: frozenset[str]) -> str:
    found = s.one(Screening)
    pilot = s.pilot is not None and s.pilot.id == u.id
    required = pilot and found is not None and screening.outcome(found) == screening.REQUIRED
    if "dpia_needed" in touched and u.dpia_needed == "no" and required:
        return tr("With the answers that the room gave to the screening, an assessment is required.")
    return ""


def _notice(s: Snapshot, n: Notice, touched: frozenset[str]) -> str:
    """Something that is never used can't stand in what happens."""
    if "what" not in touched or not n.what or s.pilot is None:
        return ""
    used = fold(n.what.partition(USED)[2])
    never = next((x for x in s.pilot.data_explicitly_excluded if one_line(x) and fold(one_line(x)) in used), None)
    return tr("The room said that “{never}” is never used.").format(never=one_line(never)) if never else ""


def _terms(s: Snapshot, t: PilotTerms, touched: frozenset[str]) -> str:  # noqa: ARG001
    opened = [x for x in t.term_states if x.state == "to_settle"]
    if "status" in touched and t.status == "agreed_in_principle" and opened:
        return tr("The room left clauses open, so the terms are not agreed in principle.")
    return ""


_RULES: Final[dict[str, Callable[[Snapshot, Any, frozenset[str]], str]]] = {
    "risk": _risk,
    "dataset": _dataset,
    "use_case": _use_case,
    "transparency_notice": _notice,
    "pilot_terms": _terms,
}
