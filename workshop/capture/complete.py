"""What could stand where the hands are: names after `@` and `!`, labels after `#`, commands after `/` (2.3, 3.5)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from workshop.capture import labels
from workshop.capture.reading import Context
from workshop.capture.scan import JOINING
from workshop.capture.spec import FIELD_LINES, KIND_WORDS, SPECS, Spec, kind_of_word, spec_of
from workshop.capture.wordings import wordings
from workshop.field import described
from workshop.tongue import tr
from workshop.words import fold

MOST: Final = 6  # rows of the list
SUGGESTED: Final = "suggested"
_SIGN = re.compile(r"(?:^|\s)([@#!/])([^\s@#]*)$")
_QUOTED = re.compile(r"(?:^|\s)([\"“])([^\s\"“”]+)$")  # on a keyboard of the United States for one of here, or back
_LAST = re.compile(r"(\S+)\s+([^\s@#!\"“”/\\]+)$")
_MARKS: Final = "?.,;:)"  # after a name: it is typed to its end
_KIND = re.compile(r"^([A-Za-z]+)(:?)$")


@dataclass(frozen=True, slots=True)
class Offer:
    """One row of the list."""

    text: str  # what it is called
    detail: str  # what tells it from others
    insert: str  # what Tab writes in place of what was typed
    start: int  # where in the line that begins
    adds: str = ""  # an organisation that is not there yet and would be added (G4)
    wording: bool = False  # a suggested wording: a whole sentence


def offers(line: str, cursor: int, context: Context, commands: Mapping[str, str]) -> list[Offer]:
    """Rows for the word at the cursor, the likeliest first; none where nothing is to be completed.

    `commands` are the words after `/` and what each does.
    """
    head = line[:cursor]
    m = _SIGN.search(head)
    if m is None:
        return _kinds(head, context) or _wordings(line, cursor, context) or _meant_as_name(line, cursor, context)
    sign, typed, start = m[1], m[2], m.start(1)
    if sign == "/":
        return _commands(typed, start, commands) if start == 0 else []
    spec = _spec(line, context)
    if typed and typed[-1] in _MARKS:
        return []
    if sign == "#":
        return _labels(typed, start, spec, context)
    if sign == "!" and spec.cls.KIND.table != "risk":
        return []
    return _names(sign, typed, start, context)


def _wordings(line: str, cursor: int, context: Context) -> list[Offer]:
    """Whole sentences from the wording bank, once four letters are typed."""
    start, found = wordings(line, cursor, context)
    return [Offer(w.text, SUGGESTED, w.text, start, wording=True) for w in found]


def _meant_as_name(line: str, cursor: int, context: Context) -> list[Offer]:
    """`@nhs` for a last word that is just the short name of an organisation, or for one after an opening quote."""
    if line[cursor:].strip() or context.answers:
        return []
    head = line[:cursor]
    quoted, last = _QUOTED.search(head), _LAST.search(head)
    if quoted is None and (last is None or last[1].lower() in JOINING):
        return []
    typed, start = (quoted[2], quoted.start(1)) if quoted else (last[2], last.start(2)) if last else ("", 0)
    found = context.names.called(typed, certain=quoted is None)
    return [Offer(f"@{typed.lower()}?", found.detail, f"@{context.names.typed(found)}", start)] if found else []


def _spec(line: str, context: Context) -> Spec:
    """The kind that the line is likely to be: by its kind word, by the selected card where it has no words."""
    word = re.match(r"([A-Za-z]+):", line)
    explicit = kind_of_word(word[1]) if word else None
    if explicit is not None:
        return explicit
    selected = spec_of(context.selected) if context.selected is not None else None
    only_signs = all(w[:1] in "@#!*" or w.lower() in {"owner", "by"} for w in line.split())
    return selected if selected is not None and only_signs else SPECS[context.adds]


def _names(sign: str, typed: str, start: int, context: Context) -> list[Offer]:
    before, mark, last = typed.rpartition("+") if "+" in typed else typed.rpartition(">")
    found = [n for n in context.names.beginning(last) if sign == "@" or n.sort == "organisation"]
    rows = [Offer(n.label, n.detail, f"{sign}{before}{mark}{context.names.typed(n)}", start) for n in found[:MOST]]
    if not rows and sign == "@" and len(last) > 1 and not context.names.meant(last):
        name = last[0].upper() + last[1:]
        rows.append(Offer(tr("Add “{name}” as an organisation").format(name=name), "", f"@{last}", start, adds=name))
    return rows


def _labels(typed: str, start: int, spec: Spec, context: Context) -> list[Offer]:
    word, seen, rows = fold(typed), set[tuple[str, str]](), list[Offer]()
    live = {f.name for f in described(spec.cls).values() if f.ask == "live"}
    known = sorted(labels.labels(spec.cls, context.session), key=lambda x: x.field not in live)
    for x in known:
        if x.word.startswith(word) and (x.field, x.code) not in seen:
            seen.add((x.field, x.code))
            rows.append(Offer(f"#{x.word}", f"{spec.label(x.field)}: {x.label}", f"#{x.word}", start))
    return rows[:MOST]


def _commands(typed: str, start: int, commands: Mapping[str, str]) -> list[Offer]:
    found = [name for name in commands if name.startswith(typed.lower())]
    return [Offer(f"/{name}", commands[name], f"/{name}", start) for name in found[:MOST]]


def _kinds(head: str, context: Context) -> list[Offer]:
    """After a word and its colon: field lines of the selected card, and kinds."""
    m = _KIND.match(head)
    if m is None or not m[2]:
        return []
    word = m[1].lower()
    if kind_of_word(word) is not None or word in FIELD_LINES:
        return []
    table = context.selected.KIND.table if context.selected is not None else ""
    lines = [w for w, by in FIELD_LINES.items() if w.startswith(word) and table in by]
    kinds = [w for w in KIND_WORDS if w.startswith(word)]
    rows = [Offer(f"{w}:", tr("of the selected card"), f"{w}:", 0) for w in lines]
    return (rows + [Offer(f"{w}:", SPECS[KIND_WORDS[w]].act, f"{w}:", 0) for w in kinds])[:MOST]
