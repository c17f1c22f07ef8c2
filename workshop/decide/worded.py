"""Where words came from: when they were taken is kept with them; other words in their place have no such past."""

from __future__ import annotations

import dataclasses
from typing import TypeVar

from workshop.commands import Stamp
from workshop.field import Record
from workshop.kinds import PilotTerms, Risk, RungReason, UseCase, Value, WordingOrigin
from workshop.wording.bank import BANK
from workshop.wording.offered import still

T = TypeVar("T", bound=Record)
WORDED = (PilotTerms, Risk, UseCase, Value)  # kinds that keep where their words came from


def words_of(record: Record, origin: WordingOrigin) -> str:
    """What stands now where the words were put; empty where that is no field, or holds nothing."""
    found = getattr(record, origin.field or "", None)
    if isinstance(found, tuple):
        found = "\n".join((x.why_it_fails or "") if isinstance(x, RungReason) else str(x) for x in found)
    return str(found or "")


def worded(before: T | None, after: T, stamp: Stamp) -> T:
    """The record with its origins dated, and without those whose words have gone."""
    now, was = _origins(after), _origins(before)
    kept = tuple(_dated(o, stamp) if o not in was else o for o in now if _stands(before, after, o))
    return after if kept == now else after.with_values(wording_origin=kept)


def _origins(record: Record | None) -> tuple[WordingOrigin, ...]:
    return record.wording_origin if isinstance(record, WORDED) else ()


def _dated(origin: WordingOrigin, stamp: Stamp) -> WordingOrigin:
    if origin.accepted_at is not None:
        return origin
    return dataclasses.replace(origin, accepted_at=stamp.at, accepted_in=stamp.session_id)


def _stands(before: Record | None, after: Record, origin: WordingOrigin) -> bool:
    """Whether an origin still says what is true: its words are there, or nobody has touched them."""
    if before is None or origin.origin != BANK or isinstance(after, PilotTerms):
        return True
    now = words_of(after, origin)
    return words_of(before, origin) == now or any(still(x, origin.ref) for x in now.split("\n"))
