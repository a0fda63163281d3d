"""A bundle, unpacked and opened from the disk: pages read, links work, nothing is refused, and nobody else is asked."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.publish.bundle import write_bundle
from generator.publish.links import noted
from tests.browser.conftest import AXE_SCRIPT, EVERYTHING, LISTEN
from tests.browser.test_pages import ADDRESSES
from tests.conftest import AS_OF

pytestmark = pytest.mark.browser

NOT_THERE = {"missing"}
BROKEN_OFF = "net::ERR_ABORTED"


@dataclass
class FromDisk:
    """The unpacked bundle in a tab, with everything that it asked for or complained of."""

    folder: Path
    page: Page
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def open(self, address: str) -> Page:
        self.page.goto(f"{(self.folder / address.partition('#')[0]).as_uri()}/index.html")
        return self.page


@pytest.fixture(scope="module")
def unpacked(real_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("a folder with spaces & signs")
    write_bundle(real_site, place / "x.zip")
    with zipfile.ZipFile(place / "x.zip") as packed:
        packed.extractall(place)
    return place / f"site-{AS_OF.isoformat()}"


@pytest.fixture(scope="module")
def disk(unpacked: Path, browser: Browser) -> Iterator[FromDisk]:
    with browser.new_context() as context:
        page = context.new_page()
        page.add_init_script(LISTEN)
        one = FromDisk(unpacked, page)
        page.on("request", lambda request: one.asked.append(request.url))
        page.on("console", lambda message: one.complaints.append(message.text) if message.type == "error" else None)
        # What is broken off when the tab goes on to the next page is not missing.
        page.on("requestfailed", lambda request: request.failure == BROKEN_OFF or one.complaints.append(request.url))
        page.on("pageerror", lambda error: one.complaints.append(str(error)))
        yield one


@pytest.mark.parametrize("name", sorted(ADDRESSES.keys() - NOT_THERE))
def test_a_page_of_every_kind_reads_from_a_disk(disk: FromDisk, name: str) -> None:
    disk.complaints.clear()
    page = disk.open(ADDRESSES[name])

    assert page.locator("h1").count() == 1
    assert len(page.locator("main").inner_text()) > 100
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(251, 250, 247)", "the stylesheet"
    assert page.evaluate("window.refusedByPolicy") == []
    assert disk.complaints == []
    assert [url for url in disk.asked if not url.startswith("file:")] == []


def test_a_reader_goes_from_page_to_page(disk: FromDisk) -> None:
    page = disk.open("")
    expect(page.get_by_text("This is a copy of the page as it was on")).to_be_visible()
    page.get_by_role("link", name="All councils, A to Z").click()
    page.get_by_role("link", name="Leeds", exact=True).first.click()
    page.get_by_role("link", name="Leeds Care Record: a shared health and care record").first.click()
    page.get_by_role("link", name="What can I do?").first.click()
    assert page.url.endswith("/agreements/leeds-care-record/index.html#what-can-i-do")
    page.get_by_role("link", name="Print a discussion pack and a poster").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Discussion pack")


def test_nothing_is_offered_that_could_not_work(disk: FromDisk) -> None:
    for address in ("", "search/", "agreements/", "compare/", "areas/leeds/", "understand/town/"):
        page = disk.open(address)
        shown = [button for button in page.get_by_role("button").all() if button.is_visible()]
        assert [b.inner_text() for b in shown if b.get_attribute("popovertarget") is None] == [], address
        assert page.locator("input:visible").count() == 0, address


def test_drawings_and_letters_are_there(disk: FromDisk) -> None:
    page = disk.open("moments/")
    assert page.evaluate("document.fonts.ready.then(() => [...document.fonts].some((one) => one.status === 'loaded'))")
    drawn = "(paths) => paths.filter((path) => path.getBoundingClientRect().width).length"
    assert page.locator("main svg path").evaluate_all(drawn) > 20


def test_every_link_between_the_files_leads_to_one(unpacked: Path) -> None:
    there = {file.relative_to(unpacked).as_posix() for file in unpacked.rglob("*") if file.is_file()}
    lost = set()
    for path in sorted(path for path in there if path.endswith(".html")):
        html = (unpacked / path).read_text("utf-8")
        for target, _ in noted(path.rpartition("/")[0] + "/" if "/" in path else "", html).links:
            if target not in there:
                lost.add((target, path))
        assert "<script" not in html.replace('<script type="application/ld+json">', ""), path
    assert lost == set()


def test_a_copy_is_as_accessible_as_the_page(disk: FromDisk) -> None:
    page = disk.open("agreements/leeds-care-record/")
    page.evaluate(AXE_SCRIPT)
    found = page.evaluate(
        "(runOnly) => axe.run(document, {runOnly}).then((found) => found.violations.map((one) => one.id))", EVERYTHING
    )
    assert found == []
