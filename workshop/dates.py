"""Dates and times as people say and type them: day first, short names, always after the day itself."""

from __future__ import annotations

import re
from datetime import date, time, timedelta
from typing import Final

MONTHS: Final = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
DAYS: Final = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_MONTH = {m[:3].lower(): i for i, m in enumerate(MONTHS, 1)}
_DAY = {d[:3].lower(): i for i, d in enumerate(DAYS)}
_NUMERIC = re.compile(r"(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{2}|\d{4}))?")
_NAMED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)? ?([a-z]{3,9})\.?(?: (\d{2}|\d{4}))?")
_RELATIVE = re.compile(r"\+ ?(\d{1,3}) ?([dwm])[a-z]*")
_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})")


def say(day: date) -> str:
    """`15 September 2026`, as documents write it."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def short(day: date) -> str:
    """`Fri 9 Oct`, as screens write it."""
    return f"{DAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1][:3]}"


def short_with_year(day: date) -> str:
    """`Tue 15 Sep 2026`."""
    return f"{short(day)} {day.year}"


def clock(at: time) -> str:
    """`14:35`."""
    return at.strftime("%H:%M")


def read_time(text: str) -> time | None:
    """A time of day: 14:35 or 14.35."""
    m = _CLOCK.fullmatch(text.strip())
    return time(int(m[1]), int(m[2])) if m and int(m[1]) < 24 and int(m[2]) < 60 else None


def read_date(text: str, today: date) -> date | None:
    """The date that somebody means on `today`, or None.

    Known: `2026-12-08`, `9/10`, `9 oct`, `9 October 2026`, `fri`, `next fri`, `+2w`, `+10d`, `end nov`, `today`,
    `tomorrow`. Without a year it is the next such day after today (grammar rule G7); a year of two figures is in this
    century. An impossible date is none.
    """
    t = re.sub(r"\s+", " ", text.strip().lower())
    t = re.sub(rf"^(?:{'|'.join(_DAY)})[a-z]* (?=\d)", "", t)  # the weekday before a date says nothing new
    if t in {"today", "tomorrow"}:
        return today + timedelta(days=t == "tomorrow")
    try:
        return date.fromisoformat(t) if re.fullmatch(r"\d{4}-\d\d-\d\d", t) else _read(t, today)
    except (ValueError, OverflowError):
        return None


def _read(t: str, today: date) -> date | None:
    if m := _NUMERIC.fullmatch(t):
        return _in_year(int(m[1]), int(m[2]), m[3], today)
    if (m := _NAMED.fullmatch(t)) and (month := _month(m[2])):
        return _in_year(int(m[1]), month, m[3], today)
    if m := _RELATIVE.fullmatch(t):
        return _ahead(int(m[1]), m[2], today)
    if (m := re.fullmatch(r"(?:next )?([a-z]{3,9})", t)) and (weekday := _weekday(m[1])) is not None:
        return today + timedelta(days=(weekday - today.weekday()) % 7 or 7)
    if (m := re.fullmatch(r"end (?:of )?([a-z]{3,9})", t)) and (month := _month(m[1])):
        year = today.year + (month < today.month)
        return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return None


def _in_year(day: int, month: int, year: str | None, today: date) -> date | None:
    if year:
        return date(int(year) + (2000 if len(year) == 2 else 0), month, day)
    found = date(today.year, month, day) if _exists(today.year, month, day) else None
    if found is None or found <= today:
        return date(today.year + 1, month, day) if _exists(today.year + 1, month, day) else None
    return found


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _ahead(n: int, unit: str, today: date) -> date:
    if unit == "m":
        month = today.month - 1 + n
        year, month = today.year + month // 12, month % 12 + 1
        last = (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day
        return date(year, month, min(today.day, last))
    return today + timedelta(days=n * (7 if unit == "w" else 1))


def _month(word: str) -> int | None:
    n = _MONTH.get(word[:3])
    return n if n and MONTHS[n - 1].lower().startswith(word) else None


def _weekday(word: str) -> int | None:
    n = _DAY.get(word[:3])
    return n if n is not None and DAYS[n].lower().startswith(word) else None
