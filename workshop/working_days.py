"""Which days people work: weekends and the bank holidays of a nation of the United Kingdom are left out.

Sources: Banking and Financial Dealings Act 1971, Schedule 1, and the substitute days that are proclaimed for holidays
that fall on a weekend; Easter from the church calendar. Days proclaimed once are listed.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import Final

from dateutil.easter import easter

from workshop.tongue import tr

NATIONS: Final = ("england", "wales", "scotland", "northern_ireland")
_ONCE: Final = {
    date(2022, 6, 3): tr("Platinum Jubilee"),
    date(2022, 9, 19): tr("State funeral"),
    date(2023, 5, 8): tr("Coronation"),
}


def is_working_day(day: date, nation: str = "england") -> bool:
    """Whether it is neither a Saturday, a Sunday nor a bank holiday there."""
    return day.weekday() < 5 and day not in bank_holidays(day.year, nation)


def neighbours(day: date, nation: str = "england") -> tuple[date, date]:
    """The working days before and after a day that is none."""
    before, after = day - timedelta(days=1), day + timedelta(days=1)
    while not is_working_day(before, nation):
        before -= timedelta(days=1)
    while not is_working_day(after, nation):
        after += timedelta(days=1)
    return before, after


@cache
def bank_holidays(year: int, nation: str = "england") -> frozenset[date]:
    """The bank holidays of a year, substitute days included; the holiday at a weekend itself is left out."""
    sunday = easter(year)
    early, spring = _monday(year, 5, 1), _last_monday(year, 5)
    if year == 2020:
        early = date(2020, 5, 8)  # moved once, for the anniversary of 1945
    if year == 2022:
        spring = date(2022, 6, 2)  # moved once, for the jubilee
    fixed = [date(year, 1, 1)]
    found = {sunday - timedelta(days=2), early, spring}
    if nation == "scotland":
        fixed.append(date(year, 1, 2))
        found.add(_monday(year, 8, 1))
    else:
        found |= {sunday + timedelta(days=1), _last_monday(year, 8)}
    if nation == "northern_ireland":
        found |= _substituted([date(year, 3, 17)]) | _substituted([date(year, 7, 12)])
    if nation == "scotland":
        found |= _substituted([date(year, 11, 30)])
    found |= _substituted(fixed) | _substituted([date(year, 12, 25), date(year, 12, 26)])
    return frozenset(found | {d for d in _ONCE if d.year == year})


def _substituted(days: list[date]) -> set[date]:
    """Each holiday, or where it falls on a weekend the next weekday that is no holiday of the group."""
    out = {d for d in days if d.weekday() < 5}
    for d in (d for d in days if d.weekday() > 4):
        moved = d + timedelta(days=1)
        while moved.weekday() > 4 or moved in days or moved in out:
            moved += timedelta(days=1)
        out.add(moved)
    return out


def _monday(year: int, month: int, nth: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(7 - first.weekday()) % 7 + 7 * (nth - 1))


def _last_monday(year: int, month: int) -> date:
    last = date(year, month, 31)
    return last - timedelta(days=last.weekday())
