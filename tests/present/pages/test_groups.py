"""Ways to group agreements: an index each, and pages for every word."""

from __future__ import annotations

import pytest

from generator.model.groups import PEOPLE
from generator.model.vocabulary import NOT_STATED, Word
from generator.present.page import Site
from generator.present.pages import facets, groupings, moments
from generator.present.pages.groupings import GROUPINGS, GROUPS, Grouping
from generator.present.pages.groups import group_page, groups_index, page_count
from tests.builders import assessed, example, record, site
from tests.reading import leads_to, read

# Of each way, a word, and what of a record stands under it.
UNDER = {
    "sectors": ("health", {"sectors": ["health"]}),
    "people": ("children", {"people": ["children"]}),
    "moments": ("moving-home", {"moments": ["moving-home"]}),
    "status": ("paused", {"status": "paused"}),
    "identifiability": ("anonymous", {"data": [{"item": "Counts", "identifiability": "anonymous"}]}),
    "lawful-bases": ("consent", {"legal": {"lawful_bases": [{"basis": "consent"}]}}),
    "outcomes": ("purposeful-partly-shown", {"assessments": [assessed(3)]}),
}
EACH = pytest.mark.parametrize(
    "grouping", [one for one in GROUPINGS if one.folder in UNDER], ids=lambda one: one.folder
)


def children(number: int, **changes: object) -> Site:
    return site(
        [record(f"Record {place:02}", people=["children"], **changes) for place in range(number)],
        settings={"page_size": 10},
    )


def test_every_way_to_group_is_tried() -> None:
    assert {one.folder for one in GROUPINGS} - set(UNDER) == {"provenance"}


@EACH
def test_the_index_leads_to_every_word_with_its_count(grouping: Grouping) -> None:
    _, fields = UNDER[grouping.folder]
    of = site([record(**fields), example(**fields)])
    page = groups_index(of, grouping)
    found = read(page)
    words = grouping.words(of)

    assert page.address == f"{grouping.folder}/"
    assert {leads_to(page, found.link(known.label))[0] for known in words.values()} == {
        f"{grouping.folder}/{identifier}/" for identifier in words
    }
    assert "1 agreement and 1 invented example" in found.text
    assert "No agreement here yet" in found.text


@EACH
def test_a_word_is_explained_and_lists_its_agreements(grouping: Grouping) -> None:
    word, fields = UNDER[grouping.folder]
    of = site([record("Inside", **fields), record("Outside")])
    page = group_page(of, grouping, word)
    found = read(page)
    known: Word = grouping.words(of)[word]

    assert page.address == f"{grouping.folder}/{word}/"
    assert found.headings[0] == (1, grouping.heading(known))
    assert known.meaning in found.text
    assert "Inside" in found.text
    assert "Outside" not in found.text


@EACH
def test_a_word_without_agreements_says_what_that_does_not_mean(grouping: Grouping) -> None:
    page = group_page(site(), grouping, UNDER[grouping.folder][0])

    assert "No agreement here yet. That does not mean that no data is shared." in read(page).text


def test_who_wrote_a_record() -> None:
    of = site([record("Real"), example("Made up")])

    assert "Made up" not in read(group_page(of, groupings.WRITERS, "public-sources")).text
    assert "pv-band--example" in group_page(of, groupings.WRITERS, "worked-example").body


@pytest.mark.parametrize(
    ("grouping", "word", "heading"),
    [
        (groupings.SERVICES, "education", "Data shared for schools and learning"),
        (groupings.GROUPS, "residents", "Data shared about everyone who lives there"),
        (groupings.EVERYDAY_MOMENTS, NOT_STATED, "Not stated: which moments in life"),
        (groupings.STATUS, "ended", "Agreements: ended"),
        (groupings.LEVELS, "anonymous", "Data that is anonymous"),
        (groupings.REASONS_IN_LAW, "public-task", "Reason in law: public task"),
        (groupings.WRITERS, "public-sources", "Records: compiled from public pages"),
        (groupings.JUDGEMENTS, "purposeful-shown", "Purposeful: shown"),
    ],
)
def test_a_heading_is_understood_by_who_comes_from_elsewhere(grouping: Grouping, word: str, heading: str) -> None:
    assert group_page(site([record()]), grouping, word).title == heading


