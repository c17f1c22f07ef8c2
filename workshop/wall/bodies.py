"""What stands in the middle of the wall in each session (interaction.md 2.11), made of what may be seen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from workshop.boards.hold import NOBODY_ASKED, NOTHING
from workshop.boards.less import dropped
from workshop.boards.say_back import asked_about
from workshop.formulas import choosing, risks, screening, spread, trust, values
from workshop.formulas.consent import asked_on, objections
from workshop.formulas.pilot_parts import LABELS, PILOT, QUESTIONS, part_of, shown
from workshop.gaps.records import is_open
from workshop.jargon import jargon
from workshop.kinds import (
    CRITERIA,
    Action,
    Dataset,
    Decision,
    Gap,
    Organisation,
    Parked,
    Person,
    PilotDesign,
    Question,
    Risk,
    SayBack,
    SignOff,
    Trust,
    UseCase,
)
from workshop.notice import paragraphs, said_to_resident
from workshop.playbook.schema import ALL_OF_US, SessionPlan
from workshop.shown import called, first_name, near, several, speaker, we_decided
from workshop.snapshot import Snapshot
from workshop.terms import clauses
from workshop.tongue import tr
from workshop.vocabulary import label, vocabulary
from workshop.wall.content import Alone, Block, Body, Columns, Item, Place, Turn
from workshop.wall.items import DOT, asked, bare, bearers, chosen, first_person, item, offered, sentence_start, why_now
from workshop.words import counted

AROUND: Final = 2  # rungs shown above and below the one that is talked about


def body_of(s: Snapshot, plan: SessionPlan, place: Place) -> Body:
    """The middle of a session's wall."""
    asked = asked_on(s, place.walk)
    if asked is not None:
        return proposal(s, *asked, place)
    if place.walk.startswith(PILOT) and s.pilot is not None:
        return smallest(s, place)
    make = BODIES.get(plan.number)
    return make(s, plan, place) if make else Alone(plan.question)


def proposal(s: Snapshot, d: Decision, asks: Organisation, place: Place) -> Body:
    """One proposal alone, while each organisation is asked: who is asked, what is objected, the lowest voice."""
    shown = item(s, d)
    said = [
        tr("{called} objects: “{objection}”").format(called=called(s, o.org_id), objection=o.objection)
        for o in objections(d)
        if o.remains is not False
    ]
    current = "" if said else tr("{called}, any reasoned objection?").format(called=called(s, asks.id))
    lines = (*shown.lines, *said, current) if d.status == "proposed" and not d.fists else (*shown.lines, *said)
    return Alone(d.headline, tuple(x for x in lines if x), place.progress)


def smallest(s: Snapshot, place: Place) -> Body:
    """The pilot as small as the room makes it: what is answered so far, and the question that is asked."""
    d, part = s.one(PilotDesign), part_of(place.walk)
    asked_now = QUESTIONS.get(part, "")
    answers = [(p, shown(d, p)) for p in QUESTIONS] if d is not None else []
    known = [Item(p, text, (LABELS[p],), current=p == part) for p, text in answers if text]
    title = s.pilot.headline if s.pilot is not None else ""
    return Columns((Block(asked_now, tuple(known), "accent"),), title) if known else Alone(asked_now, (title,))


def opening(s: Snapshot, plan: SessionPlan, place: Place) -> Body:
    """Who is asked in the roll call; else the ground rules, and what stands on the slip: nothing of who is absent."""
    called_up = s.get(Person, place.walk)
    if called_up is not None:
        org = called(s, called_up.org_id, full=True)
        return Alone(called_up.headline, (org,) if org else (), place.progress)
    rules = tuple(Item(f"rule {n}", text) for n, text in enumerate(s.workshop.ground_rules, 1))
    slip = tuple(Item(t.id, t.headline, (), str(n)) for n, t in enumerate(s.all(Trust), 1))
    blocks = (Block(tr("Ground rules"), rules, quiet=True), Block(tr("Statements on your slip"), slip, quiet=True))
    found = tuple(b for b in blocks if b.items)
    return Columns(found) if found else Alone("", (_first_prompt(plan),))


