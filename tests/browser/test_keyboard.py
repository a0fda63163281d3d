"""Everything works by keyboard, and focus is never lost or hidden."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

FOCUS = """() => {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  const box = at.getBoundingClientRect();
  const style = getComputedStyle(at);
  return {
    words: (at.innerText || at.getAttribute('aria-label') || '').trim(),
    tag: at.tagName,
    seen: box.width > 0 && box.height > 0 && box.right > 0 && box.bottom > 0 && style.visibility !== 'hidden',
    ring: style.outlineStyle !== 'none' || style.boxShadow !== 'none',
  };
}"""


def tab_through(page: Page, most: int = 400) -> list[dict[str, object]]:
    stops: list[dict[str, object]] = []
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS)
        if stop is None:
            return stops
        stops.append(stop)
    return stops


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("address", ["", "agreements/exampleshire-free-school-meals/", "areas/leeds/", "about/"])
def test_every_stop_can_be_seen_and_has_a_name(visit: Callable[..., object], address: str, width: int) -> None:
    page = visit(width=width).open(address)  # type: ignore[attr-defined]
    stops = tab_through(page)
    assert len(stops) > 5
    for stop in stops:
        assert stop["seen"], stop
        assert stop["words"], stop
        assert stop["ring"], stop


def test_the_first_stop_skips_to_the_words(visit: Callable[..., object]) -> None:
    page = visit().open("agreements/leeds-care-record/")  # type: ignore[attr-defined]
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_the_menu_of_a_narrow_page_opens_and_closes_by_keyboard(visit: Callable[..., object]) -> None:
    page = visit(width=360).open("")  # type: ignore[attr-defined]
    button = page.get_by_role("button", name="Menu")
    assert button.get_attribute("aria-expanded") == "false"
    assert not page.get_by_role("link", name="Agreements", exact=True).first.is_visible()
    button.focus()
    page.keyboard.press("Enter")
    assert button.get_attribute("aria-expanded") == "true"
    assert page.get_by_role("link", name="Agreements", exact=True).first.is_visible()
    page.keyboard.press("Escape")
    assert button.get_attribute("aria-expanded") == "false"
    assert page.evaluate("document.activeElement.textContent").strip() == "Menu"


def test_without_script_the_menu_is_simply_there(visit: Callable[..., object]) -> None:
    page = visit(width=360, script=False).open("")  # type: ignore[attr-defined]
    assert page.get_by_role("link", name="Agreements", exact=True).first.is_visible()
    assert page.get_by_role("button", name="Menu").count() == 0


def test_the_colour_scheme_follows_the_device_until_it_is_chosen(visit: Callable[..., object]) -> None:
    dark = visit(scheme="dark").open("")  # type: ignore[attr-defined]
    light = visit(scheme="light").open("")  # type: ignore[attr-defined]
    colour = "getComputedStyle(document.body).backgroundColor"
    assert dark.evaluate(colour) == "rgb(18, 23, 31)"
    assert light.evaluate(colour) == "rgb(251, 250, 247)"


def test_nothing_is_kept_about_a_visitor_who_chose_nothing(visit: Callable[..., object]) -> None:
    page = visit().open("agreements/leeds-care-record/")  # type: ignore[attr-defined]
    assert page.evaluate("document.cookie") == ""
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
