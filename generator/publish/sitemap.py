"""The list of every page for search engines, by the sitemaps.org protocol."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote
from xml.sax.saxutils import escape

PATH = "sitemap.xml"


def sitemap(addresses: Iterable[str], site_url: str) -> bytes:
    """One sitemap of these addresses, in order. It tells no dates: the day of a build is not when words changed."""
    entries = "".join(f"<url><loc>{escape(site_url + quote(address))}</loc></url>\n" for address in sorted(addresses))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{entries}</urlset>\n'
    ).encode()
