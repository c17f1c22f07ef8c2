"""The lists of docs/file-format.md, made from the descriptions of the kinds: tables, columns, codes.

To bring the page up to date: .venv/bin/python -m tests.docs.format_tables
"""

from __future__ import annotations

import re
import sys

from tests.docs.reading import DOCS
from workshop import shape as sh
from workshop.field import COMMON, ROOM, Record, described, own_fields
from workshop.kinds import ALL, Setting
from workshop.vocabulary import vocabularies

PAGE = DOCS / "file-format.md"
PLAIN = {
    sh.Rank: "number, for the order",
    sh.Flag: "yes or no",
    sh.Day: "date",
    sh.Time: "time",
    sh.Moment: "moment",
    sh.Words: "list of words",
}
TYPES = {str: "TEXT", int: "INTEGER", float: "REAL"}


def bare(doc):
    """What a class or a module says of itself, without the place in the design that it comes from."""
    return " ".join(re.sub(r" \([^)]*\)", "", (doc or "").strip()).split())


def holds(shape):
    """What a column of this shape holds, in words."""
    if type(shape) in PLAIN:
        return PLAIN[type(shape)]
    match shape:
        case sh.Text(long):
            return "words, in lines" if long else "words"
        case sh.Number(low, high):
            return "whole number" + (f" from {low}" if low is not None else "") + (f" to {high}" if high else "")
        case sh.Code(name):
            return f"code, `{name}`"
        case sh.Codes(name):
            return f"list of codes, `{name}`"
        case sh.Ref(kinds):
            return f"id, {_of(kinds)}"
        case sh.Refs(kinds, others):
            return f"list of ids, {_of([*kinds, *others])}"
        case sh.Counts(of):
            return f"list of counts: {', '.join(of)}"
        case sh.Groups(of):
            return f"list of {{{', '.join(f'`{name}`: {holds(f.shape)}' for name, f in described(of).items())}}}"
    raise AssertionError(shape)


def _of(kinds):
    return " or ".join(f"`{kind}`" for kind in kinds) or "of any kind"


def _rows(fields):
    yield "| Column | Type | Holds | What it is | |"
    yield "|---|---|---|---|---|"
    for f in fields:
        said = f"{f.label}. {f.help}" if f.help else f.label
        room = "room" if f.layer is ROOM else ""
        yield f"| `{f.name}` | {TYPES[sh.column_type(f.shape)]} | {holds(f.shape)} | {said} | {room} |"


def tables():
    """A table of the page for each table of the file, in groups, and what all of them have."""
    yield "### In every table of records"
    yield ""
    yield from _rows([f for f in described(Record).values() if f.name in COMMON])
    for module in dict.fromkeys(cls.__module__ for cls in ALL):
        yield ""
        yield f"### {bare(sys.modules[module].__doc__).rstrip('.')}"
        for cls in (c for c in ALL if c.__module__ == module):
            many = f"{cls.KIND.one}, one for each day" if cls.KIND.single else cls.KIND.many
            ids = "" if cls is Setting else f", ids `{cls.KIND.prefix}-…`"
            yield ""
            yield f"`{cls.KIND.table}`: {many}{ids}. {bare(cls.__doc__)}"
            yield ""
            yield from _rows(own_fields(cls))


def codes():
    """Each vocabulary with its codes and how each is shown."""
    yield "| Vocabulary | Codes |"
    yield "|---|---|"
    for name, terms in sorted(vocabularies().items()):
        yield f"| `{name}` | {', '.join(f'`{t.code}` {t.label}' for t in terms.values())} |"


def parts():
    """The made parts of the page, by their mark."""
    return {"tables": list(tables()), "codes": list(codes())}


def brought_up_to_date(text):
    """The page with its made parts as they are today."""
    for mark, lines in parts().items():
        begin, end = f"<!-- {mark}: made from the descriptions -->", f"<!-- end of {mark} -->"
        head, _, rest = text.partition(begin)
        tail = rest.partition(end)[2]
        text = "\n".join([head + begin, "", *lines, "", end + tail])
    return text


if __name__ == "__main__":
    PAGE.write_text(brought_up_to_date(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
