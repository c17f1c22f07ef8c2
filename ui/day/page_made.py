"""What a page of the window wants of it, once it is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.pages.copies_page import CopiesPage
from ui.pages.settings_page import SettingsPage

if TYPE_CHECKING:
    from ui.day.window import DayWindow
    from ui.pages.page import Page


def page_made(w: DayWindow, page: Page) -> None:
    """Connect a page with the window that it was made for."""
    page.wants_act.connect(w.doing.do)
    if isinstance(page, SettingsPage):
        page.sized.connect(w.size_text)
    if isinstance(page, CopiesPage):
        page.check_wanted.connect(w.guarding.check)
        page.copy_wanted.connect(w.guarding.save_copy)
        page.move_wanted.connect(w.guarding.another_place)
        page.open_wanted.connect(w.wants_open)
        page.replace_wanted.connect(w.wants_replaced)
        page.show_verdict(w.guarding.looked.verdict)
