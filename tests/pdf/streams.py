"""Reads the content of each page: what is marked as what, and which characters of which font are shown."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name

PAINT = frozenset(["Tj", "TJ", "'", '"', "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "INLINE", "IMAGE"])
Fault = tuple[str, str]  # the rule that is broken, and where


@dataclass
class Content:
    """What was found on all pages."""

    faults: list[Fault] = field(default_factory=list)
    mcids: dict[int, set[int]] = field(default_factory=dict)  # page -> numbers of marked content
    fonts: dict[Any, Any] = field(default_factory=dict)
    shown: dict[Any, set[int]] = field(default_factory=lambda: defaultdict(set))  # font -> codes
    forms: Counter = field(default_factory=Counter)


def read(pdf: pikepdf.Pdf) -> Content:
    out = Content()
    for n, page in enumerate(pdf.pages, 1):
        out.mcids[n] = set()
        _stream(out, page, page.obj.get("/Resources", Dictionary()), n, [], frozenset())
    return out


def _stream(out, holder, resources, page, outer, active):
    stack, depth, font = list(outer), len(outer), None
    for operands, operator in pikepdf.parse_content_stream(holder):
        op = str(operator)
        if op in {"BMC", "BDC"}:
            stack.append(_opened(out, operands, op, resources, page, stack))
        elif op == "EMC":
            if len(stack) <= depth:
                out.faults.append(("marked", f"page {page}: an end without a beginning"))
            else:
                stack.pop()
        elif op in {"k", "K"} or (op in {"cs", "CS"} and operands[0] == "/DeviceCMYK"):
            out.faults.append(("colours", f"page {page}: CMYK under an RGB profile"))
        elif op == "Tf":
            font = resources.get("/Font", Dictionary()).get(operands[0])
        elif op in PAINT:
            if not {"artifact", "tagged"} & set(stack) and not (op == "Do" and _is_form(resources, operands[0])):
                out.faults.append(("marked", f"page {page}: {op} {str(operands)[:60]}"))
            if font is not None and op in {"Tj", "TJ", "'", '"'}:
                out.fonts[font.objgen] = font
                out.shown[font.objgen].update(_codes(font, operands, op))
            if op == "Do" and _is_form(resources, operands[0]):
                _form(out, resources, operands[0], page, stack, active)
    if len(stack) != depth:
        out.faults.append(("marked", f"page {page}: a beginning without an end"))


def _opened(out, operands, op, resources, page, stack) -> str:
    tag, properties = str(operands[0])[1:], operands[1] if op == "BDC" else Dictionary()
    if isinstance(properties, Name):
        properties = resources.get("/Properties", Dictionary()).get(properties, Dictionary())
    kind, number = "artifact" if tag == "Artifact" else "other", properties.get("/MCID")
    if number is not None and kind == "other":
        kind = "tagged"
        if int(number) in out.mcids[page]:
            out.faults.append(("tree", f"page {page}: marked content {number} occurs twice"))
        out.mcids[page].add(int(number))
    if (kind == "artifact" and "tagged" in stack) or (kind == "tagged" and "artifact" in stack):
        out.faults.append(("nested", f"page {page}: {kind} inside {stack}"))
    return kind


def _form(out, resources, name, page, stack, active):
    form, before = resources["/XObject"][name], len(out.mcids[page])
    if form.objgen in active:
        return
    _stream(out, form, form.get("/Resources", resources), page, stack, active | {form.objgen})
    out.forms[form.objgen] += len(out.mcids[page]) > before
    if out.forms[form.objgen] > 1 or "/Ref" in form:
        out.faults.append(("forms", f"page {page}: {name}"))


def _is_form(resources, name) -> bool:
    return resources.get("/XObject", Dictionary()).get(name, Dictionary()).get("/Subtype") == "/Form"


def _codes(font, operands, op) -> Iterator[int]:
    for o in operands[-1] if op == "TJ" else [operands[-1]]:
        if not isinstance(o, pikepdf.String | bytes | str):
            continue
        data = bytes(o)
        if font.get("/Subtype") == "/Type0":
            yield from (data[i] << 8 | data[i + 1] for i in range(0, len(data) - 1, 2))
        else:
            yield from data
