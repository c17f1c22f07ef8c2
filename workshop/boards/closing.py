"""The nine jobs of the close, in their order: what is done, what is missing, what Enter begins (interaction.md W13).

All of it is worked out from the record and from how the copies stand; nothing can be ticked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from workshop.content_code import content_code
from workshop.formulas import trust
from workshop.formulas.room import may_answer
from workshop.kinds import Notice, Organisation, Person, Session, Setting, SignOff, TheAsk, Trust
from workshop.notice import paragraphs, reader, said_to_resident
from workshop.playbook.progress import playbook_of
from workshop.revealed import is_shown
from workshop.running_order import running
from workshop.shown import called, near
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.words import counted, joined, spelled

SCREEN: Final = "close"  # the screen of the session in which they are done
MADE: Final = "papers.made"  # a setting of the day: the code, the time, how many, where
Stick = Literal["none", "being written", "in step", "away", "left"]  # how the second copy stands
_WANTED: Final = (
    ("text", "what"),
    ("to", tr("of whom")),
    ("by", tr("by when")),
    ("options", tr("which answers")),
    ("next_on", tr("the next date")),
)
_CODE: Final = 16  # figures of the content code that are kept


@dataclass(frozen=True, slots=True)
class Job:
    """One job."""

    key: str
    title: str
    minutes: int  # that it takes
    done: bool
    said: str  # what is done, or what is missing
    act: str = ""  # what the empty Enter begins; empty: it is done by hand


@dataclass(frozen=True, slots=True)
class Made:
    """When papers were made, and whether they still say what the record says."""

    at: str
    many: int
    where: str
    current: bool


def jobs(s: Snapshot, stick: Stick = "none") -> tuple[Job, ...]:
    """The jobs of this day, in the order in which they are done; without slips where a day has none."""
    slips = [x for x in (_slips_out(s), _counted(s), _trust_shown(s)) if x is not None]
    out = [_sentence(s), _notice(s), _signed(s), _ask(s), _papers(s), _stick(s, stick)]
    if not slips:
        return tuple(out)
    first, counted_, last = slips
    return (first, out[0], out[1], counted_, *out[2:], last)


def next_job(found: tuple[Job, ...]) -> Job | None:
    """The first job that is open and that a key begins."""
    return next((j for j in found if not j.done and j.act), None)


def still_open(found: tuple[Job, ...]) -> str:
    """`Three things of the close are open: the ask, the papers and the stick.`; empty where none is."""
    left = [j.title[:1].lower() + j.title[1:] for j in found if not j.done and j.act]
    if not left:
        return ""
    n = tr("{left} {thing} of the close").format(
        left=spelled(len(left)).capitalize(), thing=tr("thing") if len(left) == 1 else tr("things")
    )
    return tr("{n} {is_} open: {left}.").format(n=n, is_=tr("is") if len(left) == 1 else tr("are"), left=joined(left))


def made_papers(s: Snapshot) -> Made | None:
    """The papers that were made last; None before."""
    kept = s.get(Setting, MADE)
    code, _, rest = ((kept.value or "") if kept is not None else "").partition(" ")
    at, _, rest = rest.partition(" ")
    many, _, where = rest.partition(" ")
    if not where or not many.isdigit():
        return None
    return Made(at, int(many), where, code == content_code(s)[:_CODE])


def as_made(s: Snapshot, at: str, many: int, where: str) -> str:
    """What is kept of papers that were made: `7f3a91c20b4d11e0 16:43 4 /media/stick/Warm and Well`."""
    return f"{content_code(s)[:_CODE]} {at} {many} {where}"


def closing_runs(s: Snapshot) -> bool:
    """Whether the room is in the close."""
    part = running(s)
    return isinstance(part, Session) and _is_close(s, part)


def _is_close(s: Snapshot, session: Session) -> bool:
    plan = playbook_of(s).session(session.id)
    return plan is not None and plan.screen == SCREEN


def _statements(s: Snapshot) -> Sequence[Trust]:
    plan = playbook_of(s)
    return s.all(Trust) if any("slips" in x.counts for x in plan.sessions if x.screen == SCREEN) else ()


def _answers(s: Snapshot) -> int:
    return min((trust.answers(t.end) for t in _statements(s)), default=0)


def _slips_out(s: Snapshot) -> Job | None:
    if not _statements(s):
        return None
    n = _answers(s)
    people = may_answer(s)
    slips = counted(n or people, "slip") if n or people else tr("the slips")
    out = (
        tr("{slips} came back").format(slips=slips)
        if n
        else tr("Hand out {slips}; they are counted later").format(slips=slips)
    )
    return Job("out", tr("Slips out"), 1, n > 0, out)


def _sentence(s: Snapshot) -> Job:
    said = said_to_resident(s)
    words = f"“{said}”" if said else _ask_reader(s)
    return Job("sentence", tr("The sentence for a resident"), 3, bool(said), words, "words")


def _ask_reader(s: Snapshot) -> str:
    who = reader(s)
    reads = tr(" {called} reads it aloud.").format(called=called(s, who.id)) if who is not None else ""
    return tr("What would you tell a resident? Type it.{reads}").format(reads=reads)


def _notice(s: Snapshot) -> Job:
    found = paragraphs(s)
    left = [p for p in found if not p.written and (p.words or p.part.field in {"what_not", "choice"})]
    if not left:
        notice = s.one(Notice)
        who = called(s, notice.read_aloud_by_person_id) if notice and notice.read_aloud_by_person_id else ""
        return Job(
            "notice",
            tr("The notice"),
            3,
            True,
            tr("Read aloud{by_who}").format(by_who=tr(" by {who}").format(who=who) if who else ""),
            "notice",
        )
    headings = joined(p.part.heading.lower() for p in left[:3])
    more = tr(" and {left} more").format(left=len(left) - 3) if len(left) > 3 else ""
    return Job(
        "notice",
        tr("The notice"),
        3,
        False,
        tr("Not read yet: {headings}{more}").format(headings=headings, more=more),
        "notice",
    )


def _counted(s: Snapshot) -> Job | None:
    if not _statements(s):
        return None
    n, of = _answers(s), may_answer(s)
    said = tr("{n} of {slips}").format(n=n, slips=counted(of, "slip")) if n else tr("Not counted yet")
    return Job("slips", tr("Slips counted"), 0, n > 0, said, "count")


def _signed(s: Snapshot) -> Job:
    present = {p.org_id for p in s.all(Person) if p.here is not False}
    orgs = [o for o in s.all(Organisation) if o.id in present and o.part_in_room != "observer"]
    said = {x.org_id: x for x in s.all(SignOff) if x.accepted or x.refused_reason}
    left = [called(s, o.id) for o in orgs if o.id not in said]
    own = sum(bool(x.reservation) for x in said.values())
    words = tr("{orgs} of {organisations}").format(
        orgs=len(orgs) - len(left), organisations=counted(len(orgs), "organisation")
    )
    words += f", {counted(own, 'reservation')}" if own else ""
    words += tr(". Not said yet: {left}").format(left=joined(left)) if left and said else ""
    return Job("signed", tr("The sign-off"), 4, bool(orgs) and not left, words, "sign-off")


def _ask(s: Snapshot) -> Job:
    ask = s.one(TheAsk)
    left = [name for field, name in _WANTED if ask is None or not getattr(ask, field)]
    if ask is not None and not left:
        said = (
            tr("By {near}; we meet again {near2}").format(near=near(s, ask.by), near2=near(s, ask.next_on))
            if ask.by and ask.next_on
            else ""
        )
        return Job("ask", tr("The ask and the next date"), 2, True, said, "the ask")
    return Job(
        "ask", tr("The ask and the next date"), 2, False, tr("Missing: {left}").format(left=joined(left)), "the ask"
    )


def _papers(s: Snapshot) -> Job:
    made = made_papers(s)
    if made is None:
        return Job("papers", tr("The papers"), 1, False, tr("Not made yet. One key makes them all"), "papers")
    said = tr("{papers} at {at}, in {where}").format(papers=counted(made.many, "paper"), at=made.at, where=made.where)
    if not made.current:
        return Job(
            "papers",
            tr("The papers"),
            1,
            False,
            tr("{said}. The record has changed since: make them again").format(said=said),
            "papers",
        )
    return Job("papers", tr("The papers"), 1, True, said, "papers")


def _stick(s: Snapshot, stick: Stick) -> Job:
    """The stick may come out once the papers are on it and the copy is in step; without one there is nothing to do."""
    said = {
        "none": tr("No second copy is kept. Choose a stick under File and copies"),
        "being written": tr("The second copy is being written. Leave it in"),
        "in step": tr("The second copy is in step. It can come out"),
        "away": tr("It is out. It catches up when it is back"),
        "left": tr("Somebody went on with the second copy elsewhere"),
    }[stick]
    made = made_papers(s)
    done = stick in {"in step", "away"} and made is not None and made.current
    if stick == "in step" and not done:
        said = tr("The second copy is in step. It may stay in for the papers")
    return Job("stick", tr("The stick"), 0, done, said)


def _trust_shown(s: Snapshot) -> Job | None:
    if not _statements(s):
        return None
    close = next((x for x in s.all(Session) if _is_close(s, x)), None)
    shown = close is not None and is_shown(s, close.id)
    words = tr("On the wall") if shown else tr("Last: what people leave with")
    return Job("trust", tr("How trust moved"), 1, shown and _answers(s) > 0, words, "reveal")
