"""What search engines are told of is each page, at its own address."""

from __future__ import annotations

from datetime import date

import pytest

from generator.present.families import Families, Several
from generator.present.page import KINDS, Page, PlannedPage, address_of_file
from generator.present.plan import Plan
from generator.publishing import listed


def made(address: str) -> Page:
    return Page(address, "Title", "Words", "<h1>A</h1>")


def test_each_page_is_listed_with_its_day_but_for_hidden_ones_and_other_files() -> None:
    pages = [
        PlannedPage("", KINDS["home"], made),
        PlannedPage("agreements/x/", KINDS["agreement"], made, date(2026, 2, 3)),
        PlannedPage("agreements/x/versions/", KINDS["gone"], made),
    ]
    plan = Plan(Families(Several((page,)) for page in pages), Families(()))
    by_host = ["about/index.html", "about/reindex.html", "404.html", "about/form.pdf"]

    assert listed(plan, [*plan.pages.paths(), *by_host]) == {
        "": None,
        "agreements/x/": date(2026, 2, 3),
        "about/": None,
    }


@pytest.mark.parametrize(
    ("path", "address"),
    [
        *(("index.html", ""), ("about/index.html", "about/"), ("about/reindex.html", "about/reindex.html")),
        *(("about/us.html", "about/us.html"), ("index.html/x", "index.html/x"), ("", "")),
    ],
)
def test_a_file_is_a_page_by_its_whole_name(path: str, address: str) -> None:
    assert address_of_file(path) == address
