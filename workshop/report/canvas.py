"""A canvas on which nothing is drawn without its place in the structure: text belongs to an element, or it is refused.

Everything that the library paints goes through a few methods of its canvas. This one brackets what they write with
marked content: text belongs to the element at hand, lines and areas are artifacts, a figure is one piece.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import IO, Any, Final, Literal

from reportlab.lib.colors import Color, HexColor
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFPage, PDFString
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from workshop.charts.marks import Ink
from workshop.charts.metrics import Face
from workshop.report import structure
from workshop.report.archive import LANGUAGE, About, ArchiveDocument, describe
from workshop.report.structure import Annotation, Element, Marked, ParentTree
from workshop.report.text import Piece
from workshop.theme import theme

ARTIFACT: Final = "artifact"  # a context: what is drawn there is no content
NONE: Final[Mapping[str, Any]] = MappingProxyType({})
_PAINTING: Final = (
    "line", "lines", "grid", "bezier", "arc", "rect", "ellipse", "wedge", "circle", "roundRect", "drawPath", "shade",
    "drawImage", "drawInlineImage", "doForm", "clipPath",
)  # fmt: skip


class UntaggedText(Exception):
    """Text was drawn that belongs to no element: a reader who cannot see would never meet it."""


@dataclass(frozen=True, slots=True)
class Laid:
    """Pieces of text that follow each other on one base line, in points from the lower left corner of the page."""

    x: float
    y: float
    pieces: Sequence[Piece]


class TaggedCanvas(Canvas):
    """A canvas that writes a tagged document in which only the bundled fonts and the theme's inks occur."""

    _doc: ArchiveDocument
    _code: list[str]

    def __init__(self, out: IO[bytes], size: tuple[float, float], about: About) -> None:
        """For a document of pages of that size."""
        first: Any = Face.REGULAR.value  # the stub takes it for a number
        super().__init__(
            out, size, pageCompression=1, invariant=1, pdfVersion=(1, 7), lang=LANGUAGE, initialFontName=first
        )
        self._doc.__class__ = ArchiveDocument
        self._about = about
        self._elements: dict[object, Element] = {}
        self._count = 0
        self._parents = ParentTree()
        self._on_page: list[Element] = []
        self._page_key: int | None = None
        self._artifact, self._in_block = "/Artifact BMC", False
        self.root = self._made("Document", None)
        self._contexts: list[Element | Literal["artifact"]] = [self.root]
        self.setViewerPreference("DisplayDocTitle", "true")

    # -- the structure --
    def _made(
        self, tag: str, parent: Element | None, texts: Mapping[str, str] = NONE, attributes: Mapping[str, Any] = NONE
    ) -> Element:
        self._count += 1
        element = Element(tag, f"Element{self._count}", parent, texts, attributes)
        if parent is not None:
            parent.kids.append(element)
        return element

    def element(
        self,
        key: object,
        tag: str,
        parent: Element | None = None,
        texts: Mapping[str, str] = NONE,
        attributes: Mapping[str, Any] = NONE,
    ) -> Element:
        """The element known as `key`, made under `parent` or the one at hand when it is first asked for.

        A key of None makes a new one each time. What a page breaks is found again by its key on the next one.
        """
        found = self._elements.get(key) if key is not None else None
        if found is None:
            found = self._made(tag, parent or self.at_hand, texts, attributes)
            if key is not None:
                self._elements[key] = found
        return found

    @property
    def at_hand(self) -> Element:
        """The element to which what is drawn now belongs."""
        return next(c for c in reversed(self._contexts) if isinstance(c, Element))

    @property
    def is_artifact(self) -> bool:
        """Whether what is drawn now is no content."""
        return ARTIFACT in self._contexts

    @contextmanager
    def within(self, element: Element) -> Iterator[Element]:
        """What is drawn inside belongs to this element."""
        self._contexts.append(element)
        try:
            yield element
        finally:
            self._contexts.pop()

    @contextmanager
    def artifact(self, kind: Literal["Header", "Footer", ""] = "") -> Iterator[None]:
        """What is drawn inside is no content: a header or footer that each page repeats, or decoration."""
        before = self._artifact
        self._artifact = f"/Artifact <</Type /Pagination /Subtype /{kind}>> BDC" if kind else before
        self._contexts.append(ARTIFACT)
        try:
            yield
        finally:
            self._contexts.pop()
            self._artifact = before

    @contextmanager
    def block(self, element: Element | None) -> Iterator[None]:
        """All that is drawn inside is one piece of content of an element, or of none."""
        outer, self._in_block = self._in_block, True
        if not outer:
            self._code.append(self._begins(element))
        try:
            yield
        finally:
            self._in_block = outer
            if not outer:
                self._code.append("EMC")

    def _begins(self, element: Element | None) -> str:
        """The operator that opens marked content."""
        if element is None or self.is_artifact:
            return self._artifact
        if self._page_key is None:
            self._page_key = self._parents.add(self._on_page)
        element.kids.append(Marked(self._doc.thisPageName(), len(self._on_page)))
        self._on_page.append(element)
        return f"/{element.tag} <</MCID {len(self._on_page) - 1}>> BDC"

    # -- drawing --
    def drawText(self, text: PDFTextObject) -> None:
        """Draw a text object as content of the element at hand.

        Raises:
            UntaggedText: there is no element at hand.

        """
        if self._in_block:
            super().drawText(text)
            return
        if not self.is_artifact and self.at_hand is self.root:
            raise UntaggedText(text.getCode()[:200])
        self._code.append(self._begins(self.at_hand))
        super().drawText(text)
        self._code.append("EMC")

    def write(self, laid: Sequence[Laid]) -> None:
        """Draw lines of text, as one piece of content."""
        text = self.beginText(0, 0)
        now: tuple[Face, float] | None = None
        ink: Ink | None = None
        for line in laid:
            text.setTextOrigin(line.x, line.y)
            for piece in line.pieces:
                if not piece.text:
                    continue
                if (piece.face, piece.size) != now:
                    now = piece.face, piece.size
                    text.setFont(piece.face.value, piece.size)
                if piece.ink != ink:
                    ink = piece.ink
                    text.setFillColor(colour(ink))
                text.textOut(piece.text)
        if now is not None:
            self.drawText(text)

    def link(self, box: tuple[float, float, float, float], target: str, description: str) -> None:
        """Make an area of the page lead to a bookmark; the element at hand is a Link.

        Raises:
            UntaggedText: the element at hand is no Link.

        """
        element = self.at_hand
        if element.tag != "Link":
            raise UntaggedText(f"a link to {target} outside a Link element")
        key = self._parents.add(element)
        name = f"link{key}"
        self._addAnnotation(  # type: ignore[attr-defined] # the library's own way, behind its linkRect
            PDFDictionary(
                {
                    "Type": "/Annot",
                    "Subtype": "/Link",
                    "Border": "[0 0 0]",
                    "F": 4,
                    "StructParent": key,
                    "Rect": PDFArray([round(v, 2) for v in box]),
                    "P": self._doc.thisPageRef(),
                    "Contents": PDFString(description),
                    "Dest": self._bookmarkReference(target),  # type: ignore[attr-defined]
                }
            ),
            name,
        )
        element.kids.append(Annotation(self._doc.thisPageName(), self._doc.annotationName(name)))

    def heading(self, title: str, anchor: str, level: int, top: float) -> None:
        """Bookmark a heading at that height of the page, and list it in the outline; the first level is 0."""
        self.bookmarkHorizontalAbsolute(anchor, top)
        self.addOutlineEntry(title, anchor, level)

    # -- the file --
    def _setAnnotations(self, page: PDFPage) -> None:
        """The library's last call before a page is added: give the page its place in the structure."""
        super()._setAnnotations(page)  # type: ignore[misc]
        more: Any = page
        more.__NoDefault__ = [*more.__NoDefault__, "StructParents", "Tabs"]
        more.Tabs, more.StructParents, more.Trans = "/S", self._page_key, None
        self._on_page, self._page_key = [], None

    def save(self) -> None:
        """Write the document with its structure and metadata."""
        self._doc.Catalog.StructTreeRoot = structure.write(self._doc, self.root, self._parents)
        self._doc.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        self.showOutline()
        describe(self._doc, self._about)
        super().save()


@cache
def colour(ink: Ink) -> Color:
    """An ink of the theme, as paper takes it."""
    return HexColor(theme().ink[ink])


def _as_artifact(name: str) -> Any:
    plain = getattr(Canvas, name)

    def paint(self: TaggedCanvas, *args: Any, **kw: Any) -> Any:
        with self.block(None):
            return plain(self, *args, **kw)

    return paint


for _name in _PAINTING:
    setattr(TaggedCanvas, _name, _as_artifact(_name))
