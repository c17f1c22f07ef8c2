"""`make faults`: each trial in full, and a table of what came of it.

python -m tests.faults [--share 0.1] [--seed 1] [--json] [TRIAL ...]
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import asdict
from importlib import import_module
from pathlib import Path

from tests.faults import preload
from tests.faults.trial import Outcome, Size, counted

TRIALS = (
    *("kills", "power", "failures", "full_disk", "places", "damage", "races", "copies", "undo", "released", "strike"),
)


def main(arguments: list[str]) -> int:
    asked = argparse.ArgumentParser(prog="python -m tests.faults")
    asked.add_argument("trials", nargs="*", default=[], metavar="TRIAL", help=", ".join(TRIALS))
    asked.add_argument("--share", type=float, default=1.0, help="of the full counts")
    asked.add_argument("--seed", type=int, default=Size.seed)
    asked.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    asked.add_argument("--json", action="store_true")
    told = asked.parse_args(arguments)
    size = Size(told.share, told.seed, told.processes)
    held = True
    for name in told.trials or TRIALS:
        for outcome in counted(import_module(f"tests.faults.{name}").run(size)):
            held = held and outcome.held
            say(outcome, as_json=told.json)
    return 0 if held else 1


def say(outcome: Outcome, *, as_json: bool) -> None:
    if as_json:
        text = json.dumps(asdict(outcome))
    else:
        text = f"| {outcome.trial} | {outcome.tried} | {outcome.found} | {outcome.seconds:.0f} s |"
        text += "".join(f"\n  does not hold: {fault}" for fault in outcome.faults)
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def on_the_layer() -> None:
    """Start anew on the preloaded layer, once, where there is one."""
    if not sys.platform.startswith("linux") or "PILOT_LAYER" in os.environ:
        return
    with tempfile.TemporaryDirectory() as folder:
        library = preload.built(Path(folder))
        os.environ |= {**preload.environment(library), "PILOT_LAYER": "1", "QT_QPA_PLATFORM": "offscreen"}
        sys.exit(subprocess.run([sys.executable, "-m", "tests.faults", *sys.argv[1:]], check=False).returncode)


if __name__ == "__main__":
    on_the_layer()
    sys.exit(main(sys.argv[1:]))
