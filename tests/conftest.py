from __future__ import annotations

import gc
import json
import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from workshop.sample import write_sample
from workshop.snapshot import Snapshot
from workshop.store.opening import read

settings.register_profile("any machine", deadline=None)  # how long an example takes says how busy the machine is
settings.load_profile("any machine")


def pytest_collection_finish():
    """What all tests have in common is looked through once, not after each window that a test closes."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory) -> Path:
    """The sample day, written once; tests that change it take a copy."""
    path = tmp_path_factory.mktemp("sample") / "sample.pilot"
    write_sample(path)
    return path


@pytest.fixture
def sample_copy(sample_file, tmp_path) -> Path:
    path = tmp_path / "Warm and Well.pilot"
    shutil.copyfile(sample_file, path)
    return path


@pytest.fixture(scope="session")
def sample(sample_file) -> Snapshot:
    """The records of the sample day."""
    return read(sample_file).state


@pytest.fixture(scope="session")
def expected() -> dict:
    return json.loads((Path(__file__).parent / "data" / "expected.json").read_text(encoding="utf-8"))
