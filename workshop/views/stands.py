"""Where the parties of the pilot stand, and who accepted the record: reservations in full, never averaged away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from workshop.kinds import Amendment, Organisation, Person, Position, SignOff, UseCase
from workshop.snapshot import Snapshot
from workshop.tongue import plural, tr
from workshop.views import names
from workshop.vocabulary import label, vocabulary
from workshop.words import joined, sentence, spelled, tidy

SIGNS: Final = {"agrees": "✓", "reservation": "◐", "against": "✗", "not_asked": "○"}
NOT_SAID: Final = tr("Not said")


@dataclass(frozen=True, slots=True)
class Stand:
    """One organisation's position, in its own words where it gave any."""

    sign: str
    stance: str
    organisation: str
    words: str


@dataclass(frozen=True, slots=True)
class Reservation:
    """What an organisation said when it accepted the record, or would not."""

    organisation: str
    words: str
    accepted: bool


@dataclass(frozen=True, slots=True)
class SignedOff:
    """Who accepted the day's record as accurate."""

    accepted: tuple[str, ...]
    reservations: tuple[Reservation, ...]
    missing: tuple[str, ...]  # organisations that have not said
    of: int  # how many organisations there are
    amended: int = 0  # places that were changed after somebody had accepted
    before: tuple[str, ...] = ()  # organisations that accepted the words before a change, and not the new ones

    @property
    def who(self) -> str:
        """`Accepted as accurate by six of seven organisations.`; what was changed since, they have not accepted."""
        if not self.accepted:
            return tr("Nobody has accepted the record as accurate yet.")
        n, old = len(self.accepted), len(self.before)
        said = tr("Accepted as accurate by {n} of {counted_organisations}").format(
            n=spelled(n), counted_organisations=counted_organisations(self.of)
        )
        whom = "" if old == n else tr("by {old} of them ").format(old=spelled(old))
        return (
            tr("{said}, {whom}as it stood before {changes}.").format(said=said, whom=whom, changes=self._changes)
            if old
            else f"{said}."
        )

    @property
    def _changes(self) -> str:
        return tr("it was changed in {places}").format(places=self._places)

    @property
    def changed(self) -> str:
        """The same for a paper that does not say who accepted: `Changed since it was accepted, in two places: …`"""
        if not self.amended:
            return ""
        return tr("Changed since it was accepted, in {places}: both versions are in the report.").format(
            places=self._places
        )

    @property
    def _places(self) -> str:
        return f"{spelled(self.amended)} {plural('place', 'places', self.amended)}"

    @property
    def summary(self) -> str:
        """`Six of seven organisations accepted this as an accurate record, one of them with a reservation.`"""
        if not self.accepted:
            return tr("No organisation has accepted this as an accurate record yet.")
        n, whole = len(self.accepted), counted_organisations(self.of)
        who = (
            tr("All {whole}").format(whole=whole)
            if n == self.of > 1
            else tr("{n} of {whole}").format(n=spelled(n).capitalize(), whole=whole)
        )
        with_words = sum(r.accepted for r in self.reservations)
        tail = (
            tr(", {with_words} of them with a reservation").format(with_words=spelled(with_words)) if with_words else ""
        )
        said = tr("{the_only} accepted this as an accurate record{tail}.").format(
            the_only=tr("The only organisation") if self.of == 1 else who, tail=tail
        )
        old = (
            tr("{before} of them accepted").format(before=spelled(len(self.before)))
            if len(self.before) < n
            else tr("what was accepted is")
        )
        return (
            tr("{said} {old} the record as it stood before {changes}.").format(
                said=said, old=old.capitalize(), changes=self._changes
            )
            if self.before
            else said
        )


def counted_organisations(n: int) -> str:
    """`seven organisations`."""
    return f"{spelled(n)} {plural('organisation', 'organisations', n)}"


def positions(snapshot: Snapshot) -> tuple[Stand, ...]:
    """The positions on the pilot in the order of the vocabulary, then its parties that have not said where they stand.

    A position belongs to an organisation: the person who spoke for it is not printed.
    """
    pilot = snapshot.pilot
    if pilot is None:
        return ()
    found = [p for p in snapshot.all(Position) if p.use_case_id in {pilot.id, None}]
    order = list(vocabulary("position_stance"))
    said = sorted((p for p in found if p.stance in order), key=lambda p: order.index(p.stance or ""))
    stands = [
        Stand(
            SIGNS.get(p.stance or "", ""),
            label("position_stance", p.stance),
            names.organisation(snapshot, p.org_id),
            tidy(p.words or ""),
        )
        for p in said
    ]
    spoke = {p.org_id for p in said}
    silent = [names.organisation(snapshot, o) for o in parties(pilot) if o not in spoke]
    return (*stands, *(Stand("○", NOT_SAID, name, "") for name in silent if name))


def parties(pilot: UseCase) -> tuple[str, ...]:
    """The organisations of the pilot: who supplies, who asks."""
    return tuple(dict.fromkeys([*pilot.supplier_org_ids, *([pilot.acquirer_org_id] if pilot.acquirer_org_id else [])]))


def sign_off(snapshot: Snapshot) -> SignedOff:
    """Who accepted the record, who has a reservation, who would not, who has not said."""
    signed = {s.org_id: s for s in snapshot.all(SignOff) if s.accepted is not None}
    orgs = snapshot.all(Organisation)
    words = [(s, tidy((s.reservation if s.accepted else s.refused_reason) or "")) for s in signed.values()]
    return SignedOff(
        tuple(names.organisation(snapshot, o.id) for o in orgs if o.id in signed and signed[o.id].accepted),
        tuple(
            Reservation(names.organisation(snapshot, s.org_id), text, bool(s.accepted))
            for s, text in words
            if text or not s.accepted
        ),
        tuple(names.organisation(snapshot, o.id) for o in orgs if o.id not in signed),
        len(orgs),
        len({(a.about, a.field) for a in snapshot.all(Amendment)}),
        tuple(
            names.organisation(snapshot, o.id)
            for o in orgs
            if o.id in signed and signed[o.id].accepted and _before(snapshot, signed[o.id])
        ),
    )


def _before(s: Snapshot, x: SignOff) -> bool:
    """Whether something was changed after it was accepted that nobody of the organisation has accepted anew."""
    for a in s.all(Amendment):
        people = [s.get(Person, p) for p in a.accepted_by_person_ids]
        if any(p is not None and p.org_id == x.org_id for p in people):
            continue
        if a.created_at is None or x.signed_on is None or x.at is None:
            return True
        if (x.signed_on, x.at) <= (a.created_at.date(), a.created_at.time().replace(tzinfo=None)):
            return True
    return False


def not_yet(signed: SignedOff) -> str:
    """Who has not said; empty where all have, or nobody was asked."""
    if not signed.missing or not signed.accepted:
        return ""
    verb = tr("has") if len(signed.missing) == 1 else tr("have")
    return sentence(
        tr("{spoken} {verb} not said whether it is accurate").format(
            spoken=joined(names.spoken(m) for m in signed.missing), verb=verb
        )
    )
