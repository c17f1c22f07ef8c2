"""`verify`, `salvage`, `history`, `snapshot` and `copy`: what the command line says of a file."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from workshop import dates
from workshop.kinds import KINDS
from workshop.past import Step
from workshop.store.compare import Difference, summary
from workshop.store.salvage import Salvage
from workshop.store.snapshots import Snapshot
from workshop.store.verify import Finding, Verdict
from workshop.terminal.say import columns, harmless
from workshop.tongue import tr

MOST = 30  # lines of a list


def verdict(found: Verdict, *, as_json: bool) -> str:
    """Whether a file is sound, and what is not."""
    if as_json:
        said = {"sound": found.whole, "records": found.records, "sound_records": found.sound, "changes": found.entries}
        return _json(said | {"findings": [asdict(f) for f in found.findings]})
    return harmless("\n".join([found.sentence, *_listed([f"  {_place(f)}{f.what}" for f in found.findings])]))


def _place(finding: Finding) -> str:
    if finding.part == "record" and finding.table is not None and finding.table in KINDS:
        return f"{KINDS[finding.table].KIND.one} {finding.id}: "
    if finding.part == "history" and finding.seq is not None:
        return tr("change {seq}: ").format(seq=finding.seq)
    return ""


def _listed(lines: list[str]) -> list[str]:
    return lines if len(lines) <= MOST else [*lines[:MOST], tr("  and {lines} more").format(lines=len(lines) - MOST)]


def saved(found: Salvage, new: Path, *, as_json: bool) -> str:
    """What was saved into a new file, and what was not."""
    if as_json:
        rows = [{"table": r.table, "id": r.id, "how": r.how} for r in found.records]
        lost = {"lost_changes": found.lost_entries, "lost_drafts": found.lost_drafts}
        return _json({"file": str(new), "records": rows, "changes": found.entries, **lost})
    lines = [f"  {KINDS[r.table].KIND.one} {r.id}: {r.how}" for r in found.records if r.how != "sound"]
    return harmless("\n".join([found.sentence, *_listed(lines), tr("Written: {new}").format(new=new)]))


def history(found: Sequence[Step], *, as_json: bool) -> str:
    """What changed, field by field."""
    if as_json:
        return _json([{**asdict(s), "at": s.at.isoformat()} for s in found])
    lines = []
    for step in found:
        where = f"  {step.session}" if step.session else ""
        who = f"  {step.who}" if step.who else ""
        lines.append(f"{step.seq:>5}  {_when(step)}{where}  {step.what}{who}")
        lines += [
            tr("         {field} of “{flat}”: {flat2} → {flat3}").format(
                field=c.field, flat=_flat(c.record), flat2=_flat(c.old), flat3=_flat(c.new)
            )
            for c in step.changes
        ]
    return harmless("\n".join(lines) or tr("Nothing changed."))


def _when(step: Step) -> str:
    return f"{dates.short_with_year(step.at.date())} {step.at:%H:%M}"


def _flat(text: str) -> str:
    return " / ".join(text.split("\n"))


def snapshots(found: Sequence[Snapshot], *, as_json: bool) -> str:
    """The snapshots of a day, oldest first."""
    if as_json:
        plain = [{"name": s.path.stem, "change": s.seq, "at": s.at.isoformat(), "bytes": s.size} for s in found]
        return _json(plain)
    rows = [
        (
            f"{s.at:%Y-%m-%d %H:%M:%S}",
            tr("change {seq}").format(seq=s.seq),
            tr("{size:,} bytes").format(size=s.size),
            s.path.stem,
        )
        for s in found
    ]
    return harmless(columns(rows, "") or tr("There are no snapshots of this day."))


def restored(found: list[Difference] | None, new: Path, kept: Path | None, *, as_json: bool) -> str:
    """A snapshot that was brought back: what it and the day differ in, where that can be told, and the files."""
    if as_json:
        said = {"differences": None if found is None else [asdict(d) for d in found]}
        return _json(said | {"file": str(new), "kept": str(kept) if kept else None})
    lines = [] if found is None else [summary(found), *_listed([f"  {line(d)}" for d in found])]
    lines += [tr("Kept: {kept}").format(kept=kept)] if kept else []
    return harmless("\n".join([*lines, tr("Written: {new}").format(new=new)]))


def written(new: Path, *, as_json: bool) -> str:
    """A file that was made."""
    return _json({"file": str(new)}) if as_json else harmless(tr("Written: {new}").format(new=new))


def line(found: Difference) -> str:
    """One difference in words."""
    what = f"{KINDS[found.table].KIND.one} “{_flat(found.title)}”"
    if found.way == "different":
        return f"{what}: {', '.join(f.lower() for f in found.fields)}"
    return tr("{what} is {way}").format(what=what, way=found.way)


def _json(value: object) -> str:
    return json.dumps(value, indent=1, default=str)  # of a damaged file a number may be anything
