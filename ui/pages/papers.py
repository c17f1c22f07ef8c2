"""The papers that can be written of a day: for whom, what they hold and leave out, where they go."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from workshop.boards.terms import FULL, bars
from workshop.gaps import BLOCKING, severity
from workshop.gaps.records import open_gaps
from workshop.places import file_name
from workshop.running_order import parts
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.views.completed import Completed
from workshop.views.pilot import the_ask
from workshop.views.slips import slips
from workshop.views.titles import short_title
from workshop.words import counted

ENDING: Final = ".pdf"
Progress = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class Paper:
    """One document that can be written."""

    name: str
    about: str
    leaves_out: str
    file: str  # at the end of its name
    state: Callable[[Snapshot], str]
    render: Callable[[Snapshot, Progress, Sequence[Completed]], bytes]  # the same bytes for the same record

    def write(self, s: Snapshot, path: Path, progress: Progress, after: Sequence[Completed]) -> None:
        """Put it in its place; what was there before stays until it is whole.

        Raises:
            OSError: it could not be written; what was there before is still there.
        """
        put(self.render(s, progress, after), s, path)


def put(made: bytes, s: Snapshot, path: Path) -> None:
    """Put a paper that is rendered in its place.

    Raises:
        OSError: as `Paper.write`.
    """
    from workshop import report  # noqa: PLC0415 - it takes a tenth of a second, and only here

    report.put(made, s, path)


def _report_state(s: Snapshot) -> str:
    blocking = sum(severity(s, g) == BLOCKING for g in open_gaps(s))
    said = (
        [tr("{blocking_questions} inside").format(blocking_questions=counted(blocking, "blocking question"))]
        if blocking
        else ["ready"]
    )
    said += [tr("no pilot chosen yet")] if s.pilot is None else []
    return tr("State: {said}.").format(said=", ".join(said))


def _report(s: Snapshot, progress: Progress, after: Sequence[Completed]) -> bytes:
    from workshop import report  # noqa: PLC0415

    return report.render(s, progress, after)


def _sheet_state(s: Snapshot) -> str:
    return (
        tr("State: ready.") if the_ask(s) is not None else tr("State: nobody has said yet what is asked, and by when.")
    )


def _decision_sheet(s: Snapshot, progress: Progress, _: Sequence[Completed]) -> bytes:
    from workshop import report  # noqa: PLC0415

    return report.render_decision_sheet(s, progress)


def _heads_state(s: Snapshot) -> str:
    found = bars(s)
    if s.pilot is None or found is None:
        return tr("State: no pilot chosen yet.")
    settled = sum(b.fill == FULL for b in found.bars)
    return tr("State: {settled} of {bars} clauses settled; what is open stands in it as still to settle.").format(
        settled=settled, bars=len(found.bars)
    )


def _heads(s: Snapshot, progress: Progress, _: Sequence[Completed]) -> bytes:
    from workshop import report  # noqa: PLC0415

    return report.render_heads(s, progress)


def _cue_state(s: Snapshot) -> str:
    return tr("State: ready.") if parts(s) else tr("State: there is no running order yet.")


def _cue_sheet(s: Snapshot, progress: Progress, _: Sequence[Completed]) -> bytes:
    from workshop import report  # noqa: PLC0415

    return report.render_cue_sheet(s, progress)


def _slips_state(s: Snapshot) -> str:
    found = slips(s)
    people = sum(bool(x.id) for x in found)
    nobody = sum(len(x.asked) for x in found if not x.id)
    said = [tr("{people} asked").format(people=counted(people, "person", "people"))] if people else []
    said += [tr("{questions} with nobody").format(questions=counted(nobody, "question"))] if nobody else []
    return tr("State: {said}.").format(said=", ".join(said) or tr("nothing is open"))


def _slips(s: Snapshot, progress: Progress, _: Sequence[Completed]) -> bytes:
    from workshop import report  # noqa: PLC0415

    return report.render_slips(s, progress)


REPORT: Final = Paper(
    tr("Report"),
    tr(
        "Two pages for decision makers, then annexes: datasets, use cases, value, risks both ways, decisions with "
        "dissent, actions, parking lot, attendance and authority. A tagged PDF that a screen reader can read."
    ),
    tr("Left out: contacts, where owners stand, comments and private notes."),
    "report",
    _report_state,
    _report,
)
DECISION_SHEET: Final = Paper(
    tr("Decision sheet"),
    tr(
        "One side for whoever is asked to decide: the ask, who agreed and could they, what happens if no, what it is "
        "worth, how little moves, what is still open by person and date."
    ),
    tr("Left out: all else. What has no room is counted, and stands in the report."),
    tr("decision sheet"),
    _sheet_state,
    _decision_sheet,
)
HEADS: Final = Paper(
    tr("Heads of terms"),
    tr(
        "Two pages for whoever writes the agreement: nine clauses with what "
        "belongs to each, what is still to settle by "
        "person and date, and where each was said."
    ),
    tr("Left out: words that are only suggested. It is no agreement and says so."),
    tr("heads of terms"),
    _heads_state,
    _heads,
)
CUE_SHEET: Final = Paper(
    tr("Cue sheet"),
    tr("For your hand: one side for each half of the day, with its times, what to ask in each session, and six keys."),
    tr("Left out: everything that was said. Who can decide today and who leaves early is on it."),
    tr("cue sheet"),
    _cue_state,
    _cue_sheet,
)
SLIPS: Final = Paper(
    tr("Slips"),
    tr(
        "One slip for each person: what they were asked and have not answered yet, in words, by which date. Last what "
        "nobody has taken."
    ),
    tr("Left out: everything that is settled, or that somebody knowingly left open."),
    "slips",
    _slips_state,
    _slips,
)
AT_THE_CLOSE: Final = (REPORT, DECISION_SHEET, HEADS, SLIPS)  # what *Make the papers* makes, in this order


def name_of(s: Snapshot, paper: Paper) -> str:
    """What the file of a paper is called: the day, its date, the paper."""
    date = f" {s.workshop.date:%Y-%m-%d}" if s.workshop.date else ""
    return file_name(f"{short_title(s.workshop.title)}{date} {paper.file}", ENDING)


def folder_of(s: Snapshot, place: Path) -> Path:
    """The folder of a day’s papers in the second place."""
    return place / file_name(short_title(s.workshop.title), "")
