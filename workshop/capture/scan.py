"""Finds the signs in a run of words; what is no sign stays in the words, exactly as typed (G1)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any, Final

from workshop import dates
from workshop import shape as sh
from workshop.capture import labels
from workshop.capture.names import Named
from workshop.capture.reading import Context, Sign
from workshop.capture.spec import FINDS_OUT, Spec
from workshop.field import Doubt, described
from workshop.kinds import Risk, Value
from workshop.words import joined
from workshop.working_days import is_working_day, neighbours

_WORD = re.compile(r"\S+")
_NAME = re.compile(r"@([^\s@,;.:!?()“”\"]+)([,;.:!?()“”\"]*)")
_LABEL = re.compile(r"#([^\W\d][\w-]*)")
_BEARERS = re.compile(r"!([\w'’-]+(?:\+[\w'’-]+)*)?(?:>([\w'’-]+(?:\+[\w'’-]+)*))?")
_SCORE = re.compile(r"([1-5])[xX×]([1-5])")
_STARS = re.compile(r"\*([0-5])")
_FIGURE = re.compile(r"[£€$]?\d[\d.,]*%?")
_ARROW = re.compile(r"([£€$]?\d[\d.,]*%?)(?:->|→)([£€$]?\d[\d.,]*%?)")
_ESCAPED = re.compile(r"\\([@#!*>?\\/\"“-])")
_JOINING: Final = frozenset(["by", "to", "from", "with", "of", "for", "at", "in", "on", "and", "or", "the", "a"])
JOINED: Final = frozenset({"agreed_by_person_ids", "supplier_org_ids"})  # a further name joins those that are there
LONGEST_DATE: Final = 4  # words of a date: `end of nov`, `9 oct 2026`


@dataclass(slots=True)
class Token:
    """A word of the line, and what became of it."""

    text: str
    start: int
    taken: bool = False  # it is part of a sign
    plain: bool = False  # it was marked as only a word
    shown: str | None = None  # what stands in its place in the words


@dataclass(slots=True)
class Found:
    """What was found in one run of words."""

    signs: list[Sign] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    not_known: list[str] = field(default_factory=list)
    mentions: list[str] = field(default_factory=list)
    finder: str | None = None
    due: date | None = None
    said_at: time | None = None
    words: str = ""
    sources: list[str] = field(default_factory=list)  # what became a sign or a name in the sentence, as typed


class Scanner:
    """Reads one run of words for one kind. Each `_` method tries one sort of sign at one place."""

    def __init__(self, text: str, spec: Spec, context: Context, offset: int = 0) -> None:
        self.spec, self.context, self.found = spec, context, Found()
        self.tokens = [Token(m[0], m.start() + offset) for m in _WORD.finditer(text)]
        for t in self.tokens:
            escaped = _ESCAPED.match(t.text)
            if escaped or t.text in context.kept_as_words:
                t.plain, t.shown = True, t.text[1:] if escaped else t.text

    def read(self) -> Found:
        """All signs, each sort in its turn; then the words that are left."""
        for i in range(len(self.tokens)):
            if not self.tokens[i].taken and not self.tokens[i].plain:
                self._sign(i)
        self._due()
        for i in range(len(self.tokens)):
            if not self.tokens[i].taken and not self.tokens[i].plain:
                self._bare(i)
        self.found.signs.sort(key=lambda s: s.at)
        self.found.sources = [t.text for t in self.tokens if t.taken or t.shown is not None]
        left = (t.text if t.shown is None else t.shown for t in self.tokens if not t.taken)
        self.found.words = " ".join(w for w in left if w)
        return self.found

    def _sign(self, i: int) -> None:
        risk, value = self.spec.cls is Risk, self.spec.cls is Value
        _ = (
            self._role(i)
            or self._label(i)
            or self._said_at(i)
            or (risk and (self._bearers(i) or self._score(i)))
            or (value and (self._stars(i) or self._arrow(i)))
        )

    def _take(self, i: int, n: int, *signs: Sign) -> bool:
        for t in self.tokens[i : i + n]:
            t.taken = True
        self.found.signs += signs
        return True

    def _source(self, i: int, n: int) -> str:
        return " ".join(t.text for t in self.tokens[i : i + n])

    def _text(self, i: int) -> str:
        return self.tokens[i].text if i < len(self.tokens) and not self.tokens[i].plain else ""

    # -- names with a role --
    def _role(self, i: int) -> bool:
        for role in self.spec.all_roles():
            words = role.split()
            n = len(words)
            if [self._text(i + j).lower() for j in range(n)] != words:
                continue
            after = self._text(i + n)
            if after == "?" and role in self.spec.roles:
                self.found.not_known.append(self.spec.roles[role])
                return self._take(i, n + 1)
            name = _NAME.fullmatch(after)
            if name and not name[2]:
                return self._named_role(i, n + 1, role, name[1])
        return False

    def _named_role(self, i: int, n: int, role: str, handles: str) -> bool:
        people = self._resolve(handles, self.spec.roles.get(role, FINDS_OUT))
        if people is None:
            self.tokens[i + n - 1].plain = True
            return True
        if role == FINDS_OUT:
            self.found.finder = people[0].id
            return self._take(i, n, self._finds_out(people[0], i, n))
        sign = self._filling(self.spec.roles[role], people, self._source(i, n), i)
        if sign is None:
            self.tokens[i + n - 1].plain = True
            return True
        return self._take(i, n, sign)

    def _finds_out(self, who: Named, i: int, n: int) -> Sign:
        return Sign(FINDS_OUT, who.id, f"{who.label} finds out", self._source(i, n), at=self.tokens[i].start)

    def _resolve(self, handles: str, part: str) -> list[Named] | None:
        """Everybody named by `a+b`; None, with a doubt, where one of them is not certain."""
        out = []
        for handle in handles.split("+"):
            meant = self.context.names.meant(handle)
            if len(meant) != 1:
                self._doubt(handle, meant, part)
                return None
            out.append(meant[0])
        return out

    def _doubt(self, handle: str, meant: list[Named], part: str) -> None:
        if not meant:
            self.found.warnings.append(f"Nobody called “{handle}”. Kept as words.")
            return
        choices = " · ".join(f"{n} {m.label}" for n, m in enumerate(meant, 1))
        self.found.warnings.append(f"Which {handle}? {choices}")
        self.found.doubts.append(Doubt(typed=f"@{handle}", part=part, choices=" ".join(m.id for m in meant)))

    def _filling(self, name: str, people: list[Named], source: str, i: int) -> Sign | None:
        """The sign that fills a field with these; None where they are not of its sort."""
        shape = described(self.spec.cls)[name].shape
        assert isinstance(shape, sh.Ref | sh.Refs)  # noqa: S101 - the specs are written so; a test reads them all
        others = shape.others if isinstance(shape, sh.Refs) else ()
        for p in people:
            if p.sort not in shape.kinds and p.id not in others:
                kind = "person" if "person" in shape.kinds else "organisation"
                self.found.warnings.append(f"{p.label} is no {kind}. Kept as words.")
                return None
        label, who = self.spec.label(name), joined(p.label for p in people)
        chip = f"{label} {who}" if label.endswith(" by") else f"{label}: {who}"
        ids, at = tuple(p.id for p in people), self.tokens[i].start
        if isinstance(shape, sh.Ref):
            return Sign(name, ids[-1], chip, source, at=at)
        return Sign(name, ids, chip, source, name in JOINED, at)

    # -- labels, scores, figures --
    def _label(self, i: int) -> bool:
        m = _LABEL.fullmatch(self._text(i))
        if m is None:
            return False
        meant = labels.meant(self.spec.cls, m[1], self.context.session)
        if len(meant) != 1:
            which = f"Which #{m[1]}? {' · '.join(x.label for x in meant)}" if meant else f"#{m[1]} is no label here."
            self.found.warnings.append(which if meant else f"{which} Kept as words.")
            self.tokens[i].plain = True
            return True
        label = meant[0]
        value: Any = (label.code,) if label.many else label.code
        return self._take(i, 1, Sign(label.field, value, label.label, m[0], label.many, self.tokens[i].start))

    def _bearers(self, i: int) -> bool:
        m = _BEARERS.fullmatch(self._text(i))
        if m is None or not (m[1] or m[2]):
            return False
        signs: list[Sign] = []
        for name, handles in (("bearer_org_ids", m[1]), ("bearer_should_org_ids", m[2])):
            if handles:
                people = self._resolve(handles, name)
                sign = self._filling(name, people, m[0], i) if people else None
                if sign is None:
                    self.tokens[i].plain = True
                    return True
                signs.append(sign)
        return self._take(i, 1, *signs)

    def _score(self, i: int) -> bool:
        m = _SCORE.fullmatch(self._text(i))
        if m is None:
            return False
        likelihood, impact = int(m[1]), int(m[2])
        chip, at = f"{likelihood} × {impact} = {likelihood * impact}", self.tokens[i].start
        second = Sign("impact", impact, "", m[0], at=at)  # one chip says both
        return self._take(i, 1, Sign("likelihood", likelihood, chip, m[0], at=at), second)

    def _stars(self, i: int) -> bool:
        m = _STARS.fullmatch(self._text(i))
        if m is None:
            return False
        return self._take(i, 1, Sign("score", int(m[1]), f"Score {m[1]}", m[0], at=self.tokens[i].start))

    def _arrow(self, i: int) -> bool:
        whole = _ARROW.fullmatch(self._text(i))
        if whole:
            return self._from_to(i, 1, whole[1], whole[2])
        a, arrow, b = self._text(i), self._text(i + 1), self._text(i + 2)
        if arrow in {"->", "→"} and _FIGURE.fullmatch(a) and _FIGURE.fullmatch(b):
            return self._from_to(i, 3, a, b)
        return False

    def _from_to(self, i: int, n: int, baseline: str, target: str) -> bool:
        source, at = self._source(i, n), self.tokens[i].start
        first = Sign("baseline", baseline, f"{baseline} → {target}", source, at=at)
        return self._take(i, n, first, Sign("target", target, "", source, at=at))

    def _said_at(self, i: int) -> bool:
        at = dates.read_time(self._text(i + 1)) if self._text(i).lower() == "at" else None
        if at is None:
            return False
        self.found.said_at = at
        return self._take(i, 2)

    # -- dates --
    def _due(self) -> None:
        if self.spec.due is None and self.found.finder is None:
            return
        for i in range(len(self.tokens) - 1, -1, -1):
            if self._text(i).lower() == "by" and not self.tokens[i].taken and self._due_at(i):
                return

    def _due_at(self, i: int) -> bool:
        rest = self.tokens[i + 1 :]
        for n in range(min(LONGEST_DATE, len(rest)), 0, -1):
            if any(t.taken for t in rest[:n]) or not all(t.taken or _is_name(t) for t in rest[n:]):
                continue
            text = " ".join(t.text for t in rest[:n])
            day = dates.read_date(text, self.context.today)
            if day is not None:
                return self._dated(i, n + 1, day)
            if re.search(r"\d", text) and "@" not in text:
                self.found.warnings.append(f"“by {text}” is no date. Kept as words.")
                return True
        return False

    def _dated(self, i: int, n: int, day: date) -> bool:
        if self.found.finder is not None or self.spec.due is None:
            self.found.due = day
            name = FINDS_OUT
        else:
            name = self.spec.due
        before, after = neighbours(day, self.context.nation)
        if day < self.context.today:
            self.found.warnings.append(f"{dates.short(day)} is past.")
        elif not is_working_day(day, self.context.nation):
            self.found.warnings.append(
                f"{dates.short(day)} is no working day: {dates.short(before)} or {dates.short(after)}?"
            )
        return self._take(i, n, Sign(name, day, f"By {dates.short(day)}", self._source(i, n), at=self.tokens[i].start))

    # -- names without a role --
    def _bare(self, i: int) -> None:
        m = _NAME.fullmatch(self._text(i))
        if m is None:
            return
        before = self.tokens[i - 1] if i else None
        joining = before is not None and not before.taken and before.text.lower() in _JOINING
        if m[2] or joining or any(not t.taken and not _is_name(t) for t in self.tokens[i + 1 :]):
            self._mention(i, m[1], m[2])
            return
        people = self._resolve(m[1], self._part())
        if people is None:
            return
        target = {"organisation": self.spec.organisation, "person": self.spec.person}.get(people[0].sort)
        sign = self._filling(target, people, m[0], i) if target and len({p.sort for p in people}) == 1 else None
        if sign is not None:
            self._take(i, 1, sign)
        else:
            self._mention(i, m[1], m[2])

    def _part(self) -> str:
        return self.spec.organisation or self.spec.person or ""

    def _mention(self, i: int, handles: str, tail: str) -> None:
        """A name that the sentence needs stays in the sentence (G2)."""
        meant = [self.context.names.meant(h) for h in handles.split("+")]
        for handle, found in zip(handles.split("+"), meant, strict=True):
            if len(found) != 1:
                self._doubt(handle, found, "")
                return
        self.tokens[i].shown = joined(m[0].label for m in meant) + tail
        self.found.mentions += [m[0].id for m in meant if m[0].sort != "residents"]


def _is_name(token: Token) -> bool:
    return not token.plain and _NAME.fullmatch(token.text) is not None
