"""One cell read as a value of a field of a dataset, with a sentence for each part of it that can't be read."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from workshop import shape as sh
from workshop.decide import Refused
from workshop.decide.fitting import fitted
from workshop.field import Field, described
from workshop.importing.pieces import coded_pieces, word_pieces
from workshop.importing.remark import brief
from workshop.importing.room import Room
from workshop.importing.spellings import spelled_code
from workshop.kinds import Dataset
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.typed import Reader, Unreadable
from workshop.words import joined, one_line, tidy

_THOUSANDS: Final = re.compile("(?<=[0-9])[\u2009\u202f'’](?=[0-9]{3})")  # marks that typed numbers don't have
_NO_CODE: Final = "¿"  # what no vocabulary has


@dataclass(frozen=True, slots=True)
class CellValue:
    """What a cell says: its value, None or () where there is none, and why what is left of it can't be read."""

    value: Any
    unread: str | None = None


class CellReader:
    """Reads cells for one import; what coded cells said is remembered, since they repeat."""

    def __init__(self, snapshot: Snapshot, room: Room) -> None:
        self._snapshot, self._room = snapshot, room
        self._typed = Reader.of(snapshot)
        self._remembered: dict[tuple[str, str], CellValue] = {}
        self._choices: dict[str, str] = {}  # for each field of codes, the sentence that says them

    def read(self, name: str, text: str) -> CellValue:
        """What a cell says for the field of that name; an empty cell says nothing."""
        field = described(Dataset)[name]
        if isinstance(field.shape, sh.Text):
            return CellValue((tidy(text) if field.shape.long else one_line(text)) or None)
        place = (name, text)
        if place not in self._remembered:
            typed = tidy(text)
            self._remembered[place] = self._read(field, typed) if typed else CellValue(() if field.many else None)
        return self._remembered[place]

    def _read(self, field: Field, typed: str) -> CellValue:
        match field.shape:
            case sh.Code(vocabulary):
                code = spelled_code(vocabulary, typed)
                return CellValue(code) if code else CellValue(None, self._why_not(field, typed))
            case sh.Codes(vocabulary):
                return self._several(field, typed, lambda t: spelled_code(vocabulary, t))
            case sh.Refs(("dataset",)):
                return self._several(field, typed, self._room.dataset)
            case sh.Ref(("person",)):
                found = self._room.person(typed)
                return CellValue(found) if found else CellValue(None, _nobody(field, typed))
            case sh.Words():
                return CellValue(tuple(dict.fromkeys(word_pieces(typed))))
            case sh.Number():
                return self._number(field, typed)
            case _:
                return self._as_typed(field, typed)

    def _several(self, field: Field, typed: str, found: Callable[[str], str | None]) -> CellValue:
        pieces = {piece: found(piece) for piece in coded_pieces(typed, lambda t: found(t) is not None)}
        unread = [piece for piece, value in pieces.items() if value is None]
        why = (
            (_nobody if isinstance(field.shape, sh.Refs) else self._why_not)(field, joined(unread)) if unread else None
        )
        return CellValue(tuple(dict.fromkeys(v for v in pieces.values() if v is not None)), why)

    def _number(self, field: Field, typed: str) -> CellValue:
        try:
            value = self._typed.read(field, _THOUSANDS.sub("", typed))
            return CellValue(fitted(self._snapshot, Dataset, {field.name: value})[field.name])
        except (Unreadable, Refused) as e:
            return CellValue(None, str(e))

    def _as_typed(self, field: Field, typed: str) -> CellValue:
        try:
            return CellValue(self._typed.read(field, typed))
        except Unreadable as e:
            return CellValue(() if field.many else None, str(e))

    def _why_not(self, field: Field, typed: str) -> str:
        """What could stand there, as forms say it of something that nobody means."""
        if field.name not in self._choices:
            self._choices[field.name] = self._as_typed(field, _NO_CODE).unread or ""
        return self._choices[field.name].replace(f"“{_NO_CODE}”", brief(typed))


def _nobody(field: Field, typed: str) -> str:
    return tr("{field}: nobody and nothing here is called {brief}.").format(field=field.label, brief=brief(typed))
