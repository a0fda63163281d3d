"""The search: by keyboard on a phone, over every page and on its own, with nothing fetched before someone types."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page, Route, expect

from generator.model.folding import words
from tests.browser.conftest import EVERYTHING, Open

pytestmark = pytest.mark.browser

RESULTS = "[data-search] ol a"
TOLD = "[data-search] [role=status]"


def hash_of(page: Page) -> str:
    held: str = page.evaluate("decodeURIComponent(location.hash)")
    return held


def first_of(page: Page, typed: str) -> list[str]:
    """What stands first when these words are searched: its title, and what sort of thing it is."""
    box = page.get_by_label("What are you looking for?")
    box.fill("")
    expect(page.locator(RESULTS)).to_have_count(0)
    box.fill(typed)
    page.locator(RESULTS).first.wait_for()
    return page.locator("[data-search] ol li").first.locator("a, .pv-search__sort").all_inner_texts()


def test_over_another_page_by_keyboard_on_a_phone(visit: Open) -> None:
    one = visit("areas/leeds/", width=360, fresh=True)
    page = one.page
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(one.origin)))
    link = page.get_by_role("link", name="Search", exact=True)
    link.press("Enter")
    box = page.get_by_label("What are you looking for?")
    expect(box).to_be_focused()
    scripts = ["assets/search-box.js", "assets/search-index.js", "assets/search.js"]
    assert sorted({*asked} - {"assets/favicon.svg"}) == [*scripts, "search/"]

    page.keyboard.type("leeds")
    expect(page.locator(RESULTS).first).to_have_text("Leeds")
    expect(page.locator(TOLD)).to_contain_text("results.")
    assert page.locator("[data-search] li").first.locator(".pv-search__sort").inner_text() == "Place"
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert one.violations(EVERYTHING) == []
    page.keyboard.press("ArrowDown")
    expect(page.locator(RESULTS).first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator(RESULTS).nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(box).to_be_focused()

    page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)
    expect(link).to_be_focused()
    link.press("Enter")
    expect(box).to_be_focused()
    page.get_by_role("button", name="Close").press("Enter")
    expect(link).to_be_focused()
    link.press("Enter")
    page.get_by_role("link", name="Keep or share this search").press("Enter")
    page.wait_for_url("**/search/#leeds")
    expect(page.locator(RESULTS).first).to_have_text("Leeds")
    assert (one.elsewhere, one.complaints) == ([], [])
    assert page.evaluate("location.search + document.cookie") == ""
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_on_its_own_page_words_stand_in_the_address(visit: Open) -> None:
    one = visit("search/", fresh=True)
    page = one.page
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(one.origin)))
    page.get_by_label("What are you looking for?").focus()
    assert [each for each in asked if each.startswith("search/")] == []

    assert first_of(page, "free school meals")[1] == "Agreement"
    assert hash_of(page) == "#free school meals"
    page.keyboard.press("Enter")
    expect(page.locator(RESULTS).first).to_be_focused()
    assert first_of(page, "council tax") == ["Council Tax Support", "Word explained"]
    page.go_back()
    expect(page.get_by_label("What are you looking for?")).to_have_value("free school meals")
    page.locator(".pv-skip").press("Enter")
    page.wait_for_function("() => decodeURIComponent(location.hash) === '#free school meals'")
    expect(page.locator(RESULTS).first).to_be_visible()

    many = page.get_by_role("button", name="Show more")
    first_of(page, "council")
    many.press("Enter")
    expect(page.locator(RESULTS)).to_have_count(20)
    expect(page.locator(RESULTS).nth(10)).to_be_focused()
    page.get_by_label("What are you looking for?").fill("hospitl in leeds")
    page.get_by_role("link", name="hospital in leeds").press("Enter")
    expect(page.get_by_label("What are you looking for?")).to_have_value("hospital in leeds")
    expect(page.locator("#all-lists")).to_be_visible()
    assert (one.elsewhere, one.complaints) == ([], [])


def test_what_residents_call_things(visit: Open) -> None:
    page = visit("search/", width=360).page
    assert first_of(page, "Leeds") == ["Leeds", "Place"]
    assert first_of(page, "doctor") == first_of(page, "docter") == ["Seeing a doctor", "Moment in your life"]
    assert "free school meals" in first_of(page, "free dinners")[0].lower()
    assert first_of(page, "social") == ["Social care", "Kind of service"]
    assert first_of(page, "benefits") == ["Money and benefits", "Kind of service"]
    assert first_of(page, "YNYS MÔN") == first_of(page, "ynys mon") == ["Isle of Anglesey", "Place"]
    assert first_of(page, "kings lynn") == first_of(page, "King’s Lynn") == ["King's Lynn and West Norfolk", "Place"]
    assert first_of(page, "how do i complain") == ["Complain to them first", "Part of a page"]
    assert first_of(page, "How do I stop my GP sharing my records?") == ["Ask them to stop", "Part of a page"]
    assert first_of(page, "moving house") == ["Moving home", "Moment in your life"]
    assert first_of(page, "sampleford")[1] == "Invented example of a place"
    first_of(page, "homelessness")
    sorts = page.locator(".pv-search__sort").all_inner_texts()
    assert sorts == sorted(sorts, key=lambda sort: sort.startswith("Invented"))
    page.get_by_label("What are you looking for?").fill("<img src=x onerror=alert(1)> “unicorns”")
    expect(page.locator(TOLD)).to_contain_text("Nothing here has all of these words.")
    assert page.locator("[data-search] img").count() == 0
    page.get_by_label("What are you looking for?").fill("docter")
    expect(page.locator(TOLD)).to_contain_text("Nothing here has “docter”. This is what has “doctor”.")
    page.get_by_label("What are you looking for?").fill("unicorns")
    expect(page.locator(TOLD)).to_contain_text("That does not mean that nothing is shared.")
    assert page.locator(RESULTS).count() == 0


def test_who_comes_back_from_a_result_is_where_they_were(visit: Open) -> None:
    page = visit("search/#council", width=360, fresh=True).page
    links = page.locator(RESULTS)
    page.get_by_role("button", name="Show more").click()
    expect(links).to_have_count(20)
    name = links.nth(14).inner_text()
    links.nth(14).scroll_into_view_if_needed()
    links.nth(14).click()
    page.wait_for_url(lambda address: "/search/" not in address)
    page.go_back()
    expect(links.nth(14)).to_be_focused()
    assert page.evaluate("performance.getEntriesByType('navigation')[0].type") == "back_forward"  # made anew, not kept
    assert page.locator(":focus").inner_text() == name
    expect(page.locator(":focus")).to_be_in_viewport()
    expect(links).to_have_count(20)
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_it_opens_at_once_and_is_filled_as_it_comes(visit: Open) -> None:
    page = visit("areas/leeds/", width=360, fresh=True).page
    held: list[Any] = []
    page.route("**/search/", lambda route: held.append(route))
    link = page.get_by_role("link", name="Search", exact=True)
    with page.expect_request("**/search/"):
        link.press("Enter")
    expect(page.get_by_role("dialog", name="Search")).to_contain_text("The search is on its way.")
    page.keyboard.press("Escape")
    expect(link).to_be_focused()
    link.press("Enter")
    held[0].continue_()
    expect(page.get_by_label("What are you looking for?")).to_be_focused()
    expect(page.get_by_role("dialog")).not_to_contain_text("on its way")
    # The name of a part of the page of the search is a word like any other.
    page.keyboard.type("content")
    page.get_by_role("link", name="Keep or share this search").or_(page.get_by_role("link", name="lists")).wait_for()

    # Whoever follows a result and comes back finds the search open, with the words and what was found.
    page.unroute_all()
    page.get_by_label("What are you looking for?").fill("council")
    links = page.locator(RESULTS)
    expect(links).to_have_count(10)
    names = links.all_inner_texts()
    links.nth(3).click()
    page.wait_for_url(lambda address: "/areas/leeds/" not in address)
    page.go_back()
    expect(page.get_by_role("dialog", name="Search")).to_be_visible()
    expect(page.get_by_label("What are you looking for?")).to_have_value("council")
    expect(links).to_have_text(names)
    assert page.evaluate("performance.getEntriesByType('navigation')[0].type") == "back_forward"  # made anew, not kept


def unavailable_to_scripts(route: Route) -> None:
    if route.request.resource_type == "fetch":
        route.fulfill(response=route.fetch(), status=503)
    else:
        route.continue_()


def test_a_search_that_cannot_come_leads_to_its_page(visit: Open) -> None:
    page = visit("areas/leeds/", width=360, fresh=True).page
    page.route("**/search-box.js", lambda route: route.abort())
    page.get_by_role("link", name="Search", exact=True).press("Enter")
    page.wait_for_url("**/search/")

    # An answer that the host says is an error is as good as none.
    page.unroute_all()
    page.go_back()
    page.route("**/search/", unavailable_to_scripts)
    page.get_by_role("link", name="Search", exact=True).press("Enter")
    page.wait_for_url("**/search/")
    expect(page.get_by_label("What are you looking for?")).to_be_visible()


def test_without_a_script_the_page_leads_to_lists(visit: Open) -> None:
    page = visit("areas/leeds/", width=360, script=False).page
    page.get_by_role("link", name="Search", exact=True).click()
    page.wait_for_url("**/search/")
    expect(page.get_by_text("The search needs JavaScript")).to_be_visible()
    expect(page.get_by_label("What are you looking for?")).not_to_be_visible()
    expect(page.get_by_role("main").get_by_role("link", name="Agreements")).to_be_visible()


def test_what_cannot_be_fetched_is_told_and_tried_again(visit: Open) -> None:
    page = visit("search/", fresh=True).page
    page.route("**/search/index.json", lambda route: route.abort())
    box = page.get_by_label("What are you looking for?")
    box.fill("leeds")
    expect(page.locator(TOLD)).to_contain_text("could not be loaded")
    page.unroute_all()
    assert first_of(page, "leeds ") == ["Leeds", "Place"]


LATE = re.compile("/search/.+/lines-")
SETTLED = "() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))"


def let_go(page: Page, held: list[Route]) -> None:
    """Let what is held come, the newest first, and hold nothing more."""
    page.route(LATE, lambda route: route.continue_())
    for route in reversed(held):
        with page.expect_response(route.request.url):
            route.continue_()
        page.evaluate(SETTLED)
    held.clear()


def test_what_is_found_is_for_the_words_that_stand_there(visit: Open) -> None:
    one = visit("search/", fresh=True)
    page = one.page
    box, links = page.get_by_label("What are you looking for?"), page.locator(RESULTS)
    # Where somebody lives is not for an address.
    box.fill("S10 2TN")
    page.get_by_role("link", name="Find your council").wait_for()
    assert "S10" not in page.url

    # What comes late, for words that stand there no more, is not shown: neither its first result nor the others.
    held: list[Route] = []
    page.route(LATE, lambda route: held.append(route))
    for typed in ("free school meals", "doctor"):
        with page.expect_request(LATE):
            box.fill(typed)
    let_go(page, held)
    expect(links).to_have_count(10)
    expect(links.first).to_have_text("Seeing a doctor")

    page.goto(f"{one.origin}search/")
    first: list[str] = []

    def all_but_the_first(route: Route) -> None:
        if first:
            held.append(route)
        else:
            first.append(route.request.url)
            route.continue_()

    page.route(LATE, all_but_the_first)
    with page.expect_request(lambda request: bool(LATE.search(request.url) and first and request.url != first[0])):
        box.fill("council")
    box.fill("doctor")
    let_go(page, held)
    expect(links).to_have_count(10)
    expect(links.first).to_have_text("Seeing a doctor")

    # One result needs no choice.
    box.fill("rushcliffe")
    expect(links).to_have_text(["Rushcliffe"])
    box.press("Enter")
    page.wait_for_url("**/areas/rushcliffe/")


# What is typed, and the word that was meant: itself where none is near enough.
SLIPS = {
    "docter": "doctor",
    "shcool": "school",
    "benifits": "benefits",
    "hosptial": "hospital",
    "hsopitla": "hospital",  # eight letters, two slips
    "sxhoxl": "sxhoxl",  # six, two
    "ledes": "leeds",
    "lxedx": "lxedx",  # five, two
    "dead": "dead",  # too short
    "parking": "parking",  # another first letter
}
KNOWN = ["school", "read", "deed", "doctor", "barking", "hospital", "benefits", "leeds", "schools"]


def test_a_slip_is_forgiven_and_a_right_word_is_left(visit: Open, served: str) -> None:
    page = visit("search/").page
    meant = page.evaluate(
        """async ([script, typed, known]) => {
          const { nearest } = await import(script);
          return typed.map((word) => nearest(word, known));
        }""",
        [f"{served}assets/search-spelling.js", [*SLIPS], KNOWN],
    )
    assert dict(zip(SLIPS, meant, strict=True)) == SLIPS


HARD = [
    *("Ynys Môn", "Tŷ’r Ŵyl", "King's Lynn & West Norfolk", "A&E", "a & e", "N.H.S. e.g. it", "free-school meals"),
    *(
        "families' addresses, churches",
        "bus gas status this",
        "Łódź Straße ﬁre İI ΣΑΣ ςσ",
        "পরিবার مدرسة 学校",
        "x" * 40,
    ),
    *("<b>bold</b> … — ½ ² ⅷ", "İstanbul", "a.b.c.d. a&b&c", "𝒜𝓁𝓅𝒽𝒶", "", "x" * 40),
]


def made_up() -> list[str]:
    """Texts of every sort of letter, the same each time."""
    texts: list[str] = []

    @settings(max_examples=400, derandomize=True, database=None)
    @given(st.text(st.characters(codec="utf-8", max_codepoint=0x2FFF, exclude_categories=["Cn"])))
    def collect(text: str) -> None:
        texts.append(text)

    collect()
    return texts


def test_words_are_compared_alike_here_and_in_the_build(visit: Open, served: str, real_site: Any) -> None:
    manifest = json.loads((real_site / "search" / "index.json").read_text("utf-8"))
    real = [
        title
        for file in sorted((real_site / "search" / manifest["folder"]).glob("lines-*.json"))
        for title in json.loads(file.read_text("utf-8"))[0]
    ]
    texts = [*HARD, *real, *made_up()]
    page = visit("search/").page
    folded = page.evaluate(
        "async ([script, texts]) => { const { words } = await import(script); return texts.map(words); }",
        [f"{served}assets/search-index.js", texts],
    )
    wrong = [(text, there) for text, there in zip(texts, folded, strict=True) if words(text) != there]
    assert wrong == []


# Either more results than there were, or the words that they could not be fetched
MORE_OR_FAILED = """(shown) => document.querySelectorAll('[data-search] ol a').length > shown
  || /could not/.test(document.querySelector('[data-search] [role=status]').innerText)"""


def test_more_that_fails_can_be_asked_for_again_and_repeats_nothing(visit: Open) -> None:
    page = visit("search/#council", fresh=True).page
    links, more = page.locator(RESULTS), page.get_by_role("button", name="Show more")
    expect(links).to_have_count(10)
    page.evaluate("() => { window.fetched = window.fetch; window.fetch = () => Promise.reject(new Error('gone')); }")
    before, shown = 0, 10
    while shown > before:  # until the next lines stand in a file that is not here yet
        before = shown
        more.press("Enter")
        page.wait_for_function(MORE_OR_FAILED, arg=before)
        shown = links.count()

    page.evaluate("() => { window.fetch = window.fetched; }")
    more.evaluate("(button) => { button.click(); button.click(); }")  # again while they are on their way: nothing more
    expect(links.nth(shown)).to_be_focused()
    expect(links).to_have_count(shown + 10)
    addresses = links.evaluate_all("(links) => links.map((link) => link.href)")
    assert len(addresses) == len(set(addresses))


def test_what_is_found_again_is_not_told_again(visit: Open) -> None:
    page = visit("search/").page
    page.get_by_label("What are you looking for?").focus()
    page.keyboard.insert_text("fraud")
    expect(page.locator(TOLD)).to_contain_text("result")
    page.evaluate(
        """(told) => {
          window.told = 0;
          new MutationObserver(() => (window.told += 1)).observe(document.querySelector(told), {childList: true});
        }""",
        TOLD,
    )
    before = page.locator("[data-search] ol > li").first.element_handle()
    page.keyboard.press("Space")

    page.wait_for_function("(first) => !first.isConnected", arg=before)  # it was looked for again
    expect(page.locator("[data-search] ol > li").first).to_be_visible()
    assert page.evaluate("window.told") == 0
