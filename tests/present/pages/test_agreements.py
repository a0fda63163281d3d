"""The list of all agreements: its pages, its letters, and the way between them."""

from __future__ import annotations

import pytest

from generator.present.page import Page, Site
from generator.present.pages.agreements import agreements_index, agreements_page, page_count
from tests.builders import example, record, site
from tests.reading import leads_to, read

# Headings of the part that a script fills.
BY_SCRIPT = ("Filter this list", "Found")


def site_of(number: int, page_size: int = 10) -> Site:
    return site([record(f"Record {position:03}") for position in range(number)], settings={"page_size": page_size})


def titles(page: Page) -> list[str]:
    return [words for level, words in read(page).headings if level == 3]


@pytest.mark.parametrize(("number", "pages"), [(0, 1), (1, 1), (10, 1), (11, 2), (20, 2), (21, 3)])
def test_a_list_has_as_many_pages_as_it_needs_and_never_none(number: int, pages: int) -> None:
    assert page_count(site_of(number)) == pages


def test_every_agreement_stands_on_one_page_and_in_order() -> None:
    of = site_of(25)
    found = [title for number in range(1, 4) for title in titles(agreements_page(of, number))]

    assert found == [f"Record {position:03}" for position in range(25)]


def test_one_page_needs_no_pager() -> None:
    page = agreements_index(site_of(10))

    assert "pv-pager" not in page.body


def test_an_empty_list_says_what_its_silence_means() -> None:
    text = read(agreements_index(site_of(0))).text

    assert "No agreement is published here yet. That does not mean that no data is shared." in text


def test_pages_have_addresses_titles_and_words_for_their_numbers() -> None:
    page = agreements_page(site_of(25), 2)

    assert (page.address, page.title) == ("agreements/page/2/", "All agreements, page 2 of 3")
    assert 'aria-label="Page 2 of 3"' in page.body
    assert page.body.count('aria-current="page"') == 2  # in the breadcrumb and in the pager


def test_the_pager_leads_back_and_on_but_not_past_the_ends() -> None:
    of = site_of(25)
    first, second, last = (agreements_page(of, number) for number in (1, 2, 3))

    assert leads_to(first, read(first).link("Next page")) == ("agreements/page/2/", "")
    assert leads_to(second, read(second).link("Previous page")) == ("agreements/", "")
    assert leads_to(last, read(last).link("Previous page")) == ("agreements/page/2/", "")
    assert "Previous page" not in read(first).text
    assert "Next page" not in read(last).text


def test_a_long_pager_leaves_pages_out_and_says_so() -> None:
    page = agreements_page(site_of(200), 10)
    found = read(page)

    assert [words for _, words in found.links if words.isdigit()] == ["1", "8", "9", "10", "11", "12", "20"]
    assert "Pages 2 to 7 are left out here" in found.text
    assert "Pages 13 to 19 are left out here" in found.text


def test_titles_stand_under_their_letter_whatever_their_marks() -> None:
    of = site([record(title) for title in ("Zebra", "Éclair", "Egg", "“Quoted” words", "7 steps", "ŵyl", "日本")])
    page = agreements_index(of)

    assert [words for level, words in read(page).headings if level == 2 and words not in BY_SCRIPT] == [
        "0 to 9",
        "E",
        "Q",
        "W",
        "Z",
    ]
    assert titles(page) == ["7 steps", "日本", "Egg", "Éclair", "“Quoted” words", "ŵyl", "Zebra"]


def test_a_letter_leads_to_the_page_where_it_begins() -> None:
    names = [f"Alpha {number}" for number in range(12)] + ["Beta"]
    of = site([record(name) for name in names], settings={"page_size": 10})
    first, second = agreements_page(of, 1), agreements_page(of, 2)

    assert leads_to(second, read(second).link("A")) == ("agreements/", "letter-a")
    assert leads_to(first, read(first).link("B")) == ("agreements/page/2/", "letter-b")
    assert (2, "A, continued") in read(second).headings


def test_examples_come_last_under_their_own_heading_on_each_page_that_has_any() -> None:
    of = site(
        [record(f"Zulu {number}") for number in range(9)] + [example(f"Alpha {number}") for number in range(3)],
        settings={"page_size": 10},
    )
    first, second = agreements_page(of, 1), agreements_page(of, 2)

    assert [words for level, words in read(first).headings if level == 2 and words not in BY_SCRIPT] == [
        "Z",
        "Invented examples",
    ]
    assert [words for level, words in read(second).headings if level == 2] == ["Invented examples, continued"]
    assert "pv-band--example" in first.body and "pv-band--example" in second.body


def test_questions_stand_on_the_first_page_alone_with_how_many_answer_each() -> None:
    of = site(
        [record(people=["children"]), *(record(f"Record {number}") for number in range(10))], settings={"page_size": 10}
    )
    first, second = agreements_index(of), agreements_page(of, 2)

    assert "Who is it about?" in read(first).text
    assert "Children 1" in read(first).text
    assert leads_to(first, read(first).link("Children")) == ("people/children/", "")
    assert "Who is it about?" not in read(second).text
    assert leads_to(second, read(second).link("Filter this list")) == ("agreements/", "filters")


def test_other_ways_to_look_are_told() -> None:
    page = agreements_index(site_of(1))

    assert leads_to(page, read(page).link("two to four agreements side by side")) == ("compare/", "")


def test_counts_are_said_in_words() -> None:
    assert "Here are 1,001 agreements" in read(agreements_index(site_of(1001, 50))).text
