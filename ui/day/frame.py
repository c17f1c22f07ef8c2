"""The frame of a day's window: where everything stands, at every size (interaction.md 2.2)."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QSpacerItem, QStackedWidget, QVBoxLayout, QWidget

from ui.day import guide as guide_module
from ui.day import rail as rail_module
from ui.day.banner import Banner
from ui.day.find_bar import FindBar
from ui.day.guide import GuidePane
from ui.day.header import Header
from ui.day.notice import Notice
from ui.day.rail import Rail
from ui.day.stage import first_focusable
from ui.day.status import StatusBar
from ui.day.strip import Strip
from ui.line.panel import LinePanel
from ui.look.parts import frame, label
from ui.look.tokens import Look
from workshop.tongue import tr

MARKING = 22
DETAILS = 376
SIDE, SIDE_HEIGHT = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
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
        self.brief = label("", "brief", wrap=True)
        self.banner = Banner(look)
        self.strip = Strip(look)
        self.find_bar = FindBar(look)
        self.boards = QStackedWidget()
        self.workspace = QWidget()
        self._column = QVBoxLayout(self.workspace)
        self._said = Notice(look, line, self.workspace, self._column)
        self.notice = self._said.label
        self.guide = GuidePane(look)
        self.right = QStackedWidget()  # beside the workspace, or over the right edge of the board
        self._room = QSpacerItem(0, 0, SIDE, SIDE_HEIGHT)
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
        middle.addItem(self._room)
        self._middle = middle
        outer.addLayout(middle, 1)
        outer.addWidget(self.status)
        self.right.setProperty("role", "right")
        self.right.addWidget(self.guide)
        self._lay_workspace()
        self.right.setParent(self)
        self.right.setAutoFillBackground(True)
        self.boards.installEventFilter(self)

    def _marking_bar(self) -> QWidget:
        bar, px = frame("marking_bar", tr("Marking")), self.look.px
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
        layout = self._column
        layout.setContentsMargins(px(14), px(6), px(14), px(6))
        layout.setSpacing(px(6))
        layout.addWidget(self.banner)
        layout.addWidget(self.header)
        self.brief.hide()
        layout.addWidget(self.brief)
        layout.addWidget(self.line)
        layout.addItem(self._said.room)
        layout.addWidget(self.strip)
        layout.addWidget(self.find_bar)
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
        self.find_bar.hide()
        if view is not None and isinstance(layout, QVBoxLayout):
            self._room.changeSize(0, 0, SIDE, SIDE_HEIGHT)
            self._middle.invalidate()
            layout.insertWidget(0, view, 1)
            view.show()

    def areas(self) -> tuple[QWidget, ...]:
        """Its parts in the order in which they are read, the line first."""
        return (self.line, self.strip, self.find_bar, self.boards, self.right, self.rail, self.status, *self._head())

    def _head(self) -> tuple[QWidget, ...]:
        return (self.banner, self.header.views, self.header.extra_button)

    def arrange(self, width: int, *, details: bool, page: bool = False) -> None:
        """Widths of rail and right pane at a client width: opening details never shrinks the board.

        In a narrow window the guide is a line of the header, and details lie over the right edge of the board.
        """
        if self.turned is not None:
            return
        wide = width * 100 / self.look.percent
        narrow = wide < NARROW_BELOW
        guide = guide_module.WIDER if wide >= WIDE_FROM else guide_module.WIDE
        rail = rail_module.WIDER if wide >= WIDE_FROM else rail_module.WIDE
        self.rail.fold(wide=rail_module.FOLDED if narrow or (details and wide < WIDE_FROM) else rail)
        self.right.setFixedWidth(self.look.px(DETAILS if details else guide))
        self.right.setVisible(details or not (narrow or page))
        self.right.setProperty("over", narrow and details)
        beside = not narrow and not self.right.isHidden()
        self._room.changeSize(self.right.width() if beside else 0, 0, SIDE, SIDE_HEIGHT)
        self._middle.invalidate()
        self.brief.setVisible(narrow and not details and not page)
        self._place()

    def event(self, event: QEvent) -> bool:
        """Where the layout has moved things, the right pane goes with them."""
        done = super().event(event)
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._place()
        return done

    def right_focus(self) -> QWidget | None:
        """What takes the focus when the right pane is entered."""
        shown = self.right.currentWidget()
        return self.guide.first_focus() if shown is self.guide else first_focusable(shown)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002
        """And where the board has moved."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._place()
        return False

    def _place(self) -> None:
        """The right pane at its place: the room that the layout left for it, or over the board."""
        self._said.place()
        if self.right.property("over"):
            top = self.boards.mapTo(self, QPoint(0, 0)).y()
            self.right.move(self.width() - self.right.width(), top)
            self.right.setFixedHeight(max(self.status.y() - top, 1))
        else:
            self.right.setFixedHeight(max(self._room.geometry().height(), 1))
            self.right.move(self._room.geometry().topLeft())
        self.right.raise_()

    def say(self, sentence: str, kind: str = "notice") -> None:
        """A sentence at the line; empty takes it away."""
        self._said.say(sentence, kind)
