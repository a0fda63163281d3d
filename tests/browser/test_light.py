"""What a visit costs and whether it holds still: bytes, requests, and nothing that moves while a page arrives."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Page, Request

from tests.content.test_light_pages import REPEAT_VISIT

pytestmark = pytest.mark.browser

BARE, FULL = "agreements/leeds-care-record/", "agreements/exampleshire-free-school-meals/"
FIRST_VISIT, REQUESTS = 90_000, 10
# Typefaces and pictures are packed already; a host packs the rest.
PACKED = (".woff2", ".png", ".jpg")
# How far each thing in the window moved by itself, from the moment that the page began (web.dev's layout shift), what
# was drawn largest, and what it had to wait for.
SHIFTS = """() => new Promise((tell) => {
  const found = [];
  new PerformanceObserver((list) => found.push(...list.getEntries())).observe({type: "layout-shift", buffered: true});
  document.fonts.ready.then(() => setTimeout(() => tell(found.filter((one) => !one.hadRecentInput)
    .map(({value, sources}) => `${value.toFixed(4)} by ${sources.map(({node}) => node?.className || node?.nodeName)}`)),
    200));
})"""
LARGEST = """() => new Promise((tell) => new PerformanceObserver((list) => {
  const largest = list.getEntries().at(-1);
  tell([largest.element?.tagName ?? "", largest.url]);
}).observe({type: "largest-contentful-paint", buffered: true}))"""


def weight(site: Path, url: str, origin: str) -> int:
    """How many bytes a host would send for one file."""
    path = unquote(re.sub(r"[?#].*", "", url.removeprefix(origin)))
    file = site / (f"{path}index.html" if path.endswith("/") or not path else path)
    whole = file.read_bytes()
    return len(whole) if path.endswith(PACKED) else len(gzip.compress(whole, 6))


def asked_for(page: Page, url: str) -> list[str]:
    """What a page asks for until it has all that it wants.

    Its icon is among it, once: a browser asks for that when it has nothing else to do, or not at all.
    """
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    page.on("request", note)
    page.goto(url, wait_until="networkidle")
    page.evaluate("document.fonts.ready.then(() => true)")
    page.remove_listener("request", note)
    icon: str = page.locator("link[rel=icon]").evaluate("(link) => link.href")
    return [*(one for one in asked if one != icon), icon]


@pytest.mark.parametrize("address", [BARE, FULL], ids=["bare", "full"])
def test_a_visit_to_an_agreement_is_light(browser: Browser, served: str, real_site: Path, address: str) -> None:
    page = browser.new_page()
    first = asked_for(page, served + address)
    assert len(first) <= REQUESTS, first
    assert sum(weight(real_site, url, served) for url in first) <= FIRST_VISIT
    # Maps are opened by the visitor: until then neither Leaflet nor outlines are asked for.
    assert not [url for url in first if re.search(r"leaflet|outlines|places|map\.json", url)]

    again = asked_for(page, served + address)
    named = {url for url in again if url.removeprefix(served) == address}
    assert named
    assert set(again) <= set(first)
    assert sum(weight(real_site, url, served) for url in named) <= REPEAT_VISIT
    page.close()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("address", ["", FULL, "areas/leeds/", "understand/spectrum/"])
def test_nothing_moves_while_a_page_arrives(browser: Browser, served: str, address: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    # The typeface comes late, as on a slow line.
    page.route("**/*.woff2", lambda route: (page.wait_for_timeout(150), route.continue_()))
    page.goto(served + address)
    assert page.evaluate(SHIFTS) == []
    assert page.evaluate(LARGEST)[1] == ""  # words, for which no file has to come first
    page.close()


# Words, in what a selector finds, that stand on more than one line.
CUT = """(selector) => [...document.querySelectorAll(selector)].flatMap(({firstChild}) =>
  [...firstChild.data.matchAll(/\\S+/g)].filter(({0: word, index}) => {
    const range = document.createRange();
    range.setStart(firstChild, index);
    range.setEnd(firstChild, index + word.length);
    return range.getClientRects().length > 1;
  }).map(([word]) => word))"""


def test_a_typeface_that_never_comes_cuts_no_word_and_moves_no_button(browser: Browser, served: str) -> None:
    """What stands in for it may be wider, and this machine's is among the widest."""
    page = browser.new_page(viewport={"width": 360, "height": 800})
    page.route("**/*.woff2", lambda route: route.abort())
    page.goto(served)
    name, menu = (page.locator(part).bounding_box() for part in (".pv-name", ".pv-menu"))
    assert name and menu
    assert name["y"] < menu["y"] + menu["height"] / 2 < name["y"] + name["height"]
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.evaluate(CUT, "thead th") == []
    page.close()
