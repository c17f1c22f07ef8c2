"""Other words for a clause, from the wording bank: filled from the record, offered only where all of it is there."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping, Sequence

from workshop import dates
from workshop.kinds import Person, PilotTerms, UseCase
from workshop.snapshot import Snapshot
from workshop.terms import made
from workshop.terms.heads import Head, gap_of, head_of, terms_of
from workshop.terms.pieces import TYPED, Piece, day, lower, said
from workshop.tongue import tr
from workshop.vocabulary import label
from workshop.wording.bank import CLAUSE, HEADS, SECTIONS, Wording, of_kind
from workshop.words import counted, joined

_THE = re.compile(r"(?:^|(?<=[.:?] ))the ")
Filled = tuple[Piece, ...]  # what a slot says, with the records that say it


def choices(s: Snapshot, head: Head) -> tuple[Wording, ...]:
    """The wordings of a head in their order, filled; 1, 2 and 3 choose among them."""
    return _of(slots(s), head.key)


def all_choices(s: Snapshot) -> Mapping[str, tuple[Wording, ...]]:
    """Those of all heads and of the other sections of an agreement, by head and section."""
    known = slots(s)
    return {name: _of(known, name) for name in (*HEADS, *SECTIONS)}


def _of(known: Mapping[str, Filled], place: str) -> tuple[Wording, ...]:
    found = (w for w in of_kind(CLAUSE) if w.place == place)
    return tuple(dataclasses.replace(w, text=_fill(w.text, known)) for w in found if set(w.slots) <= set(known))


def slots(s: Snapshot) -> dict[str, Filled]:
    """What the record can fill, by the name of the slot; what it does not say is left out."""
    pilot = s.pilot
    if pilot is None:
        return {}
    return {name: tuple(p for p in found if p.text) for name, found in _found(s, pilot, terms_of(s)) if found}


def _found(s: Snapshot, pilot: UseCase, terms: PilotTerms) -> Iterator[tuple[str, Sequence[Piece]]]:
    suppliers, acquirers = made.side(s, "supplier"), made.side(s, "acquirer")
    yield "supplier", suppliers
    yield "acquirer", acquirers
    for name, piece in (
        ("purpose", made.purpose(pilot, terms)),
        ("gateway", made.gateway(pilot, terms)),
        ("method", made.method(pilot, terms)),
        ("how_often", made.how_often(pilot, terms)),
        ("review", day(terms, "review_date")),
        ("end", day(terms, "end_date")),
    ):
        if piece is not None and piece.record is not None and piece.field != made.CHANGES:
            yield name, [said(piece.record, piece.field, lower(piece.text)) if name == "purpose" else piece]
    yield "never", [said(terms, "prohibited_uses", lower(u)) for u in terms.prohibited_uses]
    yield "data", made.items(pilot, terms)
    yield "excluded", [said(pilot, "data_explicitly_excluded", x) for x in pilot.data_explicitly_excluded]
    if made.stays(pilot, terms) and suppliers:
        yield "stays", [Piece(tr("The records stay with ")), *suppliers]
    if terms.retention_period and terms.retention_unit:
        unit = label("period_unit", terms.retention_unit).lower()
        yield "period", [said(terms, "retention_period", counted(terms.retention_period, unit.rstrip("s"), unit))]
    if terms.breach_notice_hours:
        yield "breach", [said(terms, "breach_notice_hours", str(terms.breach_notice_hours))]
    yield from _confirming(s)


def _confirming(s: Snapshot) -> Iterator[tuple[str, Sequence[Piece]]]:
    gap = gap_of(s, head_of("legal"))
    who = s.get(Person, gap.owner_person_id) if gap is not None else None
    if gap is not None and gap.due_date is not None and who is not None:
        yield "confirmer", [said(who, "name", who.name or "")]
        yield "confirm_by", [said(gap, "due_date", dates.say(gap.due_date))]


def _words(name: str, filled: Filled) -> str:
    if name == "stays":
        return f"{filled[0].text}{joined(_called(p) for p in filled[1:])}."
    if name in {"supplier", "acquirer"}:
        return joined(_called(p) for p in filled)
    return joined((p.text for p in filled), tr("or") if name == "never" else tr("and"))


def _called(piece: Piece) -> str:
    return tr("the {piece}").format(piece=piece.text) if piece.text.startswith("Department") else piece.text


def _fill(text: str, known: Mapping[str, Filled]) -> str:
    whole = re.sub(r"\{(\w+)\}", lambda m: _words(m[1], known[m[1]]), text)
    return _THE.sub("The ", whole)


def marked(s: Snapshot, text: str, wording: Wording | None) -> tuple[Piece, ...]:
    """Words that were taken, with those in them that the record says too; of own words nothing is marked."""
    known = slots(s) if wording is not None else {}
    spoken = [p for name in (wording.slots if wording else ()) for p in known.get(name, ()) if p.record is not None]
    out: list[Piece] = []
    rest = text
    while rest:
        hits = [(rest.find(p.text), p) for p in spoken if p.text in rest]
        at, piece = min(hits, key=lambda x: (x[0], -len(x[1].text)), default=(-1, None))
        if piece is None:
            return (*out, Piece(rest, TYPED))
        out += [Piece(rest[:at], TYPED)] if at else []
        out.append(piece)
        rest = rest[at + len(piece.text) :]
    return tuple(out)
