"""A word is explained where it stands: by keyboard, by touch, on a phone, without a script, and in a browser that
cannot show its meaning over the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from generator.model.glossary import Glossary, TermList
from generator.present import assets
from generator.present.terms import explained
from generator.publish.policy import policy_for
from tests.browser.conftest import EVERYTHING, Scheme, Visit, serving

pytestmark = pytest.mark.browser

MEANING = "One of seven reasons that the law accepts for using data about people."
TERMS = Glossary(
    TermList.model_validate(
        {
            "schema": 1,
            "terms": [
                {"id": "lawful-basis", "term": "lawful basis", "means": MEANING},
                {"id": "controller", "term": "controller", "means": "The body that decides how data is used. " * 4},
                {"id": "dpia", "term": "DPIA", "means": "A check of the risks to people."},
            ],
        }
    ).terms
)
FILLER = "<p>Nothing here needs to be explained, but it takes up some room on the page. </p>" * 30
BODY = f"""<h1>Free school meals</h1>
<p>The council has a lawful basis for <a href="#end">this list</a>.</p>
<p>At the far end of a line that goes on for as long as it can, so that it ends near the edge, is a controller.</p>
{FILLER}
<p id="end">At the end of the page is a DPIA.</p>"""
PAGE = """<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><title>Free school meals</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<link rel="icon" href="assets/favicon.svg">
<link rel="stylesheet" href="assets/plainview.css"><script src="assets/plainview.js"></script></head>
<body><main class="pv-main" id="content"><div class="pv-frame">{body}</div></main></body></html>"""
BOX = "part => { const box = part.getBoundingClientRect(); return [box.left, box.top, box.right, box.bottom]; }"


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """One page with the site's own look, scripts and policy."""
    folder: Path = tmp_path_factory.mktemp("terms")
    for file in assets.asset_files():
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.make())
    body = explained(BODY, TERMS, "./")
    (folder / "index.html").write_text(PAGE.format(policy=policy_for(None), body=body), encoding="utf-8")
    there = folder / "understand" / "glossary"
    there.mkdir(parents=True)
    (there / "index.html").write_text("<!doctype html><title>Glossary</title>", encoding="utf-8")
    with serving(folder) as address:
        yield address


Look = Callable[..., Visit]


