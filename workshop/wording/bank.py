"""Reads the wording bank; each fault is said with its file, its entry and what was expected."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, Final

from workshop import assets
from workshop.vocabulary import vocabulary

FOLDER: Final = "wording"
VERSION: Final = 1  # of the files
BANK: Final = "bank"  # the origin of words from here, as the record keeps it
VALUE, RISK, HARM, SAFEGUARD = "value", "risk", "harm", "safeguard"
ACCESS, RECIPROCITY, CLAUSE = "access", "reciprocity", "clause"
HOLDS, FAILS = "says", "fails"  # of a rung: what moves where it holds; why it would not do
RETURNS: Final = ("errors", "results", "plans", "effort", "recognition", "data")  # what may come back
HEADS: Final = ("parties", "purpose", "never", "data", "legal", "method", "retention", "risk", "term")
SECTIONS: Final[Mapping[str, str]] = MappingProxyType(  # the other sections of an agreement, and their fields
    {
        "background": "background",
        "benefits": "benefits",
        "quality": "quality_note",
        "security": "security",
        "rights": "rights_handling",
        "complaints": "complaints",
        "transparency": "transparency",
        "requests": "information_requests",
        "incidents": "incidents",
        "costs": "costs_note",
        "governance": "variation",
        "onward": "onward_sharing",
        "international": "international_transfer",
        "signatures": "signing",
    }
)
SLOTS: Final = frozenset(  # what a clause may be filled with, all of it from the record
    {
        *("supplier", "acquirer", "purpose", "never", "data", "excluded", "gateway", "confirmer", "confirm_by"),
        *("method", "how_often", "stays", "period", "review", "end", "breach"),
    }
)
_SLOT = re.compile(r"\{(\w+)\}")
_ID = re.compile(r"[a-z]+(?:-[a-z]+)*")
_KEYS: Final = frozenset({"id", "for", "text", "use", "leaves_open"})


class BadWording(Exception):
    """A file of the bank is not as it should be; the message says where and why."""


@dataclass(frozen=True, slots=True)
class Wording:
    """One entry of the bank."""

    id: str
    kind: str
    place: str  # party, category of the risk, rung, sort of what comes back, head or section
    text: str  # may have slots, in a clause
    use: str = ""  # of a rung: HOLDS or FAILS
    leaves_open: bool = False  # of a clause: somebody still has to confirm it

    @property
    def slots(self) -> tuple[str, ...]:
        """What of it comes from the record."""
        return tuple(_SLOT.findall(self.text))


def _places(kind: str) -> tuple[str, ...]:
    """What a kind of entry may be for."""
    of = {VALUE: "value_party", ACCESS: "access_mode", **dict.fromkeys((RISK, HARM, SAFEGUARD), "risk_category")}
    if kind in of:
        return tuple(vocabulary(of[kind]))
    return RETURNS if kind == RECIPROCITY else (*HEADS, *SECTIONS)


KINDS: Final = (VALUE, RISK, HARM, SAFEGUARD, ACCESS, RECIPROCITY, CLAUSE)


@cache
def bank() -> Mapping[str, Wording]:
    """All entries by their ids, kind by kind.

    Raises:
        BadWording: a file is not as it should be.
        FileNotFoundError: a file is missing.

    """
    out: dict[str, Wording] = {}
    for kind in KINDS:
        for w in read_wordings(assets.text(f"{FOLDER}/{kind}.toml"), kind):
            if w.id in out:
                raise BadWording(f"{kind}.toml: {w.id} is there twice")
            out[w.id] = w
    return MappingProxyType(out)


@cache
def of_kind(kind: str) -> tuple[Wording, ...]:
    """The entries of a kind in their order."""
    return tuple(w for w in bank().values() if w.kind == kind)


def read_wordings(text: str, kind: str) -> tuple[Wording, ...]:
    """The entries of one file.

    Raises:
        BadWording: it is not one.

    """
    where = f"{kind}.toml"
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as e:
        raise BadWording(f"{where}: {e}") from e
    if raw.get("version") != VERSION or raw.get("kind") != kind:
        raise BadWording(f"{where}: it begins with version = {VERSION} and kind = “{kind}”")
    found = raw.get("wording", [])
    if not isinstance(found, list) or not all(isinstance(w, dict) for w in found):
        raise BadWording(f"{where}: its entries are [[wording]]")
    return tuple(_wording(w, kind, f"{where}, entry {n}") for n, w in enumerate(found, 1))


def _wording(raw: Mapping[str, Any], kind: str, where: str) -> Wording:
    where = f"{where} ({raw.get('id', 'without an id')})"
    strange = sorted(set(raw) - _KEYS)
    if strange:
        raise BadWording(f"{where}: nobody knows {', '.join(strange)}")
    id_, place, text = (_text(raw, key, where) for key in ("id", "for", "text"))
    if not _ID.fullmatch(id_):
        raise BadWording(f"{where}: an id is small letters with hyphens between words")
    if place not in _places(kind):
        raise BadWording(f"{where}: “{place}” is none of {', '.join(_places(kind))}")
    use, open_ = raw.get("use", ""), raw.get("leaves_open", False)
    if (use in {HOLDS, FAILS}) != (kind == ACCESS) or (use and kind != ACCESS):
        raise BadWording(f"{where}: use = “{HOLDS}” or “{FAILS}” belongs to a rung, and each has one")
    if not isinstance(open_, bool) or (open_ and kind != CLAUSE):
        raise BadWording(f"{where}: leaves_open is true or false, of a clause")
    made = Wording(id_, kind, place, text, use, open_)
    unknown = [s for s in made.slots if kind != CLAUSE or s not in SLOTS]
    if unknown or text.count("{") != len(made.slots) or text.count("}") != len(made.slots):
        raise BadWording(f"{where}: its text has a place for what no record fills")
    return made


def _text(raw: Mapping[str, Any], key: str, where: str) -> str:
    found = raw.get(key)
    if not isinstance(found, str) or not found or found != found.strip():
        raise BadWording(f"{where}: {key} is missing, or has spaces around it")
    return found
