"""`python -m benchmarks.open_data`: what feeds, calendars and linked data cost, by CPU and by size."""

from __future__ import annotations

import tempfile
import time
from collections import Counter
from datetime import date
from functools import partial
from pathlib import Path

import click

from benchmarks.records import make_content
from generator.build import plan_from
from generator.mkdocs_plugin import site_from
from generator.present.open_data.catalogue import TURTLE_FILE as CATALOGUE

ROOT = Path(__file__).parents[1]
AS_OF = date(2026, 11, 23)


@click.command()
@click.option("--sizes", default="100,1000,5000", show_default=True, help="How many records, separated by commas.")
def main(sizes: str) -> None:
    """Print the files of each kind, their bytes, and CPU milliseconds a record to make them."""
    settings = site_from(ROOT / "mkdocs.yml").settings
    print(f"{'records':>8} {'work':<10} {'files':>7} {'MB':>7} {'CPU s':>7} {'ms/record':>10}")
    for size in (int(part) for part in sizes.split(",")):
        with tempfile.TemporaryDirectory(prefix="plainview-benchmark-") as place:
            content = Path(place) / "content"
            make_content(content, size, ROOT / "content")
            plan = plan_from(content, settings=settings, as_of=AS_OF).plan
        took: dict[str, float] = {}
        made: Counter[str] = Counter()
        written: Counter[str] = Counter()
        began = time.process_time()
        for some in plan.together:
            if CATALOGUE in some.paths:
                some.write(dict.fromkeys(some.paths, partial(_count, written)))
                made["catalogue"] += len(some.paths)
        took["catalogue"] = time.process_time() - began
        for kind, ending in (("feeds", ".atom"), ("calendars", ".ics"), ("dpv", "/dpv.jsonld")):
            began = time.process_time()
            for file in plan.files:
                if file.path.endswith(ending):
                    made[kind] += 1
                    written[kind] += len(file.make())
            took[kind] = time.process_time() - began
        for kind, cpu in took.items():
            told = f"{made[kind]:>7} {written[kind] / 1e6:>7.1f} {cpu:>7.2f} {cpu / size * 1000:>10.3f}"
            print(f"{size:>8} {kind:<10} {told}")


def _count(written: Counter[str], part: bytes) -> None:
    written["catalogue"] += len(part)


if __name__ == "__main__":
    main()
