"""All keys and signs on one side of paper (W25)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, zip_longest
from typing import Final

from workshop.capture.keys_sheet import Key, KeysSheet, keys_sheet
from workshop.charts.letters import showable
from workshop.report.annexes.parts import head
from workshop.report.blocks import Block, Rule, height_of
from workshop.report.look import FINE, LEAD, SECTION, SMALL, TIGHT, TITLE, WIDTH, Style
from workshop.report.pages import ROOM, Page, lay_out
from workshop.report.paragraph import Paragraph
from workshop.report.table import Row, Table
from workshop.snapshot import Snapshot
from workshop.tongue import tr

SUBJECT: Final = tr("All keys and signs, for whoever types")
_DARK: Final = FINE.but(ink="text")
_STEPS: Final = (TIGHT, SMALL, _DARK, _DARK.but(size=7.5, leading=9.2), _DARK.but(size=7, leading=8.4))
_TIGHTEST: Final = 0.8  # points above and below the words of a row


def pages(s: Snapshot, keys: tuple[Sequence[Key], Sequence[Key]]) -> list[Page]:
    """One page, in the largest letters that fit."""
    sheet = keys_sheet(s, keys)
    made: list[Block] = []
    for style in _STEPS:
        made = _blocks(sheet, style)
        if height_of(made, WIDTH) <= ROOM:
            break
    return lay_out(made)


def _blocks(sheet: KeysSheet, style: Style) -> list[Block]:
    bold = style.but(bold=True)
    five = [_row((x.name, x.what, x.used), (bold, style, style)) for x in sheet.interactions]
    eight = [_row((x.sign, x.means, x.example), (bold, style, style)) for x in sheet.signs]
    return [
        Paragraph(tr("Keys and signs"), TITLE.but(size=19, leading=23), tag="H1", anchor="keys"),
        Paragraph(tr("Words and Enter are enough to begin. A sign saves a form, a key saves the mouse."), LEAD),
        *_part(
            tr("Five interactions"),
            "five",
            Table((13, 52, 35), five, head(tr("Which"), tr("What it does"), tr("Used for"))),
        ),
        *_part(tr("Twelve keys"), "twelve", _keys(sheet.first, style, 2)),
        *_part(tr("Eight signs"), "eight", Table((11, 37, 52), eight, head(tr("Sign"), tr("Means"), tr("Type this")))),
        *_part(tr("In the line"), "line", _keys(sheet.line, style, 2)),
        *_part(tr("All other keys"), "others", _keys(sheet.others, style, 2)),
    ]


def _part(title: str, anchor: str, table: Block) -> list[Block]:
    return [Rule(1.4, "text", before=6), Paragraph(title, SECTION, tag="H2", anchor=anchor), table]


def _keys(keys: Sequence[Key], style: Style, beside: int) -> Table:
    """Keys and what each does, so many beside each other, read down."""
    tall = -(-len(keys) // beside)
    columns = [keys[n * tall : (n + 1) * tall] for n in range(beside)]
    rows = [
        _row(tuple(chain.from_iterable(pair)), (style.but(bold=True), style) * beside)
        for pair in zip_longest(*columns, fillvalue=("", ""))
    ]
    return Table((21, 29) * beside, rows, head(*(tr("Key"), tr("Does")) * beside))


def _row(texts: Sequence[str], styles: Sequence[Style]) -> Row:
    return Row(
        [[Paragraph(showable(t), style)] if t.strip() else [] for t, style in zip(texts, styles, strict=True)],
        padding=_TIGHTEST,
    )
