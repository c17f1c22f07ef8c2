"""The rules for the structure: what may stand in what, headings, tables, lists, figures, and nothing left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pikepdf import Array

from tests.pdf.facts import Facts
from tests.pdf.tree import Node, same

CHILDREN = {
    "Table": "TR THead TBody TFoot Caption",
    "THead": "TR",
    "TBody": "TR",
    "TFoot": "TR",
    "TR": "TH TD",
    "L": "L LI Caption",
    "LI": "Lbl LBody",
    "TOC": "TOC TOCI Caption",
}
PARENTS = {
    "TR": "Table THead TBody TFoot",
    "THead": "Table",
    "TBody": "Table",
    "TFoot": "Table",
    "TH": "TR",
    "TD": "TR",
    "LI": "L",
    "LBody": "LI",
    "TOCI": "TOC",
}


def families(f: Facts) -> Iterator[str]:
    for node in f.nodes:
        wrong = {k.tag for k in node.kids} - set(CHILDREN[node.tag].split()) if node.tag in CHILDREN else set()
        if wrong:
            yield f"page {node.page}: {node.tag} holds {sorted(wrong)}"
        parent = node.parent.tag if node.parent else None
        if node.tag in PARENTS and parent not in PARENTS[node.tag].split():
            yield f"page {node.page}: {node.tag} stands in {parent}"


def every_content_has_its_element(f: Facts) -> Iterator[str]:
    if f.tree is None:
        yield "no structure tree"
        return
    for page, numbers in f.content.mcids.items():
        owned = {m for p, m in f.tree.owner if p == page}
        if numbers - owned:
            yield f"page {page}: marked content {sorted(numbers - owned)[:9]} is in no element"
        if owned - numbers:
            yield f"page {page}: marked content {sorted(owned - numbers)[:9]} is not on the page"
        parents = f.parents.get(int(f.pdf.pages[page - 1].obj.get("/StructParents", -1)))
        for m in sorted(numbers & owned):
            known = isinstance(parents, Array) and m < len(parents)
            if not known or not same(parents[m], f.tree.owner[page, m]):
                yield f"page {page}: the parent tree is wrong for {m}"
                break


def no_empty_elements(f: Facts) -> Iterator[str]:
    for node in f.nodes:
        if not node.filled and node.tag not in {"TD", "TH", "Document"}:
            yield f"page {node.page}: an empty {node.tag}"


def reading_order(f: Facts) -> Iterator[str]:
    """Pages are read one after the other; only inside a row that a page breaks the cells go back."""
    last, row = 0, None
    for node in f.nodes:
        inside = node if node.tag == "TR" else node.within("TR")
        for page in node.pages:
            if page < last and (inside is None or inside is not row):
                yield f"page {page} is read after page {last}"
            last = max(last, page)
            row = inside if inside is not None else row


def headings(f: Facts) -> Iterator[str]:
    level = 0
    found = [n for n in f.nodes if re.fullmatch("H[1-6]", n.tag)]
    if not found or found[0].tag != "H1":
        yield "the first heading is no H1"
    for node in found:
        now = int(node.tag[1])
        if level and now > level + 1:
            yield f"page {node.page}: {node.tag} after H{level}"
        level = now
    if any(n.tag == "H" for n in f.nodes):
        yield "H and numbered headings are mixed"


def figures(f: Facts) -> Iterator[str]:
    for node in f.nodes:
        said = str(node.obj.get("/Alt", "")).strip() or str(node.obj.get("/ActualText", "")).strip()
        if node.tag in {"Figure", "Formula"} and not said:
            yield f"page {node.page}: {node.tag} says nothing"


def lists(f: Facts) -> Iterator[str]:
    for node in f.nodes:
        labels = any(g.tag == "Lbl" for k in node.kids for g in k.kids)
        if node.tag == "L" and labels and "/ListNumbering" not in node.attributes:
            yield f"page {node.page}: a list that does not say how it is numbered"


def notes(f: Facts) -> Iterator[str]:
    for node in f.nodes:
        if node.tag == "Note" and ("/ID" not in node.obj or (f.tree and f.tree.ids[bytes(node.obj.ID)] > 1)):
            yield f"page {node.page}: a note without a name of its own"


def tables(f: Facts) -> Iterator[str]:
    for table in (n for n in f.nodes if n.tag == "Table"):
        rows = [r for k in table.kids for r in ([k] if k.tag == "TR" else k.kids) if r.tag == "TR"]
        cells = [c for r in rows for c in r.kids]
        for c in cells:
            if c.tag == "TH" and str(c.attributes.get("/Scope")) not in {"/Row", "/Column", "/Both"}:
                yield f"page {c.page}: a head without a scope"
        if cells and not any(c.tag == "TH" for c in cells):
            yield f"page {table.page}: a table without heads"
        widths = _widths(rows)
        if len(set(widths)) > 1:
            yield f"page {table.page}: rows of {sorted(set(widths))} columns"


def _widths(rows: list[Node]) -> list[int]:
    taken: set[tuple[int, int]] = set()
    widths = []
    for y, row in enumerate(rows):
        x = 0
        for cell in row.kids:
            while (y, x) in taken:
                x += 1
            w, h = int(cell.attributes.get("/ColSpan", 1)), int(cell.attributes.get("/RowSpan", 1))
            taken |= {(y + j, x + i) for i in range(w) for j in range(h)}
        widths.append(sum(1 for a, _ in taken if a == y))
    return widths
