"""What is written down of the pilot: terms, screening, Five Safes, notice, and what is still to settle."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from workshop import field as f
from workshop.field import DERIVED, LIVE, ROOM, G, Kind, R, Record
from workshop.kinds.worded import WordingOrigin
from workshop.tongue import tr

TERMS, CLOSE = 9, 11


@dataclass(frozen=True, kw_only=True, slots=True)
class Party:
    """A party to the terms."""

    org_id: str | None = f.ref(tr("Organisation"), "organisation")
    role_in_share: str | None = f.code(tr("Part"), "part_in_share")
    controller_role: str | None = f.code(tr("Controller"), "controller_role")


@dataclass(frozen=True, kw_only=True, slots=True)
class TermState:
    """Where one term stands."""

    term: str | None = f.words(tr("Term"))
    state: str | None = f.code(tr("State"), "term_state")


@dataclass(frozen=True, kw_only=True, slots=True)
class ClauseWords:
    """Words typed in the room for a clause, in place of those made from the record."""

    head: str | None = f.words(tr("Clause"))
    words: str | None = f.words(tr("Words"))
    suggested: bool | None = f.flag(tr("Only suggested"))  # from the bank, and nobody has accepted them yet
    ref: str | None = f.words(tr("From"))  # the entry of the bank, as long as they are only suggested


@dataclass(frozen=True, kw_only=True, slots=True)
class PilotTerms(Record):
    """The heads of terms, as far as they are settled (domain.md 5.1)."""

    KIND: ClassVar[Kind] = Kind("pilot_terms", "pt", tr("heads of terms"), tr("heads of terms"), "title", single=True)

    parties: tuple[Party, ...] = f.groups(tr("Parties"), Party, grade=G, layer=ROOM, ask=LIVE, session=TERMS)
    purpose: str | None = f.words(tr("Purpose"), long=True, grade=G, layer=ROOM, ask=LIVE, session=TERMS)
    permitted_uses: tuple[str, ...] = f.texts(tr("Permitted"), grade=G, layer=ROOM, ask=LIVE, session=TERMS)
    prohibited_uses: tuple[str, ...] = f.texts(tr("Never for"), grade=G, layer=ROOM, ask=LIVE, session=TERMS)
    data_items: tuple[str, ...] = f.texts(tr("Data"), grade=G, layer=ROOM, ask=LIVE, session=TERMS)
    legal_gateway: str | None = f.words(tr("Legal gateway"), grade=G, layer=ROOM, ask=LIVE, session=TERMS)
    legal_gateway_status: str | None = f.code(
        tr("State of the gateway"), "legal_gateway_status", grade=G, layer=ROOM, ask=LIVE, session=TERMS
    )
    lawful_basis: tuple[str, ...] = f.codes(tr("Lawful basis"), "lawful_basis", grade=G, layer=ROOM, session=TERMS)
    access_mode: str | None = f.code(tr("Method"), "access_mode", grade=G, layer=ROOM, ask=LIVE, session=TERMS)
    frequency: str | None = f.code(tr("How often"), "share_frequency", grade=G, layer=ROOM, session=TERMS)
    retention_words: str | None = f.words(tr("Kept for"), long=True, grade=G, layer=ROOM, ask=LIVE, session=TERMS)
    retention_period: int | None = f.number(tr("Period"), 0, 9999, layer=ROOM, session=TERMS)
    retention_unit: str | None = f.code(tr("Unit"), "period_unit", layer=ROOM, session=TERMS)
    retention_from: str | None = f.words(tr("Counted from"), layer=ROOM, session=TERMS)
    retention_reason: str | None = f.words(tr("Why so long"), long=True, layer=ROOM, session=TERMS)
    deletion: str | None = f.words(tr("Deletion"), long=True, grade=G, layer=ROOM, session=TERMS)
    liability_note: str | None = f.words(
        tr("If it goes wrong"), long=True, grade=G, layer=ROOM, ask=LIVE, session=TERMS
    )
    planned_first_use: dt.date | None = f.day(tr("First use"), grade=G, layer=ROOM, ask=LIVE, session=TERMS)
    review_date: dt.date | None = f.day(tr("Review"), grade=G, layer=ROOM, ask=LIVE, session=TERMS)
    end_date: dt.date | None = f.day(tr("Ends"), grade=G, layer=ROOM, ask=LIVE, session=TERMS)
    exit: str | None = f.words(tr("How it ends"), long=True, grade=G, layer=ROOM, ask=LIVE, session=TERMS)
    term_states: tuple[TermState, ...] = f.groups(tr("States"), TermState, layer=ROOM, ask=DERIVED, session=TERMS)
    clause_words: tuple[ClauseWords, ...] = f.groups(
        tr("Typed clauses"), ClauseWords, layer=ROOM, ask=DERIVED, session=TERMS
    )
    use_case_id: str | None = f.ref(tr("Use case"), "use_case", grade=R, layer=ROOM, ask=DERIVED)
    title: str | None = f.words(tr("Title"))
    status: str | None = f.code(tr("Status"), "terms_status")
    signed_on: dt.date | None = f.day(
        tr("Signed on"), help=tr("When the parties signed the agreement, not the record.")
    )
    onward_sharing: str | None = f.words(tr("Onward sharing"), grade=G)
    international_transfer: str | None = f.words(tr("Outside the UK"), grade=G)
    format: str | None = f.code(tr("Format"), "formats", grade=G)
    security: tuple[str, ...] = f.texts(tr("Security"), grade=G)
    rights_handling: str | None = f.words(tr("Rights requests"), long=True, grade=G)
    complaints: str | None = f.words(tr("Complaints"), long=True, grade=G, personal=True)
    breach_notice_hours: int | None = f.number(tr("Breach notice, hours"), 0, 999, grade=G)
    quality_note: str | None = f.words(tr("Quality"), long=True, grade=G)
    transparency: str | None = f.words(tr("Transparency"), long=True, grade=G)
    costs_note: str | None = f.words(tr("Costs"), long=True, grade=G)
    variation: str | None = f.words(tr("Changing the terms"), long=True, grade=G)
    background: str | None = f.words(tr("Background"), long=True)
    benefits: str | None = f.words(tr("Benefits"), long=True)
    information_requests: str | None = f.words(tr("Requests for information"), long=True)
    incidents: str | None = f.words(tr("When something goes wrong"), long=True)
    signing: str | None = f.words(tr("Signing"), long=True)
    register_needed: bool | None = f.flag(tr("Register entry needed"))
    register_status: str | None = f.code(tr("Register entry"), "publication_status", grade=G)
    wording_origin: tuple[WordingOrigin, ...] = f.groups(tr("Where words came from"), WordingOrigin, ask=DERIVED)


@dataclass(frozen=True, kw_only=True, slots=True)
class IcoAnswer:
    """The answer to one item of the regulator's list."""

    id: str | None = f.code(tr("Item"), "ico_screening_item")
    answer: str | None = f.code(tr("Answer"), "screening_answer")
    note: str | None = f.words(tr("Note"))


