"""Records as they stand on the wall. What is not known is said with who finds out; what is missing is not said."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from workshop.boards.cards import carried, to_be_found
from workshop.field import Record
from workshop.formulas import choosing, risks, spread
from workshop.kinds import Action, Dataset, Decision, Gap, Offer, Person, Question, Risk, UseCase, Value
from workshop.shown import called, first_name, near, several
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.vocabulary import label
from workshop.wall.content import Item
from workshop.words import counted

DOT: Final = " · "


def item(s: Snapshot, r: Record, newest: str = "") -> Item:
    """Any record, with what the room was told of it."""
    made = _MADE.get(type(r))
    title, lines, figure = made(s, r) if made else (r.headline, [], "")
    return Item(r.id, title, tuple(x for x in lines if x), figure, newest=r.id == newest)


def bare(r: Record, newest: str = "", figure: str = "") -> Item:
    """A record by its title only."""
    return Item(r.id, r.headline, (), figure, newest=r.id == newest)


Made = tuple[str, list[str], str]


def _dataset(s: Snapshot, d: Dataset) -> Made:
    about = [label("personal_data_level", d.personal_data_level), label("update_frequency", d.update_frequency).lower()]
    return d.headline, [DOT.join(a for a in about if a), _owner(s, d)], ""


def _owner(s: Snapshot, d: Dataset) -> str:
    if d.data_owner_id:
        return tr("Owner: {called}").format(called=called(s, d.data_owner_id))
    asked_for = any(g.fires_on == d.id and g.field == "data_owner_id" and g.status == "open" for g in s.all(Gap))
    known_unknown = "data_owner_id" in d.not_known or asked_for
    return tr("Owner {what}").format(what=to_be_found(s, d, "data_owner_id")) if known_unknown else ""


def _risk(s: Snapshot, r: Risk) -> Made:
    points = risks.score(r)
    who = [
        tr("Carried by {several}").format(several=several(s, r.bearer_org_ids)) if r.bearer_org_ids else "",
        harm(s, r),
    ]
    disputed = tr("Disputed") if r.sharing_status == "disputed" else ""
    lines = [DOT.join(w for w in (*who, disputed) if w), spread.of_risk(r)]
    return r.headline, lines, "" if points is None else str(points)


def harm(s: Snapshot, r: Risk) -> str:
    """Who feels it."""
    return tr("felt by {several}").format(several=several(s, r.felt_by)) if r.felt_by else ""


def bearers(s: Snapshot, r: Risk) -> list[str]:
    """Who carries it today, and who should."""
    today, should = carried(s, r)
    return [today or tr("Carried today by: nobody said yet"), should]


def sentence_start(text: str) -> str:
    """With a capital; the names in it stay as they are."""
    return text[:1].upper() + text[1:]


def why_now(s: Snapshot, r: Risk, newest: str) -> Item:
    """A harm of changing nothing: no score is shown before risks are scored."""
    when = tr("by {near}").format(near=near(s, r.by_when)) if r.by_when else ""
    said = [DOT.join(p for p in (r.how_many or "", when) if p), sentence_start(harm(s, r))]
    return Item(r.id, r.headline, tuple(x for x in said if x), newest=r.id == newest)


def _value(s: Snapshot, v: Value) -> Made:
    change = f"{v.baseline} → {v.target}" if v.baseline and v.target else v.baseline or v.target or ""
    by = tr("by {near}").format(near=near(s, v.measured_by)) if v.measured_by else ""
    measure = " ".join(p for p in (v.measure or "", change, by) if p)
    return v.headline, [measure], "" if v.score is None else str(v.score)


def asked(s: Snapshot, u: UseCase, figure: str, newest: str) -> Item:
    """An ask: who asks whom, and what comes back."""
    who = called(s, u.acquirer_org_id)
    whom = several(s, u.supplier_org_ids)
    said = [
        tr("{who} asks {whom}").format(who=who, whom=whom)
        if who and whom
        else tr("{who} asks").format(who=who)
        if who
        else "",
        _back(u),
    ]
    return Item(
        u.id, u.headline, tuple(x for x in said if x), figure, newest=u.id == newest, current=u.status == "pilot"
    )


def _back(u: UseCase) -> str:
    return tr("In return: {reciprocity}").format(reciprocity=u.reciprocity) if u.reciprocity else ""


def offered(s: Snapshot, o: Offer, figure: str, newest: str) -> Item:
    """An offer: who offers it to whom."""
    who, whom = called(s, o.org_id), called(s, o.for_org_id)
    line = tr("{who} offers{whom}").format(who=who, whom=" " + whom if whom else "") if who else ""
    return Item(o.id, o.headline, (line,) if line else (), figure, newest=o.id == newest)


def chosen(u: UseCase, n: int) -> Item:
    """A use case to choose from, by its number; once they are shown by its points, with its dots."""
    points = choosing.total(u)
    dots = counted(u.dot_votes, "dot") if u.dot_votes is not None else ""
    state = label("use_case_status", u.status) if u.status not in (None, "idea", "candidate", "shortlisted") else ""
    total = tr("{points} points").format(points=points) if points is not None else ""
    lines = (DOT.join(x for x in (state, total, dots) if x), u.choice_reason or "")
    figure = str(n if points is None else points)
    return Item(u.id, u.headline, tuple(x for x in lines if x), figure, current=u.status == "pilot")


def _decision(s: Snapshot, d: Decision) -> Made:
    state = label("decision_status", d.status)
    until = tr("until {near}").format(near=near(s, d.confirm_by)) if d.status == "provisional" and d.confirm_by else ""
    stands = " ".join(p for p in (state, until) if p)
    low = any(f.fist is not None and f.fist < choosing.LOW for f in d.fists)
    voices, sides = fists(s, d), bound(s, d)
    first, second = (voices, sides) if low else (sides, voices)  # a low voice stays where there is room for one line
    lines = [DOT.join(p for p in (stands, *first) if p), DOT.join(p for p in second if p)]
    lines += [tr("On condition: {what}").format(what=x) for x in d.conditions]
    return d.headline, [*lines, f"“{d.dissent}”" if d.dissent else ""], ""


def bound(s: Snapshot, d: Decision) -> list[str]:
    """Whom a decision is between, and who sees to it: `Income and Council`, `owner Farid`."""
    cases = [u for u in (s.get(UseCase, id_) for id_ in d.use_case_ids) if u is not None]
    sides = dict.fromkeys(o for u in cases for o in (*u.supplier_org_ids, u.acquirer_org_id) if o)
    owner = first_name(s, d.owner_person_id)
    return [
        tr("for {several}").format(several=several(s, tuple(sides))) if sides else "",
        tr("owner {owner}").format(owner=owner) if owner else "",
    ]


def fists(s: Snapshot, d: Decision) -> list[str]:
    """The lowest voice, and its note; an average of fists would hide it."""
    shown = [f for f in d.fists if f.fist is not None]
    if not shown:
        return []
    lowest = min(f.fist or 0 for f in shown)
    voices = [f for f in shown if f.fist == lowest]
    said = ", ".join(called(s, f.org_id) for f in voices)
    notes = [f.note for f in voices if f.note and lowest < choosing.LOW]
    return [
        tr("Lowest fist {lowest}: {said}{notes}").format(
            lowest=lowest, said=said, notes=f", “{notes[0]}”" if notes else ""
        )
    ]


def _action(s: Snapshot, a: Action) -> Made:
    who, when = first_name(s, a.owner_person_id), near(s, a.due_date)
    return a.headline, [DOT.join(x for x in (who, when) if x)], ""


def first_person(s: Snapshot, a: Action) -> tuple[str, ...]:
    """An action as its owner says it aloud."""
    who = called(s, a.owner_person_id)
    when = tr("by {near}").format(near=near(s, a.due_date)) if a.due_date else ""
    return (
        (tr("I, {who}, will do this{when}.").format(who=who, when=" " + when if when else ""),)
        if who
        else (when,)
        if when
        else ()
    )


def _question(s: Snapshot, q: Question) -> Made:
    who, when = first_name(s, q.to_person_id), near(s, q.due_date)
    return q.headline, [q.answer or DOT.join(x for x in (who, when) if x)], ""


def _person(s: Snapshot, p: Person) -> Made:
    return p.headline, [called(s, p.org_id)], ""


_MADE: Final[dict[type[Record], Callable[[Snapshot, Any], Made]]] = {
    Dataset: _dataset,
    Risk: _risk,
    Value: _value,
    Decision: _decision,
    Action: _action,
    Question: _question,
    Person: _person,
}
