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
JOINING: Final = frozenset(["by", "to", "from", "with", "of", "for", "at", "in", "on", "and", "or", "the", "a"])
JOINED: Final = frozenset({"agreed_by_person_ids", "supplier_org_ids"})  # a further name joins those that are there
LONGEST_DATE: Final = 5  # words of a date: `9 oct 2026`, `the end of next month`
_SPANS: Final = frozenset({"in", "within"})  # words that begin a date of their own: `within two weeks`
_TASKS: Final = frozenset({"action", "question"})  # where a lone figure after `by` and a name is a date
_AFTER: Final = frozenset(",;.?")  # marks that may follow a name at the end without making it part of the sentence


@dataclass(slots=True)
class Token:
    """A word of the line, and what became of it."""

    text: str
    start: int
    taken: bool = False  # it is part of a sign
    plain: bool = False  # it was marked as only a word
    shown: str | None = None  # what stands in its place in the words
    undated: bool = False  # it was meant as a date, and is none: words that part no name from the end
    settled: bool = False  # its first name is filled; the others stay, in doubt


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
    seconds: list[str] = field(default_factory=list)  # names of a field that holds one, beyond the first
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
        for i, t in enumerate(self.tokens):
            if not (t.taken or t.plain or t.settled):
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
            if name and _AFTER.issuperset(name[2]):
                return self._named_role(i, n + 1, role, name[1])
        return False

    def _named_role(self, i: int, n: int, role: str, handles: str) -> bool:
        people = self._resolve(handles, self.spec.roles.get(role, FINDS_OUT))
        if people is None:
            self.tokens[i + n - 1].plain = True
            return True
        if role == FINDS_OUT:
            self.found.finder = people[0].id
            self._take(i, n, self._finds_out(people[0], i, n))
            return self._only_one(i + n - 1, FINDS_OUT, people, handles)
        sign = self._filling(self.spec.roles[role], people, self._source(i, n), i)
        if sign is None:
            self.tokens[i + n - 1].plain = True
            return True
        self._take(i, n, sign)
        return self._only_one(i + n - 1, sign.field, people, handles)

    def _only_one(self, i: int, name: str, people: list[Named], handles: str) -> bool:
        """The names beyond the first stay in the words, in doubt, where a field holds one."""
        if len(people) == 1 or (name != FINDS_OUT and isinstance(described(self.spec.cls)[name].shape, sh.Refs)):
            return True
        token, rest = self.tokens[i], "+" + handles.partition("+")[2]
        token.taken, token.settled, token.shown = False, True, rest
        self.found.seconds.append(rest)
        if name == FINDS_OUT:
            self.found.warnings.append(f"One finds out: {joined((p.label for p in people), 'or')}? The first is kept.")
            return True
        choices = " · ".join(f"{n} {p.label}" for n, p in enumerate(people, 1))
        self.found.warnings.append(f"{self.spec.label(name)}: which one? {choices}")
        self.found.doubts.append(Doubt(typed=rest, part=name, choices=" ".join(p.id for p in people)))
        return True

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
        stored = people[:1] if isinstance(shape, sh.Ref) else people
        label, who = self.spec.label(name), joined(p.label for p in stored)
        chip = f"{label} {who}" if label.endswith(" by") else f"{label}: {who}"
        ids, at = tuple(p.id for p in people), self.tokens[i].start
        if isinstance(shape, sh.Ref):
            return Sign(name, ids[0], chip, source, at=at)
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
            if not self.tokens[i].taken and self._due_at(i):
                return

    def _due_at(self, i: int) -> bool:
        """A date that begins here, at the end of the words; or what was meant as one, which stays words."""
        begins = self._text(i).lower()
        if begins != "by" and not (begins in _SPANS and self._by_name(i)):
            return False
        rest = self.tokens[i + 1 :]
        for n in range(min(LONGEST_DATE, len(rest)), 0, -1):
            if any(t.taken for t in rest[:n]) or not all(t.taken or _is_name(t) for t in rest[n:]):
                continue
            text = " ".join(t.text for t in rest[:n])
            day = self._day(begins, text, i)
            if day is not None:
                return self._dated(i, n + 1, day, text)
            if "@" not in text and self._meant_as_date(begins, text, i):
                self.found.warnings.append(f"“{begins} {text}” is no date. Kept as words.")
                for t in self.tokens[i : i + n + 1]:
                    t.undated = True
                return True
        return False

    @property
    def _a_task(self) -> bool:
        return self.spec.name in _TASKS or self.found.finder is not None

    def _after_name(self, i: int) -> bool:
        return i > 0 and _is_name(self.tokens[i - 1])

    def _by_name(self, i: int) -> bool:
        """Whether these words stand with a name at the end, or alone: elsewhere a sentence may need them."""
        return i == 0 or self._after_name(i) or _is_name(self.tokens[-1])

    def _day(self, begins: str, text: str, i: int) -> date | None:
        if begins in _SPANS:
            text = f"{begins} {text}"
        elif self._a_task and text.isdigit() and self._by_name(i):
            text = f"{text}th"  # the day of a month, and nothing else
        return dates.read_date(text, self.context.today)

    def _meant_as_date(self, begins: str, text: str, i: int) -> bool:
        if begins == "by" and re.search(r"\d", text):
            return True
        return (self._after_name(i) or (begins == "by" and self._a_task)) and dates.about_time(text)

    def _dated(self, i: int, n: int, day: date, text: str) -> bool:
        if self.found.finder is not None or self.spec.due is None:
            self.found.due = day
            name = FINDS_OUT
        else:
            name = self.spec.due
        self._flagged(day, text)
        chip = f"By {dates.near(day, self.context.today)}"
        return self._take(i, n, Sign(name, day, chip, self._source(i, n), at=self.tokens[i].start))

    def _flagged(self, day: date, text: str) -> None:
        """What is odd about a date, with the days beside it; it is stored as typed (G7)."""
        today, nation = self.context.today, self.context.nation
        before, after = neighbours(day, nation)
        past = day if day < today else dates.just_past(text, day, today)
        if past is not None:
            said = "is today" if past == today else "is past"
            beside = [dates.near(neighbours(today, nation)[1], today)]
            beside += [dates.near(day, today)] if day > today else []
            self.found.warnings.append(f"{dates.near(past, today)} {said}: {joined(beside, 'or')}?")
        elif not is_working_day(day, nation):
            beside = [dates.near(d, today) for d in (before, after)]
            self.found.warnings.append(f"{dates.near(day, today)} is no working day: {joined(beside, 'or')}?")

    # -- names without a role --
    def _bare(self, i: int) -> None:
        m = _NAME.fullmatch(self._text(i))
        if m is None:
            return
        before = self.tokens[i - 1] if i else None
        joining = before is not None and not before.taken and before.text.lower() in JOINING
        further = any(not (t.taken or t.undated or _is_name(t)) for t in self.tokens[i + 1 :])
        if joining or further or not _AFTER.issuperset(m[2]):
            self._mention(i, m[1], m[2])
            return
        people = self._resolve(m[1], self._part())
        if people is None:
            return
        target = {"organisation": self.spec.organisation, "person": self.spec.person}.get(people[0].sort)
        sign = self._filling(target, people, m[0], i) if target and len({p.sort for p in people}) == 1 else None
        if sign is not None:
            self._take(i, 1, sign)
            self._only_one(i, sign.field, people, m[1])
            self._asked(i, m[2])
        else:
            self._mention(i, m[1], m[2])

    def _asked(self, i: int, tail: str) -> None:
        """The mark of a question stays with its words, where it was put after a name."""
        before = self.tokens[i - 1] if i else None
        if "?" in tail and self.spec.name in {"question", "park"} and before is not None and not before.taken:
            words = before.text if before.shown is None else before.shown
            before.shown = f"{words.rstrip(',;')}?"

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
