"""One published page as it is in a bundle: read from a disk, where nothing answers for a folder and no script may ask.

A browser that opens a file refuses modules, `fetch` and drawings by reference, each as if it came from another site. So
the page becomes what it is without a script, which holds every word; its links name files; its drawings stand in it;
and it says that it is a copy. Our pages put every attribute in double quotes, and so does the host: see `links.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from html import escape
from posixpath import join, normpath
from urllib.parse import quote, urlsplit

from generator.present.page import address_of_file
from generator.publish.links import file_at

# What is opened from a disk has no site of its own in some browsers, so files are named as well.
POLICY = (
    "default-src 'none'; style-src 'self' file:; img-src 'self' file: data:; font-src 'self' file:; "
    "object-src 'none'; base-uri 'none'; form-action 'none'"
)
_LINK = re.compile(r'(<(?:a|area|link)\b[^<>]*?\shref=")([^"]*)(")')
_REFRESH = re.compile(r'(<meta http-equiv="refresh" content="[^"]*?url=)([^"]*)(")', re.IGNORECASE)
_SCRIPT = re.compile(r'<script\b(?![^>]*\stype="application/(?:ld\+)?json")[^>]*>.*?</script>\n?', re.DOTALL)
_EARLY = re.compile(r'<link rel="(?:preload|modulepreload)"[^>]*>\n?')
_POLICY = re.compile(r'(<meta http-equiv="Content-Security-Policy" content=")[^"]*(")')
_MAIN = re.compile(r'(<main\b[^>]*>\s*<div class="pv-frame">\n?)')
_CANONICAL = re.compile(r'<link rel="canonical" href="([^"]*)"')
_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//|#")
_USE = re.compile(r'<use((?: class="[^"]*")?) href="([^"#]+)#([^"]+)"\s*(?:/>|></use>)')
_DRAWN = re.compile(r'<(symbol|path|g)\b((?: [a-zA-Z:-]+="[^"]*")*?) id="([^"]+)"([^>]*?)(?:/>|>(.*?)</\1>)', re.DOTALL)


@dataclass
class OfflinePages:
    """Makes the pages of one bundle. `read` gives a file of the site by its path from the root; `day` is in words."""

    day: str
    read: Callable[[str], str]
    _drawings: dict[str, Mapping[str, str]] = field(default_factory=dict)

    def page(self, path: str, html: str) -> str:
        """The page at this path, as the bundle has it."""
        canonical = _CANONICAL.search(html)
        named = partial(_named, path, _base(path, canonical[1] if canonical else ""))
        html = _SCRIPT.sub("", _EARLY.sub("", html))
        html = _POLICY.sub(rf"\g<1>{POLICY}\g<2>", html)
        html = _LINK.sub(named, _REFRESH.sub(named, html))
        html = _USE.sub(lambda use: self._drawn(path, use), html)
        return _MAIN.sub(lambda main: f"{main[1]}{self._told(canonical[1] if canonical else '')}", html, count=1)

    def _told(self, canonical: str) -> str:
        now = f' <a href="{canonical}">See this page as it is now</a>, on the web.' if canonical else ""
        return (
            f'<p class="pv-meta">This is a copy of the page as it was on {escape(self.day)}. '
            f"To search or to filter, you need the site itself.{now}</p>\n"
        )

    def _drawn(self, page: str, use: re.Match[str]) -> str:
        look, file, name = use.groups()
        path = normpath(join(page.rpartition("/")[0], file))
        if path not in self._drawings:
            self._drawings[path] = _drawings(self.read(path))
        return f"<g{look}>{self._drawings[path][name]}</g>"


def _base(page: str, canonical: str) -> str:
    """Where the site stands on its host, as a page's own address tells; empty where it does not."""
    own = quote(address_of_file(page))
    return urlsplit(canonical.removesuffix(own)).path if canonical.endswith(own) else ""


def _named(page: str, base: str, link: re.Match[str]) -> str:
    """A link that names the file which a web host would send: `../areas/` becomes `../areas/index.html`."""
    start, address, end = link.groups()
    if _ELSEWHERE.match(address):
        return link[0]
    if base and address.startswith(base):
        # From the root of a disk it would lead to nothing of ours.
        address = f"{'../' * page.count('/') or './'}{address.removeprefix(base)}"
    path, sign, rest = address.partition("#")
    path = path.partition("?")[0]
    if path in (".", "..") or path.endswith("/.."):
        path += "/"
    return f"{start}{file_at(path)}{sign}{rest}{end}"


def _drawings(svg: str) -> dict[str, str]:
    """The drawings of a file by their names, each ready to stand inside another."""
    found = {}
    for tag, before, name, after, inside in _DRAWN.findall(svg):
        kind = "svg" if tag == "symbol" else tag
        found[name] = f"<{kind}{before}{after.rstrip()}>{inside}</{kind}>"
    return found
