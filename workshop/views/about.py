"""What a record is: the day, who held it, what it was to reach, what it holds, who accepted it, its code."""

from __future__ import annotations

from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.views import names
from workshop.views.cases import Line
from workshop.views.day import Day, summary
from workshop.views.stands import not_yet
from workshop.words import counted, one_line, tidy

NOW = tr("Code of what was said, as it stands now")  # it is no longer that of what was accepted
ACCEPTANCE = tr("To accept is to say that the record is accurate. It is not an agreement to share.")


def about(snapshot: Snapshot, day: Day) -> tuple[Line, ...]:
    """The lines that are filled; the marking is said to be missing where it is."""
    w = snapshot.workshop
    people, organisations = day.attended
    there = tr("{people} from {organisations}").format(
        people=counted(people, "person", "people"), organisations=counted(organisations, "organisation")
    )
    lines = (
        Line(tr("The day"), f"{day.full_title or day.title}, {day.held_on}"),
        Line(tr("Held at"), one_line(w.venue or "")),
        Line(tr("Question"), day.question),
        Line(tr("What is asked"), _asked(day)),
        Line(tr("Marking"), day.marking or tr("Still to settle: the marking.")),
        Line(tr("Led by"), _led_by(snapshot)),
        Line(tr("In the room"), there if people else ""),
        Line(tr("Done means"), tidy(w.done_definition or "")),
        Line(tr("Ground rules"), "\n".join(one_line(r) for r in w.ground_rules)),
        Line(tr("It holds"), summary(snapshot)),
        Line(tr("Accepted"), " ".join(p for p in (*_accepted(day), ACCEPTANCE) if p)),
        Line(
            NOW if day.signed.before else tr("Sign-off code"),
            tr("{room_code}\nOver what was said in the room. Finishing the record leaves it as it is.").format(
                room_code=day.room_code
            ),
        ),
        Line(tr("Content code"), day.code),
    )
    return tuple(line for line in lines if line.text)


def _accepted(day: Day) -> tuple[str, ...]:
    return (day.signed.summary, not_yet(day.signed)) if day.signed.of else ()


def _led_by(snapshot: Snapshot) -> str:
    """Host, sponsor, facilitator and scribe, as far as they are named."""
    w = snapshot.workshop
    found = (
        (tr("Host:"), names.organisation(snapshot, w.host_org_id)),
        (tr("Sponsor:"), names.person_of(snapshot, w.sponsor_id)),
        (tr("Facilitated by"), names.person_of(snapshot, w.facilitator_id)),
        (tr("Written down by"), names.person_of(snapshot, w.scribe_id)),
    )
    return " ".join(f"{what} {who}." for what, who in found if who)


def _asked(day: Day) -> str:
    """The ask with its options, in full."""
    if day.ask is None:
        return tr("Still to settle: what somebody is asked to decide, of whom, and by when.")
    whom = tr(" Asked of: {to}.").format(to=day.ask.to) if day.ask.to else ""
    options = tr(" Options: {options}.").format(options="; ".join(day.ask.options)) if day.ask.options else ""
    return f"{day.ask.text}{whom}{options}"
