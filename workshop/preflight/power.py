"""How the laptop has its power, as far as the system says it without being asked for more than a file."""

from __future__ import annotations

import ctypes
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

_LINUX: Final = Path("/sys/class/power_supply")
_NONE: Final = 255  # what Windows says where it knows no percentage, or has no battery


@dataclass(frozen=True, slots=True)
class Power:
    """Of a laptop with a battery."""

    plugged: bool
    percent: int | None


def power() -> Power | None:
    """Whether it is plugged in, and how full its battery is; None where there is no battery, or nobody says."""
    return _of_windows() if sys.platform == "win32" else of_linux(_LINUX)


def of_linux(folder: Path) -> Power | None:
    """The same from the folder in which Linux tells it."""
    full: int | None = None
    plugged, found = False, False
    try:
        for supply in sorted(folder.iterdir()):
            kind = _read(supply / "type")
            if kind == "Battery" and _read(supply / "scope") != "Device":
                found = True
                said = _read(supply / "capacity")
                full = int(said) if said.isdigit() else full
                plugged = plugged or _read(supply / "status") in ("Charging", "Full", "Not charging")
            elif kind in ("Mains", "USB"):
                plugged = plugged or _read(supply / "online") == "1"
    except OSError:
        return None
    return Power(plugged, full) if found else None


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii", errors="replace").strip()
    except OSError:
        return ""


class _Status(ctypes.Structure):
    _fields_ = (
        ("line", ctypes.c_ubyte),
        ("battery", ctypes.c_ubyte),
        ("percent", ctypes.c_ubyte),
        ("saver", ctypes.c_ubyte),
        ("seconds", ctypes.c_ulong),
        ("of", ctypes.c_ulong),
    )


def _of_windows() -> Power | None:
    system: Any = ctypes.windll.kernel32  # type: ignore[attr-defined,unused-ignore]
    status = _Status()
    if not system.GetSystemPowerStatus(ctypes.byref(status)) or status.battery & 128:
        return None
    percent = None if status.percent == _NONE else int(status.percent)
    return Power(status.line == 1, percent)
