"""`python -m benchmarks.search`: what the search weighs and costs, over text as rich in words as real records are.

The aims, at 10,000 records: at most 1 MB gzipped in all, at most 250 KB of it before the first result shows, and that
within 300 ms of typing with the CPU slowed four times. `docs/adr/0019-search-in-shards.md` has what it printed.
"""

from __future__ import annotations

import dataclasses
import gzip
import json
import random
import tempfile
import threading
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import accumulate
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import click
from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.__main__ import AS_OF, CONFIG, ROOT, measured
from benchmarks.options import sizes_option
from benchmarks.records import SEED
from generator.build import build
from generator.check.checker import check_content
from generator.mkdocs_plugin import MkDocsHost, site_from
from generator.model.card import Card, PartTaken
from generator.model.organisation import slug
from generator.model.register import Register, sorting_key
from generator.present.findable import Findable
from generator.present.page import PlannedFile, Site
from generator.present.pages.search_entries import findables
from generator.present.search.files import search_files

CONTENT = ROOT / "content"

# How many different words there are among the first n: some number times n ** SPREAD (Heaps' law). From 10 to 70 real
# records the power falls from 0.64 to 0.47; English at large has 0.4 to 0.6.
SPREAD = 0.55
# Councils run programmes of the same kinds, and records of one kind are alike. So each record begins as a real one, and
# this share of its words is drawn anew.
ANEW = 0.5
BODIES = (
    "{} Safeguarding Partnership",
    "NHS {} Integrated Care Board",
    "{} Hospitals NHS Foundation Trust",
    "{} Police",
    "{} Fire and Rescue Service",
    "{} Homes",
    "University of {}",
    "{} Citizens Advice",
    "{} Community Health",
    "{} Schools Trust",
)


_SIGNS = ".,:;()“”‘’'\"?!"


class Writer:
    """Writes texts word by word: words of the real records as often as they stand there, and new ones now and then."""

    def __init__(self, cards: tuple[Card, ...], chance: random.Random) -> None:
        self._chance = chance
        texts = [text for card in cards for text in (card.title, card.summary, *card.data_items)]
        written = [bare for text in texts for word in text.split() if (bare := word.strip(_SIGNS))]
        known = Counter(written)
        self._words = list(known)
        self._weights = list(accumulate(known[word] for word in self._words))
        self._written = len(written)
        self._kinds = len(self._words) / len(written) ** SPREAD
        self._new: list[str] = []
        self._letters = _letters(self._words)

    def like(self, text: str) -> str:
        """A text as long as this one, with some of its words."""
        return " ".join(self.word() if self._chance.random() < ANEW else word for word in text.split())

    def word(self) -> str:
        """One word: a real one as often as it is used, or one that nobody used before."""
        self._written += 1
        if len(self._words) + len(self._new) < self._kinds * self._written**SPREAD:
            self._new.append(self._invent())
            return self._new[-1]
        # A new word comes again as words do: those that came first are the commonest.
        share = len(self._new) / (len(self._new) + 20 * len(self._words))
        if self._new and self._chance.random() < share:
            return self._new[int(len(self._new) * self._chance.random() ** 2)]
        return self._chance.choices(self._words, cum_weights=self._weights)[0]

    def _invent(self) -> str:
        """A word that looks like one: each letter follows the two before it as in real words."""
        word = "^^"
        while not word.endswith("$"):
            word += self._chance.choice(self._letters[word[-2:]])
        inside = word.strip("^$")
        return inside if 3 < len(inside) < 14 else self._invent()


def _letters(words: list[str]) -> Mapping[str, str]:
    after: dict[str, str] = {}
    for word in words:
        if word.isalpha():
            marked = f"^^{word.lower()}$"
            for place in range(len(marked) - 2):
                after[marked[place : place + 2]] = after.get(marked[place : place + 2], "") + marked[place + 2]
    return after


def rich_register(size: int, real: Register) -> Register:
    """The real register with `size` records more or less like its own, in real places."""
    chance = random.Random(f"{SEED}-search")
    cards = tuple(card for card in real.cards if not card.invented and card.status != "withdrawn")
    writer = Writer(cards, chance)
    places = [identifier for identifier, area in real.areas.items() if not area.invented]
    made = [_card(number, chance.choice(cards), writer, chance, real, places) for number in range(size)]
    return dataclasses.replace(real, cards=tuple(sorted(made, key=lambda card: sorting_key(card.title))), packed={})


