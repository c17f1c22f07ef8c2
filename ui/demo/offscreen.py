"""The real windows without a screen: for the demo, the self-test and the pictures."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import click

# Said by Qt of every window that has no screen, and where the environment names no language.
OF_COURSE: Final = ("This plugin does not support", "Detected locale")


@contextmanager
def without_screen() -> Iterator[None]:
    """Paint into memory; what Qt warns of is still heard, but for what goes without saying."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
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