@dataclass(frozen=True, kw_only=True, slots=True)
class Wp248Answer:
    """The answer to one of the nine criteria."""

    id: str | None = f.code(tr("Item"), "wp248_item")
    answer: str | None = f.code(tr("Answer"), "screening_answer")
    note: str | None = f.words(tr("Note"))


@dataclass(frozen=True, kw_only=True, slots=True)
class Screening(Record):
    """Whether a data protection impact assessment is needed (domain.md 5.2). The outcome is computed."""

    KIND: ClassVar[Kind] = Kind("dpia_screening", "scr", tr("screening"), tr("screenings"), "reason", single=True)

    criteria: tuple[IcoAnswer, ...] = f.groups(
        tr("Ten questions"), IcoAnswer, grade=G, layer=ROOM, ask=LIVE, session=TERMS
    )
    wp248: tuple[Wp248Answer, ...] = f.groups(
        tr("Nine criteria"), Wp248Answer, grade=G, layer=ROOM, ask=LIVE, session=TERMS
    )
    art35_3: tuple[str, ...] = f.codes(tr("Always required"), "art35_3_item", grade=G)
    use_case_id: str | None = f.ref(tr("Use case"), "use_case", grade=R, ask=DERIVED)
    reason: str | None = f.words(tr("Reason"), long=True)
    decided_by_person_id: str | None = f.ref(tr("Decided by"), "person", grade=G)
    decided_on: dt.date | None = f.day(tr("Decided on"), grade=G)
    dpo_advice: str | None = f.words(tr("Advice"), long=True, grade=G)
    assessment_state: str | None = f.code(tr("Assessment"), "dpia_state", grade=G)
    outcome_typed: str | None = f.code(tr("Outcome, if it was changed"), "dpia_outcome")


