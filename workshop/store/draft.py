"""Words that somebody was typing: one row for each open editor, written over in place, in no journal."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from workshop.shape import moment
from workshop.store.engine import Database


@dataclass(frozen=True, slots=True)
class Draft:
    """Words on their way, and the editor that they stand in."""

    editor: str
    text: str
    at: datetime


def row_of(draft: Draft) -> dict[str, Any]:
    """The row that keeps a draft, with a digest that shows damage."""
    row = {"editor": draft.editor, "text": draft.text, "at": draft.at.isoformat()}
    return row | {"digest": digest(row)}


def digest(row: Mapping[str, Any]) -> str:
    """SHA-256 over a draft's editor, words and time."""
    return sha256(json.dumps([row["editor"], row["text"], row["at"]]).encode()).hexdigest()


def intact(row: Mapping[str, Any]) -> bool:
    """Whether a draft is what was written; one of before format 1.2 has no digest."""
    try:
        moment(row["at"])
    except (ValueError, TypeError):
        return False
    return row.get("digest") is None or (isinstance(row["text"], str) and row["digest"] == digest(row))


def load(db: Database) -> dict[str, Draft]:
    """All drafts of a file by their editor.

    Raises:
        ValueError: one can't be read.

    """
    rows = db.query('SELECT "editor", "text", "at" FROM "draft"')
    return {r["editor"]: Draft(r["editor"], r["text"], moment(r["at"])) for r in rows}


def write(draft: Draft, db: Database) -> None:
    """Keep a draft; inside a transaction.

    Not by the library’s `upsert`: it tries first whether the engine can do that, and where the disk is full in that
    moment it goes on in a way that writes nothing and says nothing.
    """
    db.table("draft").insert(row_of(draft), pk="editor", replace=True)


def drop(editor: str, db: Database) -> None:
    """Forget a draft; inside a transaction."""
    db.table("draft").delete_where('"editor" = ?', [editor])
