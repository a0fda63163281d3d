"""One agreement's page: what is still to explain, and nothing where nothing is."""

from __future__ import annotations

import copy
import dataclasses
from typing import Any

from generator.check.open_points import checks_for_the_public
from generator.model.open_point import OpenPoint
from generator.present.page import Page
from generator.present.pages import tests_page as page_of_tests
from generator.present.pages.agreement import agreement_page
from tests.present.pages.agreement_records import BARE, FULL, links_of, site_of, text_of, tree_of, words_of

FIRST = ("assessments", 1, "answers", "purposeful.first", "because")
PROMISE = ("benefits", 0, "promise")


def ids_of(page: Page) -> set[str | None]:
    return {element.get("id") for element in tree_of(page).iter()}


def section_of(page: Page, heading: str) -> str:
    """The words of the section under the heading with this id."""
    (section,) = [each for each in tree_of(page).iter("section") if each.find(f"h2[@id='{heading}']") is not None]
    return text_of(section)


def page_with(*points: OpenPoint, record: dict[str, Any] = FULL) -> Page:
    site = site_of(record=record, bare=BARE)
    register = dataclasses.replace(site.register, open_points={"record": points} if points else {})
    return agreement_page(dataclasses.replace(site, register=register), "record")


def test_nothing_is_shown_where_nothing_is_open() -> None:
    assert "Still to explain" not in words_of(page_with())


def test_each_point_names_the_question_whose_answer_it_is_and_what_is_open() -> None:
    page = page_with(OpenPoint("a", FIRST, "This answer leaves <something>."))
    part = section_of(page, "still-to-explain")
    assert "Is it first, and purposeful? Example Council answered this. This answer leaves <something>." in part
    assert ("Is it first, and purposeful?", "#a-2-purposeful.first") in links_of(page)
    assert "a-2-purposeful.first" in ids_of(page)


def test_the_contents_lead_there_and_the_list_says_how_it_comes_about() -> None:
    page = page_with(OpenPoint("a", FIRST, "It leaves something."))
    assert ("Still to explain", "#still-to-explain") in links_of(page)
    assert "A program looks for this. It can be wrong. How the program checks." in section_of(page, "still-to-explain")
    assert ("How the program checks", "../../tests/#checks") in links_of(page)


def test_a_promise_is_named_by_its_words() -> None:
    page = page_with(OpenPoint("a", PROMISE, "This promise leaves something."))
    promise = FULL["benefits"][0]
    anchor = f"#promise-{promise['id']}"
    assert (promise["promise"], anchor) in links_of(page)
    assert anchor[1:] in ids_of(page)
    assert "A promise of this agreement. This promise leaves something." in section_of(page, "still-to-explain")


def test_a_promise_without_an_id_goes_by_its_number() -> None:
    record = copy.deepcopy(FULL)
    del record["benefits"][0]["id"]
    assert "#promise-1" in [href for _, href in links_of(page_with(OpenPoint("a", PROMISE, "It is."), record=record))]


def test_two_points_of_one_answer_stand_together_and_one_is_not_said_twice() -> None:
    page = page_with(OpenPoint("a", FIRST, "One."), OpenPoint("b", FIRST, "Two."), OpenPoint("c", FIRST, "One."))
    assert "answered this. One. Two. A program" in section_of(page, "still-to-explain")


def test_an_answer_that_a_later_assessment_has_replaced_is_left_alone() -> None:
    replaced = ("assessments", 0, *FIRST[2:])
    assert "Still to explain" not in words_of(page_with(OpenPoint("a", replaced, "It leaves something.")))


def test_the_tests_page_tells_what_is_looked_for() -> None:
    part = section_of(page_of_tests.tests_page(site_of(record=FULL)), "checks")
    assert all(look in part for look in checks_for_the_public())
    assert "A program can be wrong." in part
