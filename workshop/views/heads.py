"""The heads of terms as a lawyer reads them: nine clauses, what belongs to each, what is open, who said it when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from workshop import dates
from workshop.field import Record
from workshop.formulas import risks as formulas
from workshop.formulas.parties import parties_of
from workshop.kinds import (
    Dataset,
    Decision,
    Notice,
    Organisation,
    Person,
    PilotDesign,
    PilotTerms,
    Risk,
    SayBack,
    UseCase,
)
from workshop.snapshot import Snapshot
from workshop.terms import Clause, clauses, sources, terms_of
from workshop.terms.differs import differences
from workshop.terms.heads import by_head
from workshop.terms.pieces import GAP, lower
from workshop.tongue import tr
from workshop.views import binds, names, screening, spoke
from workshop.views.cases import Line
from workshop.views.notice import words_of
from workshop.views.risks import waits
from workshop.views.said import said_in
from workshop.views.settle import OpenItem, gap_on, item, of_pilot, to_settle
from workshop.views.worded import how
from workshop.vocabulary import label
from workshop.words import counted, joined, one_line, sentence, shortened, tidy

SECTION: Final = MappingProxyType(  # of a whole agreement, by head (domain.md 5.1)
    {
        "parties": 1,
        "purpose": 3,
        "never": 4,
        "data": 6,
        "legal": 7,
        "method": 8,
        "retention": 10,
        "risk": 14,
        "term": 16,
    }
)
MOST_RISKS: Final = 5
LONGEST: Final = 60  # characters of a decision, where it is only named
_DATA: Final = frozenset({"pseudonymised", "personal", "special_category", "criminal_offence"})
_MARKINGS: Final = frozenset({"OFFICIAL", "OFFICIAL-SENSITIVE", "SECRET", "TOP SECRET"})
NOT_SEEN: Final = tr("Read by the room; not yet seen by lawyers")


@dataclass(frozen=True, slots=True)
class HeadShown:
    """One clause with what belongs to it."""

    number: int
    title: str
    section: int  # of a whole agreement
    said: str  # empty while nobody has said anything
    settle: str  # `Still to settle: …, name, date.`; empty where nothing is open
    state: str  # that it is only assumed, or does not apply
    lines: tuple[Line, ...]
    refs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Terms:
    """The whole paper."""

    title: str
    status: str
    needs: tuple[Line, ...]  # what each side said the other needs and fears
    heads: tuple[HeadShown, ...]
    also: tuple[Line, ...]  # what was said of other sections of an agreement
    hangs: tuple[tuple[Line, int], ...]  # what a decision or a yes hangs on, with the number of where it was said
    open: tuple[OpenItem, ...]  # before first use, beside what stands in the clauses
    refs: tuple[str, ...]  # where it was said, by number from 1


def terms(snapshot: Snapshot) -> Terms | None:
    """The heads of terms; None without a pilot."""
    pilot = snapshot.pilot
    if pilot is None:
        return None
    refs: list[str] = []
    shown = tuple(_head(snapshot, pilot, c, refs) for c in clauses(snapshot))
    kept = terms_of(snapshot)
    told = {item(snapshot, c.gap) for c in clauses(snapshot) if c.gap is not None}
    return Terms(
        one_line(pilot.title or pilot.headline),
        stage(kept.status),
        tuple(_needs(snapshot, pilot)),
        shown,
        tuple(_also(snapshot, kept)),
        tuple(_hangs(snapshot, pilot, refs)),
        tuple(i for i in of_pilot(snapshot) if i not in told),
        tuple(refs),
    )


def stage(status: str | None) -> str:
    """How far the terms are, as every paper says it: that the room read them is no word of a lawyer."""
    return NOT_SEEN if status == "draft_for_legal_review" else label("terms_status", status)


def sentence_of(clause: Clause) -> str:
    """What was said of a clause, without its question; empty where only the beginning of a sentence is there."""
    said = tidy("".join(p.text for p in clause.pieces if p.kind != GAP))
    return "" if said.endswith(":") else said


def settle_of(snapshot: Snapshot, clause: Clause) -> str:
    """What of a clause is still to settle, by whom and when; empty where nothing is."""
    if not clause.open:
        return ""
    found = item(snapshot, clause.gap) if clause.gap else None
    return to_settle((found.text if found else clause.head.question).rstrip("."), found)


def state_of(clause: Clause) -> str:
    """`Assumed for now`, `Does not apply`; empty where there is nothing to say."""
    return label("term_state", clause.state) if clause.state in {"assumed", "not_needed"} else ""


def _head(s: Snapshot, pilot: UseCase, clause: Clause, refs: list[str]) -> HeadShown:
    lines = tuple(line for line in _LINES[clause.head.key](s, pilot, terms_of(s)) if line.text)
    said = sentence_of(clause)
    if clause.recorded and clause.recorded != said:
        lines = (Line(tr("As the record has it"), clause.recorded), *lines)
    lines = (*lines, *(Line(b.label, b.text) for b in binds.promises(s, clause.head.key)))
    asked = (to_settle(d.question) for d in differences(s) if d.head == clause.head.key)
    lines = (*(Line(tr("Two places differ"), question) for question in asked), *lines)
    return HeadShown(
        clause.number,
        clause.head.title,
        SECTION[clause.head.key],
        said,
        settle_of(s, clause),
        state_of(clause),
        lines,
        tuple(_numbered(_references(s, clause), refs)),
    )


def _references(s: Snapshot, clause: Clause) -> Iterator[str]:
    """Who said it, where and when: the words first, then the records."""
    if clause.origin is not None:
        yield tr("Clause {number}: {how}").format(number=clause.number, how=how(s, clause.origin))
    kept = terms_of(s)
    said: list[Record] = [x.record for x in sources(s, clause)]
    said += [b.record for b in binds.promises(s, clause.head.key)]
    if clause.head.key == "parties":
        said += [kept] if kept.parties else [s.pilot] if s.pilot is not None else []
    for record in said:
        match record:
            case PilotTerms():
                yield tr("Heads of terms: {said_in}").format(said_in=said_in(s, record))
            case UseCase():
                yield tr("Use case “{record}”: {said_in}").format(
                    record=one_line(record.headline), said_in=said_in(s, record)
                )
            case Risk():
                yield tr("Risk “{record}”: {said_in}").format(
                    record=one_line(record.headline), said_in=said_in(s, record)
                )
            case Notice():
                yield tr("Public notice, a draft: {said_in}").format(said_in=said_in(s, record))
            case _:
                continue


def _numbered(found: Iterator[str], refs: list[str]) -> list[int]:
    texts = list(dict.fromkeys(found))
    refs += [text for text in texts if text not in refs]
    return [refs.index(text) + 1 for text in texts]


# -- what belongs to each --


def _parties(s: Snapshot, pilot: UseCase, kept: PilotTerms) -> Iterator[Line]:  # noqa: ARG001 - one shape for all
    for party in parties_of(s):
        if s.get(Organisation, party.org_id) is None:
            continue
        role = label("controller_role", party.controller_role)
        unknown = party.controller_role in {None, "unknown"}
        said = to_settle(tr("its role as controller"), gap_on(s, "controller_role")) if unknown else sentence(role)
        people = [
            p for p in s.all(Person) if p.org_id == party.org_id and p.here is not False and p.authority_today != "none"
        ]
        there = joined(f"{_called(p)} ({spoke.there(s, p)})" for p in people)
        signed = next((x for x in spoke.signatures(s) if x.organisation == names.organisation(s, party.org_id)), None)
        told = tr("In the room: {there}.").format(there=there) if there else ""
        yield Line(
            names.organisation(s, party.org_id), " ".join(w for w in (said, told, signed.said if signed else "") if w)
        )


def _called(p: Person) -> str:
    return one_line(p.name or p.job_title or "") or tr("somebody without a name")


def _purpose(s: Snapshot, pilot: UseCase, kept: PilotTerms) -> Iterator[Line]:  # noqa: ARG001
    yield Line(tr("Permitted"), joined(one_line(x) for x in kept.permitted_uses))
    yield Line(tr("Decision that changes"), tidy(pilot.decision_that_changes or ""))
    yield Line(tr("What comes back"), tidy(pilot.reciprocity or ""))


def _never(s: Snapshot, pilot: UseCase, kept: PilotTerms) -> Iterator[Line]:  # noqa: ARG001
    yield Line(tr("Onward sharing"), sentence(one_line(kept.onward_sharing or "")))


def _data(s: Snapshot, pilot: UseCase, kept: PilotTerms) -> Iterator[Line]:
    for id_ in pilot.dataset_ids:
        d = s.get(Dataset, id_)
        if d is not None:
            holder = names.organisation(s, d.owner_org_id)
            facts = [_level(d), holder and tr("held by {holder}").format(holder=holder)]
            facts.append(tr("owner {what}").format(what=o) if (o := names.person(s, d.data_owner_id)) else "")
            facts.append(
                tr("classification {mark}").format(mark=mark)
                if (mark := d.security_classification) in _MARKINGS
                else ""
            )
            limits = joined(lower(label("legal_constraints", x)) for x in d.legal_constraints)
            said = (
                tr("Limits on it: {limits}.").format(limits=limits)
                if limits
                else to_settle(tr("which limits are on it, nobody has checked"))
            )
            yield Line(one_line(d.title or d.headline), f"{sentence(', '.join(f for f in facts if f))} {said}".strip())
    yield Line(tr("Quality"), tidy(kept.quality_note or ""))


def _level(d: Dataset) -> str:
    """`Special category data: health and ethnicity`, in full for somebody who was not in the room."""
    whole = label("personal_data_level", d.personal_data_level)
    whole = tr("{whole} data").format(whole=whole) if d.personal_data_level in _DATA else whole
    special = joined(lower(label("special_categories", x)) for x in d.special_categories)
    return f"{whole}: {special}" if whole and special else whole or special


def _legal(s: Snapshot, pilot: UseCase, kept: PilotTerms) -> Iterator[Line]:
    basis = kept.lawful_basis or pilot.lawful_basis
    yield Line(tr("Basis named"), joined(label("lawful_basis", b) for b in basis))
    yield Line(
        tr("Condition named"), joined(label("special_category_condition", x) for x in pilot.special_category_condition)
    )
    yield Line(tr("Schedule 1 condition"), tidy(pilot.schedule_1_condition or ""))
    yield Line(tr("Screening"), screening.changed(s))
    yield Line(tr("Duty of confidence"), tidy(pilot.confidence_route or ""))


def _method(s: Snapshot, pilot: UseCase, kept: PilotTerms) -> Iterator[Line]:  # noqa: ARG001
    yield Line(tr("Format"), label("formats", kept.format))
    asked = pilot.access_mode_requested
    moved = asked and asked != (kept.access_mode or pilot.access_mode_recommended)
    yield Line(tr("Asked for first"), label("access_mode", asked) if moved else "")
    yield Line(tr("Why this and not less"), tidy(pilot.access_mode_reason or ""))
    yield Line(tr("Security"), joined(one_line(x) for x in kept.security))


def _retention(s: Snapshot, pilot: UseCase, kept: PilotTerms) -> Iterator[Line]:  # noqa: ARG001
    unit = label("period_unit", kept.retention_unit).lower()
    if kept.retention_period and unit:
        begins = (
            tr(" from the {retention_from}").format(retention_from=one_line(kept.retention_from))
            if kept.retention_from
            else ""
        )
        yield Line(tr("Period"), f"{counted(kept.retention_period, unit.rstrip('s'), unit)}{begins}")
    yield Line(tr("Why so long"), tidy(kept.retention_reason or ""))


def _risk(s: Snapshot, pilot: UseCase, kept: PilotTerms) -> Iterator[Line]:
    found = [r for r in formulas.of_use_case(s, pilot.id) if r.direction != formulas.NOT_SHARING]
    for r in formulas.by_score(found)[:MOST_RISKS]:
        points = formulas.score(r)
        head = f"{one_line(r.headline)}{tr(', {points} of 25').format(points=points) if points else ''}"
        yield Line(head, " ".join(_borne(s, r)))
    rest = len(found) - MOST_RISKS
    yield Line(
        tr("More"),
        tr("{other_risks} of the pilot in the report.").format(other_risks=counted(rest, "other risk"))
        if rest > 0
        else "",
    )
    yield Line(tr("Costs"), tidy(kept.costs_note or "") or _open(s, "costs_note"))


def _borne(s: Snapshot, r: Risk) -> Iterator[str]:
    now, should = names.briefly(s, r.bearer_org_ids), names.briefly(s, r.bearer_should_org_ids)
    yield tr("Carried by {now}.").format(now=now) if now else to_settle(tr("who carries it"), gap_on(s, r.id))
    if should and should != now:
        agreed = tr("If agreed") if waits(s, r) else tr("As agreed")
        yield f"{agreed if r.sharing_status in formulas.AGREED else tr('Proposed, not agreed')}: {should}."
    if r.sharing_terms:
        yield sentence(tidy(r.sharing_terms))


def _term(s: Snapshot, pilot: UseCase, kept: PilotTerms) -> Iterator[Line]:  # noqa: ARG001
    first = kept.planned_first_use
    yield Line(
        tr("First use"),
        dates.say(first) if first else to_settle(tr("when it is first used"), gap_on(s, "planned_first_use")),
    )
    found = s.one(PilotDesign)
    yield Line(tr("At the review"), binds.at_the_review(s, kept))
    yield Line(tr("What comes after"), tr("Decided on {on}.").format(on=on) if (on := binds.decided_by_then(s)) else "")
    yield Line(tr("Stopped when"), tidy(found.stop_rule or "") if found else "")
    yield Line(tr("Success"), tidy(found.success_test or "") if found else "")
    yield Line(tr("Changing it"), tidy(kept.variation or ""))


def _open(s: Snapshot, field: str) -> str:
    found = gap_on(s, field)
    return to_settle(found.text.rstrip("."), found) if found else ""


_LINES: Final = by_head(_parties, _purpose, _never, _data, _legal, _method, _retention, _risk, _term)


def _needs(s: Snapshot, pilot: UseCase) -> Iterator[Line]:
    """The two sentences that stand before clause 1: what is needed, and what worries, each in the other's words."""
    found = next((b for b in s.all(SayBack) if b.use_case_id == pilot.id), None)
    if found is None:
        return
    for title, words, who in (
        (tr("What is needed"), found.need_words, found.need_said_by_person_id),
        (tr("What worries"), found.worry_words, found.worry_said_by_person_id),
    ):
        if tidy(words or ""):
            by = names.person_of(s, who)
            yield Line(title, f"“{tidy(words or '').strip('“”')}”{f' {by}' if by else ''}")


