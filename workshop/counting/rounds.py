"""The rounds that a day has: what is counted, whether the sum can be right, and what is kept of it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from datetime import time
from types import MappingProxyType
from typing import Final

from workshop import commands as c
from workshop.counting.pad import Form, Line, Tally, row_counts
from workshop.decide.refused import Refused
from workshop.field import Record
from workshop.formulas import choosing, screening
from workshop.formulas.room import in_the_room, may_answer, sits
from workshop.formulas.values import PARTIES, PUBLIC, SUPPLIER
from workshop.kinds import (
    CRITERIA,
    Ballot,
    Count,
    Decision,
    Fist,
    IcoAnswer,
    Risk,
    Screening,
    Trust,
    UseCase,
    Wp248Answer,
)
from workshop.playbook.progress import playbook_of
from workshop.shown import called, several
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.vocabulary import label
from workshop.words import counted

NewId = Callable[[type[Record]], str]
KINDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "slips": tr("trust slips"),
        "scores": "scores",
        "dots": "dots",
        "hands": "hands",
        "fists": "fists",
        "guesses": "guesses",
        "screening": tr("answers to the ten"),
        "nine": tr("answers to the nine"),
    }
)
ANSWERS: Final = ("yes", "no", "unsure")  # of the screening, by key
SCREENED: Final[Mapping[str, tuple[str, Mapping[str, str], str, str]]] = MappingProxyType(
    {  # the vocabulary, what is asked, as a heading, the field
        "screening": ("ico_screening_item", screening.TEN, tr("Screening, the ten"), "criteria"),
        "nine": ("wp248_item", screening.NINE, tr("Screening, the nine"), "wp248"),
    }
)
DOTS_EACH: Final = 5
MOST_ON_ONE: Final = 3
FEW: Final = 5  # people; under so many there are no dots
MOST: Final = 199  # dots or hands for one use case
AT_THE_END: Final = "trust_end_is_counted"  # the rule of the session in which the slips are counted again


# -- what is counted --
def offered(s: Snapshot, counts: Sequence[str]) -> list[str]:
    """What a session counts; in a room of very few no dots: scores and consent do (interaction.md 1.2)."""
    few = 0 < may_answer(s) < FEW
    return [kind for kind in (counts or KINDS) if not (few and kind == "dots")]


def form_of(s: Snapshot, kind: str, session_id: str, selected: Record | None = None, when: str = "") -> Form:
    """The form of a round.

    Raises:
        Refused: there is nothing to count it for.
    """
    if kind == "slips":
        return _slips(s, when or when_of(s, session_id))
    if kind == "fists":
        return _fists(s, selected)
    if kind == "guesses":
        return _guesses(s, session_id, selected)
    if kind in SCREENED:
        return _screened(s, kind)
    lines = tuple(Line(u.id, u.headline) for u in choosing.asks(s))
    if not lines:
        raise Refused(tr("There is no use case to choose from. They come from Asks and offers."))
    if kind == "scores":
        return Form("scores", tr("Scores"), tr("use case"), tr("use cases"), lines, CRITERIA, 1, 5)
    name = tr("Dots") if kind == "dots" else tr("Hands")
    return Form(kind, name, tr("use case"), tr("use cases"), lines, ("",), 0, MOST)


def when_of(s: Snapshot, session_id: str) -> str:
    """Whether slips counted in a session are those of the start or of the end."""
    plan = playbook_of(s)
    here, last = plan.session(session_id), next((p for p in plan.sessions if AT_THE_END in p.done), None)
    return "end" if here is not None and last is not None and here.number >= last.number else "start"


def _slips(s: Snapshot, when: str) -> Form:
    statements = tuple(t.headline for t in s.all(Trust))
    if not statements:
        raise Refused(tr("This day has no trust statements."))
    name = tr("Trust slips, since the day") if when == "later" else tr("Trust slips, at the {when}").format(when=when)
    return Form("slips", name, tr("slip"), tr("slips"), (), statements, 1, 5, when=when)


def _guesses(s: Snapshot, session_id: str, selected: Record | None) -> Form:
    """Of a risk its likelihood and impact; else what the pilot is worth to each party."""
    plan = playbook_of(s).session(session_id)
    if isinstance(selected, Risk) or (plan is not None and plan.screen == "risk"):
        if not isinstance(selected, Risk):
            raise Refused(tr("Of which risk? Choose it with ↑ first."))
        cells = (
            tr("Likelihood: {selected}").format(selected=selected.headline),
            tr("Impact: {selected}").format(selected=selected.headline),
        )
        return Form("guesses", tr("Guesses of a risk"), tr("slip"), tr("slips"), (), cells, 1, 5, about=selected.id)
    if s.pilot is None:
        raise Refused(tr("There is no pilot yet. Its value is guessed."))
    worth = tuple(tr("What it is worth to {party}").format(party=_party(s, s.pilot, party)) for party in PARTIES)
    return Form("guesses", tr("Guesses of the value"), tr("slip"), tr("slips"), (), worth, 0, 5, about=s.pilot.id)


def _party(s: Snapshot, case: UseCase, party: str) -> str:
    if party == PUBLIC:
        return tr("the public")
    name = several(s, case.supplier_org_ids) if party == SUPPLIER else called(s, case.acquirer_org_id)
    return tr("the {party}, {name}").format(party=party, name=name) if name else tr("the {party}").format(party=party)


def _screened(s: Snapshot, kind: str) -> Form:
    """The ten questions of the room, or the nine of the desk: yes, no, unsure."""
    if s.pilot is None:
        raise Refused(tr("There is no pilot yet. The screening is about the pilot."))
    listed, asked, name, _ = SCREENED[kind]
    likely = screening.suggested(s)
    told = {
        i: tr(" Suggested: {label}.").format(label=label("screening_answer", likely[i]).lower())
        for i in asked
        if i in likely
    }
    lines = tuple(Line(i, f"{label(listed, i)}. {question}{told.get(i, '')}") for i, question in asked.items())
    return Form(kind, name, tr("question"), tr("questions"), lines, ("",), 1, len(ANSWERS), about=s.pilot.id)


def _fists(s: Snapshot, selected: Record | None) -> Form:
    proposed = [d for d in s.all(Decision) if d.status == "proposed"]
    decision = selected if isinstance(selected, Decision) else next(reversed(proposed), None)
    if decision is None:
        raise Refused(tr("On what? Type the proposal first: d: The pilot is the low-income check #dots"))
    lines = tuple(Line(o.id, o.short or o.name or "") for o in in_the_room(s))
    if not lines:
        raise Refused(tr("No organisation is in the room yet."))
    return Form(
        "fists", tr("Fist to five"), tr("organisation"), tr("organisations"), lines, ("",), 0, 5, about=decision.id
    )


# -- whether the sum can be right --
def doubts(s: Snapshot, tally: Tally, at: time) -> list[str]:
    """What does not agree with who is in the room, or is not there yet; nothing where all is well."""
    form, people = tally.form, sits(s, at)
    rows = tally.rows
    if form.free:
        people = may_answer(s, at)
        return [] if not people or len(rows) == people else [_slips_against(len(rows), people)]
    out = []
    if len(rows) < len(form.lines):
        out.append(
            tr("{rows} of {count} done.").format(rows=len(rows), count=counted(len(form.lines), form.one, form.many))
        )
    figures = [(form.lines[n].title, row[0] or 0) for n, row in enumerate(rows)]
    if form.kind == "dots" and people:
        total, there = sum(n for _, n in figures), may_answer(s, at) * DOTS_EACH
        if total != there:
            out.append(
                tr("{dots}; {people} have {there}.").format(
                    dots=counted(total, "dot"), people=counted(may_answer(s, at), "person", "people"), there=there
                )
            )
        most = may_answer(s, at) * MOST_ON_ONE
        out += [
            tr("“{title}” has {n}, and may have {most}.").format(title=title, n=n, most=most)
            for title, n in figures
            if n > most
        ]
    if form.kind == "hands" and people:
        out += [
            tr("“{title}” has {hands}, and {people} are here.").format(
                title=title, hands=counted(n, "hand"), people=people
            )
            for title, n in figures
            if n > people
        ]
    return out


def _slips_against(n: int, people: int) -> str:
    less = tr("Only ") if n > people else ""
    may = tr("may answer") if people != 1 else tr("person may answer")
    who = tr("{people} people {may}").format(people=people, may=may) if people != 1 else f"1 {may}"
    return f"{counted(n, 'slip')}. {less}{who}." if less else f"{counted(n, 'slip')}; {who}."


# -- what is kept --
def commands_of(s: Snapshot, tally: Tally, session_id: str, at: time, new_id: NewId) -> c.Command:
    """One change with counts, and nothing of who gave which.

    Raises:
        Refused: nothing was counted.
    """
    parts = _MADE[tally.form.kind](s, tally, session_id, at, new_id)
    if not parts:
        raise Refused(tr("Nothing was counted."))
    return c.Together(f"count of {KINDS[tally.form.kind]}", tuple(parts))


def _of_slips(s: Snapshot, tally: Tally, session_id: str, at: time, new_id: NewId) -> list[c.Command]:  # noqa: ARG001
    if not tally.rows:
        return []
    counts = row_counts(tally)
    return [c.Change("trust", t.id, {tally.form.when: n}) for t, n in zip(s.all(Trust), counts, strict=True)]


def _of_guesses(s: Snapshot, tally: Tally, session_id: str, at: time, new_id: NewId) -> list[c.Command]:  # noqa: ARG001
    about, form = s.find(tally.form.about), tally.form
    if about is None or not tally.rows:
        return []
    names = [f"{x}_guesses" for x in ("likelihood", "impact")]
    names = names if isinstance(about, Risk) else [f"{party}_value_guesses" for party in PARTIES]
    counts = row_counts(tally, form.low, form.high)
    return [c.Change(about.KIND.table, about.id, dict(zip(names, counts, strict=True)))]


def _of_scores(s: Snapshot, tally: Tally, session_id: str, at: time, new_id: NewId) -> list[c.Command]:  # noqa: ARG001
    rows = zip(tally.form.lines, tally.rows, strict=False)
    return [c.Change("use_case", line.id, {"selection_scores": row}) for line, row in rows if None not in row]


def _of_dots(s: Snapshot, tally: Tally, session_id: str, at: time, new_id: NewId) -> list[c.Command]:
    found = _figures(tally)
    each = [c.Change(UseCase.KIND.table, id_, {"dot_votes": n}) for id_, n in found.items()]
    ballot: dict[str, object] = {
        "voters": may_answer(s, at) or None,
        "votes_each": DOTS_EACH,
        "most_on_one": MOST_ON_ONE,
    }
    return [*each, _ballot(s, tally, session_id, new_id, ballot)] if found else []


def _of_hands(s: Snapshot, tally: Tally, session_id: str, at: time, new_id: NewId) -> list[c.Command]:
    return [_ballot(s, tally, session_id, new_id, {"voters": sits(s, at) or None})] if _figures(tally) else []


def _ballot(s: Snapshot, tally: Tally, session_id: str, new_id: NewId, about: dict[str, object]) -> c.Command:
    last = choosing.last_round(s, tally.form.kind)
    counts = tuple(Count(of=id_, n=n) for id_, n in _figures(tally).items())
    head = {"kind": tally.form.kind, "round": (last.round or 0) + 1 if last else 1, "session_id": session_id}
    return c.Add(Ballot.KIND.table, new_id(Ballot), {**head, **about, "counts": counts})


def _figures(tally: Tally) -> dict[str, int]:
    rows = zip(tally.form.lines, tally.rows, strict=False)
    return {line.id: row[0] for line, row in rows if row[0] is not None}


def _of_fists(s: Snapshot, tally: Tally, session_id: str, at: time, new_id: NewId) -> list[c.Command]:  # noqa: ARG001
    decision = s.get(Decision, tally.form.about)
    found = _figures(tally)
    if decision is None or not found:
        return []
    said = {(f.org_id, f.fist): f.note for f in decision.fists}  # a note stands as long as its fist does
    fists = tuple(Fist(org_id=org, fist=n, note=said.get((org, n))) for org, n in found.items())
    return [c.Change("decision", decision.id, {"fists": fists})]


def _of_screened(s: Snapshot, tally: Tally, session_id: str, at: time, new_id: NewId) -> list[c.Command]:  # noqa: ARG001
    """The answers beside the notes that are there; what was left out stays as it was."""
    kind, given = tally.form.kind, _figures(tally)
    name, made = SCREENED[kind][3], IcoAnswer if kind == "screening" else Wp248Answer
    found = s.one(Screening)
    kept = {a.id: a for a in getattr(found, name)} if found is not None else {}
    answers = {i: ANSWERS[n - 1] for i, n in given.items()}
    whole = tuple(
        dataclasses.replace(kept.get(i) or made(id=i), answer=answers.get(i) or kept[i].answer)
        for i in SCREENED[kind][1]
        if i in answers or i in kept
    )
    if not given:
        return []
    if found is not None:
        return [c.Change(Screening.KIND.table, found.id, {name: whole})]
    return [c.Add(Screening.KIND.table, new_id(Screening), {"use_case_id": tally.form.about, name: whole})]


_MADE: Final[Mapping[str, Callable[[Snapshot, Tally, str, time, NewId], list[c.Command]]]] = MappingProxyType(
    {
        "slips": _of_slips,
        "scores": _of_scores,
        "dots": _of_dots,
        "hands": _of_hands,
        "fists": _of_fists,
        "guesses": _of_guesses,
        "screening": _of_screened,
        "nine": _of_screened,
    }
)