@dataclass(frozen=True, kw_only=True, slots=True)
class FiveSafes(Record):
    """Five dials for one use case; none in the room of a full day (interaction.md 4.2)."""

    KIND: ClassVar[Kind] = Kind("five_safes", "fs", tr("Five Safes view"), tr("Five Safes views"), "use_case_id")

    use_case_id: str | None = f.ref(tr("Use case"), "use_case", grade=R)
    projects_rating: int | None = f.number(tr("Projects"), 0, 5)
    projects_control: str | None = f.words(tr("Control on the project"))
    people_rating: int | None = f.number(tr("People"), 0, 5)
    people_control: str | None = f.words(tr("Control on people"))
    settings_rating: int | None = f.number(tr("Settings"), 0, 5)
    settings_control: str | None = f.words(tr("Control on settings"))
    data_rating: int | None = f.number(tr("Data"), 0, 5)
    data_control: str | None = f.words(tr("Control on data"))
    outputs_rating: int | None = f.number(tr("Outputs"), 0, 5)
    outputs_control: str | None = f.words(tr("Control on outputs"))


@dataclass(frozen=True, kw_only=True, slots=True)
class Notice(Record):
    """What a resident would read (domain.md 5.3)."""

    KIND: ClassVar[Kind] = Kind(
        "transparency_notice", "not", tr("public notice"), tr("public notices"), "plain_title", single=True
    )

    said_to_resident: str | None = f.words(
        tr("To a resident, in one sentence"), long=True, grade=G, layer=ROOM, ask=LIVE, session=CLOSE
    )
    what_not: str | None = f.words(tr("Never used"), long=True, grade=G, layer=ROOM, ask=LIVE, session=CLOSE)
    choice: str | None = f.words(tr("Your choice"), long=True, grade=G, layer=ROOM, ask=LIVE, session=CLOSE)
    read_aloud_by_person_id: str | None = f.ref(tr("Read aloud by"), "person", layer=ROOM, ask=LIVE, session=CLOSE)
    use_case_id: str | None = f.ref(tr("Use case"), "use_case", grade=R, ask=DERIVED)
    audience: str | None = f.words(tr("For"))
    plain_title: str | None = f.words(tr("Plain title"), grade=G, wall=True)
    what: str | None = f.words(tr("What happens"), long=True, grade=G, wall=True)
    why: str | None = f.words(tr("Why"), long=True, grade=G, wall=True)
    who: str | None = f.words(tr("Who"), grade=G, wall=True)
    how_long: str | None = f.words(tr("How long"), grade=G, wall=True)
    contact: str | None = f.words(tr("Contact"), wall=False, personal=True)
    complaints: str | None = f.words(tr("Complaints"), long=True, grade=G, personal=True)
    status: str | None = f.code(tr("Status"), "publication_status", grade=G)
    publish_by: dt.date | None = f.day(tr("Publish by"), grade=G)


@dataclass(frozen=True, kw_only=True, slots=True)
class Gap(Record):
    """Something still to settle. Rule, place and severity are computed; message, owner, date and waiving are typed."""

    KIND: ClassVar[Kind] = Kind("gap", "gap", tr("gap"), tr("gaps"), "message")

    message: str | None = f.words(tr("Still to settle"), grade=R, ask=LIVE, session=TERMS, wall=True)
    owner_person_id: str | None = f.ref(tr("Owner"), "person", grade=R, layer=ROOM, ask=LIVE, session=TERMS)
    due_date: dt.date | None = f.day(tr("By"), grade=R, layer=ROOM, ask=LIVE, session=TERMS)
    waived_by_person_id: str | None = f.ref(tr("Waived by"), "person", layer=ROOM, ask=LIVE, session=TERMS)
    waive_reason: str | None = f.words(tr("Waived because"), long=True, layer=ROOM, ask=LIVE, session=TERMS)
    rule_id: str | None = f.words(tr("Rule"), ask=DERIVED)
    fires_on: str | None = f.words(tr("Fires on"), ask=DERIVED, wall=True)
    document: str | None = f.code(tr("Document"), "gap_document", ask=DERIVED)
    field: str | None = f.words(tr("Field"), ask=DERIVED, wall=True)
    status: str | None = f.code(tr("Status"), "gap_status", ask=DERIVED, wall=True)
