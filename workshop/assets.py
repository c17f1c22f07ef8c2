"""The only place that opens what lies in `resources/`."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import resources
from pathlib import Path
from types import MappingProxyType
from typing import Final

# What is no part of `resources/` in the project, but is put there in what is installed.
_BESIDE: Final[Mapping[str, str]] = MappingProxyType({"guide": "docs/guide"})


def path(name: str) -> Path:
    """Where a resource lies, as a path: fonts and icons are opened by libraries that want one.

    Raises:
        FileNotFoundError: there is no such resource.

    """
    here, (top, *rest) = Path(str(resources.files("resources"))), name.split("/")
    found = here.joinpath(top, *rest)
    if top in _BESIDE and not (here / top).exists():
        found = here.parent.joinpath(*_BESIDE[top].split("/"), *rest)
    if not found.exists():
        raise FileNotFoundError(f"resource {name} is missing")
    return found


def text(name: str) -> str:
    """A resource as text (UTF-8)."""
    return path(name).read_text(encoding="utf-8")


def data(name: str) -> bytes:
    """A resource as it is."""
    return path(name).read_bytes()


def names(folder: str, ending: str) -> list[str]:
    """The resources of a folder that end so, sorted, without the ending."""
    return sorted(p.name.removesuffix(ending) for p in path(folder).iterdir() if p.name.endswith(ending))
