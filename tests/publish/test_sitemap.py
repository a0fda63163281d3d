"""The list of pages for search engines."""

from __future__ import annotations

from xml.etree import ElementTree

from generator.publish.sitemap import sitemap

NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def test_every_address_is_listed_whole_and_in_order() -> None:
    xml = ElementTree.fromstring(sitemap(["b/", "", "a&b/", "ŵ/"], "https://example.org/register/"))

    assert [entry.text for entry in xml.iter(f"{NAMESPACE}loc")] == [
        "https://example.org/register/",
        "https://example.org/register/a%26b/",
        "https://example.org/register/b/",
        "https://example.org/register/%C5%B5/",
    ]


def test_it_tells_no_dates() -> None:
    assert b"lastmod" not in sitemap(["a/"], "https://example.org/")
