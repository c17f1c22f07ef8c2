"""Finish the record: which questions the desk is asked in the evening, in the order of their effect (4.4).

First doubts of the day, then what page one needs, what must be settled first, suggestions, the desk of the pilot. The
rest may stay open for ever. What only a data owner knows is not asked here: it goes on that person's slip.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from workshop.field import DESK, Field, Record, described
from workshop.gaps import BLOCKING, severity
from workshop.kinds import KINDS, Comment, Dataset, Gap, Notice, PilotTerms, Setting, TheAsk, UseCase, Workshop
from workshop.shown import as_text, called, several
from workshop.snapshot import Snapshot
from workshop.suggest import SUGGESTIONS, suggestion
from workshop.tongue import tr
from workshop.words import counted, joined, one_line, shortened

LEFT: Final = "finish.left"  # a setting of the day: what was left open knowingly, by its key
DOUBTS, FIRST_PAGE, BEFORE_USE, SUGGESTED, PILOT = range(1, 6)
GROUPS: Final = {
    DOUBTS: tr("In doubt since the day"),
    FIRST_PAGE: tr("For page one"),
    BEFORE_USE: tr("To settle before first use"),
    SUGGESTED: tr("Suggested"),
    PILOT: tr("About the pilot"),
}
MINUTES: Final = {DOUBTS: 1.0, FIRST_PAGE: 2.0, BEFORE_USE: 1.0, SUGGESTED: 0.7, PILOT: 1.5}  # that one takes
NOBODY_SAID: Final = tr(" Nobody said.")
_LONGEST: Final = 60
_PAGE_ONE: Final = (
    (TheAsk, ("text", "to", "by", "options")),
    (UseCase, ("one_line",)),
    (Workshop, ("venue",)),
)
_OF_PILOT: Final = (
    (UseCase, ("purpose", "public_benefit", "volume_estimate")),
    (
        PilotTerms,
        ("onward_sharing", "format", "security", "rights_handling", "complaints", "breach_notice_hours", "costs_note"),
    ),
    (Notice, ("plain_title", "publish_by")),
)
_ONLY_ITS_OWNER: Final = (
    "description", "who_is_in_it", "temporal_coverage", "geographic_coverage", "formats", "access_method_today",
    "legal_constraints", "record_count_estimate",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Value:
    """What one record would get, and why."""

    table: str
    id: str
    field: str
    value: Any
    why: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the evening."""

    key: str
    group: int
    ask: str
    facts: tuple[str, ...]
    about: str  # the record that it is about, or the first of them
    takes: tuple[Value, ...] = ()  # what the empty Enter takes; none where nothing is suggested
    table: str = ""  # where typed words go; empty where they can't
    field: str = ""
    slip_to: str = ""  # the person whose slip it goes on by itself
    choices: tuple[tuple[str, str], ...] = ()  # of a doubt: what it could mean, by id
    left: str = ""  # how it was put aside: left open, or on whose slip


def questions(s: Snapshot) -> tuple[Question, ...]:
    """All questions, those that were put aside too, in their order."""
    found = [*_doubts(s), *_fields(s, FIRST_PAGE, _PAGE_ONE), *_gaps(s), *_suggested(s), *_fields(s, PILOT, _OF_PILOT)]
    found += _of_owners(s)
    aside = put_aside(s)
    return tuple(q if q.key not in aside else _as_left(q, aside[q.key]) for q in found)


def still_asked(found: tuple[Question, ...]) -> list[Question]:
    """Those that wait for an answer."""
    return [q for q in found if not q.left]


def head(found: tuple[Question, ...]) -> str:
    """`11 left, about 15 minutes. The signed record is not touched.`"""
    left = still_asked(found)
    if not left:
        return tr("Nothing is left to ask. What is still open may stay open.")
    minutes = max(1, round(sum(MINUTES[q.group] for q in left)))
    return tr("{left} left, about {minutes}. The signed record is not touched.").format(
        left=len(left), minutes=counted(minutes, "minute")
    )


def put_aside(s: Snapshot) -> dict[str, str]:
    """What was left open, and what went on a slip, by the key of its question."""
    kept = s.get(Setting, LEFT)
    out = dict.fromkeys((kept.value or "").split("\n") if kept is not None else (), "left open")
    for slip in s.all(Comment):
        if slip.asks is not None and slip.status != "resolved":
            out[slip.asks] = tr("on {several}’s slip").format(several=several(s, slip.mentions))
    out.pop("", None)
    return out


def as_left(s: Snapshot, key: str) -> str:
    """The setting with one more question left open."""
    kept = s.get(Setting, LEFT)
    return "\n".join(dict.fromkeys([*((kept.value or "").split("\n") if kept and kept.value else []), key]))


def slips(s: Snapshot) -> dict[str, list[Comment]]:
    """What is on each person's slip, by the person's id."""
    out: dict[str, list[Comment]] = {}
    for x in s.all(Comment):
        if x.asks is not None and x.status != "resolved":
            for who in x.mentions:
                out.setdefault(who, []).append(x)
    return out


def _as_left(q: Question, how: str) -> Question:
    return Question(q.key, q.group, q.ask, q.facts, q.about, q.takes, q.table, q.field, q.slip_to, q.choices, how)


def _doubts(s: Snapshot) -> Iterator[Question]:
    for cls in KINDS.values():
        for record in s.all(cls):
            for d in record.doubts[:1]:
                found = tuple((x, called(s, x)) for x in (d.choices or "").split())
                which = joined((f"{n} {name}" for n, (_, name) in enumerate(found, 1)), tr("or"))
                ask = tr("“{name}” says “{typed}”. Which? {which}").format(
                    name=_name(record), typed=d.typed, which=which
                )
                yield Question(f"doubt.{record.id}.{d.typed}", DOUBTS, ask, (), record.id, choices=found)


