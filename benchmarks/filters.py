"""`python -m benchmarks.filters`: what the filters of `/agreements/` cost, at 10,000 records unless told otherwise.

The aims: nothing the browser does takes over 100 ms at a stretch on a processor slowed four times, the first result is
there within 500 ms of loading, and the build stays flat. Records are cards alone, varied as real ones are.
"""

from __future__ import annotations

import dataclasses
import gzip
import random
import re
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import click

from benchmarks.__main__ import AS_OF, CONFIG, ROOT
from benchmarks.options import AT_LEAST_ONE
from generator.assess.outcome import outcomes_of
from generator.check.checker import check_content
from generator.mkdocs_plugin import MkDocsHost, site_from
from generator.model.card import Card, Judgement, PartTaken
from generator.model.dates import PartialDate
from generator.model.groups import PEOPLE
from generator.model.moments import MOMENTS
from generator.model.register import Register, sorting_key
from generator.model.vocabulary import IDENTIFIABILITY, LAWFUL_BASES, NOT_STATED, SECTORS, STATUSES
from generator.present.page import KINDS, Site
from generator.present.pages.agreements import agreements_index
from generator.present.pages.facets import by_answer
from generator.present.pages.filter_data import filter_files
from generator.present.plan import Plan, plan_site
from generator.publish.frame import frames_of
from generator.publish.stamping import stamp_all

SEED = 20261126
BODIES_NAMED = 2_000
SLOWED = 4  # times
LOADED = 3_000  # milliseconds, after which a slowed page is at rest
# Every task of the page longer than 50 ms, which is as short as a browser tells of, and when the first result was
# there. The page notes both itself: whoever asks from outside brings scripts that take 100 ms of a slowed processor.
WATCH = """window.tasks = [];
new PerformanceObserver((list) => { for (const one of list.getEntries()) window.tasks.push(one.duration); })
  .observe({ type: 'longtask', buffered: true });
for (const [what, wanted] of [['ready', '[data-ready]'], ['first', '[data-found] li']]) {
  new MutationObserver((_, observer) => {
    if (!document.querySelector(wanted)) return;
    window[what] = performance.now();
    observer.disconnect();
  }).observe(document, { attributes: true, childList: true, subtree: true });
}"""
TICK = """async ([question, value]) => {
  const told = () => document.querySelector('#found').textContent;
  const before = told();
  const began = performance.now();
  document.querySelector(`[data-facet=${question}] input[value=${value}]`).click();
  while (told() === before) await new Promise(requestAnimationFrame);
  return performance.now() - began;
}"""


def varied(number: int) -> Register:
    """A register of `number` records in the real areas."""
    register = check_content(ROOT / "content", as_of=AS_OF).register
    areas = sorted(one for one, area in register.areas.items() if not area.invented)
    models = [card for card in register.cards if not card.invented]
    cards = [_card(random.Random(f"{SEED}-{index}"), index, models, areas, register) for index in range(number)]
    return dataclasses.replace(register, cards=tuple(sorted(cards, key=lambda card: sorting_key(card.title))))


def _card(chance: random.Random, index: int, models: list[Card], areas: list[str], register: Register) -> Card:
    model = chance.choice(models)
    bodies = [chance.randrange(BODIES_NAMED) for _ in range(chance.randint(1, 5))]
    parts = [
        PartTaken(f"body-{one}", f"The body called {one}", ("lead",) if not at else (), None)
        for at, one in enumerate(bodies)
    ]
    newest = register.versions[0]
    judged = Judgement(
        newest.id,
        parts[0].name,
        "organisation",
        PartialDate(2026, 2, 10),
        {question.id: chance.choice((2, 3, 4, 4, 5, 5, 5)) for question in newest.questions},
    )
    return dataclasses.replace(
        model,
        id=f"initiative-{index:05}",
        title=f"{model.title} {index}",
        status=chance.choice([one for one in STATUSES if one != "withdrawn"]),
        sectors=tuple(chance.sample(list(SECTORS), chance.randint(0, 2))),
        people=tuple(chance.sample(list(PEOPLE), chance.randint(0, 3))),
        moments=tuple(chance.sample(list(MOMENTS), chance.randint(0, 3))),
        areas=tuple((one, NOT_STATED) for one in chance.sample(areas, chance.choice((1, 1, 1, 2, 4)))),
        organisations=tuple(parts),
        identifiability=chance.choice(list(IDENTIFIABILITY)),
        lawful_bases=tuple(chance.sample([one for one in LAWFUL_BASES if one != NOT_STATED], chance.randint(0, 2))),
        review_due=PartialDate(chance.randint(2025, 2028), chance.randint(1, 12), 1),
        judgements=(judged,) * chance.randint(0, 1),
        replaced_by=None,
    )


