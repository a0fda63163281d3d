"""The picture of a flow in a browser: its words stay in their places, large enough, in both schemes and on paper."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from tests import builders, hostile
from tests.browser.conftest import EVERYTHING, Open, Visit
from tests.browser.test_pages import COLOURS, NARROW, WIDE

pytestmark = pytest.mark.browser

# One of each shape that real records and examples have.
ADDRESSES = {
    "a chain from people to the public": "exampleshire-hospital-to-home",
    "both ways": "nfi",
    "many givers": "lancs-south-cumbria-shcr",
    "every level": "connected-bradford",
    "nothing stated": "devon-targeted-family-support",
    "declined": "fictonborough-phone-trails",
    "ended": "mockton-warm-homes-list",
}
STRIP = re.compile(r'<svg class="pv-strip".*?</svg>', re.DOTALL)
# Each text with its look, how it is drawn, and whether it lies wholly in a box or beside all of them.
TEXTS = """() => [...document.querySelectorAll('svg.pv-strip')].flatMap((svg, number) => {
  const frame = svg.viewBox.baseVal;
  const boxes = [...svg.querySelectorAll('.pv-strip__box, .pv-strip__not-stated')].flatMap((path) =>
    path.getAttribute('d').split('M').filter(Boolean).map((d) => {
      const part = document.createElementNS('http://www.w3.org/2000/svg', 'path');
      part.setAttribute('d', 'M' + d);
      svg.append(part);
      const box = part.getBBox();
      part.remove();
      return box;
    }));
  const right = Math.max(...boxes.map((box) => box.x + box.width), 0) || frame.width;
  return [...svg.querySelectorAll('text')].map((text) => {
    const at = text.getBBox();
    const inside = (box) => box.x <= at.x && box.y <= at.y
      && at.x + at.width <= box.x + box.width && at.y + at.height <= box.y + box.height;
    const clear = (box) => at.x + at.width <= box.x || box.x + box.width <= at.x
      || at.y + at.height <= box.y || box.y + box.height <= at.y;
    return {
      number,
      look: text.parentNode.getAttribute('class'),
      words: text.textContent,
      inside: boxes.some(inside),
      beside: boxes.every(clear) && at.x + at.width <= right,
      framed: inside(frame),
    };
  });
})"""


@pytest.fixture(scope="module")
def hostile_strips(hostile_site: tuple[Path, hostile.Words]) -> list[str]:
    return strips_in(hostile_site[0])


def strips_in(site: Path) -> list[str]:
    found = [STRIP.search(path.read_text("utf-8")) for path in sorted(site.glob("agreements/*/index.html"))]
    return [strip[0] for strip in found if strip]


def hard_strips() -> list[str]:
    """Pictures of records that nobody should write: long names and many, every level, one item and twenty-five."""
    from generator.present.pages.agreement import agreement_page

    name = "The Wiltshire & Gloucestershire Joint WWMM Committee of {} Commissioning Boards"
    long = [
        {"name": name.format(number), "id": f"b{number}", "roles": ["lead"] if not number else []}
        for number in range(13)
    ]
    levels = ["personally-identifiable", "de-personalised", "anonymous", "not-stated"]
    everybody = [body["id"] for body in long]
    items = [
        {
            "item": f"{number} " + "Every WHOLLY MAMMOTH 100% word @ 25 & more " * 3,
            "identifiability": levels[number % 4],
        }
        for number in range(25)
    ]
    records = [
        [items[0] | {"from": everybody[1:], "to": everybody[:1]}],
        [items[0] | {"from": everybody[:1], "to": everybody[1:]}],
        [item | {"from": [f"b{n % 13}"], "to": [f"b{(n * 5 + 1) % 13}", "the-public"]} for n, item in enumerate(items)],
        [item | {"from": ["people", f"b{n % 3}"]} for n, item in enumerate(items)],
        [items[0] | {"item": "Llanfair" * 60, "from": [], "to": ["b0"]}],
    ]
    site = builders.site(
        [builders.record(f"Hard {n}", organisations=long, data=data) for n, data in enumerate(records)]
    )
    pages = [agreement_page(site, f"record-{number}").body for number in range(1, len(records) + 1)]
    return [strip[0] for page in pages if (strip := STRIP.search(page))]


@pytest.fixture
def sheet(visit: Open) -> Callable[[list[str]], list[dict[str, Any]]]:
    """Measures the words of these pictures, on a page of the site in its own typeface."""

    def measured(strips: list[str]) -> list[dict[str, Any]]:
        page = visit("agreements/leeds-care-record/", width=NARROW).page
        page.evaluate("(strips) => { document.querySelector('main').innerHTML = strips.join('') }", strips)
        page.evaluate("document.querySelector('main').getBoundingClientRect()")  # asks for the typeface of pictures
        page.evaluate("document.fonts.ready.then(() => true)")
        used = "getComputedStyle(document.querySelector('.pv-strip text')).fontFamily"
        assert page.evaluate(used).startswith('"Atkinson in Pictures"')
        assert page.evaluate("document.fonts.check('700 15px \"Atkinson in Pictures\"')")
        found: list[dict[str, Any]] = page.evaluate(TEXTS)
        assert {each["number"] for each in found} == set(range(len(strips)))
        return found

    return measured


@pytest.mark.parametrize("which", ["real", "hostile", "hard"])
def test_words_stay_in_their_boxes_and_beside_their_arrows(
    sheet: Callable[[list[str]], list[dict[str, Any]]], real_site: Path, hostile_strips: list[str], which: str
) -> None:
    strips = {"real": strips_in(real_site), "hostile": hostile_strips, "hard": hard_strips()}[which]
    assert len(strips) > (60 if which == "real" else 4)
    for text in sheet(strips):
        kind = text["look"].removeprefix("pv-strip__")
        assert text["framed"], text
        assert text["inside"] or (kind != "names" and text["beside"]), text


@pytest.fixture(scope="module", params=ADDRESSES)
def opened(request: pytest.FixtureRequest, windows: Callable[..., BrowserContext], served: str) -> Iterator[Visit]:
    visit = Visit(windows(), served)
    visit.look(WIDE, "light")
    visit.open(f"agreements/{ADDRESSES[request.param]}/")
    yield visit
    visit.close()


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("within", ["main section:has(svg.pv-strip)", pytest.param("", marks=pytest.mark.long)])
def test_a_page_with_a_picture_is_accessible_in_both_schemes(opened: Visit, within: str, width: int) -> None:
    """What stands around the picture is the same on every agreement, and tests/browser/test_pages.py looks at it."""
    opened.look(width, "light")
    assert opened.violations(EVERYTHING, within) == []
    opened.look(width, "dark")
    assert opened.violations(COLOURS, within) == []


SIZES = """() => [...document.querySelectorAll('.pv-strip text')].map((text) =>
  parseFloat(getComputedStyle(text).fontSize) * text.getCTM().a)"""


@pytest.mark.parametrize(
    ("width", "least", "most"), [(NARROW, 13.9, 16), (640, 16, 20), (760, 13.9, 20), (WIDE, 16, 20)]
)
def test_its_letters_are_as_large_as_those_around_it(opened: Visit, width: int, least: float, most: float) -> None:
    opened.look(width, "light")
    sizes = opened.page.evaluate(SIZES)
    assert sizes and min(sizes) >= least and max(sizes) <= most
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_letters_of_twice_the_size_push_nothing_out_of_the_page(opened: Visit, width: int) -> None:
    opened.look(width, "light")
    opened.page.evaluate("document.documentElement.style.fontSize = '225%'")
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= width
    assert opened.page.locator(".pv-items > li").first.evaluate("(item) => item.clientWidth") > width / 4
    opened.page.evaluate("document.documentElement.style.fontSize = ''")


# What is drawn with, by the name of its part; each of these stands out from the page that it is on.
INKS = """() => [...document.querySelectorAll('.pv-strip path, .pv-strip text')].map((part) => {
  const style = getComputedStyle(part);
  return [part.getAttribute('class') || 'text', style.stroke === 'none' ? style.fill : style.stroke];
})"""
PALE = {"pv-strip__rules", "pv-strip__empty"}


def inks(page: Page) -> dict[str, str]:
    return {name: colour for name, colour in page.evaluate(INKS) if name not in PALE}


def test_on_paper_it_is_drawn_in_black(visit: Open) -> None:
    page = visit("agreements/connected-bradford/", scheme="dark").page
    assert "rgb(0, 0, 0)" not in inks(page).values()
    page.emulate_media(media="print", color_scheme="dark")
    assert set(inks(page).values()) == {"rgb(0, 0, 0)"}


def test_it_follows_the_colours_that_a_reader_has_forced(visit: Open) -> None:
    page = visit("agreements/connected-bradford/").page
    page.emulate_media(forced_colors="active", color_scheme="dark")
    assert len(inks(page)) > 5
    assert set(inks(page).values()) == {page.evaluate("getComputedStyle(document.body).color")}


def test_each_level_has_a_line_of_its_own_without_colour(visit: Open) -> None:
    page = visit("agreements/connected-bradford/").page
    page.evaluate(
        """(strips) => { document.querySelector('main').innerHTML = strips }""",
        "<svg class='pv-strip'>"
        + "".join(
            f"<path class='pv-strip__line-{level}'/>"
            for level in ("personally-identifiable", "de-personalised", "anonymous", "not-stated")
        )
        + "</svg>",
    )
    dashes = page.evaluate(
        "[...document.querySelectorAll('.pv-strip path')].map((path) => getComputedStyle(path).strokeDasharray)"
    )
    assert len(set(dashes)) == 4
