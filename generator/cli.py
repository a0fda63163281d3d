"""The command line: a door. Each command is in a module of its own, which is loaded when it is called.

So that a check before each commit does not wait for what only a build needs.
"""

from __future__ import annotations

import ast
import atexit
import errno
import gc
import os
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from generator.interruptions import ended_alike
from generator.parallel import ProcessLost

COMMANDS: Mapping[str, str] = {
    "build": "generator.cli_build:build_command",
    "bundle": "generator.cli_bundle:bundle",
    "changed": "generator.cli_changed:changed",
    "check": "generator.cli_check:check",
    "convert": "generator.cli_convert:convert",
    "doctor": "generator.cli_doctor:doctor",
    "due": "generator.cli_due:due",
    "explain": "generator.cli_explain:explain",
    "forms": "generator.cli_forms:forms",
    "from-issue": "generator.cli_from_issue:from_issue",
    "harvest": "generator.cli_harvest:harvest_command",
    "ids": "generator.cli_ids:ids",
    "import": "generator.cli_sheet:import_command",
    "init": "generator.cli_init:init",
    "migrate": "generator.cli_migrate:migrate",
    "new": "generator.cli_new:new",
    "pack": "generator.cli_pack:pack",
    "prepare": "generator.cli_prepare:prepare",
    "sbom": "generator.cli_sbom:sbom",
    "schema": "generator.cli_explain:schema",
    "serve": "generator.cli_build:serve",
    "sheet": "generator.cli_sheet:sheet",
    "stats": "generator.cli_stats:stats_command",
    "verify": "generator.cli_verify:verify",
}
"""Each command by its name: the module that holds it, and what it is called there."""


class _WhenCalled(click.Group):
    """Finds a command in its module when it is called."""

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run a command. What the machine does not give is no bug, wherever it is: it is told in a sentence."""
        try:
            with ended_alike(), _some_input():
                return super().main(*args, **extra)
        except Exception as error:
            said = _of_the_machine(error)
            if not said:
                raise
        with suppress(OSError):
            click.echo(said, err=True)
        sys.stdout = None  # what it still holds cannot be written when Python ends either
        sys.exit(1)

    def invoke(self, ctx: click.Context) -> Any:
        """Run it. What a message quotes of what was given may be anybody's name of a file: none steers a terminal."""
        try:
            return super().invoke(ctx)
        except click.ClickException as told:
            from generator.read.content_files import printable  # most commands go well

            vars(told).update(message="\n".join(map(printable, told.message.split("\n"))))
            raise

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, sorted."""
        return sorted(COMMANDS)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Every command with its whole first sentence: cut short, it would not tell what the command does."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, _first_sentence(COMMANDS[name])) for name in self.list_commands(ctx)])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """One command; nothing where there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(":")
        found: click.Command = getattr(import_module(module), name)
        return found


@contextmanager
def _some_input() -> Iterator[None]:
    """An empty standard input where it was closed, as `<&-` does: nobody can answer there either.

    Python has none then, and whatever asks for it fails, each in its own way.
    """
    if sys.stdin is not None:
        yield
        return
    with Path(os.devnull).open(encoding="utf-8") as nothing:
        sys.stdin = nothing
        try:
            yield
        finally:
            sys.stdin = None


def _of_the_machine(error: BaseException | None) -> str:
    """What to say where something failed since the machine gave no more, be it told in a library's own words."""
    if isinstance(error, PermissionError) and error.filename:
        from generator.read.content_files import printable

        return _CLOSED.format(printable(str(error.filename)), error.strerror)
    while error is not None:
        if isinstance(error, OSError) and (error.errno in _NO_ROOM or _NOWHERE in str(error)):
            return _FULL.format(os.environ.get("TMPDIR") or "/tmp")
        if isinstance(error, OSError) and error.errno in _TOO_MANY:
            return _OPEN
        # Of what is written to, and takes no more for now, Python says how far it came.
        if isinstance(error, OSError) and error.errno == errno.EAGAIN and not hasattr(error, "characters_written"):
            return _PROCESSES
        if isinstance(error, MemoryError):
            return _MEMORY
        if isinstance(error, ProcessLost):
            return str(error)
        if isinstance(error, OSError) and error.errno == errno.EFBIG:
            return _LARGE
        if isinstance(error, FileNotFoundError) and _is_nowhere():
            return _GONE
        error = error.__cause__ or error.__context__
    return ""


def _is_nowhere() -> bool:
    """Whether the folder that this runs in was taken away."""
    try:
        Path.cwd()
    except FileNotFoundError:
        return True
    return False


_NO_ROOM = (errno.ENOSPC, errno.EDQUOT)
_TOO_MANY = (errno.EMFILE, errno.ENFILE)
_OPEN = "This command may open no more files at once. Allow it more, such as by `ulimit -n 1024`, and run it again."
_PROCESSES = (
    "This command may start no more processes. Allow it more, such as by `ulimit -u 4096`, or end others, and run it "
    "again."
)
_MEMORY = (
    "This command needs more memory than it may have. Allow it more, such as by `ulimit -v unlimited`, or give it "
    "fewer processes at once with `--jobs 1` where it knows that, and run it again."
)
_LARGE = "A file may not grow as large here as this command needs. Allow it, such as by `ulimit -f unlimited`."
_CLOSED = "{} is closed to this command ({}). Allow it to be read, and written to where it is to be, and run it again."
_GONE = "The folder that this runs in is no longer there. Go to one that is, and run it again."
_NOWHERE = "No usable temporary directory"
_FULL = (
    "A disk takes no more: the one that this command writes to, or the one for temporary files, {}. Make room there, "
    "or name another folder for temporary files with TMPDIR, and run it again."
)


def _first_sentence(command: str) -> str:
    """What a command says of itself, read where it is written: to load all of them takes a second."""
    module, _, name = command.partition(":")
    source = Path(__file__).with_name(f"{module.rpartition('.')[2]}.py").read_text("utf-8")
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef) and node.name == name:
            return " ".join((ast.get_docstring(node) or "").partition("\n\n")[0].split())
    return ""


def _leave_out_no_zone() -> None:
    """Where TZ names a file that holds no time zone, the system goes by UTC. A library that MkDocs loads would stop."""
    zone = Path(os.environ.get("TZ", "").removeprefix(":"))
    if zone.is_absolute() and not _is_zone(zone) and hasattr(time, "tzset"):
        os.environ["TZ"] = "UTC"
        time.tzset()


def _is_zone(file: Path) -> bool:
    try:
        if not file.is_file():
            return False
        with file.open("rb") as opened:
            return opened.read(4) == b"TZif"
    except OSError:
        return False


@click.group(cls=_WhenCalled, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="plainview", prog_name="plainview")
def main() -> None:
    """Plainview: a public register of local data sharing, made from YAML records.

    Begin with `plainview init DIR`. Then go on with `new agreement`, `check`, `serve` and `build`. With `--help`, each
    tells more of itself.
    """
    # What is made here hardly ever holds itself, so Python need not look for that every few hundred objects, nor twice
    # more through everything before the process ends.
    gc.set_threshold(50_000, 20, 100)
    atexit.register(gc.freeze)
    _leave_out_no_zone()
