"""Agreements side by side: chosen by keyboard, kept in the address, and told plainly where they are not alike."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests import hostile
from tests.browser.conftest import EVERYTHING, Open, Scheme, Visit, serving

pytestmark = pytest.mark.browser

LEEDS, BRISTOL = "leeds-care-record", "connecting-care-bnssg"
MADE_UP, ALSO_MADE_UP = "exampleshire-hospital-to-home", "exampleshire-school-next-morning"
ANSWERS = "#choose-answers button"
NAMES = "[data-result] .pv-compare__names a"
TOLD = "[data-compare] [role=status]"


def chosen(*identifiers: str) -> str:
    return f"compare/#{','.join(identifiers)}"


def hash_of(page: Page) -> str:
    held: str = page.evaluate("location.hash")
    return held


def unlike(page: Page) -> list[str]:
    return page.locator("[data-unlike] li").all_inner_texts() if page.locator("[data-unlike]").is_visible() else []


def test_two_are_chosen_by_keyboard_on_a_phone(visit: Open) -> None:
    one = visit("compare/", width=360, fresh=True)
    page = one.page
    box = page.get_by_label("Add an agreement")
    # Where the skip link leads is no choice, and takes none away.
    page.locator(".pv-skip").press("Enter")
    expect(page.locator("#content")).to_be_focused()
    assert hash_of(page) == "#content"
    box.focus()
    page.keyboard.type("leeds care")
    expect(page.locator(ANSWERS)).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.locator(TOLD)).to_have_text("Choose one more, and the two stand side by side here.")
    expect(box).to_be_focused()
    assert hash_of(page) == f"#{LEEDS}"
    page.keyboard.type("connect")
    page.locator(ANSWERS).nth(1).wait_for()
    expect(page.locator(TOLD)).to_contain_text("agreements.")
    page.keyboard.press("ArrowDown")
    expect(page.locator(ANSWERS).first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator(ANSWERS).nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(box).to_be_focused()
    page.keyboard.press("ArrowDown")
    while "Connecting Care" not in page.evaluate("document.activeElement.textContent"):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(NAMES)).to_have_count(2)
    expect(page.locator(TOLD)).to_have_text("2 agreements stand side by side here.")
    assert hash_of(page) == f"#{LEEDS},{BRISTOL}"
    assert not page.locator("[data-ready]").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert (one.elsewhere, one.complaints) == ([], [])
    assert page.evaluate("location.search + document.cookie") == ""
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_on_a_phone_what_was_chosen_is_in_sight_after_each_choice(visit: Open) -> None:
    page = visit("compare/", width=360, fresh=True).page
    page.set_viewport_size({"width": 360, "height": 640})
    box = page.get_by_label("Add an agreement")
    for number, words in enumerate(("leeds", "c", "s", "h"), start=1):
        box.click()
        page.keyboard.insert_text(words)
        expect(page.locator(ANSWERS)).not_to_have_count(0)
        page.locator(ANSWERS).nth(min(3, page.locator(ANSWERS).count() - 1)).click()
        expect(page.locator("[data-chosen] li")).to_have_count(number)
        expect(page.locator("[data-chosen] li").last).to_be_in_viewport(ratio=1)
        expect(box).to_be_focused()


def test_that_it_is_fetched_is_said_only_where_that_takes_time(visit: Open) -> None:
    page = visit("compare/", fresh=True).page
    held: list[Route] = []
    page.route(f"**/{LEEDS}/compare/", lambda route: held.append(route))
    page.clock.install()
    page.clock.pause_at(page.evaluate("Date.now() + 1000"))
    with page.expect_request(f"**/{LEEDS}/compare/"):
        page.evaluate(f"location.hash = '{LEEDS}'")
    assert page.locator(TOLD).get_attribute("data-soon") in (None, "")
    page.clock.run_for(500)
    expect(page.locator(TOLD)).to_contain_text("Fetching")
    held.pop().continue_()
    expect(page.locator("[data-chosen] li")).to_have_count(1)
    page.clock.run_for(500)
    expect(page.locator(TOLD)).to_have_text("Choose one more, and the two stand side by side here.")


def test_a_shared_address_opens_the_same_in_the_order_chosen(visit: Open) -> None:
    page = visit(chosen(LEEDS, BRISTOL)).page
    expect(page.locator(NAMES)).to_have_count(2)
    first = page.locator("[data-result]").inner_text()
    again = visit(chosen(LEEDS, BRISTOL)).page
    expect(again.locator(NAMES)).to_have_count(2)
    assert again.locator("[data-result]").inner_text() == first
    turned = visit(chosen(BRISTOL, LEEDS)).page
    expect(turned.locator(NAMES)).to_have_count(2)
    assert turned.locator(NAMES).all_inner_texts() == again.locator(NAMES).all_inner_texts()[::-1]
    assert unlike(turned) == []


def test_the_back_button_and_taking_one_away(visit: Open) -> None:
    page = visit(chosen(LEEDS)).page
    expect(page.locator("[data-chosen] li")).to_have_count(1)
    page.evaluate(f"location.hash = '{LEEDS},{BRISTOL}'")
    expect(page.locator(NAMES)).to_have_count(2)
    page.get_by_role("button", name="Take away Leeds Care Record").press("Enter")
    expect(page.locator("[data-chosen] li")).to_have_count(1)
    expect(page.get_by_label("Add an agreement")).to_be_focused()
    assert hash_of(page) == f"#{BRISTOL}"
    assert not page.locator("[data-result]").is_visible()
    page.go_back()
    expect(page.locator(NAMES)).to_have_count(2)
    page.go_back()
    expect(page.locator("[data-chosen] li")).to_have_count(1)
    assert hash_of(page) == f"#{LEEDS}"


FIVE = (LEEDS, BRISTOL, "gm-care-record", "connected-bradford", "chie")


def test_a_fifth_is_refused_with_words(visit: Open) -> None:
    page = visit(chosen(*FIVE)).page
    expect(page.locator(NAMES)).to_have_count(4)
    expect(page.locator(TOLD)).to_contain_text("four is the most. Left out: chie.")
    box = page.get_by_label("Add an agreement")
    box.focus()
    page.keyboard.type("york")
    page.locator(ANSWERS).first.wait_for()
    before = hash_of(page)
    page.locator(ANSWERS).first.click()
    expect(page.locator(TOLD)).to_contain_text("Take one away before you add another.")
    assert hash_of(page) == before


@pytest.mark.parametrize("wrong", ["no-such-record", "../about", "<b>x</b>", "Leeds Care", "%E0%A4%A"])
def test_an_id_that_is_not_here_is_told_and_the_rest_is_shown(visit: Open, wrong: str) -> None:
    one = visit(f"compare/#{LEEDS},{BRISTOL},{wrong}")
    if wrong.startswith("%"):  # an address that cannot be read names nothing
        expect(one.page.locator("[data-ready]")).to_be_visible()
        return
    expect(one.page.locator(NAMES)).to_have_count(2)
    expect(one.page.locator(TOLD)).to_contain_text(f"There is no agreement “{wrong}” here.")
    assert one.page.locator("[data-compare] b").count() == 0
    assert one.elsewhere == []


def test_what_cannot_be_fetched_is_told_and_tried_again(visit: Open) -> None:
    page = visit("compare/", fresh=True).page
    page.route(f"**/{LEEDS}/compare/", lambda route: route.abort())
    page.evaluate(f"location.hash = '{LEEDS}'")
    expect(page.locator(TOLD)).to_contain_text(f"“{LEEDS}” could not be fetched.")
    page.unroute_all()
    page.evaluate(f"location.hash = '{LEEDS},{BRISTOL}'")
    expect(page.locator(NAMES)).to_have_count(2)


def test_the_skip_link_leaves_the_choice_in_the_address(visit: Open) -> None:
    page = visit(chosen(LEEDS, BRISTOL)).page
    expect(page.locator(NAMES)).to_have_count(2)
    page.locator(".pv-skip").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#content")).to_be_focused()
    page.wait_for_function(f"() => location.hash === '#{LEEDS},{BRISTOL}'")
    expect(page.locator(NAMES)).to_have_count(2)


def test_those_that_are_not_alike_are_named_in_words(visit: Open) -> None:
    page = visit(chosen("ecda", "leeds-care-record", "coventry-fsm")).page
    expect(page.locator(NAMES)).to_have_count(3)
    tier, both, sector = unlike(page)
    assert "for county councils, the other for councils that run all services." in tier
    assert "They have different duties, so differences may mean little." in tier
    assert "The first is for community safety, health, schools and learning and work and business" not in both
    assert "{" not in " ".join((tier, both, sector))
    assert "for health and social care, the other for schools and learning and money and benefits." in sector
    assert not page.locator("[data-made-up]").is_visible()


def test_many_pairs_of_the_invented_and_the_real_are_told_once(visit: Open) -> None:
    page = visit(chosen(MADE_UP, LEEDS, "exampleshire-free-school-meals", "coventry-fsm")).page
    expect(page.locator(NAMES)).to_have_count(4)
    assert sum("What is made up says nothing" in told for told in unlike(page)) == 1


def test_an_agreement_is_found_by_the_letters_that_its_address_has(visit: Open) -> None:
    page = visit("compare/").page
    page.get_by_label("Add an agreement").press_sequentially("nfi")
    expect(page.locator("#choose-answers button").first).to_contain_text("National Fraud Initiative")


@pytest.mark.parametrize("order", [(MADE_UP, LEEDS), (LEEDS, MADE_UP)])
def test_the_invented_beside_the_real_is_told_and_marked_in_whatever_order(visit: Open, order: tuple[str, str]) -> None:
    page = visit(chosen(*order)).page
    expect(page.locator(NAMES)).to_have_count(2)
    (told,) = unlike(page)
    made_up, real = (page.locator(NAMES).nth(order.index(one)).inner_text() for one in (MADE_UP, LEEDS))
    says = "What is made up says nothing about what is real."
    assert told == f"Invented: “{made_up}”. Real: “{real}”. {says}"
    assert page.locator("[data-made-up] .pv-band--example").is_visible()
    headings = page.locator("[data-result] .pv-compare__name").all_text_contents()
    assert {"(invented)" in heading for heading in headings[::2]} == {order[0] == MADE_UP}
    assert {"(invented)" in heading for heading in headings[1::2]} == {order[1] == MADE_UP}


def test_what_a_reader_chooses_is_what_the_ready_made_page_shows(visit: Open) -> None:
    ready = visit(f"agreements/{MADE_UP}/compare/").page
    link = ready.get_by_role("link", name="Choose others to set beside it")
    wanted = ready.locator("[data-comparison]").inner_text()
    link.click()
    expect(ready.locator(NAMES)).to_have_count(2)
    assert hash_of(ready) == f"#{MADE_UP},{ALSO_MADE_UP}"
    assert ready.locator("[data-result]").inner_text() == wanted


def test_links_lead_to_the_same_places_where_the_site_stands_below_another(
    browser: Browser, real_site: Path, tmp_path: Path
) -> None:
    below = tmp_path / "one" / "two"
    below.parent.mkdir()
    below.symlink_to(real_site)
    with serving(tmp_path) as origin:
        context = browser.new_context()
        page = Visit(context, origin).open(f"one/two/{chosen(MADE_UP, ALSO_MADE_UP, LEEDS)}")
        expect(page.locator(NAMES)).to_have_count(3)
        assert broken_links(page) == []
        context.close()


def broken_links(page: Page) -> list[str]:
    """Links of an open comparison inside this site that lead nowhere."""
    found: list[str] = page.evaluate(
        """async () => {
          const links = [...document.querySelectorAll('[data-result] a')].map((link) => link.href);
          const found = new Set(links.filter((href) => href.startsWith(location.origin)));
          const answers = await Promise.all([...found].map(async (href) => [href, (await fetch(href)).status]));
          return answers.filter(([, status]) => status !== 200);
        }"""
    )
    return found


def test_answers_are_compared_only_where_both_were_judged(visit: Open) -> None:
    page = visit(chosen(MADE_UP, "coventry-fsm")).page
    expect(page.locator(NAMES)).to_have_count(2)
    tests = page.locator("[data-result] > .pv-compare > section", has_text="No question of this test is answered for")
    assert tests.count() == 3
    assert page.locator("[data-result] .pv-compare__question").count() == 0
    assert tests.first.locator(".pv-not-stated").inner_text() == "Not assessed"


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (360, "light"), (360, "dark")])
def test_an_open_comparison_is_accessible(visit: Open, width: int, scheme: Scheme) -> None:
    one = visit(chosen(MADE_UP, ALSO_MADE_UP, LEEDS), width=width, scheme=scheme)
    expect(one.page.locator(NAMES)).to_have_count(3)
    assert one.violations(EVERYTHING) == []


@pytest.mark.parametrize(("width", "letters"), [(320, "100%"), (360, "200%"), (1280, "200%")])
def test_an_open_comparison_never_scrolls_sideways(visit: Open, width: int, letters: str) -> None:
    page = visit(chosen(*FIVE[:4]), width=width).page
    expect(page.locator(NAMES)).to_have_count(4)
    page.evaluate("(size) => { document.documentElement.style.fontSize = size; }", letters)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_columns_on_a_wide_screen_and_names_over_answers_on_a_narrow_one(visit: Open) -> None:
    one = visit(f"agreements/{LEEDS}/compare/")
    cells = one.page.locator("[data-row=in-short] .pv-compare__cell")
    tops = [box["y"] for cell in cells.all() if (box := cell.bounding_box())]
    assert len(tops) == 4 and len(set(tops)) == 1
    one.look(360, "light")
    tops = [box["y"] for cell in cells.all() if (box := cell.bounding_box())]
    assert tops == sorted(set(tops))
    name = one.page.locator("[data-row=in-short] .pv-compare__name").nth(2)
    box = name.bounding_box()
    assert box and box["height"] > 10 and box["width"] > 100


def test_the_names_stay_in_sight_and_hide_nothing_that_has_the_focus(visit: Open) -> None:
    page = visit(f"agreements/{LEEDS}/compare/").page
    page.locator("[data-row=flow] a").last.focus()
    for _ in range(12):
        page.keyboard.press("Shift+Tab")
        covered = page.evaluate(
            """() => {
              const {left, top, height} = document.activeElement.getClientRects()[0];
              const there = document.elementFromPoint(left + 2, top + height / 2);
              return !document.activeElement.contains(there);
            }"""
        )
        assert not covered, page.evaluate("document.activeElement.textContent")
    heading = page.locator("[data-row=law] h2")
    heading.evaluate("heading => heading.scrollIntoView()")
    names, at = page.locator(".pv-compare__names").bounding_box(), heading.bounding_box()
    assert names and at and names["y"] == 0 and at["y"] > names["height"]


def test_without_a_script_the_page_leads_to_ready_made_comparisons(visit: Open) -> None:
    page = visit("compare/", width=360, script=False).page
    assert not page.get_by_label("Add an agreement").is_visible()
    page.locator("[data-ready] a").first.click()
    assert page.locator(".pv-compare__names a").count() > 1
    page.get_by_role("link", name="Choose others to set beside it").click()
    assert page.locator("[data-ready]").is_visible()


def test_an_agreement_leads_to_its_comparison(visit: Open) -> None:
    page = visit(f"agreements/{LEEDS}/", script=False).page
    page.get_by_role("link", name="Compare with others like it").click()
    assert page.url.endswith(f"agreements/{LEEDS}/compare/")


def test_a_comparison_is_printed_whole_without_what_is_there_to_click(visit: Open) -> None:
    page = visit(chosen(LEEDS, BRISTOL)).page
    expect(page.locator(NAMES)).to_have_count(2)
    page.emulate_media(media="print")
    assert not page.locator("[data-compare]").is_visible()
    tops = [
        box["y"]
        for cell in page.locator("[data-result] section").first.locator(".pv-compare__cell").all()
        if (box := cell.bounding_box())
    ]
    assert len(set(tops)) == 1
    name = page.locator("[data-result] .pv-compare__name").first.bounding_box()
    assert name and name["height"] > 5


def test_hostile_records_side_by_side_are_only_read(windows: object, hostile_site: tuple[Path, hostile.Words]) -> None:
    with serving(hostile_site[0]) as origin:
        one = Visit(windows(policy=False), origin)  # type: ignore[operator]
        page = one.open("compare/#whole-live,whole-declined,whole-sources,bare-withdrawn")
        expect(page.locator(NAMES)).to_have_count(3)
        expect(page.locator(TOLD)).to_contain_text("was withdrawn, so there is nothing of it to set beside others.")
        assert "<script>window.__ran=1</script>" in page.locator("[data-result]").inner_text()
        page.get_by_label("Add an agreement").focus()
        page.keyboard.type("mark")
        page.locator(ANSWERS).first.wait_for()
        assert page.locator("main :is(script, img, iframe, style)").count() == 0
        assert page.evaluate("typeof window.__ran") == "undefined"
        assert (one.elsewhere, one.complaints) == ([], [])
        one.close()
