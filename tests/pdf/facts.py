"""What the rules are asked about: one document, read once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pikepdf

from tests.pdf import streams, tree


@dataclass
class Facts:
    """A document as it was read."""

    pdf: pikepdf.Pdf
    content: streams.Content
    tree: tree.Tree | None

    @property
    def root(self) -> Any:
        return self.pdf.Root

    @property
    def nodes(self) -> list[tree.Node]:
        return self.tree.nodes if self.tree else []

    @property
    def parents(self) -> dict[int, Any]:
        return self.tree.parents if self.tree else {}

    @cached_property
    def numbers(self) -> dict[Any, int]:
        return {p.obj.objgen: n for n, p in enumerate(self.pdf.pages, 1)}

    @cached_property
    def xmp(self) -> str:
        found = self.root.get("/Metadata")
        return found.read_bytes().decode("utf-8", "replace") if found is not None else ""


def read(pdf: pikepdf.Pdf) -> Facts:
    return Facts(pdf, streams.read(pdf), tree.read(pdf))
