"""A moment's page: it starts from the situation, counts real agreements only, and leads on from there."""

from __future__ import annotations

from typing import Any

import pytest

from generator.model.moments import MOMENTS, SHELVES
from generator.present.page import Page
from generator.present.pages import moment, moments
from generator.present.pages.moment_digest import digest_of
from tests.builders import Data, example, record, site
from tests.reading import leads_to, read

MOVING = "moving-home"
NHS = {"name": "A hospital trust", "kind": "nhs"}


def moving(title: str = "Bare facts", **changes: Any) -> Data:
    return record(title, **{"moments": [MOVING], **changes})


def page_of(*records: Data, identifier: str = MOVING) -> Page:
    return moment.moment_page(site(list(records)), identifier)


def told(*records: Data) -> Any:
    register = site(list(records)).register
    digest = digest_of(register, register.by_moment[MOVING])
    assert digest is not None
    return digest


def test_it_starts_from_the_situation_and_answers_a_readers_questions_in_turn() -> None:
    page = page_of(moving("In Leeds"))
    found = read(page)

    assert found.headings[0] == (1, "Moving home")
    assert found.text.index(MOMENTS[MOVING].meaning) < found.text.index(MOMENTS[MOVING].situation)
    assert [words for level, words in found.headings if level == 2] == [
        "What may be shared about you then?",
        "Is it done where you live?",
        "What can you do?",
        "Agreements",
    ]
    assert all(question in found.text for question in MOMENTS[MOVING].wonder)


def test_the_box_that_finds_a_council_and_the_list_of_agreements_are_there() -> None:
    page = page_of(moving("In Leeds"))

    assert page.body.count("data-find ") == 1
    assert leads_to(page, read(page).link("All councils, A to Z")) == ("areas/", "")
    assert leads_to(page, read(page).link("Read the agreement")) == (page.address, "agreements")


def test_a_long_list_is_by_part_of_the_country_and_the_way_to_it_says_so() -> None:
    page = page_of(*(moving(f"Number {number}") for number in range(9)))

    link = read(page).link("Read all 9 agreements, by part of the country")
    assert leads_to(page, link)[1] in read(page).ids
    assert (2, moment.LIST_HEADING) not in read(page).headings  # they are all in one part


def test_over_a_list_of_several_parts_stands_a_heading() -> None:
    page = page_of(moving(), example(moments=[MOVING]))

    assert (2, moment.LIST_HEADING) in read(page).headings
    assert leads_to(page, read(page).link("Read the agreement")) == (page.address, "list")


def test_what_to_do_leads_to_what_the_law_says() -> None:
    page = page_of(moving())
    led_to = {leads_to(page, link) for link, _ in read(page).links}

    assert {("understand/the-law/", part) for part in ("see", "object", "complain", "regulator")} <= led_to


def test_how_the_agreements_stand_is_said_and_silence_apart() -> None:
    assert told(moving()).told == "1 agreement here is about this moment. It is in use."
    assert told(moving(status="ended")).told == "1 agreement here is about this moment. It has ended."
    assert told(moving(), moving()).told == "2 agreements here are about this moment: all in use."
    assert told(moving(), moving(status="ended")).told == (
        "2 agreements here are about this moment: 1 in use and 1 ended."
    )
    assert told(moving(status="not-stated")).told == (
        "1 agreement here is about this moment. It is not stated if it is still in use."
    )
    assert told(moving(), moving(status="not-stated")).told.endswith(
        "1 in use. For the other one it is not stated if it is still in use."
    )
    assert told(moving(), moving(status="not-stated"), moving(status="not-stated")).told == (
        "3 agreements here are about this moment: 1 in use. For the other 2 it is not stated if they are still in use."
    )


def test_who_takes_part_is_counted_once_an_agreement() -> None:
    lead = {"name": "Leeds City Council", "roles": ["lead"], "kind": "council"}
    digest = told(
        moving(organisations=[lead, NHS, {"name": "Another trust", "kind": "nhs"}]),
        moving(organisations=[lead, {"name": "A club", "kind": "other"}, {"name": "Unknown"}]),
    )

    assert [(share.words, share.beside) for share in digest.bodies] == [
        ("Council", "2 of 2"),
        ("NHS", "1 of 2"),
        ("Another kind of body", "1 of 2"),
    ]


def test_how_far_it_says_who_you_are_is_told_in_plain_words_and_silence_last() -> None:
    digest = told(
        moving(), moving(data=[{"item": "Counts", "identifiability": "anonymous"}]), moving(data=[{"item": "X"}])
    )

    assert [(share.level, share.beside) for share in digest.levels] == [
        ("personally-identifiable", "1 of 3"),
        ("anonymous", "1 of 3"),
        ("not-stated", "1 of 3"),
    ]
    assert "It says who you are" in digest.levels[0].meaning


