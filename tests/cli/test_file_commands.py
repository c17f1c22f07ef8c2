"""`verify`, `salvage`, `history`, `snapshot` and `copy`: what each answers, in words and for programs."""

from __future__ import annotations

import re
import shutil
import unicodedata

import pytest

from tests.cli.test_any_text import CONTROL, TURNED
from tests.store.making import made_newer, sql
from workshop.kinds import Dataset
from workshop.sample import write_sample
from workshop.store.engine import connect
from workshop.store.lock import DayLock
from workshop.store.opening import read
from workshop.store.snapshots import folder_of, snapshots, take
from workshop.store.verify import verify

COMMANDS = (["verify"], ["salvage"], ["history"], ["snapshot"], ["snapshot", "list"], ["snapshot", "restore"], ["copy"])
HIT = "UPDATE dataset SET title='Other words' WHERE id='ds-01'"


@pytest.fixture(scope="module")
def half_a_day(tmp_path_factory):
    """The sample as far as its fifth session: what a snapshot of it holds."""
    path = tmp_path_factory.mktemp("half") / "half.pilot"
    write_sample(path, running=5)
    return path


def take_one(path, of=None):
    """A snapshot of a day, as it is or as another file is."""
    db = connect(of or path, "read")
    try:
        return take(db, path, read(of or path).entries[-1].at)
    finally:
        db.close()


@pytest.fixture
def kept(sample_copy, half_a_day):
    """The sample day with two snapshots: of its fifth session, and of its end."""
    take_one(sample_copy, half_a_day)
    take_one(sample_copy)
    return sample_copy


def damaged(path):
    sql(path, HIT)
    return path


def many(state):
    """How many records there are."""
    return len(list(state.records()))


def beside(path):
    return sorted(p.name for p in path.parent.iterdir())


# -- help --


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_the_help_has_an_example_that_begins_with_the_command(run, command):
    done = run(*command, "--help")
    assert done.status == 0
    example = re.search(r"Example: pilot-workshop (.+?)(?:\n\n|\Z)", done.out, re.DOTALL)[1].split()
    assert example[: len(command)] == command


def test_a_group_alone_says_what_there_is(run):
    assert run("snapshot").refused("snapshot list FILE", "snapshot restore FILE")
    assert run("snapshot", "make").refused("make")


# -- verify --


def test_a_sound_day_is_said_to_be(run, sample_copy):
    before = sample_copy.read_bytes()
    done = run("verify", sample_copy)
    assert (done.status, done.err) == (0, "")
    assert re.fullmatch(r"All is sound: \d+ records, \d+ changes in the history\.\n", done.out)
    found = run("verify", sample_copy, "--json").json
    assert (found["sound"], found["findings"]) == (True, [])
    assert found["records"] == found["sound_records"] > 100
    assert found["changes"] == len(read(sample_copy).entries)
    assert sample_copy.read_bytes() == before
    assert beside(sample_copy) == [sample_copy.name]


def test_a_damaged_day_answers_no_with_a_list(run, sample_copy, sample):
    damaged(sample_copy)
    before = sample_copy.read_bytes()
    done = run("verify", sample_copy)
    assert (done.status, done.err) == (1, "")
    assert done.out.splitlines() == [
        f"This file is damaged. {many(sample) - 1} of {many(sample)} records are sound.",
        "  dataset ds-01: “title” is not what was written",
    ]
    found = run("verify", sample_copy, "--json")
    assert found.status == 1
    assert (found.json["sound"], found.json["records"] - found.json["sound_records"]) == (False, 1)
    assert [(f["part"], f["table"], f["id"]) for f in found.json["findings"]] == [("record", "dataset", "ds-01")]
    assert sample_copy.read_bytes() == before


def test_a_long_list_ends_with_how_many_there_are_more(run, sample_copy):
    sql(sample_copy, "UPDATE journal_edit SET after='1' WHERE after IS NOT NULL")
    done = run("verify", sample_copy)
    assert done.status == 1
    assert len(done.out.splitlines()) == 32
    assert re.search(r"^  and \d+ more$", done.out.splitlines()[-1])
    assert len(run("verify", sample_copy, "--json").json["findings"]) > 200


def test_a_day_of_a_newer_program_is_left_to_that_one(run, sample_copy, tmp_path):
    made_newer(sample_copy)
    before = sample_copy.read_bytes()
    assert run("verify", sample_copy).refused("was made by a newer program")
    assert run("salvage", sample_copy, tmp_path / "new.pilot").refused("was made by a newer program")
    assert run("history", sample_copy).status == 0
    assert run("copy", sample_copy, tmp_path / "copy.pilot").status == 0
    sql(sample_copy, "UPDATE journal SET at='2026-09-15T10:00:00+01:00' WHERE seq=4")
    assert run("verify", sample_copy).status == 1
    assert (tmp_path / "copy.pilot").exists()
    assert before != sample_copy.read_bytes()


