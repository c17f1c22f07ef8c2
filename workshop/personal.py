"""Words that look like a person's details (domain.md G25, interaction.md W17): found as they are typed, never blocked.

It looks for what is seldom anything else: numbers with their check rules, and a title or a house number with a name
after it. What somebody decided to keep is not asked about again.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final, Literal

from workshop import shape as sh
from workshop.field import COMMON, Record, described
from workshop.kinds import ALL, Break, Gate, Person, Playbook, Session, Setting
from workshop.remembered import remembered
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.words import fold

Sort = Literal["NI number", "NHS number", "phone number", "email address", "postcode", "house and street", "name"]
People = tuple[tuple[str, ...], ...]  # names, each as its folded words
NOBODY: Final[People] = ()
NOT_ASKED: Final = frozenset({Break, Gate, Playbook, Session, Setting})  # the plan, which the room screen needs
KEPT: Final = False  # the value of `held` where somebody has said that such words stay
MASK: Final = tr("[may be a person’s details: held back]")  # stands in papers in place of such words
_BESIDE: Final = frozenset({"withdrawn_reason"})  # words that every record has beside its own


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_NI = re.compile(
    r"(?<![\w])(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][ -]?\d\d[ -]?\d\d[ -]?\d\d[ -]?[A-D](?!\w)",
    re.IGNORECASE,
)
_NHS = re.compile(r"(?<![\w£€$.,/-])\d{3}([ -]?)\d{3}\1\d{4}(?![ -]?\d|[.,/]\d|\w)")
_PHONE = re.compile(
    r"(?<![\w£€$.,/])(?:(?:\+44|0044)[ -]?(?:\(0\)[ -]?)?[127]\d|\(?0[127]\d)\d{0,3}\)?(?:[ -]?\d){5,9}(?![ -]?\d|\w)"
)
_ABROAD = re.compile(r"(?<![\w+])\+(?!44)[1-9]\d{0,2}(?:[ -]?\d){8,12}(?![ -]?\d|\w)")
_THOUSANDS = re.compile(r"\+\d{1,3}(?: \d{3})+")
_EMAIL = re.compile(r"(?<![\w.+-])([\w.+'-]+)@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?![\w-])", re.IGNORECASE)
_BOXES: Final = _set("""
    complaints contact data.protection dataprotection dpo enquiries foi hello help helpdesk info office
    """)  # of an office, which is nobody
_AREAS: Final = _set("""
    AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK
    FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG
    NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR
    TS TW UB W WA WC WD WF WN WR WS WV YO ZE
    """)
_POSTCODE = re.compile(r"(?<!\w)([A-Z]{1,2})\d[A-Z\d]? ?\d([ABD-HJLNP-UW-Z]{2})(?!\w)", re.IGNORECASE)
_NO_CODE: Final = frozenset({"st", "nd", "rd", "th", "gb", "tb", "pb"})  # `the 1st`, `S3 5gb`
_STREETS: Final = "road|rd|street|avenue|lane|crescent|terrace"
_CAPITAL_STREETS: Final = tr(
    "Road|Rd|Street|St|Avenue|Ave|Lane|Ln|Crescent|Terrace|Close|Drive|Way|Place|Court|Gardens|Grove|Mews|Hill|Park|Row"
    "|Square|Walk|Rise|View|Green|House"
)
_HOUSE = re.compile(
    rf"(?<![\w£€$.,/:-])(\d{{1,4}})[A-Za-z]?,? (?:(?:[A-Z][\w’'.-]*,? ){{1,3}}(?:{_CAPITAL_STREETS})"
    rf"|((?:[\w’'-]+ ){{1,2}})(?:{_STREETS}))(?![\w’'-])"
)
_COUNTED: Final = _set("""
    a about and at by busy case cases closed cross days each every few for from high-traffic homes hours
    households in is km local main major metres miles minor minutes months more near new of off on or people per
    private public residential schools sites the to was weeks which wide with years
    """)  # words between a figure and a street that is no address: `3 main road schemes`, `12 miles of road`
_NUMBERED: Final = _set("""
    annex article clause group item level line option page part phase section session stage step table tier wave
    """)
_BEFORE = re.compile(r"(\w+) $")
_YEARS: Final = range(1900, 2100)
_TITLE = re.compile(
    r"(?<![\w’'-])(?:(?:Mrs|Mr|Ms|Miss|Mx|Dr|Cllr)\.? (?P<name>[A-Z][\w’'-]+)(?: (?P<next>[A-Z][\w’'-]+))?"
    r"|(?:mrs|mr|cllr)\.? (?P<low>[\w’'-]{2,}))"
)
_NO_NAME: Final = _set("and or who whose said says is was the a")


@dataclass(frozen=True, slots=True)
class Found:
    """Words of a text that look like a person's details."""

    start: int
    end: int
    sort: Sort


@dataclass(frozen=True, slots=True)
class Undecided:
    """A record with such words, of which nobody has said yet whether they stay."""

    record: Record
    fields: tuple[str, ...]


def people(s: Snapshot) -> People:
    """The names of those who are on the list, word by word: a title with one of them gives nothing away."""
    return _folded(tuple(name for p in s.all(Person) for name in (p.name, *p.other_names) if name))


@remembered(8)  # each card asks for them
def _folded(names: tuple[str, ...]) -> People:
    return tuple(tuple(fold(name).split()) for name in names)


@remembered(16_384)  # a board asks about the same words at each key
def found(text: str, known: People = NOBODY) -> tuple[Found, ...]:
    """The words of a text that look like a person's details, in their order, none over another."""
    out: list[Found] = []
    for sort, look in _LOOKS.items():
        out += (Found(*span, sort) for span in look(text, known))
    out.sort(key=lambda f: (f.start, -f.end))
    apart: list[Found] = []
    for f in out:
        if not apart or f.start >= apart[-1].end:
            apart.append(f)
    return tuple(apart)


