"""The bundled fonts as the library that writes PDF knows them."""

from __future__ import annotations

from functools import cache

from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont

from workshop import assets
from workshop.charts.metrics import Face


@cache
def register() -> None:
    """Make the fonts known, once. They come from the program's own folder; a document holds the letters that it uses.

    Raises:
        FileNotFoundError: a font is missing.

    """
    for face in Face:
        registerFont(TTFont(face.value, str(assets.path(f"fonts/{face}.ttf")), shapable=False))
