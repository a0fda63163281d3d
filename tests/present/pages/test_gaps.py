"""What is not stated, counted: exact numbers on a small register, apart by writer, and never a ranking of places."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.facts import FACTS
from generator.present.page import Page, Site
from generator.present.pages import gaps_count, gaps_place, gaps_words
from generator.present.pages.area import area_page
from generator.present.pages.gaps import gaps_page
from generator.present.pages.gaps_facts import Bar, facts_of, stated_words
from generator.present.pages.gaps_place import gaps_place_page
from generator.present.pages.gaps_words import ASKED, BASELINE, BY_PATH, GROUPED, KEY
from generator.present.plan import plan_site
from tests.builders import AREAS, Data, area, example, record, site
from tests.reading import leads_to, read

OWN: Data = {"provenance": {"basis": "publisher", "publisher": "leeds-city-council", "checked": "2026-11-22"}}
YORK: Data = {"areas": [{"id": "york", "taking_part": "confirmed"}]}
ITEM: Data = {"item": "Names", "identifiability": "personally-identifiable"}
MANY_AREAS = {
    **AREAS,
    "london-region": area("London", kind="region", council=None, website=None),
    "barnet": area("Barnet", within=["london-region", "england"]),
    "cardiff": area("Cardiff", within=["wales"], nation="wales"),
}


def records() -> list[Data]:
    """Two compiled, one written by its organisation, and four that are not counted."""
    return [
        record(
            "One",
            retention="A year.",
            legal={"opt_out": {"applies": False}},
            data=[{**ITEM, "to": ["leeds-city-council"], "why": "To help."}, ITEM],
            areas=[{"id": "leeds"}, {"id": "york"}],
        ),
        record("Two", data=[{**ITEM, "why": "To help."}], withheld=[{"field": "safeguards"}], **YORK),
        record("Three", **OWN, retention="A month.", complaint={"phone": "1"}),
        example("Made up", retention="A year."),
        example("Made up and declined", status="declined"),
        record("Gone", status="withdrawn", retention="A year."),
        record("Turned down", status="declined", retention="A year."),
    ]


def rows(page: Page) -> dict[str, str]:
    """What stands beside each fact, by its name in a record."""
    found = dict(re.findall(r'<div id="(fact-[^"]+)">(.*?)</div>', page.body, re.DOTALL))
    return {
        path: " ".join(re.sub(r"<[^>]+>", " ", found[asked.anchor].partition("</dt>")[2]).split())
        for path, asked in BY_PATH.items()
    }


@pytest.fixture(scope="module")
def small() -> Site:
    return site(records())


def test_each_fact_has_how_many_records_state_it_apart_by_who_wrote_them(small: Site) -> None:
    found = rows(gaps_page(small))
    own, compiled = "Published by the organisation:", "Compiled from public pages:"

    assert found["retention"] == f"{own} Stated by 1 of 1. {compiled} Stated by 1 of 2."
    assert found["complaint"] == f"{own} Stated by 1 of 1. {compiled} Stated by 0 of 2."
    assert found["data.to"] == f"{own} Stated by 0 of 1. {compiled} Stated by 1 of 2, in part."
    assert found["data.why"] == f"{own} Stated by 0 of 1. {compiled} Stated by 2 of 2, 1 of them in part."
    assert found["safeguards"] == f"{own} Stated by 0 of 1. {compiled} Stated by 0 of 2. Held back by 1."


def test_the_answer_comes_first_and_says_whose_silence_it_is(small: Site) -> None:
    text = read(gaps_page(small)).text

    assert text.index("Of 1 record published by the organisation, none states who receives the data") < text.index(
        "Of 2 records, all compiled from public pages, none states what became of what was promised, none states how "
        "you can complain and none states which reason in law is relied on."
    )
    assert text.index("none states which reason in law") < text.index("Fact by fact")
    assert "A record compiled from public pages is silent where the pages that were read are silent." in text
    assert "that does not mean that it is not done" in text


def test_one_kind_of_writer_needs_no_label() -> None:
    page = gaps_page(site([record(), record("Two")]))

    assert rows(page)["retention"] == "Stated by 0 of 2."
    assert "Of 2 records, all compiled from public pages, " in read(page).text
    assert "No organisation has written a record of its own here yet." in read(page).text


def test_invented_and_declined_and_withdrawn_records_are_not_counted_and_that_is_said(small: Site) -> None:
    text = read(gaps_page(small)).text

    assert (
        "We leave out 2 invented examples, 1 record of something that was decided against and records that were taken "
        "down." in text
    )


def test_the_chosen_questions_are_named_as_our_choice(small: Site) -> None:
    text = read(gaps_page(small)).text

    assert "those of 7 chosen questions that none of its records answers" in text
    assert "7 questions that are named for each place are our choice: Who receives the data?" in text


def test_a_count_from_2021_stands_beside_ours_as_another_thing(small: Site) -> None:
    page = gaps_page(small)
    text = read(page).text

    assert "asked 53 organisations that look after health data" in text and "28 had one." in text
    assert "do not take one from the other" in text and "Ours counts 3 records one by one" in text
    assert "How long is the data kept" in text and "In 2021" not in rows(page)["retention"]
    assert rows(page)["legal.opt_out"].endswith("In 2021: 7% of 28 registers")
    cells = re.findall(r"<td>(.*?)</td>", page.body)
    assert cells == [
        *("85%", "1 of 1", "2 of 2"),
        *("36%", "0 of 1", "0 of 2"),
        *("36%", "0 of 1", "0 of 2"),
        *("21%", "1 of 1", "2 of 2"),
        *("7%", "0 of 1", "0 of 2"),
        *("7%", "0 of 1", "1 of 2"),
        *("0%", "0 of 1", "0 of 2"),
    ]
    assert "https://github.com/HDRUK/data-use-register" in page.body


def test_places_stand_in_the_order_of_their_names_whatever_their_gaps() -> None:
    full = {"complaint": {"phone": "1"}, "retention": "A year."}
    many = [record(f"L{number}", areas=[{"id": "barnet"}], **full) for number in range(3)]
    found = read(gaps_page(site([*many, record("W", areas=[{"id": "cardiff"}])], areas=MANY_AREAS)))

    places = {"All of England", "London", "Wales", "Yorkshire"}
    assert [words for _, words in found.headings if words in places] == sorted(places)
    assert "All of England no record to count here yet London 3 records None of them answers: Who rec" in found.text
    assert "Wales 1 record The record does not answer: Who receives the data?" in found.text


def test_a_part_of_the_country_tells_the_same_of_its_records_alone(small: Site) -> None:
    elsewhere = record("Four", areas=[{"id": "barnet"}], retention="A year.")
    wider = site([*records(), elsewhere], areas=MANY_AREAS)

    assert rows(gaps_place_page(small, "yorkshire-region")) == rows(gaps_page(small))
    assert rows(gaps_place_page(wider, "yorkshire-region")) == rows(gaps_page(small))
    assert rows(gaps_place_page(wider, "london-region"))["retention"] == "Stated by 1 of 1."


def test_each_place_lists_what_its_records_state_and_do_not(small: Site) -> None:
    page = gaps_place_page(small, "yorkshire-region")
    text = read(page).text

    leeds = text.partition("Leeds 2 records: 1 published by the organisation and 1 compiled from public pages")[2]
    york = text.partition("York 2 records")[2]
    assert "Every fact for York Stated by all 2" in york
    assert "Stated by some Is each place known to take part? (1 of 2)" in york
    assert "How long is the data kept? (1 of 2)" in york.partition("Stated by some")[2].partition("Held back")[0]
    assert "Held back What keeps the data safe? (1 of 2) Stated by none" in york
    assert "Published by the organisation: 1 record Stated Is it in use?" in leeds.partition("York 2")[0]
    assert leads_to(page, read(page).link("York")) == ("areas/york/", "")


def test_a_page_of_many_places_names_the_chosen_questions_alone(monkeypatch: pytest.MonkeyPatch, small: Site) -> None:
    monkeypatch.setattr(gaps_place, "LISTED_WHOLE", 1)
    text = read(gaps_place_page(small, "yorkshire-region")).text
    york = text.partition("York 2 records")[2]

    assert "The chosen questions for York Stated by all 2 Could someone tell that it is you?" in york
    assert "Stated by none What became of what was promised? How can you complain?" in york


def test_a_place_without_a_record_is_named_and_not_blamed() -> None:
    page = gaps_place_page(site([record()]), "yorkshire-region")
    text = read(page).text.partition("Places without a record to count")[2]

    assert text.startswith(" That does not mean that no data is shared there.")
    assert "York" in text and "Leeds" not in text.partition("What you can do")[0]


def test_nothing_to_count_is_said_plainly() -> None:
    made = site([example()])
    text = read(gaps_page(made)).text

    assert "There is no record to count here yet. That does not mean that no data is shared." in text
    assert "Fact by fact" not in text and "0 of 0" not in text
    assert "There is no record to count here yet." in read(gaps_place_page(made, "wales")).text


def test_a_question_to_copy_names_what_some_record_does_not_state(small: Site) -> None:
    all_but = {
        "complaint": {"phone": "1"},
        "legal": {"lawful_bases": [{"basis": "consent"}], "opt_out": {"applies": False}},
        "benefits": [],
        "data": [{**ITEM, "to": ["leeds-city-council"]}],
    }

    assert "Please tell me how long you keep the data." in read(gaps_page(site([record(**all_but)]))).text
    assert "A question that you can copy" not in gaps_page(site([record(**all_but, retention="A year.")])).body
    assert "Please tell me who receives the data, what became of what was promised, whether I" in read(
        gaps_page(small)
    ).text.replace("whether someone could tell that it is me, ", "")


def test_when_all_chosen_questions_are_answered_or_held_back_that_is_said() -> None:
    full: Data = {
        "complaint": {"phone": "1"},
        "legal": {"lawful_bases": [{"basis": "consent"}], "opt_out": {"applies": False}},
        "benefits": [],
        "data": [{**ITEM, "to": ["leeds-city-council"]}],
    }
    held = site([record(**full, withheld=[{"field": "retention"}])])

    assert "Each of the questions is answered by the record, or held back." in read(gaps_page(held)).text
    told = site([record(**full, retention="A year."), record("Two")])
    assert "Each of the questions is answered by at least one of them." in read(gaps_page(told)).text


def test_every_part_of_the_country_has_a_page_and_a_link(small: Site) -> None:
    planned = {page.address for page in plan_site(small).pages if page.kind.name == "gaps-place"}
    page = gaps_page(small)
    linked = {leads_to(page, address)[0] for address, _ in read(page).links}

    assert planned == {"gaps/england/", "gaps/wales/", "gaps/yorkshire-region/"}
    assert planned <= linked


def test_a_place_of_no_known_part_stands_by_itself() -> None:
    made = site([record(areas=[{"id": "atoll"}])], areas={"atoll": area("Atoll", within=[], nation=None)})

    assert gaps_count.parts_of_country(made) == ("atoll",)
    assert "Atoll 1 record" in read(gaps_page(made)).text
    assert "Atoll 1 record" in read(gaps_place_page(made, "atoll")).text


def test_the_page_of_a_place_leads_to_its_gaps(small: Site) -> None:
    page = area_page(small, "leeds")
    link = read(page).link("Which facts the agreements here state, and which they do not")

    assert leads_to(page, link) == ("gaps/yorkshire-region/", "place-leeds")
    assert "place-leeds" in read(gaps_place_page(small, "yorkshire-region")).ids
    assert "gaps/" not in area_page(small, "england").body
    assert "gaps/" not in area_page(small, "exampleshire").body


def test_what_is_not_counted_is_named_with_the_reason(small: Site) -> None:
    text = read(gaps_page(small)).text

    assert "What did others answer to this record? It is for others to write" in text
    assert "Some facts inside others It is a detail of a fact that is counted as a whole." in text


def test_no_style_and_no_percentage_of_ours(small: Site) -> None:
    for page in (gaps_page(small), gaps_place_page(small, "yorkshire-region")):
        assert "style" not in {name for name, _ in read(page).attributes}
        assert set(re.findall(r"([\d.]+)%", read(page).text)) <= {str(percent) for _, percent in BASELINE.values()}


# The bar and its words

TALLY = gaps_count.Tally("publisher", 200, *((value,) + (0,) * (len(FACTS) - 1) for value in (0, 0, 0)))


@pytest.mark.parametrize(
    ("stated", "in_part", "held", "bar", "words"),
    [
        (0, 0, 0, Bar(0, 0, 0), "Stated by 0 of 200."),
        (200, 0, 0, Bar(100, 100, 100), "Stated by 200 of 200."),
        (1, 0, 0, Bar(1, 1, 1), "Stated by 1 of 200."),
        (199, 0, 0, Bar(99, 99, 99), "Stated by 199 of 200."),
        (100, 50, 0, Bar(25, 50, 50), "Stated by 100 of 200, 50 of them in part."),
        (100, 100, 0, Bar(0, 50, 50), "Stated by 100 of 200, all in part."),
        (1, 1, 0, Bar(0, 1, 1), "Stated by 1 of 200, in part."),
        (100, 0, 100, Bar(50, 50, 100), "Stated by 100 of 200. Held back by 100."),
    ],
)
def test_a_bar_and_its_words_say_the_same(stated: int, in_part: int, held: int, bar: Bar, words: str) -> None:
    rest = (0,) * (len(FACTS) - 1)
    tally = gaps_count.Tally("publisher", 200, (stated, *rest), (in_part, *rest), (held, *rest))
    row = next(row for group in facts_of([tally]).groups for row in group.facts if row.anchor == ASKED[0].anchor)

    assert stated_words(tally, 0) == words
    assert row.counts[0].bar == bar


# Words


def test_no_two_facts_are_asked_for_in_the_same_words() -> None:
    questions = [asked.question for asked in ASKED]
    assert len(set(questions)) == len(questions)
    assert all(question.endswith("?") for question in questions)


def test_every_fact_has_a_group_of_its_own() -> None:
    """A new field appears under other facts by itself: say in `GROUPS` where it belongs."""
    assert sorted(asked.position for _, facts in GROUPED for asked in facts) == list(range(len(FACTS)))
    assert gaps_words.OTHERS not in dict(GROUPED)
    assert gaps_words.group_of("brand_new.thing") == gaps_words.OTHERS


def test_a_fact_inside_another_has_words_of_its_own() -> None:
    """A new one appears behind the outer question by itself: say in `QUESTIONS` how it is asked alone."""
    holders = {path.partition(".")[0] for path in BY_PATH} - {path for path in BY_PATH if "." not in path}
    without = {path for path in BY_PATH if "." in path} - set(gaps_words.QUESTIONS)

    assert holders == {"areas", "data", "dates", "legal", "organisations", "provenance"}
    assert without == set()


def test_words_are_of_facts_that_are_counted() -> None:
    assert set(gaps_words.QUESTIONS) <= set(BY_PATH) and set(KEY) <= set(BY_PATH)
    assert set(BASELINE) - set(BY_PATH) == {"summary"}


# Whatever the register holds

PLACES = ["leeds", "york", "barnet", "cardiff", "england"]
CHANCE = st.lists(
    st.builds(
        lambda places, own, kept, held, status: record(
            "T",
            areas=[{"id": place} for place in places],
            status=status,
            **(OWN if own else {}),
            **({"retention": "A year."} if kept else {}),
            **({"withheld": [{"field": held}]} if held else {}),
        ),
        st.lists(
            st.sampled_from(["leeds", "york", "barnet", "cardiff", "england"]), min_size=1, max_size=3, unique=True
        ),
        st.booleans(),
        st.booleans(),
        st.sampled_from([None, "retention", "legal"]),
        st.sampled_from(["live", "not-stated", "withdrawn", "declined"]),
    ),
    max_size=8,
)


def numbered(found: list[Data]) -> dict[str, Data]:
    return {f"r-{number}": {**data, "title": f"T{number}"} for number, data in enumerate(found)}


@given(CHANCE)
def test_counts_of_parts_and_places_add_up(found: list[Data]) -> None:
    made = site(numbered(found), areas=MANY_AREAS)
    counted = [data for data in found if data["status"] not in ("withdrawn", "declined")]
    whole = gaps_count.tallies(made.register.cards)

    assert sum(tally.records for tally in whole) == len(counted)
    named = sum(len(data["areas"]) for data in counted)
    parts = gaps_count.parts_of_country(made)
    places = [place for part in parts for place in gaps_count.places_in(made, part)]
    assert sum(len(gaps_count.cards_of_place(made, place)) for place in places) == named
    assert len(set(places)) == len(places)
    for part in parts:
        ids = {card.id for place in gaps_count.places_in(made, part) for card in gaps_count.cards_of_place(made, place)}
        assert {card.id for card in gaps_count.cards_in(made, part)} == ids
        assert len(gaps_count.cards_in(made, part)) == len(ids)
    for tally in whole:
        for stated, in_part, held in zip(tally.stated, tally.in_part, tally.held_back, strict=True):
            assert in_part <= stated and stated + held <= tally.records


@given(CHANCE, st.randoms(use_true_random=False))
def test_the_order_of_files_changes_nothing(found: list[Data], chance: Any) -> None:
    data = numbered(found)
    shuffled = list(data.items())
    chance.shuffle(shuffled)
    one, other = site(data, areas=MANY_AREAS), site(dict(shuffled), areas=MANY_AREAS)

    assert gaps_page(one) == gaps_page(other)
    for part in gaps_count.parts_of_country(one):
        assert gaps_place_page(one, part) == gaps_place_page(other, part)
