"""The two sentences of an ask: what each side says of the other, aloud (interaction.md W21)."""

from __future__ import annotations

from typing import Final

from workshop.kinds import UseCase
from workshop.shown import called, several
from workshop.snapshot import Snapshot
from workshop.tongue import tr

NEED, WORRY = "need", "worry"
WAYS: Final = (NEED, WORRY)
_BETWEEN: Final = " "  # in the id of a row, between the ask and which sentence


def row_id(u: UseCase, way: str) -> str:
    """The id of a row of the round."""
    return f"{u.id}{_BETWEEN}{way}"


def way_of(row: str) -> str:
    """Which of both sentences a row is; empty where it is none."""
    found = row.partition(_BETWEEN)[2]
    return found if found in WAYS else ""


def question(s: Snapshot, u: UseCase, way: str) -> str:
    """`Income says what Council needs`: the supplier says the need, the one who asks says the worry."""
    asker = called(s, u.acquirer_org_id) or tr("the one who asks")
    holder = several(s, u.supplier_org_ids) or tr("the one who holds it")
    plural = len(u.supplier_org_ids) > 1
    if way == NEED:
        said = tr("{holder} {say} what {asker} needs").format(
            holder=holder, say=tr("say") if plural else tr("says"), asker=asker
        )
    else:
        said = tr("{asker} says what worries {holder}").format(asker=asker, holder=holder)
    return said[:1].upper() + said[1:]


def asked_about(s: Snapshot, row: str) -> tuple[UseCase, str] | None:
    """The ask and the sentence of a row; None where it is no row of this round."""
    case, way = s.get(UseCase, row.partition(_BETWEEN)[0]), way_of(row)
    return (case, question(s, case, way)) if case is not None and way else None
