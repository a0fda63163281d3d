"""The questions by which agreements are told apart: every answer has a filter and a page, and silence is an answer."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from generator.model.vocabulary import IDENTIFIABILITY, LAWFUL_BASES, NOT_STATED, STATUSES
from generator.present.page import Site
from generator.present.pages.agreements import agreements_index
from generator.present.pages.facets import answers_given, by_answer, cards_by_outcome, facets, outcome_words
from generator.present.plan import plan_site
from tests.builders import assessed, example, record, site

WITHDRAWN = {"status": "withdrawn", "withdrawn": {"date": "2026-01-01", "why": "Asked to.", "by": "Leeds City Council"}}


def full() -> Site:
    return site(
        {
            "whole": record(
                "Whole",
                sectors=["health"],
                people=["children"],
                moments=["moving-home"],
                legal={"lawful_bases": [{"basis": "consent"}, {"basis": "public-task"}]},
                dates={"review_due": "2026-01-01"},
                assessments=[assessed(5)],
            ),
            "bare": record("Bare", status="not-stated"),
            "made-up": example("Made up", sectors=["health"]),
            "gone": record("Gone", **WITHDRAWN),
        }
    )


def answers_of(of: Site, card: str) -> dict[str, tuple[str, ...]]:
    number = [one.id for one in of.register.cards].index(card)
    return {facet.id: answers_given(of, facet.id)[number] for facet in facets(of)}


class Links(HTMLParser):
    """Where each answer on the page leads, by its question and id."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: dict[tuple[str, str], str] = {}
        self._facet = self._value = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self._facet = told.get("data-facet") or self._facet
        self._value = told.get("data-value") or self._value
        if tag == "a" and self._value:
            self.found[self._facet, self._value] = (told["href"] or "").removeprefix("../")
            self._value = ""


def test_every_answer_has_a_filter_and_a_page() -> None:
    of = full()
    links = Links(agreements_index(of).body).found
    pages = {page.address for page in plan_site(of).pages}

    for facet in facets(of):
        assert facet.index in pages
        for value in facet.values(of):
            address = facet.address(of, value)
            assert address.partition("#")[0] in pages, address
            if not facet.box:
                assert links.pop((facet.id, value)) == address
    assert not links


def test_every_vocabulary_is_whole() -> None:
    of = {facet.id: facet for facet in facets(full())}

    assert of["status"].values(full()) == STATUSES
    assert of["identifiability"].values(full()) == IDENTIFIABILITY
    assert of["lawful-basis"].values(full()) == LAWFUL_BASES
    assert all(list(of[one].values(full()))[-1] == NOT_STATED for one in ("sector", "people", "moment"))


def test_an_agreement_answers_every_question_that_arises() -> None:
    assert answers_of(full(), "whole") == {
        "area": ("leeds",),
        "moment": ("moving-home",),
        "people": ("children",),
        "sector": ("health",),
        "organisation": ("leeds-city-council",),
        "status": ("live",),
        "identifiability": ("personally-identifiable",),
        "lawful-basis": ("consent", "public-task"),
        "test-purposeful": ("shown",),
        "test-proportionate": ("shown",),
        "test-responsible": ("shown",),
        "review": ("overdue",),
        "provenance": ("public-sources",),
    }


def test_silence_is_an_answer() -> None:
    told = answers_of(full(), "bare")

    for question in ("moment", "people", "sector", "status", "lawful-basis"):
        assert told[question] == (NOT_STATED,)
    assert told["test-purposeful"] == ("not-assessed",)
    assert told["review"] == ("no-date",)


def test_a_record_that_was_taken_down_says_no_more_than_where_and_what_about() -> None:
    told = answers_of(full(), "gone")

    assert told["area"] == ("leeds",)
    assert told["status"] == ("withdrawn",)
    silent = {question for question, answers in told.items() if not answers}
    assert silent == {
        "identifiability",
        "lawful-basis",
        "test-purposeful",
        "test-proportionate",
        "test-responsible",
        "review",
        "provenance",
    }


def test_answers_that_are_given_are_answers_that_are_known() -> None:
    of = full()
    for facet in facets(of):
        assert set(by_answer(of, facet.id)) <= set(facet.values(of))


def test_the_judgement_that_leads_decides() -> None:
    of = site([record(assessments=[assessed(1, by="A panel", kind="residents-panel"), assessed(5)])])

    assert answers_of(of, "record-1")["test-purposeful"] == ("shown",)


def test_each_test_has_a_page_for_each_word_and_all_share_one_for_silence() -> None:
    of = site(
        [record("Strong", assessments=[assessed(5)]), record("Weak", assessments=[assessed(1)]), record("Silent")]
    )
    found = {word: [card.title for card in cards] for word, cards in cards_by_outcome(of).items()}

    assert list(found) == list(outcome_words(of))
    assert len(found) == 3 * 3 + 1
    assert found["purposeful-shown"] == ["Strong"]
    assert found["responsible-not-shown-yet"] == ["Weak"]
    assert found["proportionate-partly-shown"] == []
    assert found["not-assessed"] == ["Silent"]


def test_an_agreement_with_one_test_left_out_is_among_the_unassessed_too() -> None:
    partly = assessed(5)
    partly["answers"] = {question: answer for question, answer in partly["answers"].items() if "purposeful" in question}
    found = cards_by_outcome(site([record("Partly", assessments=[partly])]))

    assert [len(found[word]) for word in ("purposeful-shown", "responsible-shown", "not-assessed")] == [1, 0, 1]


@pytest.mark.parametrize("question", ["area", "organisation"])
def test_a_question_with_many_answers_has_a_box_and_no_list(question: str) -> None:
    body = agreements_index(full()).body

    assert f'id="filter-{question}"' in body
    assert not [facet for facet, _ in Links(body).found if facet == question]
