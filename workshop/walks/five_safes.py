"""Five Safes in ten minutes: five dials for the pilot, 0 to 5, each with its control (domain.md 1.7)."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any, Final

from workshop import commands as c
from workshop.capture.reading import Reading
from workshop.kinds import FiveSafes
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.walks.walk import Answer, Answers, NewId, Row

DIALS: Final = MappingProxyType(
    {
        "projects": tr("Safe projects: is this an appropriate use?"),
        "people": tr("Safe people: who sees it, and what are they trained and bound to?"),
        "settings": tr("Safe settings: does the place keep unauthorised use out?"),
        "data": tr("Safe data: how well is everybody in it hidden?"),
        "outputs": tr("Safe outputs: does what comes out give nobody away?"),
    }
)
STEPS: Final = ("open", "weak", "some", "fair", "good", "tight")  # 0 to 5
MOST: Final = len(STEPS) - 1


class FiveSafesWalk:
    """Five questions, none first: where one is weak, another can make up for it."""

    name = tr("Five Safes")
    one = "dial"
    words = tr("The control")
    reads = "quote"
    placeholder = tr("The control that makes it so; 0 to 5 sets the dial")

    def rows(self, s: Snapshot) -> list[Row]:
        """The five dials of the pilot; none before there is one."""
        found = _of_pilot(s)
        return [self._row(found, dial) for dial in DIALS] if s.pilot is not None else []

    def _row(self, found: FiveSafes | None, dial: str) -> Row:
        rating, control = getattr(found, f"{dial}_rating", None), getattr(found, f"{dial}_control", None)
        shown = "" if rating is None else f"{'●' * rating}{'○' * (MOST - rating)} {rating}"
        facts = (tr("Control: {control}").format(control=control),) if control else ()
        return Row(dial, "five_safes", DIALS[dial], facts, shown, about=found.id if found is not None else "")

    def answers(self, s: Snapshot, row: Row, new_id: NewId) -> Answers:
        """A digit sets the dial; Enter leaves it."""
        keys = {}
        for n, said in enumerate(STEPS):
            keys[str(n)] = Answer(said, self._keep(s, {f"{row.id}_rating": n}, new_id))
        return Answers(Answer(tr("as it is, next")), keys)

    def typed(self, s: Snapshot, row: Row, reading: Reading, new_id: NewId) -> c.Command | None:
        """The words are the control."""
        words = reading.text or reading.quoted
        if reading.act != "add" or not words:
            return None
        return self._keep(s, {f"{row.id}_control": words}, new_id)

    def _keep(self, s: Snapshot, values: dict[str, Any], new_id: NewId) -> c.Command:
        found = _of_pilot(s)
        if found is not None:
            return c.Change("five_safes", found.id, values)
        return c.Add("five_safes", new_id(FiveSafes), {"use_case_id": s.pilot.id if s.pilot else None, **values})


def _of_pilot(s: Snapshot) -> FiveSafes | None:
    pilot = s.pilot
    return next((f for f in s.all(FiveSafes) if pilot is not None and f.use_case_id == pilot.id), None)
