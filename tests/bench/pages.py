"""The report of the sample, against reportlab writing as many pages of plain paragraphs in the same font."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate

from tests.bench.figures import line, middle
from workshop import assets
from workshop import report as reports
from workshop.sample import write_sample
from workshop.store.opening import read

RUNS = 5
FULL = 11  # paragraphs to a page
FONT = "Plain"
WORDS = "Each council holds what the other would need, and neither may simply hand it over. " * 4


def report() -> Iterator[str]:
    """What came of it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sample.pilot"
        write_sample(path)
        day = read(path).state
    pages = _count(reports.render(day))
    pdfmetrics.registerFont(TTFont(FONT, str(assets.path("fonts/NotoSans-Regular.ttf"))))
    assert _count(plain(pages)) == pages
    ours, paragraphs = zip(
        *((_took(lambda: reports.render(day)), _took(lambda: plain(pages))) for _ in range(RUNS)), strict=True
    )
    yield f"The report of the sample, {pages} pages, {RUNS} runs"
    yield line("median", middle(ours), middle(paragraphs), f"reportlab, {pages} pages of plain paragraphs")


def plain(pages: int) -> bytes:
    """That many pages full of paragraphs."""
    out = BytesIO()
    style = ParagraphStyle("plain", fontName=FONT, fontSize=9.5, leading=13, spaceAfter=6)
    story = []
    for n in range(pages):
        story += [Paragraph(f"{n}.{m}  {WORDS}", style) for m in range(FULL)] + [PageBreak()]
    SimpleDocTemplate(out).build(story)
    return out.getvalue()


def _count(pdf: bytes) -> int:
    return len(PdfReader(BytesIO(pdf)).pages)


def _took(act: Callable[[], object]) -> float:
    since = time.perf_counter_ns()
    act()
    return (time.perf_counter_ns() - since) / 1e6
