"""`python -m benchmarks.open_data`: what each kind of data costs, by CPU and by size."""

from __future__ import annotations

import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

import click

from benchmarks.options import sizes_option
from benchmarks.records import make_content
from generator.build import plan_from
from generator.mkdocs_plugin import site_from
from generator.present.open_data.catalogue import TURTLE_FILE as CATALOGUE
from generator.present.open_data.spreadsheet import PATH as SPREADSHEET
from generator.present.open_data.whole_register import LINES_FILE
from generator.present.plan import Plan

ROOT = Path(__file__).parents[1]
AS_OF = date(2026, 11, 23)
# What is made file by file, by the end of its path; and what is made in one walk, by a path that is among its own.
BY_ENDING = {
    "feeds": ".atom",
    "calendars": ".ics",
    "json": "/index.json",
    "dpv": "/dpv.jsonld",
}
IN_ONE_WALK = {"tables and lines": LINES_FILE, "catalogue": CATALOGUE, "xlsx": SPREADSHEET}


@click.command()
@sizes_option("100,1000,5000")
def main(sizes: tuple[int, ...]) -> None:
    """Print the files of each kind, their bytes, and CPU milliseconds a record to make them."""
    settings = site_from(ROOT / "mkdocs.yml").settings
    print(f"{'records':>8} {'work':<17} {'files':>7} {'MB':>7} {'CPU s':>7} {'ms/record':>10}")
    for size in sizes:
        with tempfile.TemporaryDirectory(prefix="plainview-benchmark-") as place:
            content = Path(place) / "content"
            make_content(content, size, ROOT / "content")
            plan = plan_from(content, settings=settings, as_of=AS_OF).plan
        for kind, make in _kinds(plan):
            written: Counter[str] = Counter()
            began = time.process_time()
            make(written)
            cpu = time.process_time() - began
            told = f"{len(written):>7} {written.total() / 1e6:>7.1f} {cpu:>7.2f} {cpu / size * 1000:>10.3f}"
            print(f"{size:>8} {kind:<17} {told}", flush=True)


def _kinds(plan: Plan) -> Iterator[tuple[str, Callable[[Counter[str]], None]]]:
    """Each kind of data, with what makes all of it and counts the bytes of each file."""
    for kind, among in IN_ONE_WALK.items():
        yield kind, partial(_walk, plan, among)
    for kind, ending in BY_ENDING.items():
        yield kind, partial(_each, plan, ending)


def _walk(plan: Plan, among: str, written: Counter[str]) -> None:
    def counting(path: str) -> Callable[[bytes], None]:
        def write(part: bytes) -> None:
            written[path] += len(part)

        return write

    for some in plan.together:
        if among in some.paths:
            some.write({path: counting(path) for path in some.paths})


def _each(plan: Plan, ending: str, written: Counter[str]) -> None:
    for file in plan.files:
        if file.path.endswith(ending) and "/history/" not in file.path:
            written[file.path] = len(file.make())


if __name__ == "__main__":
    main()