def test_examples_of_data_are_those_in_use_that_are_most_about_the_moment_and_reach_furthest() -> None:
    items = [{"item": "One"}, {"item": "Two"}]
    digest = told(
        moving("Ended", status="ended"),
        moving("Of many moments", moments=[MOVING, "starting-school"], areas=[{"id": "england"}], data=items),
        moving("Everywhere", areas=[{"id": "england"}]),
        moving("In two places", areas=[{"id": "leeds"}, {"id": "york"}], data=items),
        moving("In one place"),
    )

    assert [shared.title for shared in digest.data] == ["Everywhere", "In two places", "In one place"]
    assert [shared.item for shared in digest.data] == ["Names", "One", "Names"]


def test_a_pilot_is_in_use_when_examples_of_data_are_chosen() -> None:
    digest = told(
        moving("Ended", status="ended"), moving("Pilot", status="pilot"), moving("Planned", status="proposed")
    )

    assert digest.data[0].title == "Pilot"


def test_an_example_of_data_stays_one_line_of_text_when_a_word_in_it_is_explained() -> None:
    # Its entry is laid out in parts, and an explained word by itself would become one of them.
    assert "<li><span>Names</span> " in page_of(moving()).body


def test_what_is_not_stated_is_counted_and_what_is_stated_or_held_back_is_not() -> None:
    digest = told(
        moving(retention="A year.", withheld=[{"field": "complaint", "ground": "Safety."}]),
        moving(legal={"opt_out": {"applies": True, "how": "Tell us."}}),
    )

    assert [(share.words, share.beside) for share in digest.silent] == [
        ("Who receives the data", "2 of 2"),
        ("Whether you can opt out", "1 of 2"),
        ("How you can complain", "1 of 2"),
        ("How long the data is kept", "1 of 2"),
    ]


def test_invented_and_refused_agreements_count_for_nothing() -> None:
    made_up = example(moments=[MOVING])
    refused = moving("Refused", status="declined")

    register = site([made_up, refused]).register
    assert digest_of(register, register.by_moment[MOVING]) is None
    assert told(moving(), made_up, refused).told.startswith("1 agreement")


def test_a_plan_that_was_turned_down_is_not_told_as_nothing() -> None:
    assert moment.ONLY_REFUSED in read(page_of(moving(status="declined"))).text


def test_examples_alone_are_said_to_be_no_real_agreement() -> None:
    text = read(page_of(example(moments=[MOVING]))).text

    assert "No real agreement is here yet" in text
    assert "That does not mean that no data is shared." in text


def test_invented_agreements_are_counted_rightly_where_there_is_nothing_else() -> None:
    made_up = example(moments=[MOVING])

    assert "only one that we invented" in read(page_of(made_up)).text
    assert "only 2 that we invented" in read(page_of(made_up, made_up)).text


def test_nobody_is_asked_to_open_an_agreement_where_there_is_none() -> None:
    assert moment.TO_OPEN in read(page_of(moving())).text
    assert moment.TO_OPEN in read(page_of(example(moments=[MOVING]))).text
    assert moment.NONE_TO_OPEN in read(page_of()).text
    assert "below" not in read(page_of()).text


@pytest.mark.parametrize("identifier", [identifier for identifier in MOMENTS if MOMENTS[identifier].urgent])
def test_a_moment_of_danger_says_first_whom_to_call(identifier: str) -> None:
    page = page_of(identifier=identifier)
    text = read(page).text

    assert "call 999" in MOMENTS[identifier].urgent
    assert text.index(MOMENTS[identifier].urgent) < text.index(MOMENTS[identifier].meaning)


def test_danger_is_named_where_it_may_be_and_nowhere_else() -> None:
    urgent = {identifier for identifier in MOMENTS if MOMENTS[identifier].urgent}

    assert {
        "living-with-domestic-abuse",
        "mental-health-crisis",
        "worried-about-a-child",
        "being-a-victim-of-crime",
    } <= urgent
    assert "call 999" not in read(page_of(moving())).text


def test_a_page_that_somebody_may_see_over_a_shoulder_can_be_left_and_is_honest_of_what_stays() -> None:
    page = page_of(identifier="living-with-domestic-abuse")

    assert leads_to(page, read(page).link("Leave this page")) == ("", "")
    assert "Your browser still remembers that you were here" in read(page).text
    assert "Leave this page" not in read(page_of()).text


def test_moments_of_the_same_agreements_are_near_and_then_those_of_the_same_shelf() -> None:
    of = site(
        [
            record("A", moments=[MOVING, "having-a-baby"]),
            record("B", moments=[MOVING, "having-a-baby", "seeing-a-doctor"]),
            record("C", moments=["losing-my-home"]),
            example("D", moments=[MOVING, "bereavement", "renting-a-home"]),
        ]
    )

    assert moments.near(of, MOVING, 4) == ("having-a-baby", "seeing-a-doctor", "losing-my-home")
    assert moments.near(of, MOVING, 1) == ("having-a-baby",)


def test_the_index_has_every_shelf_with_its_moments_and_their_icons() -> None:
    page = moments.moments_index(site([moving()]))
    found = read(page)

    assert [words for level, words in found.headings if level == 2] == [shelf.title for shelf in SHELVES]
    named = [words for _, words in found.links if words != "Home"]
    assert named == [
        *(word.label for shelf in SHELVES for word in shelf.moments.values()),
        "Agreements that name no moment",
    ]
    assert page.body.count("<use href=") == len(MOMENTS)
