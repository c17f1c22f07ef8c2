"""Reads a report as its readers do."""

from __future__ import annotations

import re
from io import BytesIO

from pypdf import PdfReader


class Read:
    """A document by its pages, all white space as single spaces."""

    def __init__(self, data: bytes) -> None:
        self.pdf = PdfReader(BytesIO(data))
        self.pages = [flat(p.extract_text()) for p in self.pdf.pages]
        self.text = flat(" ".join(self.pages))

    def page_of(self, words: str) -> int:
        """The number of the first page that says so after the contents."""
        return next(n for n, text in enumerate(self.pages, 1) if n > 3 and words in text)


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("\xa0", " "))
