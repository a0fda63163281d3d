"""Copying: a link to each part of a page, and texts in boxes. By keyboard and pointer, told to all, kept nowhere."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.checks import FOCUS
from tests.browser.conftest import EVERYTHING, Open

pytestmark = pytest.mark.browser

AGREEMENT = "agreements/exampleshire-free-school-meals/"
CANONICAL = f"https://plainview.example/{AGREEMENT}"
SHOW, HIDE = "Show links to each part", "Hide links to each part"
REFUSING = "() => { navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError')); }"
KEEPING = "() => { navigator.clipboard.writeText = async (words) => { window.copied = words; }; }"


def asked(page: Page) -> None:
    page.get_by_role("button", name=SHOW).click()
    expect(page.get_by_role("button", name=HIDE)).to_be_visible()


def test_nothing_is_added_to_a_page_until_a_reader_asks(visit: Open) -> None:
    one = visit(AGREEMENT)
    scripts: list[str] = []
    one.page.on("request", lambda request: scripts.append(request.url))
    assert one.page.get_by_role("button", name="Copy link").count() == 0
    asked(one.page)
    # What copies is there already, for the questions on the page.
    assert [url.rpartition("/")[2] for url in scripts if url.endswith(".js")] == ["copy-links.js"]


def test_each_part_that_can_be_linked_to_has_a_button_that_copies_its_lasting_link(visit: Open) -> None:
    page = visit(AGREEMENT).page
    page.evaluate(KEEPING)
    asked(page)
    for name, place in (
        ("What can I do?", "what-can-i-do"),
        ("Where", "fact-areas"),
        ("Whether the family gets help with rent or Council Tax", "data-benefit-status"),
        ("300 more children in Exampleshire get a free meal each year.", "promise-more-meals"),
    ):
        button = page.get_by_role("button", name=f"Copy link: {name}", exact=True)
        button.focus()
        page.keyboard.press("Enter")
        expect(page.get_by_role("button", name=f"Copied: {name}", exact=True)).to_be_focused()
        expect(page.get_by_role("status").last).to_have_text(f"Copied: {name}")
        assert page.evaluate("window.copied") == f"{CANONICAL}#{place}"
    assert page.get_by_role("button", name="Copied").count() == 1, "the one before says again what it does"


def test_every_question_every_answer_and_every_fact_has_one_and_explained_words_have_none(visit: Open) -> None:
    page = visit(AGREEMENT).page
    asked(page)
    without = page.evaluate(
        """() => [...document.querySelectorAll('main :is(h2, h3, h4, li, dl > div)[id]')]
          .filter((part) => !part.closest('.pv-terms, [popover], nav'))
          .filter((part) => !part.querySelector('.pv-part-link')
            && !part.nextElementSibling?.matches('.pv-part-link')).map((part) => part.id)"""
    )
    assert without == []
    assert page.locator(".pv-terms .pv-part-link, [popover] .pv-part-link, nav .pv-part-link").count() == 0
    assert page.locator(".pv-part-link").count() > 80


def test_asking_again_takes_them_away_and_the_page_is_as_it_was(visit: Open) -> None:
    page = visit(AGREEMENT).page
    before = page.locator("main").inner_html()
    asked(page)
    page.get_by_role("button", name=HIDE).click()
    expect(page.get_by_role("button", name=SHOW)).to_be_visible()
    assert page.locator("main").inner_html() == before


def test_the_button_that_was_pressed_stays_under_the_finger(visit: Open) -> None:
    page = visit(AGREEMENT, width=360).page
    button = page.locator(".pv-show-parts")
    button.scroll_into_view_if_needed()
    before = button.bounding_box()
    asked(page)
    after = button.bounding_box()
    assert before and after and abs(before["y"] - after["y"]) < 2


def test_where_the_browser_does_not_let_us_copy_the_link_is_shown_and_marked(visit: Open) -> None:
    page = visit(AGREEMENT, width=360).page
    page.evaluate(REFUSING)
    asked(page)
    page.get_by_role("button", name="Copy link: Where", exact=True).click()
    box = page.get_by_role("textbox", name="Words to copy")
    expect(box).to_be_focused()
    width = box.bounding_box()
    assert width and width["width"] > 300, "the link can be read"
    assert page.evaluate("getSelection().toString() || document.activeElement.value") == f"{CANONICAL}#fact-areas"
    expect(page.get_by_role("status").last).to_contain_text("Your browser does not let us copy.")


def test_on_a_phone_a_button_takes_a_line_of_its_own_only_where_there_is_no_room(visit: Open) -> None:
    page = visit(AGREEMENT, width=360).page
    height = "document.documentElement.scrollHeight"
    before = page.evaluate(height)
    asked(page)
    buttons = page.locator(".pv-part-link button:visible")
    assert (page.evaluate(height) - before) / buttons.count() < 10
    heading = page.locator("#about-me")
    beside = heading.locator("+ .pv-part-link button")
    assert beside.inner_text() == "Copy"
    where, of = beside.bounding_box(), heading.bounding_box()
    assert where and of and of["y"] < where["y"] + where["height"] / 2 < of["y"] + of["height"]


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
def test_a_page_with_its_links_shown_is_accessible_and_no_wider(visit: Open, width: int, scheme: str) -> None:
    one = visit(AGREEMENT, width=width, scheme=scheme)
    asked(one.page)
    assert one.violations(EVERYTHING) == []
    assert one.page.evaluate("document.documentElement.scrollWidth") <= width
    small = one.page.locator(".pv-part-link button:visible").evaluate_all(
        "(buttons) => buttons.filter((one) => one.offsetHeight < 24 || one.offsetWidth < 24).length"
    )
    assert small == 0


def test_each_reference_is_copied_whole(visit: Open) -> None:
    one = visit(f"{AGREEMENT}cite/")
    one.page.evaluate(KEEPING)
    for name in ("In words", "BibTeX", "CSL-JSON, for Zotero and others", "The card", "The same as a picture"):
        button = one.page.get_by_role("button", name=f"Copy: {name}", exact=True)
        button.click()
        expect(one.page.get_by_role("status").last).to_have_text(f"Copied: {name}")
        figure = one.page.locator("figure", has_text=name).first
        assert one.page.evaluate("window.copied") == figure.locator("pre").text_content()
    assert one.complaints == []


def test_nothing_is_kept_or_put_into_the_address(visit: Open) -> None:
    page = visit(AGREEMENT, fresh=True).page
    page.evaluate(KEEPING)
    address = page.url
    asked(page)
    page.get_by_role("button", name="Copy link: Where", exact=True).click()
    assert page.url == address
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


def test_without_a_script_the_page_behind_leads_to_each_part_and_its_words_can_be_marked(visit: Open) -> None:
    page = visit(f"{AGREEMENT}cite/", script=False).page
    assert page.get_by_role("button", name="Copy").count() == 0
    assert "Show links to each part" not in page.locator("body").inner_text()
    page.get_by_role("link", name="Names of children who now have a free meal").click()
    page.wait_for_url(f"**/{AGREEMENT}#data-sign-up-list")
    expect(page.locator(":target")).to_contain_text("Names of children who now have a free meal")


def test_the_one_stop_that_it_adds_is_seen(visit: Open) -> None:
    page = visit(AGREEMENT).page
    page.locator(".pv-show-parts").focus()
    stop = page.evaluate(FOCUS)
    assert stop["seen"] and stop["ring"] and stop["words"] == SHOW


@pytest.mark.parametrize("address", ["agreements/leeds-care-record/", "areas/leeds/", "gaps/"])
def test_a_question_can_be_copied_by_keyboard(visit: Open, address: str) -> None:
    page = visit(address, width=360).page
    page.evaluate(KEEPING)
    box = page.locator("figure[data-copy]", has=page.locator("blockquote")).first
    box.get_by_role("button", name="Copy: A question that you can copy").focus()
    page.keyboard.press("Enter")

    page.wait_for_function("() => window.copied")
    assert page.evaluate("window.copied") == box.locator("blockquote").inner_text().strip()
