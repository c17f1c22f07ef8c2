"""Words as people read them: cleaned where they enter, joined and counted where they leave."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from workshop.tongue import plural, tr

_UNFIT = re.compile("[\0\ud800-\udfff]")  # NUL and lone surrogates: no database and no UTF-8 file keeps them
_BREAKS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")  # each of these is one line break
_SPACE = re.compile(r"\s+")


def clean(text: str) -> str:
    """Text as it may be stored: NFC, one kind of line break, no NUL and no lone surrogate; nothing else changed."""
    return unicodedata.normalize("NFC", _BREAKS.sub("\n", _UNFIT.sub("", text)))


def tidy(text: str) -> str:
    """Cleaned, with the white space around it gone."""
    return clean(text).strip()


def one_line(text: str) -> str:
    """All white space, line breaks too, as single spaces."""
    return _SPACE.sub(" ", clean(text)).strip()


def fold(text: str) -> str:
    """For comparing what people type: lower case, without accents."""
    if text.isascii():
        return text.lower()
    bare = (c for c in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(c))
    return "".join(bare).replace("’", "'")


def parts(text: str) -> list[str]:
    """The words of a name, folded, without the small joining ones."""
    return [w for w in re.split(r"[\W_]+", fold(text)) if w and w not in {"and", "for", "of", "the"}]


def joined(items: Iterable[str], last: str = "") -> str:
    """`a`, `a and b`, `a, b and c`; another word in the place of `and` where one is given."""
    rows = [i for i in items if i]
    if len(rows) < 2:
        return "".join(rows)
    return f"{', '.join(rows[:-1])} {last or tr('and')} {rows[-1]}"


def in_quotes(text: str) -> str:
    """`“text”`; quotes within it become single ones, so that no two stand side by side."""
    return f"“{text.replace('“', '‘').replace('”', '’')}”"


def counted(n: int, one: str, many: str | None = None) -> str:
    """`1 dataset`, `2 datasets`: the one place where a number meets its word."""
    return f"{n:,} {plural(one, many or one + 's', n)}"


NUMBERS = (
    tr("no"),
    tr("one"),
    tr("two"),
    tr("three"),
    tr("four"),
    tr("five"),
    tr("six"),
    tr("seven"),
    tr("eight"),
    tr("nine"),
    tr("ten"),
)


def spelled(n: int) -> str:
    """Small numbers as words, as they are said aloud; others as figures."""
    return NUMBERS[n] if 0 <= n < len(NUMBERS) else f"{n:,}"


def shortened(text: str, length: int) -> str:
    """For names of undo steps and the like: whole words, with an ellipsis where something is left out."""
    flat = one_line(text)
    if len(flat) <= length:
        return flat
    cut = flat[: length - 1]
    head = cut[: cut.rfind(" ")] if " " in cut[length // 2 :] else cut
    return head.rstrip(" ,.;:") + "…"


def sentence(text: str) -> str:
    """With a capital at its head and a stop at its end, unless it has one."""
    flat = text.strip()
    if not flat:
        return ""
    return flat[0].upper() + flat[1:] + ("" if flat[-1] in ".?!…”" else ".")


def common_words(a: Sequence[str], b: Sequence[str]) -> int:
    """How many different words two lists share."""
    return len(set(a) & set(b))
