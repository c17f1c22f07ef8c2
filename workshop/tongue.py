"""The language that the program speaks: English as it stands in the code, or a translation of it.

`tr("Nothing to undo.")` is the text in the language that was chosen when the program started. What a text says of the
day stands in braces and is filled afterwards, so that a translation may put it elsewhere:

    tr("{name} leaves at {at}.").format(name=person.name, at=clock(person.present_to))

Only our own texts are ever templates, never the words of a user. The language is chosen by an environment variable:
the name of a translation in `resources/text`, or the path of one, a `.po` file. `make strings` lists all texts.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from gettext import NullTranslations

LANGUAGE_VARIABLE: Final = "PILOT_WORKSHOP_LANGUAGE"
ENGLISH: Final = "en"


def _chosen() -> NullTranslations | None:
    """The translation that is asked for; None for English, and where the one that is asked for can't be read."""
    name = os.environ.get(LANGUAGE_VARIABLE, ENGLISH)
    if name in ("", ENGLISH):
        return None
    from workshop.translations import translation  # noqa: PLC0415 - English needs none

    return translation(name)


_TOLD: Final = _chosen()


def tr(text: str, /) -> str:
    """A text of ours in the language that was chosen; as it is where there is no translation of it."""
    return text if _TOLD is None or not text else _TOLD.gettext(text)


def plural(one: str, many: str, n: int) -> str:
    """The form of a word that stands beside the number `n`."""
    if _TOLD is None:
        return one if n == 1 else many
    return _TOLD.ngettext(one, many, n)


def language() -> str:
    """The language as PDF and screen readers name it, such as `en-GB`."""
    return "en-GB" if _TOLD is None else _TOLD.info().get("language", "en-GB")
