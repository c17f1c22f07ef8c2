"""Reads from a TrueType file which characters it shows and how wide each is: all that laying out text needs."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from pathlib import Path

_UNICODE = ((3, 10), (0, 4), (0, 6), (3, 1), (0, 3))  # platform and encoding of a map of Unicode, the widest first


def advances(path: Path) -> Mapping[int, float]:
    """The width of each character that the font shows, by code point, in thousandths of the type size.

    Raises:
        ValueError: the file has none of the tables that a TrueType font has.

    """
    data = path.read_bytes()
    try:
        tables = _tables(data)
        (units,) = struct.unpack_from(">H", data, tables[b"head"] + 18)
        (measured,) = struct.unpack_from(">H", data, tables[b"hhea"] + 34)
        widths = struct.unpack_from(">" + "Hh" * measured, data, tables[b"hmtx"])[::2]
        glyphs = dict(_glyphs(data, tables[b"cmap"]))
    except (KeyError, StopIteration, struct.error) as e:
        raise ValueError(f"{path.name} is not a TrueType font") from e
    return {char: widths[min(glyph, measured - 1)] * 1000 / units for char, glyph in glyphs.items() if glyph}


def _tables(data: bytes) -> dict[bytes, int]:
    """Where each table begins."""
    (count,) = struct.unpack_from(">H", data, 4)
    return {tag: at for tag, _, at, _ in struct.iter_unpack(">4sLLL", data[12 : 12 + 16 * count])}


def _glyphs(data: bytes, cmap: int) -> Iterator[tuple[int, int]]:
    """Pairs of code point and glyph, from the widest map of Unicode that there is."""
    (count,) = struct.unpack_from(">H", data, cmap + 2)
    maps = {(p, e): at for p, e, at in struct.iter_unpack(">HHL", data[cmap + 4 : cmap + 4 + 8 * count])}
    at = cmap + next(maps[kind] for kind in _UNICODE if kind in maps)
    (form,) = struct.unpack_from(">H", data, at)
    if form == 12:
        (groups,) = struct.unpack_from(">L", data, at + 12)
        for first, last, glyph in struct.iter_unpack(">LLL", data[at + 16 : at + 16 + 12 * groups]):
            yield from zip(range(first, last + 1), range(glyph, glyph + last - first + 1), strict=True)
    elif form == 4:
        yield from _segments(data, at)


def _segments(data: bytes, at: int) -> Iterator[tuple[int, int]]:
    """The pairs of a map in format 4: segments with an offset each, or with a list of glyphs."""
    n = struct.unpack_from(">H", data, at + 6)[0] // 2
    ends, starts, deltas, offsets = (
        struct.unpack_from(f">{n}H", data, at + 14 + part * 2 * n + (2 if part else 0)) for part in range(4)
    )
    list_of_offsets = at + 16 + 6 * n
    for i in range(n):
        for char in range(starts[i], min(ends[i], 0xFFFE) + 1):
            if offsets[i] == 0:
                yield char, (char + deltas[i]) & 0xFFFF
                continue
            place = list_of_offsets + 2 * i + offsets[i] + 2 * (char - starts[i])
            (glyph,) = struct.unpack_from(">H", data, place)
            yield char, (glyph + deltas[i]) & 0xFFFF if glyph else 0
