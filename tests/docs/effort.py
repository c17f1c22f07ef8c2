"""What a day costs in keys: docs/keys-and-seconds.md is written by `python -m tests.docs.effort`.

The day of the demo is played, in the real windows, by the same hands as in the demo, and each key is counted. Then ten
entries are made in the line, key by key, and set against the keys that the same takes in a spreadsheet.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from ui.app import Program, application
from ui.demo import day
from ui.demo.hands import Hands
from ui.demo.offscreen import without_screen
from ui.settings import Settings
from workshop.clock import SetClock
from workshop.kinds import Session
from workshop.playbook.done import predicates
from workshop.playbook.load import bundled, read_playbook
from workshop.sample import ZONE

PAGE = Path(__file__).parents[2] / "docs" / "keys-and-seconds.md"
SECONDS = 0.3  # a key: forty words a minute, which is what somebody types who listens meanwhile
SHARE = 15  # per cent of a session’s minutes, at most
ENTRY = 45  # seconds of one entry, at most
# The keys that interaction.md 4.3 counts for the sample in full; the slips of the start are typed in session 2.
BUDGET = {1: 14, 2: 330, 3: 617, 4: 900, 5: 150, 6: 640, 7: 1296, 8: 250, 9: 500, 10: 80, 11: 400}


# -- the sessions of a day --
@dataclass(slots=True)
class Spent:
    """What one session took."""

    keys: int = 0
    entries: int = 0
    longest: int = 0  # keys of its longest entry


class Counting(Hands):
    """Hands that know what each entry took: an entry ends with Enter, or when its field is left."""

    spent = Spent()
    _began = 0

    def begin(self) -> Spent:
        """From here on it is another session."""
        self.spent, self._began = Spent(), self.keys
        return self.spent

    def _upto(self) -> None:
        self.spent.keys += self.keys - self._began
        self.spent.longest = max(self.spent.longest, self.keys - self._began)
        self.spent.entries += 1
        self._began = self.keys

    def press(self, *names: str) -> None:
        """A key that hands over what was typed ends an entry; so does a field that is left."""
        for name in names:
            super().press(name)
            if name in ("Return", "Ctrl+Return", "Tab", "F12", "Escape") or (
                len(name) == 1 and self.keys - self._began == 1
            ):
                self._upto()

    def end(self) -> None:
        """The session is over."""
        if self.keys > self._began:
            self._upto()


@dataclass(frozen=True, slots=True)
class Row:
    """One session, as the page shows it."""

    number: int
    name: str
    minutes: int
    spent: Spent

    @property
    def seconds(self) -> int:
        """How long it takes to type."""
        return round(self.spent.keys * SECONDS)

    @property
    def share(self) -> float:
        """Of its minutes, in per cent."""
        return 100 * self.spent.keys * SECONDS / (self.minutes * 60)


def sessions() -> list[Row]:
    """The day of the demo, session by session."""
    with tempfile.TemporaryDirectory() as place, without_screen():
        clock = SetClock(datetime(2026, 9, 15, 8, 30, tzinfo=ZONE))
        program = Program(application(), Settings(Path(place) / "settings"), clock)
        hands = Counting(program, clock)
        try:
            day.begin(hands, Path(place))
            found: list[tuple[str, Spent]] = []
            for step in day.DAY:
                spent = hands.begin()
                step(hands)
                hands.end()
                found.append((step.__name__, spent))
            planned = {s.number: s for s in hands.day.day.state.all(Session)}
        finally:
            program.close()
    played = [(name, spent) for name, spent in found if name not in {"set_up", "papers"}]
    rows = []
    for number, (_, spent) in enumerate(played, 1):
        session = planned[number]
        plan = next(p for p in _plans() if p[0] == number)
        rows.append(Row(number, session.short or "", plan[1], spent))
    return rows


def _plans() -> list[tuple[int, int]]:
    return [(s.number, s.minutes) for s in read_playbook(bundled("one-day"), "one-day", predicates()).sessions]


# -- ten entries --
@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: what is typed here, which of that are words, and the way to the same cells of a spreadsheet."""

    name: str
    line: str  # as it is typed, with Enter after it
    words: tuple[str, ...]  # what is said: the same letters are typed in both
    sheet: tuple[str, ...]  # keys beside the words in a spreadsheet, in order
    before: tuple[str, ...] = ()  # keys before the line, to choose the card
    look: str = ""  # the session in which it is made
    needs: tuple[str, ...] = field(default=())  # lines that were said before; not counted

    def own(self) -> int:
        """Keys beside the words, in the line: signs, spaces between parts, Enter."""
        return len(self.before) + len(self.line) - sum(map(len, self.words)) + 1


