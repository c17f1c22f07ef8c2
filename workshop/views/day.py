"""The whole day as decision makers and footers need it, gathered once from a snapshot."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from typing import Final

from workshop import dates
from workshop.content_code import COVERED, content_code, grouped, last_change, room_code
from workshop.formulas import risks as formulas
from workshop.gaps.records import open_gaps
from workshop.kinds import Gap, Workshop
from workshop.rehearsal import WORD, marked
from workshop.revealed import in_papers
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.views import attendance, balance, decisions, ideas, next_days, pilot, risks, settle, stands, trust, worth
from workshop.views.amended import Amended, places
from workshop.views.balance import Balance
from workshop.views.decisions import DecisionShown, LowestVoice
from workshop.views.ideas import Ideas
from workshop.views.names import organisation
from workshop.views.next_days import Ahead
from workshop.views.pilot import Ask, Ladder
from workshop.views.risks import RiskShown
from workshop.views.settle import Settle
from workshop.views.stands import SignedOff, Stand
from workshop.views.titles import place, short_title, subtitle
from workshop.views.trust import Thermometer
from workshop.views.worth import Gain
from workshop.words import counted, one_line, tidy

KIND: Final = tr("Data sharing pilot workshop")
_NEVER: Final = datetime(2000, 1, 1, tzinfo=UTC)  # the date of a document made from no record and no date at all


@dataclass(frozen=True, slots=True)
class Day:
    """What the first pages say, and what every page repeats."""

    title: str  # short, never empty
    full_title: str
    kicker: str  # what, when, where
    question: str
    marking: str
    marked: str  # `Rehearsal`, `Invented sample`: what is not real says so; empty for a real day
    held_on: str  # the date of the day, or that it was not said
    dated: bool
    version: int
    code: str  # 64 figures
    room_code: str  # of what was said aloud, which is what is accepted
    changed_at: datetime
    reopened: bool
    author: str
    has_pilot: bool
    without_pilot: str  # what is said in its place
    pilot_line: str
    ask: Ask | None
    first_use: date | None
    gains: tuple[Gain, ...]
    balance: Balance | None
    stands: tuple[Stand, ...]
    signed: SignedOff
    amended: tuple[Amended, ...]  # what was changed after it was accepted
    nobody_could_decide: str  # empty also where a gap says it
    settle: Settle
    decisions: tuple[DecisionShown, ...]
    lowest: tuple[LowestVoice, ...]
    sharing: tuple[RiskShown, ...]  # of the pilot, or without one of the day; highest first
    not_sharing: tuple[RiskShown, ...]
    both_ways: tuple[tuple[RiskShown, ...], tuple[RiskShown, ...]]  # the same; where empty, the worst of the day
    ladder: Ladder | None
    thermometer: Thermometer | None
    ahead: Ahead | None
    ideas: Ideas | None
    attended: tuple[int, int]  # people, organisations

    @property
    def record_of(self) -> str:
        """`record of 15 September 2026`, or that the day has no date yet."""
        return (
            tr("record of {held_on}").format(held_on=self.held_on)
            if self.dated
            else tr("record of a day without a date")
        )

    @property
    def rehearsal(self) -> bool:
        """Whether nothing of it is real."""
        return self.marked == WORD

    @property
    def code_short(self) -> str:
        """The code as people compare it."""
        return grouped(self.code)

    @property
    def worst_not_sharing(self) -> RiskShown | None:
        """What happens first of all if nothing is shared, in the pilot."""
        return self.not_sharing[0] if self.has_pilot and self.not_sharing else None

    def foremost_parties(self, most: int) -> Balance:
        """The balance with so many parties: those that carry most, and always the residents.

        Raises:
            ValueError: there is no balance.

        """
        if self.balance is None:
            raise ValueError("no balance")
        ranked = sorted(self.balance.parties, key=lambda p: (not p.public, -(p.agreed or 0), -(p.now or 0)))
        kept = ranked[: max(most, 2)]
        return replace(self.balance, parties=tuple(p for p in self.balance.parties if p in kept))


def _nobody_decides_is_asked(snapshot: Snapshot) -> bool:
    """Whether what is still to settle says already that an organisation had nobody who could decide."""
    return any(g.rule_id == "G31" for g in (*snapshot.all(Gap), *open_gaps(snapshot)))


def day(snapshot: Snapshot) -> Day:
    """The day as it is printed."""
    code, said = content_code(snapshot), room_code(snapshot)  # of all that the day holds, shown yet or not
    snapshot = in_papers(snapshot)
    w, chosen = snapshot.workshop, snapshot.pilot
    return Day(
        short_title(w.title),
        one_line(w.title or ""),
        _kicker(w, marked(snapshot)),
        tidy(w.question or ""),
        one_line(w.handling_marking or ""),
        marked(snapshot),
        dates.say(w.date) if w.date else tr("date not said"),
        w.date is not None,
        2 if w.status == "reopened" else 1,
        code,
        said,
        _changed_at(snapshot),
        w.status == "reopened",
        _author(snapshot),
        chosen is not None,
        "" if chosen else _without_pilot(snapshot),
        tidy((chosen.one_line or chosen.title or "") if chosen else ""),
        pilot.the_ask(snapshot),
        pilot.first_use(snapshot),
        worth.gains(snapshot),
        balance.of_pilot(snapshot),
        stands.positions(snapshot),
        stands.sign_off(snapshot),
        places(snapshot),
        "" if _nobody_decides_is_asked(snapshot) else attendance.nobody_could_decide(snapshot),
        settle.still_to_settle(snapshot),
        decisions.decisions(snapshot),
        decisions.lowest_voices(snapshot),
        risks.worst_of(snapshot, formulas.SHARING),
        risks.worst_of(snapshot, formulas.NOT_SHARING),
        (
            risks.worst_or_of_day(snapshot, formulas.SHARING),
            risks.worst_or_of_day(snapshot, formulas.NOT_SHARING),
        ),
        pilot.ladder(snapshot),
        trust.thermometer(snapshot),
        next_days.ahead(snapshot),
        ideas.others(snapshot),
        attendance.counts(snapshot),
    )


def summary(snapshot: Snapshot) -> str:
    """`7 organisations, 14 people, 12 datasets, …`: what the record holds, the empty kinds left out."""
    shown = ("organisation", "person", "dataset", "use_case", "value", "risk", "decision", "action")
    kinds = [cls for cls in COVERED if cls.KIND.table in shown]
    counts = [(cls, len(snapshot.all(cls))) for cls in kinds]
    return ", ".join(counted(n, cls.KIND.one, cls.KIND.many) for cls, n in counts if n)


def _kicker(w: Workshop, unreal: str) -> str:
    parts = (
        subtitle(w.title) or KIND,
        dates.say(w.date) if w.date else "",
        place(w.venue),
        unreal,
    )
    return " · ".join(p for p in parts if p)


def _without_pilot(snapshot: Snapshot) -> str:
    found = summary(snapshot)
    return (
        tr("No pilot was chosen. The record holds {found}.").format(found=found)
        if found
        else tr("Nothing is recorded yet.")
    )


def _author(snapshot: Snapshot) -> str:
    """Whose document it is: the host's, else that of the day itself."""
    return organisation(snapshot, snapshot.workshop.host_org_id) or short_title(snapshot.workshop.title)


def _changed_at(snapshot: Snapshot) -> datetime:
    """When the records last changed, never when this was made; without a stamp the day itself."""
    found = last_change(snapshot)
    if found is None:
        w = snapshot.workshop
        found = datetime.combine(w.date, w.start or time(0), UTC) if w.date else _NEVER
    return found if found.tzinfo else found.replace(tzinfo=UTC)
