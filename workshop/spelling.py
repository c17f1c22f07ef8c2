"""One folding of spellings, for what is looked for and what is taken out: how the same words may be written otherwise.

The same are: upper and lower case; letters with and without accents, composed or not; `ß` and `ss`; all dashes, spaces
and underscores; all quotes; full-width letters and figures of other scripts; letters that nobody sees, such as soft
hyphens. A number may have other spaces, dots, dashes or brackets in it, a phone number its code of the country.

Not the same are: other words for it, typing errors, `ö` and `oe`, letters of another alphabet that look alike.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

FIGURES: Final = 6  # figures from which on a number may be written with other spaces
_ALIKE: Final = str.maketrans("øØłŁđĐðÐıßẞ", "oOlLdDdDiss", "") | {
    ord("ß"): "ss", ord("ẞ"): "ss", ord("æ"): "ae", ord("Æ"): "ae", ord("œ"): "oe", ord("Œ"): "oe", ord("þ"): "th",
    ord("Þ"): "th",
}  # fmt: skip
_QUOTES: Final = frozenset("'\"`´‘’‚‛“”„‟‹›«»′″‴ʹʺʻʼʽ＇＂")
_DASHES: Final = frozenset("_−⁃﹣ー")
_UNSEEN: Final = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180e\u3164\uffa0")  # beside those of the category Cf
_WITHIN: Final = frozenset("\xad\u200c\u200d\u2060\u034f")  # of the unseen: what never stands between two words
_BETWEEN: Final = r"[ .()/+]*"  # within a number
_AROUND: Final = " '.,;:"
_GAP: Final = r"[.,;:]? "  # between two words
_DASH: Final = "\ue000"  # stands for a dash of a phrase, which others may leave out: nobody types it
_PIECE = re.compile(
    rf"(?P<figures>\d+)|(?P<letters>[^\W\d_]+)|(?P<gap>[.,;:]? )|(?P<dash>{_DASH})|(?P<quotes>'+)|(?P<other>.)",
    re.DOTALL,
)
_CODE_OF_COUNTRY = re.compile(r"(?:\+|00) ?(44|\d{1,3}(?=\D))[ .()/-]*(?:\(0\))?")
_NUMBER = re.compile(r"\+?[\d .()/]+")


@dataclass(frozen=True, slots=True)
class Folded:
    """A text folded; `at` says where each of its letters began, None where each stands where it stood."""

    text: str
    length: int  # of the text as it was
    at: tuple[int, ...] | None = None

    def began(self, n: int) -> int:
        """Where in the text as it was a letter began."""
        return n if self.at is None else self.at[n] if n < len(self.at) else self.length

    def ends(self, n: int, whole: str) -> int:
        """Where in the text as it was the letters before the n-th end, with their accents."""
        if self.at is None or not n:
            return n
        end = self.at[n - 1] + 1
        while end < self.began(n) and unicodedata.combining(whole[end]):
            end += 1
        return end

    def apart(self, n: int, whole: str) -> bool:
        """Whether a word may begin or end before the n-th letter."""
        if not 0 < n < len(self.text) or not (self.text[n - 1].isalnum() and self.text[n].isalnum()):
            return True
        if self.at is None:
            return False
        return any(_is_unseen(c) and c not in _WITHIN for c in whole[self.at[n - 1] + 1 : self.at[n]])


def _is_unseen(c: str) -> bool:
    if c in _UNSEEN or "\ufe00" <= c <= "\ufe0f" or "\U000e0100" <= c <= "\U000e01ef":
        return True
    return unicodedata.category(c) in ("Cf", "Cc") and not c.isspace()


def _is_dash(c: str) -> bool:
    return c in _DASHES or unicodedata.category(c) == "Pd"


def _letter(c: str) -> str:
    """What one character is folded to: nothing, one letter or several."""
    if c.isspace() or _is_dash(c):
        return " "
    if c in _QUOTES:
        return "'"
    if _is_unseen(c):
        return ""
    if c.isdecimal():
        return str(unicodedata.decimal(c))
    bare = unicodedata.normalize("NFKD", c).translate(_ALIKE).casefold().translate(_ALIKE)
    bare = "".join(x for x in unicodedata.normalize("NFD", bare) if not unicodedata.combining(x))
    return "".join(" " if x.isspace() else "'" if x in _QUOTES else x for x in bare)


@cache
def _quick() -> dict[int, str]:
    """The characters that become exactly one, and are most of what people write."""
    known = ((n, _letter(chr(n))) for n in (*range(0x250), *range(0x2000, 0x2070), 0x2212))
    return {n: one for n, one in known if len(one) == 1 and one.isascii()}


def folded(text: str) -> Folded:
    """A text with one spelling of each word; several spaces are one."""
    quick = text.translate(_quick())
    if quick.isascii() and "  " not in quick and quick.isprintable():
        return Folded(quick, len(text))
    letters: list[str] = []
    at: list[int] = []
    for n, c in enumerate(text):
        for x in _quick().get(ord(c)) or _letter(c):
            if x != " " or not letters or letters[-1] != " ":
                letters.append(x)
                at.append(n)
    return Folded("".join(letters), len(text), tuple(at))


def plain(phrase: str) -> str:
    """A phrase folded, without what may stand around it: its length says whether it is enough to look for."""
    return folded(phrase).text.strip(_AROUND)


def pattern(phrase: str) -> re.Pattern[str]:
    """What finds a phrase in folded texts; whether a word begins and ends there is for `Folded.apart` to say."""
    text = plain(phrase)
    country = _CODE_OF_COUNTRY.match(text)
    if _NUMBER.fullmatch(text) and _figures(text) >= FIGURES:
        ours = country[1] == "44" if country else text[:1] == "0"
        rest = re.sub(r"\D", "", text[country.end() :] if country else text).removeprefix("0" if ours else "")
        before = r"(?:(?:\+|00)?44[ .()/]*(?:\(?0\)?)?[ .()/]*|\(?0[ .()/]*)" if ours else ""
        if country and not ours:
            before = rf"(?:\+|00)?{country[1]}[ .()/]*"
        elif not country and text[:1] == "+":
            before = r"(?:\+|00)?"
        return re.compile(before + _BETWEEN.join(rest))
    dashed = "".join(_DASH if _is_dash(c) else c for c in phrase)
    return re.compile("".join(_pieces(re.sub(f" ?{_DASH} ?", _DASH, plain(dashed)).strip(_AROUND + _DASH))))


def _pieces(text: str) -> Iterator[str]:
    loose = _figures(text) >= FIGURES
    found = list(_PIECE.finditer(text))
    for n, m in enumerate(found):
        before, after = (found[i] if 0 <= i < len(found) else None for i in (n - 1, n + 1))
        if m["figures"]:
            if before is not None and before["letters"]:
                yield _BETWEEN
            yield _BETWEEN.join(m[0]) if loose else m[0]
        elif m["letters"]:
            if before is not None and before["figures"]:
                yield _BETWEEN
            yield re.escape(m[0])
        elif m["gap"]:
            yield _BETWEEN if _is_tight(found, n, loose=loose) else f"'*{_GAP}'*"
        elif m["dash"]:
            yield _BETWEEN if _is_tight(found, n, loose=loose) else f"'*(?:{_GAP})?'*"
        elif m["quotes"]:
            yield "'*" if after is None or after["gap"] or before is None or before["gap"] else "['.]* ?'*"
        else:
            yield re.escape(m[0])


def _is_tight(found: list[re.Match[str]], gap: int, *, loose: bool) -> bool:
    """Whether a gap is one within a number or a code: `SW1A 1AA`, `QQ 12 34 56 C`."""
    sides = [_word(found, gap, way) for way in (-1, 1)]
    figured = [any(m["figures"] for m in side) for side in sides]
    short = [len(side) == 1 and bool(side[0]["letters"]) and len(side[0][0]) <= 2 for side in sides]
    return all(figured) or (loose and all(f or s for f, s in zip(figured, short, strict=True)) and any(figured))


def _word(found: list[re.Match[str]], gap: int, way: int) -> list[re.Match[str]]:
    """The pieces of the word before or after a gap."""
    out, n = [], gap + way
    while 0 <= n < len(found) and not (found[n]["gap"] or found[n]["dash"]):
        out.append(found[n])
        n += way
    return out


def _figures(text: str) -> int:
    return sum(c.isdigit() for c in text)


def beginning(text: str, phrase: str, least: int) -> int | None:
    """Where the beginning of a phrase begins with which a text ends that was being typed; None where there is none.

    A beginning has at least so many letters; more are needed to tell it from other words.
    """
    found, whole = folded(text), plain(phrase)
    low = found.text.rstrip(" ")
    for n in range(len(whole) - 1, least - 1, -1):
        head = whole[:n].rstrip(" ")
        if len(head) >= least and low.endswith(head) and found.apart(len(low) - len(head), text):
            return found.began(len(low) - len(head))
    if _figures(whole) < FIGURES:
        return None
    kept = [(c, n) for n, c in enumerate(low) if c.isalnum()]
    bare, tight = "".join(c for c, _ in kept), "".join(c for c in whole if c.isalnum())
    n = next((n for n in range(len(tight), least - 1, -1) if bare.endswith(tight[:n])), 0)
    return found.began(kept[len(kept) - n][1]) if n else None