def _fields(s: Snapshot, group: int, wanted: Any) -> Iterator[Question]:
    """A question for each of these fields that is empty, of the record of the pilot or of the day."""
    for cls, names in wanted:
        record = s.pilot if cls is UseCase else s.one(cls) if cls is not Workshop else s.workshop
        if record is None and cls is not TheAsk:
            continue
        for name in names:
            if record is None or getattr(record, name) in (None, ()):
                id_ = record.id if record is not None else ""
                field = described(cls)[name]
                yield Question(
                    f"{cls.KIND.table}.{name}",
                    group,
                    _asked(record, field),
                    _help(field),
                    id_,
                    (),
                    cls.KIND.table,
                    name,
                )


def _gaps(s: Snapshot) -> Iterator[Question]:
    """What blocks first use and has nobody, or no date; once the record is accepted it can only go on a slip."""
    for g in s.all(Gap):
        if (g.status or "open") == "open" and severity(s, g) == BLOCKING and not (g.owner_person_id and g.due_date):
            parts = ((tr("who answers it"), g.owner_person_id), (tr("by when"), g.due_date))
            missing = joined(w for w, there in parts if not there)
            ask = f"{one_line(g.message or tr('Something is open'))} {missing.capitalize()}?"
            yield Question(f"gap.{g.id}", BEFORE_USE, ask, (), g.id, (), "gap", "owner_person_id")


def _suggested(s: Snapshot) -> Iterator[Question]:
    """One question for all records that would get the same value in the same field."""
    for table, name in SUGGESTIONS:
        cls = KINDS[table]
        field = described(cls)[name]
        if field.layer is not DESK:
            continue
        by_value: dict[Any, list[Value]] = {}
        for record in s.all(cls):
            found = suggestion(s, record, name)
            if found is not None:
                by_value.setdefault(found.value, []).append(Value(table, record.id, name, found.value, found.why))
        for value, takes in _few(by_value).items():
            yield _offer(s, cls, field, value, takes)


MOST_VALUES: Final = 1  # of one field that are asked apart


def _few(by_value: dict[Any, list[Value]]) -> dict[Any, list[Value]]:
    """So few questions of one field as may be: with many values all of them are one question."""
    if len(by_value) <= MOST_VALUES:
        return by_value
    return {None: [v for found in by_value.values() for v in found]}


def _offer(s: Snapshot, cls: type[Record], field: Field, value: Any, takes: list[Value]) -> Question:
    first = s.find(takes[0].id)
    alone = len(takes) == 1
    named = (
        tr("of the {kind}").format(kind=cls.KIND.one)
        if cls.KIND.single
        else tr("of “{name}”").format(name=_name(first))
        if first is not None
        else ""
    )
    of = named if alone else tr("of {count}").format(count=counted(len(takes), cls.KIND.one, cls.KIND.many))
    key = f"suggest.{cls.KIND.table}.{field.name}.{value if value is not None else 'each'}"
    if value is None:
        facts = tuple(_line(s, field, v) for v in takes)
        return Question(
            key,
            SUGGESTED,
            tr("{field} {of}: as below?").format(field=field.label, of=of),
            facts,
            takes[0].id,
            tuple(takes),
        )
    said = as_text(s, field, value)
    why = tr("Because {why}.").format(why=takes[0].why) if len({v.why for v in takes}) == 1 else ""
    facts = (why,) if why else tuple(_line(s, field, v) for v in takes)
    place = (cls.KIND.table, field.name) if alone else ("", "")
    return Question(key, SUGGESTED, f"{field.label} {of}: {said}?", facts, takes[0].id, tuple(takes), *place)


def _line(s: Snapshot, field: Field, v: Value) -> str:
    record = s.find(v.id)
    return tr("{as_text}: {name}, because {why}").format(
        as_text=as_text(s, field, v.value), name=_name(record) if record else "", why=v.why
    )


def _of_owners(s: Snapshot) -> Iterator[Question]:
    """What only a data owner knows of a dataset of the pilot: one question, which goes on that person's slip."""
    pilot = s.pilot
    for d in s.all(Dataset):
        asked_for = pilot is not None and (d.id in pilot.dataset_ids or d.owner_org_id in pilot.supplier_org_ids)
        missing = [described(Dataset)[n] for n in _ONLY_ITS_OWNER if getattr(d, n) in (None, ())]
        if not asked_for or len(missing) < 2:
            continue
        what = joined(f.label.lower() for f in missing)
        who = called(s, d.data_owner_id) if d.data_owner_id else ""
        tail = tr("Put it on {who}’s slip?").format(who=who) if who else tr("Nobody is named who could say.")
        ask = f"“{_name(d)}”: {what}.{NOBODY_SAID} {tail}"
        yield Question(f"owner.{d.id}", PILOT, ask, (), d.id, slip_to=d.data_owner_id or "")


def _asked(record: Record | None, field: Field) -> str:
    if field is described(TheAsk)["text"]:
        return tr("What do you want your permanent secretary to decide, and by when?")
    if record is None or record.KIND.single:
        return f"{field.label}?{NOBODY_SAID}"
    return f"“{_name(record)}”: {field.label.lower()}?{NOBODY_SAID}"


def _help(field: Field) -> tuple[str, ...]:
    return (field.help,) if field.help else ()


def _name(record: Record) -> str:
    return shortened(record.headline, _LONGEST)
