"""What is still to settle, by person and date (domain.md 3.10, 5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from workshop import dates
from workshop.gaps import BLOCKING, severity
from workshop.gaps.records import is_open, message_of, open_gaps
from workshop.kinds import Dataset, Gap, Risk, UseCase, Value
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.views import names
from workshop.vocabulary import label
from workshop.words import one_line, tidy

OPEN = tr("Still to settle")  # how all that is open begins
NOBODY, NO_DATE = tr("nobody named yet"), tr("no date yet")


@dataclass(frozen=True, slots=True)
class OpenItem:
    """One thing that is still to settle."""

    text: str
    who: str  # with the organisation; empty where nobody is named
    by: date | None
    where: str = ""  # the document that waits for it

    @property
    def when(self) -> str:
        """The date as documents write it."""
        return dates.say(self.by) if self.by else NO_DATE

    @property
    def placed(self) -> bool:
        """Whether it has both a name and a date."""
        return bool(self.who) and self.by is not None


@dataclass(frozen=True, slots=True)
class LeftOpen:
    """What somebody knowingly left unsettled."""

    text: str
    who: str
    reason: str


@dataclass(frozen=True, slots=True)
class Settle:
    """All that is open, by how much it matters and then by date."""

    before_first_use: tuple[OpenItem, ...]
    later: tuple[OpenItem, ...]
    left_open: tuple[LeftOpen, ...]

    @property
    def open(self) -> tuple[OpenItem, ...]:
        """Everything that is open, what must be settled first in front."""
        return self.before_first_use + self.later


def still_to_settle(snapshot: Snapshot) -> Settle:
    """The open gaps, those of the pilot that block in front; and those that were waived, with their reason."""
    found = _in_order(snapshot)
    other = snapshot.pilot is not None  # what belongs to another use case waits for its own first use
    blocking = [g for g in found if severity(snapshot, g) == BLOCKING and (not other or _on_pilot(snapshot, g))]
    soft = [g for g in found if g not in blocking]
    waived = [g for g in snapshot.all(Gap) if g.status == "waived"]
    return Settle(
        tuple(item(snapshot, g) for g in blocking),
        tuple(item(snapshot, g) for g in soft),
        tuple(
            LeftOpen(
                _message(snapshot, g), names.person_of(snapshot, g.waived_by_person_id), tidy(g.waive_reason or "")
            )
            for g in waived
        ),
    )


def _in_order(snapshot: Snapshot) -> list[Gap]:
    return sorted(open_gaps(snapshot), key=lambda g: (g.due_date is None, g.due_date or date.max))


def of_pilot(snapshot: Snapshot) -> tuple[OpenItem, ...]:
    """What is open before the first use of the pilot; what belongs to another use case is for its own paper."""
    found = [g for g in _in_order(snapshot) if severity(snapshot, g) == BLOCKING]
    return tuple(item(snapshot, g) for g in found if _on_pilot(snapshot, g))


def _on_pilot(snapshot: Snapshot, gap: Gap) -> bool:
    pilot = snapshot.pilot
    match pilot and snapshot.find(gap.fires_on):
        case UseCase(id=id_):
            return pilot is not None and id_ == pilot.id
        case Dataset(id=id_):
            return pilot is not None and id_ in pilot.dataset_ids
        case Risk(use_case_id=id_) | Value(use_case_id=id_):
            return pilot is not None and id_ == pilot.id
    return pilot is not None  # a term, an answer of the screening, a party, the notice


def item(snapshot: Snapshot, gap: Gap) -> OpenItem:
    """One gap as it is printed."""
    who = names.person_of(snapshot, gap.owner_person_id)
    return OpenItem(_message(snapshot, gap), who, gap.due_date, label("gap_document", gap.document))


def gap_on(snapshot: Snapshot, *places: str) -> OpenItem | None:
    """The open gap on a record or a field, by its id or name."""
    for g in snapshot.all(Gap):
        if is_open(g) and {g.fires_on, g.field} & set(places):
            return item(snapshot, g)
    return None


def to_settle(what: str, item: OpenItem | None = None) -> str:
    """What a gap prints as: `Still to settle: the owner, Farid Brackenfold, Income, 16 October 2026.`"""
    if what.endswith("?"):  # a question keeps its mark: who answers it, and when, is no part of it
        return f"{OPEN}: {what}{f' {item.who or NOBODY}, {item.when}.' if item else ''}"
    if item is None:
        return f"{OPEN}: {what}."
    return f"{OPEN}: {what}, {item.who or NOBODY}, {item.when}."


def is_to_settle(text: str) -> bool:
    """Whether a text of a document says that something is still to settle."""
    return text.startswith(OPEN)


def _message(snapshot: Snapshot, gap: Gap) -> str:
    return one_line(message_of(snapshot, gap)) or tr("Something that nobody put into words yet.")


def _why(gap: Gap) -> str:
    return tidy(gap.waive_reason or "")
