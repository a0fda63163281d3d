"""Every page of the real site: words of its own, and nothing in it that its policy would refuse.

By regular expressions, because reading a thousand pages by the parser takes as long as building them. All attributes
stand in double quotes, as our templates write them; `plainview verify` reads any HTML.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.read.page_policy import names_script

TITLE = re.compile("<title>([^<]+)</title>")
DESCRIPTION = re.compile('<meta name="description" content="([^"]+)">')
POLICY = re.compile('<meta http-equiv="Content-Security-Policy" content="([^"]+)">')
SCRIPT = re.compile("<script(?![^>]* src=)(?![^>]*json)[^>]*>(.*?)</script>", re.DOTALL)
WRITTEN_IN = re.compile(r"<[a-z][^<>]*\s(style|on[a-z]+)=|<(style|base|iframe|object|embed)\b")
LONGEST_DESCRIPTION = 180


@pytest.fixture(scope="module")
def pages(real_site: Path) -> dict[str, str]:
    return {file.relative_to(real_site).as_posix(): file.read_text("utf-8") for file in real_site.rglob("*.html")}


def by_words(pages: dict[str, str], found: Callable[[str], list[str]]) -> dict[str, list[str]]:
    """The pages that say the same; each must say one thing."""
    said: dict[str, list[str]] = {}
    for path, page in pages.items():
        (words,) = found(page)
        said.setdefault(html.unescape(words), []).append(path)
    return said


def test_no_two_pages_have_the_same_title(pages: dict[str, str]) -> None:
    # In a drawing a title says what it shows.
    titles = by_words(pages, lambda page: TITLE.findall(page.partition("</head>")[0]))
    assert {title: paths for title, paths in titles.items() if len(paths) > 1} == {}


def test_every_page_has_a_description_and_no_two_have_the_same(pages: dict[str, str]) -> None:
    descriptions = by_words(pages, DESCRIPTION.findall)
    assert {words: paths for words, paths in descriptions.items() if len(paths) > 1} == {}
    assert {words: paths for words, paths in descriptions.items() if not 30 < len(words) < LONGEST_DESCRIPTION} == {}


def test_nothing_is_written_into_a_page_but_what_its_policy_names(pages: dict[str, str]) -> None:
    for path, page in pages.items():
        (policy,) = map(html.unescape, POLICY.findall(page))
        assert "unsafe" not in policy and "https:" not in policy
        assert all(names_script(policy, script) for script in SCRIPT.findall(page)), path
        assert not WRITTEN_IN.search(page), path
