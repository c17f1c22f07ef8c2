"""Theme tokens: colours, sizes and spaces by their role, read by the interface, the charts and the documents alike."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final

from workshop import assets
from workshop.tongue import tr


@dataclass(frozen=True, slots=True)
class Theme:
    """One set of tokens."""

    name: str
    ink: Mapping[str, str]  # role -> #RRGGBB
    size: Mapping[str, int]  # role -> px at 100 %
    unit: int
    radius: int
    pairs: tuple[tuple[str, str], ...]  # text and its ground
    lines: tuple[tuple[str, str], ...]  # marks that carry meaning, and their ground


NAMES: Final[Mapping[str, str]] = MappingProxyType(
    {"light": tr("Light"), "dark": tr("Dark"), "high-contrast": tr("High contrast")}
)


@cache
def theme(name: str = "light") -> Theme:
    """The tokens of a theme; all but its colours are those of the light one.

    Raises:
        FileNotFoundError: there is none of that name.

    """
    raw = tomllib.loads(assets.text("theme/light.toml"))
    worn = tomllib.loads(assets.text(f"theme/{name}.toml"))
    space, contrasts = raw["space"], raw["contrast"]
    return Theme(
        worn["name"],
        worn["ink"],
        raw["size"],
        space["unit"],
        space["radius"],
        tuple((a, b) for a, b in contrasts["pairs"]),
        tuple((a, b) for a, b in contrasts["lines"]),
    )


def luminance(colour: str) -> float:
    """Relative luminance of #RRGGBB (WCAG 2.2)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(a: str, b: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    light, dark = sorted((luminance(a), luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
