"""Results that are kept because the same words are asked about again; struck words leave all of them at once.

What is made of words of the house alone, such as the vocabulary, may be kept by `functools` itself.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import _lru_cache_wrapper, lru_cache
from typing import Any, Final, TypeVar
from weakref import WeakSet

R = TypeVar("R")
_ALL: Final[WeakSet[_lru_cache_wrapper[Any]]] = WeakSet()


def remembered(most: int) -> Callable[[Callable[..., R]], _lru_cache_wrapper[R]]:
    """Keep the newest results of a function, so many of them, until somebody strikes words."""

    def keeping(made: Callable[..., R]) -> _lru_cache_wrapper[R]:
        kept = lru_cache(maxsize=most)(made)
        _ALL.add(kept)
        return kept

    return keeping


def forget() -> None:
    """Know no words any more that were looked at, measured or laid out: some of them were struck."""
    for kept in list(_ALL):
        kept.cache_clear()
