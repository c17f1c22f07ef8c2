"""A whole number in a field."""

from __future__ import annotations

from PySide6.QtWidgets import QSpinBox

from ui.look.tokens import Look


class NumberBox(QSpinBox):
    """It says its number when it is whole: on Enter, on an arrow, or when it is left."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setKeyboardTracking(False)
        self.lineEdit().setTextMargins(look.px(6), 0, look.px(2), 0)  # the style sheet’s padding stops at the box
