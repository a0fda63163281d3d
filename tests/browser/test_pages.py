"""One page of every kind, light and dark, wide and narrow: accessible, quiet, and whole."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from generator.present.page import KINDS

pytestmark = pytest.mark.browser

# One address for each kind of page, chosen where there is much to see, and more where a kind has several faces.
ADDRESSES = {
    "home": "",
    "agreements": "agreements/",
    "agreements-page": "agreements/page/2/",
    "agreement": "agreements/leeds-care-record/",
    "agreement, invented": "agreements/exampleshire-free-school-meals/",
    "areas": "areas/",
    "area": "areas/leeds/",
    "area, empty": "areas/adur/",
    "organisations": "organisations/",
    "organisation": "organisations/leeds-city-council/",
    "sectors": "sectors/",
    "sector": "sectors/health/",
    "people": "people/",
    "group": "people/children/",
    "moments": "moments/",
    "moment": "moments/struggling-with-bills/",
    "tests": "tests/",
    "data": "data/",
    "prose": "about/",
    "prose, accessibility": "about/accessibility/",
    "missing": "404.html",
}
# WCAG 2.2 AA and what axe calls best practice.
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOOKS = [(width, scheme) for width in (360, 1280) for scheme in ("light", "dark")]


def test_every_kind_of_page_is_opened() -> None:
    assert set(KINDS) <= {name.split(",")[0] for name in ADDRESSES}


@pytest.mark.parametrize(("width", "scheme"), LOOKS, ids=lambda value: str(value))
@pytest.mark.parametrize("name", ADDRESSES)
def test_a_page_is_accessible_and_asks_nobody_else(visit: Callable[..., object], name: str, width: int, scheme: str) -> None:
    window = visit(width=width, scheme=scheme)
    page = window.open(ADDRESSES[name])  # type: ignore[attr-defined]

    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}})

    assert found.violations_count == 0, found.generate_report()
    assert window.elsewhere == []  # type: ignore[attr-defined]
    assert window.complaints == []  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", ADDRESSES)
def test_nothing_makes_a_narrow_page_scroll_sideways(visit: Callable[..., object], name: str) -> None:
    page = visit(width=320).open(ADDRESSES[name])  # type: ignore[attr-defined]
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("name", ADDRESSES)
def test_a_page_holds_its_words_without_script(visit: Callable[..., object], name: str, real_site: Path) -> None:
    with_script = visit().open(ADDRESSES[name]).locator("main").inner_text()  # type: ignore[attr-defined]
    without = visit(script=False).open(ADDRESSES[name]).locator("main").inner_text()  # type: ignore[attr-defined]
    assert without == with_script
    assert len(without) > 100


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_grows_to_twice_its_size_without_loss(visit: Callable[..., object], scheme: str) -> None:
    """A window of 640 at twice the zoom is one of 320: WCAG 1.4.4 and 1.4.10."""
    page = visit(width=640, scheme=scheme).open(ADDRESSES["agreement"])  # type: ignore[attr-defined]
    page.evaluate("document.documentElement.style.fontSize = '225%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 640
