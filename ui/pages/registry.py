"""The pages by their names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from ui.look.tokens import Look
from ui.open_day import OpenDay
from ui.pages.amend_page import AmendPage
from ui.pages.copies_page import CopiesPage
from ui.pages.documents import DocumentsPage
from ui.pages.help_page import HelpPage, KeysPage
from ui.pages.history_page import BinPage, HistoryPage
from ui.pages.importing import ImportPage
from ui.pages.page import Page
from ui.pages.preflight_page import PreflightPage
from ui.pages.settings_page import SettingsPage
from ui.pages.setup import SetupPage
from ui.pages.struck_page import StruckPage
from ui.settings import Settings

PAGES: Final[Mapping[str, Callable[[Look, OpenDay, Settings], Page]]] = MappingProxyType(
    {
        "setup": SetupPage,
        "import": ImportPage,
        "documents": DocumentsPage,
        "settings": SettingsPage,
        "copies": CopiesPage,
        "history": HistoryPage,
        "bin": BinPage,
        "amend": AmendPage,
        "struck": StruckPage,
        "help": HelpPage,
        "keys": KeysPage,
        "preflight": PreflightPage,
    }
)


def make_page(name: str, look: Look, day: OpenDay, settings: Settings) -> Page:
    """A page by its name.

    Raises:
        KeyError: there is none.
    """
    return PAGES[name](look, day, settings)
