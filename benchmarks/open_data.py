"""`python -m benchmarks.open_data`: what feeds and calendars cost, by CPU and by size."""

from __future__ import annotations

import tempfile
import time
from collections import Counter
from datetime import date
from pathlib import Path

import click

from benchmarks.records import make_content
from generator.build import plan_from
from generator.mkdocs_plugin import site_from

ROOT = Path(__file__).parents[1]
AS_OF = date(2026, 11, 23)


@click.command()
@click.option("--sizes", default="100,1000,5000", show_default=True, help="How many records, separated by commas.")
def main(sizes: str) -> None:
    """Print the files of feeds and of calendars, their bytes, and CPU milliseconds a record to make them."""
    settings = site_from(ROOT / "mkdocs.yml").settings
    print(f"{'records':>8} {'work':<10} {'files':>7} {'MB':>7} {'CPU s':>7} {'ms/record':>10}")
    for size in (int(part) for part in sizes.split(",")):
        with tempfile.TemporaryDirectory(prefix="plainview-benchmark-") as place:
            content = Path(place) / "content"
            make_content(content, size, ROOT / "content")
            files = plan_from(content, settings=settings, as_of=AS_OF).plan.files
        took: dict[str, float] = {}
        made: Counter[str] = Counter()
        written: Counter[str] = Counter()
        for kind, ending in (("feeds", ".atom"), ("calendars", ".ics")):
            began = time.process_time()
            for file in files:
                if file.path.endswith(ending):
                    made[kind] += 1
                    written[kind] += len(file.make())
            took[kind] = time.process_time() - began
        for kind, cpu in took.items():
            told = f"{made[kind]:>7} {written[kind] / 1e6:>7.1f} {cpu:>7.2f} {cpu / size * 1000:>10.3f}"
            print(f"{size:>8} {kind:<10} {told}")


if __name__ == "__main__":
    main()
