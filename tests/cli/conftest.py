from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from ui.__main__ import main
from workshop.clock import SystemClock
from workshop.store.store import Store


@dataclass(frozen=True)
class Done:
    """What a command answered."""

    status: int
    out: str
    err: str

    def refused(self, *words):
        """It could not be done, and says so in one line that holds these words."""
        assert self.status == 2, self
        assert self.out == ""
        assert self.err.startswith("pilot-workshop: ")
        assert self.err.endswith((".\n", "?\n"))
        assert self.err.count("\n") == 1, "one line"
        assert "Traceback" not in self.err
        assert "fault of the program" not in self.err
        for word in words:
            assert word in self.err
        return True

    @property
    def json(self):
        return json.loads(self.out)


@pytest.fixture
def run(capsys):
    """Runs a command of the program in this process."""

    def ran(*arguments) -> Done:
        capsys.readouterr()
        with pytest.raises(SystemExit) as e:
            main([str(a) for a in arguments])
        said = capsys.readouterr()
        return Done(e.value.code, said.out, said.err)

    return ran


@pytest.fixture
def day(run, tmp_path) -> Path:
    """A day that was just begun."""
    path = tmp_path / "day.pilot"
    assert run("new", path, "--title", "Trial", "--question", "How?", "--date", "2026-12-01").status == 0
    return path


@pytest.fixture
def table(tmp_path):
    """Writes a CSV file of rows; its first row is the header."""

    def written(*rows, name="table.csv") -> Path:
        path = tmp_path / name
        lines = [",".join('"' + str(cell).replace('"', '""') + '"' for cell in row) for row in rows]
        path.write_bytes("\r\n".join(lines).encode() + b"\r\n")
        return path

    return written


@pytest.fixture
def open_elsewhere():
    """Holds a day open, as a window does."""

    @contextmanager
    def held(path):
        store = Store(path, SystemClock())
        try:
            yield store
        finally:
            store.close()

    return held
