"""The whole wall at a moment: before the day, in each session, in a break, at the end, one record alone, blank."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from workshop import dates
from workshop.kinds import Break, Risk, Session, Workshop
from workshop.notice import said_to_resident
from workshop.playbook.progress import playbook_of
from workshop.playbook.schema import SessionPlan
from workshop.rehearsal import marked
from workshop.running_order import at_minute, ends, following, paused, planned_end, running, time_left
from workshop.snapshot import Snapshot
from workshop.timers import Reading, readings
from workshop.tongue import tr
from workshop.views.titles import short_title
from workshop.wall.bodies import body_of, named_so_far, risk_alone
from workshop.wall.content import Alone, Blank, Block, Body, Columns, Item, Picture, Place, Turn, Wall
from workshop.wall.figures import asked_for, figures
from workshop.wall.items import item
from workshop.wall.newest import is_news
from workshop.words import one_line

LAST_MINUTES: Final = 5  # in which seconds are counted: before that they would be watched (W15)
HOLD: Final = 3


def wall(s: Snapshot, plans: Snapshot, place: Place, now: datetime) -> Wall:
    """The wall of what may be seen; `plans` is the day itself, for its playbook, its clock, and whether it is real."""
    part = running(s)
    found = s.find(place.only)
    if found is not None and not isinstance(found, Workshop):
        made = _framed(s, "", _alone(s, found))
    elif isinstance(part, Break):
        made = _in_break(s, plans, part, now)
    elif isinstance(part, Session):
        made = _in_session(s, plans, part, place, now)
    else:
        made = _at_an_end(s)
    return on_the_clock(replace(made, fiction=marked(plans)), plans, now)


def blank(s: Snapshot, plans: Snapshot | None = None) -> Wall:
    """Marking and title, and nothing else."""
    return replace(_framed(s, "", Blank()), fiction=marked(plans or s))


def back_row(s: Snapshot, plans: Snapshot | None = None) -> Wall:
    """Three lines in the three sizes: the third is read aloud from the back."""
    lines = (
        Item("1", tr("Line 1: who gains, and who carries the risk?"), (tr("Line 2: said by Council, by Fri 9 Oct"),)),
    )
    return replace(
        _framed(s, tr("Can the back row read line 3?"), Columns((Block("", lines),))),
        news=tr("Line 3: seven quiet geese"),
        fiction=marked(plans or s),
    )


def on_the_clock(made: Wall, plans: Snapshot, now: datetime) -> Wall:
    """The same wall with the minutes of this moment: a held picture has them too."""
    part, rest = running(plans), time_left(plans, now)
    if part is None or rest is None or isinstance(made.body, Blank):
        return replace(made, left="", until="", timers=())
    made = replace(made, timers=tuple(_timer(x) for x in readings(plans, now)))
    stands = paused(plans)
    since = min(stands.astimezone(now.tzinfo), now) if stands is not None else now
    seconds = int((datetime.combine(now.date(), rest.end, now.tzinfo) - since) / timedelta(seconds=1))
    counting = 0 < seconds < LAST_MINUTES * 60
    said = f"{rest.amount} {rest.word}" if rest.minutes < 0 else rest.amount
    until = "" if isinstance(part, Break) else rest.until  # a break says it large
    return replace(made, left=f"{seconds // 60}:{seconds % 60:02d}" if counting else said, until=until)


def _timer(x: Reading) -> Item:
    then = (
        tr("Then {following}{following2}").format(following=x.following[0].lower(), following2=x.following[1:])
        if x.following
        else ""
    )
    lines = tuple(t for t in (x.timer.words, then) if t)
    return Item(f"timer {x.timer.table}", x.called, lines, "0:00" if x.over else x.clock)


def _framed(s: Snapshot, headline: str, body: Body, news: str = "") -> Wall:
    day = s.workshop
    return Wall(day.handling_marking or "", short_title(day.title), headline, body, news=news, fiction=marked(s))


def _in_session(s: Snapshot, plans: Snapshot, part: Session, place: Place, now: datetime) -> Wall:
    plan = playbook_of(plans).session(part.id)
    if plan is None:
        return _framed(s, part.title or "", Alone(""))
    asked = figures(s, plan) if asked_for(plans, part.id) else None
    body = asked or body_of(s, plan, place)
    headline = (s.workshop.question or plan.question) if plan.number == 1 else plan.question
    if isinstance(body, Alone) and (body.instead or body.words == headline):
        headline = ""
    return _framed(s, headline, _counting(body, place.cards), _news(s, plans, plan, place, now))


def _counting(body: Body, cards: str) -> Body:
    """The same with how many cards are in, of which nothing else is known yet."""
    if not cards or isinstance(body, Blank | Turn | Picture):
        return body
    return replace(body, foot=cards) if isinstance(body, Columns) else replace(body, lines=(*body.lines, cards))


def _news(s: Snapshot, plans: Snapshot, plan: SessionPlan, place: Place, now: datetime) -> str:
    if place.cards and plan.number == HOLD:
        return place.cards
    newest, written = s.find(place.newest), plans.find(place.newest)
    if newest is not None and written is not None and is_news(written, now):
        return tr("New: {newest}").format(newest=one_line(newest.headline))
    return named_so_far(s) if plan.number == HOLD else ""


def _in_break(s: Snapshot, plans: Snapshot, part: Break, now: datetime) -> Wall:
    after = following(s, part.id)
    plan = playbook_of(plans).session(after.id) if after else None
    back = dates.clock(at_minute(ends(plans, now) or planned_end(part)))
    lines = (tr("Then: {question}").format(question=plan.question),) if plan else ()
    return _framed(s, "", Alone(tr("Back at {back}").format(back=back), lines, part.label or ""))


def without_session(s: Snapshot) -> str:
    """What the room sees while nothing runs, in words; empty while something does."""
    if running(s) is not None:
        return ""
    over = any(p.ended_at is not None for p in s.all(Session))
    return tr("the sentence for a resident") if over and said_to_resident(s) else tr("the question")


def _at_an_end(s: Snapshot) -> Wall:
    day = s.workshop
    if any(p.ended_at is not None for p in s.all(Session)):
        said = said_to_resident(s)
        return _framed(s, "", Alone(said or day.question or "", (), tr("What we will tell a resident") if said else ""))
    begins = tr("We begin at {clock}").format(clock=dates.clock(day.start)) if day.start else ""
    rules = tuple(Item(f"rule {n}", text) for n, text in enumerate(day.ground_rules, 1))
    if rules:
        return _framed(s, day.question or "", Columns((Block(begins, rules, quiet=True),)))
    return _framed(s, "", Alone(day.question or short_title(day.title), (begins,) if begins else ()))


def _alone(s: Snapshot, found: object) -> Alone:
    if isinstance(found, Risk):
        return risk_alone(s, found)
    made = item(s, found)  # type: ignore[arg-type]
    return Alone(made.title, made.lines, figure=made.figure)
