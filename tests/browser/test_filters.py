"""The list of agreements filtered: by keyboard, in the address, back again, and without a script as links."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import EVERYTHING, Open

pytestmark = pytest.mark.browser

FOUND = "#found"
CHOSEN = ".pv-filtered__chosen > li"
LINES = "[data-found] li > h3"
WHOLE = "[data-whole]"


def hash_of(page: Page) -> str:
    held: str = page.evaluate("location.hash")
    return held


def number_found(page: Page) -> int:
    """How many the heading says, invented ones included."""
    return sum(map(int, re.findall(r"\d+", page.locator(FOUND).inner_text())))


def test_several_filters_by_keyboard_on_a_phone_and_all_the_way_back(visit: Open) -> None:
    one = visit("agreements/", width=360, fresh=True)
    page = one.page
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/filters/" in request.url else None)
    part = page.locator("#filters")
    expect(part).to_have_attribute("data-ready", "")
    assert part.get_attribute("open") is None
    assert asked == []

    page.locator("#filters > summary").press("Enter")
    page.locator("[data-facet=status] > summary").press("Enter")
    live = page.get_by_role("checkbox", name="In use")
    count = page.locator("[data-facet=status] [data-value=live] .pv-facet__count")
    told = count.inner_text()
    live.press("Space")
    expect(page.locator(LINES).first).to_be_visible()
    assert hash_of(page) == "#status=live"
    assert number_found(page) == sum(map(int, re.findall(r"\d+", told)))
    assert count.inner_text() == told  # a choice changes the figures of other questions, not of its own
    expect(page.locator("[data-spoken]")).to_have_text(page.locator(FOUND).inner_text())
    assert not page.locator(WHOLE).is_visible()

    page.locator("[data-facet=area] > summary").press("Enter")
    box = page.get_by_label("Add a place")
    box.press_sequentially("saint albans")
    expect(page.locator("#filter-area-answers button").first).to_have_text("St Albans")
    box.fill("")
    box.press_sequentially("city of york")
    answers = page.locator("#filter-area-answers button")
    expect(answers).to_have_count(1)
    box.press("Enter")
    expect(page.locator(CHOSEN)).to_have_count(2)
    expect(box).to_be_focused()
    assert hash_of(page) == "#area=york&status=live"
    expect(page.locator("[data-bar] strong")).to_have_text(page.locator(FOUND).inner_text())
    expect(page.locator("[data-found] h2")).to_have_text(["For York", "For wider areas around York"])
    expect(page.locator(LINES)).to_have_count(min(50, number_found(page)))  # written some lines at a time
    facts = page.locator("[data-found] li > .pv-meta:not(.pv-marks)").all_inner_texts()
    assert facts and all(re.match(r".*(York|North Yorkshire|Yorkshire|England|other places)", line) for line in facts)
    near = page.get_by_role("region", name="For York", exact=True).locator("li > h3 + p + .pv-meta")
    told_near = near.all_inner_texts()
    assert told_near and all(re.match(r".*York\b", line) for line in told_near)
    assert one.violations(EVERYTHING) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360

    page.get_by_role("button", name="Take away York").press("Enter")
    expect(page.locator(CHOSEN)).to_have_count(1)
    expect(page.get_by_role("button", name="Take away In use")).to_be_focused()
    page.go_back()
    expect(page.locator(CHOSEN)).to_have_count(2)
    expect(page.get_by_role("checkbox", name="York")).to_be_checked()
    page.go_back()
    page.go_back()
    expect(page.locator(WHOLE)).to_be_visible()
    assert (hash_of(page), live.is_checked()) == ("", False)
    page.go_forward()
    expect(live).to_be_checked()
    page.get_by_role("button", name="Clear all").press("Enter")
    expect(page.locator("#filters > summary")).to_be_focused()
    expect(page.locator(WHOLE)).to_be_visible()
    assert hash_of(page) == ""
    assert (one.elsewhere, one.complaints) == ([], [])
    assert page.evaluate("location.search + document.cookie") == ""
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_a_shared_address_says_what_it_does_not_know_and_shows_the_rest(visit: Open) -> None:
    wrong = "<b>x</b>"
    one = visit(f"agreements/#sector=health,{wrong}&status=live&colour=red&organisation=nhs-england", fresh=True)
    page = one.page
    expect(page.locator(LINES).first).to_be_visible()
    expect(page.locator("[data-wrong]")).to_contain_text(
        f"asks for “colour=red” and “{wrong}”, which this list does not"
    )
    assert page.locator("main b").count() == 0
    named = [
        " ".join(text.split()).partition("Take away")[0].strip() for text in page.locator(CHOSEN).all_text_contents()
    ]
    assert named == ["Which service? Health", "Who takes part? NHS England", "Is it in use? In use"]
    assert page.title().startswith("Health, NHS England, In use - ")
    assert one.violations(EVERYTHING) == []
    # The skip link leaves the choice in the address.
    before = hash_of(page)
    page.locator(".pv-skip").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#content")).to_be_focused()
    assert hash_of(page) == before

    page.evaluate("location.hash = 'status=proposed&sector=environment'")
    expect(page.locator(FOUND)).to_have_text("Nothing here fits all that you chose")
    expect(page.locator("[data-none]")).to_contain_text("does not mean that no data is shared")
    assert page.locator(LINES).count() == 0
    zero = page.locator("[data-facet=status] [data-value=paused]")
    expect(zero.locator(".pv-facet__count")).to_have_text("0")

    page.evaluate("location.hash = 'provenance=worked-example'")
    expect(page.locator("[data-found] .pv-band--example")).to_be_visible()
    expect(page.locator("[data-found] h2")).to_have_text(["Invented examples"])


def test_where_nothing_fits_the_page_of_the_place_is_one_press_away(visit: Open) -> None:
    page = visit("agreements/#moment=caring-for-someone&area=leeds", width=360).page
    expect(page.locator(FOUND)).to_have_text("Nothing here fits all that you chose")
    page.get_by_role("link", name="See all that is written up of Leeds.").press("Enter")
    page.wait_for_url("**/areas/leeds/")


def test_more_are_shown_when_asked_for_hostile_words_stay_words_and_what_fails_is_told(visit: Open) -> None:
    page = visit("agreements/", fresh=True).page
    markup = "<img src=x onerror=alert(1)>"

    def hostile(route: Route) -> None:
        lines = route.fetch().json()
        for line in lines:
            line[1] = line[2] = line[3] = markup
        route.fulfill(body=json.dumps(lines), content_type="application/json")

    page.route("**/filters/*/listed/*.json", hostile)
    page.evaluate("location.hash = 'provenance=public-sources'")
    expect(page.locator(LINES)).to_have_count(50)
    assert set(page.locator(LINES).all_inner_texts()) == {markup}
    assert page.locator("main img").count() == 0
    page.get_by_role("button", name=re.compile("Show .* more")).press("Enter")
    expect(page.locator(f"{LINES} a").nth(50)).to_be_focused()
    expect(page.locator(LINES)).to_have_count(number_found(page))

    again = visit("agreements/", fresh=True).page
    again.route("**/filters/agreements.json", lambda route: route.abort())
    again.evaluate("location.hash = 'sector=health'")
    expect(again.locator("[data-wrong]")).to_contain_text("could not be fetched")
    expect(again.locator(WHOLE)).to_be_visible()
    again.unroute_all()
    # Of two choices before the numbers are here, the second is shown.
    held: list[Route] = []
    again.route("**/filters/agreements.json", lambda route: held.append(route))
    with again.expect_request("**/filters/agreements.json"):
        again.evaluate("location.hash = 'sector=education&colour=red'")
    again.evaluate("location.hash = 'sector=housing'")
    expect(again.locator(FOUND)).to_have_text("Fetching the list.")
    for route in held:
        route.continue_()
    expect(again.locator(LINES).first).to_be_visible()
    expect(again.locator(CHOSEN)).to_have_count(1)
    expect(again.locator(CHOSEN)).to_contain_text("Housing")
    assert not again.locator("[data-wrong]").is_visible()
    links = again.locator(f"{LINES} a")
    expect(links).to_have_count(min(50, number_found(again)))  # written some lines at a time
    assert len(set(links.evaluate_all("(links) => links.map((link) => link.href)"))) == links.count()


def test_more_can_be_asked_for_again_and_a_list_published_again_is_never_mixed_with_the_old(visit: Open) -> None:
    page = visit("agreements/#provenance=public-sources", fresh=True).page
    more = page.locator("[data-more]")
    expect(page.locator(LINES)).to_have_count(50)
    expect(more).to_be_visible()
    page.route("**/filters/*/listed/*.json", lambda route: route.abort())
    more.press("Enter")
    failed = page.locator("[data-filtered] [data-wrong]")
    expect(failed).to_contain_text("could not be fetched")
    expect(more).to_be_focused()
    shown = page.locator(LINES).count()  # some may stand in a file that was there before
    page.unroute_all()
    more.evaluate("(button) => { button.click(); button.click(); }")
    expect(page.locator(LINES)).to_have_count(min(shown + 50, number_found(page)))
    expect(page.locator(f"{LINES} a").nth(shown)).to_be_focused()
    assert not failed.is_visible()
    ids = page.locator(f"{LINES} a").evaluate_all("(links) => links.map((link) => link.href)")
    assert len(ids) == len(set(ids))

    # Published again: the same agreements, but one question is gone and the files are elsewhere.
    def new_name(route: Route) -> None:
        told = route.fetch().json()
        old.append(told["folder"])
        del told["facets"]["status"]
        route.fulfill(json={**told, "folder": "new"})

    def moved(route: Route) -> None:
        if "/new/" in route.request.url:
            route.fulfill(response=route.fetch(url=route.request.url.replace("/new/", f"/{old[0]}/")))
        else:
            route.fulfill(status=404)

    old: list[str] = []
    page.route("**/filters/agreements.json", new_name)
    page.route(re.compile("/filters/.+/"), moved)
    page.evaluate("location.hash = 'organisation=nhs-england'")
    expect(page.locator("[data-wrong]")).to_contain_text("could not be fetched")
    page.evaluate("location.hash = 'organisation=nhs-england&status=live'")
    expect(page.locator("[data-wrong]")).to_contain_text("asks for “live”")
    expect(page.locator(CHOSEN)).to_have_count(1)
    expect(page.locator(LINES).first).to_be_visible()
    page.unroute_all(behavior="wait")


def test_who_comes_back_to_a_list_is_where_they_were(visit: Open) -> None:
    page = visit("agreements/#provenance=public-sources", width=360, fresh=True).page
    expect(page.locator(LINES)).to_have_count(50)
    page.locator("[data-more]").click()
    expect(page.locator(LINES)).to_have_count(number_found(page))
    followed = page.locator(f"{LINES} a").nth(56)
    followed.scroll_into_view_if_needed()
    name = followed.inner_text()
    followed.click()
    page.wait_for_url("**/agreements/*/")
    page.go_back()
    expect(page.locator(f"{LINES} a").nth(56)).to_be_focused()
    assert page.evaluate("performance.getEntriesByType('navigation')[0].type") == "back_forward"  # made anew, not kept
    assert page.locator(":focus").inner_text() == name
    expect(page.locator(":focus")).to_be_in_viewport()
    expect(page.locator(LINES)).to_have_count(number_found(page))

    # Another choice on the same page begins at 50 again; back from it, the longer list is there as it was left.
    assert page.evaluate("history.scrollRestoration") == "manual"
    page.locator("[data-clear]").dispatch_event("click")
    expect(page.locator(WHOLE)).to_be_visible()
    assert page.evaluate("history.scrollRestoration") == "auto"
    page.go_back()
    expect(page.locator(LINES)).to_have_count(number_found(page))
    expect(page.locator(f"{LINES} a").nth(56)).to_be_in_viewport()
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


ENTRIES = "(part) => [...part.querySelectorAll('h2[id], li > h3, li > p')].map((one) => one.innerText)"


def test_without_a_script_each_answer_is_a_link_to_a_page_that_shows_the_same(visit: Open) -> None:
    page = visit("agreements/", width=360, script=False).page
    page.locator("[data-facet=identifiability] > summary").click()
    count = page.locator("[data-facet=identifiability] [data-value=anonymous] .pv-facet__count").inner_text()
    assert page.get_by_role("checkbox").count() == 0
    assert not page.get_by_text("You may choose several").is_visible()
    page.get_by_role("link", name="Anonymous", exact=True).click()
    assert page.url.endswith("/identifiability/anonymous/")
    expect(page.locator("main li > h3")).to_have_count(sum(map(int, re.findall(r"\d+", count))))

    filtered = visit("agreements/#identifiability=anonymous", width=360, fresh=True).page
    expect(filtered.locator(LINES)).to_have_count(page.locator("main li > h3").count())
    assert filtered.locator("[data-found]").evaluate(ENTRIES) == page.locator("main").evaluate(ENTRIES)
