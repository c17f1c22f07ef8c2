"""Reads a line: which kind, which words, which signs, what is in doubt (interaction.md part 3, rules G1 to G11).

A pure function of the line and its context. What was not understood stays in the words, exactly as typed.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from typing import Any, Final

from workshop.capture.reading import Act, Context, Given, Reading, Sign
from workshop.capture.scan import Found, Scanner
from workshop.capture.second_thoughts import second_thoughts
from workshop.capture.spec import FINDS_OUT, SPECS, Spec, field_line, kind_of_word, spec_of
from workshop.capture.wordings import wording_of
from workshop.field import Record, described
from workshop.tongue import tr
from workshop.vocabulary import label as label_of
from workshop.words import clean, in_quotes, joined, shortened

_KIND = re.compile(r"([A-Za-z]+):\s*")
_SECOND = re.compile(r"(?:^|\s)--\s+")
_QUOTED = re.compile(r"(?:^|\s)[“\"]([^”\"]+)[”\"](?=\s|$)")
_OUTER = re.compile(r"[“\"]([^”\"]*)[”\"]")
_LABELLED = re.compile(r"^.*?(?:: | by )")  # what a chip says before its value
SELECT = tr("No words, so this would change a card. Choose one with ↑, or add words.")
SAID_BACK: Final = {"need_words": tr("Keep what they need"), "worry_words": tr("Keep what worries them")}
NAME_LENGTH = 28  # characters of a card's name in a chip


def parse(line: str, context: Context) -> Reading:
    """What a line means where it is typed."""
    reading = _parsed(line, context)
    more = second_thoughts(reading, context)
    reading = dataclasses.replace(reading, warnings=(*reading.warnings, *more)) if more else reading
    wording = wording_of(reading, context)
    return dataclasses.replace(reading, wording=wording.id) if wording else reading


def _parsed(line: str, context: Context) -> Reading:
    body = clean(line).replace("\n", " ").strip()
    if not body:
        return Reading("nothing")
    if body.startswith("/"):
        return _command(body, context)
    if body.isdigit() and context.selected is not None and context.selected.doubts:
        return _answer(body, context.selected)
    if context.clause is not None and (body == "?" or body.startswith("? ")):
        return _open_question(body, context)
    word = _KIND.match(body)
    if word and word[0].strip() not in context.kept_as_words:
        field = field_line(word[1], context.selected)
        if field is not None:
            return _field_line(body[word.end() :], field, word[0].strip(), context)
        field = field_line(word[1], context.case)
        if field in SAID_BACK and context.case is not None:
            return _said_back(body[word.end() :], field, word[0].strip(), context, context.case)
        spec = kind_of_word(word[1])
        if spec is not None:
            return _explicit(body[word.end() :], spec, word[0].strip(), context)
    return _change(body, context) or _in_words(body, context)


def _in_words(body: str, context: Context) -> Reading:
    """Words without a kind: what the session adds; in a walk, what they do to its row."""
    reading = _add(body, SPECS[context.adds], context)
    return dataclasses.replace(reading, label=context.answers, given=()) if context.answers else reading


# -- lines that change --


def _change(body: str, context: Context) -> Reading | None:
    """Signs without words change the selected card; None where there are words, or nothing that is a sign."""
    selected = context.selected
    spec = spec_of(selected) if selected is not None else None
    quoted = _QUOTED.search(body) if spec is not None and spec.quoted else None
    rest = body[: quoted.start()] + body[quoted.end() :] if quoted else body
    found, second = _scanned(rest, spec or SPECS[context.adds], context)
    understood = found.signs or found.not_known or second or (quoted and spec)
    if (found.words and found.words != " ".join(found.seconds)) or not understood:
        return None
    if selected is None or spec is None:
        return Reading("unusable", problem=SELECT)
    reading = _read("change", spec, found, second, ())
    signs = tuple(_replacing(s, selected, context) for s in reading.signs)
    label = tr("Change {selected}").format(selected=in_quotes(shortened(selected.headline, NAME_LENGTH)))
    words = quoted[1] if quoted else None
    return dataclasses.replace(reading, text="", signs=signs, selected=selected, label=label, quoted=words)


def _replacing(sign: Sign, record: Record, context: Context) -> Sign:
    """A second value of a single-valued field replaces the first, and the chip says so (G6)."""
    before = getattr(record, sign.field, None) if sign.field != FINDS_OUT else None
    if not sign.chip or before in (None, (), sign.value) or isinstance(before, tuple) or sign.field == "likelihood":
        return sign
    was = _said(before, record, sign.field, context)
    return dataclasses.replace(sign, chip=f"{was} → {sign.chip.split(': ', 1)[-1]}") if was else sign


def _said(value: Any, record: Record, name: str, context: Context) -> str:
    shape = described(type(record))[name].shape
    vocabulary = getattr(shape, "vocabulary", None)
    if vocabulary:
        return label_of(vocabulary, value)
    return context.names.label(value) if isinstance(value, str) else ""


def _field_line(body: str, field: str, word: str, context: Context) -> Reading:
    selected = context.selected
    assert selected is not None  # noqa: S101 - field_line() found the field on it
    if field in SAID_BACK:
        return _said_back(body, field, word, context, selected)
    spec = spec_of(selected) or SPECS[context.adds]
    found = _scanned(body, spec, context)[0] if field == "measure" else Found(words=body.strip())
    label = described(type(selected))[field].label
    return Reading(
        "field",
        spec,
        found.words,
        signs=tuple(found.signs),
        selected=selected,
        field_line=field,
        kind_word=word,
        label=tr("{label} of {selected}").format(
            label=label, selected=in_quotes(shortened(selected.headline, NAME_LENGTH))
        ),
        problem="" if body.strip() else tr("Add words after the colon."),
        sources=tuple(found.sources),
    )


def _said_back(body: str, field: str, word: str, context: Context, case: Record) -> Reading:
    """What one side needs or fears, in the words of the other: of the selected ask, else of the pilot."""
    found, _ = _scanned(body, SPECS["quote"], context)
    return Reading(
        "field",
        None,
        found.words,
        signs=tuple(found.signs),
        given=context.given.get("said back", ()) if case is not context.selected else (),
        selected=case,
        field_line=field,
        finder=next((s.value for s in found.signs), None),
        kind_word=word,
        warnings=tuple(found.warnings),
        label=SAID_BACK[field],
        sources=tuple(found.sources),
    )


def _open_question(body: str, context: Context) -> Reading:
    found, _ = _scanned(body[1:].strip(), SPECS["clause"], context)
    reading = _read("question", SPECS["clause"], found, None, ())
    return dataclasses.replace(reading, label=tr("Leave {clause} open").format(clause=context.clause))


def _answer(body: str, selected: Record) -> Reading:
    choices = (selected.doubts[0].choices or "").split()
    n = int(body)
    if not 1 <= n <= len(choices):
        return Reading("unusable", problem=tr("Choose a number from 1 to {choices}.").format(choices=len(choices)))
    return Reading("answer", selected=selected, chosen=n, label=tr("Answer {n}").format(n=n))


def _command(body: str, context: Context) -> Reading:
    words = body[1:].split()
    name = words[0].lower() if words else ""
    if name in context.commands:
        return Reading(
            "command",
            command=name,
            arguments=tuple(words[1:]),
            label=tr("Do: {what}").format(what=" ".join([name, *words[1:]])),
        )
    beginning = sorted(c for c in context.commands if name and c.startswith(name))
    if len(beginning) == 1:
        return _command(f"/{' '.join([beginning[0], *words[1:]])}", context)
    if not beginning:
        return Reading("unusable", problem=tr("Nothing called “{name}”. All commands: Ctrl Shift P").format(name=name))
    return Reading(
        "unusable",
        problem=tr("There is no /{name}. Meant: {beginning}?").format(
            name=name, beginning=joined(("/" + c for c in beginning), tr("or"))
        ),
    )


# -- lines that add --


def _explicit(body: str, spec: Spec, word: str, context: Context) -> Reading:
    if not body.strip():
        return Reading("unusable", problem=tr("{act}: add words after the colon.").format(act=spec.act), kind_word=word)
    return dataclasses.replace(_add(body, spec, context), kind_word=word)


def _add(body: str, spec: Spec, context: Context) -> Reading:
    spec = _own_words(body, spec, context)
    found, second = _quoted(body, spec, context) or _scanned(body, spec, context)
    found.warnings += _no_owner(found, spec, context) + _there_already(found, spec, context)
    wordless = spec.name == "position" and any(s.field == "stance" for s in found.signs)
    if not found.words and not second and not wordless:
        return Reading("unusable", problem=SELECT)
    reading = _read("add", spec, found, second, context.given.get(spec.name, ()))
    return dataclasses.replace(reading, label=_act(reading, spec))


def _quoted(body: str, spec: Spec, context: Context) -> tuple[Found, None] | None:
    """Where a kind keeps exact words, “…” are the words, wherever the signs stand; None where other words are left."""
    said = _QUOTED.search(body) if spec.name in {"quote", "position"} else None
    if said is None:
        return None
    found, _ = _scanned(f"{body[: said.start()]} {body[said.end() :]}", spec, context)
    if found.words:
        return None
    found.words = said[1].strip()
    return found, None


def _own_words(body: str, spec: Spec, context: Context) -> Spec:
    """A line that is only “…” and who said it is where they stand, from the value session on; before it a quote."""
    if spec.name in {"quote", "position", "sign_off", "clause"}:
        return spec
    said = SPECS["position" if context.given.get("position") else "quote"]
    scanned = Scanner(body, said, context).read()
    return said if _OUTER.fullmatch(scanned.words) and scanned.signs else spec


def _act(reading: Reading, spec: Spec) -> str:
    party = next((g.value for g in reading.given if g.field == "party"), None)
    if spec.name == "value" and party:
        return tr("Add value for the {party}").format(party=party)
    return spec.act


def _scanned(body: str, spec: Spec, context: Context) -> tuple[Found, str | None]:
    """Signs and words of a line and of its second line; a sign counts in either."""
    cut = _SECOND.search(body) if spec.second else None
    head, tail = (body[: cut.start()], body[cut.end() :]) if cut else (body, None)
    found = Scanner(head, spec, context).read()
    if tail is None or cut is None:
        return dataclasses.replace(found, signs=_once(found.signs)), None
    more = Scanner(tail, spec, context, cut.end()).read()
    return _together(found, more), more.words or None


def _once(signs: Sequence[Sign]) -> list[Sign]:
    """One sign a field: a second value joins the first where there may be several, else replaces it (G6)."""
    out: dict[object, Sign] = {}
    for n, s in enumerate(signs):
        own: object = n if s.adds_to or s.field == FINDS_OUT else s.field
        out[own] = _after(out.pop(own), s) if own in out else s
    return list(out.values())


def _after(first: Sign, second: Sign) -> Sign:
    if second.value == first.value:
        return first
    several = isinstance(second.value, tuple)
    said = _LABELLED.sub("", second.chip)
    chip = f"{first.chip}{', ' if several else ' → '}{said}" if first.chip and said else second.chip
    value = tuple(dict.fromkeys((*first.value, *second.value))) if several else second.value
    return dataclasses.replace(second, value=value, chip=chip)


def _no_owner(found: Found, spec: Spec, context: Context) -> list[str]:
    """An action that names people in its sentence and has no owner: a name in a sentence is no field (G2)."""
    if spec.name != "action" or spec.person in {*found.not_known, *(s.field for s in found.signs)}:
        return []
    named = [n for n in context.names.all() if n.sort == "person" and n.id in found.mentions]
    if not named:
        return []
    who = joined((n.label for n in named), tr("or"))
    return [tr("Owner: {who}? Put @{typed} at the end.").format(who=who, typed=context.names.typed(named[0]))]


def _there_already(found: Found, spec: Spec, context: Context) -> list[str]:
    there = context.names.person(found.words) if spec.name == "person" and found.words else None
    return [tr("Another {there}? One is in the list.").format(there=there.name)] if there else []


def _together(a: Found, b: Found) -> Found:
    return Found(
        signs=_once([*a.signs, *b.signs]),
        doubts=[*a.doubts, *b.doubts],
        warnings=[*a.warnings, *b.warnings],
        not_known=[*a.not_known, *b.not_known],
        mentions=[*a.mentions, *b.mentions],
        finder=a.finder or b.finder,
        due=a.due or b.due,
        said_at=a.said_at or b.said_at,
        words=a.words,
        seconds=[*a.seconds, *b.seconds],
        sources=[*a.sources, *b.sources],
    )


def _read(act: Act, spec: Spec, found: Found, second: str | None, given: Sequence[Given]) -> Reading:
    return Reading(
        act,
        spec,
        found.words,
        second,
        tuple(found.signs),
        tuple(given),
        tuple(found.doubts),
        tuple(found.warnings),
        tuple(found.not_known),
        found.finder,
        found.due,
        tuple(dict.fromkeys(found.mentions)),
        found.said_at,
        sources=tuple(found.sources),
    )
