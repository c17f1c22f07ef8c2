"""F1 and Shift+F1: the guide at what is looked at, and all keys and signs on one sheet (interaction.md 2.12)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ui.day.lectern import LecternView
from ui.desk import OVER
from ui.pages.help_page import HelpPage
from workshop.decide import Refused
from workshop.find import found, of_the_guide
from workshop.manual.pages import helps, place_of
from workshop.tongue import tr

if TYPE_CHECKING:
    from ui.day.window import DayWindow

TURNED: Final = tr("The room sees this screen. F5 takes it back, then F1.")


class HelpActs:
    """The acts of help: a part of `Doing`."""

    _w: DayWindow

    def help(self, argument: str = "") -> None:
        """The guide, at what is looked at, or at words; in the guide: back."""
        desk = self._w.desk
        if argument:
            hits = found(of_the_guide(), argument)
            if not hits:
                raise Refused(
                    tr("The guide says nothing of “{argument}”. /help opens its pages.").format(argument=argument)
                )
            self.read(hits[0].id)
        elif desk.page == "help":
            self._back()
        else:
            self._open(*helps(self._place()))

    def keys_sheet(self, _: str = "") -> None:
        """All keys and signs on one sheet; again: back."""
        if self._w.desk.page == "keys":
            self._back()
            return
        self._uncover()
        self._w.desk.open_page("keys")

    def read(self, to: str) -> None:
        """A page of the guide by its name and section, `the-pile#...`."""
        self._open(*place_of(to))

    def _open(self, name: str, anchor: str) -> None:
        self._uncover()
        w = self._w
        page = w.stage.page_of("help")
        assert isinstance(page, HelpPage)  # noqa: S101 - the registry says so
        page.open(name, anchor)
        w.desk.open_page("help")
        page.reader.text.setFocus()

    def _uncover(self) -> None:
        """What stands in place of the frame goes, unless the room looks at it."""
        w = self._w
        if isinstance(w.frame.turned, LecternView):
            w.rooming.turn(None)
        if w.frame.turned is not None:
            raise Refused(TURNED)

    def _back(self) -> None:
        self._w.desk.close_page()
        if self._w.desk.page is None:
            self._w.line.edit.setFocus()

    def _place(self) -> str:
        """Where somebody is who asks for help."""
        w, desk = self._w, self._w.desk
        if desk.page is not None:
            return desk.page if desk.page not in OVER else "line"
        for name, here in (
            ("wrong", w.emergencies.open),
            ("details", desk.details),
            ("pile", w.piling.open),
            ("count", desk.pad_here() is not None),
            ("table", w.stage.view().table is not None),
        ):
            if here:
                return name
        return desk.session_id
