"""The method note: how each figure of the report is made, and what none of them is."""

from __future__ import annotations

from typing import Final

from workshop import assets
from workshop.charts.letters import showable
from workshop.report.annexes.parts import annex
from workshop.report.blocks import Block
from workshop.report.bullets import bullets
from workshop.report.look import BODY
from workshop.report.text import Run
from workshop.tongue import tr
from workshop.views.day import Day

TITLE: Final = tr("How the figures are made")
WORDING: Final = "pdf/method.txt"  # paragraphs, each with its subject before the first stop


def blocks(day: Day, suggested: str = "", struck: str = "") -> list[Block]:
    """The note; it says too what was suggested by the program, and that words were removed."""
    said = [p.partition(". ") for p in assets.text(WORDING).strip().split("\n\n")]
    code = tr(
        "A digest of all records from which this was made, without their order, their times and private notes. Papers "
        "with the same code are made from the same record. In full: {code}"
    ).format(code=day.code)
    items = [(subject, words) for subject, _, words in said]
    items += [(tr("Suggested wording"), showable(suggested))] if suggested else []
    items += [(tr("Removed words"), struck)] if struck else []
    items.append((tr("Content code"), code))
    return [
        *annex("", TITLE),
        *bullets([(Run(f"{subject}. ", bold=True), Run(words)) for subject, words in items], BODY),
    ]
