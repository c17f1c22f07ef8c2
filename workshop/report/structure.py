"""The structure of a tagged document: elements with their content, and the objects that they become in the file.

ISO 32000-1, 14.7 and 14.8. An element holds other elements, marked content (by page and number) and annotations; the
parent tree leads back from these to the element.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFObjectReference, PDFString

from workshop.report.archive import ArchiveDocument

TREE: Final = "StructTreeRoot"
_TEXTS: Final = ("Alt", "ActualText", "Lang")


@dataclass(frozen=True, slots=True)
class Marked:
    """A sequence of marked content on a page."""

    page: str  # the name of the page's object
    number: int


@dataclass(frozen=True, slots=True)
class Annotation:
    """A link on a page."""

    page: str
    name: str  # of the annotation's object


@dataclass(slots=True, eq=False)
class Element:
    """One element of the structure: a paragraph, a table, a cell, a link."""

    tag: str
    name: str  # of its object
    parent: Element | None
    texts: Mapping[str, str]  # Alt, ActualText, Lang
    attributes: Mapping[str, Any]  # the dictionary A: scope of a header, numbering of a list, place of a figure
    kids: list[Element | Marked | Annotation] = field(default_factory=list)

    @property
    def reference(self) -> PDFObjectReference:
        """How other objects point to it."""
        return PDFObjectReference(self.name)


@dataclass(slots=True)
class ParentTree:
    """From the number of a page or an annotation to the elements whose content it is."""

    entries: list[list[Element] | Element] = field(default_factory=list)

    def add(self, entry: list[Element] | Element) -> int:
        """The key under which an entry is found."""
        self.entries.append(entry)
        return len(self.entries) - 1

    def dictionary(self) -> PDFDictionary:
        """The number tree."""
        numbers: list[Any] = []
        for key, entry in enumerate(self.entries):
            to = PDFArray([e.reference for e in entry]) if isinstance(entry, list) else entry.reference
            numbers += [key, to]
        return PDFDictionary({"Nums": PDFArray(numbers)})


def write(document: ArchiveDocument, root: Element, parents: ParentTree) -> PDFObjectReference:
    """Put the whole tree into the file; the reference is for the catalog."""
    todo = [root]
    while todo:
        element = todo.pop()
        document.Reference(_dictionary(element), element.name)
        todo += [k for k in reversed(element.kids) if isinstance(k, Element)]
    tree = {
        "Type": "/StructTreeRoot",
        "K": PDFArray([root.reference]),
        "ParentTree": document.Reference(parents.dictionary(), "ParentTree"),
        "ParentTreeNextKey": len(parents.entries),
    }
    return document.Reference(PDFDictionary(tree), TREE)


def _dictionary(element: Element) -> PDFDictionary:
    pages = [k.page for k in element.kids if not isinstance(k, Element)]
    parent = element.parent.reference if element.parent else PDFObjectReference(TREE)
    out: dict[str, Any] = {"Type": "/StructElem", "S": f"/{element.tag}", "P": parent}
    out |= {name: PDFString(element.texts[name]) for name in _TEXTS if element.texts.get(name)}
    if element.attributes:
        out["A"] = PDFDictionary(dict(element.attributes))
    if pages:
        out["Pg"] = PDFObjectReference(pages[0])
    ordered = sorted(element.kids, key=lambda k: isinstance(k, Annotation))
    if ordered:
        out["K"] = PDFArray([_kid(k, pages[0] if pages else "") for k in ordered])
    return PDFDictionary(out)


def _kid(kid: Element | Marked | Annotation, page: str) -> Any:
    if isinstance(kid, Element):
        return kid.reference
    on = PDFObjectReference(kid.page)
    if isinstance(kid, Annotation):
        return PDFDictionary({"Type": "/OBJR", "Pg": on, "Obj": PDFObjectReference(kid.name)})
    if kid.page == page:
        return kid.number
    return PDFDictionary({"Type": "/MCR", "Pg": on, "MCID": kid.number})
