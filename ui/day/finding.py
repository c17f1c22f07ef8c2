"""To find words in what is shown, and to go to anything by its name (interaction.md 2.12)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractListModel, QObject, QPersistentModelIndex
from PySide6.QtWidgets import QAbstractItemView, QWidget

from ui.acts import ACTS
from ui.day.pick_list import Choice, PickList
from ui.day.walking import ALWAYS
from ui.day.wording import WordingList
from ui.desk import PAGES
from ui.help.reader import UNSEARCHED
from ui.look.announce import announce
from ui.screens import BOARD, views
from ui.table.model import ID
from workshop.decide import Refused
from workshop.find import SESSION_OF, Entry, entries, entry, found, of_the_guide
from workshop.kinds import Dataset, Organisation, Value
from workshop.tongue import tr
from workshop.words import fold, shortened

if TYPE_CHECKING:
    from ui.day.window import DayWindow

ACT_OF: Final[Mapping[str, str]] = MappingProxyType({"import": "import_table", "keys": "keys_sheet"})  # by page
PAPERS: Final = (
    tr("Report"),
    tr("Decision sheet"),
    tr("Heads of terms (paper)"),
    tr("Cue sheet"),
)  # what the page of documents makes
NOTHING: Final = tr("Not in what is shown. Ctrl+G looks in the whole day.")
SAID: Final = 60  # characters of what was found, as it is read out


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in what is shown, and how to get there."""

    id: str
    text: str
    folded: str
    go: Callable[[], None]


def _spot(id: str, text: str, go: Callable[[], None]) -> Spot:  # noqa: A002 - the field's name
    return Spot(id, text, fold(text), go)


class GoTo(PickList):
    """Sessions, cards, people, documents: all of a day, by words of their names."""

    def __init__(self, window: DayWindow, go: Callable[[Entry], None]) -> None:
        super().__init__(window.look, window.frame, tr("Go to"), tr("Where to? Type a part of its name"), tr("Places"))
        self._w, self._go = window, go
        self._there: dict[str, Entry] = {}
        self._all: tuple[Entry, ...] = ()

    def open_list(self, typed: str = "") -> None:
        """Show it, with the day as it is."""
        self._all = entries(self._w.rooming.covering.seen(), _pages())
        self._there = {f"{e.sort} {e.id} {e.text if e.sort == 'page' else ''}": e for e in self._all}
        super().open_list(typed)

    def offered(self, typed: str) -> list[Choice]:
        """What has these words in it."""
        key = {id(e): k for k, e in self._there.items()}
        return [Choice(key[id(e)], e.text, e.tail, e.spoken) for e in found(self._all, typed)]

    def take(self, choice: Choice) -> None:
        """Go there."""
        self._go(self._there[choice.id])


def _pages() -> Iterator[Entry]:
    for paper in PAPERS:
        yield entry("documents", "page", paper, "document")
    for act in ACTS:
        name = next((page for page, doing in ACT_OF.items() if doing == act.name), act.name)
        if name in PAGES:
            yield entry(name, "page", act.text.rstrip("…"), "page")
    yield from of_the_guide()


