"""Dates and times as people say and type them: day first, short names, always after the day itself."""

from __future__ import annotations

import re
from datetime import date, time, timedelta
from typing import Final

from workshop.tongue import tr

# As they are typed: the grammar of the line is English.
MONTHS: Final = (
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
)
DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# As they are read.
_MONTHS_SAID: Final = (
    (tr("January"), tr("Jan")),
    (tr("February"), tr("Feb")),
    (tr("March"), tr("Mar")),
    (tr("April"), tr("Apr")),
    (tr("May"), tr("May")),
    (tr("June"), tr("Jun")),
    (tr("July"), tr("Jul")),
    (tr("August"), tr("Aug")),
    (tr("September"), tr("Sep")),
    (tr("October"), tr("Oct")),
    (tr("November"), tr("Nov")),
    (tr("December"), tr("Dec")),
)
_DAYS_SAID: Final = (tr("Mon"), tr("Tue"), tr("Wed"), tr("Thu"), tr("Fri"), tr("Sat"), tr("Sun"))
_MONTH = {m[:3].lower(): i for i, m in enumerate(MONTHS, 1)}
_DAY = {d[:3].lower(): i for i, d in enumerate(DAYS)}
_NUMERIC = re.compile(r"(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{2}|\d{4}))?")
_NAMED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)? ?([a-z]{3,9})\.?(?: (\d{2}|\d{4}))?")
_RELATIVE = re.compile(r"\+ ?(\d{1,3}) ?([dwm])[a-z]*")
_SPAN = re.compile(r"(?:within|in)(?: the next)? (\d{1,3}|[a-z]+) (days?|weeks?|months?)")
_OF_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)")
_END = re.compile(r"end (?:of )?(?:the )?(next )?(week|month|year)")
_COUNT: Final = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
FRIDAY: Final = 4
RECENT: Final = 15  # days: so long ago a date without a year may have been meant
_TIMES: Final = """
    asap autumn christmas day days easter end evening fortnight friday half-term lunch midday midnight monday month
    months morning next noon now saturday soon spring summer sunday then thursday today tomorrow tonight tuesday
    wednesday week weekend weeks winter year years
"""
_ABOUT_TIME: Final = frozenset(_TIMES.split())
_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})")


def say(day: date) -> str:
    """`15 September 2026`, as documents write it."""
    return tr("{day} {month} {year}").format(day=day.day, month=_MONTHS_SAID[day.month - 1][0], year=day.year)


def short(day: date) -> str:
    """`Fri 9 Oct`, as screens write it."""
    weekday, month = _DAYS_SAID[day.weekday()], _MONTHS_SAID[day.month - 1][1]
    return tr("{weekday} {day} {month}").format(weekday=weekday, day=day.day, month=month)


def short_with_year(day: date) -> str:
    """`Tue 15 Sep 2026`."""
    return tr("{date} {year}").format(date=short(day), year=day.year)


def without_year(day: date) -> str:
    """`15 September`."""
    return tr("{day} {month}").format(day=day.day, month=_MONTHS_SAID[day.month - 1][0])


def near(day: date, today: date) -> str:
    """`Fri 9 Oct`; with its year where that is not the year of `today`."""
    return short(day) if day.year == today.year else short_with_year(day)


def clock(at: time) -> str:
    """`14:35`."""
    return at.strftime("%H:%M")


def read_time(text: str) -> time | None:
    """A time of day: 14:35 or 14.35."""
    m = _CLOCK.fullmatch(text.strip())
    return time(int(m[1]), int(m[2])) if m and int(m[1]) < 24 and int(m[2]) < 60 else None