def _first_prompt(plan: SessionPlan) -> str:
    return plan.prompts[0] if plan.prompts else plan.question


def harms(s: Snapshot, plan: SessionPlan, place: Place) -> Body:
    """What happens if nothing changes, without scores."""
    found = [why_now(s, r, place.newest) for r in s.all(Risk) if r.direction == risks.NOT_SHARING]
    if not found:
        return Alone(_first_prompt(plan), instead=True)
    half = (len(found) + 1) // 2 if len(found) > 3 else len(found)
    columns = [found[:half], found[half:]] if found[half:] else [found]
    return Columns(tuple(Block("", tuple(c), "not_sharing") for c in columns))  # the question stands above them


def holdings(s: Snapshot, plan: SessionPlan, place: Place) -> Body:  # noqa: ARG001
    """The one whose turn it is, large; the others in short."""
    orgs = s.all(Organisation)
    confirmed = s.get(Dataset, place.walk)  # what was sent is confirmed: its holder is heard
    speaks = s.get(Organisation, confirmed.owner_org_id if confirmed else place.turn) or next(iter(orgs), None)
    if speaks is None:
        return Alone(tr("What do you hold that someone here may not know about?"))
    name = speaks.short or speaks.name or ""
    ask = tr("{name} is next. What do you hold that someone here may not know about?").format(name=name)
    empty = tr("{nothing} That is an answer.").format(nothing=NOTHING) if speaks.holds_nothing else ask
    held = _held(s, speaks)
    shown = Block(
        tr("Now: {speaks}").format(speaks=speaks.name or name),
        tuple(item(s, d, place.newest) for d in held),
        "accent",
        empty=empty,
    )
    return Turn(shown, tuple(_in_short(s, o, place.newest) for o in orgs if o.id != speaks.id))


def _held(s: Snapshot, o: Organisation) -> list[Dataset]:
    return [d for d in s.all(Dataset) if d.owner_org_id == o.id]


def _in_short(s: Snapshot, o: Organisation, newest: str) -> Block:
    held = _held(s, o)
    empty = NOTHING if o.holds_nothing else NOBODY_ASKED
    count = str(len(held)) if held else ""
    return Block(o.short or o.name or "", tuple(bare(d, newest) for d in held), count=count, empty=empty, quiet=True)


def asks(s: Snapshot, plan: SessionPlan, place: Place) -> Body:
    """Asks and offers; what meets has the same number, what meets nothing stands at the foot."""
    found, brought = choosing.asks(s), choosing.offers(s)
    said = asked_about(s, place.walk)
    if said is not None:
        return Alone(said[1], (said[0].headline,), place.progress)
    if not found and not brought:
        return Alone(_first_prompt(plan))
    numbers = {u.id: n for n, u in enumerate(found, 1)}
    met = {u for o in brought for u in o.use_case_ids}
    ordered = sorted(found, key=lambda u: (u.status != "pilot", u.id not in met))
    left = tuple(asked(s, u, str(numbers[u.id]), place.newest) for u in ordered)
    pairs = {o.id: sorted(numbers[u] for u in o.use_case_ids if u in numbers) for o in brought}
    right = [
        offered(s, o, "+".join(map(str, pairs[o.id])) or "–", place.newest)
        for o in sorted(brought, key=lambda o: (not pairs[o.id], pairs[o.id]))
    ]
    heads = (
        Block(tr("Asked"), left, empty=tr("No asks yet.")),
        Block(tr("Offered"), tuple(right), empty=tr("No offers yet.")),
    )
    return Columns(heads)


