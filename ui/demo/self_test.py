"""`--self-test`: walks the sample without a screen and writes its report; says whether all is well."""

from __future__ import annotations

import tempfile
from pathlib import Path

import click

from ui.demo.offscreen import without_screen
from workshop.sample import write_sample


def self_test() -> int:
    """Walk every session, view and page of the sample, write its report. The exit status: 0 all is well, 1 not."""
    with tempfile.TemporaryDirectory() as folder, without_screen():
        try:
            said = _walk(Path(folder))
        except Exception as e:  # noqa: BLE001 - whatever it is, the answer is no
            click.echo(f"Not well: {type(e).__name__} {e}", err=True)
            return 1
    click.echo(said)
    return 0


def _walk(folder: Path) -> str:
    from ui.app import Program, application  # noqa: PLC0415 - no window, no Qt
    from ui.demo.hands import Hands  # noqa: PLC0415
    from ui.desk import PAGES  # noqa: PLC0415
    from ui.screens import views  # noqa: PLC0415
    from ui.settings import Settings  # noqa: PLC0415
    from workshop.clock import SetClock, SystemClock  # noqa: PLC0415

    path, pdf = folder / "sample.pilot", folder / "report.pdf"
    write_sample(path)
    clock = SetClock(SystemClock().now())
    program = Program(application(), Settings(folder / "settings"), clock)
    hands, seen = Hands(program, clock), 0
    try:
        window = program.open_day(path)
        if window is None:
            raise LookupError("the sample does not open")
        for plan in window.desk.playbook_sessions():
            window.desk.look(plan.id)
            for view in views(plan.number):
                window.desk.choose_view(view.name)
                hands.settle()
                seen += 1
        for page in PAGES:
            window.desk.open_page(page)
            hands.settle()
            seen += 1
        window.stage.write_report(pdf)
        hands.settle()
    finally:
        program.close()
    if not pdf.read_bytes().startswith(b"%PDF-"):
        raise LookupError("the report is no PDF")
    return f"All is well: {seen} views, a report of {pdf.stat().st_size:,} bytes."
