"""What is written down of the pilot: terms, screening, Five Safes, notice, and what is still to settle."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from workshop import field as f
from workshop.field import DERIVED, LIVE, ROOM, G, Kind, R, Record
from workshop.kinds.worded import WordingOrigin

TERMS, CLOSE = 9, 11


@dataclass(frozen=True, kw_only=True, slots=True)
class Party:
    """A party to the terms."""

    org_id: str | None = f.ref("Organisation", "organisation")
    role_in_share: str | None = f.code("Part", "part_in_share")
    controller_role: str | None = f.code("Controller", "controller_role")


@dataclass(frozen=True, kw_only=True, slots=True)
class TermState:
    """Where one term stands."""

    term: str | None = f.words("Term")
    state: str | None = f.code("State", "term_state")


@dataclass(frozen=True, kw_only=True, slots=True)
class ClauseWords:
    """Words typed in the room for a clause, in place of those made from the record."""

    head: str | None = f.words("Clause")
    words: str | None = f.words("Words")
    suggested: bool | None = f.flag("Only suggested")  # from the bank, and nobody has accepted them yet
    ref: str | None = f.words("From")  # the entry of the bank, as long as they are only suggested


@dataclass(frozen=True, kw_only=True, slots=True)
class PilotTerms(Record):
    """The heads of terms, as far as they are settled (domain.md 5.1)."""

    KIND: ClassVar[Kind] = Kind("pilot_terms", "pt", "heads of terms", "heads of terms", "title", single=True)

    parties: tuple[Party, ...] = f.groups("Parties", Party, grade=G, layer=ROOM, ask=LIVE, session=TERMS)
    purpose: str | None = f.words("Purpose", long=True, grade=G, layer=ROOM, ask=LIVE, session=TERMS)
    permitted_uses: tuple[str, ...] = f.texts("Permitted", grade=G, layer=ROOM, ask=LIVE, session=TERMS)
    prohibited_uses: tuple[str, ...] = f.texts("Never for", grade=G, layer=ROOM, ask=LIVE, session=TERMS)
    data_items: tuple[str, ...] = f.texts("Data", grade=G, layer=ROOM, ask=LIVE, session=TERMS)
    legal_gateway: str | None = f.words("Legal gateway", grade=G, layer=ROOM, ask=LIVE, session=TERMS)
    legal_gateway_status: str | None = f.code(
        "State of the gateway", "legal_gateway_status", grade=G, layer=ROOM, ask=LIVE, session=TERMS
    )
    lawful_basis: tuple[str, ...] = f.codes("Lawful basis", "lawful_basis", grade=G, layer=ROOM, session=TERMS)
    access_mode: str | None = f.code("Method", "access_mode", grade=G, layer=ROOM, ask=LIVE, session=TERMS)
    frequency: str | None = f.code("How often", "share_frequency", grade=G, layer=ROOM, session=TERMS)
    retention_words: str | None = f.words("Kept for", long=True, grade=G, layer=ROOM, ask=LIVE, session=TERMS)
    retention_period: int | None = f.number("Period", 0, 9999, layer=ROOM, session=TERMS)
    retention_unit: str | None = f.code("Unit", "period_unit", layer=ROOM, session=TERMS)
    retention_from: str | None = f.words("Counted from", layer=ROOM, session=TERMS)
    retention_reason: str | None = f.words("Why so long", long=True, layer=ROOM, session=TERMS)
    deletion: str | None = f.words("Deletion", long=True, grade=G, layer=ROOM, session=TERMS)
    liability_note: str | None = f.words("If it goes wrong", long=True, grade=G, layer=ROOM, ask=LIVE, session=TERMS)
    planned_first_use: dt.date | None = f.day("First use", grade=G, layer=ROOM, ask=LIVE, session=TERMS)
    review_date: dt.date | None = f.day("Review", grade=G, layer=ROOM, ask=LIVE, session=TERMS)
    end_date: dt.date | None = f.day("Ends", grade=G, layer=ROOM, ask=LIVE, session=TERMS)
    exit: str | None = f.words("How it ends", long=True, grade=G, layer=ROOM, ask=LIVE, session=TERMS)
    term_states: tuple[TermState, ...] = f.groups("States", TermState, layer=ROOM, ask=DERIVED, session=TERMS)
    clause_words: tuple[ClauseWords, ...] = f.groups(
        "Typed clauses", ClauseWords, layer=ROOM, ask=DERIVED, session=TERMS
    )
    use_case_id: str | None = f.ref("Use case", "use_case", grade=R, layer=ROOM, ask=DERIVED)
    title: str | None = f.words("Title")
    status: str | None = f.code("Status", "terms_status")
    signed_on: dt.date | None = f.day("Signed on", help="When the parties signed the agreement, not the record.")
    onward_sharing: str | None = f.words("Onward sharing", grade=G)
    international_transfer: str | None = f.words("Outside the UK", grade=G)
    format: str | None = f.code("Format", "formats", grade=G)
    security: tuple[str, ...] = f.texts("Security", grade=G)
    rights_handling: str | None = f.words("Rights requests", long=True, grade=G)
    complaints: str | None = f.words("Complaints", long=True, grade=G, personal=True)
    breach_notice_hours: int | None = f.number("Breach notice, hours", 0, 999, grade=G)
    quality_note: str | None = f.words("Quality", long=True, grade=G)
    transparency: str | None = f.words("Transparency", long=True, grade=G)
    costs_note: str | None = f.words("Costs", long=True, grade=G)
    variation: str | None = f.words("Changing the terms", long=True, grade=G)
    background: str | None = f.words("Background", long=True)
    benefits: str | None = f.words("Benefits", long=True)
    information_requests: str | None = f.words("Requests for information", long=True)
    incidents: str | None = f.words("When something goes wrong", long=True)
    signing: str | None = f.words("Signing", long=True)
    register_needed: bool | None = f.flag("Register entry needed")
    register_status: str | None = f.code("Register entry", "publication_status", grade=G)
    wording_origin: tuple[WordingOrigin, ...] = f.groups("Where words came from", WordingOrigin, ask=DERIVED)


@dataclass(frozen=True, kw_only=True, slots=True)
class IcoAnswer:
    """The answer to one item of the regulator's list."""

    id: str | None = f.code("Item", "ico_screening_item")
    answer: str | None = f.code("Answer", "screening_answer")
    note: str | None = f.words("Note")


