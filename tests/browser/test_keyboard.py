"""Everything works by keyboard, focus is never lost or hidden, and nothing is kept but what was chosen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.checks import focusable, tab_through
from tests.browser.conftest import HEIGHT, Open

pytestmark = pytest.mark.browser

MAIN_LINKS = ["Everyday moments", "Places", "Agreements", "The tests", "Understand", "About"]
AT = "document.activeElement.innerText"
IN_DRAWER = "document.activeElement.closest('dialog') !== null"
SIDE_WAYS = "document.querySelector('main').getBoundingClientRect().left"
AGREEMENT = "agreements/exampleshire-free-school-meals/"
PACK = f"{AGREEMENT}pack/"


@pytest.mark.parametrize(
    ("address", "width"),
    [
        ("", 360),
        ("", 1280),
        (AGREEMENT, 360),
        ("agreements/page/2/", 1280),
        ("areas/leeds/", 360),
        ("about/", 1280),
        (PACK, 360),
        (f"{AGREEMENT}cite/", 360),
        ("agreements/connected-bradford/compare/", 360),
        ("agreements/connected-bradford/compare/", 1280),
    ],
)
def test_every_stop_can_be_seen_and_has_a_name(visit: Open, address: str, width: int) -> None:
    page = visit(address, width=width).page
    expected = focusable(page)
    stops = tab_through(page)
    assert len(stops) == expected > 5
    for stop in stops:
        assert stop["seen"], stop
        assert stop["words"], stop
        assert stop["ring"], stop


def test_the_first_stop_skips_to_the_words(visit: Open) -> None:
    page = visit(AGREEMENT).page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.innerText") == "Skip to the main part"
    page.keyboard.press("Enter")
    expect(page.locator("#content")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def shown_links(page: Page) -> list[str]:
    links = page.locator("header nav").get_by_role("link")
    return [link.inner_text() for link in links.all() if link.is_visible()]


def test_on_a_wide_page_the_main_links_stand_open(visit: Open) -> None:
    page = visit("").page
    assert shown_links(page) == MAIN_LINKS
    assert not page.get_by_role("button", name="Menu").is_visible()


def test_the_menu_of_a_narrow_page_opens_keeps_the_tab_key_and_closes_by_keyboard(visit: Open) -> None:
    page = visit(AGREEMENT, width=360).page
    button = page.get_by_role("button", name="Menu")
    assert button.get_attribute("aria-expanded") == "false"
    assert shown_links(page) == []
    page.evaluate("window.scrollTo(0, 300)")
    before = page.evaluate(SIDE_WAYS), page.evaluate("scrollY")
    button.focus()
    page.evaluate("window.scrollTo(0, 300)")
    page.keyboard.press("Enter")
    drawer = page.get_by_role("dialog", name="Menu")
    assert drawer.is_visible() and button.get_attribute("aria-expanded") == "true"
    assert page.evaluate(AT) == "Close"
    # Around and around, forwards and back, and never out of it
    stops = ["Close", "Home", *MAIN_LINKS]
    for stop in [*stops, *stops]:
        assert page.evaluate(AT) == stop and page.evaluate(IN_DRAWER)
        page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    assert page.evaluate(AT) == MAIN_LINKS[-1]
    # The page behind stays where it was
    page.mouse.move(20, 400)
    page.mouse.wheel(0, 400)
    assert (page.evaluate(SIDE_WAYS), page.evaluate("scrollY")) == before
    page.keyboard.press("Escape")
    expect(button).to_have_attribute("aria-expanded", "false")
    assert (shown_links(page), page.evaluate(AT)) == ([], "Menu")


def test_the_menu_closes_by_its_button_by_a_press_beside_it_and_when_the_row_has_room(visit: Open) -> None:
    one = visit("", width=360)
    page = one.page
    drawer, button = page.get_by_role("dialog", name="Menu"), page.locator(".pv-menu")
    for shut in (
        lambda: page.get_by_role("button", name="Close").click(),
        lambda: page.mouse.click(10, 400),
        lambda: one.look(1280, "light"),
    ):
        button.click()
        page.mouse.click(200, HEIGHT - 20)  # in the drawer, under its links
        assert drawer.is_visible()
        shut()
        expect(drawer).not_to_be_visible()
        expect(button).to_have_attribute("aria-expanded", "false")  # a moment later, with the links back in their place
    assert shown_links(page) == MAIN_LINKS


def test_without_script_the_main_links_simply_stand_there(visit: Open) -> None:
    page = visit("", width=360, script=False).page
    assert shown_links(page) == MAIN_LINKS
    assert not page.get_by_role("button", name="Menu").is_visible()
    assert not page.get_by_role("group", name="Colours").is_visible()


def test_the_link_to_where_you_are_says_so(visit: Open) -> None:
    page = visit("areas/leeds/").page
    assert page.locator("header nav [aria-current]").all_inner_texts() == ["Places"]


def test_a_link_to_one_answer_opens_what_it_stands_in(visit: Open) -> None:
    page = visit(f"{AGREEMENT}#a-2-purposeful.no-surprises").page
    answer = page.locator("[id='a-2-purposeful.no-surprises']")
    assert answer.is_visible()
    top = answer.evaluate("part => part.getBoundingClientRect().top")
    assert 0 <= top < page.evaluate("innerHeight")


PAGE_COLOUR = "getComputedStyle(document.body).backgroundColor"
LIGHT, DARK = "rgb(251, 250, 247)", "rgb(18, 23, 31)"


def test_colours_follow_the_device_until_they_are_chosen(visit: Open) -> None:
    one = visit("", scheme="dark", fresh=True)
    page = one.page
    assert page.evaluate(PAGE_COLOUR) == DARK
    one.look(1280, "light")
    assert page.evaluate(PAGE_COLOUR) == LIGHT

    page.get_by_role("button", name="Dark").press("Enter")
    assert page.evaluate(PAGE_COLOUR) == DARK
    one.open("about/")
    assert page.evaluate(PAGE_COLOUR) == DARK
    assert page.get_by_role("button", name="Dark").get_attribute("aria-pressed") == "true"
    assert page.evaluate("Object.entries(localStorage)") == [["plainview-colours", "dark"]]

    page.get_by_role("button", name="As my device").press("Enter")
    assert page.evaluate(PAGE_COLOUR) == LIGHT
    assert page.evaluate("localStorage.length") == 0


def test_nothing_is_kept_about_a_visitor_who_chose_nothing(visit: Open) -> None:
    page = visit(AGREEMENT, fresh=True).page
    page.locator("summary").first.click()
    assert page.evaluate("document.cookie") == ""
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert page.context.cookies() == []
