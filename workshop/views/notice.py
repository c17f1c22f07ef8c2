"""The public notice as papers print it: only words that somebody let stand, and what is still to settle beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from workshop import dates, named, personal
from workshop.kinds import Notice, PilotTerms
from workshop.notice import PARTS
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.views import names
from workshop.views.cases import Line
from workshop.views.settle import gap_on, to_settle
from workshop.vocabulary import label
from workshop.words import joined, one_line, sentence, tidy

_SETTLE: Final = {  # what is still to settle where a part has no words
    "said_to_resident": tr("what a resident is told, in one sentence"),
    "what": tr("what will happen, and what is used"),
    "why": tr("what a resident gains from it"),
    "who": tr("who takes part"),
    "what_not": tr("what is never used"),
    "how_long": tr("how long anything is kept"),
    "choice": tr("how a resident can say no"),
    "complaints": tr("where a resident complains"),
}
_NOT_NEEDED, _PUBLISHED = "not_required", "published"
_CONTACT: Final = tr("A contact is kept in the record; papers hold no contacts.")


@dataclass(frozen=True, slots=True)
class NoticeShown:
    """The notice."""

    title: str
    parts: tuple[Line, ...]  # in the order in which they are read
    about: tuple[Line, ...]  # how far it is, who read it aloud, by when it is published
    open: int  # how many parts nobody has said


def shown(s: Snapshot) -> NoticeShown | None:
    """The notice as far as it is written; None where nothing of it stands."""
    notice = s.one(Notice)
    if notice is None or not (_begun(notice) or notice.status == _NOT_NEEDED):
        return None
    parts, left = [], 0
    for part in PARTS:
        words = words_of(s, notice, part.field)
        left += not words
        if words or notice.status != _NOT_NEEDED:
            parts.append(Line(part.heading, words or to_settle(_SETTLE[part.field], gap_on(s, part.field))))
        if part.field == "what" and words and (used := _used(s)) and used.casefold() not in words.casefold():
            parts.append(
                Line(
                    tr("What we use"),
                    tr("{used} From the heads of terms; not yet in the words above.").format(used=sentence(used)),
                )
            )
    about = tuple(line for line in _about(s, notice) if line.text)
    title = one_line(notice.plain_title or "")
    return NoticeShown(title, tuple(parts), about, 0 if notice.status == _NOT_NEEDED else left)


def _used(s: Snapshot) -> str:
    """The fields that the room named, as a resident would find them: each of them, and no other word."""
    terms = s.one(PilotTerms)
    found = (terms.data_items if terms is not None else ()) or (s.pilot.minimum_data if s.pilot is not None else ())
    return joined(one_line(x) for x in found)


def unspoken(s: Snapshot) -> str:
    """What stands where there is no notice: who settles it, where somebody is named for it."""
    item = gap_on(s, Notice.KIND.table, "what")
    if item is not None:
        return to_settle(tr("the public notice"), item)
    return tr("Nobody has spoken of a public notice.")


def _begun(notice: Notice) -> bool:
    worded = (*(p.field for p in PARTS), "plain_title", "publish_by", "read_aloud_by_person_id")
    return any(getattr(notice, name) for name in worded)


def words_of(s: Snapshot, notice: Notice, field: str) -> str:
    """What somebody let stand; details in the route for complaints go where the papers name nobody."""
    words = tidy(getattr(notice, field) or "")
    if field == "complaints" and named.chosen(s) != named.NAMES and notice.held is not personal.KEPT:
        return personal.masked_text(words, personal.people(s))
    return words


def _about(s: Snapshot, notice: Notice) -> tuple[Line, ...]:
    reader = names.person_of(s, notice.read_aloud_by_person_id)
    by = dates.say(notice.publish_by) if notice.publish_by else ""
    return (
        Line(tr("How far it is"), label("publication_status", notice.status)),
        Line(tr("Read aloud by"), reader),
        Line(tr("Whom to ask"), _CONTACT if notice.contact else ""),
        Line(tr("To be published by"), by if notice.status not in {_PUBLISHED, _NOT_NEEDED} else ""),
    )
