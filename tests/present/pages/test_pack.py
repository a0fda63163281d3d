"""The discussion pack: the open questions first, the poster's four answers, and plain words where a record is gone."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from generator.model.open_point import OpenPoint
from generator.present.page import Page, Site
from generator.present.pages import workshop_pack
from generator.present.pages.pack import pack_page, to_type
from generator.present.plan import plan_site
from tests.builders import framework
from tests.builders import site as small_site
from tests.present.pages.agreement_records import BARE, FULL, assessed, links_of, site_of, text_of, tree_of, words_of


def one_test(name: str, questions: int) -> dict[str, Any]:
    asked = [{"id": f"{name}.q{n}", "text": f"Is it {n}?", "features": []} for n in range(1, questions + 1)]
    return {"id": name, "asks": "Is it?", "questions": asked}


MANY = framework(tests=[one_test("long", 20)])
ADDRESS = "https://plainview.example/agreements/record/"


def pack_of(record: dict[str, Any], **changed: Any) -> Page:
    data = {key: value for key, value in (record | changed).items() if value is not None}
    return pack_page(site_of(record=data, bare=BARE), "record")


def asked(page: Page) -> list[tuple[str, str]]:
    """Each question with what is said beneath it, in order."""
    found = [element for element in tree_of(page).iter() if "pv-asked__" in element.get("class", "")]
    texts = [text_of(element) for element in found if element.get("class") in ("pv-asked__text", "pv-asked__why")]
    return list(zip(texts[::2], texts[1::2], strict=True))


def classes(page: Page, name: str) -> list[str]:
    return [text_of(element) for element in tree_of(page).iter() if name in element.get("class", "").split()]


def poster(page: Page) -> dict[str, str]:
    """Each answer of the poster by its question."""
    (sheet,) = (part for part in tree_of(page).iter() if "pv-poster" in part.get("class", "").split())
    words = [text_of(part) for part in sheet.iter() if part.tag in ("dt", "dd")]
    return dict(zip(words[::2], words[1::2], strict=True))


# The two sheets


def test_it_says_what_it_is_and_in_short_what_the_agreement_is() -> None:
    page = pack_of(FULL)
    words = words_of(page)
    assert page.address == "agreements/record/pack/"
    assert page.title == "Discussion pack: Meals without a form"
    assert "In short The council signs children up for meals." in words
    assert "Led by Example Council, with 1 other organisation. In use. Data is being shared now." in words
    assert "choose “Print” in the menu of your browser" in words


def test_questions_come_open_ones_first_each_with_why() -> None:
    answers = assessed(5, "Example Council", "organisation", "2026-03-01")
    answers["answers"]["responsible.second"]["rating"] = 2
    answers["answers"]["proportionate.first"]["rating"] = "not-assessed"
    del answers["answers"]["responsible.first"]
    page = pack_of(FULL, assessments=[answers])
    assert asked(page)[:4] == [
        ("Is it first, and proportionate?", "Proportionate · Not answered yet"),
        ("Is it first, and responsible?", "Responsible · Not answered yet"),
        ("Is it second, and responsible?", "Responsible · Answered “A little” by Example Council"),
        ("Is it first, and purposeful?", "Purposeful · Answered “Fully” by Example Council"),
    ]
    assert (
        "Example Council answered these questions on 1 March 2026. Open questions come first: 2 questions without an "
        "answer and 1 question that someone answered “A little”." in words_of(page)
    )


def test_a_panel_that_answers_what_the_council_did_not_is_heard() -> None:
    council = assessed(5, "Example Council", "organisation", "2026-03-01")
    del council["answers"]["purposeful.second"]
    panel = assessed(3, "Residents of Leeds", "residents-panel", "2026-02-14")
    page = pack_of(FULL, assessments=[panel, council])
    assert asked(page)[:2] == [
        (
            "Is it second, and purposeful?",
            "Purposeful · Not answered by Example Council, answered “Partly” by Residents of Leeds",
        ),
        ("Is it first, and purposeful?", "Purposeful · Answered “Partly” by Residents of Leeds"),
    ]


def test_where_every_answer_is_strong_it_asks_whether_you_agree() -> None:
    page = pack_of(FULL, assessments=[assessed(4, "Example Council", "organisation", "2026-03-01")])
    assert "on 1 March 2026. No answer is weak. Do you agree with them?" in words_of(page)


def test_where_nobody_has_judged_that_is_said_once() -> None:
    page = pack_of(FULL, assessments=None)
    assert [why for _, why in asked(page)] == ["Purposeful"] * 2 + ["Proportionate"] * 2 + ["Responsible"] * 2
    assert "Nobody has published answers to these questions for this agreement." in words_of(page)


def test_every_question_has_space_to_write_and_numbers_run_on_from_sheet_to_sheet() -> None:
    site = small_site([{**BARE, "areas": [{"id": "leeds"}]}], frameworks=[MANY])
    page = pack_page(site, "record-1")
    starts = [int(part.get("start", "0")) for part in tree_of(page).iter("ol") if part.get("class") == "pv-asked"]
    assert starts == [1, 9, 19]
    assert [text for text, _ in asked(page)] == [f"Is it {n}?" for n in range(1, 21)]
    assert len(classes(page, "pv-write")) == 20


def test_whose_questions_they_are_is_said() -> None:
    assert (
        "We wrote the questions, based on “A report” by One body and Another. Version tests-1, published in November "
        "2026." in words_of(pack_of(FULL))
    )


def test_a_site_without_questions_has_a_pack_all_the_same() -> None:
    site = small_site([{**BARE, "areas": [{"id": "leeds"}]}], frameworks=[])
    page = pack_page(site, "record-1")
    assert "No questions are published here yet." in words_of(page)
    assert asked(page) == [] and len(poster(page)) == 4
    assert "tests/pack/" not in {planned.address for planned in plan_site(site).pages}


# What stands on each sheet


def test_what_is_made_up_says_so_on_each_sheet() -> None:
    many = pack_of(FULL, provenance={"basis": "worked-example"}, replaced_by=None)
    sheets = [part for part in tree_of(many).iter("section") if "pv-sheet" in part.get("class", "")]
    assert len(sheets) >= 2
    for sheet in sheets:
        assert "Invented example." in text_of(sheet) and "The answers are made up too." in text_of(sheet)


def test_every_sheet_of_a_pack_with_many_questions_carries_the_notices() -> None:
    record = {**BARE, "areas": [{"id": "leeds"}]}
    page = pack_page(small_site([record], frameworks=[MANY]), "record-1")
    assert (
        classes(page, "pv-band--sources")
        == ["Compiled by Plainview’s editors from public pages. The organisations have not checked it."] * 4
    )


def test_what_was_compiled_from_pages_says_when_they_were_read() -> None:
    page = pack_of(
        BARE, provenance={"basis": "public-sources", "checked": "2026-11-22", "sources": [{"url": "https://x.gov.uk"}]}
    )
    assert set(classes(page, "pv-band--sources")) == {
        "Compiled by Plainview’s editors from public pages, as read on 22 November 2026. The organisations have not "
        "checked it."
    }


def test_a_newer_agreement_is_named() -> None:
    (text,) = set(classes(pack_of(FULL), "pv-band--superseded"))
    assert text == "A newer agreement has taken the place of this one: Bare facts."


def test_an_answer_with_something_still_to_explain_comes_before_those_without() -> None:
    data = {**FULL, "assessments": [FULL["assessments"][1]]}
    site = site_of(record=data, bare=BARE)
    point = OpenPoint("not-an-answer", ("assessments", 0, "answers", "responsible.first", "because"), "It says little.")
    open_now = dataclasses.replace(site, register=dataclasses.replace(site.register, open_points={"record": (point,)}))
    page = pack_page(open_now, "record")

    assert asked(page)[0] == (
        "Is it first, and responsible?",
        "Responsible · Answered “Fully” by Example Council, with something still to explain",
    )
    assert "Open questions come first: 1 answer with something still to explain." in words_of(page)


def test_everyone_who_judged_is_named() -> None:
    words = words_of(pack_of(FULL))
    assert "Residents of Leeds answered too: where answers differ, the weaker one stands here." in words


# The poster


def test_the_poster_says_what_for_who_whether_you_are_known_and_how_to_answer() -> None:
    said = poster(pack_of(FULL))
    assert list(said) == ["What is it for?", "Who is in charge?", "Could I be identified?", "How do I ask or complain?"]
    assert said["What is it for?"] == "So that children eat."
    assert said["Who is in charge?"] == (
        "Led by Example Council, with 1 other organisation. Example Council and Example Department decide how the data "
        "is used, and must answer to you."
    )
    assert said["Could I be identified?"].startswith("Yes. 1 of the 2 kinds of data is personally identifiable.")
    assert "it says who you are, such as your name" in said["Could I be identified?"]
    assert "Begin with Example Council, which leads this." in said["How do I ask or complain?"]
    assert (
        "Ask: Meals team: meals@council.test · 01632 960 101 · council.example/meals"
        in said["How do I ask or complain?"]
    )
    assert (
        "Complain: complain@council.example · 01632 960 102 · council.example/complain · Town Hall"
        in said["How do I ask or complain?"]
    )
    assert "Information Commissioner's Office: ico.org.uk/make-a-complaint/" in said["How do I ask or complain?"]


def test_the_poster_says_what_is_not_stated() -> None:
    said = poster(pack_of(BARE))
    assert said["Who is in charge?"] == (
        "Named as leading it: Leeds City Council, with 1 other organisation. Not stated: who decides in law how the "
        "data is used."
    )
    assert said["Could I be identified?"].startswith("Not stated.")
    assert "Not stated: which team to ask." in said["How do I ask or complain?"]
    assert "Not stated: where to send a complaint." in said["How do I ask or complain?"]


@pytest.mark.parametrize("status", ["ended", "declined"])
def test_the_poster_speaks_of_the_past_as_past(status: str) -> None:
    said = poster(pack_of(FULL, status=status))
    assert "What was it for?" in said
    assert ("decided how the data was used" in said["Who is in charge?"]) is (status == "ended")
    assert ("No data was shared." in said["Could I be identified?"]) is (status == "declined")


def test_a_crowd_of_controllers_is_counted() -> None:
    bodies = [{"name": f"Body {n}", "roles": ["controller"]} for n in range(6)]
    bodies[0]["roles"] = ["lead", "controller"]
    said = poster(pack_of(BARE, status="live", organisations=bodies))
    assert "6 of them decide how the data is used" in said["Who is in charge?"]


def test_nobody_complains_for_the_dead() -> None:
    said = poster(pack_of(FULL, people=["people-who-have-died"]))
    assert "Complain" not in said["How do I ask or complain?"]
    assert "what was shared" in said["How do I ask or complain?"]


def test_the_code_stands_on_the_first_sheet_and_on_the_poster_with_the_address_in_words() -> None:
    page = pack_of(FULL)
    codes = [part for part in tree_of(page).iter() if part.tag.endswith("svg")]
    assert [code.get("role") for code in codes] == ["img", "img"]
    assert {code.get("aria-label") for code in codes} == {"QR code that leads to the page of this agreement"}
    assert [link for link in links_of(page) if link[1] == ADDRESS] == [
        ("plainview.example/agreements/record/", ADDRESS)
    ] * 2


@pytest.mark.parametrize("url", ["https://plainview.example", "https://plainview.example/", "https://x.gov.uk/share/"])
def test_addresses_are_of_the_site_that_the_settings_name(url: str) -> None:
    site = small_site([{**BARE, "areas": [{"id": "leeds"}]}], settings={"site_url": url})
    wanted = f"{url.rstrip('/')}/agreements/record-1/"
    assert wanted in {href for _, href in links_of(pack_page(site, "record-1"))}


def test_an_address_may_be_broken_after_each_slash_and_nowhere_else() -> None:
    assert to_type("https://x.gov.uk/agreements/a-b/") == ("x.gov.uk/", "agreements/", "a-b/")
    assert to_type("https://x.gov.uk/last") == ("x.gov.uk/", "last")


def test_an_invented_number_or_address_is_no_link() -> None:
    page = pack_of(FULL, provenance={"basis": "worked-example"})
    hrefs = {href for _, href in links_of(page)}
    assert not [href for href in hrefs if href.startswith("tel:") or "council.example" in href]
    assert "mailto:meals@council.test" in hrefs


# A record that was withdrawn


def test_the_pack_of_a_withdrawn_record_says_that_it_is_gone_and_leads_to_why() -> None:
    page = pack_of(FULL, status="withdrawn", withdrawn={"date": "2026-05-01", "why": "Entered twice"})
    words = words_of(page)
    assert "This record was taken down on 1 May 2026, and its discussion pack with it." in words
    assert ("See why, and who took it down", "../") in links_of(page)
    for gone in ("signs children up", "children eat", "Example Department", "QR code"):
        assert gone not in page.body


def test_a_withdrawn_example_is_still_an_example() -> None:
    page = pack_of(FULL, status="withdrawn", withdrawn={"date": "2026-05-01"}, provenance={"basis": "worked-example"})
    assert "Invented example." in words_of(page)


def test_every_record_has_a_pack_and_its_page_leads_there() -> None:
    site = site_of(record=FULL, gone={**BARE, "status": "withdrawn", "withdrawn": {"date": "2026-05-01"}})
    planned = {page.address: page for page in plan_site(site).pages}
    assert {"agreements/record/pack/", "agreements/gone/pack/", "tests/pack/"} <= planned.keys()
    assert ("Print a discussion pack and a poster", "./pack/") in links_of(planned["agreements/record/"].make())
    assert ("Print these questions for a workshop", "./pack/") in links_of(planned["tests/"].make())


# The blank one


def blank(site: Site | None = None) -> Page:
    return workshop_pack.workshop_page(site or site_of(bare=BARE))


def test_the_blank_pack_asks_every_question_in_order_with_the_words_to_ring() -> None:
    page = blank()
    assert [why for _, why in asked(page)] == ["Purposeful"] * 2 + ["Proportionate"] * 2 + ["Responsible"] * 2
    assert classes(page, "pv-asked__scale") == ["Not at all A little Partly Mostly Fully Don’t know"] * 6
    assert classes(page, "pv-blanks") == ["What we talk about Who we are Where and when"]
    assert ("plainview.example/tests/", "https://plainview.example/tests/") in links_of(page)


def test_the_blank_pack_is_of_the_newest_questions() -> None:
    newer = framework(id="tests-2", published="2027-01", tests=[one_test("new", 1)])
    assert [text for text, _ in asked(blank(small_site(frameworks=[newer, framework()])))] == ["Is it 1?"]