@dataclass(frozen=True, kw_only=True, slots=True)
class Wp248Answer:
    """The answer to one of the nine criteria."""

    id: str | None = f.code("Item", "wp248_item")
    answer: str | None = f.code("Answer", "screening_answer")
    note: str | None = f.words("Note")


@dataclass(frozen=True, kw_only=True, slots=True)
class Screening(Record):
    """Whether a data protection impact assessment is needed (domain.md 5.2). The outcome is computed."""

    KIND: ClassVar[Kind] = Kind("dpia_screening", "scr", "screening", "screenings", "reason", single=True)

    criteria: tuple[IcoAnswer, ...] = f.groups("Ten questions", IcoAnswer, grade=G, layer=ROOM, ask=LIVE, session=TERMS)
    wp248: tuple[Wp248Answer, ...] = f.groups(
        "Nine criteria", Wp248Answer, grade=G, layer=ROOM, ask=LIVE, session=TERMS
    )
    art35_3: tuple[str, ...] = f.codes("Always required", "art35_3_item", grade=G)
    use_case_id: str | None = f.ref("Use case", "use_case", grade=R, ask=DERIVED)
    reason: str | None = f.words("Reason", long=True)
    decided_by_person_id: str | None = f.ref("Decided by", "person", grade=G)
    decided_on: dt.date | None = f.day("Decided on", grade=G)
    dpo_advice: str | None = f.words("Advice", long=True, grade=G)
    assessment_state: str | None = f.code("Assessment", "dpia_state", grade=G)
    outcome_typed: str | None = f.code("Outcome, if it was changed", "dpia_outcome")


