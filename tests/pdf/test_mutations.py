"""Breaks a sound file in one way at a time: the checker must notice each, by the rule that is meant."""

from __future__ import annotations

import re
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from tests.pdf.check import failures

MUTATIONS = {}


def breaks(rule):
    def keep(change):
        MUTATIONS[change.__name__] = rule, change
        return change

    return keep


def walk(element):
    yield element
    kids = element.get("/K", Array())
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield from walk(kid)


def find(pdf, tag, n=0):
    return [e for e in walk(pdf.Root.StructTreeRoot.K[0]) if "/" + tag == e.S][n]


def rewrite(pdf, change, page=1):
    at = pdf.pages[page]
    data = at.Contents.read_bytes()
    new = change(data)
    assert new != data
    at.Contents = pdf.make_stream(new)


def metadata(pdf, pattern, new):
    data = pdf.Root.Metadata.read_bytes()
    changed = re.sub(pattern, new, data, flags=re.DOTALL)
    assert changed != data
    pdf.Root.Metadata.write(changed)


def a_link(pdf):
    return next(p for p in pdf.pages if "/Annots" in p.obj).Annots[0]


def a_font(pdf):
    return next(iter(pdf.pages[1].Resources.Font.values()))


@breaks("marked as tagged")
def no_markinfo(pdf):
    del pdf.Root.MarkInfo


@breaks("marked as tagged")
def suspects(pdf):
    pdf.Root.MarkInfo.Suspects = True


@breaks("language")
def no_language(pdf):
    del pdf.Root.Lang


@breaks("language")
def no_such_language(pdf):
    pdf.Root.Lang = String("English UK")


@breaks("title")
def title_hidden(pdf):
    pdf.Root.ViewerPreferences.DisplayDocTitle = False


@breaks("title")
def title_missing(pdf):
    metadata(pdf, rb"<dc:title>.*?</dc:title>", b"")


@breaks("metadata")
def no_metadata(pdf):
    del pdf.Root.Metadata


@breaks("metadata")
def metadata_that_cannot_be_read(pdf):
    metadata(pdf, rb"<dc:title>", b"<dc:title>\x07")


@breaks("metadata")
def no_ua_identifier(pdf):
    metadata(pdf, rb"<pdfuaid:part>1</pdfuaid:part>", b"")


@breaks("metadata")
def no_archive_identifier(pdf):
    metadata(pdf, rb"<pdfaid:part>2</pdfaid:part>", b"")


@breaks("archive")
def no_profile(pdf):
    del pdf.Root.OutputIntents


@breaks("archive")
def attached(pdf):
    pdf.attachments["day.json"] = b"{}"


@breaks("marked")
def unmarked_text(pdf):
    rewrite(pdf, lambda d: re.sub(rb"/H2 <</MCID \d+>> BDC", b"/X BMC", d, count=1))


@breaks("marked")
def unmarked_line(pdf):
    rewrite(pdf, lambda d: d.replace(b"/Artifact BMC", b"/X BMC", 1))


@breaks("marked")
def never_ended(pdf):
    rewrite(pdf, lambda d: d + b" /Artifact BMC")


@breaks("nested")
def artifact_inside(pdf):
    rewrite(pdf, lambda d: re.sub(rb"(/P <</MCID \d+>> BDC)", rb"\1 /Artifact BMC EMC", d, count=1))


@breaks("nested")
def content_inside_artifact(pdf):
    rewrite(pdf, lambda d: re.sub(rb"(/P <</MCID \d+>> BDC)", rb"/Artifact BMC \1 EMC", d, count=1) + b" EMC")


@breaks("tree")
def one_number_twice(pdf):
    rewrite(pdf, lambda d: d.replace(b"/MCID 2>>", b"/MCID 1>>", 1))


@breaks("content")
def no_tree(pdf):
    del pdf.Root.StructTreeRoot


@breaks("content")
def wrong_parent_tree(pdf):
    entry = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
    entry[0] = entry[2]


@breaks("content")
def element_lost(pdf):
    root = pdf.Root.StructTreeRoot.K[0]
    root.K = Array([k for i, k in enumerate(root.K) if i != 4])


