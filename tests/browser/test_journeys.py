"""What one resident wants to know, from the home page on: by keyboard alone on a phone, and without a script.

Someone in Sheffield has a letter about free school meals. They look for the agreement, read whether anyone has judged
it, and find out how to complain. Every key is counted: a way that grows much longer fails here.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open, Visit

pytestmark = pytest.mark.browser

HEIGHT = 640
FOCUSED = """() => {
  const at = document.activeElement;
  return (at.labels?.[0]?.innerText || at.innerText || at.getAttribute('aria-label') || '').trim();
}"""
AGREEMENT = "Sheffield's automatic award of free school meals"


class Keys:
    """Someone who has a keyboard and nothing else, and how often they pressed a key."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.pressed = 0

    def press(self, key: str) -> None:
        """Press one key."""
        self.page.keyboard.press(key)
        self.pressed += 1

    def type(self, words: str) -> None:
        """Press a key for each letter."""
        for letter in words:
            self.press(letter)

    def tab_to(self, words: str, most: int) -> None:
        """Press Tab until what has the focus is called so."""
        for _ in range(most):
            self.press("Tab")
            if self.page.evaluate(FOCUSED) == words:
                return
        raise AssertionError(f"“{words}” is further away than {most} presses of the Tab key")

    def follow(self, words: str, address: str, most: int) -> None:
        """Go to a link and press Enter on it."""
        self.tab_to(words, most)
        self.press("Enter")
        self.page.wait_for_url(f"**/{address}")


def on_a_phone(visit: Open, *, script: bool = True) -> tuple[Visit, Keys]:
    """The home page in the window of a phone, with nothing stored."""
    one = visit("", width=360, fresh=True, script=script)
    one.page.set_viewport_size({"width": 360, "height": HEIGHT})
    return one, Keys(one.page)


def read_and_find_how_to_complain(keys: Keys) -> None:
    """On the page of the agreement: whether it was judged, and whom to complain to."""
    page = keys.page
    expect(page.get_by_role("heading", level=1)).to_have_text(AGREEMENT)
    keys.follow("The three tests", "agreements/sheffield-fsm/#three-tests", 25)
    judged = page.locator("#three-tests ~ *").get_by_text("Not assessed", exact=True).first
    expect(judged).to_be_in_viewport()
    keys.tab_to("Information Commissioner's Office", 25)
    expect(page.get_by_role("heading", name="Then complain to the regulator")).to_be_in_viewport()
    expect(page.get_by_role("heading", name="Complain to the organisation first")).to_be_visible()


def test_by_keyboard_from_the_name_of_a_council_to_how_to_complain(visit: Open) -> None:
    one, keys = on_a_phone(visit)
    expect(one.page.get_by_label("Your council")).to_be_visible()
    keys.tab_to("Your council, or half your postcode", 15)
    keys.type("sheffield")
    first = one.page.locator(".pv-find__answers a").first
    expect(first).to_contain_text("Sheffield")
    keys.press("ArrowDown")
    expect(first).to_be_focused()
    keys.press("Enter")
    one.page.wait_for_url("**/areas/sheffield/")
    keys.follow(AGREEMENT, "agreements/sheffield-fsm/", 25)
    read_and_find_how_to_complain(keys)
    print(f"\nBy the finder: {keys.pressed} keys")
    assert keys.pressed <= 75
    assert (one.elsewhere, one.complaints) == ([], [])


def test_by_keyboard_from_a_few_words_in_the_search_to_how_to_complain(visit: Open) -> None:
    one, keys = on_a_phone(visit)
    keys.tab_to("Search", 10)
    keys.press("Enter")
    expect(one.page.get_by_label("What are you looking for?")).to_be_focused()
    keys.type("free meals sheffield")
    first = one.page.locator("[data-search] ol a").first
    expect(first).to_contain_text(AGREEMENT)
    keys.press("ArrowDown")
    expect(first).to_be_focused()  # once the search has found all that it shows
    keys.press("Enter")
    one.page.wait_for_url("**/agreements/sheffield-fsm/")
    read_and_find_how_to_complain(keys)
    print(f"\nBy the search: {keys.pressed} keys")
    assert keys.pressed <= 70
    assert (one.elsewhere, one.complaints) == ([], [])


def test_without_a_script_by_links_from_the_home_page_to_how_to_complain(visit: Open) -> None:
    one, keys = on_a_phone(visit, script=False)
    keys.follow("All councils, A to Z", "areas/", 30)
    keys.follow("S", "areas/#letter-s", 45)
    keys.follow("Sheffield", "areas/sheffield/", 40)
    keys.follow(AGREEMENT, "agreements/sheffield-fsm/", 25)
    read_and_find_how_to_complain(keys)
    print(f"\nWithout a script: {keys.pressed} keys")
    assert keys.pressed <= 110
    assert (one.elsewhere, one.complaints) == ([], [])
