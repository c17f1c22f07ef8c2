"""Days on the command line: opened, read and closed without a window; what goes wrong is one line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import click

from workshop.tongue import tr

DONE, NO, FAILED = 0, 1, 2  # exit status
FILE: Final = click.Path(path_type=Path, readable=False)  # whether it can be opened is said by what opens it


class CannotBeDone(click.ClickException):
    """One line on standard error, and exit status 2."""

    exit_code = FAILED


def say(text: str) -> None:
    """To standard output; a name of a file moves no cursor."""
    from workshop.terminal.say import harmless  # noqa: PLC0415

    click.echo(harmless(text))


def sentence(error: Exception, path: Path) -> str:
    """Why a day can't be opened or written."""
    from workshop.store.trouble import sentence  # noqa: PLC0415

    return sentence(error, path)


def tried(path: Path, act: Callable[[], Any]) -> Any:
    """What an act gives; what stands against it becomes one line.

    Raises:
        CannotBeDone: something does.
    """
    from workshop.decide import Refused  # noqa: PLC0415
    from workshop.store.trouble import TROUBLE  # noqa: PLC0415

    try:
        return act()
    except Refused as e:
        raise CannotBeDone(e.sentence) from e
    except TROUBLE as e:
        raise CannotBeDone(sentence(e, path)) from e


def made_from(path: Path, new: Path, act: Callable[[], Any]) -> Any:
    """What an act gives that makes a new file from a day; what stands against it names the right one of the two.

    Raises:
        CannotBeDone: something does.
    """
    from workshop.store.trouble import TROUBLE, sentence_of_copy  # noqa: PLC0415

    if exists(new):
        raise CannotBeDone(sentence(FileExistsError(), new))
    try:
        return act()
    except TROUBLE as e:
        raise CannotBeDone(sentence_of_copy(e, path, new)) from e


def exists(path: Path) -> bool:
    """Whether there is anything of that name."""
    return bool(tried(path, path.exists))


def there(path: Path) -> Path:
    """A path at which there is something.

    Raises:
        CannotBeDone: there is nothing.
    """
    if not exists(path):
        raise CannotBeDone(sentence(FileNotFoundError(), path))
    return path


def load(path: Path) -> Any:
    """All that a day’s file holds: its records and its history.

    Raises:
        CannotBeDone: it can’t be read.
    """
    from workshop.store.opening import read as opened  # noqa: PLC0415

    return tried(there(path), lambda: opened(path))


def read(path: Path) -> Any:
    """The records of a day, as last saved."""
    from workshop.store.opening import read  # noqa: PLC0415

    return tried(path, lambda: read(path)).state


def in_store(path: Path, act: Callable[[Any], Any]) -> Any:
    """Do something to a day and close it; what did not reach the file is a failure."""
    from workshop.clock import SystemClock  # noqa: PLC0415
    from workshop.store.store import Reports, Store  # noqa: PLC0415

    failed: list[Exception] = []
    store = tried(path, lambda: Store(path, SystemClock(), Reports(failed=failed.append)))
    try:
        result = tried(path, lambda: act(store))
    finally:
        behind = store.close()
    if behind:
        raise CannotBeDone(
            sentence(failed[0], path) if failed else tr("“{path}” holds what it held before.").format(path=path.name)
        )
    return result
