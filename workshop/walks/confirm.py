"""What was sent beforehand, confirmed: one Enter for each dataset that is still held (interaction.md 2.10, 1.3)."""

from __future__ import annotations

from workshop import commands as c
from workshop.boards.cards import to_be_found
from workshop.capture.reading import Reading
from workshop.kinds import Dataset, Organisation
from workshop.shown import called
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.vocabulary import label
from workshop.walks.walk import Answer, Answers, NewId, Row

HERE = "ses-2"  # the session in which the room says what it holds: what it says there needs no confirming
NOT_HELD = tr("Not held, said its organisation")


class ConfirmWalk:
    """Each dataset that was there before the room spoke, organisation by organisation."""

    name = tr("Confirm")
    one = "dataset"
    words = ""
    reads = ""
    placeholder = tr("owner @name, #personal and the like change it; /no: not held; words add one that is missing")

    def rows(self, s: Snapshot) -> list[Row]:
        """By organisation, in the order of the strip; those without a holder last."""
        order = {o.id: n for n, o in enumerate(s.all(Organisation))}
        sent = [d for d in s.all(Dataset) if d.created_in != HERE]
        return [self._row(s, d) for d in sorted(sent, key=lambda d: order.get(d.owner_org_id or "", len(order)))]

    def _row(self, s: Snapshot, d: Dataset) -> Row:
        level = label("personal_data_level", d.personal_data_level)
        owner = called(s, d.data_owner_id)
        unknown = to_be_found(s, d, "data_owner_id") if "data_owner_id" in d.not_known else ""
        facts = (
            level,
            tr("Owner: {owner}").format(owner=owner)
            if owner
            else tr("Owner {unknown}").format(unknown=unknown)
            if unknown
            else "",
        )
        missing = (tr("Who could say yes to it?"),) if not owner and not unknown else ()
        holder = called(s, d.owner_org_id) or tr("Nobody’s yet")
        answer = tr("held") if d.confirmed else ""
        return Row(d.id, "dataset", d.headline, tuple(f for f in facts if f), answer, missing, group=holder)

    def answers(self, s: Snapshot, row: Row, new_id: NewId) -> Answers:  # noqa: ARG002 - one shape for all
        """Enter: yes, we hold it."""
        return Answers(Answer(tr("yes, we hold it"), c.Change("dataset", row.id, {"confirmed": True})))

    def typed(self, s: Snapshot, row: Row, reading: Reading, new_id: NewId) -> c.Command | None:  # noqa: ARG002
        """Words are what the session adds; signs change the dataset of the row, which is selected."""
        return None


def not_held(row: Row) -> c.Command:
    """Its organisation does not hold it: off the board, with that as the reason."""
    return c.Withdraw("dataset", row.id, NOT_HELD)
