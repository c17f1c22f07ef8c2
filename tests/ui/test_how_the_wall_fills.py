"""The wall uses its height before it counts what is left out, and nothing on it is too small for eight metres."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from ui.look.tokens import Look
from ui.room import blocks
from ui.room.blocks import Columned, paint_columns, paint_turn
from ui.room.letters import SECOND, Letters, Sizes
from ui.room.painting import WallPainter
from workshop.wall.content import Alone, Block, Columns, Item, Turn, Wall

ROOM = QRectF(64, 180, 1792, 800)


def things(n, title="Council tax reduction caseload", lines=("Personal · daily", "Owner: Idris")):
    return tuple(Item(f"x-{i}", f"{title} {i}", lines) for i in range(n))


@pytest.fixture
def painted(qapp, monkeypatch):
    """What was painted: each text as it stood there, with its size in px at 1080 lines."""
    found = []
    was = Sizes.letters

    def letters(self, text, size, width, **how):
        made = was(self, text, size, width, **how)
        sized[id(made.made)] = made, size
        return made

    sized = {}
    paint = Letters.paint

    def painting(self, painter, x, y, ink):
        found.append((self.made.text(), sized[id(self.made)][1]))
        paint(self, painter, x, y, ink)

    monkeypatch.setattr(Sizes, "letters", letters)
    monkeypatch.setattr(Letters, "paint", painting)
    image = QImage(1920, 1080, QImage.Format.Format_RGB32)
    painter = QPainter(image)

    def run(what):
        found.clear()
        if isinstance(what, Wall):
            WallPainter(painter, Look(), 1920, 1080).paint(what)
        else:
            brush = Columned(painter, Look(), Sizes(1080))
            (paint_turn if isinstance(what, Turn) else paint_columns)(brush, what, ROOM)
        return dict(found)

    yield run
    painter.end()


def test_few_records_grow_and_many_keep_the_size_of_eight_metres(painted):
    few = painted(Columns((Block("Asked", things(2)), Block("Offered", things(2)))))
    many = painted(Columns((Block("Asked", things(9)), Block("Offered", things(9)))))
    assert few["Council tax reduction caseload 0"] > 40
    assert few["Personal · daily"] > SECOND
    assert many["Council tax reduction caseload 0"] == 40


def test_second_lines_go_before_a_record_is_only_counted(painted):
    shown = painted(Columns((Block("Asked", things(9)), Block("Offered", things(2)))))
    assert "Council tax reduction caseload 8" in shown
    assert not any(text.startswith("and ") for text in shown)
    longer = painted(Columns((Block("Asked", things(30)), Block("Offered", things(2)))))
    assert any(text.startswith("and ") for text in longer)
    assert longer["Council tax reduction caseload 4"] == 40


def test_a_list_that_is_alone_goes_on_beside_itself(painted):
    shown = painted(Columns((Block("Still open", things(9)),)))
    assert "Council tax reduction caseload 8" in shown
    assert shown["Owner: Idris"] >= SECOND


def test_the_newest_is_painted_with_its_lines_whatever_has_no_room(painted):
    rows = [*things(30), Item("x-30", "The newest", ("Owner: Farid",), newest=True)]
    shown = painted(Columns((Block("Asked", tuple(rows)), Block("Offered", ()))))
    assert {"The newest", "Owner: Farid"} <= set(shown)


def test_those_whose_turn_it_is_not_fill_their_height(painted):
    others = tuple(Block(f"Org {i}", things(2, lines=()), count="2", quiet=True) for i in range(5))
    panel = Block("Panel", (), empty="Nothing that helps.", quiet=True)
    shown = painted(Turn(Block("Now: Council", things(3), "accent"), (*others, panel)))
    assert min(shown.values()) >= SECOND
    assert shown["Nothing that helps."] > SECOND
    full = tuple(Block(f"Org {i}", things(12, lines=()), count="12", quiet=True) for i in range(9))
    assert min(painted(Turn(Block("Now: Council", things(3), "accent"), full)).values()) >= SECOND


def test_news_is_painted_whole_or_not_at_all(painted):
    def foot(words):
        return [t for t in painted(Wall("", "Trial", "", Alone("Words"), news=words)) if t.startswith("New:")]

    words = "New: Ask the vendor of the repairs system whether the contract allows a direct query of the register"
    assert foot(words) == [words]
    assert foot(f"New: {'very long words ' * 40}") == []
    assert blocks.RECORD == 40
