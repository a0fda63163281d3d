"""Looks at one page of every kind in every way, and writes what it found for the accessibility statement.

`make accessibility` runs it. It finds the same faults as the tests, and where there are some it says so in public.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, BrowserContext

from generator.build import build, plan_from
from generator.mkdocs_plugin import MkDocsHost, site_from
from generator.model.accessibility import AccessibilityChecks
from generator.present.plan import Plan
from tests.browser.checks import focusable, tab_through, width_needed, words_but_of_scripts
from tests.browser.conftest import EVERYTHING, Visit, chromium, serving
from tests.browser.looks import CORNERS, NARROW, OPEN, WIDE, has, open_up
from tests.browser.test_pages import ADDRESSES

ROOT = Path(__file__).parents[2]
CONFIG = ROOT / "mkdocs.yml"
FILE = "accessibility-checks.yml"
HEAD = (
    "# Written by `make accessibility`, and printed in the accessibility statement. Do not edit it: run that again.\n"
)
PROSE = ("prose", "missing")


def pages_of(plan: Plan, pages: Path) -> Iterator[tuple[str, str]]:
    """The kind and address of each page to look at: those of the tests that this site has, and one of each other kind.

    Of the pages written by hand, every one.
    """
    kinds = {page.address: page.kind.name for page in plan.pages}
    chosen = {address: kinds[at] for address in ADDRESSES.values() if (at := address.partition("#")[0]) in kinds}
    for address, kind in kinds.items():
        if kind not in chosen.values():
            chosen[address] = kind
    yield from ((kind, address) for address, kind in chosen.items())
    for file in sorted(pages.rglob("*.md")):
        name = file.relative_to(pages).with_suffix("").as_posix()
        yield PROSE[0], f"{name.removesuffix('index').rstrip('/')}/"
    yield PROSE[1], ADDRESSES["missing"]


class Run:
    """Goes through the pages and counts."""

    def __init__(self, browser: Browser, origin: str) -> None:
        self._scripted, self._plain = browser.new_context(), browser.new_context(java_script_enabled=False)
        self._origin = origin
        self.looks = 0
        self.opened: set[str] = set()
        self.faults: Counter[tuple[str, str]] = Counter()
        self.others: Counter[str] = Counter()
        self.failed: Counter[str] = Counter()

    def look_at(self, kind: str, address: str) -> None:
        """Everything that is asked of one page."""
        print(address or "the home page", flush=True)
        one = self._open(self._scripted, address)
        for look in CORNERS:
            one.look(look.width, look.scheme)
            self._judge(one, kind)
        for width, letters in ((320, "100%"), (NARROW, "200%")):
            one.look(width, "light")
            self._count("sideways", width_needed(one.page, letters) <= width)
        one.close()
        for look in OPEN:
            one = self._open(self._scripted, address)
            one.look(look.width, look.scheme)
            if has(one.page, look.state):
                open_up(one.page, look.state)
                self.opened.add(look.state)
                self._judge(one, kind)
            one.close()
        for width in (NARROW, WIDE):
            one = self._open(self._scripted, address)
            one.look(width, "light")
            self._count("keyboard", _stops_well(one))
            one.close()
        one, without = self._open(self._scripted, address), self._open(self._plain, address)
        words = without.page.locator("main").inner_text()
        self._count("without-script", words == words_but_of_scripts(one.page))
        one.close()
        without.close()

    def _open(self, context: BrowserContext, address: str) -> Visit:
        one = Visit(context, self._origin)
        one.stay()
        one.open(address)
        return one

    def _judge(self, one: Visit, kind: str) -> None:
        self.looks += 1
        found = one.violations(EVERYTHING)
        for rule in {fault.partition(":")[0] for fault in found}:
            self.faults[rule, kind] += 1
        for fault in found:
            print(f"  {fault}", flush=True)

    def _count(self, check: str, well: bool) -> None:
        self.others[check] += 1
        self.failed[check] += not well
        if not well:
            print(f"  {check} failed", flush=True)


def _stops_well(one: Visit) -> bool:
    """Whether the Tab key comes to everything, and everything that it comes to is named and seen."""
    stops = tab_through(one.page, most=3_000)
    # Counted last: what a script finds may come a moment after the page.
    return len(stops) == focusable(one.page) and all(stop["seen"] and stop["words"] and stop["ring"] for stop in stops)


def checked(browser: Browser, site: Path, pages: list[tuple[str, str]], day: date) -> dict[str, Any]:
    """What the file is to hold."""
    with serving(site) as origin:
        run = Run(browser, origin)
        for kind, address in pages:
            run.look_at(kind, address)
    version = re.search(r"axe v([\d.]+)", AXE_SCRIPT)
    assert version
    return {
        "schema": 1,
        "date": day.isoformat(),
        "axe": version[1],
        "browser": f"Chromium {browser.version}",
        "rules": EVERYTHING["values"],
        "kinds": len({kind for kind, _ in pages}),
        "pages": len(pages),
        "looks": run.looks,
        "opened": sorted(run.opened),
        "faults": [{"rule": rule, "kind": kind, "times": times} for (rule, kind), times in sorted(run.faults.items())],
        "others": [
            {"check": check, "looks": looks, "faults": run.failed[check]} for check, looks in run.others.items()
        ],
    }


def write(content: Path, found: dict[str, Any]) -> Path:
    """Write the file, in the shape that the checker reads."""
    AccessibilityChecks.model_validate(found)
    path = content / FILE
    path.write_text(HEAD + yaml.safe_dump(found, sort_keys=False, allow_unicode=True, width=110), encoding="utf-8")
    return path


def main() -> None:
    """Build the site for today, look at it, and write what was found."""
    site, today = site_from(CONFIG), date.today()
    with TemporaryDirectory() as place, chromium() as browser:
        folder = Path(place) / "site"
        build(site.content, folder, settings=site.settings, as_of=today, host=MkDocsHost(CONFIG), pages=site.pages)
        plan = plan_from(site.content, settings=site.settings, as_of=today, pages=site.pages).plan
        found = checked(browser, folder, list(pages_of(plan, site.pages)), today)
    faults, failed = sum(one["times"] for one in found["faults"]), sum(one["faults"] for one in found["others"])
    print(
        f"{write(site.content, found)}: {faults} faults in {found['looks']} looks, and {failed} of other tries failed"
    )


if __name__ == "__main__":
    main()
