"""What the room decides and does: decisions, actions, questions, quotes, comments, the parking lot, sign-off."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from workshop import field as f
from workshop.field import DERIVED, LATER, LIVE, ROOM, G, Kind, R, Record
from workshop.tongue import tr

READ_BACK, CLOSE = 10, 11


@dataclass(frozen=True, kw_only=True, slots=True)
class Fist:
    """One organisation's fist, nought to five; under three it says what would raise it."""

    org_id: str | None = f.ref(tr("Organisation"), "organisation")
    fist: int | None = f.number(tr("Fist"), 0, 5)
    note: str | None = f.words(tr("Note"))


@dataclass(frozen=True, kw_only=True, slots=True)
class Objection:
    """What an organisation said when asked for consent: an objection and what was changed for it; no words, none."""

    round: int | None = f.number(tr("Round"), 1, 99)
    org_id: str | None = f.ref(tr("Organisation"), "organisation")
    objection: str | None = f.words(tr("Objection"))
    change_made: str | None = f.words(tr("Change made"))
    asked_again: bool | None = f.flag(tr("Asked again"))
    remains: bool | None = f.flag(tr("Remains"))
    words_before: str | None = f.words(tr("Proposal before"))


@dataclass(frozen=True, kw_only=True, slots=True)
class Decision(Record):
    """What was decided, how, and who did not agree (domain.md 3.7)."""

    KIND: ClassVar[Kind] = Kind("decision", "dec", tr("decision"), tr("decisions"), "decision")

    decision: str | None = f.words(tr("Decision"), grade=R, layer=ROOM, ask=LIVE)
    method: str | None = f.code(tr("Decided by"), "decision_method", grade=R, layer=ROOM, ask=LIVE)
    fists: tuple[Fist, ...] = f.groups(tr("Fists"), Fist, layer=ROOM, ask=LIVE)
    conditions: tuple[str, ...] = f.texts(tr("Conditions"), layer=ROOM, ask=LIVE)
    objections: tuple[Objection, ...] = f.groups(tr("Objections"), Objection, layer=ROOM, ask=LIVE)
    status: str | None = f.code(tr("Status"), "decision_status", grade=R, layer=ROOM, ask=LIVE)
    confirm_by: dt.date | None = f.day(tr("Confirm by"), grade=G, layer=ROOM, ask=LIVE)
    made_on: dt.date | None = f.day(tr("Made on"), layer=ROOM, ask=DERIVED)
    made_at: dt.time | None = f.clock_time(tr("Made at"), layer=ROOM, ask=DERIVED)
    read_back: bool | None = f.flag(tr("Read back and accepted"), layer=ROOM, ask=DERIVED, session=READ_BACK)
    dissent: str | None = f.words(tr("Dissent, in their words"), long=True, layer=ROOM, ask=LIVE, session=READ_BACK)
    use_case_ids: tuple[str, ...] = f.refs(tr("Use cases"), "use_case", layer=ROOM, ask=LATER)
    confirm_absent_role_id: str | None = f.ref(tr("Confirmed by"), "absent_role", layer=ROOM, ask=LATER)
    replaced_by_id: str | None = f.ref(tr("Replaced by"), "decision", layer=ROOM, ask=LATER)
    owner_person_id: str | None = f.ref(tr("Owner"), "person", grade=G, wall=True)
    rationale: str | None = f.words(tr("Why"), long=True)
    alternatives_rejected: tuple[str, ...] = f.texts(tr("Not chosen"))


@dataclass(frozen=True, kw_only=True, slots=True)
class Action(Record):
    """One person, one verb, one date."""

    KIND: ClassVar[Kind] = Kind("action", "act", tr("action"), tr("actions"), "action")

    action: str | None = f.words(tr("Action"), grade=R, layer=ROOM, ask=LIVE, help=tr("It starts with a verb."))
    owner_person_id: str | None = f.ref(tr("Owner"), "person", grade=R, layer=ROOM, ask=LIVE)
    due_date: dt.date | None = f.day(tr("By"), grade=R, layer=ROOM, ask=LIVE)
    cover_person_id: str | None = f.ref(tr("Cover"), "person", layer=ROOM, ask=LIVE)
    kind: str | None = f.code(tr("Kind"), "action_kind", layer=ROOM, ask=LIVE)
    read_back: bool | None = f.flag(tr("Read back and accepted"), layer=ROOM, ask=DERIVED, session=READ_BACK)
    relates_to: str | None = f.ref(tr("About"))
    evidence_of_done: str | None = f.words(tr("Shown by"), long=True)
    status: str | None = f.code(tr("Status"), "action_status")
    raised_on: dt.date | None = f.day(tr("Raised on"), ask=DERIVED)
    raised_at: dt.time | None = f.clock_time(tr("Raised at"), ask=DERIVED)


@dataclass(frozen=True, kw_only=True, slots=True)
class Question(Record):
    """Something that somebody will answer."""

    KIND: ClassVar[Kind] = Kind("question", "que", tr("question"), tr("questions"), "text")

    text: str | None = f.words(tr("Question"), grade=R, layer=ROOM, ask=LIVE)
    to_person_id: str | None = f.ref(tr("Answered by"), "person", grade=G, layer=ROOM, ask=LIVE)
    due_date: dt.date | None = f.day(tr("By"), grade=G, layer=ROOM, ask=LIVE)
    asked_by_person_id: str | None = f.ref(tr("Asked by"), "person", layer=ROOM, ask=LIVE)
    status: str | None = f.code(tr("Status"), "question_status", layer=ROOM, ask=LIVE)
    answer: str | None = f.words(tr("Answer"), long=True, layer=ROOM, ask=LIVE)
    relates_to: str | None = f.ref(tr("About"), layer=ROOM)
    session_id: str | None = f.ref(tr("Session"), "session", layer=ROOM, ask=DERIVED)
    at: dt.time | None = f.clock_time(tr("At"), layer=ROOM, ask=DERIVED)


