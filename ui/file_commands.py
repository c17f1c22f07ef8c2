"""The command line for a file itself: is it sound, what can be saved, what happened, its snapshots, a copy."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any, Final

import click

from ui.without_window import DONE, FILE, NO, CannotBeDone, exists, made_from, sentence, there, tried
from workshop.tongue import tr

JSON: Final = click.option("--json", "as_json", is_flag=True, help=tr("For programs."))


@click.command()
@click.argument("file", type=FILE)
@JSON
@click.pass_context
def verify(ctx: click.Context, file: Path, as_json: bool) -> None:
    """Check that a day is as it was written: 0 sound, 1 damaged, with a list of what was hit.

    Example: pilot-workshop verify monday.pilot
    """
    from workshop.store.opening import FileTooNew, check  # noqa: PLC0415
    from workshop.store.verify import verify as verified  # noqa: PLC0415
    from workshop.terminal import file as texts  # noqa: PLC0415

    found = tried(file, lambda: (check(there(file)), verified(file))[1])
    if found.newer and found.whole:
        raise CannotBeDone(sentence(FileTooNew(), file))  # what only the newer program knows was not checked
    click.echo(texts.verdict(found, as_json=as_json))
    ctx.exit(DONE if found.whole else NO)


@click.command()
@click.argument("file", type=FILE)
@click.argument("new", type=FILE)
@JSON
def salvage(file: Path, new: Path, as_json: bool) -> None:
    """Save what can be saved of a damaged day into a new file; the damaged one is only read.

    Example: pilot-workshop salvage monday.pilot "monday saved.pilot"
    """
    from workshop.clock import SystemClock  # noqa: PLC0415
    from workshop.store.salvage import salvage as salvaged  # noqa: PLC0415
    from workshop.terminal import file as texts  # noqa: PLC0415

    found = made_from(there(file), new, lambda: salvaged(file, new, SystemClock().now()))
    click.echo(texts.saved(found, new, as_json=as_json))


@click.command()
@click.argument("file", type=FILE)
@click.option("--session", default=None, help=tr("Only what changed in this session: its number or its name."))
@click.option("--since", default=None, metavar="TIME", help=tr("Only since then: 14:30, or 2026-12-01T14:30."))
@click.option("--since-signing", is_flag=True, help=tr("Only since the record was accepted."))
@JSON
def history(file: Path, session: str | None, since: str | None, since_signing: bool, as_json: bool) -> None:
    """Tell what changed in a day, field by field, old words and new.

    Example: pilot-workshop history monday.pilot --since 14:30
    """
    from workshop.past import Asked, steps  # noqa: PLC0415
    from workshop.store.opening import read  # noqa: PLC0415
    from workshop.terminal import file as texts  # noqa: PLC0415

    loaded = tried(there(file), lambda: read(file))
    asked = Asked(_session(loaded.state, session), _moment(loaded, since), since_signing)
    click.echo(texts.history(steps(loaded.entries, loaded.state, asked), as_json=as_json))


def _session(state: Any, name: str | None) -> str | None:
    from workshop.kinds import Session  # noqa: PLC0415
    from workshop.words import fold  # noqa: PLC0415

    if name is None:
        return None
    for s in state.every(Session):
        if name in (s.id, str(s.number)) or fold(name) in (fold(s.title or ""), fold(s.short or "")):
            return str(s.id)
    raise CannotBeDone(tr("There is no session “{name}” in this day.").format(name=name))


def _moment(loaded: Any, typed: str | None) -> datetime | None:
    """A time is one of the last day on which something changed."""
    if typed is None:
        return None
    last = loaded.entries[-1].at if loaded.entries else datetime.now().astimezone()
    try:
        if len(typed) <= len("14:30"):
            hour, minute = (int(part) for part in typed.split(":"))
            return last.replace(hour=hour, minute=minute, second=0, microsecond=0)
        found = datetime.fromisoformat(typed)
    except ValueError as e:
        raise CannotBeDone(
            tr("“{typed}” is no time. Write it like 14:30 or 2026-12-01T14:30.").format(typed=typed)
        ) from e
    return found if found.tzinfo else found.replace(tzinfo=last.tzinfo)


@click.group(invoke_without_command=True)
@click.pass_context
def snapshot(ctx: click.Context) -> None:
    """Look at the snapshots of a day, or go back to one.

    Example: pilot-workshop snapshot list monday.pilot
    """
    if ctx.invoked_subcommand is None:
        raise CannotBeDone(tr("Say what: snapshot list FILE, or snapshot restore FILE."))


@snapshot.command("list")
@click.argument("file", type=FILE)
@JSON
def list_(file: Path, as_json: bool) -> None:
    """List the snapshots of a day, oldest first.

    Example: pilot-workshop snapshot list monday.pilot
    """
    from workshop.store.snapshots import snapshots  # noqa: PLC0415
    from workshop.terminal import file as texts  # noqa: PLC0415

    found = tried(file, lambda: snapshots(file))
    if not found:
        there(file)  # a day that is gone may have left some
    click.echo(texts.snapshots(found, as_json=as_json))


@snapshot.command()
@click.argument("file", type=FILE)
@click.argument("which", default="last")
@click.option("--replace", is_flag=True, help=tr("Let it take the place of the day, which is kept beside it."))
@JSON
def restore(file: Path, which: str, replace: bool, as_json: bool) -> None:
    """Bring a snapshot back as a new file, and tell what differs. WHICH is its name, a part of it, or “last”.

    Example: pilot-workshop snapshot restore monday.pilot last
    """
    from workshop.store import restoring  # noqa: PLC0415
    from workshop.store.compare import differences  # noqa: PLC0415
    from workshop.store.opening import read  # noqa: PLC0415
    from workshop.terminal import file as texts  # noqa: PLC0415

    kept = _chosen(file, which)
    then = tried(kept.path, lambda: read(kept.path)).state
    now = _state(file)
    found = None if now is None else differences(now, then)
    new = tried(file, lambda: restoring.into_new_file(kept, file))
    made, aside = _in_its_place(file, new) if replace else (new, None)
    click.echo(texts.restored(found, made, aside, as_json=as_json))


def _chosen(file: Path, which: str) -> Any:
    from workshop.store import restoring  # noqa: PLC0415
    from workshop.store.snapshots import snapshots  # noqa: PLC0415

    kept = tried(file, lambda: restoring.chosen(file, which))
    if kept is not None:
        return kept
    if not snapshots(file):
        there(file)
        raise CannotBeDone(tr("There are no snapshots of “{file}”. Nothing was changed.").format(file=file.name))
    raise CannotBeDone(tr("“{which}” is no snapshot of this day, or several. See: snapshot list.").format(which=which))


def _in_its_place(file: Path, new: Path) -> tuple[Path, Path | None]:
    """A snapshot that was brought back becomes the day: where it is, and where the day is kept that was there."""
    from workshop.clock import SystemClock  # noqa: PLC0415
    from workshop.store.restoring import change_places  # noqa: PLC0415

    try:
        if exists(file):
            return file, tried(file, lambda: change_places(file, new, SystemClock().now()))
        tried(file, lambda: new.replace(file))
    except BaseException:
        new.unlink(missing_ok=True)  # nothing was changed
        raise
    return file, None


def _state(file: Path) -> Any:
    """The records of the day; None where it is gone, or damaged beyond reading."""
    from workshop.store.opening import read  # noqa: PLC0415
    from workshop.store.trouble import TROUBLE  # noqa: PLC0415

    try:
        return read(file).state
    except TROUBLE:
        return None


@click.command()
@click.argument("file", type=FILE)
@click.argument("new", type=FILE)
@JSON
def copy(file: Path, new: Path, as_json: bool) -> None:
    """Copy a day as it was last saved, also while it is open; the copy is checked before it counts.

    Example: pilot-workshop copy monday.pilot E:/monday.pilot
    """
    from workshop.store.whole import copy_whole  # noqa: PLC0415
    from workshop.terminal import file as texts  # noqa: PLC0415

    made_from(there(file), new, lambda: copy_whole(file, new))
    click.echo(texts.written(new, as_json=as_json))


FILE_COMMANDS: Final = (verify, salvage, history, snapshot, copy)