def _to(sheet: int) -> tuple[str, ...]:
    """To a sheet so many tabs away."""
    return ("Ctrl+PgDn",) * sheet


NEXT_ROW = ("Ctrl+Home", "Ctrl+Down", "Down")  # to column A, to the last row that is filled, one below it
FOURTH = ("Ctrl+Home", "Down", "Down", "Down", "Down")  # below the headings, the fourth row
# A workbook as such days have it, one sheet for each kind: Datasets, Use cases, Values, Risks, Decisions, Actions,
# Parked. It is two sheets away on average; the next row is found from wherever the cursor is; a cell that stays empty
# takes a Tab as well; the last cell is left with Enter. Lists in cells are filled by typing their first letters.
ENTRIES: Sequence[Entry] = (
    Entry(
        "A dataset, with whose it is, its level and its owner",
        "Warm Homes Grant applications #personal @idris",
        ("Warm Homes Grant applications", "personal", "idris"),
        (*_to(2), *NEXT_ROW, "Tab", "C", "Tab", "Tab", "Enter"),  # title, holder (its first letter), level, owner
        look="3",
    ),
    Entry(
        "A use case, with who asks whom for what",
        "Confirm low income at application @income #yesno -- grant decided without papers",
        ("Confirm low income at application", "income", "yesno", "grant decided without papers"),
        (*_to(2), *NEXT_ROW, "Tab", "C", "Tab", "Tab", "Tab", "Enter"),  # title, asked by, of whom, how, decision
        look="4",
    ),
    Entry(
        "A value, with score, measure, today and target",
        "Fewer verification calls *2 -- calls a month 140 -> 40",
        ("Fewer verification calls", "2", "calls a month", "140", "40"),
        (*_to(2), *NEXT_ROW, "Tab", "1", "Tab", "S", "Tab", "Tab", "Tab", "Tab", "Enter"),  # + use case, party
        look="6",
        needs=("ask: Confirm low income at application @income",),
    ),
    Entry(
        "A risk of sharing, with who carries it and its score",
        "Checks made outside the purpose !income+council 2x4",
        ("Checks made outside the purpose", "income", "council", "2", "4"),
        (*_to(2), *NEXT_ROW, "Tab", "S", "Tab", ",", "Space", "Tab", "Tab", "Enter"),  # + direction; two bearers
        look="7",
    ),
    Entry(
        "A risk of not sharing, in the same session",
        "not: Every council builds its own workaround !income 4x3",
        ("Every council builds its own workaround", "income", "4", "3"),
        (*_to(0), *NEXT_ROW, "Tab", "N", "Tab", "Tab", "Tab", "Enter"),  # the sheet is that of the risk before
        look="7",
    ),
    Entry(
        "An action, with its owner and its date, from any session",
        "a: Write the legal note on the gateway @mei by 9/10",
        ("Write the legal note on the gateway", "mei", "9/10"),
        (*_to(2), *NEXT_ROW, "Tab", "Tab", "Enter"),
        look="7",
    ),
    Entry(
        "A decision, with how it was made, from any session",
        "d: No award data is copied #consent",
        ("No award data is copied", "consent"),
        (*_to(2), *NEXT_ROW, "Tab", "Enter"),
        look="6",
    ),
    Entry(
        "Something for the parking lot, with who raised it",
        "p: Who pays for the service after the pilot? @farid",
        ("Who pays for the service after the pilot?", "farid"),
        (*_to(2), *NEXT_ROW, "Tab", "Enter"),
        look="3",
    ),
    Entry(
        "The owner of a dataset that is there: the fourth",
        "owner @idris",
        ("idris",),
        (*_to(2), *FOURTH, "Tab", "Tab", "Tab", "Enter"),
        before=("Up",),
        look="3",
        needs=tuple(f"Register {x} #personal" for x in ("one", "two", "three", "four", "five")),
    ),
    Entry(
        "The score of a risk that is there: the fourth",
        "3x4",
        ("3", "4"),
        (*_to(2), *FOURTH, "Tab", "Tab", "Tab", "Tab", "Enter"),
        before=("Down",),
        look="7",
        needs=tuple(f"Risk {x} !council" for x in ("one", "two", "three", "four", "five")),
    ),
)


