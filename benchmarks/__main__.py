"""`python -m benchmarks`: what a record costs, at several sizes, beside a plain loop in the same run.

Each measurement is a process of its own, so that its CPU seconds and peak memory are its alone.
"""

from __future__ import annotations

import os
import resource
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click
import yaml
from jinja2 import Environment, FileSystemLoader

from benchmarks.records import make_content
from generator.build import build
from generator.check.checker import check_content
from generator.mkdocs_plugin import MkDocsHost, site_from

ROOT = Path(__file__).parents[1]
AS_OF = date(2026, 11, 23)


@dataclass(frozen=True)
class Cost:
    """CPU seconds of the process and its children, and the peak memory of the largest of them in MB."""

    cpu: float
    peak: float


def measured(work: Callable[[], None]) -> Cost:
    """What `work` costs in a process of its own."""
    child = os.fork()
    if child == 0:
        try:
            work()
        except BaseException as reason:
            print(f"The measured work failed: {reason!r}", file=sys.stderr)
            os._exit(1)
        os._exit(0)
    _, status, usage = os.wait4(child, 0)
    if status:
        raise SystemExit("A measurement failed.")
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def whole_build(content: Path, site: Path, jobs: int) -> None:
    """The build that `make site` does, on the benchmark's records."""
    config = ROOT / "mkdocs.yml"
    build(content, site, settings=site_from(config).settings, as_of=AS_OF, host=MkDocsHost(config), jobs=jobs)


def plain_loop(content: Path, folder: Path) -> None:
    """Load, render, write: what anyone's first script would do."""
    environment = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True)
    template = environment.get_template("plain.html.jinja")
    for path in sorted((content / "agreements").glob("*.yml")):
        with path.open("rb") as file:
            record = yaml.load(file, Loader=yaml.CSafeLoader)
        page = folder / "agreements" / path.stem
        page.mkdir(parents=True)
        (page / "index.html").write_text(template.render(record=record), "utf-8")


@click.command()
@click.option("--sizes", default="100,1000,5000", show_default=True, help="How many records, separated by commas.")
@click.option("--jobs", default=1, show_default=True, help="How many processes the build uses.")
def main(sizes: str, jobs: int) -> None:
    """Print CPU seconds, milliseconds a record and a page, peak memory, and the ratio to a plain loop."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    print(f"{'records':>8} {'work':<14} {'CPU s':>8} {'ms/record':>10} {'ms/page':>8} {'peak MB':>8} {'ratio':>6}")
    for size in (int(part) for part in sizes.split(",")):
        with tempfile.TemporaryDirectory(prefix="plainview-benchmark-") as place:
            folder = Path(place)
            content = folder / "content"
            make_content(content, size, ROOT / "content")
            loop = measured(lambda content=content, folder=folder: plain_loop(content, folder / "loop"))
            check = measured(lambda content=content: check_content(content, jobs) and None)
            whole = measured(lambda content=content, folder=folder: whole_build(content, folder / "site", jobs))
            pages = sum(1 for _ in (folder / "site").rglob("index.html"))
            for name, cost, count in (("plain loop", loop, size), ("check", check, size), ("build", whole, pages)):
                print(
                    f"{size:>8} {name:<14} {cost.cpu:>8.2f} {cost.cpu / size * 1000:>10.2f} "
                    f"{cost.cpu / count * 1000:>8.2f} {cost.peak:>8.0f} {cost.cpu / loop.cpu:>6.2f}"
                )


if __name__ == "__main__":
    main()
