"""The command line. Commands that need no window load nothing of Qt."""

from __future__ import annotations

import inspect
import os
import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final, NoReturn

import click

from ui.file_commands import FILE_COMMANDS
from ui.without_window import (
    DONE,
    FAILED,
    FILE,
    NO,
    CannotBeDone,
    exists,
    in_store,
    load,
    made_from,
    read,
    say,
    sentence,
    there,
    tried,
)
from workshop import __version__
from workshop.places import ENDING
from workshop.tongue import tr

SCREENS: Final = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")  # on Linux one of these says that there is a screen


class Commands(click.Group):
    """A first word that is no command is a day to open."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is meant."""
        if args and args[0] not in self.commands:
            if not args[0].lower().endswith(ENDING) and not Path(args[0]).exists():
                raise CannotBeDone(
                    tr("“{args}” is neither a command nor a file. Try pilot-workshop --help.").format(args=args[0])
                )
            return "open", self.commands["open"], args
        return super().resolve_command(ctx, args)


def _date(_: click.Context, __: click.Parameter, typed: str) -> date:
    try:
        return datetime.strptime(typed, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no zone
    except ValueError as e:
        raise click.BadParameter(tr("“{typed}” is no date. Write it like 2026-12-01.").format(typed=typed)) from e


def _print_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        click.echo(f"Pilot Workshop {__version__}")
        ctx.exit()


@click.group(cls=Commands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_print_version, help=tr("Say which.")
)
@click.option(
    "--self-test", is_flag=True, help=tr("Walk the sample without a screen, write its report; 0 if all is well.")
)
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
        ctx.exit(_in_windows([]))


@cli.command("open", hidden=True)
@click.argument("files", nargs=-1, type=FILE)
@click.pass_context
def open_(ctx: click.Context, files: tuple[Path, ...]) -> None:
    """Open days.

    Example: pilot-workshop monday.pilot
    """
    ctx.exit(_in_windows(list(files)))


def _in_windows(days: list[Path]) -> int:
    """Open the program on these days, or on the start window; its exit status."""
    if sys.platform.startswith("linux") and not any(os.environ.get(name) for name in SCREENS):
        raise CannotBeDone(tr("There is no screen here. To play the sample without one: pilot-workshop demo FOLDER"))
    from ui.app import run  # noqa: PLC0415

    return run(days)


@cli.command()
@click.argument("file", type=FILE)
@click.option("--playbook", default="one-day", show_default=True, help=tr("The plan of the day."))
@click.option("--title", required=True, help=tr("What the day is called."))
@click.option("--question", default=None, help=tr("The question of the day."))
@click.option("--date", "day", callback=_date, metavar="DATE", required=True, help=tr("When it is: 2026-12-01."))
def new(file: Path, playbook: str, title: str, question: str | None, day: date) -> None:
    """Begin a day in a new file.

    Example: pilot-workshop new monday.pilot --title "Warm homes" --date 2026-12-01
    """
    from workshop.clock import SystemClock  # noqa: PLC0415
    from workshop.commands import NewDay, Stamp  # noqa: PLC0415
    from workshop.decide import decide  # noqa: PLC0415
    from workshop.playbook.load import bundled, bundled_names  # noqa: PLC0415
    from workshop.snapshot import Snapshot  # noqa: PLC0415

    known = bundled_names()
    if playbook not in known:
        raise CannotBeDone(
            tr("There is no playbook “{playbook}”. There is {known}.").format(playbook=playbook, known=", ".join(known))
        )
    if exists(file):
        raise CannotBeDone(sentence(FileExistsError(), file))
    command = NewDay(bundled(playbook), {"title": title, "question": question, "date": day})
    tried(file, lambda: decide(Snapshot.of(), command, Stamp(SystemClock().now())))  # refused before there is a file
    in_store(file, lambda store: store.execute(command))
    say(tr("Begun: {file}").format(file=file))


@cli.command()
@click.argument("file", type=FILE)
def sample(file: Path) -> None:
    """Write the sample day to a new file.

    Example: pilot-workshop sample warm-and-well.pilot
    """
    from workshop.sample import write_sample  # noqa: PLC0415

    tried(file, lambda: write_sample(file))
    say(tr("Written: {file}").format(file=file))


@cli.command()
@click.argument("file", type=FILE)
@click.option(
    "--of", "day", type=FILE, default=None, metavar="DAY", help=tr("Of this day as it stands; else the sample.")
)
def rehearse(file: Path, day: Path | None) -> None:
    """Write a rehearsal to a new file: everything works in it, every page of it says so, nothing of it becomes real.

    Example: pilot-workshop rehearse "monday (rehearsal).pilot" --of monday.pilot
    """
    from workshop.clock import SystemClock  # noqa: PLC0415
    from workshop.rehearsing import rehearse_day, rehearse_sample  # noqa: PLC0415

    clock = SystemClock()
    if day is None:
        tried(file, lambda: rehearse_sample(file, clock))
    else:
        made_from(there(day), file, lambda: rehearse_day(day, file, clock))
    say(tr("Written: {file}").format(file=file))


@cli.command("import")
@click.argument("file", type=FILE)
@click.argument("source", type=FILE)
@click.option(
    "--as", "as_kind", type=click.Choice(["datasets", "services"]), default=None, help=tr("What the rows are.")
)
@click.option("--dry-run", is_flag=True, help=tr("Say what would be added; add nothing."))
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
        preview = looked_at(read(file), source, as_kind) if dry_run else in_store(there(file), bring)
    except BadSource as e:
        raise CannotBeDone(str(e)) from e
    click.echo(as_text(preview, done=not dry_run))
    ctx.exit(DONE if brings(preview) else NO)


@cli.command()
@click.argument("file", type=FILE)
@click.argument("kind", required=False)
@click.option("--json", "as_json", is_flag=True, help=tr("For programs."))
def show(file: Path, kind: str | None, as_json: bool) -> None:
    """Show what a day holds, how much of it, and what is missing; or all records of a kind.

    Example: pilot-workshop show monday.pilot risks
    """
    from workshop.terminal import show as shows  # noqa: PLC0415

    cls = shows.kind_named(kind) if kind else None
    if kind and cls is None:
        raise CannotBeDone(
            tr("There is no kind “{kind}”. There are {kind_names}.").format(
                kind=kind, kind_names=", ".join(shows.kind_names())
            )
        )
    state = read(file)
    click.echo(shows.as_json(state, cls) if as_json else shows.as_text(state, cls))


@cli.command()
@click.argument("file", type=FILE)
@click.argument("out", type=FILE)
@click.option("--cue-sheet", is_flag=True, help=tr("In its place the cue sheet, for whoever leads the day."))
@click.option(
    "--decision-sheet", is_flag=True, help=tr("In its place the decision sheet, one side for whoever decides.")
)
@click.option("--slips", is_flag=True, help=tr("In its place the slips: what is open, one for each person."))
@click.option("--heads", is_flag=True, help=tr("In its place the heads of terms, for whoever writes the agreement."))
@click.option("--keys", is_flag=True, help=tr("In its place all keys and signs on one side, with names of the day."))
def report(
    file: Path, out: Path, *, cue_sheet: bool, decision_sheet: bool, slips: bool, heads: bool, keys: bool
) -> None:
    """Write the report of a day as PDF.

    Example: pilot-workshop report monday.pilot report.pdf
    """
    from ui.acts import sheet_keys  # noqa: PLC0415
    from workshop import report as reports  # noqa: PLC0415
    from workshop.past import completed  # noqa: PLC0415
    from workshop.rehearsal import file_in  # noqa: PLC0415

    loaded = load(file)
    out = file_in(loaded.state, out)
    try:
        _may_be_written_over(out)
        if keys:
            reports.write_keys_sheet(loaded.state, sheet_keys(), out)
        elif slips:
            reports.write_slips(loaded.state, out)
        elif cue_sheet or decision_sheet:
            (reports.write_cue_sheet if cue_sheet else reports.write_decision_sheet)(loaded.state, out)
        elif heads:
            reports.write_heads(loaded.state, out)
        else:
            reports.write(loaded.state, out, after=completed(loaded.entries, loaded.state))
    except OSError as e:
        why = (e.strerror or str(e) or tr("it can’t be written")).lower()
        raise CannotBeDone(
            tr("“{out}” was not written: {why}. The day is safe. Choose another place.").format(out=out.name, why=why)
        ) from e
    say(tr("Written: {out}").format(out=out))


def _may_be_written_over(out: Path) -> None:
    """A report takes the place of nothing but an earlier one: not of the day itself."""
    if out.is_dir():
        raise CannotBeDone(
            tr("“{out}” is a folder. Nothing was written. Name a file in it, such as report.pdf.").format(out=out)
        )
    if not out.exists():
        return
    if out.is_file():
        with out.open("rb") as f:
            if f.read(5) in {b"", b"%PDF-"}:
                return
    raise CannotBeDone(
        tr("“{out}” is there already and is no PDF. It was left as it is. Choose another name.").format(out=out.name)
    )


@cli.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--day",
    type=click.Choice(("one", "four", "thirty")),
    default="one",
    show_default=True,
    help=tr("A day for twelve, one for four, or the first hour of one for thirty."),
)
@click.option("--theme", type=click.Choice(("light", "dark", "high-contrast")), default="light", show_default=True)
@click.option("--film", is_flag=True, help=tr("Each picture in the three sizes of a laptop’s window."))
def demo(folder: Path, day: str, theme: str, *, film: bool) -> None:
    """Play a day in the real windows, without a screen: a picture of every session, and the report.

    Example: pilot-workshop demo pictures
    """
    from ui.demo.play import play  # noqa: PLC0415

    try:
        play(folder, say, day, theme, film=film)
    except OSError as e:
        why = (e.strerror or tr("it can’t be written to")).lower()
        raise CannotBeDone(
            tr("The day could not be played into “{folder}”: {why}. Choose another folder.").format(
                folder=folder, why=why
            )
        ) from e


for command in FILE_COMMANDS:
    cli.add_command(command)
for command in (cli, *cli.commands.values()):
    command.help = tr(inspect.cleandoc(command.help or ""))  # the docstring of its function


def _fail(text: str) -> NoReturn:
    """One line on standard error, and exit status 2."""
    from workshop.terminal.say import harmless  # noqa: PLC0415

    click.echo(f"pilot-workshop: {' '.join(harmless(text).split())}", err=True)
    sys.exit(FAILED)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run a command; its exit status is 0 done, 1 the answer is no, 2 could not be done, with one line why."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        status = cli.main(arguments, prog_name="pilot-workshop", standalone_mode=False)
    except click.ClickException as e:
        _fail(e.format_message())
    except click.Abort:
        sys.exit(FAILED)
    except Exception as e:  # noqa: BLE001 - a fault of the program is no reason for twenty lines
        _fail(
            tr("This could not be done, by a fault of the program ({type}). What was saved is safe.").format(
                type=type(e).__name__
            )
        )
    sys.exit(status if isinstance(status, int) else DONE)


if __name__ == "__main__":
    main()
