"""From a few letters to what happens where you live, on a map or in words, with nothing told to anyone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from generator.model.postcodes import PostcodeTable
from tests.browser.conftest import EVERYTHING, Open, Visit
from tests.conftest import ROOT

pytestmark = pytest.mark.browser


def type_into_finder(page: Page, typed: str) -> list[str]:
    """What is typed, and the answers that come of it. What is told of them is seen with them, and spoken later."""
    page.locator("#find").focus()
    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")
    expect(page.locator(".pv-find__told")).not_to_have_attribute("data-soon", re.compile("."))
    # All at once, so that no answer to half of it is read on a slow machine.
    page.keyboard.insert_text(typed)
    expect(page.locator(".pv-find__told")).to_have_attribute("data-soon", re.compile("."))
    return page.locator(".pv-find__answers li").all_inner_texts()


@pytest.fixture(scope="module")
def finder(windows: Callable[..., BrowserContext], served: str) -> Iterator[Page]:
    """A page with the box to type into, the same for all that is typed: each answer must stand by itself."""
    one = Visit(windows(), served)
    yield one.open("areas/")
    assert (one.elsewhere, one.complaints) == ([], [])
    one.close()


def told(page: Page) -> str:
    return page.locator(".pv-find__told").get_attribute("data-soon") or ""


def quiet(visit: Visit) -> None:
    assert (visit.elsewhere, visit.complaints) == ([], [])


def test_by_keyboard_on_a_phone_from_half_a_postcode_to_an_agreement_and_back(visit: Open) -> None:
    opened = visit("", width=360, fresh=True)
    page = opened.page
    assert type_into_finder(page, "LS6") == ["Leeds all of LS6 · 1 agreement"]
    page.keyboard.press("Enter")
    page.wait_for_url("**/areas/leeds/")

    words = page.locator("main").inner_text()
    for tier in ("Your combined authority:", "Your region: Yorkshire and The Humber", "Your nation: England"):
        assert tier in words
    page.get_by_role("button", name="Open the map").focus()
    page.keyboard.press("Enter")
    live = page.locator(".pv-map__live")
    expect(live).to_be_focused()
    page.keyboard.press("Enter")
    popup = page.locator(".leaflet-popup-content")
    expect(popup.get_by_role("link", name="Leeds", exact=True)).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/agreements/leeds-care-record/")
    page.go_back()
    page.wait_for_url("**/areas/leeds/")
    quiet(opened)


def test_on_a_slow_line_we_say_that_we_look_and_enter_is_not_lost(visit: Open) -> None:
    opened = visit("", width=360, fresh=True)
    page = opened.page
    held: list[Route] = []
    page.route("**/maps/places.json", lambda route: held.append(route))
    page.locator("#find").focus()
    page.keyboard.insert_text("LS6")
    expect(page.locator(".pv-find__told")).to_have_text("Looking…")

    page.keyboard.press("Enter")
    for route in held:
        route.continue_()

    page.wait_for_url("**/areas/leeds/")
    assert held


def test_without_a_script_the_same_way_leads_through_lists(visit: Open) -> None:
    page = visit("", width=360, script=False).page
    assert not page.locator("#find").is_visible()
    assert not page.get_by_role("button", name="Open the map").is_visible()
    page.get_by_role("link", name="All councils, A to Z").click()
    page.locator("#letter-l").scroll_into_view_if_needed()
    page.get_by_role("link", name="Leeds", exact=True).first.click()
    assert page.locator("svg.pv-map__picture").is_visible()
    page.get_by_role("link", name="Leeds Care Record").first.click()
    assert page.url.endswith("/agreements/leeds-care-record/")
    assert page.locator("svg.pv-map__picture").is_visible()


@pytest.mark.parametrize(
    ("typed", "first", "said"),
    [
        ("ls6", "Leeds", "LS6 lies in 1 place."),
        ("LS61AB", "Leeds", "You typed a whole postcode."),
        ("ls6 1ab", "Leeds", "You typed a whole postcode."),
        ("york", "York", "places"),
        ("ynys mon", "Isle of Anglesey", "1 place."),
        ("hull", "Kingston upon Hull", "2 places."),
        ("ZZ9", None, "We know no postcode that begins with ZZ9."),
        ("BT1", None, "are in Northern Ireland"),
        ("LS 6", "Leeds", "LS6 lies in 1 place."),
        ("LS61", "Leeds", "LS6 lies in 1 place."),
        ("SE1 2", "Southwark", "SE1 2 lies in 1 place."),
        ("SW1", "Westminster", "SW1 is several postcodes: SW1A, SW1E, SW1H and others. Add the letter, or choose"),
        ("W1", "Westminster", "W1 is several postcodes: W1A, W1B, W1C and others."),
        ("SW1A 1", "Westminster", "SW1A 1 lies in"),
        ("SE12", "Lewisham", "SE12 lies in"),
        ("LS-6.", "Leeds", "LS6 lies in 1 place."),
        ("SE1", "Southwark", "SE1 lies in 3 places. Choose yours. One more figure of your postcode can narrow them."),
        ("qqqq", None, "No council here has that name. Type the first half of your postcode to find yours."),
        ("headingley", None, "Or look in the list below."),
        ("LS", None, "Add the figure that comes next in your postcode, such as LS1."),
        ("GU1", "Guildford all of GU1 · until 31 March 2027", "GU1 lies in 1 place."),
        ("belfast", "Belfast", "1 place."),
        ("leeds council", "Leeds", "1 place."),
        ("kings lynn", "King's Lynn and West Norfolk", "1 place."),
        ("saint albans", "St Albans", "1 place."),
        ("leads", "Leeds", "Did you mean one of these?"),
        ("sheffeild", "Sheffield", "Did you mean one of these?"),
        ("guildford", "Guildford", "1 place."),
    ],
)
def test_what_is_typed_finds_a_council_or_says_why_not(finder: Page, typed: str, first: str | None, said: str) -> None:
    type_into_finder(finder, typed)
    assert said in told(finder)
    answers = finder.locator(".pv-find__answers li").all_inner_texts()
    answers = [answer for answer in answers if not answer.startswith("Search this site")]
    assert answers[0].split("\n")[0].startswith(first) if first else answers == [], answers


def test_a_letter_finds_names_before_whatever_else_places_are_called(visit: Open) -> None:
    page = visit("areas/").page
    answers = type_into_finder(page, "l")
    assert all(answer.startswith("L") for answer in answers), answers


def test_on_the_home_page_nobody_is_sent_to_a_list_that_is_not_there(visit: Open) -> None:
    page = visit("").page
    type_into_finder(page, "headingley")
    assert "Or look under “All councils, A to Z”." in told(page)
    # Whoever typed no place is led to the search, with the words.
    assert type_into_finder(page, "free school meals") == ["Search this site for “free school meals”"]
    link = page.locator(".pv-find__answers a")
    assert link.evaluate("(link) => link.href").endswith("/search/#free%20school%20meals")
    # The box is not taken for that of the search, which opens over this page as over any other.
    page.get_by_role("banner").get_by_role("link", name="Search", exact=True).press("Enter")
    expect(page.get_by_role("dialog", name="Search").get_by_label("What are you looking for?")).to_be_focused()


def test_what_is_found_stands_right_under_the_box(visit: Open) -> None:
    page = visit("", width=360).page
    type_into_finder(page, "LS6")
    box, answer = (page.locator(one).bounding_box() for one in ("#find", ".pv-find__answers a"))
    assert box and answer and answer["y"] - box["y"] - box["height"] < 80


@pytest.mark.parametrize(
    ("address", "box", "typed"),
    [
        *(("areas/", "#find", "SE1"), ("", "#find", "york"), ("compare/", "#choose", "york")),
        ("search/", "[data-search] input", "council"),
    ],
)
def test_answers_keep_their_place_when_their_number_is_spoken(visit: Open, address: str, box: str, typed: str) -> None:
    """Or who touches one finds another under the finger."""
    page = visit(address, width=360).page
    page.locator(box).focus()
    page.keyboard.insert_text(typed)
    first = page.locator(":is(.pv-find__answers, [data-search] ol) > li").first
    before = first.bounding_box()
    expect(page.locator(".pv-find__told")).not_to_be_empty()
    assert first.bounding_box() == before


def test_several_answers_are_a_choice_with_their_share(visit: Open) -> None:
    page = visit("areas/").page
    answers = type_into_finder(page, "DN14")
    assert len(answers) > 1
    assert all("in 100 places in DN14" in answer for answer in answers)
    assert f"DN14 lies in {len(answers)} places. Choose yours." in told(page)


# Answers stand there at once; only what is spoken of them waits until the reader has stopped typing.
ANSWERS_TO_ALL = """async (all) => {
  const input = document.querySelector('#find');
  const answers = [];
  for (const typed of all) {
    input.value = typed;
    input.dispatchEvent(new Event('input', {bubbles: true}));
    await new Promise((done) => setTimeout(done));
    answers.push([...document.querySelectorAll('.pv-find__answers li')].map((one) => one.innerText));
  }
  return answers;
}"""


def test_the_page_answers_as_the_table_itself_does(finder: Page) -> None:
    (path,) = (ROOT / "content" / "areas").glob("postcodes-*.json")
    table = PostcodeTable.read(path.read_text(encoding="utf-8"))
    type_into_finder(finder, "leeds")
    sectors = [f"{half} {digit}" for half, digit in list(table.sectors)[::400]]
    all_typed = [*list(table.districts)[::300], *sectors]
    for typed, answers in zip(all_typed, finder.evaluate(ANSWERS_TO_ALL, all_typed), strict=True):
        shares = [share for _, share in table.councils(typed)]
        found = [int(share[0]) if (share := re.findall(r"about (\d+) in 100", answer)) else 100 for answer in answers]
        assert found == shares, typed


def test_nothing_typed_leaves_the_page_or_stays_in_an_address(visit: Open) -> None:
    opened = visit("areas/", fresh=True)
    asked: list[str] = []
    opened.page.on("request", lambda request: asked.append(request.url))
    opened.page.on("request", lambda request: asked.append(request.post_data or ""))
    type_into_finder(opened.page, "LS6 1AB")
    assert not [address for address in asked if "LS6" in address.upper()]
    assert opened.page.url == f"{opened.origin}areas/"
    assert opened.page.evaluate("history.length") <= 2
    assert opened.page.evaluate("document.cookie + JSON.stringify({...localStorage, ...sessionStorage})") == "{}"
    quiet(opened)


def test_tables_are_fetched_when_the_box_is_first_used_and_once(visit: Open) -> None:
    opened = visit("areas/", fresh=True)
    asked: list[str] = []
    opened.page.on("request", lambda request: asked.append(request.url.removeprefix(opened.origin)))
    opened.page.wait_for_load_state("networkidle")
    assert not [address for address in asked if address.startswith("maps/")]
    type_into_finder(opened.page, "leeds")
    type_into_finder(opened.page, "york")
    assert sorted(one for one in asked if one.startswith("maps/")) == ["maps/places.json", "maps/postcodes.json"]


def test_answers_are_walked_with_the_arrow_keys(visit: Open) -> None:
    page = visit("areas/").page
    type_into_finder(page, "york")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    links = page.locator(".pv-find__answers a")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator("#find")).to_be_focused()


def test_escape_leads_back_to_the_box_and_enter_leaves_a_choice_to_the_reader(visit: Open) -> None:
    page = visit("areas/").page
    type_into_finder(page, "york")
    page.keyboard.press("Enter")
    expect(page.locator(".pv-find__answers a").first).to_be_focused()
    assert page.url.endswith("/areas/")
    page.keyboard.press("Escape")
    expect(page.locator("#find")).to_be_focused()


def test_no_more_answers_are_shown_than_a_phone_has_room_for(visit: Open) -> None:
    page = visit("areas/").page
    assert len(type_into_finder(page, "b")) == 8
    assert "The first 8 are shown. Type more to narrow them." in told(page)


def test_a_list_that_cannot_be_fetched_is_told_and_asked_for_again(visit: Open) -> None:
    page = visit("areas/", fresh=True).page
    page.route("**/maps/places.json", lambda route: route.abort())
    page.locator("#find").focus()
    page.keyboard.type("leed")
    expect(page.locator(".pv-find__told")).to_have_text(
        "The list of places could not be loaded. Or look in the list below."
    )
    page.unroute("**/maps/places.json")
    page.keyboard.type("s")
    expect(page.locator(".pv-find__answers a").first).to_have_text("Leeds")


@pytest.mark.parametrize("address", ["areas/", "areas/essex-county/", "agreements/chain/"])
def test_an_open_map_is_accessible_and_asks_nobody_else(visit: Open, address: str) -> None:
    """Around the map nothing changes with it: dark colours there are looked at in tests/browser/test_pages.py."""
    opened = visit(address, width=360)
    opened.page.get_by_role("button", name="Open the map").click()
    expect(opened.page.locator(".pv-map__live path").first).to_be_attached()
    assert opened.violations(EVERYTHING) == []
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= 360
    opened.look(360, "dark")
    assert opened.violations(EVERYTHING, ".pv-map") == []
    quiet(opened)


def opened_map(page: Page, *, gliding: bool = True) -> None:
    """Open the map. One that does not glide has moved as soon as a key was pressed."""
    if not gliding:
        page.emulate_media(reduced_motion="reduce")
    page.get_by_role("button", name="Open the map").click()
    expect(page.locator(".pv-map__live path").first).to_be_attached()


@pytest.mark.parametrize("address", ["areas/leeds/", "agreements/leeds-care-record/", "areas/"])
def test_an_open_map_fills_its_box_on_a_wide_screen(visit: Open, address: str) -> None:
    page = visit(address, width=1280).page
    opened_map(page)
    drawn = page.evaluate("document.querySelector('.pv-map__live svg').getBoundingClientRect().width")
    box = page.locator(".pv-map__live").bounding_box()
    assert box and box["width"] > 700
    assert drawn >= box["width"]


def test_what_a_map_says_of_a_place_is_wide_enough_to_read_and_clear_of_the_buttons(visit: Open) -> None:
    page = visit("areas/wakefield/", width=360).page
    opened_map(page, gliding=False)
    page.keyboard.press("Enter")
    words = page.locator(".leaflet-popup-content").bounding_box()
    zoom = page.locator(".leaflet-control-zoom").bounding_box()
    assert words and zoom and words["width"] > 120
    assert words["x"] > zoom["x"] + zoom["width"] or words["y"] > zoom["y"] + zoom["height"]


def test_on_the_map_of_a_larger_area_its_agreements_are_said_to_be_for_all_of_it(visit: Open) -> None:
    page = visit("areas/london-region/").page
    opened_map(page)
    page.keyboard.press("Enter")
    words = page.locator(".leaflet-popup-content")
    expect(words).to_contain_text("For all of London:")


def test_another_place_is_not_told_with_the_agreements_of_this_one(visit: Open) -> None:
    page = visit("areas/leeds/").page
    opened_map(page, gliding=False)
    for _ in range(4):
        page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    words = page.locator(".leaflet-popup-content")
    expect(words).to_contain_text("North Yorkshire")
    assert words.locator("li").count() == 0


def test_a_place_lists_few_of_its_agreements_on_the_map(visit: Open) -> None:
    page = visit("areas/essex-county/").page
    opened_map(page)
    page.keyboard.press("Enter")
    listed = page.locator(".leaflet-popup-content li").count()
    assert listed == min(6, page.locator(".pv-run .pv-list > li > :is(h2, h3) > a").count())


def test_the_map_of_a_region_marks_its_districts_and_no_others(visit: Open) -> None:
    page = visit("areas/yorkshire-and-the-humber-region/").page
    opened_map(page)
    assert page.locator(".pv-map__live .pv-map__here").count() == 15
    assert page.locator(".pv-map__live .pv-map__land").count() == 335
    assert page.locator(".pv-map__live .pv-map__silent").count() == 0
    expect(page.locator("svg.pv-map__picture")).to_have_attribute("aria-hidden", "true")


def test_the_map_of_an_agreement_marks_where_nothing_is_known(visit: Open) -> None:
    page = visit("agreements/connected-health-cities/").page
    opened_map(page)
    assert page.locator(".pv-map__live .pv-map__covered").count() > 20
    assert page.locator(".pv-map__live .pv-map__here").count() == 0


def test_a_name_goes_when_the_mouse_has_left_its_place(visit: Open) -> None:
    page = visit("areas/leeds/").page
    opened_map(page)
    page.locator(".pv-map__live .pv-map__here").hover()
    expect(page.locator(".leaflet-tooltip")).to_have_text("Leeds")
    page.locator("h1").hover()
    expect(page.locator(".leaflet-tooltip")).not_to_be_attached()


def test_nothing_glides_where_less_movement_is_asked_for(visit: Open) -> None:
    opened = visit("areas/leeds/", fresh=True)
    page = opened.page
    page.emulate_media(reduced_motion="reduce")
    opened_map(page)
    live = page.locator(".pv-map__live")
    assert "anim" not in (live.get_attribute("class") or "")
    before = page.evaluate("document.querySelector('.pv-map__live .leaflet-map-pane').style.transform")
    after = page.evaluate(
        """() => {
          const box = document.querySelector('.pv-map__live');
          const key = {key: 'ArrowUp', code: 'ArrowUp', keyCode: 38, bubbles: true, cancelable: true};
          box.dispatchEvent(new KeyboardEvent('keydown', key));
          return box.querySelector('.leaflet-map-pane').style.transform;
        }"""
    )
    assert before != after


def test_keys_are_told_to_everyone_and_the_place_in_the_middle_is_spoken(visit: Open) -> None:
    page = visit("areas/leeds/").page
    page.emulate_media(reduced_motion="reduce")
    page.get_by_role("button", name="Open the map").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".pv-map__keys")).to_contain_text("arrow keys move it")
    expect(page.locator(".pv-map__live")).to_be_focused()
    expect(page.locator(".pv-map [role=status]")).to_have_text("Leeds: 1 agreement")
    for _ in range(4):
        page.keyboard.press("ArrowUp")
    expect(page.locator(".pv-map [role=status]")).to_have_text("North Yorkshire: 1 agreement")


def test_escape_closes_what_the_map_says_and_the_button_closes_the_map(visit: Open) -> None:
    page = visit("areas/leeds/").page
    button = page.get_by_role("button", name="Open the map")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".pv-map__live")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".leaflet-popup-content")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".leaflet-popup-content")).not_to_be_attached()
    expect(page.locator(".pv-map__live")).to_be_focused()
    page.get_by_role("button", name="Close the map").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".pv-map__live")).not_to_be_attached()
    expect(page.locator("svg.pv-map__picture")).to_be_visible()
    expect(page.get_by_role("button", name="Open the map")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".pv-map__live")).to_be_focused()


def test_enter_over_the_sea_says_that_there_is_no_place(visit: Open) -> None:
    page = visit("areas/isles-of-scilly/").page
    opened_map(page, gliding=False)
    for _ in range(4):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(".pv-map [role=status]")).to_have_text("There is no place in the middle of the map.")


def test_an_open_map_tells_places_apart_by_pattern_and_words(visit: Open) -> None:
    page = visit("areas/").page
    page.get_by_role("button", name="Open the map").click()
    expect(page.locator(".pv-map__live path").first).to_be_attached()
    looks = page.evaluate(
        """Object.fromEntries(['published', 'covered', 'silent'].map((look) => {
          const path = document.querySelector(`.pv-map__live .pv-map__${look}`);
          return [look, getComputedStyle(path).fill];
        }))"""
    )
    assert len(set(looks.values())) == 3
    assert "pv-map-covered" in looks["covered"] and "pv-map-silent" in looks["silent"]
    assert page.locator(".pv-map__key li").all_inner_texts() == [
        "An agreement names it",
        "One for a larger area covers it",
        "Nothing here names it yet",
    ]


def test_a_page_with_an_open_map_can_be_left_by_tab_and_zoomed(visit: Open) -> None:
    page = visit("areas/leeds/").page
    page.get_by_role("button", name="Open the map").click()
    live = page.locator(".pv-map__live")
    expect(live).to_be_focused()
    before = page.locator(".pv-map__live .pv-map__here").get_attribute("d")
    page.keyboard.press("+")
    page.wait_for_function(
        "(before) => document.querySelector('.pv-map__live .pv-map__here').getAttribute('d') !== before", arg=before
    )
    for _ in range(4):
        page.keyboard.press("Tab")
    assert not page.evaluate("document.activeElement.closest('.pv-map__live') !== null")
    assert "user-scalable" not in (page.locator("meta[name=viewport]").get_attribute("content") or "")


def test_a_map_that_cannot_be_fetched_says_so(visit: Open) -> None:
    opened = visit("areas/leeds/", fresh=True)
    opened.page.route("**/maps/outlines.json", lambda route: route.abort())
    opened.page.get_by_role("button", name="Open the map").click()
    status = opened.page.locator(".pv-map [role=status]")
    expect(status).to_have_text("The map could not be opened. The words of this page hold the same facts.")
    assert opened.page.get_by_role("button", name="Open the map").is_enabled()


def test_a_reader_who_zooms_in_sees_every_point(visit: Open) -> None:
    script = (ROOT / "theme" / "assets" / "map.js").read_text(encoding="utf-8")
    never = script.replace("FINE_FROM = 6.5", "FINE_FROM = 99")
    assert never != script

    def points_of_the_middle(source: str) -> int:
        page = visit("areas/", fresh=True).page
        page.route("**/assets/map.js", lambda route: route.fulfill(body=source, content_type="text/javascript"))
        page.reload()
        opened_map(page, gliding=False)
        for _ in range(3):
            page.keyboard.press("+")
        points: int = page.evaluate(
            """() => {
              const {x, y, width, height} = document.querySelector('.pv-map__live').getBoundingClientRect();
              const path = document.elementFromPoint(x + width / 2, y + height / 2);
              return path.matches('path') ? path.getAttribute('d').split('L').length : 0;
            }"""
        )
        return points

    assert points_of_the_middle(script) > points_of_the_middle(never) > 0


def test_a_phone_draws_the_country_quickly(visit: Open) -> None:
    """Printed and not asserted: how long a slow machine takes from the arrival of the data to the drawn map."""
    opened = visit("areas/", width=360, fresh=True)
    slow = opened.page.context.new_cdp_session(opened.page)
    slow.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    opened.page.get_by_role("button", name="Open the map").click()
    expect(opened.page.locator(".pv-map--open")).to_be_attached()
    opened.page.wait_for_function("() => performance.getEntriesByName('plainview-map-drawn').length")
    took = opened.page.evaluate("performance.getEntriesByName('plainview-map-drawn')[0].duration")
    print(f"\nThe national map was drawn {took / 1000:.2f} s after its data came, on a CPU slowed four times")
    assert opened.page.locator(".pv-map__live path").count() > 300
