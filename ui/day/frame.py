"""The frame of a day's window: where everything stands, at every size (interaction.md 2.2)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from ui.day import guide as guide_module
from ui.day import rail as rail_module
from ui.day.banner import Banner
from ui.day.guide import GuidePane
from ui.day.header import Header
from ui.day.rail import Rail
from ui.day.status import StatusBar
from ui.day.strip import Strip
from ui.line.panel import LinePanel
from ui.look.parts import frame, label
from ui.look.tokens import Look

MARKING = 22
NOTICE = 24
DETAILS = 376
WIDE_FROM, NARROW_BELOW = 1600, 1280  # client widths in px at 100 %


class Frame(QWidget):
    """Marking, rail, workspace, right pane, status."""

    def __init__(self, look: Look, line: LinePanel) -> None:
        super().__init__()
        self.look, self.line = look, line
        self.setProperty("role", "frame")
        self.fiction = label("", "marking_side")
        self.marking = label("", "marking")
        self.clock = label("", "marking_side")
        self.rail = Rail(look)
        self.header = Header(look)
        self.brief = label("", "brief")
        self.notice = label("", "notice")
        self.banner = Banner(look)
        self.strip = Strip(look)
        self.boards = QStackedWidget()
        self.workspace = QWidget()
        self.guide = GuidePane(look)
        self.right = QStackedWidget()
        self.status = StatusBar(look)
        self.turned: QWidget | None = None  # what stands in place of all but the line
        self._lay()
        line.over(self.workspace)

    def _lay(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.bar = self._marking_bar()
        outer.addWidget(self.bar)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addWidget(self.workspace, 1)
        middle.addWidget(self.right)
        outer.addLayout(middle, 1)
        outer.addWidget(self.status)
        self.right.setProperty("role", "right")
        self.right.addWidget(self.guide)
        self.right.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._lay_workspace()

    def _marking_bar(self) -> QWidget:
        bar, px = frame("marking_bar", "Marking"), self.look.px
        bar.setFixedHeight(px(MARKING))
        grid = QGridLayout(bar)
        grid.setContentsMargins(px(12), 0, px(12), 0)
        for column, (part, side) in enumerate(
            (
                (self.fiction, Qt.AlignmentFlag.AlignLeft),
                (self.marking, Qt.AlignmentFlag.AlignHCenter),
                (self.clock, Qt.AlignmentFlag.AlignRight),
            )
        ):
            part.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(part, 0, column)
            grid.setColumnStretch(column, 1)
        return bar

    def _lay_workspace(self) -> None:
        px = self.look.px
        layout = QVBoxLayout(self.workspace)
        layout.setContentsMargins(px(14), px(8), px(14), px(8))
        layout.setSpacing(px(6))
        layout.addWidget(self.banner)
        layout.addWidget(self.header)
        self.brief.hide()
        layout.addWidget(self.brief)
        self.notice.setMinimumHeight(px(NOTICE))
        self.notice.setWordWrap(True)
        self.notice.hide()
        layout.addWidget(self.notice)
        layout.addWidget(self.line)
        layout.addWidget(self.strip)
        layout.addSpacing(px(2))
        layout.addWidget(self.boards, 1)

    def turn(self, view: QWidget | None) -> None:
        """Show this over the line, and nothing else; None brings the frame back."""
        layout = self.workspace.layout()
        if self.turned is not None:
            self.turned.setParent(None)
            self.turned.deleteLater()
        self.turned = view
        for part in (self.bar, self.rail, self.header, self.boards, self.right, self.status, self.strip, self.brief):
            part.setVisible(view is None)
        if view is not None and isinstance(layout, QVBoxLayout):
            layout.insertWidget(0, view, 1)
            view.show()

    def arrange(self, width: int, *, details: bool, page: bool = False) -> None:
        """Widths of rail and right pane at a client width: opening details never shrinks the board."""
        if self.turned is not None:
            return
        wide = width * 100 / self.look.percent
        if wide >= WIDE_FROM:
            self.rail.fold(wide=rail_module.WIDER)
            self.right.setFixedWidth(self.look.px(DETAILS if details else guide_module.WIDER))
        else:
            self.rail.fold(wide=rail_module.FOLDED if details else rail_module.WIDE)
            self.right.setFixedWidth(self.look.px(DETAILS if details else guide_module.WIDE))
        narrow = wide < NARROW_BELOW
        self.right.setVisible(details or not (narrow or page))
        self.brief.setVisible(narrow and not details)
        if narrow:
            self.rail.fold(wide=rail_module.FOLDED)

    def say(self, sentence: str, kind: str = "notice") -> None:
        """A sentence under the title; empty takes it away."""
        self.notice.setText(sentence)
        self.notice.setProperty("kind", kind)
        self.notice.style().unpolish(self.notice)
        self.notice.style().polish(self.notice)
        self.notice.setVisible(bool(sentence))
