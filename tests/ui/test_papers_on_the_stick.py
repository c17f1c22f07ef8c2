"""A paper on the stick is the old one or the new one, whatever happens while it is copied."""

from __future__ import annotations

from errno import EIO
from pathlib import Path

from ui.day.closing import _copied


def half(_source, target):
    Path(target).write_bytes(b"n")
    raise OSError(EIO, "the stick was pulled")


def test_a_paper_that_can_not_be_copied_whole_leaves_the_one_of_before(tmp_path, monkeypatch):
    folder, paper = tmp_path / "stick" / "Day", tmp_path / "report.pdf"
    folder.mkdir(parents=True)
    (folder / paper.name).write_bytes(b"old")
    paper.write_bytes(b"new")
    monkeypatch.setattr("workshop.lasting.copyfile", half)
    assert _copied(folder, [paper]) is None
    assert {p.name: p.read_bytes() for p in folder.iterdir()} == {"report.pdf": b"old"}
    monkeypatch.undo()
    assert _copied(folder, [paper]) == folder
    assert {p.name: p.read_bytes() for p in folder.iterdir()} == {"report.pdf": b"new"}
