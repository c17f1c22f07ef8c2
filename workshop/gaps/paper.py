"""The terms, the screening, the notice and the register entry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from dateutil.relativedelta import relativedelta

from workshop import dates
from workshop.field import described
from workshop.formulas import clause_dates, screening
from workshop.gaps import people
from workshop.gaps.rule import BLOCKING, PILOT, SOFT, WARNING, Found, Rule
from workshop.kinds import Notice, PilotTerms, Screening
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.vocabulary import label
from workshop.words import joined

DAYS: Final[Mapping[str, int]] = MappingProxyType({"days": 1, "weeks": 7, "months": 30, "years": 365})
_UNWRITTEN: Final = frozenset({None, "not_drafted"})
_COSTS: Final = "costs_note"
_TERMS: Final = PilotTerms.KIND.table
_ASKED: Final = MappingProxyType(  # of a term, as it is said aloud
    {
        "complaints": tr("Where does a resident complain, and who answers?"),
        "deletion": tr("Who deletes it, when, and how do we know?"),
        "review_date": tr("When do we look whether it works?"),
        "end_date": tr("What ends this, and who presses the button?"),
        "liability_note": tr("Who pays if it goes wrong?"),
        _COSTS: tr("Who pays for it, now and after the pilot?"),
        "prohibited_uses": tr("What will never be used? Say it as you would to a resident."),
        "legal_gateway": tr("Which law allows it? Who confirms it in writing, by when?"),
        "parties": tr("Who supplies, who asks, who controls?"),
        "purpose": tr("What may it be used for, and what not?"),
        "data_items": tr("Which fields, and nothing else?"),
        "access_mode": tr("Which rung, how often?"),
        "retention": tr("How long is it kept, and who deletes it?"),
    }
)
_MISSING: Final = MappingProxyType(
    {
        "complaints": tr("No route for complaints."),
        "deletion": tr("Nothing is said of deletion."),
        "review_date": tr("No review date."),
        "end_date": tr("No end date."),
    }
)


def _term(name: str) -> str:
    """A term, as people read it."""
    field = described(PilotTerms).get(name) or described(PilotTerms).get(f"{name}_words")
    return field.label if field else name.replace("_", " ").capitalize()


def _states(s: Snapshot) -> dict[str, str]:
    terms = s.one(PilotTerms)
    return {t.term: t.state for t in terms.term_states if t.term and t.state} if terms else {}


def _unsure(s: Snapshot) -> Iterator[Found]:
    found = s.one(Screening) if s.pilot is not None else None
    if found is None:
        return
    for name, listed, answers in (
        ("criteria", "ico_screening_item", found.criteria),
        ("wp248", "wp248_item", found.wp248),
    ):
        for a in answers:
            if a.answer == "unsure" and a.id:
                what = label(listed, a.id)
                owner = people.protector(s)
                whom = "" if owner else tr("Ask the data protection officer: who")
                ask = tr("{what}: yes or no? {whom} finds out, by when?").format(what=what, whom=whom or tr("Who"))
                message = tr("Screening answer is unsure: {what}{what2}.").format(what=what[0].lower(), what2=what[1:])
                yield Found.of(found, message, ask, name, owner, on=a.id)


def _alone(s: Snapshot, on: str) -> str:  # noqa: ARG001 - one shape for all
    return BLOCKING if on in screening.STANDS_ALONE else SOFT


def _incomplete(s: Snapshot) -> Iterator[Found]:
    if s.pilot is None:
        return
    notice, terms, states = s.one(Notice), s.one(PilotTerms), _states(s)
    if notice is None or (notice.status in _UNWRITTEN and not notice.what):
        ask = tr("What would a resident read about this? Who writes it, by when?")
        owner, table = people.with_role(s, "communications"), Notice.KIND.table
        yield Found(
            table, tr("The public notice is not drafted."), ask, table, notice.id if notice else None, "what", owner
        )
    said = {"complaints": bool(notice and notice.complaints)}
    for name in _MISSING:
        if said.get(name) or (terms is not None and getattr(terms, name)) or states.get(name) in _LEFT:
            continue
        message, ask = _missing(s, name)
        yield Found(
            name, message, ask, _TERMS, terms.id if terms else None, name, people.protector(s), (_MISSING[name],)
        )


def _missing(s: Snapshot, name: str) -> tuple[str, str]:
    """What is open of a term, and how it is asked, beside what the room’s own words for the clause say already."""
    if name in clause_dates.FIELDS and (found := clause_dates.unplaced(s)):
        days, n = joined(dates.say(d) for d in found), clause_dates.NUMBER[clause_dates.TERM]
        message = tr("{missing} is recorded; clause {n} says {days}, and nobody has said which it is.").format(
            missing=_MISSING[name].rstrip("."), n=n, days=days
        )
        return message, tr("Clause {n} says {say}: is that {values}?").format(
            n=n, say=dates.say(found[0]), values=joined(clause_dates.FIELDS.values(), tr("or"))
        )
    if name == "deletion" and clause_dates.unplaced_deletion(s):
        n = clause_dates.NUMBER[clause_dates.RETENTION]
        message = tr("Clause {n} is in the room’s words; nobody has said whether they are how it is deleted.").format(
            n=n
        )
        return message, tr("Do the words of clause {n} say who deletes it, when, and how we know?").format(n=n)
    return _MISSING[name], _ASKED[name]


_LEFT: Final = frozenset({"to_settle", "not_needed"})  # asked by another rule, or not at all


def _too_long(s: Snapshot) -> Iterator[Found]:
    terms, pilot = s.one(PilotTerms), s.pilot
    if pilot is None or terms is None or terms.planned_first_use is None or terms.end_date is None:
        return
    if terms.end_date > terms.planned_first_use + relativedelta(months=12):
        ask = tr("It runs for more than a year. Is it still a pilot?")
        yield Found.of(terms, tr("The end is more than twelve months after first use."), ask, "end_date", on=pilot.id)


def _kept_too_long(s: Snapshot) -> Iterator[Found]:
    terms = s.one(PilotTerms)
    if s.pilot is None or terms is None or terms.retention_reason:
        return
    first, end = terms.planned_first_use, terms.end_date
    period, unit = terms.retention_period, DAYS.get(terms.retention_unit or "")
    if first is None or end is None or period is None or unit is None:
        return
    if period * unit > (end - first).days:
        ask = tr("It is kept for longer than the pilot runs. Why so long?")
        message = tr("Kept for longer than the pilot runs, and why is not said.")
        yield Found.of(terms, message, ask, "retention_reason", people.protector(s), on="retention")


def _not_begun(s: Snapshot) -> Iterator[Found]:
    found, pilot = s.one(Screening), s.pilot
    if pilot is None or found is None or screening.outcome_of(found) != screening.REQUIRED:
        return
    if found.assessment_state in (None, "not_begun"):
        ask = tr("A full impact assessment is needed. Who begins it, by when?")
        message = tr("Screening says that a full assessment is required. None is begun.")
        yield Found.of(found, message, ask, "assessment_state", people.protector(s), on=pilot.id)


def _to_settle(s: Snapshot) -> Iterator[Found]:
    terms = s.one(PilotTerms)
    if s.pilot is None or terms is None:
        return
    for name, state in _states(s).items():
        if state == "to_settle":
            what = _term(name)
            ask = _ASKED.get(name, tr("{what}: what is agreed? Who brings it, by when?").format(what=what))
            field = name if name in described(PilotTerms) else f"{name}_words"
            yield Found.of(terms, tr("{what}: not settled.").format(what=what), ask, field, None, on=name)


def _register(s: Snapshot) -> Iterator[Found]:
    terms, pilot = s.one(PilotTerms), s.pilot
    if pilot is not None and terms is not None and terms.register_needed and terms.register_status in _UNWRITTEN:
        ask = tr("It needs an entry in the public register. Who drafts it, by when?")
        yield Found.of(terms, tr("Register entry not drafted."), ask, "register_status", None, on=pilot.id)


RULES = (
    Rule("G18", tr("An answer of the screening is unsure."), PILOT, 9, _alone, "dpia", _unsure),
    Rule(
        "G20",
        tr("The notice is not drafted, or there is no complaints route, deletion, review or end date."),
        PILOT,
        9,
        BLOCKING,
        "agreement",
        _incomplete,
    ),
    Rule("G21", tr("The end is more than twelve months after first use."), PILOT, 9, WARNING, "agreement", _too_long),
    Rule(
        "G22",
        tr("It is kept for longer than the pilot runs, without a reason."),
        PILOT,
        9,
        SOFT,
        "agreement",
        _kept_too_long,
    ),
    Rule(
        "G28", tr("The screening requires an assessment, and it is not begun."), PILOT, 9, BLOCKING, "dpia", _not_begun
    ),
    Rule(
        "G29",
        tr("A term is still to settle."),
        PILOT,
        9,
        lambda s, on: SOFT if on == _COSTS else BLOCKING,  # noqa: ARG005 - one shape for all
        "agreement",
        _to_settle,
    ),
    Rule("G30", tr("A register entry is needed and not drafted."), PILOT, 9, BLOCKING, "transparency", _register),
)
