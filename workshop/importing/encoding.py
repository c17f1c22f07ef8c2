"""Bytes of a text file as text, whichever of the common encodings they are in."""

from __future__ import annotations

import codecs

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decoded(raw: bytes) -> str:
    """The text: by its mark, else UTF-8 where all of it is, else Windows-1252.

    A byte that has no meaning in its encoding becomes “�”. NUL characters are left out.
    """
    return _decoded(raw).replace("\0", "")


def _decoded(raw: bytes) -> str:
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(name, errors="replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")
