"""What a report promises: the same bytes, nothing private, nothing that is not true, nothing from a network."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from datetime import datetime
from io import BytesIO

import pikepdf
import pytest

from tests.report import days
from tests.report.reading import Read
from workshop import commands as c
from workshop import kinds as k
from workshop.commands import Stamp
from workshop.decide import decide
from workshop.field import described
from workshop.report import render
from workshop.sample import ZONE
from workshop.shape import Code, Codes
from workshop.snapshot import Snapshot
from workshop.theme import contrast, theme
from workshop.vocabulary import vocabularies

FRESH = """
import hashlib, json, sys
from pathlib import Path
import workshop.report
from workshop.store.opening import read
before = sorted(m for m in sys.modules if m.split(".")[0] in {"socket", "_socket", "ssl", "_ssl", "http"})
data = workshop.report.render(read(Path(sys.argv[1])).state)
sys.path.insert(0, sys.argv[2])
from tests.report import days
awkward = workshop.report.render(days.awkward(days.AWKWARD[5]))
loaded = [m for m in sys.modules if m.split(".")[0] in {"socket", "_socket", "ssl", "_ssl", "http"}]
print(json.dumps({
    "sample": hashlib.sha256(data).hexdigest(),
    "awkward": hashlib.sha256(awkward).hexdigest(),
    "network": before + loaded + [m for m in ("urllib.request",) if m in sys.modules],
    "qt": [m for m in sys.modules if m.startswith("PySide6")],
}))
"""


def fresh(sample_file, pytestconfig, **environment):
    done = subprocess.run(
        [sys.executable, "-c", FRESH, str(sample_file), str(pytestconfig.rootpath)],
        env={**os.environ, **environment},
        cwd=pytestconfig.rootpath,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def elsewhere(sample_file, pytestconfig):
    """Reports written by other processes, with other hashes, in other time zones and at another time."""
    return [
        fresh(sample_file, pytestconfig, PYTHONHASHSEED="1", TZ="Pacific/Auckland", SOURCE_DATE_EPOCH="1"),
        fresh(sample_file, pytestconfig, PYTHONHASHSEED="77", TZ="America/St_Johns", LC_ALL="C"),
    ]


def test_the_same_record_gives_the_same_bytes_anywhere(elsewhere, made):
    assert {run["sample"] for run in elsewhere} == {hashlib.sha256(made).hexdigest()}
    assert len({run["awkward"] for run in elsewhere}) == 1


def test_the_same_record_gives_the_same_bytes_again(made, sample):
    assert render(sample) == made


def test_nothing_from_a_network_is_loaded(elsewhere):
    assert all(run["network"] == [] for run in elsewhere)
    assert all(run["qt"] == [] for run in elsewhere)


def test_private_things_are_not_printed(sample):
    private = "Zebrafish and marmalade"
    made = list(sample.records())
    made += [k.Comment(id="com-9", text=private, on="uc-01"), k.Note(id="note-9", text=private)]
    made = [
        r.with_values(contact=private) if isinstance(r, k.Person) else r
        for r in made
        if not isinstance(r, k.Organisation)
    ] + [o.with_values(dpo_contact=private) for o in sample.all(k.Organisation)]
    made = [r.with_values(team_contact=private, owner_stance="never") if isinstance(r, k.Dataset) else r for r in made]
    text = Read(render(Snapshot.of(made))).text
    assert private not in text
    assert "Cannot be shared" not in text


def test_neither_ids_nor_codes_are_printed(read, sample):
    ids = [r.id for r in sample.records() if "-" in r.id and not isinstance(r, k.Setting)]
    assert not [i for i in ids if f" {i} " in read.text]
    codes = {c for v in vocabularies().values() for c in v if "_" in c or ":" in c}
    assert not [c for c in sorted(codes) if c in read.text]


def test_withdrawn_records_are_not_printed(sample):
    gone = datetime.fromisoformat("2026-09-15T16:00:00+01:00")
    made = [r.with_values(withdrawn_at=gone) if r.id in {"rsk-04", "ds-12", "act-01"} else r for r in sample.records()]
    text = Read(render(Snapshot.of(made))).text
    assert "Public hears about it from someone else" not in text
    assert "Adult social care contacts  " not in text
    assert "Write legal note on the gateway" not in text


@pytest.mark.parametrize(
    ("rule", "printed"),
    [
        ("named", "“The words” Ada Byron, Alpha Council"),
        ("organisation_only", "“The words” Alpha Council"),
        ("unattributed", "“The words”"),
        (None, "“The words”"),
        ("none", None),
    ],
)
def test_quotes_are_printed_as_the_person_allows(rule, printed):
    person = k.Person(id="ppl-1", name="Ada Byron", org_id="org-1", quote_rule=rule)
    quote = k.Quote(id="quo-1", text="The words", person_id="ppl-1")
    text = Read(render(Snapshot.of([*days.pilot_only().records(), person, quote]))).text
    assert ("The words" in text) is (printed is not None)
    if printed:
        assert printed in text
    if rule != "named":
        assert "” Ada Byron" not in text


def test_trust_under_five_answers_is_left_out():
    few = k.Trust(id="tr-1", text="I trust them", start=(1, 1, 1, 1, 0), end=(0, 0, 2, 3, 0))
    assert "I trust them" not in Read(render(Snapshot.of([*days.pilot_only().records(), few]))).text
    enough = few.with_values(start=(1, 1, 1, 1, 1))
    text = Read(render(Snapshot.of([*days.pilot_only().records(), enough]))).text
    assert "I trust them" in text
    assert "5 anonymous answers each time" in text


def test_what_is_not_lopsided_is_not_said_to_be(sample):
    even = [r.with_values(bearer_org_ids=("org-hmc", "org-dhi"), bearer_should_org_ids=("org-hmc", "org-dhi"))
            if isinstance(r, k.Risk) else r.with_values(score=3) if isinstance(r, k.Value) else r
            for r in sample.records()]  # fmt: skip
    text = Read(render(Snapshot.of(even))).pages[0]
    assert "would carry" not in text
    assert "of the risk for" not in text


def test_a_real_day_does_not_say_that_it_is_invented(sample):
    real = [r.with_values(fictional=None) if isinstance(r, k.Workshop) else r for r in sample.records()]
    text = Read(render(Snapshot.of(real))).text
    assert "nvented" not in text


def test_a_day_without_a_pilot_has_no_pilot_in_it(sample):
    without = [
        r.with_values(status="candidate") if getattr(r, "status", None) == "pilot" else r for r in sample.records()
    ]
    read = Read(render(Snapshot.of(without)))
    assert "No pilot was chosen." in read.pages[0]
    said = read.text.rpartition("How the day ran")[0]  # which names the session
    for absent in ("Who gains", "Who carries the risk of sharing", "How little data moves", "Heads of terms"):
        assert absent not in said
    assert "Contents" in read.pages[2]


def test_every_code_has_a_label_here():
    """A code that no vocabulary knows would be printed as it is kept."""
    kinds = [f.shape.vocabulary for cls in k.ALL for f in described(cls).values() if isinstance(f.shape, Code | Codes)]
    assert set(kinds) <= set(vocabularies())


def test_the_library_that_writes_pdf_is_loaded_in_one_package_only(pytestconfig):
    root = pytestconfig.rootpath
    found = [
        str(path.relative_to(root))
        for folder in ("workshop", "ui")
        for path in (root / folder).rglob("*.py")
        if re.search(r"^\s*(from|import) reportlab", path.read_text(encoding="utf-8"), re.MULTILINE)
    ]
    assert found
    assert all(name.replace(os.sep, "/").startswith("workshop/report/") for name in found)


def test_no_letter_is_smaller_than_eight_points(made):
    with pikepdf.open(BytesIO(made)) as pdf:
        sizes = {
            float(size)
            for page in pdf.pages
            for size in re.findall(rb"/F\d\+\d+ ([\d.]+) Tf", page.Contents.read_bytes())
        }
    assert min(sizes - {12.0}) >= 8  # 12: what the library sets at the head of each page, and nobody uses
    assert 9.5 in sizes


@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        ("text", "surface"),
        ("muted", "surface"),
        ("accent", "surface"),
        ("gap", "surface"),
        ("gap", "gap_soft"),
        ("text", "gap_soft"),
        ("on_bar", "bar"),
        ("line", "bar"),
        ("supplier", "surface"),
        ("acquirer", "surface"),
        ("public", "surface"),
        ("sharing", "surface"),
        ("not_sharing", "surface"),
        ("on_accent", "accent"),
        ("text", "stays"),
        ("text", "block"),
        ("text", "line"),
        ("muted", "block"),
    ],
)
def test_what_is_printed_can_be_read(ink, ground):
    inks = theme().ink
    assert contrast(inks[ink], inks[ground]) >= 4.5


def test_what_was_changed_after_it_was_accepted_is_printed_with_both_versions(sample):
    stamp = Stamp(datetime(2026, 9, 16, 9, 12, tzinfo=ZONE))
    now = {"decision": "The low-income check is not the pilot."}
    amend = c.Amend("decision", "dec-01", now, "It was misheard", "ppl-06", ("ppl-06",), ("amd-01",))
    read = Read(render(sample.after(decide(sample, amend, stamp))))
    assert "Changed after it was accepted" in read.pages[0]
    told = read.text.split("Changed after it was accepted As accepted Now")[-1]
    assert "The low-income check is the pilot. The low-income check is not the pilot." in told
    assert "Why: It was misheard Asked by: Farid Brackenfold" in told
