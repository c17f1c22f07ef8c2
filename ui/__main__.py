"""The command line. Commands that need no window load nothing of Qt."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final, NoReturn

import click

from workshop import __version__

DONE, NO, FAILED = 0, 1, 2  # exit status
FILE: Final = click.Path(dir_okay=False, path_type=Path)


class CannotBeDone(click.ClickException):
    """One line on standard error, and exit status 2."""

    exit_code = FAILED


class Commands(click.Group):
    """A first word that is no command is a day to open."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is meant."""
        if args and args[0] not in self.commands:
            return "open", self.commands["open"], args
        return super().resolve_command(ctx, args)


def _print_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        click.echo(f"Pilot Workshop {__version__}")
        ctx.exit()


@click.group(cls=Commands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_print_version, help="Say which.")
@click.option("--self-test", is_flag=True, help="Walk the sample without a screen, write its report; 0 if all is well.")
@click.pass_context
def cli(ctx: click.Context, self_test: bool) -> None:
    """Run a one-day data pilot: one file, one laptop, no network.

    \b
    pilot-workshop              open the start window
    pilot-workshop FILE.pilot   open that day
    """  # noqa: D301 - click reads the mark
    if self_test:
        from ui.demo.self_test import self_test as run_it  # noqa: PLC0415

        ctx.exit(run_it())
    if ctx.invoked_subcommand is None:
        from ui.app import run  # noqa: PLC0415

        ctx.exit(run([]))


@cli.command("open", hidden=True)
@click.argument("files", nargs=-1, type=FILE)
@click.pass_context
def open_(ctx: click.Context, files: tuple[Path, ...]) -> None:
    """Open days.

    Example: pilot-workshop monday.pilot
    """
    from ui.app import run  # noqa: PLC0415

    ctx.exit(run(list(files)))


@cli.command()
@click.argument("file", type=FILE)
@click.option("--playbook", default="one-day", show_default=True, help="The plan of the day.")
@click.option("--title", required=True, help="What the day is called.")
@click.option("--question", default=None, help="The question of the day.")
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), required=True, help="When it is.")
def new(file: Path, playbook: str, title: str, question: str | None, day: datetime) -> None:
    """Begin a day in a new file.

    Example: pilot-workshop new monday.pilot --title "Warm homes" --date 2026-12-01
    """
    from workshop import assets  # noqa: PLC0415
    from workshop.commands import NewDay  # noqa: PLC0415
    from workshop.playbook.load import bundled  # noqa: PLC0415

    known = assets.names("playbook", ".toml")
    if playbook not in known:
        raise CannotBeDone(f"There is no playbook “{playbook}”. There is {', '.join(known)}.")
    if file.exists():
        raise CannotBeDone(_sentence(FileExistsError(), file))
    values: dict[str, Any] = {"title": title, "question": question, "date": date(day.year, day.month, day.day)}
    _in_store(file, lambda store: store.execute(NewDay(bundled(playbook), values)))
    click.echo(f"Begun: {file}")


@cli.command()
@click.argument("file", type=FILE)
def sample(file: Path) -> None:
    """Write the sample day to a new file.

    Example: pilot-workshop sample warm-and-well.pilot
    """
    from workshop.sample import write_sample  # noqa: PLC0415

    _tried(file, lambda: write_sample(file))
    click.echo(f"Written: {file}")


@cli.command("import")
@click.argument("file", type=FILE)
@click.argument("source", type=FILE)
@click.option("--as", "as_kind", type=click.Choice(["datasets", "services"]), default=None, help="What the rows are.")
@click.option("--dry-run", is_flag=True, help="Say what would be added; add nothing.")
@click.pass_context
def import_(ctx: click.Context, file: Path, source: Path, as_kind: Any, dry_run: bool) -> None:
    """Bring datasets or data services into a day, from CSV or XLSX. Rows in doubt are left out and listed.

    Example: pilot-workshop import monday.pilot register.xlsx --dry-run
    """
    from workshop.importing import BadSource, to_command  # noqa: PLC0415
    from workshop.terminal.imports import as_text, brings, looked_at  # noqa: PLC0415

    def bring(store: Any) -> Any:
        preview = looked_at(store.state, source, as_kind)
        if brings(preview):
            store.execute(to_command(preview, store.new_id))
        return preview

    try:
        preview = looked_at(_read(file), source, as_kind) if dry_run else _in_store(_there(file), bring)
    except BadSource as e:
        raise CannotBeDone(str(e)) from e
    click.echo(as_text(preview, done=not dry_run))
    ctx.exit(DONE if brings(preview) else NO)