def read_date(text: str, today: date) -> date | None:
    """The date that somebody means on `today`, or None.

    Known: `2026-12-08`, `9/10`, `9 oct`, `9 October 2026`, `31st`, `fri`, `next fri` (that of next week), `+2w`,
    `+10d`, `within two weeks`, `end nov`, `end of next month`, `today`, `tomorrow`. Without a year, or a month, it is
    the next such day after today (grammar rule G7); a year of two figures is in this century. An impossible date is
    none.
    """
    t = re.sub(r"^the ", "", re.sub(r"\s+", " ", text.strip().lower()))
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
    if m := _SPAN.fullmatch(t):
        n = int(m[1]) if m[1].isdigit() else _counted(m[1])
        return _ahead(n, m[2][0], today) if n else None
    if m := _OF_MONTH.fullmatch(t):
        return _of_month(int(m[1]), today)
    if m := _END.fullmatch(t):
        return _end(m[2], bool(m[1]), today)
    if (m := re.fullmatch(r"(next )?([a-z]{3,9})", t)) and (weekday := _weekday(m[2])) is not None:
        if m[1]:
            return today + timedelta(days=7 - today.weekday() + weekday)
        return today + timedelta(days=(weekday - today.weekday()) % 7 or 7)
    if (m := re.fullmatch(r"end (?:of )?([a-z]{3,9})", t)) and (month := _month(m[1])):
        return _last(today.year + (month < today.month), month)
    return None


def about_time(text: str) -> bool:
    """Whether words mean to be a date or a time, known or not: they hold a figure, a day, a month, or the like."""
    words = re.findall(r"[^\W_][\w-]*", text.lower())
    return any(w in _ABOUT_TIME or any(c.isdigit() for c in w) or _month(w) for w in words)


def just_past(text: str, day: date, today: date) -> date | None:
    """The day of this year that was meant perhaps, where a date without a year was read as `day`, a year ahead.

    None where that is more than about two weeks ago.
    """
    if day.year != today.year + 1 or not _exists(today.year, day.month, day.day):
        return None
    before = date(today.year, day.month, day.day)
    recent = timedelta() <= today - before <= timedelta(days=RECENT)
    return before if recent and read_date(text, before - timedelta(days=1)) == before else None


def _in_year(day: int, month: int, year: str | None, today: date) -> date | None:
    if year:
        return date(int(year) + (2000 if len(year) == 2 else 0), month, day)
    found = date(today.year, month, day) if _exists(today.year, month, day) else None
    if found is None or found <= today:
        return date(today.year + 1, month, day) if _exists(today.year + 1, month, day) else None
    return found


def _of_month(day: int, today: date) -> date | None:
    """The next day of that number after today."""
    for ahead in range(3):  # no two months that follow each other are both without it
        year, month = _months_on(today, ahead)
        if _exists(year, month, day) and date(year, month, day) > today:
            return date(year, month, day)
    return None


def _end(unit: str, following: bool, today: date) -> date:
    """The last day of a month or a year, the Friday of a week: of this one, or of the one that follows."""
    if unit == "week":
        friday = today + timedelta(days=FRIDAY - today.weekday() + 7 * following)
        return friday if friday >= today else friday + timedelta(days=7)
    if unit == "year":
        return date(today.year + following, 12, 31)
    return _last(*_months_on(today, int(following)))


def _last(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _months_on(today: date, n: int) -> tuple[int, int]:
    """Year and month, some months from now."""
    month = today.month - 1 + n
    return today.year + month // 12, month % 12 + 1


def _counted(word: str) -> int:
    return _COUNT.index(word) if word in _COUNT else int(word in {"a", "an"})


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _ahead(n: int, unit: str, today: date) -> date:
    if unit == "m":
        year, month = _months_on(today, n)
        return date(year, month, min(today.day, _last(year, month).day))
    return today + timedelta(days=n * (7 if unit == "w" else 1))


def _month(word: str) -> int | None:
    n = _MONTH.get(word[:3])
    return n if n and MONTHS[n - 1].lower().startswith(word) else None


def _weekday(word: str) -> int | None:
    n = _DAY.get(word[:3])
    return n if n is not None and DAYS[n].lower().startswith(word) else None
