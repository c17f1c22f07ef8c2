"""The checks that take no time: disk, second place, clock, screens, power. They load nothing of a day."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Final

from workshop import dates
from workshop.preflight.finding import LOOK, READY, STOP, Finding
from workshop.preflight.power import Power
from workshop.tongue import tr
from workshop.words import counted

GIGABYTE: Final = 1_000_000_000
LITTLE: Final = 200_000_000  # bytes free: what a long day may take with all its snapshots
TIGHT: Final = GIGABYTE
LOW: Final = 40  # per cent of a battery that is not plugged in


@dataclass(frozen=True, slots=True)
class Facts:
    """What the checks know beside what they try themselves."""

    folder: Path  # in which the day lies, or a new one would
    now: datetime  # with its zone
    second: Path | None = None
    day: date | None = None  # on which the day is; None: no day, or it was not said
    has_day: bool = False
    screens: int = 1
    seen_by_room: str = ""  # `yes`, `no`; empty: nobody has said yet
    read_at_the_back: str = ""  # the size at which line 3 was read; empty: not tried
    power: Power | None = None


def quick(facts: Facts) -> tuple[Finding, ...]:
    """All of them, in the order in which they are read."""
    checks: tuple[Callable[[Facts], Finding], ...] = (disk, second_place, clock, power)
    if facts.has_day:
        checks = (*checks, screens, safe, back_row)
    return tuple(check(facts) for check in checks)


def _room(free: int) -> str:
    return (
        tr("{free:.0f} GB free").format(free=free / GIGABYTE)
        if free >= GIGABYTE
        else tr("Only {free} MB free").format(free=free // 1000000)
    )


def disk(facts: Facts) -> Finding:
    """Room on the disk of the day."""
    try:
        free = shutil.disk_usage(facts.folder).free
    except OSError:
        return Finding(
            "disk", tr("Disk"), LOOK, tr("It does not say how much is free."), tr("Look at the folder of the day.")
        )
    said = tr("{room} where the day lies.").format(room=_room(free))
    if free < LITTLE:
        return Finding("disk", tr("Disk"), STOP, said, tr("Free some space, or put the day in another place."))
    if free < TIGHT:
        return Finding("disk", tr("Disk"), LOOK, said, tr("Enough for a day. Free some space if you can."))
    return Finding("disk", tr("Disk"), READY, said)


def second_place(facts: Facts) -> Finding:
    """The stick, or another folder, where a copy is kept in step."""
    name, place = tr("Second copy"), facts.second
    if place is None:
        return Finding("second", name, LOOK, tr("No second place yet."), tr("Put a stick in, and choose it."))
    try:
        free = shutil.disk_usage(place).free
    except OSError:
        return Finding(
            "second",
            name,
            LOOK,
            tr("{place} is not there.").format(place=place),
            tr("Put the stick back, or choose another place."),
        )
    if free < LITTLE:
        return Finding(
            "second",
            name,
            STOP,
            tr("{room} on {place}.").format(room=_room(free), place=place),
            tr("Free some, or take another."),
        )
    return Finding("second", name, READY, tr("It goes to {place}: {room}.").format(place=place, room=_room(free)))


def clock(facts: Facts) -> Finding:
    """Date, time and zone; whether the day is today."""
    now = facts.now
    offset = now.utcoffset()
    hours = offset.total_seconds() / 3600 if offset is not None else 0
    zone = now.tzname() or tr("no zone")
    zone = f"{zone}, {hours:+g} h" if hours and not zone.startswith("UTC") else zone
    said = f"{dates.short(now.date())}, {now:%H:%M} ({zone})."
    if facts.day is not None and facts.day != now.date():
        on = dates.short_with_year(facts.day)
        return Finding(
            "clock",
            tr("Clock"),
            LOOK,
            tr("{said} The day is on {on}.").format(said=said, on=on),
            tr("Right if you try it ahead. Else set one of them."),
        )
    return Finding("clock", tr("Clock"), READY, said)


def power(facts: Facts) -> Finding:
    """Mains and battery."""
    found = facts.power
    if found is None:
        return Finding("power", tr("Power"), READY, tr("No battery that the system tells of: it runs on the mains."))
    full = tr("Battery {percent} %").format(percent=found.percent) if found.percent is not None else tr("Battery")
    if found.plugged:
        return Finding("power", tr("Power"), READY, tr("{full}, plugged in.").format(full=full))
    low = found.percent is not None and found.percent < LOW
    return Finding(
        "power",
        tr("Power"),
        STOP if low else LOOK,
        tr("{full}, not plugged in.").format(full=full),
        tr("Plug the charger in."),
    )


def screens(facts: Facts) -> Finding:
    """Whether there is a screen for the room."""
    name = tr("Room’s screen")
    if facts.screens > 1:
        more = counted(facts.screens - 1, "more screen")
        return Finding("screens", name, READY, tr("There is {more}: F5 shows the room screen there.").format(more=more))
    return Finding(
        "screens",
        name,
        LOOK,
        tr("There is this screen only."),
        tr("Plug the projector in and extend this screen to it; or F5 turns this one to the room."),
    )


def safe(facts: Facts) -> Finding:
    """Whether the room sees this screen too: a projector that mirrors it can't be told by a program (W14)."""
    name = tr("Can the room see this screen?")
    if not facts.seen_by_room:
        return Finding("safe", name, LOOK, tr("Nobody has said yet."), tr("Look at the wall, then answer."))
    covered = facts.seen_by_room == "yes"
    return Finding(
        "safe", name, READY, tr("Yes: private things are covered.") if covered else tr("No: it has its own.")
    )


def back_row(facts: Facts) -> Finding:
    """Whether the third line can be read from the last row (W15)."""
    name = tr("Back row")
    if facts.read_at_the_back:
        return Finding(
            "backrow",
            name,
            READY,
            tr("Line 3 can be read, with letters at {read_at_the_back} %.").format(
                read_at_the_back=facts.read_at_the_back
            ),
        )
    now = tr("Show the three lines, stand at the back and read line 3.")
    return Finding("backrow", name, LOOK, tr("Not tried yet."), now)
