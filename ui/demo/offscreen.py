"""The real windows without a screen: for the demo, the self-test and the pictures."""

from __future__ import annotations

import atexit
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import click

# Said by Qt of every window that has no screen, and where the environment names no language.
OF_COURSE: Final = ("This plugin does not support", "Detected locale")


LAPTOP: Final = (1366, 768)
PROJECTOR: Final = (1920, 1080)


def _screens(*, projector: bool) -> Path:
    """A laptop, and a projector beside it where there is one, described for Qt."""
    at, screens = 0, []
    for name, (wide, tall) in (("laptop", LAPTOP), ("projector", PROJECTOR))[: 2 if projector else 1]:
        dots = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
        screens.append({"name": name, "x": at, "y": 0, "width": wide, "height": tall, **dots})
        at += wide
    path = Path(tempfile.mkdtemp(prefix="screens")) / "screens.json"
    path.write_text(
        json.dumps({"synchronousWindowSystemEvents": False, "windowFrameMargins": False, "screens": screens})
    )
    atexit.register(shutil.rmtree, path.parent, ignore_errors=True)
    return path


@contextmanager
def without_screen(*, projector: bool = True) -> Iterator[None]:
    """Paint into memory; what Qt warns of is still heard, but for what goes without saying."""
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={_screens(projector=projector)}"
    from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler  # noqa: PLC0415 - no window, no Qt

    def heard(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        if message.startswith(OF_COURSE):
            return
        if before is not None:
            before(kind, context, message)
        else:
            click.echo(message, err=True)

    before = qInstallMessageHandler(heard)
    try:
        yield
    finally:
        qInstallMessageHandler(before)
