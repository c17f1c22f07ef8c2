"""What was typed into a field, read as its value: forms, tables, import and the command line all read this way."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, assert_never

from workshop import dates
from workshop import shape as sh
from workshop.capture.names import Names
from workshop.field import Field, described
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.vocabulary import code_of, vocabulary
from workshop.words import joined, one_line, tidy

_YES = frozenset({"yes", "y", "true", "1", "✓"})
_NO = frozenset({"no", "n", "false", "0", "–", "-"})


MOST_DIGITS = 15  # of a number
MOST_CHOICES = 6  # of a vocabulary, said in one sentence


class Unreadable(Exception):
    """The text is no value of that field; the message is a sentence that says what would be."""


@dataclass(frozen=True, slots=True)
class Reader:
    """What reading hangs on: who is there, and what day it is."""

    snapshot: Snapshot
    names: Names
    today: date

    @staticmethod
    def of(snapshot: Snapshot) -> Reader:
        """For a day."""
        day = snapshot.workshop
        made = day.created_at.date() if day.created_at else date(2000, 1, 1)
        return Reader(snapshot, Names(snapshot), day.date or made)

    def read(self, field: Field, text: str) -> Any:
        """The value that was typed; nothing typed is no value.

        Raises:
            Unreadable: it is none of that field.

        """
        typed = tidy(text)
        if not typed:
            return () if field.many else None
        return self._read(field, typed)

    def _read(self, field: Field, typed: str) -> Any:
        shape = field.shape
        match shape:
            case sh.Text():
                return typed if shape.long else one_line(typed)
            case sh.Number():
                return _number(field, typed)
            case sh.Rank():
                return float(typed)
            case sh.Flag():
                return _flag(field, typed)
            case sh.Day():
                return _need(
                    dates.read_date(typed, self.today),
                    tr("{field}: a date such as 9 Oct or 2026-10-09.").format(field=field.label),
                )
            case sh.Time():
                return _need(dates.read_time(typed), tr("{field}: a time such as 14:35.").format(field=field.label))
            case sh.Moment():
                raise Unreadable(tr("{field} is set by the program.").format(field=field.label))
            case sh.Code():
                return _code(field, shape.vocabulary, typed)
            case sh.Codes():
                pieces = parted(typed, lambda t: code_of(shape.vocabulary, t.removeprefix("#")) is not None)
                return tuple(dict.fromkeys(_code(field, shape.vocabulary, t) for t in pieces))
            case sh.Ref():
                return self._who(field, shape.kinds, typed)
            case sh.Refs():
                pieces = parted(typed, lambda t: t.lower() in shape.others or len(self._meant(shape.kinds, t)) == 1)
                return tuple(
                    dict.fromkeys(
                        t.lower() if t.lower() in shape.others else self._who(field, shape.kinds, t) for t in pieces
                    )
                )
            case sh.Words():
                return tuple(t for line in typed.split("\n") if (t := one_line(line)))
            case sh.Counts():
                return _counts(field, shape, typed)
            case sh.Groups():
                return tuple(self._group(field, shape, line) for line in typed.split("\n") if line.strip())
            case _:
                assert_never(shape)

    def _who(self, field: Field, kinds: tuple[str, ...], typed: str) -> str:
        found = self._meant(kinds, typed)
        if len(found) == 1:
            return found[0]
        if found:
            raise Unreadable(
                tr("{field}: which “{typed}”? {called}.").format(
                    field=field.label, typed=typed, called=joined((self.called(i) for i in found), tr("or"))
                )
            )
        raise Unreadable(
            tr("{field}: nobody and nothing here is called “{typed}”.").format(field=field.label, typed=typed)
        )

    def _meant(self, kinds: tuple[str, ...], typed: str) -> list[str]:
        """Records that somebody may mean: by id, by title, by a name in the room."""
        handle, wanted = typed.removeprefix("@"), one_line(typed).casefold()
        known = self.snapshot.find(handle)
        if known is not None and (not kinds or known.KIND.table in kinds):
            return [known.id]
        titled = [
            r.id
            for r in self.snapshot.records()
            if r.withdrawn_at is None
            and (not kinds or r.KIND.table in kinds)
            and one_line(r.headline).casefold() == wanted
        ]
        return titled or [n.id for n in self.names.meant(handle) if not kinds or n.sort in kinds]

    def called(self, id: str) -> str:  # noqa: A002 - the field's name
        """What something is called."""
        found = self.snapshot.find(id)
        return self.names.label(id) or (found.headline if found else id)

    def _group(self, field: Field, shape: sh.Groups, line: str) -> Any:
        """One small record on one line, its parts between bars."""
        fields = list(described(shape.of).values())
        parts = [p.strip() for p in line.split("|")]
        if len(parts) > len(fields):
            raise Unreadable(
                tr("{field}: {label}, with | between them.").format(
                    field=field.label, label=joined(f.label.lower() for f in fields)
                )
            )
        return shape.of(**{f.name: self.read(f, p) for f, p in zip(fields, parts, strict=False)})


def parted(text: str, known: Callable[[str], bool]) -> list[str]:
    """Several values in one text: parted at line ends, then at semicolons and commas where a piece is not known."""
    out = [line.strip() for line in text.split("\n")]
    for mark in (";", ","):
        out = [p.strip() for piece in out for p in ([piece] if known(piece) else piece.split(mark))]
    return [p for p in out if p]


def _need(value: Any, sentence: str) -> Any:
    if value is None:
        raise Unreadable(sentence)
    return value


def _number(field: Field, typed: str) -> int:
    digits = typed.replace(",", "").replace(" ", "").replace("\xa0", "")
    if not re.fullmatch(r"-?\d+(\.0+)?", digits):
        raise Unreadable(tr("{field}: a whole number.").format(field=field.label))
    whole = digits.partition(".")[0]
    if len(whole.lstrip("-")) > MOST_DIGITS:
        raise Unreadable(tr("{field}: the number is too large.").format(field=field.label))
    return int(whole)


def _flag(field: Field, typed: str) -> bool:
    low = typed.casefold()
    if low not in _YES | _NO:
        raise Unreadable(tr("{field}: yes or no.").format(field=field.label))
    return low in _YES


def _code(field: Field, name: str, typed: str) -> str:
    code = code_of(name, typed.removeprefix("#"))
    if code is None:
        choices = [t.label for t in vocabulary(name).values()]
        few = len(choices) <= MOST_CHOICES
        shown = (
            joined(choices, tr("or"))
            if few
            else tr("{choices} and others").format(choices=", ".join(choices[: MOST_CHOICES - 1]))
        )
        raise Unreadable(
            tr("{field}: “{typed}” is not a choice. {shown}.").format(field=field.label, typed=typed, shown=shown)
        )
    return code


def _counts(field: Field, shape: sh.Counts, typed: str) -> tuple[int, ...]:
    words = re.findall(r"\d+", typed)
    if len(words) == 1 and len(words[0]) == len(shape.of):
        words = list(words[0])  # digits without spaces
    if len(words) != len(shape.of) or re.search(r"[^\d\s,;/]", typed):
        raise Unreadable(
            tr("{field}: {of} figures: {of2}.").format(field=field.label, of=len(shape.of), of2=", ".join(shape.of))
        )
    return tuple(int(w) for w in words)
