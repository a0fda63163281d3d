"""`python -m benchmarks.commands`: what an editor waits for, beside a check of the same records in the same run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import click
import openpyxl  # type: ignore[import-untyped]

from benchmarks.__main__ import CONFIG, ROOT, measured
from benchmarks.options import sizes_option
from benchmarks.records import make_content
from benchmarks.repository import begin, commit
from generator.check.content_names import AGREEMENTS
from generator.cli_parts import FOUND_PROBLEMS
from generator.intake.standing_records import standing_records
from generator.intake.workbook_reading import read_workbook
from generator.intake.workbook_writing import workbook
from generator.read.kept import kept_beside

AS_OF = date(2026, 11, 23)
# The column of a text that nothing else depends on.
COLUMN = "How long is it kept?"
FORM = "formats:\n- {kind: easy-read, url: https://body.example/easy, matches: 2026-11-01}\n"


@click.command()
@sizes_option("1000,5000")
def main(sizes: tuple[int, ...]) -> None:
    """Print CPU seconds, milliseconds a record, peak memory, and the ratio to `plainview check`.

    "check, all of it kept" is a check that keeps what it finds beside the site, as it does once a build was made there;
    those after it find it there.
    """
    print(f"{'records':>8} {'work':<24} {'CPU s':>8} {'ms/record':>10} {'peak MB':>8} {'to check':>9}")
    for size in sizes:
        with tempfile.TemporaryDirectory(prefix="plainview-benchmark-") as place:
            _measure(Path(place), size)


def _measure(folder: Path, size: int) -> None:
    _lay_out(folder, size)
    first = sorted((folder / "content" / AGREEMENTS).glob("*.yml"))[0]
    record = str(first.relative_to(folder))
    measures: dict[str, Callable[[], object]] = {
        "check": partial(_run, folder, "check"),
        "check, 1 record": partial(_run, folder, "check", record),
        "check, all of it kept": partial(_keeping, folder),
        "check, kept": partial(_run, folder, "check"),
        "check, kept, 1 record": partial(_run, folder, "check", record),
        "cells of the sheet": lambda: read_workbook(folder / "book.xlsx", []),
        "import, 1 cell": partial(_run, folder, "import", "book.xlsx", "--dry-run"),
        "changed, 1 record": partial(_edited, folder, [first]),
        "changed, all records": partial(_edited, folder, sorted(first.parent.glob("*.yml"))),
        "doctor, first time": partial(_run, folder, "doctor"),
        "doctor, again": partial(_run, folder, "doctor"),
    }
    check = 0.0
    for name, work in measures.items():
        cost = measured(work)
        check = check or cost.cpu
        print(
            f"{size:>8} {name:<24} {cost.cpu:>8.2f} {cost.cpu / size * 1000:>10.2f} {cost.peak:>8.0f} "
            f"{cost.cpu / check:>9.2f}",
            flush=True,
        )


def _lay_out(folder: Path, size: int) -> None:
    """A site with a ledger of ids, other forms of each record, two commits, and a workbook with one cell edited."""
    content = folder / "content"
    make_content(content, size, ROOT / "content")
    shutil.copy(CONFIG, folder)
    shutil.copytree(ROOT / "content" / "pages", content / "pages")
    begin(folder)
    commit(folder)
    for file in (content / AGREEMENTS).glob("*.yml"):
        file.write_text(file.read_text("utf-8") + FORM, "utf-8")
    _run(folder, "ids")
    commit(folder)
    records = {identifier: one.data for identifier, one in standing_records(content).items()}
    (folder / "book.xlsx").write_bytes(workbook(records, AS_OF))
    book = openpyxl.load_workbook(folder / "book.xlsx")
    page = book["Agreements"]
    page.cell(3, next(head.column for head in page[1] if head.value == COLUMN)).value = "Two years."
    book.save(folder / "book.xlsx")


def _keeping(folder: Path) -> None:
    """A check where a build has left its folder, which keeps what it finds there."""
    kept_beside(folder / "site").mkdir()
    _run(folder, "check")


def _edited(folder: Path, files: list[Path]) -> None:
    """What `plainview changed` tells of some records with another title. They are put back."""
    before = {file: file.read_text("utf-8") for file in files}
    for file, text in before.items():
        file.write_text(text.replace("title: ", "title: New ", 1), "utf-8")
    _run(folder, "changed")
    for file, text in before.items():
        file.write_text(text, "utf-8")


def _run(folder: Path, *words: str) -> None:
    """A command as it is called in the folder of a site, from the start of its process, without what it says."""
    given = [*words, *(() if words[0] == "ids" else ("--as-of", str(AS_OF)))]
    here = {**os.environ, "PYTHONPATH": str(ROOT)}
    said = subprocess.run([sys.executable, "-m", "generator", *given], cwd=folder, env=here, capture_output=True)
    if said.returncode not in (0, FOUND_PROBLEMS):
        raise SystemExit(said.stderr.decode())


if __name__ == "__main__":
    main()