@pytest.fixture(scope="module")
def window(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """A window of a kind, which runs a script before those of a page. Each is opened once."""
    kept: dict[str, BrowserContext] = {}

    def of_kind(init: str, **kind: Any) -> BrowserContext:
        key = f"{init} {kind}"
        if key not in kept:
            kept[key] = browser.new_context(**kind)
            if init:
                kept[key].add_init_script(init)
        return kept[key]

    yield of_kind
    for context in kept.values():
        context.close()


@pytest.fixture
def look(window: Callable[..., BrowserContext], origin: str) -> Iterator[Look]:
    visits: list[Visit] = []

    def open_page(*, width: int = 1280, scheme: Scheme = "light", init: str = "", **kind: Any) -> Visit:
        visit = Visit(window(init, **kind), origin)
        visits.append(visit)
        visit.look(width, scheme)
        visit.open("")
        return visit

    yield open_page
    for visit in visits:
        visit.close()


def meaning(page: Page, term: str = "lawful-basis") -> Any:
    return page.locator(f"#term-{term}")


def test_the_tab_key_comes_to_a_word_and_enter_shows_what_it_means(look: Look) -> None:
    visit = look()
    page = visit.page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.innerText") == "lawful basis"
    assert not meaning(page).is_visible()

    page.keyboard.press("Enter")
    assert meaning(page).is_visible()
    assert MEANING in page.locator("body").aria_snapshot()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.innerText") == "In the glossary"
    page.keyboard.press("Escape")
    assert not meaning(page).is_visible()
    assert page.evaluate("document.activeElement.innerText") == "lawful basis"
    assert MEANING not in page.locator("body").aria_snapshot()
    assert visit.complaints == [] and visit.elsewhere == []


def test_a_screen_reader_is_told_the_meaning_at_the_word_itself(look: Look) -> None:
    page = look().page
    word = page.get_by_role("button", name="lawful basis", exact=True)
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    told = next(
        node
        for node in nodes
        if node.get("name", {}).get("value") == "lawful basis" and node.get("role", {}).get("value") == "button"
    )
    assert MEANING in told["description"]["value"]
    assert word.count() == 1


def test_going_on_with_the_tab_key_closes_what_was_open(look: Look) -> None:
    page = look().page
    page.get_by_role("button", name="lawful basis").press("Enter")
    page.keyboard.press("Tab")
    assert meaning(page).is_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.innerText") == "this list"
    assert not meaning(page).is_visible()


def test_a_touch_opens_a_meaning_and_a_touch_elsewhere_closes_it(look: Look) -> None:
    page = look(width=360, has_touch=True).page
    page.get_by_role("button", name="lawful basis").tap()
    expect(meaning(page)).to_be_visible()
    page.locator("h1").tap()
    expect(meaning(page)).not_to_be_visible()


@pytest.mark.parametrize("width", [320, 360, 700, 1280])
@pytest.mark.parametrize("term", ["lawful basis", "controller", "DPIA"])
def test_a_meaning_lies_inside_the_window_beside_its_word_and_never_over_it(look: Look, width: int, term: str) -> None:
    page = look(width=width).page
    word = page.get_by_role("button", name=term, exact=True)
    word.scroll_into_view_if_needed()
    word.press("Enter")
    shown = meaning(page, term.lower().replace(" ", "-"))
    left, top, right, bottom = shown.evaluate(BOX)
    _, word_top, _, word_bottom = word.evaluate(BOX)
    assert left >= 0 and top >= 0 and right <= width and bottom <= page.evaluate("innerHeight")
    assert bottom <= word_top or top >= word_bottom
    assert min(abs(bottom - word_top), abs(top - word_bottom)) < 20
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_without_a_script_it_works_too(look: Look) -> None:
    page = look(java_script_enabled=False).page
    word = page.get_by_role("button", name="controller")
    word.press("Enter")
    assert meaning(page, "controller").is_visible()
    word.press("Escape")
    assert not meaning(page, "controller").is_visible()


SHEET = """addEventListener("DOMContentLoaded", () => {
  const plain = new CSSStyleSheet();
  plain.replaceSync(`.pv-term__means { inset: auto 0 0 !important; }
    .pv-term__means--above { inset: 0 0 auto !important; }`);
  document.adoptedStyleSheets = [plain];
});"""


@pytest.mark.parametrize("term", ["lawful basis", "DPIA"])
def test_a_sheet_where_nothing_can_be_placed_beside_a_word_does_not_cover_it(look: Look, term: str) -> None:
    page = look(width=360, init=SHEET).page
    word = page.get_by_role("button", name=term, exact=True)
    shown = meaning(page, term.lower().replace(" ", "-"))
    # After the page itself, which hears of it first.
    shown.evaluate("part => part.addEventListener('toggle', () => { window.toggled = true; })")
    word.evaluate("part => part.scrollIntoView({block: 'end'})")
    word.press("Enter")
    page.wait_for_function("() => window.toggled")
    left, top, right, bottom = shown.evaluate(BOX)
    _, word_top, _, word_bottom = word.evaluate(BOX)
    assert (left, right) == (0, 360)
    assert bottom <= word_top or top >= word_bottom


OLD = "delete HTMLElement.prototype.showPopover;"


def test_in_a_browser_that_cannot_show_it_a_word_leads_to_its_meaning(look: Look) -> None:
    page = look(init=OLD).page
    page.get_by_role("button", name="lawful basis").evaluate("word => word.click()")
    assert page.evaluate("location.hash") == "#term-lawful-basis"


def test_on_paper_the_meanings_stand_at_the_end(look: Look) -> None:
    page = look().page
    page.get_by_role("button", name="lawful basis").press("Enter")
    assert not page.get_by_text("Words explained").is_visible()
    # What a browser tells a page before it prints.
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert not meaning(page).is_visible()
    page.emulate_media(media="print")
    assert page.get_by_text("Words explained").is_visible()
    for term in ("lawful-basis", "controller", "dpia"):
        assert meaning(page, term).is_visible()
        assert not meaning(page, term).get_by_role("link").is_visible()


def test_a_word_is_underlined_otherwise_than_a_link(look: Look) -> None:
    page = look(forced_colors="active").page
    style = "part => getComputedStyle(part).textDecorationStyle"
    assert page.locator(".pv-term").first.evaluate(style) == "dotted"
    assert page.get_by_role("link", name="this list").evaluate(style) == "solid"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_an_open_meaning_is_accessible(look: Look, scheme: Scheme, width: int) -> None:
    visit = look(width=width, scheme=scheme, bypass_csp=True)
    assert visit.violations(EVERYTHING) == []
    visit.page.get_by_role("button", name="lawful basis").press("Enter")
    assert visit.violations(EVERYTHING) == []
