"""`make bench`: each figure beside a yardstick that was measured in the same run."""

from __future__ import annotations

import os
import sys
from importlib import import_module

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # a program that is installed is compiled

MEASURES = ("start", "commit", "gap", "size", "screens", "pages")

if __name__ == "__main__":
    for name in sys.argv[1:] or MEASURES:
        for said in import_module(f"tests.bench.{name}").report():
            sys.stdout.write(said + "\n")
            sys.stdout.flush()
