"""The bearer round: who carries each risk today, who should, and on which terms (domain.md 2.3, session 7)."""

from __future__ import annotations

from typing import Any, Final

from workshop import commands as c
from workshop.boards.cards import DOT, carried, extent
from workshop.capture.reading import Reading
from workshop.formulas import authority, risks, scales
from workshop.kinds import Risk
from workshop.shown import called, first_name, near, several
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.vocabulary import label
from workshop.walks.walk import Answer, Answers, NewId, Row

MOST: Final = 30  # risks of a round
_SIGNS: Final = frozenset(
    {
        "bearer_org_ids",
        "bearer_should_org_ids",
        "sharing_status",
        "owner_person_id",
        "due_date",
        "accepted_by_person_id",
        "felt_by",
        "likelihood",
        "impact",
    }
)


class BearerRound:
    """The risks, the highest first. Empty Enter leaves it as it is: it never takes a risk for anybody."""

    name = tr("Bearer round")
    one = "risk"
    words = tr("Keep as the terms")
    reads = "risk"
    placeholder = tr("!> and who should carry it; words are the terms")

    def rows(self, s: Snapshot) -> list[Row]:
        """The highest risks, those without a score last: a room that keeps more talks of none (domain.md 2.3)."""
        return [self._row(s, r) for r in risks.by_score(s.all(Risk))[:MOST]]

    def _row(self, s: Snapshot, r: Risk) -> Row:
        points = risks.score(r)
        today, should = carried(s, r)
        way = tr("If we don’t share") if r.direction == risks.NOT_SHARING else tr("If we share")
        facts = [
            f"{way}. {scales.of_risk(r.likelihood, r.impact)}".strip(),
            DOT.join(p for p in (today, should) if p),
            tr("Terms: {sharing_terms}").format(sharing_terms=r.sharing_terms) if r.sharing_terms else "",
            DOT.join(p for p in (_watched(s, r), _accepted(s, r)) if p),
            ", ".join(
                p
                for p in (
                    tr("Felt by {several}").format(several=several(s, r.felt_by)) if r.felt_by else "",
                    extent(s, r),
                )
                if p
            ),
        ]
        answer = label("sharing_status", r.sharing_status) if r.sharing_status not in {None, *risks.UNPLACED} else ""
        title = r.headline if points is None else f"{points} · {r.headline}"
        return Row(r.id, "risk", title, tuple(f for f in facts if f), answer, tuple(_exceptions(s, r)))

    def answers(self, s: Snapshot, row: Row, new_id: NewId) -> Answers:  # noqa: ARG002 - one shape for all
        """Enter leaves it. Digits answer nothing here: they begin a score."""
        typing = (
            tr("!> and a name: who should"),
            tr("#shared, #oneparty or #disputed"),
            tr("owner @…"),
            tr("accepted by @…"),
            tr("the terms"),
        )
        return Answers(Answer(tr("as it is, next")), typing=typing)

    def typed(self, s: Snapshot, row: Row, reading: Reading, new_id: NewId) -> c.Command | None:  # noqa: ARG002
        """Words are the terms; signs among them say who should, who watches it, by when."""
        if reading.act != "add" or not reading.text:
            return None
        values: dict[str, Any] = {x.field: x.value for x in reading.signs if x.field in _SIGNS}
        words = f"{reading.text} -- {reading.second}" if reading.second else reading.text
        return c.Change("risk", row.id, {"sharing_terms": words, **values})


def _watched(s: Snapshot, r: Risk) -> str:
    who, when = first_name(s, r.owner_person_id), near(s, r.due_date)
    said = tr(", by ").join(p for p in (who, when) if p)
    return tr("Owner: {said}").format(said=said) if who else tr("By {when}").format(when=when) if when else ""


def _accepted(s: Snapshot, r: Risk) -> str:
    return (
        tr("Accepted by {called}").format(called=called(s, r.accepted_by_person_id)) if r.accepted_by_person_id else ""
    )


def _exceptions(s: Snapshot, r: Risk) -> list[str]:
    out = [] if r.bearer_org_ids else [tr("Who answers for it?")]
    if r.sharing_status in risks.UNPLACED:
        out.append(tr("Nobody yet") if r.sharing_status == "unallocated" else tr("Disputed"))
    if authority.beyond(s, r):
        out.append(
            tr("Provisional: {first_name} can’t decide").format(first_name=first_name(s, r.accepted_by_person_id))
        )
    return out
