"""All commands in one list over the board: type to find, Enter does (interaction.md 2.12)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.acts import ACTS, Act
from ui.day.pick_list import Choice, PickList
from ui.look.tokens import Look
from workshop.tongue import tr
from workshop.words import fold


def key_name(key: str) -> str:
    """A key as it stands on the keyboard: `Ctrl Shift P`."""
    shown = key.replace("++", "+plus").replace("+", " ").replace("plus", "+")
    return shown.replace("PgDown", "PgDn").replace("Return", "Enter")


def _choice(act: Act) -> Choice:
    tail = "   ".join((f"/{act.word}", *map(key_name, act.keys[:1])))
    return Choice(
        f"{act.name} {act.argument}",
        act.text,
        tail,
        tr("{act}. {keys}. slash {word}").format(act=act.text, keys=", ".join(act.keys), word=act.word),
    )


class CommandPalette(PickList):
    """What can be done."""

    picked = Signal(str, str)  # the act's name and argument

    def __init__(self, look: Look, over: QWidget) -> None:
        super().__init__(look, over, tr("All commands"), tr("What do you want to do?"), tr("Commands"))

    def offered(self, typed: str) -> list[Choice]:
        """The acts with these words in their text, their word or their explanation."""
        wanted = fold(typed.strip()).lstrip("/")
        return [_choice(a) for a in ACTS if wanted in fold(f"{a.text} {a.word} {' '.join(a.also)} {a.help}")]

    def take(self, choice: Choice) -> None:
        """Do it."""
        name, _, argument = choice.id.partition(" ")
        self.picked.emit(name, argument)
