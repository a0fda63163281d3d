"""The HTML of a page in Markdown stands where its author wrote it, and nothing else is there."""

from __future__ import annotations

import pytest

from generator.read.page_markup import markup_of


def pieces(text: str) -> list[tuple[int, int, str]]:
    """Line and column, counted from 1, of each line's HTML."""
    return [
        (number, len(line) - len(line.lstrip()) + 1, line.strip())
        for number, line in enumerate(markup_of(text).split("\n"), 1)
        if line.strip()
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A <b class='x'>word</b>.\n", [(1, 3, "<b class='x'>    </b>")]),
        ("# A <i>\n", [(1, 5, "<i>")]),
        ("One\ntwo <b\n  id=a>three\n", [(2, 5, "<b"), (3, 3, "id=a>")]),
        ("<div>\n<p>\n\n</div>\n", [(1, 1, "<div>"), (2, 1, "<p>"), (4, 1, "</div>")]),
        ("- item\n\n    <hr>\n", [(3, 5, "<hr>")]),
        ("> said <q>so</q>\n", [(1, 8, "<q>  </q>")]),
        ("|A|B|\n|-|-|\n|<a>|x <b>|\n", [(3, 2, "<a>   <b>")]),
        ("See ![a *map*](map.png 'M').\n", [(1, 5, '<img src="map.png">')]),
        ("See ![map][m].\n\n[m]: https://a.example/?a&b\n", [(1, 5, '<img src="https://a.example/?a&amp;b">')]),
        ("[run](javascript:go())\n", [(1, 1, '<a href="javascript:go()">')]),
        ("[run](java&#115;cript:go())\n", [(1, 1, '<a href="javascript:go()">')]),
        ("Words\n{: .wide onclick=go() }\n", [(2, 1, "<p .wide onclick=go()>")]),
        ("---\ntitle: <b>\n---\n\n<hr>\n", [(5, 1, "<hr>")]),
    ],
)
def test_html_stands_where_it_was_written(text: str, found: list[tuple[int, int, str]]) -> None:
    assert pieces(text) == found


@pytest.mark.parametrize(
    "text",
    ["Words alone.\n", "", "`<b>`\n", "```\n<b>\n```\n", "    <b>\n", r"\<b>" + "\n", "1 < 2 and a=b\n", "&lt;b>\n"],
)
def test_what_is_no_html_is_blank(text: str) -> None:
    assert pieces(text) == []
