"""What becomes of each column: a field of a dataset, a line of its notes, or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from workshop import shape as sh
from workshop.field import described, own_fields
from workshop.importing.column_names import AS_NOTES, is_email, is_weak, meanings
from workshop.importing.pieces import coded_pieces
from workshop.importing.spellings import spelled_code
from workshop.importing.table import Table
from workshop.kinds import Dataset
from workshop.tongue import tr
from workshop.words import fold

UNSAID: Final = ""  # nobody has said what becomes of the column
LEFT_OUT: Final = "left out"  # on purpose
_BEARING: Final = 100  # cells that are looked at before a name that means several things is believed
_CONTACT: Final = "team_contact"  # the field that takes two columns, a name and an address


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """For each column of a table, in its order: the name of a field, AS_NOTES, LEFT_OUT or UNSAID."""

    targets: tuple[str, ...]

    def with_target(self, column: int, target: str) -> ColumnMap:
        """The same with another target for one column.

        Raises:
            ValueError: there is no such target.

        """
        if target not in dict(target_labels()):
            raise ValueError(f"no field called {target}")
        return replace(self, targets=(*self.targets[:column], target, *self.targets[column + 1 :]))

    def columns_for(self, target: str) -> list[int]:
        """The columns that lead to a target."""
        return [i for i, t in enumerate(self.targets) if t == target]

    def by_name(self, table: Table) -> dict[str, str]:
        """What was said of columns by their names, to be remembered for the next file of the same make."""
        return {fold(c.name): t for c, t in zip(table.columns, self.targets, strict=True) if t != UNSAID}


def target_labels() -> Iterable[tuple[str, str]]:
    """All targets with what a person reads for each."""
    yield UNSAID, "–"
    yield from ((f.name, f.label) for f in own_fields(Dataset))
    yield AS_NOTES, tr("Keep as notes")
    yield LEFT_OUT, tr("Leave out")


def guessed_columns(table: Table, remembered: Mapping[str, str] | None = None) -> ColumnMap:
    """What the columns seem to be: as was said before of columns with these names, else by what catalogues call them.

    A field gets one column, the one with the surest name; the team to ask gets two, a name and an email address.
    """
    known = dict(target_labels())
    said = {name: target for name, target in (remembered or {}).items() if target in known}
    targets = [said.get(fold(c.name), UNSAID) for c in table.columns]
    offers = sorted(
        (rank, index, target)
        for index, column in enumerate(table.columns)
        if targets[index] == UNSAID
        for target, rank in meanings(column.name).items()
        if not is_weak(column.name) or _is_borne_out(table, index, target)
    )
    for _, index, target in offers:
        if targets[index] == UNSAID and _is_free(table, targets, index, target):
            targets[index] = target
    return ColumnMap(tuple(targets))


def _is_free(table: Table, targets: list[str], index: int, target: str) -> bool:
    if target == AS_NOTES:
        return True
    others = [i for i, t in enumerate(targets) if t == target]
    if target == _CONTACT:
        return all(is_email(table.columns[i].name) != is_email(table.columns[index].name) for i in others)
    return not others


def _is_borne_out(table: Table, column: int, target: str) -> bool:
    """Whether most of what stands in a column is what the target takes; words are, unless they are addresses."""
    cells = list(islice(table.cells(column), _BEARING))
    return 2 * sum(_suits(target, cell) for cell in cells) > len(cells)


def _suits(target: str, cell: str) -> bool:
    shape = described(Dataset)[target].shape
    match shape:
        case sh.Code():
            return spelled_code(shape.vocabulary, cell) is not None
        case sh.Codes():
            pieces = coded_pieces(cell, lambda t: spelled_code(shape.vocabulary, t) is not None)
            return any(spelled_code(shape.vocabulary, piece) for piece in pieces)
        case sh.Number():
            return cell.strip()[:1].isdigit()
        case _:
            return "://" not in cell