@dataclass(frozen=True, kw_only=True, slots=True)
class FiveSafes(Record):
    """Five dials for one use case; none in the room of a full day (interaction.md 4.2)."""

    KIND: ClassVar[Kind] = Kind("five_safes", "fs", "Five Safes view", "Five Safes views", "use_case_id")

    use_case_id: str | None = f.ref("Use case", "use_case", grade=R)
    projects_rating: int | None = f.number("Projects", 0, 5)
    projects_control: str | None = f.words("Control on the project")
    people_rating: int | None = f.number("People", 0, 5)
    people_control: str | None = f.words("Control on people")
    settings_rating: int | None = f.number("Settings", 0, 5)
    settings_control: str | None = f.words("Control on settings")
    data_rating: int | None = f.number("Data", 0, 5)
    data_control: str | None = f.words("Control on data")
    outputs_rating: int | None = f.number("Outputs", 0, 5)
    outputs_control: str | None = f.words("Control on outputs")


@dataclass(frozen=True, kw_only=True, slots=True)
class Notice(Record):
    """What a resident would read (domain.md 5.3)."""

    KIND: ClassVar[Kind] = Kind(
        "transparency_notice", "not", "public notice", "public notices", "plain_title", single=True
    )

    said_to_resident: str | None = f.words(
        "To a resident, in one sentence", long=True, grade=G, layer=ROOM, ask=LIVE, session=CLOSE
    )
    what_not: str | None = f.words("Never used", long=True, grade=G, layer=ROOM, ask=LIVE, session=CLOSE)
    choice: str | None = f.words("Your choice", long=True, grade=G, layer=ROOM, ask=LIVE, session=CLOSE)
    read_aloud_by_person_id: str | None = f.ref("Read aloud by", "person", layer=ROOM, ask=LIVE, session=CLOSE)
    use_case_id: str | None = f.ref("Use case", "use_case", grade=R, ask=DERIVED)
    audience: str | None = f.words("For")
    plain_title: str | None = f.words("Plain title", grade=G, wall=True)
    what: str | None = f.words("What happens", long=True, grade=G, wall=True)
    why: str | None = f.words("Why", long=True, grade=G, wall=True)
    who: str | None = f.words("Who", grade=G, wall=True)
    how_long: str | None = f.words("How long", grade=G, wall=True)
    contact: str | None = f.words("Contact", wall=False, personal=True)
    complaints: str | None = f.words("Complaints", long=True, grade=G, personal=True)
    status: str | None = f.code("Status", "publication_status", grade=G)
    publish_by: dt.date | None = f.day("Publish by", grade=G)


@dataclass(frozen=True, kw_only=True, slots=True)
class Gap(Record):
    """Something still to settle. Rule, place and severity are computed; message, owner, date and waiving are typed."""

    KIND: ClassVar[Kind] = Kind("gap", "gap", "gap", "gaps", "message")

    message: str | None = f.words("Still to settle", grade=R, ask=LIVE, session=TERMS, wall=True)
    owner_person_id: str | None = f.ref("Owner", "person", grade=R, layer=ROOM, ask=LIVE, session=TERMS)
    due_date: dt.date | None = f.day("By", grade=R, layer=ROOM, ask=LIVE, session=TERMS)
    waived_by_person_id: str | None = f.ref("Waived by", "person", layer=ROOM, ask=LIVE, session=TERMS)
    waive_reason: str | None = f.words("Waived because", long=True, layer=ROOM, ask=LIVE, session=TERMS)
    rule_id: str | None = f.words("Rule", ask=DERIVED)
    fires_on: str | None = f.words("Fires on", ask=DERIVED, wall=True)
    document: str | None = f.code("Document", "gap_document", ask=DERIVED)
    field: str | None = f.words("Field", ask=DERIVED, wall=True)
    status: str | None = f.code("Status", "gap_status", ask=DERIVED, wall=True)