# -- salvage --


def test_what_can_be_saved_is_in_a_new_file_and_the_rest_is_named(run, sample_copy, sample, tmp_path):
    damaged(sample_copy)
    before, new = sample_copy.read_bytes(), tmp_path / "saved.pilot"
    done = run("salvage", sample_copy, new)
    assert (done.status, done.err) == (0, "")
    assert done.out.splitlines() == [
        f"{many(sample) - 1} of {many(sample)} records were sound, 1 was rebuilt. The damaged file stays as it is.",
        "  dataset ds-01: from the history",
        f"Written: {new}",
    ]
    assert verify(new).whole
    assert sample_copy.read_bytes() == before
    assert beside(sample_copy) == sorted([sample_copy.name, new.name])


def test_what_was_saved_is_told_to_programs(run, sample_copy, tmp_path):
    sql(damaged(sample_copy), "UPDATE journal SET at='never' WHERE seq=9")
    new = tmp_path / "saved.pilot"
    found = run("salvage", sample_copy, new, "--json").json
    assert found["file"] == str(new)
    assert {"table": "dataset", "id": "ds-01", "how": "from the history"} in found["records"]
    assert found["lost_changes"] == 1
    assert found["changes"] == len(read(new).entries)


def test_of_a_sound_day_it_is_said_that_nothing_was_lost(run, sample_copy, tmp_path, sample):
    done = run("salvage", sample_copy, tmp_path / "new.pilot")
    assert done.out.startswith(f"All {many(sample)} records were sound. Nothing was lost.")
    assert read(tmp_path / "new.pilot").state == sample


def test_of_which_nothing_can_be_read_nothing_is_made(run, tmp_path):
    path = tmp_path / "noise.pilot"
    path.write_bytes(bytes(range(256)) * 40)
    assert run("salvage", path, tmp_path / "new.pilot").refused("“noise.pilot” is damaged. It was left as it is.")
    assert beside(path) == ["noise.pilot"]


# -- history --


def test_the_history_tells_each_change_with_old_words_and_new(run, day, table):
    assert run("import", day, table(["Title", "Description"], ["Loans", "Who\nhas what"])).status == 0
    done = run("history", day)
    assert (done.status, done.err) == (0, "")
    lines = done.out.splitlines()
    assert len([x for x in lines if re.match(r" +\d+  ", x)]) == len(read(day).entries)
    assert "         Description of “Loans”: nothing → Who / has what" in lines
    found = run("history", day, "--json").json
    assert {"record": "Loans", "field": "Name", "old": "nothing", "new": "Loans"} in found[-1]["changes"]
    assert {"seq", "at", "session", "what", "who", "changes"} == {*found[-1]}


def test_a_part_of_the_history_is_told(run, sample_copy):
    every = run("history", sample_copy, "--json").json
    opening = run("history", sample_copy, "--session", "Opening", "--json").json
    assert opening == [s for s in every if s["session"] == "Opening"]
    assert opening == run("history", sample_copy, "--session", "1", "--json").json
    late = run("history", sample_copy, "--since", "15:30", "--json").json
    assert late == [s for s in every if s["at"] >= "2026-09-15T15:30"] != []
    assert late == run("history", sample_copy, "--since", "2026-09-15T15:30", "--json").json
    signed = run("history", sample_copy, "--since-signing", "--json").json
    assert signed == every[len(every) - len(signed) :]
    assert run("history", sample_copy, "--since", "2027-01-01").out == "Nothing changed.\n"


def test_since_a_minute_begins_with_that_minute(run, sample_copy):
    """Whatever part of a second the last change was made in."""
    sql(sample_copy, "UPDATE journal SET at='2026-09-15T21:05:00+01:00' WHERE seq=(SELECT max(seq)-1 FROM journal)")
    sql(sample_copy, "UPDATE journal SET at='2026-09-15T21:05:00.75+01:00' WHERE seq=(SELECT max(seq) FROM journal)")
    assert len(run("history", sample_copy, "--since", "21:05", "--json").json) == 2


@pytest.mark.parametrize("time", ["99:99", "24:00", "1:2:3", "soon", "", "2026-13-01T10:00", "12.30", "\x1b[2J"])
def test_what_is_no_time_is_refused_with_one(run, sample_copy, time):
    assert run("history", sample_copy, "--since", time).refused("is no time. Write it like 14:30")


def test_a_session_that_there_is_not_is_refused(run, sample_copy):
    assert run("history", sample_copy, "--session", "44").refused("There is no session “44” in this day.")


