"""The real site, built once, served on this machine only, and opened in Chromium.

Windows and their tabs are kept and used again: opening one costs more than most of what is looked at in it.
"""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Dialog, Page, Request, expect, sync_playwright

from tests.browser.looks import Scheme

CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
)
HEIGHT = 900
# What has not come by then never comes: a slow machine is no fault of the page.
expect.set_options(timeout=60_000)
# WCAG 2.2 AA and what axe calls best practice.
EVERYTHING = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
# Begun before anything of a page: whatever its policy refuses is told to it.
LISTEN = """window.refusedByPolicy = [];
addEventListener("securitypolicyviolation",
  (event) => window.refusedByPolicy.push(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`));"""


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None: ...


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The folder on this machine, as a web host would show it."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="session")
def served(real_site: Path) -> Iterator[str]:
    with serving(real_site) as origin:
        yield origin


@contextmanager
def chromium() -> Iterator[Browser]:
    """The system's Chromium, which asks nobody for anything by itself."""
    assert CHROMIUM, "The browser tests need Chromium: `make test` installs it where it may."
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


# Tabs that were given back, by their window.
_FREE: WeakKeyDictionary[BrowserContext, list[Page]] = WeakKeyDictionary()
_FORGET = "() => { localStorage.clear(); sessionStorage.clear(); }"


def _new_tab(context: BrowserContext) -> Page:
    page = context.new_page()
    page.add_init_script(LISTEN)
    return page


class Visit:
    """One page open in a browser, with everything it asked others for and everything it complained of.

    Its tab may have shown other pages before. `close` gives it back empty, as it was when it was new: nothing stored,
    nothing intercepted, no media but the screen. What cannot be undone in a tab, such as a script for every page or a
    slower CPU, belongs in a window of the test's own (`fresh`).
    """

    def __init__(self, context: BrowserContext, origin: str) -> None:
        free = _FREE.setdefault(context, [])
        self.page: Page = free.pop() if free else _new_tab(context)
        self.page.set_viewport_size({"width": 1280, "height": 720})
        self.origin = origin
        self.elsewhere: list[str] = []
        self.complaints: list[str] = []
        self._listens: dict[str, Callable[[Any], None]] = {
            "request": self._asked,
            "console": self._told,
            "pageerror": lambda error: self.complaints.append(str(error)),
            "dialog": self._opened,
        }
        for event, listener in self._listens.items():
            self.page.on(event, listener)  # type: ignore[call-overload]

    def close(self) -> None:
        """Give the tab back for another visit."""
        page = self.page
        if page.is_closed():
            return
        for event, listener in self._listens.items():
            page.remove_listener(event, listener)
        page.unroute_all(behavior="ignoreErrors")
        if page.url.startswith("http"):
            page.evaluate(_FORGET)
        page.goto("about:blank")
        page.emulate_media(media="null", color_scheme="null", reduced_motion="null", forced_colors="null")
        _FREE[page.context].append(page)

    def open(self, address: str) -> Page:
        answer = self.page.goto(self.origin + address)
        assert answer is not None and answer.status == 200, f"{address} is not there"
        return self.page

    def stay(self) -> None:
        """Let an old address not lead on by itself, so that its page can be looked at."""
        self.page.route("**/assets/moved.js", lambda route: route.fulfill(body="", content_type="text/javascript"))

    def refused(self) -> list[str]:
        """What the page's own policy kept it from, since it began to load."""
        return list(self.page.evaluate("window.refusedByPolicy"))

    def look(self, width: int, scheme: Scheme) -> None:
        """The same page in another width and other colours."""
        self.page.set_viewport_size({"width": width, "height": HEIGHT})
        self.page.emulate_media(color_scheme=scheme)

    def violations(self, run_only: Any, within: str = "", but: Collection[str] = ()) -> list[str]:
        """What axe finds wrong on the page, or within what a selector names: each with the rule and where it is.

        It does not ask what the rules say that are named in `but`.
        """
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(AXE_SCRIPT)
        found = self.page.evaluate(
            """async ([runOnly, within, rules]) => {
              const found = await axe.run(within || document, {resultTypes: ['violations'], runOnly, rules});
              return found.violations.flatMap((one) => one.nodes.map((node) =>
                `${one.id}: ${node.target.join(' ')}: ${node.failureSummary.replace(/\\s+/g, ' ')}`));
            }""",
            [run_only, within, {rule: {"enabled": False} for rule in but}],
        )
        return list(found)

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.origin, "data:")):
            self.elsewhere.append(request.url)

    def _told(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.complaints.append(message.text)

    def _opened(self, dialog: Dialog) -> None:
        self.complaints.append(f"opened a dialog: {dialog.message}")
        dialog.dismiss()


@pytest.fixture(scope="session")
def windows(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """A window of a kind, opened once: with or without scripts, with or without the page's own policy."""
    kept: dict[tuple[bool, bool], BrowserContext] = {}

    def window(*, script: bool = True, policy: bool = True) -> BrowserContext:
        if (script, policy) not in kept:
            kept[script, policy] = browser.new_context(java_script_enabled=script, bypass_csp=not policy)
        return kept[script, policy]

    yield window
    for context in kept.values():
        context.close()


Open = Callable[..., Visit]


@pytest.fixture
def visit(browser: Browser, windows: Callable[..., BrowserContext], served: str) -> Iterator[Open]:
    """Opens pages for one test: `visit("about/", width=360, scheme="dark", script=False)`.

    With `fresh` it is in a window of its own, which keeps nothing from other tests.
    """
    visits: list[Visit] = []
    contexts: list[BrowserContext] = []

    def open_page(
        address: str, *, width: int = 1280, scheme: Scheme = "light", script: bool = True, fresh: bool = False
    ) -> Visit:
        if fresh:
            contexts.append(browser.new_context(java_script_enabled=script))
        one = Visit(contexts[-1] if fresh else windows(script=script), served)
        visits.append(one)
        one.look(width, scheme)
        one.open(address)
        return one

    yield open_page
    for context in contexts:
        context.close()
    for one in visits:
        one.close()
