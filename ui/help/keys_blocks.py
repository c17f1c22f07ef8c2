"""The sheet of all keys and signs as blocks, as a list of them paints."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from workshop.capture.keys_sheet import KeysSheet
from workshop.manual.markup import Block, Cell, Span
from workshop.manual.markup import Look as Shown
from workshop.tongue import tr


def blocks_of(sheet: KeysSheet) -> Iterator[Block]:
    """The sheet as blocks of the guide."""
    yield _head(tr("Five interactions"))
    row = partial(Block, "row", shares=(14, 46, 40))
    for x in sheet.interactions:
        yield row((_cell(x.name, "strong"), _cell(x.what), _cell(x.used)))
    yield _head(tr("Twelve keys"))
    yield from _keys(sheet.first)
    yield _head(tr("Eight signs"))
    for sign in sheet.signs:
        yield row((_cell(sign.sign, "typed"), _cell(sign.means), _cell(sign.example, "typed")))
    yield _head(tr("In the line"))
    yield from _keys(sheet.line)
    yield _head(tr("All other keys"))
    yield from _keys(sheet.others)


def _keys(rows: tuple[tuple[str, str], ...]) -> Iterator[Block]:
    """Keys and what they do, two beside each other, read down."""
    half = (len(rows) + 1) // 2
    for n in range(half):
        pairs = [rows[n], rows[n + half] if n + half < len(rows) else ("", "")]
        cells = tuple(_cell(text, "strong" if at == 0 else "plain") for pair in pairs for at, text in enumerate(pair))
        yield Block("row", cells, shares=(22, 28, 22, 28))


def _head(text: str) -> Block:
    return Block("head", (_cell(text),))


def _cell(text: str, look: Shown = "plain") -> Cell:
    return (Span(text, look),) if text else ()
