"""An import as one command, so that one undo takes all of it back."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from workshop.commands import Add, Change, Command, Together
from workshop.field import Record
from workshop.importing.holders import NewOrganisation
from workshop.importing.preview import Preview
from workshop.importing.row_values import HOLDER
from workshop.kinds import Dataset, Organisation

NewId = Callable[[type[Record]], str]
NAME = "import"


def to_command(preview: Preview, new_id: NewId) -> Together:
    """What a preview shows, as one step; rows in doubt are left out.

    `new_id` gives an id that the day never had, another one at each call: `Store.new_id`. The preview is of the day as
    it was when it was made: make it anew where the day has changed since.
    """
    return Together(NAME, tuple(_parts(preview, new_id)))


def _parts(preview: Preview, new_id: NewId) -> Iterator[Command]:
    ids: dict[NewOrganisation, str] = {made: new_id(Organisation) for made in preview.made}
    for made, id_ in ids.items():
        yield Add(Organisation.KIND.table, id_, {"name": made.name, "short": made.short})
    for row in preview.rows:
        holder = {HOLDER: ids[row.made]} if row.made else {}
        values = {**row.values, **holder}
        if row.state == "new":
            yield Add(Dataset.KIND.table, new_id(Dataset), values)
        elif row.into is not None and values:
            yield Change(Dataset.KIND.table, row.into, values)
