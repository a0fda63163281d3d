"""What a page written by hand says about itself is asked for, and what is wrong with it is told where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.check.page_about import about_problems
from generator.read.content_files import ContentFile

TOP = "---\ntitle: About\ndescription: Who we are.\n---\n\n"


def told(text: str) -> list[tuple[int, int, str, str]]:
    found = about_problems(ContentFile(Path("a.md"), "a.md", "a"), text)
    return [(one.where.line, one.where.column, one.code, one.message) for one in found]


@pytest.mark.parametrize(
    "text",
    [
        f"{TOP}# About\n\n## One {{#one}}\n\n## Two {{ #two .wide }}\n\n```\n# Code {{#one}}\n```\n",
        f"{TOP}About\n=====\n",
        f"{TOP}<h1>About</h1>\n",
        TOP.replace("\n", "\r\n") + "# About\r\n",
        '---\ntitle: "Privacy: what we keep"\ndescription: >\n  Two\n  lines.\nsection: about\n---\n# About\n',
    ],
)
def test_what_is_in_order_is_passed_over(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("top", "place", "message"),
    [
        ("", (1, 1), "This page does not say what it is called and what it is about."),
        ("---\ntitle: About\n", (1, 1), "This page does not say what it is called and what it is about."),
        ("---\n---\n", (1, 1), "The title of this page is not said in words."),
        ("---\ntitle: About\n---\n", (1, 1), "The description of this page is not said in words."),
        ("---\ntitle: About\ndescription:\n---\n", (3, 1), "The description of this page is not said in words."),
        ("---\ndescription: Who.\ntitle: [a, b]\n---\n", (3, 1), "The title of this page is not said in words."),
    ],
)
def test_a_page_says_its_title_and_its_description(top: str, place: tuple[int, int], message: str) -> None:
    assert told(f"{top}# About\n")[0] == (*place, "lines-about-page", message)


def test_lines_that_are_no_yaml_are_told_where_they_stand() -> None:
    (fault,) = told("---\ntitle: Privacy: what we keep\ndescription: Who.\n---\n# About\n")

    assert fault[:3] == (2, 15, "lines-about-page")


def test_a_page_is_shown_as_it_is_written() -> None:
    (fault,) = told(TOP.replace("title", "template: 404.html\ntitle") + "# About\n")

    assert fault[:3] == (2, 1, "lines-about-page")
    assert fault[3].startswith("A page has no template of its own")


@pytest.mark.parametrize(
    ("body", "place", "message"),
    [
        ("Words.\n\n## Part\n", (1, 1), "This page has no main heading."),
        ("", (1, 1), "This page has no main heading."),
        ("# About\n\nWords.\n\n# Who we are\n", (10, 3), "This page has a main heading already."),
    ],
)
def test_a_page_has_one_main_heading(body: str, place: tuple[int, int], message: str) -> None:
    assert told(TOP + body) == [(*place, "main-heading", message)]


def test_an_anchor_stands_once() -> None:
    assert told(f"{TOP}# About\n\n## One {{#us}}\n\n## Two {{: #us }}\n") == [
        (10, 4, "doubled-anchor", "`#us` stands on this page already.")
    ]
