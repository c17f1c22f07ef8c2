"""What an import would do, row by row, before anything is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from workshop.importing.column_map import ColumnMap
from workshop.importing.holders import NewOrganisation
from workshop.importing.options import AsKind
from workshop.importing.remark import Remark
from workshop.importing.table import Table
from workshop.tongue import tr
from workshop.words import counted

State = Literal["new", "merged", "in doubt"]
NOTHING_YET: Final = tr("Nothing is added yet.")
_NOUNS: Final[Mapping[AsKind, tuple[str, str]]] = {
    "datasets": ("dataset", "datasets"),
    "services": (tr("data service"), tr("data services")),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewRow:
    """One dataset of the file, from one or more of its rows, and what becomes of it.

    `rows`: their numbers in the source. `values`: what it is added with, or what it fills in the dataset `into`; as
    records keep them. `holder`: how its holder is called, empty where there is none. `made`: that organisation, where
    the import makes it. `stranger`: the name of a holder that the day doesn't have. `doubt`: why it is left out, with
    its place; empty where it is not.
    """

    rows: tuple[int, ...]
    state: State
    title: str
    holder: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    made: NewOrganisation | None = None
    stranger: str = ""
    into: str | None = None
    doubt: str = ""
    remarks: tuple[Remark, ...] = ()

    @property
    def is_nameless(self) -> bool:
        """Whether it is in doubt because no row of it has a name."""
        return self.state == "in doubt" and not self.title

    @property
    def warnings(self) -> tuple[Remark, ...]:
        """Remarks on what was read."""
        return tuple(r for r in self.remarks if not r.in_doubt)

    @property
    def unread(self) -> tuple[Remark, ...]:
        """Remarks on cells that could not be read."""
        return tuple(r for r in self.remarks if r.in_doubt)


@dataclass(frozen=True, slots=True)
class Preview:
    """All that an import would do: nothing is written until its command is given."""

    table: Table
    columns: ColumnMap
    as_kind: AsKind
    rows: tuple[PreviewRow, ...]

    def in_state(self, state: State) -> tuple[PreviewRow, ...]:
        """The datasets of one state, in their order."""
        return tuple(r for r in self.rows if r.state == state)

    @property
    def rows_read(self) -> int:
        """How many rows of the source hold anything."""
        return len(self.table.rows)

    @property
    def made(self) -> tuple[NewOrganisation, ...]:
        """The organisations that the import makes, each once."""
        return tuple(dict.fromkeys(r.made for r in self.rows if r.made is not None))

    @property
    def strangers(self) -> tuple[str, ...]:
        """Names of holders that the day doesn't have, each once: a person may say who they are (`Options`)."""
        return tuple(dict.fromkeys(r.stranger for r in self.rows if r.stranger))

    @property
    def warnings(self) -> tuple[Remark, ...]:
        """All remarks on what was read, of what is not left out."""
        return tuple(w for r in self.rows for w in r.warnings)

    @property
    def unread(self) -> tuple[Remark, ...]:
        """All remarks on cells that could not be read."""
        return tuple(u for r in self.rows for u in r.unread)

    @property
    def sentence(self) -> str:
        """What it comes to (interaction.md, string 33)."""
        if not self.rows:
            return tr("There are no rows to read here. Nothing is added.")
        if "title" not in self.columns.targets:
            return tr("No column is the name yet: choose the one that is. {nothing_yet}").format(
                nothing_yet=NOTHING_YET
            )
        return f"{', '.join(self._parts())}. {NOTHING_YET}"

    def _parts(self) -> list[str]:
        new, merged, doubtful = (self.in_state(s) for s in ("new", "merged", "in doubt"))
        nameless = sum(len(r.rows) for r in doubtful if r.is_nameless)
        unclear = sum(len(r.rows) for r in doubtful if not r.is_nameless)
        out = []
        if new:
            out.append(tr("{count} new").format(count=counted(len(new), *_NOUNS[self.as_kind])))
        if merged:
            many = counted(len(merged), *_NOUNS[self.as_kind]) if not new else f"{len(merged):,}"
            out.append(
                tr("{many} like {one} you have").format(many=many, one=tr("one") if len(merged) == 1 else tr("ones"))
            )
        if nameless:
            out.append(tr("{rows} without a name").format(rows=counted(nameless, "row")))
        if unclear:
            out.append(tr("{rows} in doubt").format(rows=counted(unclear, "row")))
        if self.made:
            out.append(tr("{organisations} new").format(organisations=counted(len(self.made), "organisation")))
        return out
