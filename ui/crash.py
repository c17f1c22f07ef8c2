"""An exception does not end the day: it is noted without anybody's words, and said in one plain sentence."""

from __future__ import annotations

import faulthandler
import sys
import threading
import traceback
from datetime import datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, QtMsgType, Signal, qInstallMessageHandler

from workshop.laptop import folder
from workshop.tongue import tr

SENTENCE = tr(
    "Something in the program went wrong. What you typed is safe. Go on; if it comes again, open the day anew."
)
LONGEST = 200_000  # bytes of the log; then it begins anew


class Crashes(QObject):
    """Catches what nobody caught, on every thread."""

    happened = Signal(str)

    def __init__(self, place: Path | None = None) -> None:
        super().__init__()
        self._log = (place or folder()) / "log.txt"
        self._saying = False

    def install(self) -> None:
        """From now on."""
        sys.excepthook = self.caught
        threading.excepthook = self._on_thread
        qInstallMessageHandler(self._qt)
        try:
            self._log.parent.mkdir(parents=True, exist_ok=True)
            self._hard = self._log.with_name("crash.txt").open("w", encoding="utf-8")
            faulthandler.enable(self._hard)
        except (OSError, ValueError):
            return

    def caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Note it and say so; a program that was told to stop stops."""
        if issubclass(kind, KeyboardInterrupt | SystemExit):
            sys.__excepthook__(kind, error, trace)
            return
        self.note(kind, trace)
        if self._saying:
            return  # what went wrong is the saying itself
        self._saying = True
        try:
            self.happened.emit(SENTENCE)
        finally:
            self._saying = False

    def _on_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.caught(args.exc_type, args.exc_value, args.exc_traceback)

    def note(self, kind: type[BaseException], trace: TracebackType | None) -> None:
        """Where it happened and of which kind; never the message, which may hold what people said."""
        frames = "".join(f"  {f.filename}:{f.lineno} {f.name}\n" for f in traceback.extract_tb(trace))
        self._write(f"{kind.__module__}.{kind.__name__}\n{frames}")

    def _qt(self, kind: QtMsgType, context: object, message: str) -> None:  # noqa: ARG002 - Qt's signature
        if kind in (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg):
            self._write(f"{kind.name}: {message.splitlines()[0][:200] if message else ''}")

    def _write(self, text: str) -> None:
        try:
            self._log.parent.mkdir(parents=True, exist_ok=True)
            mode = "a" if self._log.exists() and self._log.stat().st_size < LONGEST else "w"
            with self._log.open(mode, encoding="utf-8") as f:
                f.write(f"{datetime.now().astimezone():%Y-%m-%d %H:%M:%S} {text}\n")
        except OSError:
            return
