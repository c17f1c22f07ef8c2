"""What the room decides and does: decisions, actions, questions, quotes, comments, the parking lot, sign-off."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from workshop import field as f
from workshop.field import DERIVED, LATER, LIVE, ROOM, G, Kind, R, Record

READ_BACK, CLOSE = 10, 11


@dataclass(frozen=True, kw_only=True, slots=True)
class Fist:
    """One organisation's fist, nought to five; under three it says what would raise it."""

    org_id: str | None = f.ref("Organisation", "organisation")
    fist: int | None = f.number("Fist", 0, 5)
    note: str | None = f.words("Note")


@dataclass(frozen=True, kw_only=True, slots=True)
class Objection:
    """What an organisation said when asked for consent: an objection and what was changed for it; no words, none."""

    round: int | None = f.number("Round", 1, 99)
    org_id: str | None = f.ref("Organisation", "organisation")
    objection: str | None = f.words("Objection")
    change_made: str | None = f.words("Change made")
    asked_again: bool | None = f.flag("Asked again")
    remains: bool | None = f.flag("Remains")
    words_before: str | None = f.words("Proposal before")


@dataclass(frozen=True, kw_only=True, slots=True)
class Decision(Record):
    """What was decided, how, and who did not agree (domain.md 3.7)."""

    KIND: ClassVar[Kind] = Kind("decision", "dec", "decision", "decisions", "decision")

    decision: str | None = f.words("Decision", grade=R, layer=ROOM, ask=LIVE)
    method: str | None = f.code("Decided by", "decision_method", grade=R, layer=ROOM, ask=LIVE)
    fists: tuple[Fist, ...] = f.groups("Fists", Fist, layer=ROOM, ask=LIVE)
    conditions: tuple[str, ...] = f.texts("Conditions", layer=ROOM, ask=LIVE)
    objections: tuple[Objection, ...] = f.groups("Objections", Objection, layer=ROOM, ask=LIVE)
    status: str | None = f.code("Status", "decision_status", grade=R, layer=ROOM, ask=LIVE)
    confirm_by: dt.date | None = f.day("Confirm by", grade=G, layer=ROOM, ask=LIVE)
    made_on: dt.date | None = f.day("Made on", layer=ROOM, ask=DERIVED)
    made_at: dt.time | None = f.clock_time("Made at", layer=ROOM, ask=DERIVED)
    read_back: bool | None = f.flag("Read back and accepted", layer=ROOM, ask=DERIVED, session=READ_BACK)
    dissent: str | None = f.words("Dissent, in their words", long=True, layer=ROOM, ask=LIVE, session=READ_BACK)
    use_case_ids: tuple[str, ...] = f.refs("Use cases", "use_case", layer=ROOM, ask=LATER)
    confirm_absent_role_id: str | None = f.ref("Confirmed by", "absent_role", layer=ROOM, ask=LATER)
    replaced_by_id: str | None = f.ref("Replaced by", "decision", layer=ROOM, ask=LATER)
    owner_person_id: str | None = f.ref("Owner", "person", grade=G, wall=True)
    rationale: str | None = f.words("Why", long=True)
    alternatives_rejected: tuple[str, ...] = f.texts("Not chosen")


@dataclass(frozen=True, kw_only=True, slots=True)
class Action(Record):
    """One person, one verb, one date."""

    KIND: ClassVar[Kind] = Kind("action", "act", "action", "actions", "action")

    action: str | None = f.words("Action", grade=R, layer=ROOM, ask=LIVE, help="It starts with a verb.")
    owner_person_id: str | None = f.ref("Owner", "person", grade=R, layer=ROOM, ask=LIVE)
    due_date: dt.date | None = f.day("By", grade=R, layer=ROOM, ask=LIVE)
    cover_person_id: str | None = f.ref("Cover", "person", layer=ROOM, ask=LIVE)
    kind: str | None = f.code("Kind", "action_kind", layer=ROOM, ask=LIVE)
    read_back: bool | None = f.flag("Read back and accepted", layer=ROOM, ask=DERIVED, session=READ_BACK)
    relates_to: str | None = f.ref("About")
    evidence_of_done: str | None = f.words("Shown by", long=True)
    status: str | None = f.code("Status", "action_status")
    raised_on: dt.date | None = f.day("Raised on", ask=DERIVED)
    raised_at: dt.time | None = f.clock_time("Raised at", ask=DERIVED)


@dataclass(frozen=True, kw_only=True, slots=True)
class Question(Record):
    """Something that somebody will answer."""

    KIND: ClassVar[Kind] = Kind("question", "que", "question", "questions", "text")

    text: str | None = f.words("Question", grade=R, layer=ROOM, ask=LIVE)
    to_person_id: str | None = f.ref("Answered by", "person", grade=G, layer=ROOM, ask=LIVE)
    due_date: dt.date | None = f.day("By", grade=G, layer=ROOM, ask=LIVE)
    asked_by_person_id: str | None = f.ref("Asked by", "person", layer=ROOM, ask=LIVE)
    status: str | None = f.code("Status", "question_status", layer=ROOM, ask=LIVE)
    answer: str | None = f.words("Answer", long=True, layer=ROOM, ask=LIVE)
    relates_to: str | None = f.ref("About", layer=ROOM)
    session_id: str | None = f.ref("Session", "session", layer=ROOM, ask=DERIVED)
    at: dt.time | None = f.clock_time("At", layer=ROOM, ask=DERIVED)


