"""What was understood of a line: the chips on screen and the stored record both come from this."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any, Literal

from workshop.capture.names import Names
from workshop.capture.spec import Spec
from workshop.field import Doubt, Record
from workshop.tongue import tr
from workshop.wording.bank import Wording

Act = Literal["nothing", "add", "change", "field", "answer", "command", "question", "unusable"]
Tone = Literal["act", "context", "sign", "doubt"]


@dataclass(frozen=True, slots=True)
class Given:
    """A value that comes from the place, not from the words: the turn, the column, the pilot."""

    field: str
    value: Any
    chip: str | None = None  # None: it goes without saying


@dataclass(frozen=True, slots=True)
class Context:
    """Where and when a line is typed: all that its meaning hangs on beside itself."""

    names: Names
    today: date  # the date of the day, never of the laptop
    session: int = 1
    adds: str = "dataset"  # the kind that words without a kind make
    given: dict[str, tuple[Given, ...]] = field(default_factory=dict)  # by kind
    selected: Record | None = None
    nation: str = "england"
    commands: frozenset[str] = frozenset()
    answers: str = ""  # what words without a kind do in a walk: `Correct this item`; empty: they add
    clause: str | None = None  # the title of the clause that is walked
    case: Record | None = None  # the use case that is talked about where no card of one is selected
    kept_as_words: frozenset[str] = frozenset()  # signs that were turned back into words, as typed
    # in a walk, what its words (under an empty name) and the sections of its record may be taken from; None: by kind
    wordings: Mapping[str, tuple[Wording, ...]] | None = None


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign that was understood."""

    field: str
    value: Any
    chip: str
    source: str  # as typed
    adds_to: bool = False  # joins the values that are there, instead of replacing them
    at: int = 0  # where it stands in the line


@dataclass(frozen=True, slots=True)
class Chip:
    """One chip under the line."""

    text: str
    tone: Tone
    source: str = ""  # the sign that it stands for; Backspace turns it back into words


@dataclass(frozen=True, slots=True)
class Reading:
    """A line, read."""

    act: Act
    spec: Spec | None = None
    text: str = ""
    second: str | None = None
    signs: tuple[Sign, ...] = ()
    given: tuple[Given, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    warnings: tuple[str, ...] = ()
    not_known: tuple[str, ...] = ()
    finder: str | None = None  # who finds out what is not known
    finder_due: date | None = None
    mentions: tuple[str, ...] = ()
    said_at: time | None = None
    quoted: str | None = None
    selected: Record | None = None
    field_line: str | None = None  # the field of a field line
    command: str = ""
    arguments: tuple[str, ...] = ()
    problem: str = ""
    kind_word: str = ""  # the kind as typed, with its colon
    label: str = ""  # what Enter does, for the first chip
    sources: tuple[str, ...] = ()  # all that did not stay as it was typed
    chosen: int = 0  # the number that answers a doubt
    wording: str = ""  # the entry of the wording bank that the words are, until Enter only suggested

    @property
    def values(self) -> dict[str, Any]:
        """What the words and signs fill, place first, so that what was typed comes before it."""
        out: dict[str, Any] = {g.field: g.value for g in self.given}
        if self.spec is not None:
            out |= self.spec.fixed if self.act == "add" else {}
        for s in self.signs:
            out[s.field] = (*out[s.field], *s.value) if s.adds_to and s.field in out else s.value
        if self.spec is None:
            return out
        if self.text:
            out[self.spec.text] = self.text
        if self.second and self.spec.second:
            out[self.spec.second] = self.second
        if self.quoted and self.spec.quoted:
            out[self.spec.quoted] = self.quoted
        if self.said_at:
            out["said_at"] = self.said_at
        return out

    @property
    def chips(self) -> tuple[Chip, ...]:
        """What was understood, in the order: what Enter does, where it goes, the signs, the doubts."""
        if self.act == "nothing":
            return ()
        if self.act == "unusable":
            return (Chip(self.problem, "doubt", self.kind_word),)
        out = [Chip(self.label, "act", self.kind_word)]
        out += [Chip(tr("Suggested wording"), "context")] if self.wording else []
        filled = {s.field for s in self.signs}
        out += [Chip(g.chip, "context") for g in self.given if g.chip and g.field not in filled]
        out += [Chip(s.chip, "sign", s.source) for s in self.signs if s.chip]
        if self.spec is not None:
            out += [Chip(tr("{label}: not known").format(label=self.spec.label(f)), "sign") for f in self.not_known]
        if self.second and self.spec is not None and self.spec.second:
            out.append(Chip(f"{self.spec.label(self.spec.second)}: {self.second}", "sign"))
        if self.said_at:
            out.append(Chip(tr("Said at {said_at:%H:%M}").format(said_at=self.said_at), "sign"))
        return (*out, *(Chip(w, "doubt") for w in self.warnings))