# -- snapshot --


def test_snapshots_are_listed_oldest_first(run, kept):
    done = run("snapshot", "list", kept)
    assert (done.status, done.err) == (0, "")
    assert len(done.out.splitlines()) == 2
    found = run("snapshot", "list", kept, "--json").json
    assert [f["name"] for f in found] == [s.path.stem for s in snapshots(kept)]
    assert found[0]["change"] < found[1]["change"]
    assert all(f["bytes"] > 4096 for f in found)


def test_a_day_without_snapshots_says_so(run, day, tmp_path):
    assert run("snapshot", "list", day).out == "There are no snapshots of this day.\n"
    assert run("snapshot", "list", day, "--json").json == []
    assert run("snapshot", "restore", day).refused("There are no snapshots of “day.pilot”.")
    assert run("snapshot", "list", tmp_path / "gone.pilot").refused("“gone.pilot” is not there.")
    assert run("snapshot", "restore", tmp_path / "gone.pilot").refused("“gone.pilot” is not there.")


def test_a_snapshot_comes_back_in_a_file_of_its_own_with_what_differs(run, kept, half_a_day):
    before = kept.read_bytes()
    name = snapshots(kept)[0].path.stem
    done = run("snapshot", "restore", kept, name)
    assert (done.status, done.err) == (0, "")
    lines = done.out.splitlines()
    assert "only here" in lines[0]
    new = kept.parent / lines[-1].removeprefix("Written: ").rpartition("/")[2]
    assert read(new).state == read(half_a_day).state
    assert kept.read_bytes() == before


def test_a_snapshot_takes_the_place_of_the_day_which_is_kept(run, kept, half_a_day):
    before = kept.read_bytes()
    found = run("snapshot", "restore", kept, snapshots(kept)[0].path.stem[:6], "--replace", "--json").json
    assert found["file"] == str(kept)
    assert {d["way"] for d in found["differences"]} >= {"only here", "different"}
    assert read(kept).state == read(half_a_day).state
    aside = kept.parent / found["kept"].rpartition("/")[2]
    assert aside.read_bytes() == before
    assert beside(kept) == sorted([kept.name, aside.name, folder_of(kept).name])


def test_a_day_that_is_gone_or_beyond_reading_comes_back_from_its_last_snapshot(run, kept, sample):
    kept.write_bytes(b"noise" * 4000)
    found = run("snapshot", "restore", kept, "--replace", "--json").json
    assert found["differences"] is None
    assert read(kept).state == sample
    kept.unlink()
    found = run("snapshot", "restore", kept, "--replace", "--json").json
    assert found["kept"] is None
    assert read(kept).state == sample


def test_a_name_that_means_no_snapshot_or_several_is_refused(run, kept):
    before = beside(kept)
    for name in ("first", "2026", "", "../x"):
        assert run("snapshot", "restore", kept, name).refused("is no snapshot of this day, or several. See: snapshot")
    assert beside(kept) == before


def test_a_snapshot_that_is_damaged_is_refused_by_its_name(run, kept):
    last = snapshots(kept)[-1].path
    last.write_bytes(last.read_bytes()[:9000])
    before = beside(kept)
    assert run("snapshot", "restore", kept).refused(f"“{last.name}” is damaged.")
    assert beside(kept) == before


def test_a_day_that_is_open_keeps_its_place(run, kept, open_elsewhere):
    with open_elsewhere(kept):
        before = beside(kept)
        assert run("snapshot", "restore", kept, "--replace").refused("is open already. Nothing was changed.")
        assert beside(kept) == before
        assert run("snapshot", "restore", kept).status == 0
    assert run("snapshot", "restore", kept, "--replace").status == 0


# -- copy --


def test_a_copy_is_checked_and_holds_what_was_last_saved(run, sample_copy, tmp_path, open_elsewhere, sample):
    new = tmp_path / "copy.pilot"
    with open_elsewhere(sample_copy):
        done = run("copy", sample_copy, new)
    assert (done.status, done.out, done.err) == (0, f"Written: {new}\n", "")
    assert read(new).state == sample
    assert run("copy", sample_copy, tmp_path / "2.pilot", "--json").json == {"file": str(tmp_path / "2.pilot")}


def test_a_damaged_day_is_not_copied_as_if_it_were_sound(run, sample_copy, tmp_path):
    damaged(sample_copy)
    assert run("copy", sample_copy, tmp_path / "copy.pilot").refused(f"“{sample_copy.name}” is damaged.")
    assert beside(sample_copy) == [sample_copy.name]


# -- all of them --


