"""The rules for a document as a whole: its metadata, bookmarks, links, fonts and conformance."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from pikepdf import Array, Dictionary

from tests.pdf.facts import Facts
from tests.pdf.tree import same

LANGUAGE = re.compile(r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$")


def marked_as_tagged(f: Facts) -> Iterator[str]:
    mark = f.root.get("/MarkInfo", Dictionary())
    if mark.get("/Marked") is not True:
        yield "MarkInfo does not say so"
    if mark.get("/Suspects") is True:
        yield "MarkInfo has suspects"


def title_is_shown(f: Facts) -> Iterator[str]:
    if f.root.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle") is not True:
        yield "DisplayDocTitle is not set"
    title = re.search(r"<dc:title>.*?<rdf:li[^>]*>([^<]*\S[^<]*)</rdf:li>", f.xmp, re.DOTALL)
    if not title or not str(f.pdf.docinfo.get("/Title", "")).strip():
        yield "no title in the metadata or the information dictionary"


def language(f: Facts) -> Iterator[str]:
    if not LANGUAGE.match(str(f.root.get("/Lang", ""))):
        yield f"language of the document: {f.root.get('/Lang')}"
    for node in f.nodes:
        if "/Lang" in node.obj and not LANGUAGE.match(str(node.obj.Lang)):
            yield f"language of {node.tag}: {node.obj.Lang}"


def metadata(f: Facts) -> Iterator[str]:
    if not f.xmp:
        yield "no metadata"
        return
    try:
        ET.fromstring(f.xmp.split("?>", 1)[1].rsplit("<?", 1)[0])  # noqa: S314 - our own file
    except (ET.ParseError, IndexError) as e:
        yield f"the metadata cannot be read: {e}"
    if not re.search(r"pdfuaid:part(>\s*1\s*<|=[\"']1[\"'])", f.xmp):
        yield "no identifier of PDF/UA-1"
    if not re.search(r"pdfaid:part(>|=[\"'])[1-4]", f.xmp):
        yield "no identifier of PDF/A"


def archive(f: Facts) -> Iterator[str]:
    intents = f.root.get("/OutputIntents", Array())
    if not any(i.get("/S") == "/GTS_PDFA1" and "/DestOutputProfile" in i for i in intents):
        yield "no output intent with a profile"
    if f.pdf.is_encrypted or "/ID" not in f.pdf.trailer:
        yield "encrypted, or without a number"
    if len(f.pdf.attachments):
        yield "files are attached, which PDF/A-2 does not take"


def bookmarks(f: Facts) -> Iterator[str]:
    found, todo, seen = 0, [f.root.get("/Outlines", Dictionary()).get("/First")], set()
    while todo:
        item = todo.pop()
        if item is None or item.objgen in seen:
            continue
        seen.add(item.objgen)
        found += 1
        if not str(item.get("/Title", "")).strip():
            yield "a bookmark without a title"
        target = item.get("/Dest", item.get("/A", Dictionary()).get("/D"))
        if isinstance(target, Array) and target[0].objgen not in f.numbers:
            yield f"bookmark {item.get('/Title')} leads nowhere"
        todo += [item.get("/Next"), item.get("/First")]
    if not found:
        yield "no bookmarks"


def links(f: Facts) -> Iterator[str]:
    owner = {o: n for n in f.nodes for o in n.annotations}
    for n, page in enumerate(f.pdf.pages, 1):
        found = page.obj.get("/Annots", Array())
        if len(found) and page.obj.get("/Tabs") != "/S":
            yield f"page {n}: tab order is {page.obj.get('/Tabs')}"
        for a in found:
            node, parent = owner.get(a.objgen), f.parents.get(int(a.get("/StructParent", -1)))
            if node is None or node.tag != "Link" or parent is None or not same(parent, node.obj):
                yield f"page {n}: a link outside a Link element"
            if not str(a.get("/Contents", "")).strip():
                yield f"page {n}: a link without a description"
            if int(a.get("/F", 0)) & 0b100111 != 4:
                yield f"page {n}: a link that does not print"


def fonts(f: Facts) -> Iterator[str]:
    for key, font in f.content.fonts.items():
        name = str(font.get("/BaseFont", font.get("/Name")))
        inner = font["/DescendantFonts"][0] if font.get("/Subtype") == "/Type0" else font
        described = inner.get("/FontDescriptor", Dictionary())
        if not {"/FontFile", "/FontFile2", "/FontFile3"} & set(described.keys()):
            yield f"{name} is not embedded"
        if "/ToUnicode" not in font:
            yield f"{name} has no map to Unicode"
            continue
        meaning = to_unicode(font["/ToUnicode"])
        for code in sorted(f.content.shown[key]):
            said = meaning.get(code)
            if not said:
                yield f"{name}: code {code} means nothing"
            elif any(c in "\0\ufeff\ufffe\ufffd" or 0xE000 <= ord(c) <= 0xF8FF for c in said):
                yield f"{name}: code {code} means U+{ord(said[0]):04X}"


def to_unicode(stream) -> dict[int, str]:
    """What each character code means."""
    out, data = {}, stream.read_bytes().decode("latin-1")
    for block in re.findall(r"beginbfchar(.*?)endbfchar", data, re.DOTALL):
        out.update((int(a, 16), _text(b)) for a, b in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>", block))
    for block in re.findall(r"beginbfrange(.*?)endbfrange", data, re.DOTALL):
        for first, last, start, many in re.findall(r"<(\w+)>\s*<(\w+)>\s*(?:<(\w+)>|\[(.*?)\])", block, re.DOTALL):
            values = re.findall(r"<(\w+)>", many)
            for i, code in enumerate(range(int(first, 16), int(last, 16) + 1)):
                out[code] = _text(values[i]) if values else _text(start)[:-1] + chr(ord(_text(start)[-1]) + i)
    return out


def _text(figures: str) -> str:
    return bytes.fromhex(figures.zfill(-(-len(figures) // 4) * 4)).decode("utf-16-be", "replace")
