"""The one door: a command and the records in memory give edits, or a refusal with a reason. Pure: it reads no file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from workshop import commands as c
from workshop.commands import Command, Stamp
from workshop.decide import contradicts, holding, minutes, records, running, signed
from workshop.decide.refused import Refused
from workshop.edits import Edit, folded
from workshop.gaps.records import follow
from workshop.rehearsal import STAYS_ONE, would_end
from workshop.snapshot import Snapshot

Decider = Callable[[Snapshot, Any, Stamp], list[Edit]]

_DECIDERS: dict[type[Command], Decider] = {
    c.Add: records.add,
    c.Change: records.change,
    c.ChangeMany: records.change_many,
    c.Withdraw: records.withdraw,
    c.BringBack: records.bring_back,
    c.Keep: holding.keep,
    c.Hold: holding.hold,
    c.Place: records.place,
    c.Merge: records.merge,
    c.NewDay: running.new_day,
    c.StartDay: running.start_day,
    c.Start: running.start,
    c.Finish: running.finish,
    **minutes.OF_COMMAND,
    c.Set: running.set_choice,
    c.Amend: signed.amend,
}


def decide(snapshot: Snapshot, command: Command, stamp: Stamp) -> list[Edit]:
    """The edits that a command makes; none where nothing would change.

    Raises:
        Refused: a rule says no; nothing changed.

    """
    edits = _decided(snapshot, command, stamp)
    more = follow(snapshot, snapshot.after(edits)) if edits else []
    return folded([*edits, *more]) if more else edits


def _decided(snapshot: Snapshot, command: Command, stamp: Stamp) -> list[Edit]:
    """The edits of a command by itself, before what follows for the gaps."""
    if isinstance(command, c.Together):
        stamp = replace(stamp, typed_by=None) if command.anonymous else stamp
        out: list[Edit] = []
        for part in command.parts:
            edits = _decided(snapshot, part, stamp)
            snapshot = snapshot.after(edits)
            out += edits
        return folded(out)
    edits = holding.held(snapshot, _DECIDERS[type(command)](snapshot, command, stamp))
    if would_end(snapshot, edits):
        raise Refused(STAYS_ONE)
    if not isinstance(command, c.Amend):
        signed.keep(snapshot, edits)
        contradicts.keep(snapshot, edits)
    return edits


def name_of(command: Command) -> str:
    """What the journal calls a command; never anything that somebody typed."""
    return command.called if isinstance(command, c.Together) else command.NAME


__all__ = ["Refused", "decide", "name_of"]
