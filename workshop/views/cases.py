"""The use cases as they are printed: who asks whom for what, why, and what comes back (domain.md 3.4)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from workshop import dates
from workshop.field import described
from workshop.formulas import choosing, movement
from workshop.kinds import CRITERIA, Dataset, Offer, SayBack, UseCase
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.views import names
from workshop.views.quotes import Said, may_say, quotes
from workshop.views.settle import gap_on, is_to_settle, to_settle
from workshop.vocabulary import label
from workshop.words import counted, joined, one_line, sentence, tidy

SaidOf = Callable[[str, str], tuple[str, str]]  # the label of a field, and what is printed of it
_MUST: Final = frozenset(  # fields of the pilot that print as still to settle where they are empty (domain.md 3.4)
    {
        "decision_that_changes", "purpose", "public_benefit", "minimum_data", "data_explicitly_excluded",
        "reciprocity", "worse_off", "legal_gateway", "access_mode_recommended", "lawful_basis", "needed_by",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """A label and what is said under it."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class CaseShown:
    """One use case."""

    title: str
    status: str
    asked_by: str
    asked_of: str
    total: str  # `21 of 25`, or that it was not scored
    dots: str
    lines: tuple[Line, ...]
    quotes: tuple[Said, ...]
    pilot: bool


@dataclass(frozen=True, slots=True)
class OfferShown:
    """What somebody would bring, and which asks it meets."""

    text: str
    by: str
    meets: str


def cases(snapshot: Snapshot) -> tuple[CaseShown, ...]:
    """The use cases that were not withdrawn: the pilot first, then in their order."""
    pilot = snapshot.pilot
    found = sorted(choosing.asks(snapshot), key=lambda u: pilot is None or u.id != pilot.id)
    return tuple(_shown(snapshot, u, pilot=pilot is not None and u.id == pilot.id) for u in found)


def offers(snapshot: Snapshot) -> tuple[OfferShown, ...]:
    """The offers that stand."""
    return tuple(
        OfferShown(
            tidy(o.text or "") or tr("An offer without words."),
            names.organisation(snapshot, o.org_id) or tr("Not said"),
            _meets(snapshot, o),
        )
        for o in choosing.offers(snapshot)
    )


def level(snapshot: Snapshot) -> str:
    """`Level at 21 points: …`: equal totals at the top are one group, and dots never break the tie."""
    ranking = choosing.ranking(snapshot)
    if not ranking or len(ranking[0]) < 2:
        return ""
    first = ranking[0]
    titles = joined(f"“{one_line(u.title or '')}”" for u in first)
    return tr("Level at {total} points: {titles}. Dots stand beside the points and break no tie.").format(
        total=choosing.total(first[0]), titles=titles
    )


def _meets(snapshot: Snapshot, o: Offer) -> str:
    found = joined(one_line(u.title or "") for i in o.use_case_ids if (u := snapshot.get(UseCase, i)))
    return found or tr("Nothing that was asked for")


def _shown(snapshot: Snapshot, u: UseCase, *, pilot: bool) -> CaseShown:
    total = choosing.total(u)
    return CaseShown(
        one_line(u.title or "") or tr("A use case without a name"),
        label("use_case_status", u.status) or tr("Not said"),
        names.organisation(snapshot, u.acquirer_org_id) or tr("Not said"),
        names.organisations(snapshot, u.supplier_org_ids) or tr("Not said"),
        tr("{total} of 25").format(total=total) if total is not None else tr("Not scored"),
        counted(u.dot_votes, "dot") if u.dot_votes is not None else "",
        tuple(Line(name, text) for name, text in _lines(snapshot, u, pilot=pilot) if text),
        quotes(snapshot, u.id),
        pilot,
    )


def _lines(snapshot: Snapshot, u: UseCase, *, pilot: bool) -> Iterator[tuple[str, str]]:
    """What is said of it, in the order in which it is read; what is empty and not needed is left out."""

    def said(name: str, text: str) -> tuple[str, str]:
        field = described(UseCase)[name].label
        if not text and name in u.not_known:
            return field, tr("Asked, not known.")
        if not text and pilot and name in _MUST:
            return field, to_settle(field[0].lower() + field[1:], gap_on(snapshot, name))
        return field, text

    yield said("one_line", tidy(u.one_line or ""))
    yield said("decision_that_changes", tidy(u.decision_that_changes or ""))
    yield said("purpose", tidy(u.purpose or ""))
    benefit, whom = tidy(u.public_benefit or ""), _listed(u.beneficiaries)
    yield said(
        "public_benefit", "\n".join(p for p in (benefit, tr("For: {whom}").format(whom=whom) if whom else "") if p)
    )
    yield said("dataset_ids", "; ".join(one_line(d.title or "") for d in _datasets(snapshot, u)))
    yield said("minimum_data", _listed(u.minimum_data))
    yield said("data_explicitly_excluded", _listed(u.data_explicitly_excluded))
    yield said("reciprocity", tidy(u.reciprocity or ""))
    yield said("worse_off", tidy(u.worse_off or ""))
    asked = _rung(u.access_mode_requested, u.access_scale_requested)
    yield (
        tr("How little would do"),
        "\n".join(
            p for p in (tr("Asked for: {asked}").format(asked=asked) if asked else "", *_rungs(snapshot, u, said)) if p
        ),
    )
    yield said("rung_reasons", _less(u))
    often = [*_often(u), tr("needed by {say}").format(say=dates.say(u.needed_by)) if u.needed_by else ""]
    yield said("frequency", "; ".join(p for p in often if p))
    yield tr("The law, as said"), "\n".join(p for p in _law(u, said) if p)
    yield said("dpia_needed", label("dpia_needed", u.dpia_needed))
    yield said("selection_scores", _scores(u))
    yield said("choice_reason", tidy(u.choice_reason or ""))
    yield tr("Said back"), _said_back(snapshot, u)


