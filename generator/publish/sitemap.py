"""The list of every page for search engines, by the sitemaps.org protocol.

A record's own pages are listed with the day on which the record says that it last changed. Lists, places and
organisations have none: they change when a record joins or leaves them, of which nothing tells the day, and the day
of a build is not when words changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from urllib.parse import quote
from xml.sax.saxutils import escape

PATH = "sitemap.xml"
# A longer list is refused: it goes into several, and the first names those.
MOST = 50_000
_PROTOCOL = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemaps(pages: Mapping[str, date | None], site_url: str) -> Iterator[tuple[str, bytes]]:
    """Each file of the sitemap with its path, the one that search engines ask for first.

    `pages` are the addresses of all pages, with the day of those that have one.
    """
    site_url = f"{site_url.rstrip('/')}/"
    listed = sorted(pages)
    if len(listed) <= MOST:
        yield PATH, _urls(listed, pages, site_url)
        return
    parts = [listed[first : first + MOST] for first in range(0, len(listed), MOST)]
    paths = [PATH.replace(".", f"-{number}.") for number in range(1, len(parts) + 1)]
    yield (
        PATH,
        _file("sitemapindex", "".join(f"<sitemap><loc>{_loc(site_url, path)}</loc></sitemap>\n" for path in paths)),
    )
    for path, part in zip(paths, parts, strict=True):
        yield path, _urls(part, pages, site_url)


def _urls(addresses: Sequence[str], pages: Mapping[str, date | None], site_url: str) -> bytes:
    return _file(
        "urlset", "".join(f"<url><loc>{_loc(site_url, at)}</loc>{_day(pages[at])}</url>\n" for at in addresses)
    )


def _loc(site_url: str, address: str) -> str:
    return escape(site_url + quote(address))


def _day(touched: date | None) -> str:
    return f"<lastmod>{touched.isoformat()}</lastmod>" if touched else ""


def _file(root: str, entries: str) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{_PROTOCOL}">\n{entries}</{root}>\n'.encode()
