"""The feeds and calendars of the real site: all can be read, and every link in them leads to a place that is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.publish.links import ids_of
from tests.present.feeds.followed_files import events_of, feed_of

SITE = "https://plainview.example/"
NAMED = re.compile(r'<link rel="alternate" type="application/atom\+xml" title="[^"]+" href="([^"]+)">')


@pytest.fixture(scope="module")
def links(real_site: Path) -> set[str]:
    """Where all feeds and calendars lead."""
    found = set()
    for file in (real_site / "feeds").rglob("*.*"):
        content = file.read_bytes()
        if file.suffix == ".ics":
            found |= {str(one["URL"]) for one in events_of(content)}
        else:
            read = feed_of(content)
            found |= {read.feed.link, *(one.link for one in read.entries), *(one.href for one in read.feed.links)}
    return found


def test_every_link_leads_to_a_page_and_a_place_that_are_there(real_site: Path, links: set[str]) -> None:
    ids: dict[str, frozenset[str]] = {}
    assert len(links) > 200
    for link in links:
        address, _, anchor = link.removeprefix(SITE).partition("#")
        file = real_site / address / "index.html" if not address.endswith((".atom", ".ics")) else real_site / address
        assert file.is_file(), link
        if anchor:
            known = ids.setdefault(address, ids_of(file.read_text("utf-8")) if address not in ids else frozenset())
            assert anchor in known, link


def test_a_page_names_its_feed_in_its_head_where_there_is_one(real_site: Path) -> None:
    named = {
        page.relative_to(real_site).parent.as_posix(): NAMED.findall(page.read_text("utf-8").partition("</head>")[0])
        for folder in ("areas", "organisations", "sectors")
        for page in (real_site / folder).glob("*/index.html")
    }
    assert {page for page, feeds in named.items() if feeds} == {
        file.relative_to(real_site / "feeds").with_suffix("").as_posix()
        for file in (real_site / "feeds").glob("*/*.atom")
    }
    assert named["areas/leeds"] == ["../../feeds/areas/leeds.atom"]
    home = (real_site / "index.html").read_text("utf-8")
    assert NAMED.findall(home) == ["./feeds/changes.atom", "./feeds/wider-uses.atom"]
