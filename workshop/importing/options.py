"""What a person may say about a whole import beside the columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

AsKind = Literal["datasets", "services"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """Choices for one import.

    `as_kind`: what the rows are, None where it is to be found out. `make_organisations`: whether an organisation that
    the day doesn't have is made. `held_by`: the id of the organisation that holds all of them, whatever the file says.
    `organisations`: for names in the file, the id of the organisation that each means. `rest_as_notes`: whether a
    column that nobody has said anything about goes to the notes.
    """

    as_kind: AsKind | None = None
    make_organisations: bool = False
    held_by: str | None = None
    organisations: Mapping[str, str] = field(default_factory=dict)
    rest_as_notes: bool = False
