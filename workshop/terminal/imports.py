"""`import`: what a table brings, with the rows that are left out and why."""

from __future__ import annotations

from pathlib import Path

from workshop.importing import AsKind, Options, Preview, likely_sheet, preview_of, read_file, table_of
from workshop.importing.column_map import UNSAID
from workshop.importing.refusal import BadSource
from workshop.snapshot import Snapshot
from workshop.terminal.say import harmless
from workshop.tongue import tr
from workshop.words import counted, joined

MOST = 20  # rows listed by name


def looked_at(s: Snapshot, path: Path, as_kind: AsKind | None) -> Preview:
    """What importing a file would do.

    Raises:
        BadSource: nothing can be read from it, or it does not say which sheet is meant.

    """
    source = read_file(path)
    sheet = likely_sheet(source)
    if sheet is None:
        names = joined((f"“{x.name}”" for x in source.sheets if x.name), tr("or"))
        if len(source.sheets) > 1:
            raise BadSource(
                tr("No sheet of “{source}” looks like datasets ({names})").format(source=source.name, names=names),
                tr("save the right one as CSV"),
            )
        raise BadSource(
            tr("There are no rows to read in “{source}”").format(source=source.name), tr("choose another file")
        )
    return preview_of(s, table_of(sheet), options=Options(as_kind=as_kind))


def brings(preview: Preview) -> bool:
    """Whether anything would be added or filled."""
    return any(r.state == "new" or (r.state == "merged" and r.values) for r in preview.rows)


def as_text(preview: Preview, *, done: bool) -> str:
    """What was done or would be, then the rows in doubt."""
    new, merged, doubtful = (preview.in_state(x) for x in ("new", "merged", "in doubt"))
    said = [
        tr("{records} added").format(records=counted(len(new), "record")),
        tr("{records} filled").format(records=counted(sum(bool(r.values) for r in merged), "record")),
    ]
    lines = [
        tr("{said}, {rows} left out.").format(said=", ".join(said), rows=counted(len(doubtful), "row"))
        if done
        else preview.sentence
    ]
    lines += [tr("  left out: {doubt}").format(doubt=r.doubt) for r in doubtful[:MOST]]
    if len(doubtful) > MOST:
        lines.append(tr("  and {doubtful} more rows left out").format(doubtful=len(doubtful) - MOST))
    remarks = [*preview.unread, *preview.warnings]
    lines += [f"  {r}" for r in remarks[:MOST]]
    if len(remarks) > MOST:
        lines.append(tr("  and {remarks} more remarks").format(remarks=len(remarks) - MOST))
    if left := _left(preview):
        lines.append(tr("  no field here takes {left}").format(left=joined(left)))
    return harmless("\n".join(lines))


def _left(preview: Preview) -> list[str]:
    """The columns with something in them of which nothing comes into the day."""
    columns = zip(preview.table.columns, preview.columns.targets, strict=True)
    return [c.place for n, (c, target) in enumerate(columns) if target == UNSAID and any(preview.table.cells(n))]
