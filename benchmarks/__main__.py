"""`python -m benchmarks`: what a record costs, at several sizes, beside a plain loop in the same run.

Each measurement is a process of its own, so that its CPU seconds and peak memory are its alone. The
build is measured twice: for the same pages as the plain loop (one a record), and for the whole site.
"""

from __future__ import annotations

import os
import tempfile
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

import click
import yaml
from jinja2 import Environment, FileSystemLoader

from benchmarks.records import make_content
from generator.build import build, plan_from
from generator.check.checker import check_content
from generator.mkdocs_plugin import MkDocsHost, site_from
from generator.present.page import KINDS
from generator.publish.frame import frames_of
from generator.publish.stamping import stamp_all

ROOT = Path(__file__).parents[1]
CONFIG = ROOT / "mkdocs.yml"
AS_OF = date(2026, 11, 23)


@dataclass(frozen=True)
class Cost:
    """CPU seconds of a process and its children, and the peak memory of the largest of them in MB."""

    cpu: float
    peak: float


def measured(work: Callable[[], object]) -> Cost:
    """What `work` costs in a process of its own."""
    child = os.fork()
    if child == 0:
        try:
            work()
            os._exit(0)
        finally:
            traceback.print_exc()
            os._exit(1)
    _, status, usage = os.wait4(child, 0)
    if status:
        raise SystemExit("A measurement failed.")
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


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


def same_pages(content: Path, folder: Path, jobs: int) -> None:
    """The pages that the plain loop makes, as the build makes them: checked, judged, framed, links noted."""
    settings = site_from(CONFIG).settings
    plan = plan_from(content, settings=settings, as_of=AS_OF, jobs=jobs).plan
    folder.mkdir()
    frames = frames_of(MkDocsHost(CONFIG), plan.kinds, plan.samples(), folder, settings.site_url, plan.prose)
    pages = [page for page in plan.pages if page.kind is KINDS["agreement"]]
    stamp_all(pages, (), frames, folder, jobs)


def whole_site(content: Path, site: Path, jobs: int) -> None:
    """The build that `make site` does, on the benchmark's records."""
    build(content, site, settings=site_from(CONFIG).settings, as_of=AS_OF, host=MkDocsHost(CONFIG), jobs=jobs)


@click.command()
@click.option("--sizes", default="100,1000,5000", show_default=True, help="How many records, separated by commas.")
@click.option("--jobs", default=1, show_default=True, help="How many processes the build uses.")
def main(sizes: str, jobs: int) -> None:
    """Print CPU seconds, milliseconds a record and a page, peak memory, and the ratio to a plain loop."""
    columns = f"{'CPU s':>8} {'ms/record':>10} {'ms/page':>8} {'peak MB':>8} {'ratio':>6}"
    print(f"{'records':>8} {'work':<12} {'pages':>7} {columns}")
    for size in (int(part) for part in sizes.split(",")):
        with tempfile.TemporaryDirectory(prefix="plainview-benchmark-") as place:
            _measure(Path(place), size, jobs)


def _measure(folder: Path, size: int, jobs: int) -> None:
    content = folder / "content"
    make_content(content, size, ROOT / "content")
    measures: dict[str, Callable[[], object]] = {
        "plain loop": partial(plain_loop, content, folder / "loop"),
        "check": partial(check_content, content, jobs, as_of=AS_OF),
        "same pages": partial(same_pages, content, folder / "same", jobs),
        "whole site": partial(whole_site, content, folder / "site", jobs),
    }
    costs = {name: measured(work) for name, work in measures.items()}
    whole = sum(1 for _ in (folder / "site").rglob("index.html"))
    for name, cost in costs.items():
        pages = whole if name == "whole site" else size
        ratio = cost.cpu / costs["plain loop"].cpu
        print(
            f"{size:>8} {name:<12} {pages:>7} {cost.cpu:>8.2f} {cost.cpu / size * 1000:>10.2f} "
            f"{cost.cpu / pages * 1000:>8.2f} {cost.peak:>8.0f} {ratio:>6.2f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
