"""The ready-made comparison: who stands beside whom, in whose words, and how silence is shown."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from itertools import pairwise
from typing import Any

import pytest

from generator.present.page import Page, Site
from generator.present.pages.agreement_compare import HOW, NOTHING_ALIKE, agreement_compare_page
from generator.present.pages.compare_tests import NOBODY, NOT_ANSWERED, NOT_ASKED, OTHER_WORDS
from generator.present.pages.comparison import HONEST, NO_SHARED_QUESTION
from tests.builders import QUESTIONS, assessed, example, framework, record, site
from tests.present.pages.agreement_records import FULL, links_of, text_of, tree_of, words_of

LIKE: dict[str, Any] = {"sectors": ["health"], "people": ["patients"]}


def like(title: str, **changes: Any) -> dict[str, Any]:
    return record(title, **{**LIKE, **changes})


def page_in(made: Site, identifier: str = "one") -> Page:
    return agreement_compare_page(made, identifier)


def shown(page: Page) -> ET.Element:
    """The page without what is hidden."""
    tree = tree_of(page)
    for parent in list(tree.iter()):
        for child in [child for child in parent if "hidden" in child.attrib]:
            parent.remove(child)
    return tree


def names(page: Page) -> list[str]:
    return [text_of(item) for item in having(shown(page), "class", "pv-compare__names")[0]]


def having(tree: ET.Element, attribute: str, value: str) -> list[ET.Element]:
    return [element for element in tree.iter() if value in element.get(attribute, "").split()]


def row(page: Page, key: str, attribute: str = "data-row") -> dict[str, str]:
    """What each agreement says in one row, by its id, without its name."""
    section = next(element for element in shown(page).iter() if element.get(attribute) == key)
    row_of_cells = having(section, "class", "pv-compare__cells")[0]
    return {cell.get("data-of", ""): text_of(cell).removeprefix(text_of(cell[0])).strip() for cell in row_of_cells}


def questions(page: Page) -> list[str]:
    return [element.get("data-question", "") for element in shown(page).iter() if element.get("data-question")]


def test_an_agreement_stands_first_and_up_to_three_like_it_follow_by_title() -> None:
    records = {name: like(name.title()) for name in ("one", "b", "d", "a", "c")}
    page = page_in(site(records))
    assert names(page) == ["One", "A", "B", "C"]
    links = dict(links_of(page))
    assert links["A"] == "../../../agreements/a/"
    assert HOW in words_of(page)
    assert "This agreement is for health, and for councils that run all services." in words_of(page)


def test_the_order_of_records_changes_nothing() -> None:
    records = {name: like(name.title()) for name in ("one", "b", "d", "a", "c")}
    assert page_in(site(records)) == page_in(site(dict(reversed(records.items()))))


def test_the_invented_stands_only_beside_the_invented_under_its_band() -> None:
    made = site({"one": example("One", **LIKE), "two": example("Two", **LIKE), "real": like("Real")})
    page = page_in(made)
    assert names(page) == ["One (invented)", "Two (invented)"]
    assert "Invented example." in words_of(page)
    assert names_or_none(page_in(made, "real")) == []


def names_or_none(page: Page) -> list[str]:
    return names(page) if having(shown(page), "class", "pv-compare__names") else []


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"status": "declined"}, "This was decided against, and no data was shared"),
        ({"sectors": ["housing"]}, NOTHING_ALIKE),
        ({"sectors": None}, "Not stated: which kind of service it is for."),
        ({"areas": [{"id": "england", "taking_part": "confirmed"}]}, NOTHING_ALIKE),
    ],
)
def test_where_nothing_is_like_it_the_page_says_so_and_leads_back(changes: dict[str, Any], told: str) -> None:
    page = page_in(site({"one": like("One", **changes), "two": like("Two")}))
    words = text_of(shown(page))
    assert told in words
    assert HOW not in words
    assert names_or_none(page) == []
    assert ("Back to the page of this agreement", "../../../agreements/one/") in links_of(page)
    # It waits for a script, which may set it beside others that a reader chose.
    assert [cell.get("data-of") for cell in having(tree_of(page), "class", "pv-compare__cell")][:1] == ["one"]


def test_of_a_withdrawn_record_nothing_is_left_but_its_title() -> None:
    gone = like("One", status="withdrawn", withdrawn={"date": "2026-01-01"}, purpose="Secret purpose.")
    page = page_in(site({"one": gone, "two": like("Two")}))
    assert "“One” was withdrawn, so there is nothing of it to set beside others." in words_of(page)
    assert "Secret purpose." not in page.body
    assert not having(tree_of(page), "class", "pv-compare__cell")


def test_every_question_is_answered_or_said_to_be_not_stated() -> None:
    full = {**FULL, **LIKE, "areas": [{"id": "leeds", "taking_part": "confirmed"}], "replaced_by": None}
    page = page_in(site({"one": full, "two": like("Two")}))
    assert row(page, "in-short") == {
        "one": "The council signs children up for meals.",
        "two": "Leeds City Council shares something.",
    }
    assert row(page, "what-for")["one"] == "So that children eat."
    assert row(page, "promises")["one"].startswith("More meals Reported as kept, 31 October 2026. Result text.")
    assert row(page, "shared")["one"].startswith("Yes. 1 of the 2 kinds of data is personally identifiable.")
    assert "Benefit item. Personally identifiable." in row(page, "shared")["one"]
    assert "From: Example Department. To: Example Council. What: Benefit item." in row(page, "flow")["one"]
    assert row(page, "law")["one"].startswith("Public task.")
    assert row(page, "say-no")["one"] == "There is a local opt-out. Opting how."
    assert row(page, "kept")["one"] == "Retention text."
    assert row(page, "alternatives")["one"] == "Paper forms tried."
    assert row(page, "looked-at")["one"] == (
        "Last looked at again on 1 September 2025. Review overdue by 83 days: it was due on 1 September 2026. "
        "As at 23 November 2026."
    )
    for silent in ("promises", "law", "kept", "alternatives", "looked-at"):
        assert row(page, silent)["two"] == "Not stated", silent
    assert row(page, "say-no")["two"] == "Not stated: whether you can opt out. You can ask."


def test_nothing_is_counted_that_could_pass_for_a_score() -> None:
    full = {**FULL, **LIKE, "areas": [{"id": "leeds", "taking_part": "confirmed"}], "replaced_by": None}
    full["assessments"] = [assessed(3)]
    words = words_of(page_in(site({"one": full, "two": like("Two", assessments=[assessed(5)])})))
    assert "2 promises" not in words
    assert not {"3", "5", "3.", "5."} & set(words.split())


def test_links_to_a_place_on_the_page_of_the_agreement_lead_there() -> None:
    wider = like("Two", changes=[{"date": "2026-03-01", "what": "More.", "wider_use": True}])
    page = page_in(site({"one": like("One"), "two": wider}))
    assert ("See what changed", "../../../agreements/two/#fact-changes") in links_of(page)


# The tests


def judged(rating: int | str = 4, **answers: Any) -> dict[str, Any]:
    """An assessment of every question, some answered otherwise; None leaves one out."""
    made = assessed(rating)
    made["answers"] |= {f"purposeful.{name}": answer for name, answer in answers.items()}
    made["answers"] = {key: value for key, value in made["answers"].items() if value is not None}
    return made


def test_where_nobody_has_judged_there_is_one_row_that_says_so() -> None:
    page = page_in(site({"one": like("One"), "two": like("Two")}))
    assert row(page, "judged") == dict.fromkeys(("one", "two"), f"Not assessed. {NOBODY}")
    assert not having(tree_of(page), "data-test", "purposeful")
    assert HONEST not in words_of(page)


def test_each_test_has_its_word_whose_word_it_is_and_why() -> None:
    panel = assessed(2, by="Residents", kind="residents-panel")
    page = page_in(site({"one": like("One", assessments=[assessed(5), panel]), "two": like("Two")}))
    assert row(page, "judged")["one"].startswith(
        "Leeds City Council (the organisation itself), on 10 February 2026. Residents (a residents' panel), on 10"
    )
    assert row(page, "purposeful", "data-test") == {
        "one": "Leeds City Council: Shown Every question is answered “Mostly” or “Fully”. "
        "Residents: Not shown yet 2 questions are answered “A little”.",
        "two": "Not assessed",
    }
    assert HONEST in words_of(page)


def test_answers_stand_side_by_side_only_where_two_answer_the_same_question() -> None:
    one, two = judged(first=None), judged(first={"rating": 5, "because": "Only here."})
    two["answers"].pop("purposeful.second")
    page = page_in(site({"one": like("One", assessments=[one]), "two": like("Two", assessments=[two])}))
    assert questions(page) == [question for question in QUESTIONS if not question.startswith("purposeful.")]
    assert NO_SHARED_QUESTION in text_of(shown(page))
    assert "Only here." not in words_of(page)
    assert row(page, QUESTIONS[2], "data-question") == dict.fromkeys(
        ("one", "two"), "Leeds City Council: Mostly. Reason. Not stated: what shows it."
    )


def test_who_answers_a_question_less_says_so_in_its_place() -> None:
    answers = {"one": judged(), "two": judged(), "three": judged(first=None)}
    answers["four"] = judged(first={"rating": "not-assessed", "because": "Too early"})
    made = site({name: like(name.title(), assessments=[answer]) for name, answer in answers.items()})
    asked = row(page_in(made), "purposeful.first", "data-question")
    assert (asked["three"], asked["four"]) == (NOT_ANSWERED, "Not answered Too early.")


def test_an_answer_stands_with_its_evidence_and_what_was_promised() -> None:
    answer = {
        "rating": 2,
        "because": "Few know",
        "evidence": [{"title": "Paper", "url": "https://leeds.test/paper", "quote": "few people know"}],
        "action": {"what": "Tell people", "who": "The team", "by": "2027-01-01"},
    }
    made = {name: like(name.title(), assessments=[judged(first=answer)]) for name in ("one", "two")}
    page = page_in(site(made))
    assert row(page, "purposeful.first", "data-question")["one"] == (
        "Leeds City Council: A little. Few know. What shows it: Paper (leeds.test): “few people know” "
        "To do: Tell people. Who: The team. By 1 January 2027."
    )
    assert ("Paper", "https://leeds.test/paper") in links_of(page)


def versions() -> list[dict[str, Any]]:
    """A second version: one question reworded, one taken out, one new."""
    old, new = framework(), framework(id="tests-2", published="2027-01")
    first = new["tests"][0]["questions"]
    first[0] = {**first[0], "id": "purposeful.reworded", "text": "In other words?", "replaces": ["purposeful.first"]}
    first[1] = {**first[1], "id": "purposeful.new", "text": "New?"}
    return [old, new]


def test_answers_are_never_compared_across_a_reworded_question() -> None:
    newer = judged() | {"framework": "tests-2"}
    newer["answers"] = {
        **{f"purposeful.{name}": {"rating": 4, "because": "New words."} for name in ("reworded", "new")},
        **{question: {"rating": 4, "because": "Same."} for question in QUESTIONS[2:]},
    }
    made = site(
        {
            "one": like("One", assessments=[judged()]),
            "two": like("Two", assessments=[judged()]),
            "three": like("Three", assessments=[newer]),
            "four": like("Four"),
        },
        frameworks=versions(),
    )
    page = page_in(made)
    reworded = row(page, "purposeful.first", "data-question")
    assert (reworded["three"], reworded["four"]) == (OTHER_WORDS, "Not assessed")
    assert row(page, "purposeful.second", "data-question")["three"] == NOT_ASKED
    assert row(page, "proportionate.first", "data-question")["three"].startswith("Leeds City Council: Mostly. Same.")
    assert "New words." not in text_of(shown(page_in(made, "three")))
    alone = [element.get("data-kin") for element in tree_of(page_in(made, "three")).iter() if element.get("data-kin")]
    assert "purposeful.first purposeful.reworded" in alone


def test_every_cell_says_whose_it_is_under_the_heading_of_its_row() -> None:
    made = {name: like(name.title(), assessments=[judged()]) for name in ("one", "two")}
    tree = shown(page_in(site(made)))
    levels = [int(element.tag[1]) for element in tree.iter() if element.tag in ("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    for cell in having(tree, "class", "pv-compare__cell"):
        assert cell[0].tag in ("h3", "h4")
        assert text_of(cell[0]) == cell.get("data-of", "").title()
