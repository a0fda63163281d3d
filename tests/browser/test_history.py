"""Two versions of a record are compared by keyboard, the choice stands in the address, and old versions can be read."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.conftest import EVERYTHING, Visit, serving
from tests.conftest import Shared
from tests.history_site import ID, build_history_site

pytestmark = pytest.mark.browser

HISTORY = f"agreements/{ID}/history/"
OLD = f"agreements/{ID}/versions/2026-01-01-1/"
GONE = f"agreements/{ID}/versions/2026-03-01-1/"
TOLD = "[data-history] [role=status]"
RESULT = "[data-history] [data-result]"


@pytest.fixture(scope="module")
def origin(shared: Shared) -> Iterator[str]:
    with serving(shared("history-site", build_history_site)) as at:
        yield at


@pytest.fixture
def visit(windows: Callable[..., BrowserContext], origin: str) -> Iterator[Visit]:
    opened = Visit(windows(), origin)
    yield opened
    opened.close()


def test_two_versions_are_compared_by_keyboard_on_a_phone(visit: Visit) -> None:
    visit.look(360, "light")
    page = visit.open(HISTORY)
    older = page.get_by_label("From")
    older.focus()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowDown")  # letters, typed slowly, would each choose anew
    expect(older).to_have_value("2026-02-01-1")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Compare")).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.locator(TOLD)).to_have_text("7 facts differ between 1 February 2026 and 1 May 2026.")
    assert page.evaluate("location.hash") == "#compare=2026-02-01-1,2026-05-01-1"
    words = page.locator(RESULT).inner_text()
    assert "Before: 1 September 2026" in words and "After: 1 March 2027" in words
    assert "Before: Not there\nAfter: Schools in Exampleshire" in words.replace("\n\n", "\n")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert (visit.elsewhere, visit.complaints, visit.refused()) == ([], [], [])
    assert page.evaluate("location.search + document.cookie + localStorage.length + sessionStorage.length") == "00"
    assert visit.violations(EVERYTHING) == []


def test_a_choice_in_the_address_is_opened_and_the_newer_stands_second(visit: Visit) -> None:
    page = visit.open(f"{HISTORY}#compare=2026-05-01-1,2026-02-01-1")

    expect(page.locator(TOLD)).to_have_text("7 facts differ between 1 February 2026 and 1 May 2026.")
    expect(page.locator(TOLD)).to_be_in_viewport()
    assert page.evaluate("scrollY") > 0


@pytest.mark.parametrize(
    ("choice", "told"),
    [
        ("2026-02-01-1,2026-02-01-1", "These are the same version. Choose two that differ."),
        ("2026-02-01-1,2020-02-01-1", "There is no such version of this record."),
        ("2026-03-01-1,2026-02-01-1", "There is no such version of this record."),  # it was taken down
        ("2026-02-01-1,2026-04-01-1", "No published fact differs between the two."),
        ("2026-01-01-1,2026-02-01-1", "1 fact differs between 1 January 2026 and 1 February 2026."),
    ],
)
def test_each_choice_is_answered_in_words(visit: Visit, choice: str, told: str) -> None:
    page = visit.open(f"{HISTORY}#compare={choice}")

    expect(page.locator(TOLD)).to_have_text(told)


def test_what_cannot_be_fetched_is_said(visit: Visit) -> None:
    visit.page.route("**/2026-02-01-1/index.json", lambda route: route.abort())
    page = visit.open(f"{HISTORY}#compare=2026-02-01-1,2026-05-01-1")

    expect(page.locator(TOLD)).to_contain_text("One of the two could not be fetched.")
    page.unroute("**/2026-02-01-1/index.json")
    page.get_by_role("button", name="Compare").click()
    expect(page.locator(TOLD)).to_have_text("7 facts differ between 1 February 2026 and 1 May 2026.")


def test_a_link_to_a_version_on_the_page_is_no_choice(visit: Visit) -> None:
    page = visit.open(f"{HISTORY}#version-2026-02-01-1")

    expect(page.locator("[data-history]")).to_be_visible()
    expect(page.locator(TOLD)).to_have_text("")


def test_without_a_script_there_is_no_choice_and_every_change_is_told(
    windows: Callable[..., BrowserContext], origin: str
) -> None:
    quiet = Visit(windows(script=False), origin)
    page = quiet.open(HISTORY)

    assert not page.locator("[data-history]").is_visible()
    assert "Schools in Exampleshire were added" in page.locator("main").inner_text()
    quiet.close()


@pytest.mark.parametrize("address", [OLD, GONE])
def test_an_old_version_is_accessible_and_asks_search_engines_to_pass(visit: Visit, address: str) -> None:
    visit.look(360, "dark")
    page = visit.open(address)

    assert visit.violations(EVERYTHING) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.locator("meta[name=robots]").get_attribute("content") == "noindex"
    assert page.locator("link[rel=canonical]").get_attribute("href") == f"https://plainview.example/{address}"
    assert (visit.elsewhere, visit.complaints) == ([], [])
