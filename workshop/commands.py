"""What somebody wants: one frozen dataclass for each intention. Ids of new records are chosen by the caller."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time
from typing import Any, ClassVar

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Stamp:
    """When and in which session of the day a command is given; who typed it, only where names are kept."""

    at: datetime
    session_id: str | None = None
    typed_by: str | None = None


@dataclass(frozen=True, slots=True)
class Command:
    """Base of all commands. The journal keeps `name`, never the content: that is in the edits."""

    NAME: ClassVar[str] = ""


@dataclass(frozen=True, slots=True)
class OfRecord(Command):
    """Base of commands about one record: its table and its id."""

    table: str
    id: str


@dataclass(frozen=True, slots=True)
class Add(OfRecord):
    """Add a record."""

    NAME: ClassVar[str] = "add"
    values: Values


@dataclass(frozen=True, slots=True)
class Change(OfRecord):
    """Give a record other values."""

    NAME: ClassVar[str] = "change"
    values: Values


@dataclass(frozen=True, slots=True)
class ChangeMany(Command):
    """Give many records the same values."""

    NAME: ClassVar[str] = "change many"
    table: str
    ids: tuple[str, ...]
    values: Values


@dataclass(frozen=True, slots=True)
class Withdraw(OfRecord):
    """Take a record off the board; it is kept, with the reason."""

    NAME: ClassVar[str] = "withdraw"
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class BringBack(OfRecord):
    """Put a withdrawn record on the board again."""

    NAME: ClassVar[str] = "bring back"


@dataclass(frozen=True, slots=True)
class Keep(OfRecord):
    """Words that look like a person's details stay, because somebody says so: the room may see the record."""

    NAME: ClassVar[str] = "keep"


@dataclass(frozen=True, slots=True)
class Hold(OfRecord):
    """Take a record off the room screen at once.

    It stays off until somebody keeps it, whatever becomes of its words; not where it is held only while somebody says
    which of them are struck.
    """

    NAME: ClassVar[str] = "hold"
    while_asked: bool = False


@dataclass(frozen=True, slots=True)
class Place(OfRecord):
    """Move a record in the hand-made order: before another one, or to the end."""

    NAME: ClassVar[str] = "move"
    before: str | None


@dataclass(frozen=True, slots=True)
class Merge(Command):
    """Make one record of two: what the kept one lacks comes from the other, which is withdrawn."""

    NAME: ClassVar[str] = "merge"
    table: str
    keep: str
    gone: str


@dataclass(frozen=True, slots=True)
class Amend(OfRecord):
    """Change what was accepted, with who asked and why; both versions are printed."""

    NAME: ClassVar[str] = "amend"
    values: Values
    why: str
    asked_by: str  # a person's id
    accepted_by: tuple[str, ...] = ()  # people's ids
    numbers: tuple[str, ...] = ()  # ids for the amendments, one for each field that changes


@dataclass(frozen=True, slots=True)
class Together(Command):
    """Several commands as one step, in their order: an import, a line that makes a record and a gap."""

    called: str
    parts: tuple[Command, ...]
    anonymous: bool = False  # nobody's name is kept with it, also where names are kept


@dataclass(frozen=True, slots=True)
class NewDay(Command):
    """Begin a day: what it is about, its running order from a playbook, its organisations."""

    NAME: ClassVar[str] = "new day"
    playbook: str  # the text, kept with the day
    values: Values
    organisations: tuple[Values, ...] = ()
    settings: Mapping[str, str] = field(default_factory=dict)
    lengths: Mapping[str, int] = field(default_factory=dict)  # minutes of rows in place of those of the playbook


@dataclass(frozen=True, slots=True)
class StartDay(Command):
    """The room begins: the day is live and its first session runs."""

    NAME: ClassVar[str] = "start the day"


@dataclass(frozen=True, slots=True)
class Start(Command):
    """The room goes to a session or a break; what ran before it ends."""

    NAME: ClassVar[str] = "start"
    id: str


@dataclass(frozen=True, slots=True)
class Finish(Command):
    """The running session or break ends, and the next row of the running order begins."""

    NAME: ClassVar[str] = "finish"


@dataclass(frozen=True, slots=True)
class Plan(Command):
    """Give a row of the running order other minutes; the rows after it move."""

    NAME: ClassVar[str] = "plan"
    id: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Retime(Command):
    """Rows still to come take other minutes, from when the running one began: so lateness is made up, or accepted."""

    NAME: ClassVar[str] = "retime"
    lengths: Mapping[str, int]  # minutes by row; the others keep theirs


@dataclass(frozen=True, slots=True)
class Skip(Command):
    """Leave a row of the running order out, for a reason; if it runs, the next one begins."""

    NAME: ClassVar[str] = "skip"
    id: str
    reason: str


@dataclass(frozen=True, slots=True)
class Split(Command):
    """The running session ends here for now; the rest of its minutes is a row of its own, after another row."""

    NAME: ClassVar[str] = "split"
    after: str  # the id of the row after which it goes on
    minutes: int


@dataclass(frozen=True, slots=True)
class Fix(Command):
    """A row of the running order, or with `end` the finish, stays where it is; or moves again."""

    NAME: ClassVar[str] = "fix"
    id: str
    at: time | None  # None: no longer


@dataclass(frozen=True, slots=True)
class Pause(Command):
    """The clock of the day stands still (an alarm, a walk outside)."""

    NAME: ClassVar[str] = "stop the clock"


@dataclass(frozen=True, slots=True)
class Resume(Command):
    """The clock goes on; what runs gets back the minutes that it lost."""

    NAME: ClassVar[str] = "go on"


@dataclass(frozen=True, slots=True)
class Set(Command):
    """Make a choice for this day."""

    NAME: ClassVar[str] = "set"
    setting: str
    value: str | None
