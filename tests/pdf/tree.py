"""Reads the structure tree: its elements in the order in which they are read, and the content that each owns."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from tests.pdf.streams import Fault

_TYPES = """Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI
Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT
WP Figure Formula Form"""
STANDARD = frozenset(_TYPES.split())


@dataclass(eq=False)
class Node:
    """One element."""

    tag: str
    obj: Any
    parent: Node | None
    page: int | None
    attributes: dict[str, Any]
    kids: list[Node] = field(default_factory=list)
    annotations: list[Any] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)  # of its own content, in order
    filled: bool = False  # whether it or anything in it has content

    def within(self, tag: str) -> Node | None:
        """The nearest element of that kind that holds it."""
        node = self.parent
        while node is not None and node.tag != tag:
            node = node.parent
        return node


@dataclass
class Tree:
    """The whole tree."""

    nodes: list[Node] = field(default_factory=list)
    owner: dict[tuple[int | None, int], Any] = field(default_factory=dict)  # page, marked content -> element
    parents: dict[int, Any] = field(default_factory=dict)  # the parent tree
    ids: Counter = field(default_factory=Counter)
    faults: list[Fault] = field(default_factory=list)


def same(a, b) -> bool:
    """Whether two objects are one in the file."""
    return a.objgen == b.objgen and a.objgen != (0, 0)


def read(pdf: pikepdf.Pdf) -> Tree | None:
    """The tree; None where there is none."""
    root = pdf.Root.get("/StructTreeRoot")
    if root is None:
        return None
    out, reader = Tree(), None
    todo = [root.get("/ParentTree", Dictionary())]
    while todo:
        node = todo.pop()
        todo += list(node.get("/Kids", Array()))
        numbers = node.get("/Nums", Array())
        out.parents.update((int(numbers[i]), numbers[i + 1]) for i in range(0, len(numbers), 2))
    reader = _Reader(out, {p.obj.objgen: n for n, p in enumerate(pdf.pages, 1)}, root.get("/RoleMap", Dictionary()))
    for kid in _listed(root.get("/K", Array())):
        reader.element(kid, root, None, None, frozenset())
    return out


def _listed(kids):
    return kids if isinstance(kids, Array) else [kids]


@dataclass
class _Reader:
    tree: Tree
    numbers: dict[Any, int]
    roles: Any

    def element(self, obj, above, parent, page, seen) -> Node | None:
        page = self.numbers.get(obj["/Pg"].objgen) if "/Pg" in obj else page
        node = Node(self._tag(obj), obj, parent, page, _attributes(obj))
        if not same(obj.get("/P", Dictionary()), above):
            self.tree.faults.append(("tree", f"{node.tag} has a wrong parent"))
        if obj.objgen in seen:
            self.tree.faults.append(("tree", f"a loop at {node.tag}"))
            return None
        if "/ID" in obj:
            self.tree.ids[bytes(obj.ID)] += 1
        self.tree.nodes.append(node)
        for kid in _listed(obj.get("/K", Array())):
            if not isinstance(kid, Dictionary) or kid.get("/Type") == "/MCR":
                self._content(node, kid)
            elif kid.get("/Type") == "/OBJR":
                node.filled = True
                node.annotations.append(kid["/Obj"].objgen)
            else:
                child = self.element(kid, obj, node, page, seen | {obj.objgen})
                if child is not None:
                    node.kids.append(child)
                    node.filled |= child.filled
        return node

    def _content(self, node: Node, kid) -> None:
        if isinstance(kid, Dictionary):
            page = self.numbers.get(kid["/Pg"].objgen) if "/Pg" in kid else node.page
            number = int(kid["/MCID"])
        else:
            page, number = node.page, int(kid)
        if (page, number) in self.tree.owner:
            self.tree.faults.append(("tree", f"page {page}: marked content {number} is in two elements"))
        self.tree.owner[page, number] = node.obj
        node.filled = True
        node.pages.append(page or 0)

    def _tag(self, obj) -> str:
        tag = str(obj.get("/S", "/"))[1:]
        for _ in range(20):
            if tag in STANDARD or Name("/" + tag) not in self.roles:
                break
            tag = str(self.roles[Name("/" + tag)])[1:]
        if tag not in STANDARD:
            self.tree.faults.append(("types", f"{obj.get('/S')} is no standard type"))
        return tag


def _attributes(obj) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for a in _listed(obj["/A"]) if "/A" in obj else []:
        if isinstance(a, Dictionary):
            out.update(dict(a.items()))
    return out
