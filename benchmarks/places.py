"""`python -m benchmarks.places`: what the pages of all areas and the maps cost, on the real content.

The aims: under 2 s of CPU for the pages and maps of 400 areas together, and at most 3 KB that a map adds to an
agreement's page. How fast a phone draws the map is printed by `tests/browser/test_places.py`.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from statistics import median

import click

from benchmarks.__main__ import AS_OF, CONFIG, ROOT
from generator.build import plan_from
from generator.mkdocs_plugin import site_from
from generator.present.page import PlannedPage

_MAP = re.compile(r'<figure class="pv-map.*?</figure>', re.DOTALL)


@click.command()
def main() -> None:
    """Print CPU seconds of the pages about places, and the bytes that a map adds to a page."""
    plan = plan_from(ROOT / "content", settings=site_from(CONFIG).settings, as_of=AS_OF).plan
    areas = [page for page in plan.pages if page.kind.name in ("areas", "area")]
    files = [file for file in plan.files if file.path.startswith("maps/")]
    drawn, bodies = timed(lambda: made(areas))
    shared, _ = timed(lambda: [file.make() for file in files])
    print(
        f"pages of {len(areas) - 1} areas and their list: {drawn:.2f} s CPU, {drawn / len(areas) * 1000:.1f} ms a page"
    )
    print(f"{len(files)} files that maps share: {shared:.2f} s CPU")
    print(f"pages of areas: map {told(bodies)}")
    print(f"pages of agreements: map {told(made([page for page in plan.pages if page.kind.name == 'agreement']))}")


def made(pages: list[PlannedPage]) -> list[str]:
    """The body of each page."""
    return [page.make().body for page in pages]


def timed(work: Callable[[], list[object] | list[str]]) -> tuple[float, list[str]]:
    """CPU seconds of some work, and what came of it."""
    began = time.process_time()
    result = work()
    return time.process_time() - began, [str(one) for one in result if isinstance(one, str)]


def told(bodies: list[str]) -> str:
    """How many bytes a map takes of a page, over the pages that have one."""
    sizes = [len(found[0].encode()) for body in bodies if (found := _MAP.search(body))]
    return f"{min(sizes):,} to {max(sizes):,} bytes, half of them under {median(sizes):,.0f}"


if __name__ == "__main__":
    main()