@cli.command()
@click.argument("file", type=FILE)
@click.argument("kind", required=False)
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def show(file: Path, kind: str | None, as_json: bool) -> None:
    """Show what a day holds, how much of it, and what is missing; or all records of a kind.

    Example: pilot-workshop show monday.pilot risks
    """
    from workshop.terminal import show as shows  # noqa: PLC0415

    cls = shows.kind_named(kind) if kind else None
    if kind and cls is None:
        raise CannotBeDone(f"There is no kind “{kind}”. There are {', '.join(shows.kind_names())}.")
    state = _read(file)
    click.echo(shows.as_json(state, cls) if as_json else shows.as_text(state, cls))


@cli.command()
@click.argument("file", type=FILE)
@click.argument("out", type=FILE)
def report(file: Path, out: Path) -> None:
    """Write the report of a day as PDF.

    Example: pilot-workshop report monday.pilot report.pdf
    """
    from workshop import report as reports  # noqa: PLC0415

    state = _read(file)
    try:
        reports.write(state, out)
    except OSError as e:
        why = (e.strerror or "it can’t be written").lower()
        raise CannotBeDone(f"“{out.name}” was not written: {why}. The day is safe. Choose another place.") from e
    click.echo(f"Written: {out}")


@cli.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def demo(folder: Path) -> None:
    """Play a day in the real windows, without a screen: a picture of every session, and the report.

    Example: pilot-workshop demo pictures
    """
    from ui.demo.play import play  # noqa: PLC0415

    play(folder, click.echo)


# -- days without a window --
def _sentence(error: Exception, path: Path) -> str:
    from workshop.store.trouble import sentence  # noqa: PLC0415

    return sentence(error, path)


def _tried(path: Path, act: Callable[[], Any]) -> Any:
    from workshop.decide import Refused  # noqa: PLC0415
    from workshop.store.trouble import TROUBLE  # noqa: PLC0415

    try:
        return act()
    except Refused as e:
        raise CannotBeDone(e.sentence) from e
    except TROUBLE as e:
        raise CannotBeDone(_sentence(e, path)) from e


def _there(path: Path) -> Path:
    if not path.exists():
        raise CannotBeDone(_sentence(FileNotFoundError(), path))
    return path


def _read(path: Path) -> Any:
    """The records of a day, as last saved."""
    from workshop.store.opening import read  # noqa: PLC0415

    return _tried(path, lambda: read(path)).state


def _in_store(path: Path, act: Callable[[Any], Any]) -> Any:
    """Do something to a day and close it; what did not reach the file is a failure."""
    from workshop.clock import SystemClock  # noqa: PLC0415
    from workshop.store.store import Store  # noqa: PLC0415

    store = _tried(path, lambda: Store(path, SystemClock()))
    try:
        result = _tried(path, lambda: act(store))
    finally:
        behind = store.close()
    if behind:
        raise CannotBeDone(f"“{path.name}” could not be written to. It holds what it held before.")
    return result


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run a command; its exit status is 0 done, 1 the answer is no, 2 could not be done."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        status = cli.main(arguments, prog_name="pilot-workshop", standalone_mode=False)
    except click.ClickException as e:
        click.echo(f"pilot-workshop: {' '.join(e.format_message().split())}", err=True)
        sys.exit(FAILED)
    except click.Abort:
        sys.exit(FAILED)
    except BrokenPipeError:
        sys.exit(FAILED)
    sys.exit(status if isinstance(status, int) else DONE)


if __name__ == "__main__":
    main()
