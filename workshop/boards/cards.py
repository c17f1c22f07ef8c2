"""A record as a card: title, facts, and only those exceptions that the room can act on now (2.1, 2.17)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from workshop import dates, personal
from workshop.field import LIVE, Doubt, Record, described, own_fields
from workshop.formulas import authority, risks, spread
from workshop.kinds import (
    Action,
    Dataset,
    Decision,
    Gap,
    Offer,
    Parked,
    Person,
    Question,
    Risk,
    SayBack,
    Trust,
    UseCase,
    Value,
)
from workshop.revealed import waits, withheld
from workshop.shown import called, first_name, near, several, shown
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.vocabulary import label
from workshop.words import counted, joined

DETAILS: Final = tr("A person’s details?")  # the record is off the room screen until somebody decides
DOT: Final = " · "
MOST_FACTS = 4  # of a card made from the description alone


@dataclass(frozen=True, slots=True)
class Card:
    """What a card shows. Facts may be dropped from the right where they do not fit, exceptions never."""

    id: str
    table: str
    title: str
    facts: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    score: int | None = None
    side: str = ""  # sharing, not_sharing: the edge of the card
    lines: tuple[str, ...] = ()  # further lines, whole
    marked: bool = False  # chosen with Space, for a merge or one change of many

    @property
    def spoken(self) -> str:
        """The card as it is read out."""
        parts = [self.title, "" if self.score is None else str(self.score), *self.exceptions, *self.facts, *self.lines]
        return ". ".join(p.rstrip(".") for p in parts if p)


def card(snapshot: Snapshot, record: Record) -> Card:
    """The card of any record."""
    made = _MADE.get(type(record), _described)(snapshot, record)
    doubts = tuple(_in_doubt(record, d) for d in record.doubts)
    asked = record.held is not personal.KEPT and personal.fields_with(record, personal.people(snapshot))
    details = (DETAILS,) if asked else ()
    values = {"exceptions": (*details, *doubts, *made.exceptions)} if doubts or details else {}
    if record.withdrawn_at is not None:
        reason = record.withdrawn_reason
        values = {"exceptions": (tr("Withdrawn: {reason}").format(reason=reason) if reason else tr("Withdrawn"),)}
    return _with(made, **values) if values else made


def _in_doubt(record: Record, doubt: Doubt) -> str:
    """What is asked of a doubt: which of several is meant, or which of two keeps a field that holds one."""
    field = described(type(record)).get(doubt.part or "")
    if field is not None and (doubt.typed or "").startswith("+"):
        return tr("{field}: which one?").format(field=field.label)
    return tr("Which {typed}?").format(typed=(doubt.typed or "").lstrip("@!"))


def _with(made: Card, **values: Any) -> Card:
    fields = {n: getattr(made, n) for n in Card.__slots__}
    return Card(**(fields | values))


def _plain(record: Record, facts: list[str], exceptions: list[str] | None = None, **more: Any) -> Card:
    return Card(
        record.id,
        record.KIND.table,
        record.headline,
        tuple(f for f in facts if f),
        tuple(e for e in exceptions or () if e),
        **more,
    )


def _described(s: Snapshot, record: Record) -> Card:
    """For a kind without a card of its own: its live fields in the order of the description."""
    title = record.KIND.title
    facts = [shown(s, record, f.name) for f in own_fields(type(record)) if f.ask is LIVE and f.name != title]
    return _plain(record, [f for f in facts if f][:MOST_FACTS])


def to_be_found(s: Snapshot, record: Record, field: str) -> str:
    """`to be found, Tamsin, Fri 30 Oct`: who finds out what is not known, by when."""
    gap = next((g for g in s.all(Gap) if g.fires_on == record.id and g.field == field and g.status == "open"), None)
    who = first_name(s, gap.owner_person_id) if gap else ""
    when = near(s, gap.due_date) if gap and gap.due_date else ""
    return ", ".join(p for p in (tr("to be found"), who, when) if p)


def _dataset(s: Snapshot, d: Dataset) -> Card:
    facts = [
        label("personal_data_level", d.personal_data_level),
        label("update_frequency", d.update_frequency).lower(),
        label("owner_stance", d.owner_stance).lower(),
        _linked(s, d),
    ]
    exceptions = []
    if "data_owner_id" in d.not_known:
        _, _, who = to_be_found(s, d, "data_owner_id").partition(", ")
        exceptions.append(
            tr("Owner? {who}").format(who=who) if who else tr("Owner to be found")
        )  # short: it stands in narrow lists
    elif not d.data_owner_id:
        exceptions.append(tr("No owner"))
    if not d.personal_data_level:
        exceptions.append(tr("Personal?"))
    return _plain(d, facts, exceptions)


def _linked(s: Snapshot, d: Dataset) -> str:
    """`overlaps with Homes and Energy`: who else holds something about the same."""
    found = [x for i in d.linked_dataset_ids if (x := s.get(Dataset, i)) and x.withdrawn_at is None]
    holders = tuple(dict.fromkeys(x.owner_org_id for x in found if x.owner_org_id))
    return tr("overlaps with {several}").format(several=several(s, holders)) if holders else ""


def carried(s: Snapshot, r: Risk) -> tuple[str, str]:
    """Who carries a risk today, and who should, as whole phrases; empty where nobody said it."""
    today, should = several(s, r.bearer_org_ids), several(s, r.bearer_should_org_ids)
    return tr("Carried today by {today}").format(today=today) if today else "", tr(
        "Should be carried by {should}"
    ).format(should=should) if should else ""


def bearers(s: Snapshot, r: Risk) -> str:
    """`Carried by Care Board and Fire`."""
    return tr("Carried by {several}").format(several=several(s, r.bearer_org_ids)) if r.bearer_org_ids else ""


def extent(s: Snapshot, r: Risk) -> str:
    """`about 1,400 homes by Tue 1 Dec`: how many are harmed, by when."""
    return " ".join(
        p for p in (r.how_many or "", tr("by {near}").format(near=near(s, r.by_when)) if r.by_when else "") if p
    )


def _risk(s: Snapshot, r: Risk) -> Card:
    facts = [
        bearers(s, r),
        tr("felt by {several}").format(several=several(s, r.felt_by)) if r.felt_by else "",
        extent(s, r),
    ]
    facts.append(first_name(s, r.owner_person_id))
    facts.append(near(s, r.due_date))
    points = risks.score(r)
    guesses = _guesses(s, r)
    exceptions = []
    if not r.bearer_org_ids:
        exceptions.append(tr("Who answers for it?"))
    if points is None:
        exceptions.append(tr("No score"))
    if r.sharing_status == "unallocated":
        exceptions.append(tr("Not settled who carries it"))
    if r.sharing_status == "disputed":
        exceptions.append(tr("Disputed"))
    if (points or 0) >= risks.HIGH and not (r.owner_person_id and r.due_date):
        exceptions.append(tr("No owner") if not r.owner_person_id else tr("No date"))
    if authority.beyond(s, r):
        exceptions.append(
            tr("Provisional: {first_name} can’t decide").format(first_name=first_name(s, r.accepted_by_person_id))
        )
    lines = (guesses,) if guesses else ()
    return _plain(r, facts, exceptions, score=points, side=r.direction or "sharing", lines=lines)


def _guesses(s: Snapshot, r: Risk) -> str:
    """What was guessed of a risk; before it is revealed only how many did."""
    n = max(sum(r.likelihood_guesses), sum(r.impact_guesses))
    if n and waits(s, Risk, described(Risk)["likelihood_guesses"]):
        return counted(n, "private guess", "private guesses")
    return spread.of_risk(r)


def _value(s: Snapshot, v: Value) -> Card:
    change = f"{v.baseline} → {v.target}" if v.baseline and v.target else v.baseline or v.target or ""
    by = tr("by {near}").format(near=near(s, v.measured_by)) if v.measured_by else ""
    lines = [DOT.join(p for p in (v.measure, change, by) if p)]
    if v.agreed_by_person_ids:
        names = joined(first_name(s, p) for p in v.agreed_by_person_ids)
        lines.append(
            tr("Agreed by {names}").format(names=names)
            if v.status in {"agreed", "measured"}
            else tr("{names}: the other side has not agreed").format(names=names)
        )
    exceptions = [tr("No score")] if v.score is None else []
    return _plain(v, [], exceptions, score=v.score, lines=tuple(x for x in lines if x))


def said_back(s: Snapshot, u: UseCase) -> tuple[bool, bool]:
    """Whether need and worry of a use case were said back."""
    back = next((b for b in s.all(SayBack) if b.use_case_id == u.id), None)
    return (bool(back and back.need_said_back), bool(back and back.worry_said_back))


def _use_case(s: Snapshot, u: UseCase) -> Card:
    asks = (
        tr("{called} asks {several}")
        .format(called=called(s, u.acquirer_org_id), several=several(s, u.supplier_org_ids))
        .strip()
    )
    facts = [
        asks
        if u.supplier_org_ids
        else tr("{called} asks").format(called=called(s, u.acquirer_org_id))
        if u.acquirer_org_id
        else ""
    ]
    if u.access_mode_recommended or u.access_mode_requested:
        facts.append(label("access_mode", u.access_mode_recommended or u.access_mode_requested).lower())
    if u.reciprocity:
        facts.append(tr("brings: {reciprocity}").format(reciprocity=u.reciprocity))
    exceptions = []
    if not u.supplier_org_ids:
        exceptions.append(tr("Of whom?"))
    elif u.status in (None, "idea", "candidate") and not any(u.id in o.use_case_ids for o in s.all(Offer)):
        exceptions.append(tr("Nobody offers this yet"))
    if u.status == "pilot":
        facts.insert(0, tr("The pilot"))
    elif u.status not in (None, "idea", "candidate"):
        facts.insert(0, label("use_case_status", u.status))
    return _plain(u, facts, exceptions)


def _offer(s: Snapshot, o: Offer) -> Card:
    facts = [
        tr("{called} offers").format(called=called(s, o.org_id)) if o.org_id else "",
        tr("for {called}").format(called=called(s, o.for_org_id)) if o.for_org_id else "",
    ]
    cases = [u.headline for i in o.use_case_ids if (u := s.get(UseCase, i))]
    facts += [tr("meets: {cases}").format(cases=joined(cases))] if cases else []
    return _plain(o, facts, [] if cases else [tr("Nobody asked: could it be published?")])


def _decision(s: Snapshot, d: Decision) -> Card:
    facts = [label("decision_method", d.method)]
    if d.status in {"made", "provisional"} and d.made_at:
        facts.append(tr("made {clock}").format(clock=dates.clock(d.made_at)))
    low = [f for f in d.fists if f.fist is not None and f.fist < 3]
    lines = [
        tr("{called} showed {fist}: “{note}”").format(called=called(s, f.org_id), fist=f.fist, note=f.note)
        for f in low
        if f.note
    ]
    lines += [tr("On condition: {what}").format(what=x) for x in d.conditions]
    lines += [f"“{d.dissent}”"] if d.dissent else []
    exceptions = []
    if d.status == "proposed":
        exceptions.append(tr("Proposed"))
    elif d.status == "provisional":
        exceptions.append(
            tr("Provisional, until {near}").format(near=near(s, d.confirm_by)) if d.confirm_by else tr("Provisional")
        )
    elif d.status in {"deferred", "reversed"}:
        exceptions.append(label("decision_status", d.status))
    exceptions += [
        tr("Fist: {called} {fist}").format(called=called(s, f.org_id), fist=f.fist) for f in low if not f.note
    ]
    return _plain(d, facts, exceptions, lines=tuple(lines))


def _action(s: Snapshot, a: Action) -> Card:
    facts = [first_name(s, a.owner_person_id), near(s, a.due_date)]
    owner = s.get(Person, a.owner_person_id)
    exceptions = [] if owner else [tr("Who?")]
    if a.due_date is None:
        exceptions.append(tr("By when?"))
    if owner is not None and owner.here is False and not a.cover_person_id:
        exceptions.append(tr("{first_name} is not here").format(first_name=first_name(s, owner.id)))
    return _plain(a, facts, exceptions)


def _person(s: Snapshot, p: Person) -> Card:
    facts = [called(s, p.org_id), label("authority_today", p.authority_today).lower(), p.job_title or ""]
    exceptions = []
    if p.here is None:
        exceptions.append(tr("Not called yet"))
    elif p.here is False:
        exceptions.append(tr("Not here"))
    elif p.present_to is not None:
        facts.append(tr("until {clock}").format(clock=dates.clock(p.present_to)))
    if p.org_id is None:
        exceptions.append(tr("From where?"))
    return _plain(p, facts, exceptions)


def _trust(s: Snapshot, t: Trust) -> Card:
    return _plain(t, [f"{when}: {_answers(s, t, when)}" for when in ("start", "end")])


def _answers(s: Snapshot, t: Trust, when: str) -> str:
    """The counts of a statement; how many answered, where the counts wait or would give an answer away."""
    counts: tuple[int, ...] = getattr(t, when)
    if not any(counts):
        return tr("not counted")
    if withheld(s, t, described(Trust)[when]):
        return counted(sum(counts), "answer")
    return " ".join(map(str, counts))


def _parked(s: Snapshot, p: Parked) -> Card:
    by = first_name(s, p.raised_by_person_id)
    facts = [by, dates.clock(p.raised_at) if p.raised_at else ""]
    if p.disposition == "open":
        facts.append(tr("back in session {back_in}").format(back_in=p.back_in or 10))
        return _plain(p, facts)
    about = called(s, p.disposition_ref)
    return _plain(p, [*facts, label("parking_disposition", p.disposition) + (f": {about}" if about else "")])


def _question(s: Snapshot, q: Question) -> Card:
    facts = [first_name(s, q.to_person_id), near(s, q.due_date)]
    waits = [] if q.answer or q.to_person_id else [tr("Who answers?")]
    return _plain(q, facts, waits, lines=(q.answer,) if q.answer else ())


def _gap(s: Snapshot, g: Gap) -> Card:
    facts = [first_name(s, g.owner_person_id), near(s, g.due_date)]
    exceptions = [w for w, there in ((tr("Who?"), g.owner_person_id), (tr("By when?"), g.due_date)) if not there]
    if g.status == "waived":
        facts, exceptions = (
            [
                tr("waived by {first_name}: {waive_reason}").format(
                    first_name=first_name(s, g.waived_by_person_id), waive_reason=g.waive_reason
                )
            ],
            [],
        )
    return _plain(g, facts, exceptions)


_MADE: Final[dict[type[Record], Callable[[Snapshot, Any], Card]]] = {
    Dataset: _dataset,
    Risk: _risk,
    Value: _value,
    UseCase: _use_case,
    Offer: _offer,
    Decision: _decision,
    Action: _action,
    Person: _person,
    Trust: _trust,
    Parked: _parked,
    Question: _question,
    Gap: _gap,
}
