"""The list of pages for search engines."""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree

import pytest

from generator.publish import sitemap
from generator.publish.sitemap import sitemaps

NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def texts(xml: bytes, name: str) -> list[str | None]:
    return [entry.text for entry in ElementTree.fromstring(xml).iter(f"{NAMESPACE}{name}")]


def test_every_address_is_listed_whole_and_in_order() -> None:
    ((path, xml),) = sitemaps(dict.fromkeys(["b/", "", "a&b/", "ŵ/"]), "https://example.org/register/")

    assert path == "sitemap.xml"
    assert texts(xml, "loc") == [
        "https://example.org/register/",
        "https://example.org/register/a%26b/",
        "https://example.org/register/b/",
        "https://example.org/register/%C5%B5/",
    ]


def test_a_page_has_the_day_that_is_known_of_it_and_else_none() -> None:
    ((_, xml),) = sitemaps({"a/": date(2026, 5, 1), "b/": None}, "https://example.org/")

    assert b"<url><loc>https://example.org/a/</loc><lastmod>2026-05-01</lastmod></url>" in xml
    assert b"<url><loc>https://example.org/b/</loc></url>" in xml


def test_a_long_list_is_split_and_the_first_file_names_the_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "MOST", 2)
    files = dict(sitemaps(dict.fromkeys("abcde"), "https://example.org"))

    assert list(files) == ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"]
    assert texts(files["sitemap.xml"], "loc") == [f"https://example.org/{path}" for path in list(files)[1:]]
    listed = [address for path in list(files)[1:] for address in texts(files[path], "loc")]
    assert listed == [f"https://example.org/{address}" for address in "abcde"]


def test_no_file_is_longer_than_search_engines_take() -> None:
    files = dict(sitemaps({f"agreements/{number}/": None for number in range(50_001)}, "https://example.org/"))

    assert [len(texts(xml, "loc")) for xml in files.values()] == [2, 50_000, 1]
