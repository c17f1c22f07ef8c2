"""Who spoke or signed for an organisation, and what they could do at that time (interaction.md W20)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from typing import Final

from workshop import dates
from workshop.formulas import authority
from workshop.kinds import Organisation, Person, SignOff
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.views import names
from workshop.views.stands import sign_off
from workshop.vocabulary import label
from workshop.words import tidy

_COULD: Final = {
    "decide": tr("could decide"),
    "recommend": tr("could recommend, not decide"),
    "advise": tr("could advise, not decide"),
}
_NO_PART: Final = tr("had no part in deciding")
NOT_THERE: Final = tr("was not in the room then")
NOT_SAID: Final = tr("what they could was not said")


@dataclass(frozen=True, slots=True)
class Signature:
    """What one organisation said of the record, by whom and when."""

    organisation: str
    accepted: bool
    name: str  # of who said so; empty where nobody is named
    could: str  # what they could do then: `could advise, not decide`
    when: str  # `15 September 2026, 16:44`
    words: str  # its reservation, or why it did not accept
    before: bool = False  # something was changed since, that it has not accepted anew

    @property
    def who(self) -> str:
        """`Mei-Lin Oakenshade, could advise, not decide`."""
        return f"{self.name}, {self.could}" if self.name else ""

    @property
    def said(self) -> str:
        """`The record was accepted as accurate by Mei-Lin Oakenshade, who could advise, not decide.`"""
        joint = ", " if self.could == NOT_SAID else tr(", who ")
        by = tr(" by {name}{joint}{could}").format(name=self.name, joint=joint, could=self.could) if self.name else ""
        since = tr(" It was changed since.") if self.before else ""
        return tr("The record was {accepted_as}{by}.{since}").format(
            accepted_as=tr("accepted as accurate") if self.accepted else tr("not accepted"), by=by, since=since
        )


def could(p: Person, at: time | None) -> str:
    """What somebody could do at a time, in words; without a time, on the day."""
    if at is not None and p.here is not False and p.present_from is not None and not authority.present(p, at):
        return NOT_THERE
    if p.here is False:
        return NOT_THERE
    if p.authority_today is None:
        return NOT_SAID
    return _COULD.get(p.authority_today, _NO_PART)


def there(s: Snapshot, p: Person) -> str:
    """`can recommend, until 15:00`: what somebody could do; when, where that was not all the day."""
    said = label("authority_today", p.authority_today).lower() or NOT_SAID
    people = [x for x in s.all(Person) if x.present_from is not None and x.here is not False]
    if p not in people or p.present_from is None:
        return said
    first = min(x.present_from for x in people if x.present_from is not None)
    last = max(x.present_to or time.max for x in people)
    parts = [tr("from {clock}").format(clock=dates.clock(p.present_from))] if p.present_from > first else []
    parts += (
        [tr("until {clock}").format(clock=dates.clock(p.present_to))]
        if p.present_to is not None and p.present_to < last
        else []
    )
    return ", ".join((said, " ".join(parts))) if parts else said


def signatures(s: Snapshot) -> tuple[Signature, ...]:
    """Each organisation that said whether the record is accurate: those that accepted it first."""
    found = [x for o in s.all(Organisation) for x in s.all(SignOff) if x.org_id == o.id and x.accepted is not None]
    return tuple(_signature(s, x) for x in sorted(found, key=lambda x: not x.accepted))


def _signature(s: Snapshot, x: SignOff) -> Signature:
    person = s.get(Person, x.person_id)
    name = names.person(s, x.person_id)
    day = dates.say(x.signed_on) if x.signed_on else ""
    when = ", ".join(p for p in (day, dates.clock(x.at) if x.at else "") if p)
    words = tidy((x.reservation if x.accepted else x.refused_reason) or "")
    then = could(person, x.at) if person is not None else ""
    org = names.organisation(s, x.org_id)
    return Signature(org, bool(x.accepted), name, then, when, words, org in sign_off(s).before)
