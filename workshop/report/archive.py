"""What makes a PDF fit for archives and for assistive technology: metadata, colours, and bytes that never vary.

PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from html import escape
from typing import Any, Final

from reportlab.lib.utils import TimeStamp
from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFObjectReference,
    PDFStream,
    PDFString,
    PDFZCompress,
)

from workshop import __version__, assets
from workshop.tongue import language

PROFILE: Final = "pdf/srgb.icc"
LANGUAGE: Final = language()
CREATOR: Final = f"Pilot Workshop {__version__}"
PRODUCER: Final = "ReportLab PDF Library"

_XMP: Final = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{producer}</pdf:Producer><pdf:Keywords>{keywords}</pdf:Keywords>
<xmp:CreatorTool>{creator}</xmp:CreatorTool>
<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


@dataclass(frozen=True, slots=True)
class About:
    """What a document says of itself."""

    title: str
    author: str
    subject: str
    changed_at: datetime  # of what it was made from: never the time of the export
    code: str  # of what it was made from: the file's own number follows it


class EndedStream(PDFStream):
    """A stream with an end of line before its last word, as ISO 19005-2, 6.1.7.1 asks and the library leaves out."""

    def format(self, document: PDFDocument) -> bytes:
        """The bytes of the stream."""
        data = super().format(document)
        return data.removesuffix(b"endstream\n") + b"\nendstream\n"


class Metadata(EndedStream):
    """The XMP packet; it stays readable without decompressing."""

    def __init__(self, text: str) -> None:
        """From the packet's text."""
        super().__init__(PDFDictionary({"Type": "/Metadata", "Subtype": "/XML"}), text.encode("utf-8"))


class ArchiveDocument(PDFDocument):
    """The library's document, but for the two things in which its files fail: ends of streams, and a number of its own.

    The library makes its document inside the canvas, so that a canvas gives the one that it was handed this class
    (`canvas.py`). Nothing of the library itself is changed.
    """

    Catalog: Any
    file_number: str = ""
    _timeStamp: TimeStamp

    def Reference(self, obj: Any, name: str | None = None) -> PDFObjectReference:
        """Register an object; every stream passes here before it is written."""
        if type(obj) is PDFStream:
            obj.__class__ = EndedStream
            if "Filter" not in obj.dictionary.dict:
                obj.filters = [PDFZCompress]
        reference: PDFObjectReference = super().Reference(obj, name)  # type: ignore[no-untyped-call]
        return reference

    def dated(self, at: datetime) -> None:
        """Give the document its date; without one the library would take it from the clock."""
        self._timeStamp = stamp(at)

    def ID(self) -> bytes:
        """The number of the file, which follows what it was made from and nothing else."""
        number = sha256(self.file_number.encode()).hexdigest()[:32]
        return f"[<{number}><{number}>]".encode("ascii")


def describe(document: ArchiveDocument, about: About) -> None:
    """Write title, dates, language, colour profile and conformance into the document."""
    document.file_number = f"{CREATOR} {about.code} {about.title}"
    document.dated(about.changed_at)
    known = document.info
    known.title, known.author, known.subject = about.title, about.author, about.subject
    known.creator, known.producer, known.keywords = CREATOR, PRODUCER, ""
    catalog = document.Catalog
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
    icc = EndedStream(PDFDictionary({"N": 3}), assets.data(PROFILE), [PDFZCompress])
    intent = {
        "Type": "/OutputIntent",
        "S": "/GTS_PDFA1",
        "OutputConditionIdentifier": PDFString("sRGB IEC61966-2.1"),
        "Info": PDFString("sRGB IEC61966-2.1"),
        "DestOutputProfile": document.Reference(icc, "sRGB"),
    }
    catalog.OutputIntents = PDFArray([PDFDictionary(intent)])
    catalog.Metadata = Metadata(_packet(about))


def stamp(at: datetime) -> TimeStamp:
    """A moment as the library writes dates, in universal time."""
    when = at.astimezone(UTC)
    made = TimeStamp(1)
    made.t, made.lt, made.YMDhms = when.timestamp(), when.timetuple(), tuple(when.timetuple())[:6]
    made.dhh = made.dmm = 0
    made.tzname = "UTC"
    return made


def _packet(about: About) -> str:
    said = {"title": about.title, "author": about.author, "subject": about.subject, "language": LANGUAGE}
    said |= {"creator": CREATOR, "producer": PRODUCER, "keywords": ""}
    date = about.changed_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S+00:00")
    return _XMP.format(date=date, **{name: escape(text, quote=False) for name, text in said.items()})
