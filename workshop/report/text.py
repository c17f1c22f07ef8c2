"""Words with their look, cut into pieces of one font each: what has no shape in one face is taken from another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from workshop.charts.letters import showable
from workshop.charts.marks import Ink
from workshop.charts.metrics import Face, face, face_for
from workshop.report.bidi import runs_right_to_left


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look. They are plain text: nothing in them is ever read as markup."""

    text: str
    bold: bool = False
    italic: bool = False
    ink: Ink | None = None  # None: that of the paragraph
    size: float | None = None  # in points; None: that of the paragraph


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters of one font, size and colour."""

    text: str
    face: Face
    size: float
    ink: Ink
    wanted: Face  # the face of the run, in place of which another one may stand
    run: int = 0  # which run of its paragraph it belongs to
    right_to_left: bool = False  # whether that run as a whole runs so


Words = str | Run | Sequence[Run]


def worded(text: str, otherwise: str) -> str:
    """A text, or something else in place of one that shows nothing: a heading needs words."""
    return text if showable(text).strip() else otherwise


def quoted(words: str) -> tuple[Run, ...]:
    """Somebody's words between quotation marks; they keep their own direction."""
    return Run("“"), Run(words), Run("”")


def runs(words: Words) -> tuple[Run, ...]:
    """Words in any form, as runs."""
    if isinstance(words, str):
        return (Run(words),)
    return (words,) if isinstance(words, Run) else tuple(words)


def plain(words: Words) -> str:
    """The letters of these words, as they can be shown."""
    return "".join(showable(r.text) for r in runs(words))


def pieces(run: Run, size: float, ink: Ink, number: int = 0) -> list[Piece]:
    """A run in pieces of one font each, in the order in which it is said; `number` is its place in its paragraph."""
    wanted, text = face(bold=run.bold, italic=run.italic), showable(run.text)
    look = Piece("", wanted, run.size or size, run.ink or ink, wanted, number, runs_right_to_left(text))
    return by_face(text, look)


def by_face(text: str, look: Piece) -> list[Piece]:
    """Text that can be shown, in pieces of one font each; white space stays with what stands before it."""
    wanted = look.wanted
    if text.isascii():
        return [replace(look, text=text, face=wanted)] if text else []
    faces = {c: wanted if c in " \n" else face_for(c, wanted) or wanted for c in set(text)}
    if all(of == wanted for of in faces.values()):
        return [replace(look, text=text, face=wanted)]
    last = wanted
    found = [(last := last if c in " \n" else faces[c], c) for c in text]
    runs_of_face = groupby(found, key=lambda pair: pair[0])
    return [replace(look, text="".join(c for _, c in run), face=of) for of, run in runs_of_face]
