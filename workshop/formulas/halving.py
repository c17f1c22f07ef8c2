"""The pilot made smaller: half of an answer, and what could then no longer be learned (interaction.md part 5, 9)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from workshop.kinds import Halving, PilotDesign
from workshop.tongue import tr
from workshop.vocabulary import label
from workshop.words import counted, joined

SIZES: Final = ("people", "fields", "place", "duration")  # the parts of a pilot that have a size
_NUMBER: Final = re.compile(r"\d[\d,]*")
_PLACES: Final = re.compile(r"\s*(?:[,;]|\band\b)\s*")


@dataclass(frozen=True, slots=True)
class Half:
    """Half of an answer."""

    value: Any  # as the field keeps it
    text: str  # as it is said
    lost: str  # what could no longer be learned


def half(design: PilotDesign, part: str) -> Half | None:
    """Half of a part; None where it has no size, or can't be smaller."""
    value = _HALVES[part](design) if part in _HALVES else None
    if value is None:
        return None
    after = design.with_values(**{part: value})
    return Half(value, said(after, part), lost(design, after, part))


def _people(d: PilotDesign) -> str | None:
    found = _NUMBER.search(d.people or "")
    n = _figure(found[0]) if found else 0
    return _NUMBER.sub(f"{n // 2:,}", d.people or "", count=1) if n > 1 else None


def _fields(d: PilotDesign) -> tuple[str, ...] | None:
    return d.fields[: (len(d.fields) + 1) // 2] if len(d.fields) > 1 else None


def _place(d: PilotDesign) -> str | None:
    places = [p for p in _PLACES.split(d.place or "") if p]
    return joined(places[: (len(places) + 1) // 2]) if len(places) > 1 else None


def _duration(d: PilotDesign) -> int | None:
    return d.duration // 2 if d.duration and d.duration > 1 else None


_HALVES: Final[Mapping[str, Callable[[PilotDesign], Any]]] = MappingProxyType(
    {"people": _people, "fields": _fields, "place": _place, "duration": _duration}
)


def _figure(text: str) -> int:
    return int(text.replace(",", "").strip() or 0)


def said(d: PilotDesign, part: str) -> str:
    """A part as it is said aloud: `12 weeks`."""
    if part == "duration":
        unit = label("period_unit", d.duration_unit or "weeks").lower()
        return counted(d.duration, unit.rstrip("s"), unit) if d.duration else ""
    if part == "fields":
        return ", ".join(d.fields)
    return str(getattr(d, part) or "")


def size(d: PilotDesign, part: str) -> int | None:
    """How large a part is, in whatever it is counted; None where nobody said a number."""
    if part == "fields":
        return len(d.fields) or None
    if part == "duration":
        return d.duration
    if part == "place":
        return len([p for p in _PLACES.split(d.place or "") if p]) or None
    found = _NUMBER.search(d.people or "")
    return _figure(found[0]) if found else None


def lost(before: PilotDesign, after: PilotDesign, part: str) -> str:
    """What could no longer be learned once a part is smaller."""
    if part == "duration":
        return tr("What takes longer than {said} to show.").format(said=said(after, part))
    if part == "people":
        return tr("What happens too seldom to be seen among so few.")
    if part == "fields":
        gone = [f for f in before.fields if f not in after.fields]
        return tr("What only {gone} would have shown.").format(gone=joined(gone)) if gone else ""
    gone = [p for p in _PLACES.split(before.place or "") if p and p not in (after.place or "")]
    return tr("Whether it works in {gone}.").format(gone=joined(gone)) if gone else tr("Whether it works elsewhere.")


def smaller(before: PilotDesign, after: PilotDesign, part: str) -> Halving | None:
    """What is kept when a part has become smaller; None where it has not."""
    was, now = size(before, part), size(after, part)
    if part not in SIZES or was is None or now is None or now >= was or before.duration_unit != after.duration_unit:
        return None
    return Halving(
        field=part, was=said(before, part), now=said(after, part), no_longer_learned=lost(before, after, part)
    )


def grew_from(d: PilotDesign, part: str) -> str:
    """The smaller answer that was given before, where the part is larger again; else empty."""
    now = size(d, part)
    steps = [h for h in d.halvings if h.field == part and h.now]
    if now is None or not steps:
        return ""
    last = steps[-1].now or ""
    then = len(last.split(",")) if part == "fields" else _last_number(last)
    return last if then is not None and now > then else ""


def _last_number(text: str) -> int | None:
    found = _NUMBER.search(text)
    return _figure(found[0]) if found else None
