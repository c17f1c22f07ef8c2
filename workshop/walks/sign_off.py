"""Sign-off: each organisation says whether this is an accurate record; it is not an agreement to share."""

from __future__ import annotations

from datetime import time

from workshop import commands as c
from workshop import dates
from workshop.capture.reading import Reading
from workshop.kinds import Organisation, Person, SignOff
from workshop.shown import called
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.walks.walk import Answer, Answers, NewId, Row


class SignOffWalk:
    """The organisations in the room. Empty Enter goes on; only `1` signs, for it speaks for somebody."""

    name = tr("Sign-off")
    one = "organisation"
    words = tr("Keep as their reservation")
    reads = "sign_off"
    placeholder = tr("A reservation, in their own words")

    def rows(self, s: Snapshot) -> list[Row]:
        """Organisations with somebody in the room, observers last."""
        present = {p.org_id for p in s.all(Person) if p.here is not False}
        orgs = [o for o in s.all(Organisation) if o.id in present or self._of(s, o.id)]
        return [self._row(s, o) for o in sorted(orgs, key=lambda o: o.part_in_room == "observer")]

    def _row(self, s: Snapshot, o: Organisation) -> Row:
        signed = self._of(s, o.id)
        facts = [_speakers(s, o.id)]
        answer = ""
        if signed is not None and signed.refused_reason:
            answer = tr("not signed: {refused_reason}").format(refused_reason=signed.refused_reason)
        elif signed is not None and signed.accepted:
            answer = tr("accurate record{clock}").format(clock=f", {dates.clock(signed.at)}" if signed.at else "")
        if signed is not None and signed.reservation:
            facts.append(tr("reservation: “{reservation}”").format(reservation=signed.reservation))
        return Row(o.id, "organisation", o.name or "", tuple(f for f in facts if f), answer)

    def _of(self, s: Snapshot, org_id: str) -> SignOff | None:
        return next((x for x in s.all(SignOff) if x.org_id == org_id), None)

    def answers(self, s: Snapshot, row: Row, new_id: NewId) -> Answers:
        """`1` signs for the organisation, by who can decide for it, else by its first person."""
        return Answers(
            Answer(tr("next, not yet said")),
            {
                "1": Answer(
                    tr("accurate record"), self._change(s, row.id, {"accepted": True, "refused_reason": None}, new_id)
                )
            },
        )

    def typed(self, s: Snapshot, row: Row, reading: Reading, new_id: NewId) -> c.Command | None:
        """Typed words are its reservation, in its own words; the row stays until it is signed."""
        words = reading.quoted or reading.text
        who = {x.field: x.value for x in reading.signs if x.field == "person_id"}
        return self._change(s, row.id, {"reservation": words, **who}, new_id) if words else None

    def refused(self, s: Snapshot, row: Row, reason: str, new_id: NewId) -> c.Command:
        """It does not sign, for a reason."""
        return self._change(s, row.id, {"accepted": False, "refused_reason": reason}, new_id)

    def _change(self, s: Snapshot, org_id: str, values: dict[str, object], new_id: NewId) -> c.Command:
        found = self._of(s, org_id)
        if found is not None:
            return c.Change("sign_off", found.id, values)
        return c.Add("sign_off", new_id(SignOff), {"org_id": org_id, "person_id": _signer(s, org_id), **values})


def _people(s: Snapshot, org_id: str) -> list[Person]:
    """Who is here for an organisation: those who can decide first, after them who has left already."""
    order = ("decide", "recommend", "advise", "none", None)
    here = [p for p in s.all(Person) if p.org_id == org_id and p.here is not False]
    last = max((p.present_to or time.max for p in here), default=time.max)
    return sorted(here, key=lambda p: ((p.present_to or time.max) < last, order.index(p.authority_today)))


def _signer(s: Snapshot, org_id: str) -> str | None:
    return next((p.id for p in _people(s, org_id)), None)


def _speakers(s: Snapshot, org_id: str) -> str:
    first = next(iter(_people(s, org_id)), None)
    return tr("{called} speaks for it").format(called=called(s, first.id)) if first else ""
