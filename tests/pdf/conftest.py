from __future__ import annotations

import pytest

from tests.report.days import awkward
from workshop.report import render


@pytest.fixture(scope="session")
def good() -> bytes:
    """A short report in which everything occurs that a report can hold."""
    return render(awkward("Plain words, nothing else"))
