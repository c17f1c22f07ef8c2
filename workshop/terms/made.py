"""The sentence that the record makes of each head, as long as nobody has said it in other words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from workshop import dates
from workshop.field import Record
from workshop.formulas import movement
from workshop.formulas.parties import parties_of
from workshop.kinds import PilotTerms, UseCase
from workshop.snapshot import Snapshot
from workshop.terms.heads import Head, by_head, gap_of, head_of
from workshop.terms.pieces import Piece, listed, lower, named, said
from workshop.tongue import tr
from workshop.vocabulary import label

CHANGES: Final = "decision_that_changes"  # said as what changes, not as what somebody does
RUNG: Final = "attribute_check"  # it has words of its own in a sentence
Made = Iterator[Piece]


def pieces(s: Snapshot, pilot: UseCase, terms: PilotTerms, head: Head) -> tuple[Piece, ...]:
    """The sentence of a head; empty while the record says nothing of it."""
    return tuple(_MADE[head.key](s, pilot, terms))


def side(s: Snapshot, part: str) -> list[Piece]:
    """The organisations that have this part in the share, by name."""
    return named(s, [p.org_id for p in parties_of(s) if p.role_in_share == part])


def first_of(*pairs: tuple[Record, str]) -> tuple[Record, str] | None:
    """The first of these fields that holds anything."""
    return next(((r, f) for r, f in pairs if getattr(r, f)), None)


def _parties(s: Snapshot, pilot: UseCase, terms: PilotTerms) -> Made:  # noqa: ARG001 - one shape for all
    suppliers, acquirers = side(s, "supplier"), side(s, "acquirer")
    if not suppliers or not acquirers:
        return
    verb = tr("who supplies") if len(suppliers) == 1 else tr("who supply")
    asks = tr("who asks") if len(acquirers) == 1 else tr("who ask")
    yield Piece(tr("Between the ") if suppliers[0].text.startswith("Department") else tr("Between "))
    yield from listed(suppliers)
    yield Piece(tr(", {verb}, and ").format(verb=verb))
    yield from listed(acquirers)
    yield Piece(f", {asks}.")


def purpose(pilot: UseCase, terms: PilotTerms) -> Piece | None:
    """What it is for, without its stop."""
    found = first_of((terms, "purpose"), (pilot, "purpose"), (pilot, CHANGES))
    return said(*found, getattr(*found).rstrip(".")) if found else None


def _purpose(s: Snapshot, pilot: UseCase, terms: PilotTerms) -> Made:
    what = purpose(pilot, terms)
    if what is None or what.record is None:
        return
    asks = named(s, [pilot.acquirer_org_id])
    if what.field == CHANGES:
        yield from (Piece(tr("So that this changes: ")), said(what.record, what.field, lower(what.text)))
    elif asks:
        yield from (Piece(tr("So that ")), asks[0], Piece(tr(" can ")), said(what.record, what.field, lower(what.text)))
    else:
        yield from (Piece(tr("The purpose: ")), what)
    yield Piece(".")


def _never(s: Snapshot, pilot: UseCase, terms: PilotTerms) -> Made:  # noqa: ARG001
    uses = [said(terms, "prohibited_uses", lower(u)) for u in terms.prohibited_uses]
    data = [said(pilot, "data_explicitly_excluded", x) for x in pilot.data_explicitly_excluded]
    if uses:
        yield from (Piece(tr("Never for ")), *listed(uses, "or"), Piece("."))
    if data:
        yield from (Piece(tr(" Never used: ") if uses else tr("Never used: ")), *listed(data), Piece("."))


def items(pilot: UseCase, terms: PilotTerms) -> list[Piece]:
    """The fields that are used."""
    found = first_of((terms, "data_items"), (pilot, "minimum_data"))
    return [said(*found, x) for x in getattr(*found)] if found else []


def _data(s: Snapshot, pilot: UseCase, terms: PilotTerms) -> Made:  # noqa: ARG001
    found = items(pilot, terms)
    if found:
        yield from (Piece(tr("The data: ")), *listed(found), Piece(tr(". Nothing else.")))


def gateway(pilot: UseCase, terms: PilotTerms) -> Piece | None:
    """The law that was named, without its stop."""
    found = first_of((terms, "legal_gateway"), (pilot, "legal_gateway"))
    return said(*found, getattr(*found).rstrip(".")) if found else None


def gateway_status(pilot: UseCase, terms: PilotTerms) -> str | None:
    """Whether somebody has confirmed it."""
    return terms.legal_gateway_status or pilot.legal_gateway_status


def _legal(s: Snapshot, pilot: UseCase, terms: PilotTerms) -> Made:  # noqa: ARG001
    power, status = gateway(pilot, terms), gateway_status(pilot, terms)
    if power is None or power.record is None:
        return
    if status == "not_required":
        yield from (Piece(tr("No power is needed: ")), said(power.record, power.field, lower(power.text)), Piece("."))
        return
    if status == "confirmed":
        yield from (Piece(tr("The power to share is ")), power, Piece(tr(", confirmed in writing.")))
    else:  # the program says what was named, not what is law
        yield from (Piece(tr("Named in the room as the power to share: ")), power, Piece(tr("; not confirmed.")))


def method(pilot: UseCase, terms: PilotTerms) -> Piece | None:
    """The rung, as it stands in a sentence."""
    found = first_of((terms, "access_mode"), (pilot, "access_mode_recommended"))
    if found is None:
        return None
    mode = getattr(*found)
    return said(*found, tr("a yes or no about one case") if mode == RUNG else lower(label("access_mode", mode)))


def how_often(pilot: UseCase, terms: PilotTerms) -> Piece | None:
    """How often something is sent or asked, as it stands in a sentence."""
    found = first_of((terms, "frequency"), (pilot, "frequency"))
    return said(*found, lower(label("share_frequency", getattr(*found)))) if found else None


def stays(pilot: UseCase, terms: PilotTerms) -> bool:
    """Whether the records stay with their owner."""
    return movement.stays(terms.access_mode or pilot.access_mode_recommended)


def _method(s: Snapshot, pilot: UseCase, terms: PilotTerms) -> Made:  # noqa: ARG001
    rung, often = method(pilot, terms), how_often(pilot, terms)
    if rung is None:
        return
    yield from (Piece(tr("By ")), rung)
    if often is not None:
        yield from (Piece(", "), often)
    yield Piece(tr(". No records are copied.") if stays(pilot, terms) else ".")


def _retention(s: Snapshot, pilot: UseCase, terms: PilotTerms) -> Made:  # noqa: ARG001
    if terms.retention_words:
        yield from (said(terms, "retention_words", terms.retention_words.rstrip(".")), Piece("."))
    if terms.deletion:
        yield Piece(tr(" Deletion: ") if terms.retention_words else tr("Deletion: "))
        yield from (said(terms, "deletion", lower(terms.deletion.rstrip("."))), Piece("."))


def _risk(s: Snapshot, pilot: UseCase, terms: PilotTerms) -> Made:  # noqa: ARG001
    if terms.liability_note:
        note = lower(terms.liability_note.rstrip("."))
        yield from (Piece(tr("If it goes wrong: ")), said(terms, "liability_note", note), Piece("."))
    elif gap_of(s, head_of("risk")):
        yield Piece(tr("If it goes wrong:"))


def _term(s: Snapshot, pilot: UseCase, terms: PilotTerms) -> Made:  # noqa: ARG001
    begun = False
    for words, name in ((tr("Ends "), "end_date"), (tr("Reviewed "), "review_date")):
        at = getattr(terms, name)
        if at:
            yield from (Piece(f"{' ' if begun else ''}{words}"), said(terms, name, dates.say(at)), Piece("."))
            begun = True
    if terms.exit:
        yield from (Piece(" " if begun else ""), said(terms, "exit", terms.exit.rstrip(".")), Piece("."))


_MADE: Final = by_head(_parties, _purpose, _never, _data, _legal, _method, _retention, _risk, _term)