def test_nothing_that_is_there_is_written_over(run, sample_copy, day):
    before = day.read_bytes()
    for command in ("copy", "salvage"):
        assert run(command, sample_copy, day).refused("“day.pilot” is there already. It was left as it is.")
        assert run(command, sample_copy, sample_copy).refused("is there already")
        assert run(command, sample_copy, day.parent).refused("is there already")
    assert day.read_bytes() == before


def test_a_folder_that_is_not_there_is_named_and_not_made(run, sample_copy, tmp_path):
    gone = tmp_path / "gone"
    for command in ("copy", "salvage"):
        assert run(command, sample_copy, gone / "a.pilot").refused("The folder of “a.pilot” is not there.")
    assert not gone.exists()


ACTS = {
    "verify": ["FILE"],
    "history": ["FILE"],
    "salvage": ["FILE", "NEW"],
    "copy": ["FILE", "NEW"],
}


def places(act, path, new):
    return [act, *({"FILE": path, "NEW": new}[a] for a in ACTS[act])]


@pytest.mark.parametrize("act", ACTS)
def test_a_day_that_is_not_there_is_said_not_to_be(run, tmp_path, act):
    done = run(*places(act, tmp_path / "gone.pilot", tmp_path / "new.pilot"))
    assert done.refused("“gone.pilot” is not there. Nothing was changed.")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("act", ["verify", "history", "copy"])
def test_another_file_and_a_folder_are_refused_and_left_as_they_are(run, tmp_path, act):
    path, folder = tmp_path / "letter.pilot", tmp_path / "folder.pilot"
    path.write_text("Dear all,\n" * 50, encoding="utf-8")
    folder.mkdir()
    before = path.read_bytes()
    assert run(*places(act, path, tmp_path / "new")).refused("“letter.pilot” is not a workshop file.")
    assert run(*places(act, folder, tmp_path / "new")).refused("“folder.pilot” is a folder.")
    assert path.read_bytes() == before
    assert beside(path) == ["folder.pilot", "letter.pilot"]


@pytest.mark.parametrize("command", [*ACTS, "snapshot list", "snapshot restore"])
def test_a_word_that_is_missing_and_an_option_that_there_is_not_are_named(run, sample_copy, command):
    assert run(*command.split()).refused("FILE")
    assert run(*command.split(), sample_copy, "--loud").refused("--loud")


@pytest.mark.parametrize("text", [CONTROL, TURNED], ids=["control", "turned"])
def test_what_would_command_a_terminal_is_told_without_doing_so(run, day, table, text, tmp_path):
    assert run("import", day, table(["Title", "Description"], [text, text])).status == 0
    take_one(day)
    sql(day, "UPDATE draft SET digest='x'", "INSERT INTO draft VALUES ('line', 'x', '2026-12-01T09:00:00+00:00', 'z')")
    sql(day, "UPDATE dataset SET notes=title")
    said = [run("verify", day), run("history", day), run("snapshot", "restore", day)]
    said += [run("salvage", day, tmp_path / "new \x1b[2J.pilot")]
    for command in ("verify", "history"):
        said.append(run(command, day, "--json"))
    assert [d.status for d in said] == [1, 0, 0, 0, 1, 0]
    for done in said:
        unseen = {c for c in done.out + done.err if c != "\n" and unicodedata.category(c) in {"Cc", "Cf", "Cs", "Co"}}
        assert not unseen


@pytest.mark.parametrize("name", ["Q#1.pilot", "what?.pilot", "100%.pilot", "a b  c.pilot", "file:x?mode=memory"])
def test_every_character_of_a_name_is_a_character(run, sample_copy, tmp_path, name):
    folder = tmp_path / "days"
    folder.mkdir()
    path = folder / name
    assert run("copy", sample_copy, path).status == 0
    take_one(path)
    assert run("verify", path).status == 0
    assert run("history", path).status == 0
    assert run("salvage", path, folder / f"{name} 2").status == 0
    assert run("snapshot", "restore", path, "--replace").status == 0
    assert run("verify", path).status == 0


def test_a_day_that_is_open_elsewhere_can_be_checked_and_told(run, kept, open_elsewhere):
    with open_elsewhere(kept):
        for command in ("verify", "history"):
            assert run(command, kept).status == 0
        assert run("snapshot", "list", kept).status == 0


def test_a_lock_that_was_left_behind_stands_in_no_ones_way(run, kept):
    lock = DayLock(kept)
    lock.take()
    shutil.copyfile(lock.path, lock.path.with_suffix(".left"))
    lock.let_go()
    lock.path.with_suffix(".left").rename(lock.path)
    assert run("snapshot", "restore", kept, "--replace").status == 0
    assert [d.id for d in read(kept).state.all(Dataset)]