@click.command()
@click.option("--records", type=AT_LEAST_ONE, default=10_000, show_default=True, help="How many records.")
@click.option("--rounds", type=AT_LEAST_ONE, default=5, show_default=True, help="How often everything is done.")
def main(records: int, rounds: int) -> None:
    """Print bytes, CPU milliseconds a record, and what a slowed browser does."""
    register = varied(records)
    settings = site_from(CONFIG).settings
    outcomes = {card.id: outcomes_of(card, register.frameworks) for card in register.cards}
    site = Site(register, outcomes, settings, AS_OF)
    began = time.process_time()
    by_answer(site)
    answered = time.process_time() - began
    began = time.process_time()
    made = {file.path: file.make() for file in filter_files(site)}
    written = time.process_time() - began
    plan = plan_site(site)
    print(f"{records:,} records: {answered / records * 1000:.3f} ms of CPU a record to sort them by their answers, ")
    print(f"and {written / records * 1000:.3f} ms to write {len(made)} files, the words of lists included")
    for path in (path for path in made if not re.search(r"/listed/[1-9]", path)):
        print(f"{path}: {len(made[path]):,} bytes, {_packed(made[path]):,} gzipped")
    whole = sum(_packed(one) for path, one in made.items() if "/listed/" in path)
    print(f"all lines: {whole:,} gzipped")
    print(f"page: {_packed(agreements_index(site).body.encode()):,} gzipped without its frame")
    with tempfile.TemporaryDirectory(prefix="plainview-benchmark-") as place:
        _stamped(plan, Path(place) / "site", settings.site_url)
        _browsed(Path(place) / "site", rounds)


def _packed(content: bytes) -> int:
    return len(gzip.compress(content, 6, mtime=0))


def _stamped(plan: Plan, folder: Path, site_url: str) -> None:
    """The list alone, in its frame, with every file."""
    folder.mkdir()
    pages = [page for page in plan.pages if page.kind is KINDS["agreements"]]
    frames = frames_of(
        MkDocsHost(CONFIG),
        (KINDS["agreements"],),
        ((KINDS["agreements"], pages[0].make()),),
        folder,
        site_url,
        plan.prose,
    )
    stamp_all(pages, plan.files, frames, folder)


def _browsed(folder: Path, rounds: int) -> None:
    """Whatever else a machine does only makes a step longer, so of several rounds the quickest is told."""
    from playwright.sync_api import sync_playwright

    steps: dict[str, list[tuple[float, float]]] = {}
    with _serving(folder) as origin, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        for _ in range(rounds):
            context = browser.new_context()
            page = context.new_page()
            page.add_init_script(WATCH)
            context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
            for what, took in _steps(page, origin):
                page.wait_for_timeout(1_000)
                tasks = page.evaluate("window.tasks.splice(0)")
                steps.setdefault(what, []).append((took, max(tasks, default=0)))
            context.close()
        browser.close()
    for what, told in steps.items():
        took, longest = (min(one[part] for one in told) for part in (0, 1))
        print(f"{what}: {took:.0f} ms, the longest task {f'{longest:.0f} ms' if longest else 'under 50 ms'}")


def _steps(page: Any, origin: str) -> Iterator[tuple[str, float]]:
    """What a reader does, and how long it is until something is there."""
    since_loading = "(what) => window[what] + performance.timing.navigationStart - performance.timing.loadEventEnd"
    page.goto(f"{origin}agreements/")
    page.wait_for_timeout(LOADED)
    yield "the list as it comes, from loading to its filters", page.evaluate(since_loading, "ready")
    page.goto("about:blank")
    page.goto(f"{origin}agreements/#sector=health&status=paused")
    page.wait_for_timeout(LOADED)
    yield "a shared address, from loading to the first result", page.evaluate(since_loading, "first")
    page.goto("about:blank")
    page.goto(f"{origin}agreements/")
    page.wait_for_timeout(LOADED)
    page.evaluate("window.tasks.splice(0)")
    for one in ("status/live", "people/children", "identifiability/anonymous", "test-purposeful/not-shown-yet"):
        yield f"ticking {one}, until the count is there", page.evaluate(TICK, one.split("/"))


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None: ...


@contextmanager
def _serving(folder: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


if __name__ == "__main__":
    main()
