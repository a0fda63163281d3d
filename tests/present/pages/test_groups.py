"""Kinds of service, groups of people and moments: each word has a page, empty ones too. More of moments: see there."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.model.groups import PEOPLE
from generator.model.moments import MOMENTS
from generator.model.vocabulary import SECTORS, Vocabulary
from generator.present.page import Page, Site
from generator.present.pages import groups, moment, moments
from tests.builders import example, record, site
from tests.reading import leads_to, read

EACH = [
    (groups.sectors_index, groups.sector_page, SECTORS, "sectors", "health"),
    (groups.people_index, groups.people_page, PEOPLE, "people", "children"),
    (moments.moments_index, moment.moment_page, MOMENTS, "moments", "moving-home"),
]
Index = Callable[[Site], Page]
One = Callable[[Site, str], Page]


@pytest.mark.parametrize(("index", "one", "vocabulary", "folder", "word"), EACH)
def test_the_index_leads_to_every_word_with_its_count(
    index: Index, one: One, vocabulary: Vocabulary, folder: str, word: str
) -> None:
    of = site([record(**{folder: [word]}), example(**{folder: [word]})])
    page = index(of)
    found = read(page)

    assert page.address == f"{folder}/"
    assert {leads_to(page, found.link(known.label))[0] for known in vocabulary.values()} == {
        f"{folder}/{identifier}/" for identifier in vocabulary
    }
    assert f"{vocabulary[word].label} 1 agreement and 1 invented example" in found.text
    assert found.text.count("No agreement here yet") == len(vocabulary) - 1


@pytest.mark.parametrize(("index", "one", "vocabulary", "folder", "word"), EACH)
def test_a_word_is_explained_and_lists_its_agreements(
    index: Index, one: One, vocabulary: Vocabulary, folder: str, word: str
) -> None:
    page = one(site([record("Inside", **{folder: [word]}), record("Outside")]), word)
    found = read(page)

    assert page.address == f"{folder}/{word}/"
    assert found.headings[0] == (1, vocabulary[word].label)
    assert vocabulary[word].meaning in found.text
    assert "Inside" in found.text
    assert "Outside" not in found.text


@pytest.mark.parametrize(("index", "one", "vocabulary", "folder", "word"), EACH)
def test_a_word_without_agreements_says_what_that_does_not_mean(
    index: Index, one: One, vocabulary: Vocabulary, folder: str, word: str
) -> None:
    assert "No agreement here yet. That does not mean that no data is shared." in read(one(site(), word)).text


def test_one_agreement_and_several_are_spoken_of_rightly() -> None:
    one = groups.people_page(site([record(people=["children"])]), "children")
    two = groups.people_page(site([record(people=["children"]), record("Two", people=["children"])]), "children")

    assert "1 agreement here is about children" in read(one).text
    assert "2 agreements here are about children" in read(two).text


def test_words_stand_in_order_of_their_labels() -> None:
    labels = [words for _, words in read(groups.people_index(site())).links if words != "Home"]

    assert labels == sorted(labels, key=str.casefold)


def test_a_list_longer_than_a_page_gives_each_agreement_one_line() -> None:
    of = site([record(f"Record {number}", people=["children"]) for number in range(11)], settings={"page_size": 10})
    page = groups.people_page(of, "children")

    assert 'class="pv-short"' in page.body
    assert "shares something" not in read(page).text
    assert "Record 7 Leeds · led by Leeds City Council" in read(page).text
