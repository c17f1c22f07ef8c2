"""What Enter does with a line that was read: the reading as a command."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from workshop import commands as c
from workshop import shape as sh
from workshop.capture.reading import Reading, Sign
from workshop.capture.spec import FINDS_OUT, spec_of
from workshop.field import Record, described, own_fields
from workshop.kinds import Dataset, Gap, Person, Position, SayBack, UseCase, WordingOrigin
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.wording.bank import BANK
from workshop.words import one_line

NewId = Callable[[type[Record]], str]
OWNER_RULE = "G02"  # a dataset without a named owner
_SEPARATED = ",;"


def command_of(reading: Reading, snapshot: Snapshot, new_id: NewId) -> c.Command | None:
    """The command that a line gives; None where it gives none (a command word, an answer in a walk, nothing)."""
    if reading.act == "add" and reading.spec is not None:
        return _adding(reading, snapshot, new_id)
    if reading.selected is None:
        return None
    if reading.act == "change":
        return _changing(reading, reading.selected, new_id)
    if reading.act == "field":
        return _writing(reading, reading.selected, snapshot, new_id)
    if reading.act == "answer":
        return _answering(reading, reading.selected, snapshot)
    return None


# -- a new record --


def _adding(reading: Reading, snapshot: Snapshot, new_id: NewId) -> c.Command:
    assert reading.spec is not None  # noqa: S101 - command_of() looked
    values = _plain(reading.values) | _beside(reading)
    if reading.wording:
        values["wording_origin"] = worded(reading.spec.text, reading.wording)
    if reading.spec.cls is Position:
        return _standing(values, snapshot, new_id)
    there = snapshot.one(reading.spec.cls) if reading.spec.cls.KIND.single else None
    if there is not None:
        return c.Change(reading.spec.table, there.id, values)
    id_ = new_id(reading.spec.cls)
    add = c.Add(reading.spec.table, id_, values)
    gap = _gap_for(reading, reading.spec.cls, id_, reading.text, new_id)
    return c.Together("add", (add, gap)) if gap else add


def _beside(reading: Reading) -> dict[str, Any]:
    """What a record keeps beside its own fields."""
    out: dict[str, Any] = {}
    if reading.doubts:
        out["doubts"] = reading.doubts
    if reading.mentions:
        out["mentions"] = reading.mentions
    if reading.not_known:
        out["not_known"] = reading.not_known
    return out


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    return {n: v for n, v in values.items() if n != FINDS_OUT}


def _standing(values: dict[str, Any], snapshot: Snapshot, new_id: NewId) -> c.Command:
    """Where a party stands: each party has one, so a second one takes its place."""
    person = snapshot.get(Person, values.get("said_by_person_id"))
    org = values.get("org_id") or (person.org_id if person else None)
    values["org_id"] = org
    found = next(
        (p for p in snapshot.all(Position) if p.org_id == org and p.use_case_id == values.get("use_case_id")), None
    )
    if found is not None:
        return c.Change("position", found.id, values)
    return c.Add("position", new_id(Position), values)


def _gap_for(reading: Reading, cls: type[Record], id_: str, title: str, new_id: NewId) -> c.Add | None:
    """What is not known has somebody who finds out, by when: a gap (interaction.md W19)."""
    if reading.finder is None or not reading.not_known:
        return None
    name = reading.not_known[0]
    values: dict[str, Any] = {
        "message": tr("{title}: {described} not known.").format(
            title=one_line(title), described=described(cls)[name].label.lower()
        ),
        "owner_person_id": reading.finder,
        "due_date": reading.finder_due,
        "fires_on": id_,
        "field": name,
        "document": "dataset" if cls is Dataset else "record",
    }
    if cls is Dataset and name == "data_owner_id":
        values["rule_id"] = OWNER_RULE
    return c.Add("gap", new_id(Gap), values)


# -- a record that is there --


def _changing(reading: Reading, selected: Record, new_id: NewId) -> c.Command:
    values = _plain(reading.values)
    for sign in reading.signs:
        if sign.adds_to and sign.field in values:
            before = tuple(v for v in getattr(selected, sign.field) if v not in _unset(sign, selected))
            values[sign.field] = tuple(dict.fromkeys((*before, *values[sign.field])))
    if reading.not_known:
        values["not_known"] = tuple(dict.fromkeys((*selected.not_known, *reading.not_known)))
        values |= {n: () if described(type(selected))[n].many else None for n in reading.not_known}
    if reading.doubts:
        values["doubts"] = (*selected.doubts, *reading.doubts)
    change = c.Change(selected.KIND.table, selected.id, values)
    gap = _gap_for(reading, type(selected), selected.id, selected.headline, new_id)
    return c.Together("change", (change, gap)) if gap else change


def _unset(sign: Sign, selected: Record) -> tuple[str, ...]:
    """`none_known` and the like give way to a finding, and the other way round."""
    alone = "none_known"
    if sign.field != "legal_constraints":
        return ()
    return (alone,) if alone not in sign.value else tuple(getattr(selected, sign.field))


def _writing(reading: Reading, selected: Record, snapshot: Snapshot, new_id: NewId) -> c.Command | None:
    name = reading.field_line or ""
    if isinstance(selected, UseCase) and name in {"need_words", "worry_words"}:
        return _said_back(reading, selected, snapshot, new_id)
    if not reading.text:
        return None
    values = {s.field: s.value for s in reading.signs}
    shape, before = described(type(selected))[name].shape, getattr(selected, name)
    values[name] = _as_shape(shape, reading.text, before, whole=bool(reading.wording))
    if reading.wording:
        values["wording_origin"] = worded(name, reading.wording, getattr(selected, "wording_origin", ()))
    if selected.KIND.single and snapshot.one(type(selected)) is None:
        begun = {f.name: v for f in own_fields(type(selected)) if (v := getattr(selected, f.name))}
        return c.Add(selected.KIND.table, new_id(type(selected)), begun | values)
    return c.Change(selected.KIND.table, selected.id, values)


def worded(field: str, ref: str, before: tuple[WordingOrigin, ...] = ()) -> tuple[WordingOrigin, ...]:
    """Where words came from, with those of the other fields."""
    kept = tuple(o for o in before if o.field != field)
    return (*kept, WordingOrigin(field=field, item=1, origin=BANK, ref=ref))


def _as_shape(shape: sh.Shape, text: str, before: Any, *, whole: bool = False) -> Any:
    """Words for a field of several texts are parted at commas and join those that are there; a sentence stays whole."""
    if not isinstance(shape, sh.Words):
        return text
    if whole:
        return tuple(dict.fromkeys((*before, text)))
    for mark in _SEPARATED[1:]:
        text = text.replace(mark, _SEPARATED[0])
    items = [t.strip() for t in text.split(_SEPARATED[0]) if t.strip()]
    return tuple(dict.fromkeys((*before, *items)))


def _said_back(reading: Reading, selected: UseCase, snapshot: Snapshot, new_id: NewId) -> c.Command:
    what = (reading.field_line or "").removesuffix("_words")
    values: dict[str, Any] = {f"{what}_words": reading.text, f"{what}_said_back": True}
    if reading.finder:
        values[f"{what}_said_by_person_id"] = reading.finder
    found = next((b for b in snapshot.all(SayBack) if b.use_case_id == selected.id), None)
    if found is not None:
        return c.Change("say_back", found.id, values)
    return c.Add("say_back", new_id(SayBack), {"use_case_id": selected.id, **values})


def _answering(reading: Reading, selected: Record, snapshot: Snapshot) -> c.Command:
    """The first doubt of a card is answered: its field is filled, the sign leaves the words (G3)."""
    doubt, rest = selected.doubts[0], selected.doubts[1:]
    chosen = (doubt.choices or "").split()[reading.chosen - 1]
    values: dict[str, Any] = {"doubts": rest}
    name = _field_for(chosen, doubt.part, selected, snapshot)
    if name is not None:
        many = described(type(selected))[name].many
        values[name] = (*getattr(selected, name), chosen) if many else chosen
    title = selected.KIND.title
    words = str(getattr(selected, title) or "")
    words = words.replace(doubt.typed, " ") if doubt.typed else words
    if one_line(words):
        values[title] = one_line(words)
    return c.Change(selected.KIND.table, selected.id, values)


def _field_for(chosen: str, part: str | None, selected: Record, snapshot: Snapshot) -> str | None:
    """The field that an answer fills: the one in doubt where it is of that sort, else the one for its sort."""
    who, spec = snapshot.find(chosen), spec_of(selected)
    if who is None or spec is None:
        return None
    fields = described(type(selected))
    for name in (part, spec.organisation, spec.person):
        shape = fields[name].shape if name and name in fields else None
        if isinstance(shape, sh.Ref | sh.Refs) and who.KIND.table in shape.kinds:
            return name
    return None
