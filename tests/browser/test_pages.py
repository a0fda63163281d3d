"""One page of every kind, light and dark, wide and narrow: accessible, quiet, and whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import combinations
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from generator.present.page import KINDS
from tests.browser.checks import width_needed, words_but_of_scripts
from tests.browser.conftest import EVERYTHING, Open, Visit
from tests.browser.looks import (
    ALWAYS,
    CORNERS,
    HAS,
    NARROW,
    OPEN,
    WIDE,
    Look,
    Scheme,
    corner,
    has,
    open_up,
    opened_on,
)
from tests.conftest import ROOT

pytestmark = pytest.mark.browser

MEASURE = (Path(__file__).parent / "measured.js").read_text("utf-8")

# One address for each kind of page, chosen where there is much to see, and more where a kind has several faces.
ADDRESSES = {
    "home": "",
    "agreements": "agreements/",
    "agreements-page": "agreements/page/2/",
    "agreement": "agreements/leeds-care-record/",
    "agreement, invented": "agreements/exampleshire-free-school-meals/",
    "agreement, declined": "agreements/fictonborough-phone-trails/",
    "pack": "agreements/leeds-care-record/pack/",
    "pack, invented": "agreements/sampleford-homelessness-early-help/pack/",
    "cite": "agreements/leeds-care-record/cite/",
    "cite, invented": "agreements/exampleshire-free-school-meals/cite/",
    "card": "agreements/leeds-care-record/card/",
    "card, invented": "agreements/exampleshire-free-school-meals/card/",
    "agreement-answers": "agreements/exampleshire-free-school-meals/answers/",
    "agreement-compare": "agreements/leeds-care-record/compare/",
    "agreement-compare, judged": "agreements/exampleshire-hospital-to-home/compare/",
    "agreement-compare, declined": "agreements/fictonborough-phone-trails/compare/",
    "history": "agreements/barking-dagenham-one-view/history/",
    "history, invented": "agreements/exampleshire-free-school-meals/history/",
    "compare": "compare/",
    "search": "search/#free school meals",
    "areas": "areas/",
    "area": "areas/leeds/",
    "area, empty": "areas/adur/",
    "area, invented": "areas/sampleford/",
    "organisations": "organisations/",
    "organisation": "organisations/leeds-city-council/",
    "organisation, loose": "organisations/police/",
    "sectors": "sectors/",
    "sector": "sectors/health/",
    "people": "people/",
    "group": "people/children/",
    "moments": "moments/",
    "moment": "moments/struggling-with-bills/",
    "facets": "outcomes/",
    "facet": "identifiability/personally-identifiable/",
    "facet-page": "provenance/public-sources/page/2/",
    "tests": "tests/",
    "workshop-pack": "tests/pack/",
    "reviews": "reviews/",
    "reviews-page": "reviews/page/2/",
    "promises": "promises/",
    "promises-page": "promises/page/2/",
    "changes": "changes/",
    "changes-wider": "changes/wider/",
    "data": "data/",
    "dictionary": "data/dictionary/",
    "vocabulary": "data/vocabulary/",
    "gaps": "gaps/",
    "gaps-place": "gaps/london-region/",
    "prose": "about/",
    "prose, accessibility": "about/accessibility/",
    "prose, levels": "understand/spectrum/",
    "prose, small numbers": "understand/small-numbers/",
    "prose, protections": "understand/protections/",
    "prose, research": "understand/research/",
    "prose, glossary": "understand/glossary/",
    "prose, town": "understand/town/#age=exact&place=street&sex&counts&hide=10",
    "missing": "404.html",
}
COLOUR_RULES = ("color-contrast", "link-in-text-block")
# Where a scheme changes colours and nothing else.
COLOURS = {"type": "rule", "values": [*COLOUR_RULES]}
# These rules take three quarters of the time. `make test` asks them of each page in one scheme, and of its neighbour
# in the list in the other; at this turn they wait for the long tests.
COLOURS_WAIT = 1


# Further faces of a kind that differ by a band alone: the long tests look at them too.
_LONG = {"cite, invented", "card, invented", "history, invented"}


@pytest.fixture(
    scope="module",
    params=[pytest.param(name, marks=pytest.mark.long) if name in _LONG else name for name in ADDRESSES],
)
def opened_name(request: pytest.FixtureRequest) -> str:
    """The name of a page in the list."""
    return str(request.param)


@pytest.fixture(scope="module")
def opened(opened_name: str, windows: Callable[..., BrowserContext], served: str) -> Iterator[Visit]:
    """Each page, opened once and looked at in several ways."""
    visit = Visit(windows(), served)
    visit.look(WIDE, "light")
    visit.open(ADDRESSES[opened_name])
    yield visit
    visit.close()


def test_every_kind_of_page_is_opened() -> None:
    # Nothing of the real content is gone, has moved or was copied, and its lists of changes are short:
    # `test_hostile_pages.py` opens such pages. Cards have no frame: `test_card_framed.py` opens one; and
    # `test_history.py` an old version.
    assert {kind.name for kind in KINDS.values() if not kind.hidden} - {
        "changes-page",
        "changes-wider-page",
        "registers",
    } <= {name.split(",")[0] for name in ADDRESSES}


@pytest.mark.parametrize(
    "turn", [pytest.param(turn, marks=() if turn < ALWAYS else pytest.mark.long) for turn in range(len(CORNERS))]
)
def test_a_page_is_accessible(opened: Visit, opened_name: str, turn: int) -> None:
    look = corner(list(ADDRESSES).index(opened_name), turn)
    opened.look(look.width, look.scheme)
    assert opened.violations(EVERYTHING, but=COLOUR_RULES if turn == COLOURS_WAIT else ()) == [], look


@pytest.mark.long
def test_the_colours_that_waited_are_accessible(opened: Visit, opened_name: str) -> None:
    look = corner(list(ADDRESSES).index(opened_name), COLOURS_WAIT)
    opened.look(look.width, look.scheme)
    assert opened.violations(COLOURS) == [], look


OPEN_IN_TEST = opened_on(list(ADDRESSES))


@pytest.mark.parametrize(
    ("look", "name"),
    [
        pytest.param(look, name, marks=() if OPEN_IN_TEST.get(look) == name else pytest.mark.long, id=f"{look}-{name}")
        for look in OPEN
        for name in ADDRESSES
    ],
)
def test_a_page_is_accessible_with_the_menu_or_the_search_open(visit: Open, look: Look, name: str) -> None:
    one = visit(ADDRESSES[name], width=look.width, scheme=look.scheme)
    if not has(one.page, look.state):
        pytest.skip(f"the frame of this page has no {look.state}")
    open_up(one.page, look.state)
    assert one.violations(EVERYTHING) == []


def pairs(looks: Iterable[Look]) -> set[tuple[object, ...]]:
    """Every two of width, colours and state that are seen together in one of these looks."""
    return {pair for look in looks for pair in combinations((look.width, look.scheme, look.state), 2)}


def test_every_two_of_width_colours_and_state_are_looked_at_together_without_the_long_tests() -> None:
    of_pages = [{corner(place, turn) for turn in range(ALWAYS)} for place in range(len(ADDRESSES))]
    possible = {Look(width, scheme, state) for state in HAS for width in HAS[state] for scheme in ("light", "dark")}
    assert pairs(possible) == pairs(set.union(*of_pages) | OPEN_IN_TEST.keys())
    assert possible == {*CORNERS, *OPEN}, "the long tests look at all there is"
    for looks in of_pages:
        assert len({look.width for look in looks}) == len({look.scheme for look in looks}) == 2
    in_colours = {corner(place, turn).scheme for place in range(2) for turn in range(ALWAYS) if turn != COLOURS_WAIT}
    assert in_colours == {"light", "dark"}


@pytest.mark.parametrize(("width", "letters"), [(320, "100%"), (NARROW, "200%")])
def test_nothing_makes_a_narrow_page_scroll_sideways(opened: Visit, width: int, letters: str) -> None:
    opened.look(width, "light")
    assert width_needed(opened.page, letters) <= width


def test_no_page_written_by_hand_scrolls_sideways(visit: Open) -> None:
    """Each has its own words and tables, so a few of them do not stand for all."""
    one = visit("about/", width=320)
    pages = ROOT / "content" / "pages"
    for file in sorted(pages.rglob("*.md")):
        name = file.relative_to(pages).with_suffix("").as_posix()
        page = one.open(f"{name.removesuffix('index').rstrip('/')}/")
        for width, letters in ((320, "100%"), (NARROW, "200%")):
            one.look(width, "light")
            assert width_needed(page, letters) <= width, (name, letters)


@pytest.mark.parametrize(("width", "scheme"), [(NARROW, "light"), (WIDE, "dark")])
def test_words_and_targets_are_clear_and_large_and_none_is_cut_off(opened: Visit, width: int, scheme: Scheme) -> None:
    opened.look(width, scheme)
    assert opened.page.evaluate(MEASURE) == []


def test_a_page_asks_nobody_else_and_complains_of_nothing(opened: Visit) -> None:
    opened.page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    assert (opened.elsewhere, opened.complaints) == ([], [])


# Everything in which a page could keep something about whoever looks at it.
KEPT = """async () => ({
  cookie: document.cookie,
  local: Object.keys(localStorage),
  session: Object.keys(sessionStorage),
  databases: await indexedDB.databases(),
  caches: await caches.keys(),
  workers: (await navigator.serviceWorker.getRegistrations()).length,
})"""


def test_a_page_keeps_nothing_and_asks_for_nothing_that_its_policy_refuses(opened: Visit) -> None:
    nothing = {"cookie": "", "local": [], "session": [], "databases": [], "caches": [], "workers": 0}
    assert opened.page.evaluate(KEPT) == nothing
    assert opened.page.context.cookies() == []
    assert opened.refused() == []


def test_a_page_holds_its_words_without_script(opened: Visit, visit: Open) -> None:
    opened.look(WIDE, "light")
    address = opened.page.url.removeprefix(opened.origin)
    without = visit(address, script=False).page.locator("main").inner_text()
    assert without == words_but_of_scripts(opened.page)
    assert len(without) > 100


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_grows_to_twice_its_size_without_loss(visit: Open, scheme: Scheme) -> None:
    """A window of 640 at twice the zoom is one of 320: WCAG 1.4.4 and 1.4.10."""
    page = visit(ADDRESSES["agreement"], width=640, scheme=scheme).page
    page.evaluate("document.documentElement.style.fontSize = '225%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 640


# On paper

AFTER_LINKS = """() => [...document.querySelectorAll('main a[href^="http"], main a[href^="mailto"]')]
  .filter((link) => link.getClientRects().length)
  .map((link) => [link.getAttribute('href'), getComputedStyle(link, '::after').content])"""
SHOWN = (
    """(selector) => [...document.querySelectorAll(selector)].filter((part) => part.getClientRects().length).length"""
)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["agreement", "agreement, invented", "area", "prose"])
def test_on_paper_addresses_are_written_out_and_nothing_is_there_to_click(
    visit: Open, name: str, scheme: Scheme
) -> None:
    page = visit(ADDRESSES[name], scheme=scheme).page
    clickable = ".pv-skip, header nav, header button, .pv-breadcrumb, .pv-contents, .pv-pager, .pv-colours, footer nav"
    assert page.evaluate(SHOWN, clickable) > 0
    page.emulate_media(media="print", color_scheme=scheme)
    assert page.evaluate(SHOWN, clickable) == 0
    links = page.evaluate(AFTER_LINKS)
    assert links
    for href, written in links:
        assert href in written, f"{href} is followed by {written}"
    colours = "[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]"
    assert page.evaluate(colours) == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]


def test_what_is_folded_away_is_printed_and_folded_again(visit: Open) -> None:
    page = visit(ADDRESSES["agreement, invented"]).page
    folded = "document.querySelectorAll('details:not([open])').length"
    before = page.evaluate(folded)
    assert before > 3
    page.locator("details summary").first.click()
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate(folded) == 0
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.evaluate(folded) == before - 1
