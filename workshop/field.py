"""How a kind of record is described, once: rows of forms, columns of tables, import, export and the file read this.

A kind is a frozen dataclass whose fields are made by the functions below:

    @dataclass(frozen=True, kw_only=True, slots=True)
    class Offer(Record):
        KIND: ClassVar = Kind("offer", "off", "offer", "offers", title="text")
        text: str | None = words("What is offered", grade=R, layer=ROOM, ask=LIVE, session=4)
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum
from types import MappingProxyType
from typing import Any, ClassVar, Self

from workshop import shape as sh
from workshop.shape import Scalar, Shape
from workshop.tongue import tr
from workshop.vocabulary import label


class Grade(StrEnum):
    """Whether a field has to be filled (domain.md 3)."""

    REQUIRED = "required"  # by the end of the session in which it is asked
    GAP = "gap"  # when missing, it prints as still to settle
    OPTIONAL = "optional"


class Layer(StrEnum):
    """What sign-off covers (interaction.md W1)."""

    ROOM = "room"  # said aloud
    DESK = "desk"  # describes it; may be completed after the day


class Ask(StrEnum):
    """When a field is asked (interaction.md 4.1)."""

    LIVE = "live"
    DESK = "desk"
    DERIVED = "derived"  # set by the program: never asked


R, G, O = Grade.REQUIRED, Grade.GAP, Grade.OPTIONAL  # noqa: E741 - the letters of domain.md
ROOM, DESK = Layer.ROOM, Layer.DESK
LIVE, LATER, DERIVED = Ask.LIVE, Ask.DESK, Ask.DERIVED


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """All that is known about one field of a kind."""

    name: str
    label: str
    shape: Shape
    grade: Grade = O
    layer: Layer = DESK
    ask: Ask = LATER
    session: int | None = None  # 1 to 11: where it is asked
    pilot: bool = False  # asked of the pilot only
    if_asked_for: bool = False  # of a dataset: asked only when somebody asks for it
    wall: bool = False  # whether the room screen may show it
    on_show: bool = False  # whether the room screen may show it, once somebody in the room says so
    personal: bool = False  # whether it is there for a person’s name or address, which is a surprise in all others
    help: str = ""

    @property
    def many(self) -> bool:
        """Whether it holds several values."""
        return isinstance(self.shape, sh.MANY)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record: its table, the beginning of its ids, its words for people."""

    table: str
    prefix: str
    one: str
    many: str
    title: str  # the field that names a record of it
    single: bool = False  # one for each day
    undoable: bool = True  # whether its changes are on the undo stack (architecture.md)


_NOT_SAID: Any = object()


def _described(shape: Shape, label: str, *, wall: bool | None = None, default: Any = _NOT_SAID, **about: Any) -> Any:
    """A dataclass field that carries its description. The wall may show what was said aloud, unless it says no."""
    shown = about.get("layer", DESK) is ROOM and not about.get("on_show") if wall is None else wall
    if default is _NOT_SAID:
        default = () if isinstance(shape, sh.MANY) else None
    about |= {"label": label, "shape": shape, "wall": shown}
    return dataclasses.field(default=default, metadata={"about": about})


def words(label: str, *, long: bool = False, **about: Any) -> Any:
    """A text."""
    return _described(sh.Text(long), label, **about)


def number(label: str, low: int | None = None, high: int | None = None, **about: Any) -> Any:
    """A whole number in a range."""
    return _described(sh.Number(low, high), label, **about)


def flag(label: str, **about: Any) -> Any:
    """Yes, no, or nobody said."""
    return _described(sh.Flag(), label, **about)


def day(label: str, **about: Any) -> Any:
    """A date."""
    return _described(sh.Day(), label, **about)


def clock_time(label: str, **about: Any) -> Any:
    """A time of day."""
    return _described(sh.Time(), label, **about)


def moment(label: str, **about: Any) -> Any:
    """When something happened."""
    return _described(sh.Moment(), label, **about)


def code(label: str, vocabulary: str, **about: Any) -> Any:
    """One code of a vocabulary."""
    return _described(sh.Code(vocabulary), label, **about)


def codes(label: str, vocabulary: str, **about: Any) -> Any:
    """Several codes of a vocabulary."""
    return _described(sh.Codes(vocabulary), label, **about)


def ref(label: str, *kinds: str, **about: Any) -> Any:
    """Another record."""
    return _described(sh.Ref(kinds), label, **about)


def refs(label: str, *kinds: str, others: tuple[str, ...] = (), **about: Any) -> Any:
    """Several other records."""
    return _described(sh.Refs(kinds, others), label, **about)


def texts(label: str, **about: Any) -> Any:
    """Several short texts."""
    return _described(sh.Words(), label, **about)


