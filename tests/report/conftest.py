from __future__ import annotations

import pytest

from tests.report.days import big
from tests.report.reading import Read
from workshop.report import render


@pytest.fixture(scope="session")
def made(sample) -> bytes:
    """The report of the sample day."""
    return render(sample)


@pytest.fixture(scope="session")
def big_made() -> bytes:
    """The report of a day with many records."""
    return render(big())


@pytest.fixture(scope="session")
def big_read(big_made) -> Read:
    """The same, as a reader sees it."""
    return Read(big_made)


@pytest.fixture(scope="session")
def read(made) -> Read:
    """The same, as a reader sees it."""
    return Read(made)