def looks_personal(text: str, known: People = NOBODY) -> bool:
    """Whether a text holds words that look like a person's details."""
    return bool(found(text, known))


def texts(record: Record) -> Iterator[tuple[str, str]]:
    """The fields of a record in which details would be a surprise, each with its words; contact fields apart."""
    if type(record) in NOT_ASKED:
        return
    for name, field in described(type(record)).items():
        worded = isinstance(field.shape, sh.Text | sh.Words | sh.Groups) and not field.personal
        if worded and (name not in COMMON or name in _BESIDE):
            for text in _words(getattr(record, name)):
                yield name, text


def masked(record: Record, known: People = NOBODY) -> Record:
    """The record with a mark in place of such words, for papers: nobody has said yet that they may leave."""

    def without(text: str) -> str:
        return masked_text(text, known)

    return record.with_values(**{n: _reworded(getattr(record, n), without) for n in fields_with(record, known)})


def masked_text(text: str, known: People = NOBODY) -> str:
    """The text with a mark in place of such words."""
    for f in reversed(found(text, known)):
        text = f"{text[: f.start]}{MASK}{text[f.end :]}"
    return text


def _reworded(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, tuple):
        return tuple(_reworded(part, change) for part in value)
    texts_of = [n for n, f in described(type(value)).items() if isinstance(f.shape, sh.Text) and getattr(value, n)]
    return dataclasses.replace(value, **{n: change(getattr(value, n)) for n in texts_of})


def _words(value: Any) -> Iterator[str]:
    """All words in a value of a text, of several, or of small records."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _words(part)
    elif hasattr(value, "__dataclass_fields__"):
        for name, field in described(type(value)).items():
            if isinstance(field.shape, sh.Text):
                yield from _words(getattr(value, name))


def fields_with(record: Record, known: People = NOBODY) -> tuple[str, ...]:
    """The fields of a record that hold such words."""
    return _fields_of(_Same(record), known)


def undecided(s: Snapshot) -> tuple[Undecided, ...]:
    """The records that stand, hold such words, and that nobody has said to keep (rule G25)."""
    known = people(s)
    asked = (r for cls in ALL for r in s.all(cls) if r.held is not KEPT)
    return tuple(Undecided(r, names) for r in asked if (names := fields_with(r, known)))


class _Same:
    """A record as itself: frozen, so that what was found in it once holds for as long as it is there."""

    __slots__ = ("record",)

    def __init__(self, record: Record) -> None:
        self.record = record

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.record is other.record

    def __hash__(self) -> int:
        return id(self.record)


@remembered(1 << 13)  # all records are asked about at every change
def _fields_of(same: _Same, known: People) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name, text in texts(same.record) if looks_personal(text, known)))


# -- the looks --
_Spans = Iterator[tuple[int, int]]


def _ni(text: str, _: object) -> _Spans:
    return (m.span() for m in _NI.finditer(text))


def _nhs(text: str, _: object) -> _Spans:
    for m in _NHS.finditer(text):
        digits = [int(c) for c in m[0] if c.isdigit()]
        left = 11 - sum(d * w for d, w in zip(digits, range(10, 1, -1), strict=False)) % 11
        if len(set(digits)) > 1 and digits[9] == left % 11 and left != 10:
            yield m.span()


def _phone(text: str, _: object) -> _Spans:
    for m in _PHONE.finditer(text):
        number = re.sub(r"^(?:\+44|0044)(?:\(0\))?", "0", re.sub(r"[ -]", "", m[0])).replace("(", "").replace(")", "")
        if len(number) in (10, 11):
            yield m.span()
    yield from (m.span() for m in _ABROAD.finditer(text) if not _THOUSANDS.fullmatch(m[0]))


def _email(text: str, _: object) -> _Spans:
    return (m.span() for m in _EMAIL.finditer(text) if m[1].lower() not in _BOXES)


def _postcode(text: str, _: object) -> _Spans:
    return (m.span() for m in _POSTCODE.finditer(text) if m[1].upper() in _AREAS and m[2] not in _NO_CODE)


def _house(text: str, _: object) -> _Spans:
    for m in _HOUSE.finditer(text):
        before = _BEFORE.search(text[: m.start()])
        numbered = before is not None and before[1].lower() in _NUMBERED
        year = len(m[1]) == 4 and int(m[1]) in _YEARS
        counted = m[2] is not None and any(w.lower() in _COUNTED or w.isdigit() for w in m[2].split())
        if not (numbered or year or counted):
            yield m.span()


def _named(text: str, known: People) -> _Spans:
    for m in _TITLE.finditer(text):
        first, second = (fold(m[n] or "").removesuffix("'s").rstrip("'-") for n in ("name", "next"))
        if m["low"] is not None:
            first = fold(m["low"]).removesuffix("'s")
            if first in _NO_NAME or first.isdigit():
                continue
        if not _is_here(first, second, known):
            yield m.span()


def _is_here(first: str, second: str, known: People) -> bool:
    """Whether the words after a title name somebody on the list: by the last name, or by the first and no other."""
    theirs = [name for name in known if first in name]
    return any(name[-1] == first or not second or second in name for name in theirs)


_LOOKS: Final[MappingProxyType[Sort, Callable[[str, People], _Spans]]] = MappingProxyType(
    {
        "NI number": _ni,
        "NHS number": _nhs,
        "phone number": _phone,
        "email address": _email,
        "postcode": _postcode,
        "house and street": _house,
        "name": _named,
    }
)
