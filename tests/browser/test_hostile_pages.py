"""Hostile words on a page of each kind, in a browser that is not held back by the page's own policy."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from generator.present.assets import first_script
from tests import hostile
from tests.browser.conftest import Visit, serving

pytestmark = pytest.mark.browser
# Each text of a record that is in the page and that nobody could see, whatever they opened. What a term means comes up
# when it is pressed, and a comparison when two are chosen: other tests do both.
UNSEEN = """() => {
  const found = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const OPENED_BY_HAND = 'script, .pv-term__means, .pv-compare[hidden], .pv-compare [hidden]';
  const range = document.createRange();
  while (walker.nextNode()) {
    const text = walker.currentNode, holder = text.parentElement;
    if (!/Mark\\d+x/.test(text.data) || holder.closest(OPENED_BY_HAND)) continue;
    range.selectNodeContents(text);
    const {width, height} = range.getBoundingClientRect();
    const shown = holder.checkVisibility({opacityProperty: true, visibilityProperty: true});
    if (!shown || width < 2 || height < 2) found.push(holder.outerHTML.slice(0, 200));
  }
  return found;
}"""


@pytest.fixture(scope="module")
def hostile_origin(hostile_site: tuple[Path, hostile.Words]) -> Iterator[str]:
    with serving(hostile_site[0]) as origin:
        yield origin


@pytest.mark.parametrize("name", hostile.PAGES)
def test_hostile_words_run_nothing_and_ask_for_nothing(
    windows: Callable[..., BrowserContext], hostile_origin: str, name: str
) -> None:
    visit = Visit(windows(policy=False), hostile_origin)
    visit.stay()
    page = visit.open(hostile.PAGES[name])
    page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")
    page.evaluate(
        """for (const part of document.querySelectorAll('*'))
          for (const kind of ['mouseover', 'focus', 'error', 'load']) part.dispatchEvent(new Event(kind))"""
    )
    assert page.evaluate(UNSEEN) == []
    card = name.partition(",")[0] == "card"  # it runs no script at all
    assert page.evaluate("typeof window.__ran") == "undefined"
    assert (visit.elsewhere, visit.complaints) == ([], [])
    written = page.evaluate("[...document.querySelectorAll('script:not([src])')].map((script) => script.text)")
    # What search engines are told on the page about the data is no script, though it stands in the element of one.
    assert [text for text in written if not text.startswith('{"@context"')] == ([] if card else [first_script()])
    scripts = page.evaluate("[...document.querySelectorAll('script[src]')].map((script) => script.src)")
    assert bool(scripts) is not card
    assert all(script.startswith(f"{visit.origin}assets/") for script in scripts), scripts
    assert ("<script>window.__ran=1</script>" in page.locator("main").inner_text()) is (
        name not in hostile.WITHOUT_RECORDS
    )
    visit.close()


@pytest.mark.parametrize(
    "name", ["home", "agreements", "agreement", "pack", "area", "organisation", "tests", "workshop-pack"]
)
def test_a_very_long_word_makes_no_page_scroll_sideways(
    windows: Callable[..., BrowserContext], hostile_origin: str, name: str
) -> None:
    visit = Visit(windows(), hostile_origin)
    visit.look(320, "light")
    page = visit.open(hostile.PAGES[name])
    assert hostile.LONG_WORD in page.locator("main").inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    visit.close()


def test_hostile_names_on_an_open_map_are_only_read(
    windows: Callable[..., BrowserContext], hostile_origin: str
) -> None:
    visit = Visit(windows(policy=False), hostile_origin)
    page = visit.open("areas/hostile-place/")
    page.get_by_role("button", name="Open the map").click()
    page.locator(".pv-map__live .pv-map__here").hover()
    assert "<script>window.__ran=1</script>" in page.locator(".leaflet-tooltip").inner_text()
    page.locator(".pv-map__live").focus()
    page.keyboard.press("Enter")
    assert "<script>window.__ran=1</script>" in page.locator(".leaflet-popup-content").inner_text()
    assert page.locator(".pv-map__live :is(script, img, iframe, style)").count() == 0
    page.goto(f"{hostile_origin}areas/")
    page.locator("#find").focus()
    page.keyboard.type("mark")
    page.locator(".pv-find__answers a").first.wait_for()
    assert "<script>window.__ran=1</script>" in page.locator(".pv-find__answers").inner_text()
    assert page.locator(".pv-find :is(script, img, iframe, style)").count() == 0
    assert page.evaluate("typeof window.__ran") == "undefined"
    assert (visit.elsewhere, visit.complaints) == ([], [])
    visit.close()


def test_hostile_results_of_a_search_are_only_read(windows: Callable[..., BrowserContext], hostile_origin: str) -> None:
    visit = Visit(windows(policy=False), hostile_origin)
    visit.look(320, "light")
    page = visit.open("search/")
    page.get_by_label("What are you looking for?").fill("mark")
    page.locator("[data-search] li").nth(9).wait_for()
    assert "<script>window.__ran=1</script>" in page.locator("[data-search] ol").inner_text()
    assert page.locator("[data-search] :is(script, img, iframe, style)").count() == 0
    assert page.evaluate("typeof window.__ran") == "undefined"
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert (visit.elsewhere, visit.complaints) == ([], [])
    visit.close()