def _hangs(s: Snapshot, pilot: UseCase, refs: list[str]) -> Iterator[tuple[Line, int]]:
    """Conditions and reservations, each with where it was said."""
    for b in binds.conditions(s, pilot):
        what = f"{b.label.partition(',')[0]}, “{shortened(one_line(b.record.headline).rstrip('.'), LONGEST)}”"
        found = f"{what if isinstance(b.record, Decision) else b.label}: {said_in(s, b.record)}"
        yield Line(b.label, b.text), _numbered(iter([found]), refs)[0]


def _also(s: Snapshot, kept: PilotTerms) -> Iterator[Line]:
    """Other sections of an agreement of which something was said."""
    notice = s.one(Notice)
    choice = words_of(s, notice, binds.CHOICE) if notice is not None else ""
    told = words_of(s, notice, "complaints") if notice is not None else ""
    hours = (
        tr("Told within {breach_notice_hours} hours.").format(breach_notice_hours=kept.breach_notice_hours)
        if kept.breach_notice_hours
        else ""
    )
    for title, words in (
        (tr("2 Background"), kept.background),
        (tr("5 Benefits"), kept.benefits),
        (tr("11 People’s rights"), kept.rights_handling),
        (tr("11 Complaints"), kept.complaints),
        (tr("11 Residents are told"), " ".join(sentence(one_line(x)) for x in (choice, told) if x)),
        (tr("11 Transparency"), kept.transparency),
        (tr("12 Requests for information"), kept.information_requests),
        (tr("13 When something goes wrong"), " ".join(p for p in (hours, tidy(kept.incidents or "")) if p)),
        (tr("17 Outside the UK"), kept.international_transfer),
        (tr("18 Signing"), kept.signing),
    ):
        if tidy(words or ""):
            yield Line(title, sentence(tidy(words or "")))
