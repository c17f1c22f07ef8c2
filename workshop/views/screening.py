"""The screening of the pilot as it is printed: every answer, what they come to, why, and who changed that by name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workshop import dates
from workshop.formulas import screening
from workshop.kinds import IcoAnswer, Screening, Wp248Answer
from workshop.snapshot import Snapshot
from workshop.terms.pieces import lower
from workshop.tongue import tr
from workshop.views import names
from workshop.views.cases import Line
from workshop.views.settle import NOBODY, gap_on, to_settle
from workshop.vocabulary import label, vocabulary
from workshop.words import counted, in_quotes, joined, one_line, sentence, tidy

TEN, NINE = "ico_screening_item", "wp248_item"  # the two lists
UNSURE = tr("Unsure, counts as yes.")
CHANGED = tr("Changed in the room")


@dataclass(frozen=True, slots=True)
class Answered:
    """One item of a list."""

    item: str
    answer: str  # also what is still to settle, with person and date where somebody has it
    note: str


@dataclass(frozen=True, slots=True)
class Screened:
    """The screening."""

    ten: tuple[Answered, ...]
    nine: tuple[Answered, ...]  # none where nobody answered any
    lines: tuple[Line, ...]  # the outcome, why, and who said otherwise


def screened(s: Snapshot) -> Screened | None:
    """The screening of the pilot; None where nobody answered a question of it, and nothing was said of the outcome."""
    found = s.one(Screening)
    if s.pilot is None or found is None:
        return None
    nine = _answers(s, NINE, found.wp248) if _given(found.wp248) else ()
    if not (_given(found.criteria) or nine or found.art35_3 or found.outcome_typed):
        return None
    return Screened(_answers(s, TEN, found.criteria), nine, tuple(_lines(s, found)))


def changed(s: Snapshot) -> str:
    """Who said another outcome than the answers give, and why, for papers that hold no answers; else empty."""
    found = s.one(Screening)
    if s.pilot is None or found is None or screening.outcome(found) == screening.outcome_of(found):
        return ""
    computed = label("dpia_outcome", screening.outcome(found))
    by = next((x.text for x in _lines(s, found) if x.label == CHANGED), "")
    return tr("By the answers: {lower}. {by}").format(lower=lower(computed), by=by) if by else ""


def unanswered(s: Snapshot) -> str:
    """What stands where nobody answered a question."""
    settle = to_settle(tr("whether an impact assessment is needed"), gap_on(s, "criteria"))
    return tr("Nobody answered the questions. {settle}").format(settle=settle)


def _given(answers: Sequence[IcoAnswer | Wp248Answer]) -> bool:
    return any(a.answer for a in answers)


def _answers(s: Snapshot, listed: str, answers: Sequence[IcoAnswer | Wp248Answer]) -> tuple[Answered, ...]:
    """The whole list in its order, whatever of it was answered."""
    given = {a.id: a for a in answers}
    out = []
    for code in vocabulary(listed):
        kept, item = given.get(code), gap_on(s, code)
        answer = kept.answer if kept is not None else None
        if answer == "unsure":
            said = f"{UNSURE}\n{to_settle(tr('yes or no'), item)}" if item is not None else UNSURE
        else:
            said = label("screening_answer", answer) or to_settle(tr("yes or no"), item)
        out.append(Answered(label(listed, code), said, tidy(kept.note or "") if kept is not None else ""))
    return tuple(out)


def _lines(s: Snapshot, found: Screening) -> Iterator[Line]:
    computed, stands = screening.outcome(found), screening.outcome_of(found)
    yield Line(tr("Outcome by the answers"), f"{label('dpia_outcome', computed)}.")
    yield Line(tr("Why"), " ".join(_why(found, computed)))
    who = names.person_of(s, found.decided_by_person_id)
    on = dates.say(found.decided_on) if found.decided_on else ""
    reason = sentence(one_line(found.reason or ""))
    if stands != computed:
        by = tr("by {who}{on}").format(who=who or NOBODY, on=f", {on}" if on else "")
        why = reason or to_settle("why")
        yield Line(CHANGED, f"{_moved(computed, stands)}, {by}: {label('dpia_outcome', stands)}. {why}")
    elif who or reason:
        decided = ", ".join(p for p in (who, on) if p)
        yield Line(tr("Decided by") if who else tr("Reason"), " ".join(p for p in (sentence(decided), reason) if p))


def _moved(computed: str, stands: str) -> str:
    if stands == screening.REQUIRED:
        return tr("Raised")
    return tr("Lowered") if computed == screening.REQUIRED else tr("Settled")


def _why(found: Screening, computed: str) -> Iterator[str]:
    """Which items make it so (domain.md 1.5), in sentences: those that are certain first, unsure ones by that word."""
    sure = [a.id for a in found.criteria if a.id and a.answer == "yes"]
    maybe = [a.id for a in found.criteria if a.id and a.answer == "unsure"]
    alone = _named(TEN, [i for i in sure if i in screening.STANDS_ALONE])
    perhaps = _named(TEN, [i for i in maybe if i in screening.STANDS_ALONE])
    others = _both(TEN, *([i for i in ids if i not in screening.STANDS_ALONE] for ids in (sure, maybe)))
    met = ([a.id for a in found.wp248 if a.id and a.answer == answer] for answer in ("yes", "unsure"))
    ids = [*met]
    nine = _both(NINE, *ids)
    if found.art35_3:
        yield tr("Always calls for one: {named}.").format(named=_named("art35_3_item", found.art35_3))
    if alone:
        yield tr("Of the ten, by itself: {alone}.").format(alone=alone)
    if perhaps:
        yield tr("Unsure, and counted as yes until it is settled; then by itself: {perhaps}.").format(perhaps=perhaps)
    if sum(map(len, ids)) >= screening.TWO:
        yield tr("Of the nine, of which two are enough: {nine}.").format(nine=nine)
    elif others and nine:
        yield tr("Of the ten, with one of the nine: {others}, with {nine}.").format(others=others, nine=nine)
    if computed == screening.REQUIRED:
        return
    if others or nine:
        yield tr("Met, and not enough by itself: {others}.").format(others=others or nine)
    yield tr("No answer calls for a full assessment.") if computed == screening.NOT_REQUIRED else _open(found)


def _both(listed: str, sure: Sequence[str], maybe: Sequence[str]) -> str:
    """`“A” and “B”; unsure: “C”`."""
    certain, open_ = _named(listed, sure), _named(listed, maybe)
    return "; ".join(p for p in (certain, tr("unsure: {open}").format(open=open_) if open_ else "") if p)


def _open(found: Screening) -> str:
    """`No answer so far calls for a full assessment; 3 questions of the ten and all of the nine are not answered.`"""
    left = []
    for name, listed, answers in (("ten", TEN, found.criteria), ("nine", NINE, found.wp248)):
        every = vocabulary(listed)
        n = len(every) - len({a.id for a in answers if a.answer and a.id in every})
        if n:
            left.append(
                tr("{questions} of the {name}").format(
                    questions=counted(n, "question") if n < len(every) else "all", name=name
                )
            )
    return tr("No answer so far calls for a full assessment. Not answered: {left}.").format(left=joined(left))


def _named(listed: str, ids: Sequence[str]) -> str:
    return joined(in_quotes(label(listed, i)) for i in ids)