def _rungs(snapshot: Snapshot, u: UseCase, said: SaidOf) -> Iterator[str]:
    """The rung that was agreed, why, and how far data moves by it."""
    agreed = said("access_mode_recommended", _rung(u.access_mode_recommended, u.access_scale_recommended))[1]
    yield agreed if is_to_settle(agreed) or not agreed else tr("Agreed: {agreed}").format(agreed=agreed)
    yield tidy(u.access_mode_reason or "")
    yield moves(snapshot, u)


def _law(u: UseCase, said: SaidOf) -> Iterator[str]:
    """What was said of the law: claims of the room, never a judgement of ours."""
    claimed = (one_line(u.legal_gateway or ""), label("legal_gateway_status", u.legal_gateway_status))
    yield said("legal_gateway", " ".join(sentence(p) for p in claimed if p))[1]
    basis = said("lawful_basis", joined(label("lawful_basis", b) for b in u.lawful_basis))[1]
    yield basis if is_to_settle(basis) or not basis else tr("Basis named: {basis}").format(basis=basis)
    stated = [label("special_category_condition", c) for c in u.special_category_condition]
    conditions = "; ".join(c for c in (*stated, one_line(u.schedule_1_condition or "")) if c)
    yield tr("Special condition: {conditions}").format(conditions=conditions) if conditions else ""
    yield (
        tr("Confidence: {confidence_route}").format(confidence_route=tidy(u.confidence_route))
        if u.confidence_route
        else ""
    )
    fits = (label("compatibility", u.compatibility_answer), tidy(u.compatibility_reason or ""))
    purpose = ": ".join(p for p in fits if p)
    yield tr("With the purpose of collection: {purpose}").format(purpose=purpose) if purpose else ""


def moves(snapshot: Snapshot, u: UseCase) -> str:
    """The movement score asked and agreed; empty before both rungs and both reaches are said."""
    asked, agreed = movement.asked(snapshot, u), movement.agreed(snapshot, u)
    if asked is None or agreed is None:
        return ""
    return tr("Movement score {asked} as asked, {agreed} as agreed. A discussion aid of ours.").format(
        asked=asked, agreed=agreed
    )


def _rung(mode: str | None, scale: str | None) -> str:
    n = movement.rung(mode)
    if n is None:
        return ""
    reach = label("access_scale", scale)
    return tr("{label} (rung {n} of 14){reach}").format(
        label=label("access_mode", mode), n=n, reach=f", {reach.lower()}" if reach else ""
    )


def _less(u: UseCase) -> str:
    found = (f"{label('access_mode', r.mode)}: {one_line(r.why_it_fails or '')}" for r in u.rung_reasons if r.mode)
    return "\n".join(found)


def _often(u: UseCase) -> list[str]:
    return [p for p in (label("share_frequency", u.frequency), one_line(u.volume_estimate or "")) if p]


def _scores(u: UseCase) -> str:
    total = choosing.total(u)
    if total is None:
        return ""
    each = ", ".join(f"{name} {score}" for name, score in zip(CRITERIA, u.selection_scores, strict=True))
    return tr("{total} of 25: {each}").format(total=total, each=each)


def _said_back(snapshot: Snapshot, u: UseCase) -> str:
    """What each side said the other needs and fears, as each may be quoted; or that it was said."""
    out: list[str] = []
    for back in (b for b in snapshot.all(SayBack) if b.use_case_id == u.id):
        for name, done, text, who in (
            (tr("The need"), back.need_said_back, back.need_words, back.need_said_by_person_id),
            (tr("The worry"), back.worry_said_back, back.worry_words, back.worry_said_by_person_id),
        ):
            quoted = may_say(snapshot, text, who)
            if quoted is not None:
                by = f" ({quoted.by})" if quoted.by else ""
                out.append(f"{name}: “{quoted.words}”{by}")
            elif done is not None:
                out.append(f"{name}: {tr('said back') if done else tr('not said back')}.")
    return "\n".join(out) if any("“" in line for line in out) else " ".join(out)


def _datasets(snapshot: Snapshot, u: UseCase) -> list[Dataset]:
    return [d for i in u.dataset_ids if (d := snapshot.get(Dataset, i)) and d.withdrawn_at is None]


def _listed(items: tuple[str, ...]) -> str:
    return "; ".join(one_line(i) for i in items)