def _card(
    number: int, like: Card, writer: Writer, chance: random.Random, real: Register, places: Sequence[str]
) -> Card:
    here = chance.choice(places)
    area = real.areas[here]
    others = chance.sample(places, len(like.areas) - 1)
    return dataclasses.replace(
        like,
        id=f"{here.split('-')[0]}-{slug(writer.word())}-{number}",
        title=writer.like(like.title),
        summary=writer.like(like.summary),
        data_items=tuple(writer.like(item) for item in like.data_items),
        areas=tuple((identifier, "confirmed") for identifier in dict.fromkeys([here, *others])),
        organisations=(
            PartTaken(slug(area.council or area.name), area.council or area.name, ("lead",), "council"),
            *(_body(chance.choice(BODIES).format(area.name)) for _ in like.organisations[1:]),
        ),
        titles={"cy": writer.like(like.title)} if chance.random() < 0.05 else {},
        judgements=(),
    )


def _body(name: str) -> PartTaken:
    return PartTaken(slug(name), name, ("recipient",), None)


# What people type

TYPED = (
    *("doctor", "social", "benefits", "council tax", "school meals", "leeds", "housing", "police", "mental health"),
    *("a&e", "gp", "free school meals leeds", "council tax debt", "sheffield hospital", "ynys môn", "records"),
    *("who can see my medical records", "children in care", "domestic abuse", "universal credit", "con", "com", "ser"),
    *("hospitl", "shcool meals", "safeguarding children schools police"),
)


def searches(entries: Sequence[Findable], number: int = 200) -> list[str]:
    """What people may type: words that residents use, then one to four words of something here, the last cut short."""
    chance = random.Random(f"{SEED}-searches")
    made = list(TYPED)
    while len(made) < number:
        entry = chance.choice(entries)
        words = chance.choice([entry.title, *filter(None, entry.texts[:1])]).split()
        some = chance.sample(words, min(len(words), chance.randint(1, 4)))
        if chance.random() < 0.4:
            some[-1] = some[-1][: max(3, len(some[-1]) - chance.randint(1, 4))]
        made.append(" ".join(some))
    return made


# What it weighs


def site_of(size: int) -> Site:
    """A site of so many records, all else being real."""
    real = check_content(CONTENT, pages=CONTENT / "pages").register
    return Site(rich_register(size, real) if size else real, {}, site_from(CONFIG).settings, AS_OF)


def made_files(site: Site) -> tuple[PlannedFile, ...]:
    """What a build makes for the search."""
    return search_files(findables(site), site.register.search_words)


def weights(files: Sequence[PlannedFile]) -> Mapping[str, int]:
    """Bytes of each file as a host sends it."""
    return {file.path: len(gzip.compress(file.make(), 6, mtime=0)) for file in files}


def told_of_weight(sizes: Mapping[str, int]) -> str:
    """All of it, and each part."""
    parts = Counter[str]()
    for path, size in sizes.items():
        parts[path.rpartition("/")[2].partition("-")[0].removesuffix(".json")] += size
    each = ", ".join(f"{name} {size:,}" for name, size in parts.items())
    return f"{sum(sizes.values()):,} bytes gzipped in {len(sizes)} files ({each})"


# What a browser does with it