@dataclass(frozen=True, kw_only=True, slots=True)
class Quote(Record):
    """Exact words; printed as the person's rule for quoting allows."""

    KIND: ClassVar[Kind] = Kind("quote", "quo", "quote", "quotes", "text")

    text: str | None = f.words("Words", grade=R, layer=ROOM, ask=LIVE, wall=False)
    person_id: str | None = f.ref("Said by", "person", layer=ROOM, ask=LIVE, wall=False)
    use_case_id: str | None = f.ref("Use case", "use_case", layer=ROOM, wall=False)
    session_id: str | None = f.ref("Session", "session", layer=ROOM, ask=DERIVED, wall=False)
    at: dt.time | None = f.clock_time("At", layer=ROOM, ask=DERIVED, wall=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Comment(Record):
    """A remark on a record; never printed, never on the wall."""

    KIND: ClassVar[Kind] = Kind("comment", "com", "comment", "comments", "text")

    text: str | None = f.words("Comment", grade=R)
    on: str | None = f.ref("On")
    status: str | None = f.code("Status", "comment_status")
    answer: str | None = f.words("Answer", long=True)
    asks: str | None = f.words("Asks for", ask=DERIVED)  # of a slip: which question of the evening it carries
    at: dt.time | None = f.clock_time("At", ask=DERIVED)


@dataclass(frozen=True, kw_only=True, slots=True)
class Note(Record):
    """The facilitator's private note; never printed, never on the wall. It stays in the file until it is struck."""

    KIND: ClassVar[Kind] = Kind("note", "note", "private note", "private notes", "text")

    text: str | None = f.words("Note", grade=R)
    about: str | None = f.ref("About")


@dataclass(frozen=True, kw_only=True, slots=True)
class Parked(Record):
    """Off the path, not lost: back in session 10."""

    KIND: ClassVar[Kind] = Kind("parked", "pk", "parked item", "parked items", "text")

    text: str | None = f.words("Parked", grade=R, layer=ROOM, ask=LIVE)
    disposition: str | None = f.code("What became of it", "parking_disposition", grade=G, layer=ROOM, ask=LIVE)
    back_in: int | None = f.number("Back in session", 1, 11, layer=ROOM, ask=LIVE)
    raised_by_person_id: str | None = f.ref("Raised by", "person", wall=False)
    raised_at: dt.time | None = f.clock_time("Raised at", ask=DERIVED)
    disposition_ref: str | None = f.ref("See")


@dataclass(frozen=True, kw_only=True, slots=True)
class SignOff(Record):
    """An organisation says that this is an accurate record; not an agreement to share."""

    KIND: ClassVar[Kind] = Kind("sign_off", "so", "sign-off", "sign-offs", "text")

    org_id: str | None = f.ref("Organisation", "organisation", grade=R, layer=ROOM, ask=LIVE, session=CLOSE)
    person_id: str | None = f.ref("Said by", "person", grade=R, layer=ROOM, ask=LIVE, session=CLOSE)
    text: str | None = f.words("Statement", layer=ROOM, ask=DERIVED, session=CLOSE)
    accepted: bool | None = f.flag("Accurate record", layer=ROOM, ask=LIVE, session=CLOSE)
    reservation: str | None = f.words("Reservation, in their words", long=True, layer=ROOM, ask=LIVE, session=CLOSE)
    refused_reason: str | None = f.words("Why not", long=True, layer=ROOM, ask=LIVE, session=CLOSE)
    signed_on: dt.date | None = f.day("Signed on", layer=ROOM, ask=DERIVED, session=CLOSE)
    at: dt.time | None = f.clock_time("At", layer=ROOM, ask=DERIVED, session=CLOSE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Amendment(Record):
    """A change to what was accepted: old words, new words, who asked, why, and who accepts it anew (features 49)."""

    KIND: ClassVar[Kind] = Kind("amendment", "amd", "amendment", "amendments", "why", undoable=False)

    about: str | None = f.ref("Record", ask=DERIVED)
    field: str | None = f.words("Field", ask=DERIVED)
    old_words: str | None = f.words("Accepted words", long=True, ask=DERIVED)
    new_words: str | None = f.words("New words", long=True, ask=DERIVED)
    why: str | None = f.words("Why it changes", long=True, grade=R)
    asked_by_person_id: str | None = f.ref("Asked by", "person", grade=R)
    asked_by_org_id: str | None = f.ref("For", "organisation", ask=DERIVED)
    accepted_by_person_ids: tuple[str, ...] = f.refs("Accepted anew by", "person")
    accepted_on: dt.date | None = f.day("Accepted anew on", ask=DERIVED)