def choice(s: Snapshot, plan: SessionPlan, place: Place) -> Body:  # noqa: ARG001
    """The use cases; points and dots only once they are shown; then what was decided, with the lowest voice.

    Once points are shown they stand in the order of these.
    """
    numbers = {u.id: n for n, u in enumerate(choosing.asks(s), 1)}
    found = [chosen(u, numbers[u.id]) for u in choosing.by_points(s)]
    if not found:
        return Columns((Block(tr("We choose by"), tuple(Item(c, c.capitalize()) for c in CRITERIA)),))
    decided = tuple(item(s, d, place.newest) for d in s.all(Decision))
    head = tr("By points") if choosing.ranking(s) else tr("Use cases")
    blocks = [Block(head, tuple(found))]
    blocks += [Block(tr("Decided"), decided)] if decided else []
    return Columns(tuple(blocks), choosing.level(s))


def value(s: Snapshot, plan: SessionPlan, place: Place) -> Body:  # noqa: ARG001
    """Three columns for the pilot; before there is any value, what each said back of the other."""
    case = s.get(UseCase, place.turn) or s.pilot
    found = [v for v in values.claimed(s) if case is not None and v.use_case_id == case.id]
    if not found and not any(case is not None and any(spread.of_value(case, p)) for p in values.PARTIES):
        return _two_sentences(s, case) or Alone(tr("Supplier first: what would make you want this?"))
    columns = []
    for party in values.PARTIES:
        shown = tuple(item(s, v, place.newest) for v in found if v.party == party)
        columns.append(Block(_worth(s, case, party), shown, party, empty=tr("Not said yet.")))
    return Columns(tuple(columns), case.headline if case else "")


def _worth(s: Snapshot, case: UseCase | None, party: str) -> str:
    """A party, and once it is shown what others guessed that it is worth to it."""
    told = spread.guessed(spread.of_value(case, party), spread.LOWEST_VALUE) if case is not None else ""
    return (
        tr("{party}: guessed {told}").format(party=_party(s, case, party), told=told)
        if told
        else _party(s, case, party)
    )


def _party(s: Snapshot, case: UseCase | None, party: str) -> str:
    if party == values.PUBLIC or case is None:
        return tr("Residents") if party == values.PUBLIC else party.capitalize()
    return several(s, case.supplier_org_ids) if party == values.SUPPLIER else called(s, case.acquirer_org_id)


def _two_sentences(s: Snapshot, case: UseCase | None) -> Body | None:
    back = next((b for b in s.all(SayBack) if case is not None and b.use_case_id == case.id), None)
    if case is None or back is None or not (back.need_words and back.worry_words):
        return None
    need = Item("need", f"“{back.need_words}”", _by(s, back.need_said_by_person_id))
    worry = Item("worry", f"“{back.worry_words}”", _by(s, back.worry_said_by_person_id))
    asker, holder = _party(s, case, values.ACQUIRER), _party(s, case, values.SUPPLIER)
    return Columns(
        (
            Block(tr("What {asker} needs").format(asker=asker), (need,)),
            Block(tr("What worries {holder}").format(holder=holder), (worry,)),
        )
    )


def _by(s: Snapshot, person: str | None) -> tuple[str, ...]:
    return (tr("said by {speaker}").format(speaker=speaker(s, person)),) if person else ()


def both_ways(s: Snapshot, plan: SessionPlan, place: Place) -> Body:  # noqa: ARG001
    """If we share, if we don't: an order that stays; in the round of who carries it, one risk."""
    current = s.get(Risk, place.walk)
    if current is not None:
        return risk_alone(s, current, place.progress)
    order = {id_: n for n, id_ in enumerate(place.order)}
    found = sorted(
        s.all(Risk), key=lambda r: (r.id in order, order.get(r.id, 0), -(r.order or 0) if place.order else 0)
    )
    sharing = tuple(item(s, r, place.newest) for r in found if r.direction != risks.NOT_SHARING)
    silent = tuple(item(s, r, place.newest) for r in found if r.direction == risks.NOT_SHARING)
    return Columns(
        (
            Block(
                tr("If we share"), sharing, "sharing", empty=tr("It is March and it went wrong. What is the headline?")
            ),
            Block(
                tr("If we don’t share"),
                silent,
                "not_sharing",
                empty=tr("It is March and nothing was shared. What is the headline?"),
            ),
        )
    )