class _Quiet(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: Any) -> None:
        pass


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a page that was closed while something was on its way."""


@dataclass(frozen=True)
class Lab:
    """The real site with the search of another register in it, served to this machine."""

    folder: Path
    address: str

    def page(self, browser: Browser, slowed: int = 1) -> Page:
        """The page of the search, in a browser that has seen nothing of it."""
        page = browser.new_context().new_page()
        page.goto(f"{self.address}search/")
        page.wait_for_selector("[data-search]:not([hidden])")
        if slowed > 1:
            page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slowed})
        return page


def lab(files: Sequence[PlannedFile], folder: Path) -> Lab:
    """Build the real site and put these files in the place of its own."""
    site = folder / "site"
    build(
        CONTENT,
        site,
        settings=site_from(CONFIG).settings,
        as_of=AS_OF,
        host=MkDocsHost(CONFIG),
        pages=CONTENT / "pages",
    )
    for file in files:
        path = site / file.path
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(file.make())
    server = _Server(("127.0.0.1", 0), partial(_Quiet, directory=site))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return Lab(site, f"http://127.0.0.1:{server.server_port}/")


def fetched(page: Page, lab: Lab, typed: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """The files that each search asks for until its first ten results can be shown, when nothing was fetched before."""
    found: dict[str, list[str]] = page.evaluate(
        """async ([site, all]) => {
            const { searchIn } = await import(site + "assets/search-index.js");
            const asked = {};
            for (const typed of all) {
                performance.clearResourceTimings();
                const index = searchIn(site + "search/");
                const { entries, unknown } = await index.find(typed);
                await Promise.all(index.lines(entries.slice(0, 10)));
                if (unknown.length) await index.meant(typed, unknown);
                asked[typed] = performance.getEntriesByType("resource").map((one) => one.name.slice(site.length));
            }
            return asked;
        }""",
        [lab.address, typed],
    )
    yield from found.items()


# Milliseconds from the last keystroke to the frame after the one in which the first result stands on the page. All but
# the last letters were typed before, one each `pause` milliseconds, or came with it where `pause` is 0.
_TIMED = """async ([typed, pause]) => {
    const input = document.querySelector("[data-search] input");
    const list = document.querySelector("[data-search] ol");
    const told = document.querySelector("[data-search] .pv-search__meant");
    const type = (words) => {
        input.value = words;
        input.dispatchEvent(new Event("input", { bubbles: true }));
    };
    const wait = (time) => new Promise((done) => setTimeout(done, time));
    for (let length = 1; pause && length < typed.length; length += 1) {
        type(typed.slice(0, length));
        await wait(pause);
    }
    list.replaceChildren();
    const began = performance.now();
    const shown = new Promise((done) => {
        new MutationObserver((_, seen) => {
            if (!list.children.length && told.hidden) return;
            seen.disconnect();
            requestAnimationFrame(() => setTimeout(() => done(performance.now() - began)));
        }).observe(list.parentElement, { childList: true, subtree: true, attributes: true });
    });
    type(typed);
    return Promise.race([shown, wait(5000).then(() => 0)]);
}"""
SLOWED = 4
# The fastest of so many tries is told: whatever else a machine does only adds to a try.
TRIES = 3


def milliseconds(lab: Lab, browser: Browser, typed: Sequence[str], *, pause: int, again: bool = False) -> list[float]:
    """How long each search takes in a browser that has fetched nothing, or when it is asked `again`."""
    found = []
    for words in typed:
        tries = []
        for _ in range(TRIES):
            page = lab.page(browser, SLOWED)
            for _ in range(2 if again else 1):
                took = page.evaluate(_TIMED, [words, pause])
            tries.append(took)
            page.context.close()
        found.append(min(tries))
    return [one for one in found if one]


def told_of(values: Sequence[float]) -> str:
    """The middle, the slowest of twenty, and the slowest of all."""
    return f"median {median(values):,.0f}, 95 in 100 under {quantiles(values, n=20)[-1]:,.0f}, most {max(values):,.0f}"


@click.command()
@sizes_option("1000,5000,10000,20000")
@click.option("--browse", default=10_000, show_default=True, help="Over how many records the browser searches.")
@click.option("--entries", type=click.Path(path_type=Path), help="Write what can be found as JSON, for other engines.")
def main(sizes: tuple[int, ...], browse: int, entries: Path | None) -> None:
    """Print what the search weighs, what it costs to build, and how fast a slow device finds something."""
    for size in sizes:
        site = site_of(size)
        bare = measured(lambda: None)
        cost = measured(partial(made_files, site))
        print(f"{size:>6} records: {told_of_weight(weights(made_files(site)))}")
        print(f"{'':>15}  {cost.cpu:.1f} s CPU, {cost.peak - bare.peak:,.0f} MB at its peak", flush=True)
    site = site_of(browse)
    found = tuple(findables(site))
    if entries:
        entries.write_text(json.dumps([dataclasses.asdict(entry) for entry in found], ensure_ascii=False), "utf-8")
    files = made_files(site)
    sizes_of_files = weights(files)
    typed = searches(found)
    with tempfile.TemporaryDirectory(prefix="plainview-benchmark-") as place, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        here = lab(files, Path(place))
        asked = dict(fetched(here.page(browser), here, typed))
        before = {words: sum(sizes_of_files.get(path, 0) for path in paths) for words, paths in asked.items()}
        heaviest = max(before, key=lambda words: before[words])
        print(
            f"{browse} records, bytes before the first result of {len(before)} searches: {told_of([*before.values()])}"
        )
        print(f"  most for “{heaviest}”: {len(asked[heaviest])} files")
        print(f"  milliseconds from the last keystroke to the first result, CPU slowed {SLOWED} times:")
        for name, pause, again in (("pasted", 0, False), ("typed", 150, False), ("typed again", 0, True)):
            print(f"  {name}: {told_of(milliseconds(here, browser, TYPED, pause=pause, again=again))}", flush=True)
        browser.close()


if __name__ == "__main__":
    main()
