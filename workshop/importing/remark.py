"""What an import has to say about a row or a cell, with its place in the source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from workshop.importing.table import Column
from workshop.tongue import tr
from workshop.words import shortened

_SHOWN: Final = 60  # characters of a value in a sentence


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence about one row, or about one cell of it; `in_doubt` where a value could not be read."""

    row: int
    sentence: str
    column: Column | None = None
    in_doubt: bool = False

    def __str__(self) -> str:
        """With its place: `Row 4, column O (updateFrequency): …`."""
        place = tr("Row {row:,}").format(row=self.row) + (f", {self.column.place}" if self.column else "")
        return f"{place}: {self.sentence}"


def brief(text: str) -> str:
    """A value as a sentence shows it, however long it is."""
    return f"“{shortened(text, _SHOWN)}”"
