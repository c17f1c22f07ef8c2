"""Files that are no table: each is known by its first bytes and refused with a sentence that says what it is."""

from __future__ import annotations

import json
from pathlib import PurePath
from typing import Final

from workshop.importing.encoding import decoded
from workshop.importing.refusal import BadSource, quoted
from workshop.tongue import tr

_SAVE_TABLE = tr("save its table as CSV or XLSX and choose that file")
_SIGNS: Final = (
    (b"%PDF-", tr("is a PDF; only CSV and XLSX are read"), _SAVE_TABLE),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        tr("is an old Excel workbook, or has a password"),
        tr("open it in a spreadsheet program, save it as XLSX without a password, and choose that file"),
    ),
    (b"SQLite format 3\0", tr("is a database, not a table"), tr("save the table as CSV or XLSX and choose that file")),
    (b"{\\rtf", tr("is a text document; only CSV and XLSX are read"), _SAVE_TABLE),
    (b"\x1f\x8b", tr("is packed; only CSV and XLSX are read"), tr("unpack it and choose the file inside")),
    (b"7z\xbc\xaf\x27\x1c", tr("is packed; only CSV and XLSX are read"), tr("unpack it and choose the file inside")),
    (b"Rar!", tr("is packed; only CSV and XLSX are read"), tr("unpack it and choose the file inside")),
    (b"\x89PNG", tr("is a picture"), tr("choose a CSV or XLSX file")),
    (b"\xff\xd8\xff", tr("is a picture"), tr("choose a CSV or XLSX file")),
    (b"GIF8", tr("is a picture"), tr("choose a CSV or XLSX file")),
)
_JSON_ENDINGS: Final = frozenset({".json", ".jsonld", ".geojson", ".ndjson"})
_MARKUP: Final = ("<!doctype html", "<html", "<?xml", "<rdf:")
_SAMPLE: Final = 65_536  # bytes that are looked at
_CONTROLS: Final = frozenset(range(1, 32)) - frozenset(b"\t\n\v\f\r\x1a\x1b")
_TOO_MANY: Final = 0.05  # share of control characters that no text has


def refuse_foreign(name: str, raw: bytes) -> None:
    """Refuse what is no text with a table in it; NUL bytes alone are no reason.

    Raises:
        BadSource: it is JSON, a PDF, an old workbook, a picture, a web page, or nothing at all.

    """
    for sign, what, to_do in _SIGNS:
        if raw.startswith(sign):
            raise BadSource(f"{quoted(name)} {what}", to_do)
    head = raw[:_SAMPLE]
    if sum(b in _CONTROLS for b in head) > _TOO_MANY * len(head) and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise BadSource(tr("{name} is neither CSV nor XLSX").format(name=quoted(name)), tr("choose a CSV or XLSX file"))
    text = decoded(raw)
    if not text.strip():
        raise BadSource(tr("{name} is empty").format(name=quoted(name)), tr("choose a file that has a table in it"))
    if text[:100].lstrip().lower().startswith(_MARKUP):
        raise BadSource(
            tr("{name} is a web page or XML; only CSV and XLSX are read").format(name=quoted(name)), _SAVE_TABLE
        )
    if _is_json(name, text):
        raise BadSource(
            tr("{name} is JSON; only CSV and XLSX are read").format(name=quoted(name)),
            tr("save it as CSV or XLSX and choose that file"),
        )


def _is_json(name: str, text: str) -> bool:
    bare = text.strip()
    if bare[0] not in "{[":
        return False
    if PurePath(name).suffix.lower() in _JSON_ENDINGS:
        return True
    return any(_reads_as_json(piece) for piece in (bare, bare.split("\n", 1)[0]))


def _reads_as_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True