@breaks("content")
def ghost(pdf):
    find(pdf, "P").K.append(999)


@breaks("tree")
def wrong_parent(pdf):
    find(pdf, "TD").P = pdf.Root.StructTreeRoot


@breaks("types")
def unknown_type(pdf):
    find(pdf, "P").S = Name.Paragraph


@breaks("families")
def cell_in_table(pdf):
    find(pdf, "Table").K.append(find(pdf, "TD"))


@breaks("families")
def item_in_document(pdf):
    pdf.Root.StructTreeRoot.K[0].K.append(find(pdf, "LI"))


@breaks("tables")
def no_scope(pdf):
    del find(pdf, "TH").A


@breaks("tables")
def short_row(pdf):
    row = find(pdf, "TR", 1)
    row.K = Array(list(row.K)[:-1])


@breaks("tables")
def no_heads(pdf):
    for e in list(walk(find(pdf, "Table"))):
        if e.S == "/TH":
            e.S = Name.TD


@breaks("figures")
def figure_says_nothing(pdf):
    del find(pdf, "Figure").Alt


@breaks("headings")
def begins_with_h2(pdf):
    find(pdf, "H1").S = Name.H2


@breaks("headings")
def level_skipped(pdf):
    find(pdf, "H2").S = Name.H4


@breaks("headings")
def headings_mixed(pdf):
    find(pdf, "H2", 1).S = Name.H


@breaks("empty")
def empty_heading(pdf):
    root = pdf.Root.StructTreeRoot.K[0]
    made = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.H2, P=root))
    root.K.append(made)


@breaks("lists")
def no_numbering(pdf):
    del find(pdf, "L").A


@breaks("notes")
def note_without_name(pdf):
    find(pdf, "P", 3).S = Name.Note


@breaks("links")
def link_not_described(pdf):
    del a_link(pdf)["/Contents"]


@breaks("links")
def no_tab_order(pdf):
    for page in pdf.pages:
        del page["/Tabs"]


@breaks("links")
def link_is_a_span(pdf):
    find(pdf, "Link").S = Name.Span


@breaks("links")
def link_without_its_area(pdf):
    link = find(pdf, "Link")
    link.K = Array([k for k in link.K if not isinstance(k, Dictionary)])


@breaks("links")
def link_without_a_key(pdf):
    del a_link(pdf)["/StructParent"]


@breaks("links")
def link_not_printed(pdf):
    a_link(pdf)["/F"] = 0


@breaks("bookmarks")
def no_bookmarks(pdf):
    del pdf.Root.Outlines


@breaks("bookmarks")
def bookmark_without_title(pdf):
    pdf.Root.Outlines.First.Title = String(" ")


@breaks("order")
def last_first(pdf):
    root = pdf.Root.StructTreeRoot.K[0]
    root.K = Array([root.K[-1], *list(root.K)[:-1]])


@breaks("fonts")
def font_not_embedded(pdf):
    del a_font(pdf).FontDescriptor["/FontFile2"]


@breaks("fonts")
def no_meaning(pdf):
    del a_font(pdf)["/ToUnicode"]


@breaks("fonts")
def wrong_meaning(pdf):
    stream = a_font(pdf).ToUnicode
    data = stream.read_bytes()
    new = data.replace(b"<65> <0065>", b"<65> <E065>")
    assert new != data
    stream.write(new)


@breaks("fonts")
def missing_letter_shown(pdf):
    font = next(iter(pdf.pages[1].Resources.Font.keys()))
    rewrite(pdf, lambda d: d + b" /Artifact BMC BT %s 10 Tf (\\000) Tj ET EMC" % font.encode())


@breaks("colours")
def colours_of_print(pdf):
    rewrite(pdf, lambda d: d + b" /Artifact BMC 0 0 0 1 k 0 0 5 5 re f EMC")


def test_the_good_file_is_good(good):
    assert failures(good) == {}


@pytest.mark.parametrize("name", MUTATIONS)
def test_is_noticed(good, name):
    rule, change = MUTATIONS[name]
    with pikepdf.open(BytesIO(good)) as pdf:
        change(pdf)
        out = BytesIO()
        pdf.save(out, fix_metadata_version=False)
    assert rule in failures(out.getvalue())
