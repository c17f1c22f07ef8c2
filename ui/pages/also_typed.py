"""Words that came to mean somebody on this day, each of which can be forgotten (interaction.md 3.4)."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.cards.sentences import SentenceList, SentenceRow
from ui.look.parts import label
from ui.look.tokens import Look
from ui.open_day import OpenDay
from workshop import commands as c
from workshop.kinds import Organisation, Person
from workshop.snapshot import Snapshot
from workshop.tongue import tr


class AlsoTyped(QWidget):
    """The list; it is not there as long as nothing was learned."""

    def __init__(self, look: Look, day: OpenDay) -> None:
        super().__init__()
        self._day = day
        self.words = SentenceList(look, tr("Also typed as"))
        self.words.led.connect(self._forget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(label(tr("ALSO TYPED AS, ON THIS DAY"), "heading"))
        layout.addWidget(self.words)
        self.hide()

    def show_day(self, s: Snapshot) -> None:
        """The words as they are now."""
        rows = list(_rows(s))
        self.words.show_rows(rows)
        self.setVisible(bool(rows))

    def _forget(self, where: tuple[str, str, str]) -> None:
        table, id_, word = where
        record = self._day.state.find(id_)
        if isinstance(record, Organisation | Person):
            left = tuple(w for w in record.other_names if w != word)
            self._day.execute(c.Change(table, id_, {"other_names": left}), self)


def _rows(s: Snapshot) -> Iterator[SentenceRow]:
    for cls in (Organisation, Person):
        for record in s.all(cls):
            name = (record.short if isinstance(record, Organisation) else None) or record.headline
            for word in getattr(record, "other_names", ()):
                text = tr("@{word} means {name}.").format(word=word, name=name)
                yield SentenceRow(
                    f"{record.id} {word}", text, "", tr("Forget it"), tr("{text} Enter forgets it.").format(text=text),
                    (cls.KIND.table, record.id, word),
                )  # fmt: skip