def counts(label: str, *of: str, **about: Any) -> Any:
    """How many of each."""
    return _described(sh.Counts(of), label, **about)


def groups(label: str, of: type[Any], **about: Any) -> Any:
    """Several small records of their own."""
    return _described(sh.Groups(of), label, **about)


def rank() -> Any:
    """The place among its kind."""
    return _described(sh.Rank(), tr("Order"), ask=DERIVED, wall=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Doubt:
    """Something typed that could mean several things: kept as words, asked later (grammar rule G3)."""

    typed: str | None = words(tr("As typed"))
    part: str | None = words(tr("Field that it would fill"))
    choices: str | None = words(tr("Ids that it could mean, with spaces between"))


@dataclass(frozen=True, kw_only=True, slots=True)
class Record:
    """What every record has beside its own fields."""

    KIND: ClassVar[Kind]

    id: str
    order: float | None = rank()
    created_at: datetime | None = moment(tr("Written"), ask=DERIVED, wall=False)
    created_in: str | None = ref(tr("Written in"), "session", ask=DERIVED, wall=False)
    changed_at: datetime | None = moment(tr("Changed"), ask=DERIVED, wall=False)
    changed_in: str | None = ref(tr("Changed in"), "session", ask=DERIVED, wall=False)
    typed_by: str | None = words(tr("Typed by"), ask=DERIVED, wall=False)
    said_at: time | None = clock_time(tr("Said at"), ask=DERIVED, layer=ROOM, wall=False)
    not_known: tuple[str, ...] = texts(tr("Asked, not known"), ask=DERIVED, layer=ROOM)
    doubts: tuple[Doubt, ...] = groups(tr("In doubt"), Doubt, ask=DERIVED, wall=False)
    mentions: tuple[str, ...] = refs(tr("Mentions"), "organisation", "person", ask=DERIVED, wall=False)
    held: bool | None = flag(tr("Held off the room screen"), ask=DERIVED, wall=False)
    withdrawn_at: datetime | None = moment(tr("Withdrawn"), ask=DERIVED, wall=False)
    withdrawn_reason: str | None = words(tr("Withdrawn because"), ask=DERIVED, layer=ROOM, wall=False)

    @property
    def headline(self) -> str:
        """What names it on a card, in a list, in a sentence."""
        found = getattr(self, self.KIND.title)
        field = described(type(self)).get(self.KIND.title)
        if field is not None and isinstance(field.shape, sh.Code):
            found = label(field.shape.vocabulary, found)
        return str(found) if found else tr("this {kind}").format(kind=self.KIND.one)

    def with_values(self, **values: Any) -> Self:
        """The same record with other values."""
        return dataclasses.replace(self, **values)


COMMON = frozenset(f.name for f in dataclasses.fields(Record))
STAMPS = frozenset({"order", "created_at", "created_in", "changed_at", "changed_in", "typed_by"})


_known: dict[type[Any], Mapping[str, Field]] = {}


def described(cls: type[Any]) -> Mapping[str, Field]:
    """The fields of a described class by name, in the order of its definition; `id` is none of them."""
    if cls not in _known:
        about = {f.name: f.metadata["about"] for f in dataclasses.fields(cls) if "about" in f.metadata}
        _known[cls] = MappingProxyType({name: Field(name=name, **text) for name, text in about.items()})
    return _known[cls]


def own_fields(cls: type[Any]) -> tuple[Field, ...]:
    """The fields that make this kind what it is, without those that every record has."""
    return tuple(f for f in described(cls).values() if f.name not in COMMON)


def to_row(record: Any) -> dict[str, Scalar]:
    """A record, or a small record inside one, as columns."""
    head: dict[str, Scalar] = {"id": record.id} if isinstance(record, Record) else {}
    return head | {n: sh.encode(f.shape, getattr(record, n), to_row) for n, f in described(type(record)).items()}


def from_row(cls: type[Any], row: Mapping[str, Scalar]) -> Any:
    """The record that these columns keep; columns that are left out are empty.

    Raises:
        ValueError, TypeError: a column holds what this kind never writes.

    """
    head = {"id": row["id"]} if issubclass(cls, Record) else {}
    if head and not isinstance(head["id"], str):
        raise TypeError("a record has an id")
    return cls(**head, **{n: sh.decode(f.shape, row.get(n), from_row) for n, f in described(cls).items()})


def encoded(cls: type[Any], name: str, value: Any) -> Scalar:
    """One value of a kind as its column keeps it."""
    return sh.encode(described(cls)[name].shape, value, to_row)


def decoded(cls: type[Any], name: str, kept: Scalar) -> Any:
    """One value of a kind from its column."""
    return sh.decode(described(cls)[name].shape, kept, from_row)