def risk_alone(s: Snapshot, r: Risk, over: str = "") -> Alone:
    """One risk: who carries it today, and who should."""
    points = risks.score(r)
    tone = "not_sharing" if r.direction == risks.NOT_SHARING else "sharing"
    way = tr("If we don’t share") if tone == "not_sharing" else tr("If we share")
    figure = "" if points is None else str(points)
    return Alone(r.headline, tuple(x for x in bearers(s, r) if x), over or way, figure, tone)


def ladder(s: Snapshot, plan: SessionPlan, place: Place) -> Body:
    """The rungs around the one that is talked about, and why those that move less would not do."""
    case = s.get(UseCase, place.turn) or s.pilot
    mode = (case.access_mode_recommended or case.access_mode_requested) if case else None
    rungs = list(vocabulary("access_mode"))
    mode = place.walk if place.walk in rungs else mode
    if case is None or mode not in rungs:
        return Alone(_first_prompt(plan))
    at = rungs.index(mode)
    first = max(0, min(at - AROUND, len(rungs) - 2 * AROUND - 1))
    around = [(n, rungs[n - 1]) for n in range(first + 1, first + 2 * AROUND + 2)]
    reasons = {r.mode: r.why_it_fails for r in case.rung_reasons}
    shown = tuple(_rung(case, n, code, reasons.get(code), now=code == place.walk) for n, code in around)
    return Columns((Block(case.headline, shown, "accent"),), dropped(case))


def _rung(case: UseCase, n: int, code: str, reason: str | None, *, now: bool) -> Item:
    modes = {tr("agreed"): case.access_mode_recommended, tr("asked for"): case.access_mode_requested}
    marks = [word for word, mode in modes.items() if mode == code]
    lines = (tr(" and ").join(marks).capitalize(), tr("Would not do: {reason}").format(reason=reason) if reason else "")
    return Item(
        code, label("access_mode", code), tuple(x for x in lines if x), str(n), current=now or tr("agreed") in marks
    )


def terms(s: Snapshot, plan: SessionPlan, place: Place) -> Body:  # noqa: ARG001
    """One clause, alone; before and after the walk, what is open, by person."""
    question = screening.TEN.get(place.walk) or screening.NINE.get(place.walk)
    if question is not None:
        return Alone(question, (tr("Yes, no or unsure?"),), place.progress, instead=True)
    clause = next((c for c in clauses(s) if c.head.key == place.walk), None)
    if clause is not None:
        said = clause.said
        over = tr("Clause {number} of {clauses} · {head}").format(
            number=clause.number, clauses=len(clauses(s)), head=clause.head.title
        )
        return Alone(clause.text, (sentence_start(said),) if said else (), over)
    row = s.find(place.walk)
    if isinstance(row, Question) or (isinstance(row, Gap) and not _about_held(s, row)):
        return Alone(row.headline, tuple(x for x in _by_whom(s, row) if x), place.progress)
    still_open = tuple(
        Item(g.id, g.headline, _by_whom(s, g))
        for g in sorted(s.all(Gap), key=lambda g: first_name(s, g.owner_person_id))
        if is_open(g) and g.message and g.owner_person_id and not _about_held(s, g)
    )
    if still_open:
        return Columns((Block(tr("Still open"), still_open),))
    return (
        Alone(tr("Is this sentence true?")) if s.pilot is not None else Alone(tr("First: which pilot?"), instead=True)
    )


def _about_held(s: Snapshot, g: Gap) -> bool:
    """Whether it names a record that is held off the room screen."""
    about = s.find(g.fires_on)
    return about is not None and bool(about.held)


