"""What is saved is seen in the browser by itself, and so is what is to be mended, with file and line."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from generator.mkdocs_plugin import MkDocsHost, site_from
from generator.serving import serve_site
from generator.showing import Showing
from generator.watching import stamps
from tests.browser.conftest import Visit
from tests.faults.place import AS_OF, RECORD, Place

pytestmark = pytest.mark.browser


@dataclass
class Edited:
    place: Place
    origin: str

    def change(self, before: str, after: str) -> None:
        file = self.place.folder / "content" / "agreements" / f"{RECORD}.yml"
        text = file.read_text("utf-8")
        assert before in text
        file.write_text(text.replace(before, after, 1), "utf-8")


@pytest.fixture
def edited(tmp_path: Path) -> Iterator[Edited]:
    """A site that is served while somebody edits it."""
    place = Place.made(tmp_path)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    showing = Showing(lambda: site_from(place.config), lambda: MkDocsHost(place.config), None, lambda: AS_OF, stamps)
    ready, stop = threading.Event(), threading.Event()
    thread = threading.Thread(
        target=serve_site,
        args=(showing, port, lambda said: said.startswith("Look") and ready.set(), lambda: None, stop),
    )
    thread.start()
    assert ready.wait(60)
    yield Edited(place, f"http://127.0.0.1:{port}/")
    stop.set()
    thread.join(30)
    showing.close()


def test_an_edit_is_seen_by_itself_and_so_is_a_mistake_until_it_is_mended(
    edited: Edited, windows: Callable[..., BrowserContext]
) -> None:
    visit = Visit(windows(), edited.origin)
    page = visit.page
    page.goto(f"{edited.origin}agreements/{RECORD}/")
    heading = page.locator("h1")
    before = heading.inner_text()

    edited.change("title: ", "title: Anew, ")
    expect(heading).to_contain_text("Anew, ")

    edited.change("status: live", "status: alive")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("Something is to be mended.")
    expect(alert).to_contain_text(f"{RECORD}.yml:")
    expect(heading).to_contain_text("Anew, ")
    page.set_viewport_size({"width": 360, "height": 720})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    edited.change("status: alive", "status: live")
    edited.change("title: Anew, ", "title: ")
    expect(alert).to_have_count(0)
    expect(heading).to_have_text(before)

    assert page.evaluate("window.refusedByPolicy") == []
    assert visit.complaints == [] and visit.elsewhere == []
    visit.close()


def test_a_page_that_was_loaded_before_the_last_change_finds_that_out(
    edited: Edited, windows: Callable[..., BrowserContext]
) -> None:
    visit = Visit(windows(), edited.origin)
    address = f"{edited.origin}agreements/{RECORD}/"
    # As when the change came between the page and its question.
    visit.page.route(address, lambda route: (edited.change("title: ", "title: Anew, "), route.continue_()), times=1)
    visit.page.goto(address)
    expect(visit.page.locator("h1")).to_contain_text("Anew, ")
    visit.close()