@dataclass(frozen=True, kw_only=True, slots=True)
class Quote(Record):
    """Exact words; printed as the person's rule for quoting allows."""

    KIND: ClassVar[Kind] = Kind("quote", "quo", tr("quote"), tr("quotes"), "text")

    text: str | None = f.words(tr("Words"), grade=R, layer=ROOM, ask=LIVE, wall=False)
    person_id: str | None = f.ref(tr("Said by"), "person", layer=ROOM, ask=LIVE, wall=False)
    use_case_id: str | None = f.ref(tr("Use case"), "use_case", layer=ROOM, wall=False)
    session_id: str | None = f.ref(tr("Session"), "session", layer=ROOM, ask=DERIVED, wall=False)
    at: dt.time | None = f.clock_time(tr("At"), layer=ROOM, ask=DERIVED, wall=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Comment(Record):
    """A remark on a record; never printed, never on the wall."""

    KIND: ClassVar[Kind] = Kind("comment", "com", tr("comment"), tr("comments"), "text")

    text: str | None = f.words(tr("Comment"), grade=R)
    on: str | None = f.ref(tr("On"))
    status: str | None = f.code(tr("Status"), "comment_status")
    answer: str | None = f.words(tr("Answer"), long=True)
    asks: str | None = f.words(tr("Asks for"), ask=DERIVED)  # of a slip: which question of the evening it carries
    at: dt.time | None = f.clock_time(tr("At"), ask=DERIVED)


@dataclass(frozen=True, kw_only=True, slots=True)
class Note(Record):
    """The facilitator's private note; never printed, never on the wall. It stays in the file until it is struck."""

    KIND: ClassVar[Kind] = Kind("note", "note", tr("private note"), tr("private notes"), "text")

    text: str | None = f.words(tr("Note"), grade=R)
    about: str | None = f.ref(tr("About"))


@dataclass(frozen=True, kw_only=True, slots=True)
class Parked(Record):
    """Off the path, not lost: back in session 10."""

    KIND: ClassVar[Kind] = Kind("parked", "pk", tr("parked item"), tr("parked items"), "text")

    text: str | None = f.words(tr("Parked"), grade=R, layer=ROOM, ask=LIVE)
    disposition: str | None = f.code(tr("What became of it"), "parking_disposition", grade=G, layer=ROOM, ask=LIVE)
    back_in: int | None = f.number(tr("Back in session"), 1, 11, layer=ROOM, ask=LIVE)
    raised_by_person_id: str | None = f.ref(tr("Raised by"), "person", wall=False)
    raised_at: dt.time | None = f.clock_time(tr("Raised at"), ask=DERIVED)
    disposition_ref: str | None = f.ref(tr("See"))


@dataclass(frozen=True, kw_only=True, slots=True)
class SignOff(Record):
    """An organisation says that this is an accurate record; not an agreement to share."""

    KIND: ClassVar[Kind] = Kind("sign_off", "so", tr("sign-off"), tr("sign-offs"), "text")

    org_id: str | None = f.ref(tr("Organisation"), "organisation", grade=R, layer=ROOM, ask=LIVE, session=CLOSE)
    person_id: str | None = f.ref(tr("Said by"), "person", grade=R, layer=ROOM, ask=LIVE, session=CLOSE)
    text: str | None = f.words(tr("Statement"), layer=ROOM, ask=DERIVED, session=CLOSE)
    accepted: bool | None = f.flag(tr("Accurate record"), layer=ROOM, ask=LIVE, session=CLOSE)
    reservation: str | None = f.words(tr("Reservation, in their words"), long=True, layer=ROOM, ask=LIVE, session=CLOSE)
    refused_reason: str | None = f.words(tr("Why not"), long=True, layer=ROOM, ask=LIVE, session=CLOSE)
    signed_on: dt.date | None = f.day(tr("Signed on"), layer=ROOM, ask=DERIVED, session=CLOSE)
    at: dt.time | None = f.clock_time(tr("At"), layer=ROOM, ask=DERIVED, session=CLOSE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Amendment(Record):
    """A change to what was accepted: old words, new words, who asked, why, and who accepts it anew (features 49)."""

    KIND: ClassVar[Kind] = Kind("amendment", "amd", tr("amendment"), tr("amendments"), "why", undoable=False)

    about: str | None = f.ref(tr("Record"), ask=DERIVED)
    field: str | None = f.words(tr("Field"), ask=DERIVED)
    old_words: str | None = f.words(tr("Accepted words"), long=True, ask=DERIVED)
    new_words: str | None = f.words(tr("New words"), long=True, ask=DERIVED)
    why: str | None = f.words(tr("Why it changes"), long=True, grade=R)
    asked_by_person_id: str | None = f.ref(tr("Asked by"), "person", grade=R)
    asked_by_org_id: str | None = f.ref(tr("For"), "organisation", ask=DERIVED)
    accepted_by_person_ids: tuple[str, ...] = f.refs(tr("Accepted anew by"), "person")
    accepted_on: dt.date | None = f.day(tr("Accepted anew on"), ask=DERIVED)
