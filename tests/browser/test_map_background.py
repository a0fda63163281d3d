"""Streets under the map: nothing is asked of their server until a reader who was told what it reveals chooses them."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route, expect

from generator.build import build
from generator.mkdocs_plugin import MkDocsHost, site_from
from generator.model.settings import Background
from tests import hostile
from tests.browser.conftest import Visit, serving
from tests.site_config import write_config

pytestmark = pytest.mark.browser

TILE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
STREETS = Background(
    name="Made-up Streets", tiles="https://tiles.test/{z}/{x}/{y}.png", attribution="© <b>Made-up</b> Streets"
)


def test_streets_are_asked_for_only_when_they_are_chosen(browser: Browser, tmp_path: Path) -> None:
    content = hostile.write_content(tmp_path / "content", hostile=False)
    config = write_config(tmp_path, content.folder, tmp_path / "site", map_background=STREETS.model_dump())
    settings = site_from(config).settings
    build(content.folder, tmp_path / "site", settings=settings, as_of=hostile.AS_OF, host=MkDocsHost(config))
    context = browser.new_context()

    def answer(route: Route) -> None:
        route.fulfill(body=TILE, content_type="image/png")

    context.route("https://tiles.test/**", answer)  # it is a made-up server: nothing leaves this machine
    with serving(tmp_path / "site") as origin:
        visit = Visit(context, origin)
        page = visit.open("areas/hostile-place/")
        page.get_by_role("button", name="Open the map").click()
        expect(page.locator(".pv-map__live path").first).to_be_attached()
        expect(page.locator(".pv-map__background")).to_contain_text(
            "Your browser then asks Made-up Streets for pictures of streets. Made-up Streets can see your internet "
            "address and which part of the map you look at."
        )
        assert visit.elsewhere == []

        page.get_by_role("button", name="Show streets from Made-up Streets").click()
        expect(page.locator(".leaflet-tile-loaded").first).to_be_visible()
        expect(page.locator(".leaflet-control-attribution")).to_have_text("© <b>Made-up</b> Streets")
        expect(page.locator(".pv-map__live")).to_be_focused()
        clear = "getComputedStyle(document.querySelector('.pv-map__live path')).fillOpacity"
        assert float(page.evaluate(clear)) < 1, "the streets would lie hidden under the shapes"
        assert visit.elsewhere and all(asked.startswith("https://tiles.test/") for asked in visit.elsewhere)
        assert visit.complaints == []

        before = len(visit.elsewhere)
        page.get_by_role("button", name="Close the map").click()
        page.get_by_role("button", name="Open the map").click()
        expect(page.get_by_role("button", name="Show streets from Made-up Streets")).to_be_visible()
        assert len(visit.elsewhere) == before, "the choice is asked for again"
        page.close()
    context.close()