class Finding(QObject):
    """What is looked for in one window."""

    def __init__(self, window: DayWindow) -> None:
        super().__init__(window.frame)  # it goes with the frame, which is built anew at another text size
        self._w, self.bar = window, window.frame.find_bar
        self.places = GoTo(window, self.go_to)
        window.stage.led.connect(self.show_record)
        self.wordings = WordingList(window)
        window.frame.status.terms.connect(partial(window.doing.do, "terms"))
        self._made: tuple[tuple[object, ...], list[Spot]] = ((), [])
        self._at = ""
        self.bar.words.textChanged.connect(self._typed)
        self.bar.words.stepped.connect(self.step)
        self.bar.words.closed.connect(self.close)
        window.desk.moved.connect(self._moved)

    # -- in what is shown --
    def open(self, typed: str = "") -> None:
        """Show the line, its words ready to be typed over."""
        self._spots()
        self.bar.show()
        if typed:
            self.bar.words.setText(typed)
        self.bar.words.setFocus()
        self.bar.words.selectAll()
        self._typed()

    def close(self) -> None:
        """Hide it; what was found stays selected, the keyboard goes to the line or the page."""
        self.bar.hide()
        self._made = ((), [])
        self._w.focus_middle()

    def step(self, by: int) -> None:
        """The next place that has the words, or the one before, round and round."""
        if not self.bar.words.text().strip():
            self.open()
            return
        self.bar.show()
        hits = self._hits()
        if hits:
            at = next((n for n, h in enumerate(hits) if h.id == self._current(hits)), -1 if by > 0 else 0)
            self._go(hits, (at + by) % len(hits))
        else:
            self.bar.say(NOTHING)

    def _typed(self) -> None:
        """Stay where the words are already; else go to the first place that has them."""
        hits = self._hits()
        if not self.bar.words.text().strip():
            self.bar.say("")
        elif not hits:
            self.bar.say(NOTHING)
        else:
            at = self._current(hits)
            self._go(hits, next((n for n, h in enumerate(hits) if h.id == at), 0))

    def _go(self, hits: list[Spot], at: int) -> None:
        self._at = hits[at].id
        hits[at].go()
        self.bar.say(tr("{at} of {hits}").format(at=at + 1, hits=len(hits)))
        announce(
            self.bar.words,
            tr("{hits}. {at} of {hits2}.").format(hits=shortened(hits[at].text, SAID), at=at + 1, hits2=len(hits)),
        )

    def _current(self, hits: list[Spot]) -> str:
        """What is selected, as far as it has the words; else where the search was."""
        selected = self._w.desk.spot.selected or ""
        return selected if any(h.id == selected for h in hits) else self._at

    def _hits(self) -> list[Spot]:
        wanted = fold(self.bar.words.text().strip())
        return [s for s in self._spots() if wanted in s.folded] if wanted else []

    def _moved(self) -> None:
        """Something else is shown: how many it has is said when somebody goes on."""
        if self.bar.isVisible() and self._made[0] != self._place():
            self.bar.say("")

    def _place(self) -> tuple[object, ...]:
        w, desk = self._w, self._w.desk
        return (w.day.state, desk.session_id, w.stage.view().name, desk.page, desk.walk)

    def _spots(self) -> list[Spot]:
        place = self._place()
        if self._made[0] != place or self._w.desk.page is not None:
            self._made = (place, list(self._look()))
        return self._made[1]

    def _look(self) -> Iterator[Spot]:
        w, desk = self._w, self._w.desk
        if desk.page is not None or (w.stage.view().table is not None and not w.stage.in_round()):
            yield from _cells(w.frame.boards.currentWidget())
        elif w.stage.in_round() or (desk.plan.screen in ALWAYS and w.stage.on_board()):
            for n, row in enumerate(w.walking.rows()):
                words = ". ".join((row.title, *row.facts, *row.exceptions, row.answer))
                yield _spot(row.id, words, partial(w.walking.go_to, n))
        else:
            for id_, words in w.stage.screen().searched():
                yield _spot(id_, words, partial(self._select, id_))

    def _select(self, id_: str) -> None:
        desk = self._w.desk
        held = self._w.day.state.get(Dataset, id_)
        if held is not None and held.owner_org_id in desk.tabs():
            desk.choose_tab(held.owner_org_id or "")
        desk.select(id_)

    # -- anything --
    def go_to(self, place: Entry) -> None:
        """Look at a session, a page, or the board on which a card stands, with the card selected."""
        w = self._w
        if place.sort == "page":
            w.doing.do(ACT_OF.get(place.id, place.id))
        elif place.sort == "help":
            w.doing.read(place.id)
        elif place.sort == "record":
            self.show_record(place.id)
        else:
            w.desk.look(place.id)
            w.line.edit.setFocus()

    def show_record(self, id_: str) -> None:
        """Look at the board on which a card stands, with the card selected; one without a board opens its form.

        Raises:
            Refused: it is not there any more.
        """
        w, record = self._w, self._w.day.state.find(id_)
        if record is None:
            raise Refused(tr("That is not there any more."))
        number = SESSION_OF.get(record.KIND.table)
        plan = next((p for p in w.desk.playbook_sessions() if p.number == number), None)
        if w.desk.page is not None:
            w.desk.close_page()
        if plan is not None:
            w.desk.look(plan.id)
        self._turn_to(record)
        if id_ not in w.order() and plan is not None:
            table = next((v for v in views(plan.number) if v.table is type(record)), BOARD)
            w.desk.choose_view(BOARD.name if w.stage.view() != BOARD else table.name)
            if id_ not in w.order():
                w.desk.choose_view(table.name)
        w.line.edit.setFocus()
        if isinstance(record, Organisation) and id_ in w.desk.tabs():
            return
        if id_ in w.order():
            w.desk.select(id_)
        else:
            w.forms.open(id_)

    def _turn_to(self, record: object) -> None:
        """The turn, the use case and the column under which a card stands."""
        desk = self._w.desk
        match record:
            case Organisation(id=tab):
                desk.choose_tab(tab)
            case Dataset(owner_org_id=str(tab)):
                desk.choose_tab(tab)
            case Value(use_case_id=tab, party=party):
                desk.choose_tab(tab or "")
                if party:
                    desk.choose_column(party)
            case _:
                return


def _cells(board: QWidget | None) -> Iterator[Spot]:
    """What stands in the lists and tables of a page."""
    inside = board.findChildren(QAbstractItemView) if board is not None else []
    searched = [v for v in inside if v.isVisible() and v.model() is not None and not v.property(UNSEARCHED)]
    for n, view in enumerate(searched):
        model = view.model()
        for row in range(model.rowCount()):
            for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount()):
                index = model.index(row, column)
                text = str(index.data() or "")
                if text:
                    where = index.data(ID)
                    id_ = where if isinstance(where, str) and column == 0 else f"{n} {row} {column}"
                    yield _spot(id_, text, partial(_show, view, QPersistentModelIndex(index)))


def _show(view: QAbstractItemView, place: QPersistentModelIndex) -> None:
    index = view.model().index(place.row(), place.column())
    if place.isValid():
        view.setCurrentIndex(index)
        view.scrollTo(index)


class FindActs:
    """The acts of finding: a part of `Doing`."""

    _w: DayWindow

    def find(self, argument: str = "") -> None:
        """Find words in what is shown."""
        self._w.finding.open(argument)

    def find_next(self, _: str = "") -> None:
        """The next place that has them."""
        self._w.finding.step(1)

    def find_before(self, _: str = "") -> None:
        """The place before."""
        self._w.finding.step(-1)

    def go_to(self, argument: str = "") -> None:
        """The list of everything; with words, what has them."""
        self._w.finding.places.open_list(argument)
