"""Translations: `.po` files as translators write them, read into what the standard library translates with."""

from __future__ import annotations

import ast
import string
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from typing import Final

from workshop import assets

FOLDER: Final = "text"  # in `resources/`
ENDING: Final = ".po"
_MAGIC: Final = 0x950412DE  # at the head of a compiled catalogue


@dataclass
class Entry:
    """One text of a catalogue, and what it is in another language."""

    one: str
    many: str = ""
    said: dict[int, str] = field(default_factory=dict)  # by plural form; 0 where there is one only
    where: tuple[str, ...] = ()  # the files that hold it
    unsure: bool = False  # marked as fuzzy: somebody has to look at it again

    @property
    def usable(self) -> bool:
        """Whether every form is there and keeps what is in braces: a slip of a translator never stops the program."""
        wanted = {_braces(self.one), _braces(self.many or self.one)}
        return not self.unsure and bool(self.said) and all(t and _braces(t) in wanted for t in self.said.values())


def translation(name: str) -> NullTranslations | None:
    """The translation of that name in `resources/text`, or that file; None where it can't be read."""
    try:
        path = Path(name) if name.endswith(ENDING) else assets.path(f"{FOLDER}/{name}{ENDING}")
        return GNUTranslations(BytesIO(compiled(read(path.read_text(encoding="utf-8")))))
    except (OSError, ValueError, SyntaxError):
        return None


def read(text: str) -> list[Entry]:
    """The entries of a `.po` file, its head first.

    Raises:
        ValueError, SyntaxError: it is none.

    """
    return [_entry(block) for block in _blocks(text)]


def _blocks(text: str) -> Iterator[list[str]]:
    """The lines of each entry; entries that are out of use are left out."""
    block: list[str] = []
    for line in (*text.splitlines(), ""):
        bare = line.strip()
        if bare.startswith("#~"):
            continue
        if bare:
            block.append(bare)
        elif any(x.startswith("msgid") for x in block):
            yield block
            block = []


def _entry(lines: list[str]) -> Entry:
    found, where, key = {"msgid": ""}, [], ""
    for line in lines:
        if line.startswith("#"):
            where += line[2:].split() if line.startswith("#:") else []
            continue
        if not line.startswith('"'):
            key, _, line = line.partition(" ")  # noqa: PLW2901 - the rest of it
            found[key] = ""
        found[key] += str(ast.literal_eval(line))
    forms = {int(k[7:-1] or 0) if "[" in k else 0: t for k, t in found.items() if k.startswith("msgstr")}
    unsure = any(x.startswith("#,") and "fuzzy" in x for x in lines)
    return Entry(
        found["msgid"], found.get("msgid_plural", ""), {n: t for n, t in forms.items() if t}, tuple(where), unsure
    )


def compiled(entries: list[Entry]) -> bytes:
    """The entries that can be used, in the form that the standard library reads."""
    usable = [e for e in entries if e.usable]
    known = {e.one: e.said[min(e.said)] for e in usable if e.many}  # the word alone is asked for as well
    known |= {e.one: e.said[0] for e in usable if not e.many}
    known |= {f"{e.one}\0{e.many}": "\0".join(e.said[n] for n in sorted(e.said)) for e in usable if e.many}
    texts = sorted((one.encode(), said.encode()) for one, said in known.items())
    at = 28 + 16 * len(texts)
    keys, said = b"", b""
    for index in (0, 1):
        for pair in texts:
            keys += struct.pack("<II", len(pair[index]), at + len(said))
            said += pair[index] + b"\0"
    return struct.pack("<7I", _MAGIC, 0, len(texts), 28, 28 + 8 * len(texts), 0, 0) + keys + said


def _braces(text: str) -> frozenset[tuple[str | None, str | None, str | None]] | None:
    """What stands in braces, with its form; None for a text that is no template."""
    try:
        return frozenset(part[1:] for part in string.Formatter().parse(text) if part[1] is not None)
    except ValueError:
        return None
