"""A site below another, as at https://council.example/data/: every address is right, and nothing fails to load.

It is served with the headers of its own `_headers`, as Netlify and Cloudflare Pages would send them.
"""

from __future__ import annotations

import html
import re
import shutil
from collections.abc import Iterator
from datetime import date
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, Response

from generator.build import build
from generator.check.checker import check_content
from generator.mkdocs_plugin import MkDocsHost, site_from
from generator.present.plan import plan_site
from generator.publish.links import resolve
from generator.publish.root_files import headers_for
from tests.browser.conftest import Quiet, Visit
from tests.builders import record
from tests.builders import site as site_of
from tests.golden.made import AS_OF, CONTENT
from tests.site_config import write_config

URL = "https://council.example/data/"
HIDDEN = '<meta name="robots" content="noindex">'
NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("council")
    # Outside the repository, so that its own history gives these records no versions.
    content = shutil.copytree(CONTENT, place / "content")
    config = write_config(place / "config", content, place / "data")
    config.write_text(config.read_text("utf-8").replace("https://plainview.example/", URL), "utf-8")
    build(content, place / "data", settings=site_from(config).settings, as_of=AS_OF, host=MkDocsHost(config))
    return place / "data"


def pages_of(site: Path) -> dict[str, str]:
    """Every page that has an address, with its HTML."""
    files = site.rglob("index.html")
    return {file.relative_to(site).as_posix().removesuffix("index.html"): file.read_text("utf-8") for file in files}


def said(page: str, start: str) -> list[str]:
    """What stands in double quotes after this start."""
    return [html.unescape(value) for value in re.findall(f'{re.escape(start)}"([^"]*)"', page)]


def test_every_page_gives_its_own_address_and_a_picture_that_is_there(site: Path) -> None:
    pages = pages_of(site)
    assert len(pages) > 40
    cards = {address for address in pages if address.endswith("/card/")}
    assert len(cards) == 4
    for address in cards:  # what is shown elsewhere is a part of its record, and is found by that
        of = address.removesuffix("card/").replace("/sampleford-free-meals/", "/sampleford-whole/")
        assert said(pages[address], '<link rel="canonical" href=') == [f"{URL}{of}"]
    for address in pages.keys() - cards:
        page = pages[address]
        own = address.replace("/sampleford-free-meals/", "/sampleford-whole/")  # that record was renamed
        own = own.replace("/sampleford-district-council/", "/sampleford-council/")
        assert said(page, '<link rel="canonical" href=') == [f"{URL}{own}"]
        assert said(page, '<meta property="og:url" content=') == [f"{URL}{own}"]
        (picture,) = said(page, '<meta property="og:image" content=')
        assert picture.startswith(URL) and (site / picture.removeprefix(URL)).is_file(), address
        (title,) = re.findall("<title>(.*)</title>", page)
        assert html.unescape(title).removesuffix(" - Plainview") == said(page, '<meta property="og:title" content=')[0]
        described = said(page, '<meta name="description" content=')
        assert described == said(page, '<meta property="og:description" content='), address


def test_what_nobody_should_find_gives_no_address(site: Path) -> None:
    page = (site / "404.html").read_text("utf-8")

    assert HIDDEN in page
    assert "canonical" not in page and "og:" not in page
    assert len(said(page, '<meta name="description" content=')) == 1


def test_the_page_for_a_wrong_address_links_from_the_root_of_the_host(site: Path) -> None:
    """It is shown at any depth, so what goes by the page itself would lead nowhere."""
    page = (site / "404.html").read_text("utf-8")
    inside = [link for link in (*said(page, "href="), *said(page, "src=")) if not re.match("https?:|#", link)]

    assert len(inside) > 15
    for link in inside:
        assert link.startswith("/data/"), link
        leads_to = resolve("404.html", link, "/data/")
        assert leads_to is not None and (site / leads_to[0]).is_file(), link


def test_the_sitemap_lists_every_page_with_the_day_of_its_record(site: Path) -> None:
    listed: dict[str, str | None] = {}
    for entry in ElementTree.fromstring((site / "sitemap.xml").read_bytes()):
        address = entry.findtext(f"{NAMESPACE}loc")
        assert address is not None and address.startswith(URL)
        listed[address.removeprefix(URL)] = entry.findtext(f"{NAMESPACE}lastmod")

    gone = {address for address, page in pages_of(site).items() if HIDDEN in page}
    moved = {address for address in gone if address.startswith("agreements/sampleford-free-meals/")}
    assert "agreements/sampleford-free-meals/" in moved
    moved.add("organisations/sampleford-district-council/")
    of_gone = {f"agreements/sampleford-withdrawn/{page}/" for page in ("pack", "answers", "compare", "cite")}
    cards = {address for address in pages_of(site) if address.endswith("/card/")}
    assert gone - moved == of_gone | (cards - moved)
    assert listed.keys() == pages_of(site).keys() - gone
    touched = {card.id: card.touched for card in check_content(CONTENT, as_of=AS_OF).register.cards}
    assert any(touched.values())
    for identifier, day in touched.items():
        for page in ("", "pack/", "compare/", "cite/"):
            if (address := f"agreements/{identifier}/{page}") not in gone:
                assert listed[address] == (min(day, AS_OF).isoformat() if day else None)
    of_records = {address for address in listed if re.match("agreements/(?!page/)[^/]+/", address)}
    assert not [address for address, day in listed.items() if day and address not in of_records]


def test_no_page_is_said_to_have_changed_after_the_day_of_the_build() -> None:
    late = record(provenance={**record()["provenance"], "checked": "2026-11-22"})
    plan = plan_site(site_of([late], as_of=date(2026, 11, 1)))
    assert {page.touched for page in plan.pages} == {None, date(2026, 11, 1)}


def test_a_host_that_reads_headers_is_told_them_and_search_engines_are_not_misled(site: Path) -> None:
    assert (site / "_headers").is_file()
    assert not (site / "robots.txt").exists()


class _WithHeaders(Quiet):
    def end_headers(self) -> None:
        for name, value in HEADERS.items():
            self.send_header(name, value)
        super().end_headers()


HEADERS: dict[str, str] = {}


@pytest.fixture
def origin(site: Path) -> Iterator[str]:
    HEADERS.update(headers_for(site_from(site.parent / "config" / "mkdocs.yml").settings))
    # What a web host does for any address that leads nowhere.
    lost = site / "no" / "such" / "page"
    lost.mkdir(parents=True, exist_ok=True)
    shutil.copy(site / "404.html", lost / "index.html")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_WithHeaders, directory=str(site.parent))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/data/"
        server.shutdown()
    shutil.rmtree(site / "no")


@pytest.mark.browser
def test_everything_loads_below_the_root_and_under_the_headers(browser: Browser, origin: str) -> None:
    with browser.new_context() as context:
        visit = Visit(context, origin)
        answers: list[Response] = []
        visit.page.on("response", lambda answer: answers.append(answer))
        for address in ("", "agreements/sampleford-whole/", "areas/sampleford/", "understand/town/", "no/such/page/"):
            visit.open(address)
            assert visit.page.evaluate("document.documentElement.dataset.script") == "", address
            assert visit.page.locator(".pv-colours").is_visible(), address
        assert [answer.url for answer in answers if answer.status >= 400] == []
        assert answers[0].headers["x-frame-options"] == "DENY"
        assert (visit.elsewhere, visit.complaints, visit.refused()) == ([], [], [])
