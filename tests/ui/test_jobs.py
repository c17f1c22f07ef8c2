"""Work in the background outlives the window that wanted it, and the program waits for it at its end."""

from __future__ import annotations

from threading import Event

import pytest

from ui import jobs


@pytest.fixture(autouse=True)
def nothing_is_said_on_standard_error(capfd):
    yield
    assert capfd.readouterr().err == ""


def test_a_report_is_written_although_the_day_is_closed_meanwhile(window, program, tmp_path):
    pdf = tmp_path / "report.pdf"
    window.stage.write_report(pdf)
    window.close()
    program.close()
    assert pdf.read_bytes().startswith(b"%PDF-")


def test_a_job_without_an_owner_ends_and_is_forgotten(qapp, qtbot):
    go, said = Event(), []

    def work(progress):
        go.wait(10)
        progress(0.5)
        return "done"

    job = jobs.Job(work)
    job.succeeded.connect(said.append)
    job.start()
    assert jobs.running() == 1
    del job
    go.set()
    jobs.wait()
    qtbot.waitUntil(lambda: jobs.running() == 0)
    assert said == ["done"]


def test_a_cancelled_job_says_so_at_its_next_step(qapp, qtbot):
    go, failed = Event(), []

    def work(progress):
        go.wait(10)
        progress(0.5)

    job = jobs.Job(work)
    job.failed.connect(failed.append)
    job.start()
    job.cancel()
    go.set()
    qtbot.waitUntil(lambda: bool(failed))
    assert isinstance(failed[0], jobs.Cancelled)
    qtbot.waitUntil(lambda: jobs.running() == 0)