def _by_whom(s: Snapshot, row: Gap | Question) -> tuple[str, ...]:
    who = row.to_person_id if isinstance(row, Question) else row.owner_person_id
    said = (first_name(s, who), near(s, row.due_date))
    return (DOT.join(x for x in said if x),)


def read_back(s: Snapshot, plan: SessionPlan, place: Place) -> Body:  # noqa: ARG001
    """One decision or action, in the first person; before the walk, both lists."""
    decision, action, waits = s.get(Decision, place.walk), s.get(Action, place.walk), s.get(Parked, place.walk)
    if waits is not None:
        state = label("parking_disposition", waits.disposition) if waits.disposition != "open" else ""
        return Alone(waits.headline, (state,) if state else (), place.progress)
    if decision is not None:
        made = item(s, decision)
        return Alone(made.title, (*made.lines[:1], f"{we_decided(decision)}.", *made.lines[1:]), place.progress)
    if action is not None:
        return Alone(action.headline, first_person(s, action), place.progress)
    stands = s.get(Organisation, place.walk)
    if stands is not None:  # a large room: one organisation at a time
        mine = {p.id for p in s.all(Person) if p.org_id == stands.id}
        promised = tuple(item(s, a) for a in s.all(Action) if a.owner_person_id in mine)
        return Columns((Block(stands.name or stands.short or "", promised, "accent"),), place.progress)
    if place.walk == ALL_OF_US:
        made_by_all = tuple(item(s, d) for d in s.all(Decision) if d.status != "reversed")
        return Columns((Block(tr("All of us"), made_by_all, "accent"),), place.progress)
    lists = (Block(tr("Decisions"), tuple(item(s, d, place.newest) for d in s.all(Decision) if d.status != "reversed")),
             Block(tr("Actions"), tuple(item(s, a, place.newest) for a in s.all(Action))))  # fmt: skip
    return Columns(lists) if any(b.items for b in lists) else Alone(tr("One person, one verb, one date."))


def close(s: Snapshot, plan: SessionPlan, place: Place) -> Body:
    """The sentence for a resident; who accepts the record, by name of the organisation; trust last, once shown."""
    read = next((p for p in paragraphs(s) if f"notice.{p.part.field}" == place.walk), None)
    if read is not None:
        found = tuple((f.start, f.length) for f in jargon(read.words))
        return Alone(read.words or read.part.question, (), read.part.heading, underlined=found)
    said, moved = said_to_resident(s), _trust(s)
    if moved:
        return Columns((Block(tr("At the start and now"), moved),), said)
    accepted = [called(s, x.org_id) for x in s.all(SignOff) if x.accepted and x.org_id]
    lines = (tr("Accepted as an accurate record by"), ", ".join(accepted)) if accepted else ()
    return Alone(said or plan.question, lines, tr("To a resident") if said else "")


def _trust(s: Snapshot) -> tuple[Item, ...]:
    """Each statement with both means; a mean of fewer than five answers would give one away."""
    out = []
    for t in s.all(Trust):
        before, after = trust.mean(t.start), trust.mean(t.end)
        if before is not None and after is not None:
            out.append(
                Item(
                    t.id,
                    t.headline,
                    (tr("From {float:.1f} to {float2:.1f}").format(float=float(before), float2=float(after)),),
                )
            )
    return tuple(out)


def named_so_far(s: Snapshot) -> str:
    """`12 named so far`."""
    n = len(s.all(Dataset))
    return tr("{datasets} so far").format(datasets=counted(n, "dataset")) if n else ""


BODIES: Final[Mapping[int, Callable[[Snapshot, SessionPlan, Place], Body]]] = MappingProxyType(
    {
        1: opening,
        2: harms,
        3: holdings,
        4: asks,
        5: choice,
        6: value,
        7: both_ways,
        8: ladder,
        9: terms,
        10: read_back,
        11: close,
    }
)

__all__ = ["BODIES", "body_of", "named_so_far", "risk_alone"]
