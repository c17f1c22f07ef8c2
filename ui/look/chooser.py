"""A list to choose one thing from."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QWidget

from ui.look.parts import tip


class Chooser(QComboBox):
    """What is chosen ends in dots where it has no room, and is whole in the tooltip; the wheel never changes it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.currentTextChanged.connect(self._say)

    def _say(self, text: str) -> None:
        tip(self, text)

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """The words that are painted."""
        super().initStyleOption(option)
        field = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, self).width()
        dots = Qt.TextElideMode.ElideRight
        option.currentText = self.fontMetrics().elidedText(self.currentText(), dots, room - 2)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling a form or a page never changes an answer."""
        event.ignore()
