"""A name that stands nowhere else, and where a piece of it is found: in names and bytes of files."""

from __future__ import annotations

from pathlib import Path

NAME, STREET = "Brackenwhistle", "Zanzibar Lane"
SAID = f"Mrs {NAME} at 14 {STREET}"
PHRASES = (SAID, f"Mrs {NAME}", NAME, STREET)
MARK = "[personal detail removed 12:00]"
PIECES = (NAME, "rackenwhist", "Zanzibar", "anziba", NAME.upper(), NAME.lower())


def found_in(folder: Path) -> list[str]:
    """Where a piece of the words stands: in names and bytes of all files, in the encodings that a file may have."""
    out = []
    for p in sorted(folder.rglob("*")):
        try:
            whole = p.read_bytes() if p.is_file() else b""
        except FileNotFoundError:
            continue  # a copy that was just finished
        for piece in PIECES:
            kinds = [piece.encode(e) for e in ("utf-8", "utf-16-le", "utf-16-be")]
            out += [f"{p.name}: {piece}" for raw in kinds if raw in whole or raw in p.name.encode()]
    return out