# -- the page --
def page(rows: Sequence[Row]) -> str:
    """The page, from what was counted."""
    return "\n".join([*_head(), *_sessions(rows), *_ten(), ""])


def _head() -> Iterator[str]:
    yield "# Keys and seconds"
    yield ""
    yield "What a day costs the hands. `.venv/bin/python -m tests.docs.effort` counts anew and writes this page."
    yield ""
    yield (
        f"A key is taken as {SECONDS} seconds, forty words a minute. The limits: no session spends more than {SHARE} % "
        f"of its minutes on typing, no entry takes more than {ENTRY} seconds, and a round in which everybody agrees "
        "takes one key a row."
    )


def _sessions(rows: Sequence[Row]) -> Iterator[str]:
    yield ""
    yield "## Each session"
    yield ""
    yield (
        "The day of `pilot-workshop demo`, played in the real windows and counted key by key, Enter, arrows and words "
        "alike. What is pasted is one key. The budget is that of the sample in full, for which the demo says fewer "
        "things in some sessions, and shows more of the program in others."
    )
    yield ""
    yield "| Session | Minutes | Keys | Seconds | Share of its minutes | Budget, keys | Longest entry, seconds |"
    yield "|---|---|---|---|---|---|---|"
    for r in rows:
        longest = f"{r.spent.longest * SECONDS:.0f}"
        yield (
            f"| {r.number} {r.name} | {r.minutes} | {r.spent.keys:,} | {r.seconds} | {r.share:.1f} % "
            f"| {BUDGET[r.number]:,} | {longest} |"
        )
    keys, minutes = sum(r.spent.keys for r in rows), sum(r.minutes for r in rows)
    share = 100 * keys * SECONDS / (minutes * 60)
    budget = sum(BUDGET.values())
    longest = max(r.spent.longest for r in rows) * SECONDS
    yield f"| The day | {minutes} | {keys:,} | {keys * SECONDS:.0f} | {share:.1f} % | {budget:,} | {longest:.0f} |"
    over = [f"{r.number} {r.name}" for r in rows if r.share > SHARE or r.spent.longest * SECONDS > ENTRY]
    yield ""
    yield f"Over a limit: {', '.join(over)}." if over else "All sessions keep both limits."


def _ten() -> Iterator[str]:
    yield ""
    yield "## Ten entries, and the same in a spreadsheet"
    yield ""
    yield (
        "Keys beside the words themselves. The words are the same letters in both: a title, a name, a label, a figure. "
        "Here they are signs, spaces between parts, choosing the card, and Enter. A test types each and looks at what "
        "became of it."
    )
    yield ""
    yield (
        "In the spreadsheet the sheet that is wanted is two away, but for the second risk, which is on the sheet of "
        "the first. Ctrl+Home, Ctrl+Down and Down lead to the next free row, four times Down from the head to the "
        "fourth. Tab leads from cell to cell, one letter chooses from a list, Enter ends. What the line takes from the "
        "session, such as whose dataset it is or which way a risk goes, is a cell of its own there. Formulas, checks "
        "and the way back to where one was are not counted."
    )
    yield ""
    yield "| Entry | Line | Here | Spreadsheet |"
    yield "|---|---|---|---|"
    for e in ENTRIES:
        before = f"{' '.join('↑' if key == 'Up' else '↓' for key in e.before)} then " if e.before else ""
        yield f"| {e.name} | {before}`{e.line}` | {e.own()} | {len(e.sheet)} |"
    own, sheet = sum(e.own() for e in ENTRIES), sum(len(e.sheet) for e in ENTRIES)
    yield f"| All ten | | {own} | {sheet} |"


def main(write: Callable[[str], object] = PAGE.write_text) -> None:
    """Count, and write the page."""
    write(page(sessions()))


if __name__ == "__main__":
    main()
