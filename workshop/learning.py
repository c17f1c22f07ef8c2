"""A word after `@` that meant nobody, and somebody then said by hand who it means: learned for this day (3.4).

Only names of those on the list of this day are learned, one word at a time, and never a word that meant several.
"""

from __future__ import annotations

import re
from typing import Any, Final

from workshop import commands as c
from workshop import shape as sh
from workshop.capture.names import BEGINNING, Names
from workshop.field import Record, described
from workshop.kinds import KINDS, Organisation, Person
from workshop.personal import looks_personal
from workshop.snapshot import Snapshot
from workshop.tongue import tr

_HANDLE: Final = re.compile(r"(?<![\w@.\\])@([^\W\d_][\w'’-]*)(?![\w@+])")
_TITLES: Final = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "cllr"})
_LONGEST: Final = 30  # letters
Body = Organisation | Person


def with_learned(s: Snapshot, command: c.Command) -> c.Command:
    """The same command; with the name that it teaches, where it says by hand who an unknown word meant."""
    if not isinstance(command, c.Change):
        return command
    cls = KINDS.get(command.table)
    record = s.find(command.id) if cls is not None else None
    if cls is None or record is None or cls in (Organisation, Person):
        return command
    chosen = _chosen(s, record, command.values)
    word = _unknown(s, record)
    if chosen is None or not word:
        return command
    names = (*chosen.other_names, word)
    return c.Together(c.Change.NAME, (command, c.Change(chosen.KIND.table, chosen.id, {"other_names": names})))


def _chosen(s: Snapshot, record: Record, values: c.Values) -> Body | None:
    """The one body or person that fills what was empty; None where it is not one."""
    found: list[Body] = []
    for name, value in values.items():
        field = described(type(record)).get(name)
        if field is None or not isinstance(field.shape, sh.Ref | sh.Refs) or getattr(record, name):
            continue
        ids: tuple[Any, ...] = (value,) if isinstance(value, str) else tuple(value or ())
        found += [b for i in ids if (b := s.get(Organisation, i) or s.get(Person, i)) is not None]
    return found[0] if len(found) == 1 else None


def _unknown(s: Snapshot, record: Record) -> str:
    """The one word after `@` in the words of a record that means nobody; empty where there is none, or several."""
    names, said = Names(s), str(getattr(record, type(record).KIND.title, "") or "")
    words = [w for w in _HANDLE.findall(said) if not names.meant(w)]
    word = words[0] if len(words) == 1 else ""
    return word if _may_be_learned(word) else ""


def _may_be_learned(word: str) -> bool:
    parts = re.split(r"[-'’]", word.lower())
    return BEGINNING <= len(word) <= _LONGEST and not _TITLES & {*parts} and not looks_personal(word)


def told(s: Snapshot, before: Snapshot) -> str:
    """`From now on “ofgem” means Energy. /setup lists it.`; empty where nothing was learned between two states."""
    bodies: tuple[Body, ...] = (*s.all(Organisation), *s.all(Person))
    for after in bodies:
        was = before.find(after.id)
        if isinstance(was, Organisation | Person):
            new = [w for w in after.other_names if w not in was.other_names]
            if new:
                name = (after.short if isinstance(after, Organisation) else None) or after.name or ""
                return tr("From now on “{new}” means {name}, on this day. /setup lists it.").format(
                    new=new[0], name=name
                )
    return ""