def test_silence_is_a_word_of_its_own() -> None:
    of = site([record("Silent"), record("Said", sectors=["health"])])
    page = group_page(of, groupings.SERVICES, NOT_STATED)

    assert page.title == "Not stated: which service?"
    assert "Silent" in read(page).text and "Said" not in read(page).text
    every = read(group_page(site([record(sectors=["health"])]), groupings.SERVICES, NOT_STATED)).text
    assert "Every record here states this." in every


def test_every_title_is_its_own() -> None:
    of = site([record()])
    titles = [group_page(of, grouping, word).title for grouping in GROUPINGS for word in grouping.words(of)]
    titles += [grouping.title for grouping in GROUPINGS]

    assert len(titles) == len(set(titles))


def test_records_that_were_taken_down_are_counted_where_there_is_nothing_else() -> None:
    gone = record("Gone", status="withdrawn", withdrawn={"date": "2026-01-01", "why": "Asked to.", "by": "Leeds"})
    text = read(group_page(site([gone]), groupings.STATUS, "withdrawn")).text

    assert "1 record that was taken down is listed here." in text
    assert "Records taken down" in text


def test_one_agreement_and_several_are_spoken_of_rightly() -> None:
    assert "1 agreement here is about children" in read(group_page(children(1), GROUPS, "children")).text
    assert "2 agreements here are about children" in read(group_page(children(2), GROUPS, "children")).text


def test_words_stand_in_order_of_their_labels_and_silence_last() -> None:
    labels = [words for _, words in read(groups_index(site(), GROUPS)).links if words != "Home"]

    assert labels[:-1] == sorted(labels[:-1], key=str.casefold)
    assert labels[-1] == "Not stated"
    assert len(labels) == len(PEOPLE) + 1


def test_the_index_of_moments_says_what_its_grouping_says() -> None:
    page = moments.moments_index(site())

    assert (page.title, page.description) == (groupings.EVERYDAY_MOMENTS.title, groupings.EVERYDAY_MOMENTS.description)
    assert groupings.EVERYDAY_MOMENTS.lead in read(page).text


def test_a_way_to_group_leads_where_its_question_does() -> None:
    of = site()
    asked = {facet.index: facet for facet in facets.facets(of)}

    for grouping in GROUPINGS:
        facet = asked[f"{grouping.folder}/"]
        if grouping is not groupings.JUDGEMENTS:  # one page for the answers of several questions
            assert [grouping.address_of(word) for word in grouping.words(of)] == [
                facet.address(of, value) for value in facet.values(of)
            ]


def test_a_long_list_has_pages_and_a_way_between_them() -> None:
    of = children(25)
    first, second, last = (group_page(of, GROUPS, "children", number) for number in (1, 2, 3))

    assert page_count(of, GROUPS, "children") == 3
    assert [page.address for page in (first, last)] == ["people/children/", "people/children/page/3/"]
    assert second.title == "Data shared about children, page 2 of 3"
    assert leads_to(second, read(second).link("Previous page")) == ("people/children/", "")
    assert leads_to(first, read(first).link("Next page")) == ("people/children/page/2/", "")
    assert leads_to(second, read(second).link("Children")) == ("people/children/", "")
    titles = [words for page in (first, second, last) for level, words in read(page).headings if level == 3]
    assert titles == [f"Record {place:02}" for place in range(25)]
    assert (2, "Yorkshire, continued") in read(second).headings


def test_a_word_without_agreements_has_one_page() -> None:
    assert page_count(site(), GROUPS, "children") == 1
    assert page_count(children(10), GROUPS, "children") == 1
