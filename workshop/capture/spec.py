"""For each kind that a line can make: where its words go, and what each sign fills (interaction.md 3.2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final

from workshop import kinds as k
from workshop.field import Record, described
from workshop.tongue import tr
from workshop.wording.bank import SECTIONS

FINDS_OUT: Final = "finds out"


@dataclass(frozen=True, slots=True)
class Spec:
    """How lines of one kind are read."""

    name: str
    cls: type[Record]
    act: str  # what Enter does, for the first chip
    text: str  # the field that the words fill
    second: str | None = None  # the field of the words after ` -- `
    roles: Mapping[str, str] = field(default_factory=dict)  # role words and the field each fills
    organisation: str | None = None  # the field of an organisation without a role
    person: str | None = None  # the field of a person without a role
    due: str | None = None  # the field of `by …`
    quoted: str | None = None  # the field of “…” in a change
    fixed: Mapping[str, Any] = field(default_factory=dict)  # what the kind itself says

    @property
    def table(self) -> str:
        """The table of its records."""
        return self.cls.KIND.table

    def all_roles(self) -> list[str]:
        """Its role words, longest first."""
        return sorted((*self.roles, FINDS_OUT), key=len, reverse=True)

    def label(self, name: str) -> str:
        """What a field is called."""
        return described(self.cls)[name].label


_RISK: Final = {
    "owner": "owner_person_id",
    "carried by": "bearer_org_ids",
    "should be": "bearer_should_org_ids",
    "accepted by": "accepted_by_person_id",
    "felt by": "felt_by",
}

SPECS: Final[Mapping[str, Spec]] = MappingProxyType(
    {
        s.name: s
        for s in (
            Spec(
                "dataset",
                k.Dataset,
                tr("Add dataset"),
                "title",
                second="known_issue",
                roles={"owner": "data_owner_id"},
                organisation="owner_org_id",
                person="data_owner_id",
            ),
            Spec(
                "ask",
                k.UseCase,
                tr("Add ask"),
                "title",
                second="decision_that_changes",
                roles={"from": "supplier_org_ids", "for": "acquirer_org_id"},
                organisation="supplier_org_ids",
                due="needed_by",
                quoted="choice_reason",
            ),
            Spec(
                "offer",
                k.Offer,
                tr("Add offer"),
                "text",
                roles={"for": "for_org_id", "from": "org_id"},
                organisation="org_id",
            ),
            Spec(
                "value",
                k.Value,
                tr("Add value"),
                "statement",
                second="measure",
                roles={"agreed by": "agreed_by_person_ids", "for": "org_id"},
                organisation="org_id",
                person="agreed_by_person_ids",
                due="measured_by",
            ),
            Spec(
                "risk",
                k.Risk,
                tr("Add risk if we share"),
                "title",
                second="consequence",
                roles=_RISK,
                organisation="bearer_org_ids",
                person="owner_person_id",
                due="due_date",
                fixed={"direction": "sharing"},
            ),
            Spec(
                "not_sharing",
                k.Risk,
                tr("Add risk if we don’t share"),
                "title",
                second="consequence",
                roles=_RISK,
                organisation="bearer_org_ids",
                person="owner_person_id",
                due="due_date",
                fixed={"direction": "not_sharing"},
            ),
            Spec(
                "decision",
                k.Decision,
                tr("Add decision"),
                "decision",
                second="rationale",
                roles={"owner": "owner_person_id"},
                person="owner_person_id",
                due="confirm_by",
                quoted="dissent",
            ),
            Spec(
                "action",
                k.Action,
                tr("Add action"),
                "action",
                second="evidence_of_done",
                roles={"owner": "owner_person_id", "cover": "cover_person_id"},
                person="owner_person_id",
                due="due_date",
            ),
            Spec(
                "question",
                k.Question,
                tr("Add question"),
                "text",
                roles={"owner": "to_person_id"},
                person="to_person_id",
                due="due_date",
            ),
            Spec(
                "park",
                k.Parked,
                tr("Park"),
                "text",
                roles={"said by": "raised_by_person_id"},
                person="raised_by_person_id",
            ),
            Spec("quote", k.Quote, tr("Keep words"), "text", roles={"said by": "person_id"}, person="person_id"),
            Spec("note", k.Note, tr("Add private note"), "text"),
            Spec(
                "person",
                k.Person,
                tr("Add person"),
                "name",
                second="job_title",
                roles={"from": "org_id"},
                organisation="org_id",
            ),
            Spec(
                "position",
                k.Position,
                tr("Keep where they stand"),
                "words",
                roles={"said by": "said_by_person_id"},
                organisation="org_id",
                person="said_by_person_id",
                quoted="words",
            ),
            Spec(
                "clause",
                k.Gap,
                tr("Change the clause"),
                "message",
                roles={"owner": "owner_person_id"},
                person="owner_person_id",
                due="due_date",
            ),
            Spec("resident", k.Notice, tr("Keep the sentence for a resident"), "said_to_resident"),
            Spec(
                "sign_off",
                k.SignOff,
                tr("Keep as reservation"),
                "reservation",
                roles={"said by": "person_id"},
                organisation="org_id",
                person="person_id",
                quoted="reservation",
            ),
        )
    }
)

# What may stand before a colon: full words, of which any unique beginning works, and the short ones that are fixed.
KIND_WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "data": "dataset",
        "dataset": "dataset",
        "ask": "ask",
        "need": "ask",
        "offer": "offer",
        "value": "value",
        "risk": "risk",
        "not": "not_sharing",
        "decision": "decision",
        "action": "action",
        "question": "question",
        "park": "park",
        "quote": "quote",
        "note": "note",
        "person": "person",
        "position": "position",
    }
)
SHORT_KINDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "o": "offer",
        "v": "value",
        "r": "risk",
        "n": "not_sharing",
        "d": "decision",
        "a": "action",
        "q": "question",
        "p": "park",
    }
)

# Field lines: for each word, by kind, the field that it writes. `needs` and `worry` are said back of a use case.
FIELD_LINES: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {
        "needs": {"use_case": "need_words"},
        "worry": {"use_case": "worry_words"},
        "back": {"use_case": "reciprocity"},
        "never": {"use_case": "data_explicitly_excluded", "pilot_terms": "prohibited_uses"},
        **{word: {"pilot_terms": name} for word, name in SECTIONS.items()},
        "changes": {"use_case": "decision_that_changes"},
        "measure": {"value": "measure"},
        "terms": {"risk": "sharing_terms"},
        "control": {"risk": "mitigation"},
        "problem": {"dataset": "known_issue"},
        "why": {"use_case": "access_mode_reason", "decision": "rationale"},
        "condition": {"decision": "conditions"},
    }
)


def kind_of_word(word: str) -> Spec | None:
    """The kind that a word before a colon means; None where it means none, or more than one."""
    low = word.lower()
    if low in SHORT_KINDS:
        return SPECS[SHORT_KINDS[low]]
    if low in KIND_WORDS:
        return SPECS[KIND_WORDS[low]]
    meant = {KIND_WORDS[w] for w in KIND_WORDS if w.startswith(low)} if low else set()
    return SPECS[meant.pop()] if len(meant) == 1 else None


def spec_of(record: Record) -> Spec | None:
    """How change lines on a record are read."""
    if isinstance(record, k.Risk):
        return SPECS["not_sharing" if record.direction == "not_sharing" else "risk"]
    return next((s for s in SPECS.values() if s.cls is type(record)), None)


def field_line(word: str, record: Record | None) -> str | None:
    """The field that a field line writes on a record; None where it has none."""
    if record is None:
        return None
    return FIELD_LINES.get(word.lower(), {}).get(record.KIND.table)
