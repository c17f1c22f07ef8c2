"""Where the hands are: session, turn, column, selection; and what of a new record follows from it (3.4)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from workshop.capture.names import Names
from workshop.capture.reading import Context, Given
from workshop.field import Record
from workshop.formulas.values import ACQUIRER, PUBLIC, SUPPLIER
from workshop.kinds import Decision, Organisation, Risk, UseCase, Value
from workshop.playbook.progress import playbook_of
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.wording.bank import Wording
from workshop.words import shortened

SHORT = 26  # characters of a use case's name in a chip
NOT_SHARING = "not_sharing"
OFFERS = "offers"
OF_THE_PILOT = 6  # the session from which the room talks of one use case


@dataclass(frozen=True, slots=True)
class Place:
    """What a screen says of itself."""

    session_id: str  # that is looked at
    turn: str | None = None  # the organisation that speaks
    column: str | None = None  # offers; supplier, acquirer, public; sharing, not_sharing
    use_case_id: str | None = None  # of the tab; else the pilot's
    selected: Record | None = None
    clause: str | None = None
    reads: str = ""  # the kind as which words are read, in a walk; else the session's own
    answers: str = ""  # what words do there, for the first chip
    # in a walk, what its words (under an empty name) and the sections of its record may be taken from; None: by kind
    wordings: Mapping[str, tuple[Wording, ...]] | None = None


def context(
    snapshot: Snapshot,
    place: Place,
    commands: Iterable[str] = (),
    kept_as_words: Iterable[str] = (),
    names: Names | None = None,
) -> Context:
    """All that the meaning of a line hangs on, at a place of the day; `names` are its own, where they are at hand."""
    plan = playbook_of(snapshot).session(place.session_id)
    day, session = snapshot.workshop, plan.number if plan else 1
    return Context(
        names=names or Names(snapshot),
        today=day.date or (day.created_at.date() if day.created_at else _no_date()),
        session=session,
        adds=place.reads or _adds(plan.adds if plan else "dataset", place),
        answers=place.answers,
        given=_given(snapshot, place, session),
        selected=place.selected,
        nation=day.nation or "england",
        commands=frozenset(commands),
        clause=place.clause,
        case=_case(snapshot, place) if session >= OF_THE_PILOT else None,
        kept_as_words=frozenset(kept_as_words),
        wordings=place.wordings,
    )


def _no_date() -> Any:
    raise ValueError("a day has a date, or at least a moment at which it was made")


def _adds(planned: str, place: Place) -> str:
    if planned in {"risk", NOT_SHARING} and place.column in {"sharing", NOT_SHARING}:
        return NOT_SHARING if place.column == NOT_SHARING else "risk"
    return "offer" if planned == "ask" and place.column == OFFERS else planned


def _given(snapshot: Snapshot, place: Place, session: int) -> dict[str, tuple[Given, ...]]:
    turn, org = place.turn, snapshot.get(Organisation, place.turn)
    its_turn = tr("{org} (its turn)").format(org=org.short or org.name) if org else None
    out: dict[str, tuple[Given, ...]] = {}
    if turn:
        for kind, field in (("dataset", "owner_org_id"), ("ask", "acquirer_org_id"), ("offer", "org_id")):
            out[kind] = (Given(field, turn, its_turn),)
        out["person"] = (Given("org_id", turn, its_turn),)
    case = _case(snapshot, place)
    if case is not None:
        of_case = _of(case)
        out["risk"] = out["not_sharing"] = (of_case,)
        out["value"] = (*_party(snapshot, case, place.column), of_case)
        silent = Given("use_case_ids", (case.id,))
        out["decision"] = (silent,)
        if session >= OF_THE_PILOT:
            out["position"] = (Given("use_case_id", case.id),)
            out["said back"] = (of_case,)
            out["quote"] = (Given("use_case_id", case.id),)
    if isinstance(place.selected, Risk | Decision | UseCase | Value):
        about = Given(
            "relates_to",
            place.selected.id,
            tr("About “{selected}”").format(selected=shortened(place.selected.headline, SHORT)),
        )
        out["action"] = out["question"] = (about,)
    return out


def _case(snapshot: Snapshot, place: Place) -> UseCase | None:
    """The use case of the tab; else the pilot."""
    return snapshot.get(UseCase, place.use_case_id) or snapshot.pilot


def _of(case: UseCase) -> Given:
    where = tr("the pilot") if case.status == "pilot" else tr("its tab")
    return Given("use_case_id", case.id, f"{shortened(case.headline, SHORT)} ({where})")


def _party(snapshot: Snapshot, case: UseCase, column: str | None) -> tuple[Given, ...]:
    """A value belongs to a party of its use case, by the column that it is typed in."""
    orgs = {SUPPLIER: next(iter(case.supplier_org_ids), None), ACQUIRER: case.acquirer_org_id}
    if column == PUBLIC:
        panel = next((o.id for o in snapshot.all(Organisation) if o.type == "public_panel"), None)
        return (Given("party", PUBLIC), Given("org_id", panel)) if panel else (Given("party", PUBLIC),)
    if column not in orgs:
        return ()
    org = snapshot.get(Organisation, orgs[column])
    party = Given("party", column)
    return (
        (party, Given("org_id", org.id, tr("{org} (its column)").format(org=org.short or org.name)))
        if org
        else (party,)
    )
