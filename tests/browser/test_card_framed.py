"""Another site may show a card inside its own page, and no other page of ours, on each kind of host.

Hosts that read `_headers` differ where two paths fit: some send the header of the narrower one, some join the two
values with a comma, and some send both headers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Literal

import pytest
from playwright.sync_api import Browser, expect

from generator.publish.root_files import HEADERS
from tests.browser.conftest import Quiet, Visit, serving

pytestmark = pytest.mark.browser

Manner = Literal["narrower", "joined", "both"]
MANNERS: tuple[Manner, ...] = ("narrower", "joined", "both")
CARD = "agreements/exampleshire-free-school-meals/card/"
RECORD = "agreements/exampleshire-free-school-meals/"


def rules_of(text: str) -> list[tuple[re.Pattern[str], str, str]]:
    """Each header with the paths that it is for. `:name` stands for one part of a path, `*` for any rest of it."""
    rules = []
    path = re.compile("")
    for line in text.splitlines():
        if line.startswith("/"):
            path = re.compile(re.sub(r":[a-z]+", "[^/]+", re.escape(line).replace(r"\*", ".*")))
        else:
            name, _, value = line.strip().partition(": ")
            rules.append((path, name, value))
    return rules


def headers_sent(text: str, path: str, manner: Manner) -> list[tuple[str, str]]:
    """What a host sends with the answer for a path."""
    found: dict[str, list[str]] = {}
    for pattern, name, value in rules_of(text):
        if pattern.fullmatch(path):
            found.setdefault(name, []).append(value)
    if manner == "both":
        return [(name, value) for name, values in found.items() for value in values]
    return [(name, values[-1] if manner == "narrower" else ", ".join(values)) for name, values in found.items()]


class Host(Quiet):
    manner: Manner
    rules: str

    def end_headers(self) -> None:
        for name, value in headers_sent(self.rules, self.path, self.manner):
            if name != "Strict-Transport-Security":  # there is no HTTPS on this machine
                self.send_header(name, value)
        super().end_headers()


@pytest.fixture(params=MANNERS)
def host(request: pytest.FixtureRequest, real_site: Path) -> Iterator[str]:
    """The site on a host of each kind."""
    rules = (real_site / HEADERS).read_text("utf-8")
    handler = type("AHost", (Host,), {"manner": request.param, "rules": rules})
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(real_site))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_the_kinds_of_host_differ_as_they_should() -> None:
    text = "/*\n  A: one\n/agreements/:agreement/card/*\n  A: two\n"
    assert headers_sent(text, f"/{CARD}card.svg", "narrower") == [("A", "two")]
    assert headers_sent(text, f"/{CARD}", "joined") == [("A", "one, two")]
    assert headers_sent(text, f"/{CARD}", "both") == [("A", "one"), ("A", "two")]
    assert headers_sent(text, f"/{RECORD}", "both") == [("A", "one")]


def test_another_site_shows_a_card_whole_and_nothing_else_of_ours(browser: Browser, host: str, tmp_path: Path) -> None:
    shown = "".join(
        f'<iframe name="{name}" src="{host}{path}" width="480" height="600"></iframe>'
        for name, path in (("card", CARD), ("record", RECORD), ("cite", f"{RECORD}cite/"), ("home", ""))
    )
    picture = f'<img src="{host}{CARD}card.svg" alt="The card">'
    (tmp_path / "index.html").write_text(f"<!doctype html><title>Elsewhere</title>{shown}{picture}", "utf-8")
    with serving(tmp_path) as elsewhere, browser.new_context() as context:
        # Of another site: 127.0.0.1 and localhost are two to a browser, and so are their ports.
        page = context.new_page()
        refused: list[str] = []
        page.on("console", lambda message: refused.append(message.text) if message.type == "error" else None)
        page.goto(elsewhere)
        card = page.frame_locator("[name=card]")
        expect(card.get_by_role("heading", level=1)).to_have_text("Free school meals without a form")
        assert card.locator("main").evaluate("(main) => getComputedStyle(main).borderTopStyle") == "solid"
        for name in ("record", "cite", "home"):
            frame = page.frame(name)
            assert frame is not None and not frame.url.startswith(host), f"{name} is shown elsewhere"
        assert page.locator("img").evaluate("(image) => image.naturalWidth") == 480
        assert len([text for text in refused if "frame" in text.lower() or "X-Frame-Options" in text]) == 3, refused


def test_a_card_by_itself_complains_of_nothing_under_its_headers(browser: Browser, host: str) -> None:
    with browser.new_context() as context:
        visit = Visit(context, host)
        page = visit.open(CARD)
        assert page.evaluate("getComputedStyle(document.querySelector('main')).borderTopStyle") == "solid"
        assert (visit.elsewhere, visit.complaints, visit.refused()) == ([], [], [])


def test_a_card_fits_the_frame_that_is_given_to_be_copied(browser: Browser, served: str, real_site: Path) -> None:
    """Of every record, also in letters wider than ours: a first visit may come before the typeface."""
    with browser.new_context(viewport={"width": 480, "height": 400}) as context:
        page = context.new_page()
        too_high = []
        for told in sorted(real_site.glob("agreements/*/card/oembed.json")):
            height = int(re.findall(r'"height": (\d+)', told.read_text("utf-8"))[0])
            page.goto(f"{served}{told.parent.relative_to(real_site).as_posix()}/")
            needed = (
                page.evaluate("document.documentElement.scrollHeight")
                if height < 400
                else page.evaluate("document.querySelector('main').getBoundingClientRect().height")
            )
            if needed > height:
                too_high.append((told.parent.parent.name, needed, height))
        assert too_high == []
