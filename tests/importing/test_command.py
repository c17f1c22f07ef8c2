"""An import is one command: one undo takes it back, and no table whatever makes it fail."""

from __future__ import annotations

import csv
import io

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.importing.making import NOW, day, ids, imported, look, table
from workshop.clock import SetClock
from workshop.commands import Add, Change, NewDay
from workshop.decide import decide, name_of
from workshop.edits import inverse
from workshop.field import own_fields
from workshop.importing import (
    BadSource,
    Options,
    guessed_columns,
    preview_of,
    read_file,
    read_pasted,
    table_of,
    to_command,
)
from workshop.importing.column_map import target_labels
from workshop.kinds import Dataset, Organisation
from workshop.playbook.load import bundled
from workshop.snapshot import Snapshot
from workshop.store.store import Store

LEVELS = Dataset(id="ds-01", title="River Levels", identifier="x-1", owner_org_id="org-02")
ROWS = [
    ("identifier", "title", "creator", "licence"),
    ("x-1", "River Levels", "Fire", "open"),
    ("", "Awards", "Vale", ""),
    ("", "", "", "nothing"),
]


def test_it_adds_organisations_first_then_datasets_and_leaves_out_what_is_in_doubt():
    command = to_command(look(ROWS, LEVELS, make_organisations=True), ids())
    assert name_of(command) == "import"
    assert [(type(p), p.id) for p in command.parts] == [(Add, "org-n01"), (Change, "ds-01"), (Add, "ds-n01")]
    assert command.parts[2].values["owner_org_id"] == "org-n01"


def test_datasets_keep_the_order_of_the_file():
    after = imported(day(), look([("title",), *((t,) for t in "DBCA")]))
    assert [d.title for d in after.all(Dataset)] == list("DBCA")


def test_nothing_to_add_is_a_command_that_does_nothing():
    assert imported(day(), look([("title",), ("",)])) == day()


def test_one_undo_takes_all_of_it_back(tmp_path):
    store = Store(tmp_path / "day.pilot", SetClock(NOW.at))
    orgs = ({"name": "Harrowmere Council", "short": "Council"},)
    store.execute(
        NewDay(bundled("one-day"), {"title": "Trial", "question": "How?", "handling_marking": "OFFICIAL"}, orgs)
    )
    before = store.state
    preview = preview_of(store.state, table(*ROWS), options=Options(make_organisations=True))
    store.execute(to_command(preview, store.new_id))
    assert [d.title for d in store.state.all(Dataset)] == ["River Levels", "Awards"]
    assert [o.short for o in store.state.all(Organisation)] == ["Council", "Fire", "Vale"]
    store.undo()
    assert store.state == before
    assert store.close() == 0


HEADINGS = [f.label for f in own_fields(Dataset)] + [
    "creator",
    "theme",
    "type",
    "contactPoint_email",
    "accessRights",
    "x",
]
ODD = [
    "",
    " ",
    "River Levels",
    "x-1",
    "Fire",
    "residents",
    "Council",
    "csv, pdf",
    "[1, {}]",
    "18,400",
    "-1",
    "9" * 25,
    "freq:annual",
]
ODD += [
    "http://a.example/b",
    "=1+1",
    "\ud800",
    "\0",
    '"',
    "a\tb",
    "a\r\nb",
    "ds-01",
    "Nkechi Obi",
    "special",
    "4",
    "n/a",
    "½",
    "²",
]
cells = st.sampled_from(ODD) | st.text(max_size=12)


@st.composite
def tables(draw):
    headings = draw(st.lists(st.sampled_from(HEADINGS) | cells, min_size=1, max_size=8))
    rows = draw(st.lists(st.lists(cells, max_size=9), max_size=8))
    out = io.StringIO()
    csv.writer(out, delimiter="\t", lineterminator="\n").writerows([headings, *rows])
    return out.getvalue()


options = st.builds(
    Options,
    as_kind=st.sampled_from([None, "datasets", "services"]),
    make_organisations=st.booleans(),
    held_by=st.sampled_from([None, "org-01"]),
    organisations=st.dictionaries(cells, st.just("org-02"), max_size=2),
    rest_as_notes=st.booleans(),
)


@settings(deadline=None, max_examples=300)
@given(text=tables(), options=options, targets=st.data())
def test_any_table_gives_a_command_that_is_never_refused(text, options, targets):
    try:
        found = table_of(read_pasted(text).sheets[0])
    except BadSource:
        return
    columns = guessed_columns(found)
    if columns.targets and targets.draw(st.booleans()):
        names = [name for name, _ in target_labels()]
        columns = columns.with_target(0, targets.draw(st.sampled_from(["title", *names])))
    before = day(LEVELS)
    preview = preview_of(before, found, columns, options)
    edits = decide(before, to_command(preview, ids()), NOW)
    after = before.after(edits)
    assert len(after.all(Dataset)) == 1 + len(preview.in_state("new"))
    assert after.after(inverse(edits)) == before
    assert preview.sentence.endswith((".", "yet."))
    for row in preview.in_state("merged"):
        kept = after.get(Dataset, row.into)
        assert (kept.title, kept.identifier, kept.owner_org_id) == ("River Levels", "x-1", "org-02")


@settings(deadline=None)
@given(raw=st.binary(max_size=300))
def test_any_bytes_give_cells_or_a_refusal(tmp_path_factory, raw):
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_bytes(raw)
    try:
        source = read_file(path)
    except BadSource:
        return
    preview = preview_of(Snapshot.of(), table_of(source.sheets[0]))
    decide(Snapshot.of(), to_command(preview, ids()), NOW)


def test_a_thousand_rows_are_looked_at_beside_five_hundred_that_are_known():
    fields = [f.label for f in own_fields(Dataset)][:30]
    rows = [tuple(f"{name} {n}, and more" for name in fields) for n in range(1000)]
    known = [Dataset(id=f"ds-{n:04}", title=f"Name {n}, and more") for n in range(0, 1000, 2)]
    snapshot = day(*known)
    found = table(fields, *rows)
    preview = preview_of(snapshot, found)
    assert (len(preview.in_state("merged")), len(preview.in_state("new"))) == (500, 500)
