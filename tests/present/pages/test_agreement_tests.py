"""One agreement's page: the three tests, and what you can do."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest

from generator.model.organisation import KnownOrganisation
from generator.present.pages.agreement import agreement_page
from tests import builders
from tests.present.pages.agreement_records import (
    BARE,
    FULL,
    assessed,
    links_of,
    page_of,
    part_of,
    text_of,
    tree_of,
    words_of,
)

# The three tests


def test_the_publishers_own_words_lead_and_others_stand_beside() -> None:
    page = page_of(FULL)
    panels = tree_of(page).findall(".//li[@class='pv-panel']")
    assert len(panels) == 3
    assert "Every question is answered “Mostly” or “Fully”." in text_of(panels[0])
    assert "Example Council: Shown" in text_of(panels[0])
    voice = "Residents of Leeds: Not shown yet 2 questions are answered “A little”."
    assert voice in text_of(panels[0])
    words = words_of(page)
    assert "Example Council judged this itself on 1 March 2026. Desk method. 3 people took part." in words
    assert "They come to different words on Purposeful, Proportionate and Responsible." in words


def test_the_answers_stand_as_squares_that_say_the_same_in_words() -> None:
    page = page_of(FULL)
    rows = tree_of(page).findall(".//li[@class='pv-panel']//*[@class='pv-squares']")
    assert [row.get("aria-label") for row in rows[:2]] == [
        "Answers, in order: Fully and Fully.",
        "Answers, in order: A little and A little.",
    ]
    key = "Each square is the answer to one question: Not at all A little Partly Mostly Fully Not answered"
    assert key in words_of(page)


def test_where_assessors_differ_each_question_is_named_with_what_each_said() -> None:
    page = page_of(FULL)
    assert "They are furthest apart here: “Is it first, and proportionate?” Example Council: Fully and" in words_of(
        page
    )
    assert ("Residents of Leeds: A little", "#a-3-purposeful.first") in links_of(page)


def test_every_answer_ever_given_keeps_its_link() -> None:
    page = page_of(FULL)
    for number, rating in ((2, "Fully."), (3, "A little.")):
        words = part_of(page, f"a-{number}-responsible.second")
        assert f"{rating} Reason given." in words
        assert "Proof paper (proof.example): “Words that matter”" in words
        assert "Deed promised. Who: Doing team. By 1 January 2027." in words
    assert part_of(page, "a-1-responsible.second") == "Is it second, and responsible? Partly."


def test_an_assessment_that_was_repeated_is_told_in_short_with_its_date_and_where_the_rest_is() -> None:
    page = page_of(FULL)
    assert "Earlier answers Example Council, 3 March 2025" in words_of(page)
    assert ("The reasons that they gave, and the evidence", "./answers/#earlier-1") in links_of(page)
    assert "Example Council, from 3 March 2025 to 1 March 2026: of the answers 6 are stronger" in words_of(page)
    assert ("See what has moved", "./answers/#moved-2") in links_of(page)
    assert ("1 feature: what the same answers show", "./answers/") in links_of(page)


def test_a_question_without_an_answer_says_so() -> None:
    assessment = copy.deepcopy(FULL["assessments"][1])
    del assessment["answers"]["purposeful.first"]
    page = page_of(FULL, assessments=[assessment])
    assert part_of(page, "a-1-purposeful.first") == "Not answered."


def test_no_assessment_is_said_without_blame_and_shows_what_would_be_asked() -> None:
    words = words_of(page_of(BARE))
    assert "Not assessed Nobody has published answers to the three tests for this agreement." in words
    assert "That does not speak for it or against it." in words
    assert "Purposeful Is it purposeful?" in words


def test_the_questions_are_never_passed_off_as_the_reports() -> None:
    assert "We wrote the questions. They are based on the tests and features of “A report”" in words_of(page_of(FULL))


# What can I do?


def test_the_steps_lead_from_asking_to_the_regulator() -> None:
    steps = tree_of(page_of(FULL)).findall(".//ol[@class='pv-steps']/li/h3")
    assert [text_of(step) for step in steps] == [
        "Ask about it",
        "Say no, if you can",
        "See what they hold about you",
        "Object",
        "Complain to the organisation first",
        "Then complain to the regulator",
    ]


def test_the_addresses_are_links() -> None:
    links = links_of(page_of(FULL))
    assert ("meals@council.test", "mailto:meals@council.test") in links
    assert ("01632 960 102", "tel:01632960102") in links
    assert ("Information Commissioner's Office", "https://ico.org.uk/make-a-complaint/") in links
    assert "Post: Town Hall" in part_of(page_of(FULL), "complain")


@pytest.mark.parametrize(
    ("opt_out", "said"),
    [
        ({"applies": True, "which": "local", "how": "Tell us."}, "There is a local opt-out. Tell us."),
        ({"applies": False, "why_not": "A law requires it."}, "You cannot opt out of this. A law requires it."),
        ({"applies": False}, "You cannot opt out of this. Why not: not stated."),
        (
            {"applies": True, "which": "national-data-opt-out"},
            "The National Data Opt-out applies. You tell the NHS in England. It covers research and planning.",
        ),
        ({"applies": True, "which": "other", "how": "Ring."}, "There is an opt-out. Ring."),
        (None, "Not stated: whether you can opt out. You can ask."),
    ],
)
def test_opting_out_is_said_or_why_not(opt_out: dict[str, Any] | None, said: str) -> None:
    legal = {"opt_out": opt_out} if opt_out else {}
    assert said in part_of(page_of(FULL, legal=legal), "opt-out")


def test_an_opt_out_of_what_has_ended_is_told_as_past() -> None:
    page = page_of(FULL, status="ended", legal={"opt_out": {"applies": True, "which": "local", "how": "By letter."}})
    assert "There was a local opt-out. By letter." in part_of(page, "opt-out")
    page = page_of(
        FULL, status="not-stated", legal={"opt_out": {"applies": True, "which": "local", "how": "By letter."}}
    )
    assert "A local opt-out is named. By letter." in part_of(page, "opt-out")


def test_nobody_is_sent_to_a_name_that_stands_for_many_bodies() -> None:
    councils = KnownOrganisation(id="councils-in-london", name="Councils in London", loose=True)
    lead = [{"name": "Councils in London", "roles": ["lead"]}]
    page = page_of(BARE, councils, organisations=lead)
    assert "named only as “Councils in London”, which stands for more than one body" in part_of(page, "ask")


def test_the_website_that_the_register_knows_is_given_where_the_record_has_none() -> None:
    leeds = KnownOrganisation.model_validate(
        {"id": "leeds-city-council", "name": "Leeds City Council", "website": "https://www.leeds.gov.uk"}
    )
    assert ("leeds.gov.uk", "https://www.leeds.gov.uk") in links_of(page_of(BARE, leeds))


def test_a_reason_that_a_page_gives_without_a_name_is_nobodys_in_particular() -> None:
    legal = {"lawful_bases": [{"basis": "public-task"}]}
    assert "Not stated: which of the organisations." in part_of(page_of(BARE, legal=legal), "fact-legal-lawful-bases")
    assert "Stated for all" in part_of(page_of(FULL, legal=legal), "fact-legal-lawful-bases")


def test_whoever_took_the_place_of_a_body_is_asked_first() -> None:
    old = KnownOrganisation(id="old-body", name="Old Body", replaced_by="new-body")
    new = KnownOrganisation(id="new-body", name="New Body")
    page = page_of(BARE, old, new, organisations=[{"name": "Old Body", "roles": ["lead"]}])
    assert "Begin with New Body, which took the place of Old Body." in part_of(page, "ask")
    assert ("New Body", "../../organisations/new-body/") in links_of(page)


def test_no_rights_of_the_living_are_promised_over_the_data_of_the_dead() -> None:
    words = words_of(page_of(BARE, people=["people-who-have-died"]))
    assert "You can ask what was planned or shared, and why." in words
    assert "are for living people" in words
    assert "See what they hold about you" not in words and "You can object where" not in words


def test_an_invented_address_leads_nowhere() -> None:
    page = page_of(
        FULL,
        provenance={"basis": "worked-example", "checked": "2026-11-01"},
        contact={
            "role": "Meals team",
            "email": "meals@x.example",
            "phone": "01632 960 101",
            "url": "https://x.example/m",
        },
    )
    assert "Email: meals@x.example Telephone: 01632 960 101 Web page: x.example" in part_of(page, "ask")
    hrefs = {href for _, href in links_of(page)} - {"mailto:corrections@plainview.example"}
    assert not [href for href in hrefs if ".example" in href or href.startswith("tel:")]


def test_the_right_to_object_follows_the_stated_reason_of_each_organisation() -> None:
    def objects(*bases: dict[str, Any]) -> str:
        return part_of(page_of(FULL, legal={"lawful_bases": list(bases)}), "object")

    council, school = ({"organisations": [one]} for one in ("council", "dea"))
    assert "What is stated here: Example Council and Example Department: public task. You can object." in objects(
        {"basis": "public-task"}
    )
    assert "Example Council and Example Department: legal obligation. Ask them if you can object." in objects(
        {"basis": "legal-obligation"}
    )
    apart = objects({"basis": "public-task", **council}, {"basis": "consent", **school})
    assert (
        "Example Council: public task. You can object. Example Department: consent. Ask them how to take your yes back."
        in apart
    )
    both = objects({"basis": "legitimate-interests", **council}, {"basis": "legal-obligation", **council})
    assert (
        "Example Council: legal obligation and legitimate interests. You can object to what rests on legitimate "
        "interests. For the rest, ask them. Example Department: not stated. Ask which reason they rely on."
    ) in both
    assert part_of(page_of(BARE), "object").endswith("Not stated: which reason they rely on here.")


def test_a_reason_that_a_page_leaves_without_a_name_is_not_laid_on_anyone() -> None:
    page = page_of(BARE, legal={"lawful_bases": [{"basis": "public-task"}]})
    assert part_of(page, "object").endswith("Public task: it is not stated who relies on this. Ask them.")


def test_the_days_for_a_complaint_are_counted_from_the_day_of_the_site() -> None:
    assert "An example: 30 days from 23 November 2026 is 23 December 2026." in part_of(page_of(FULL), "complain")


def test_what_was_turned_down_is_told_as_never_shared() -> None:
    data = [{"item": "Phone trails", "identifiability": "de-personalised", "from": [], "to": []}]
    words = words_of(page_of(FULL, status="declined", legal={}, data=data))
    assert "No data was shared. The data would have been de-personalised." in words
    assert "Nobody gave it, and nobody received it." in words
    assert "It would have been about children and carers." in words
    assert "Leeds would have taken part." in words
    assert "You can ask what was planned, and why." in words
    assert "Say no, if you can" not in words and "See what they hold" not in words
    assert "Complain to the organisation first" in words
    assert "About “Meals without a form”: what was planned, and why was it turned down?" in words


def test_what_was_turned_down_never_began() -> None:
    page = page_of(FULL, status="declined", dates={"agreed": "2026-05-01"})
    assert part_of(page, "fact-dates") == "When did it start? It never began. The record is dated 1 May 2026."


def test_a_question_to_send_is_written_out_in_the_tense_of_the_agreement() -> None:
    assert "About “Meals without a form”: what data about me do you share, with whom," in part_of(page_of(FULL), "ask")
    ended = part_of(page_of(FULL, status="ended"), "ask")
    assert "what data about me did you share" in ended and "which law allowed it?" in ended


def test_where_no_complaints_address_is_stated_the_way_of_asking_serves() -> None:
    with_way = part_of(page_of(FULL, complaint=None), "complain")
    assert with_way.endswith("Use the way in step 1, and say at the top that it is a complaint about data.")
    without = part_of(page_of(FULL, complaint=None, contact={"role": "Team"}), "complain")
    assert without.endswith("Not stated: where to send a complaint.")


def test_what_may_be_over_is_told_as_it_was_written() -> None:
    words = words_of(page_of(FULL, status="not-stated"))
    for said in (
        "Named as leading it: Example Council",
        "As written, it is about children",
        "Leeds is named as taking part.",
        "Yes, as written. 1 of the 2 kinds",
        ", named as leading this. If it has another name by now, ask whoever took its place.",
    ):
        assert said in words, said


def test_what_has_ended_is_told_as_past() -> None:
    words = words_of(page_of(FULL, status="ended"))
    for said in ("It was about children", "Leeds took part.", "kinds of data was personally", ", which led this."):
        assert said in words


def test_where_nothing_leads_to_the_body_in_charge_a_council_that_may_know_is_named() -> None:
    page = page_of(BARE, organisations=[{"name": "Safety Partnership", "roles": ["lead"]}])
    assert "A council that may know: How to ask Leeds City Council" in part_of(page, "ask")
    assert ("How to ask Leeds City Council", "../../areas/leeds/#ask") in links_of(page)


def test_earlier_answers_stand_newest_first_and_what_moved_goes_by_the_one_before() -> None:
    years = ((1, 2023), (5, 2026), (3, 2025))
    several = [assessed(rating, "Example Council", "organisation", f"{year}-03-03") for rating, year in years]
    words = words_of(page_of(FULL, assessments=several))
    assert "Earlier answers Example Council, 3 March 2025" in words
    newer, older = (words.index(f"Example Council, 3 March {year} Is it") for year in (2025, 2023))
    assert newer < older
    assert "Example Council, from 3 March 2025 to 3 March 2026: of the answers 6 are stronger" in words


def test_who_answered_too_little_is_named_and_nobody_where_all_did() -> None:
    panel = assessed(5, "Residents of Leeds", "residents-panel", "2026-02-14")
    panel["answers"] = {question: answer for question, answer in panel["answers"].items() if "purposeful" in question}
    council = assessed(5, "Example Council", "organisation", "2026-03-01")
    words = words_of(page_of(FULL, assessments=[council, panel]))
    assert "They come to the same words on the tests that several of them judged." in words
    assert "Residents of Leeds answered too little of Proportionate to come to a word on it." in words
    both = copy.deepcopy(panel)
    both["by"] = {"name": "Example Council", "kind": "organisation"}
    assert "answered too little" not in words_of(page_of(FULL, assessments=[both, panel]))


def test_an_answer_is_found_by_the_id_that_its_question_had_before() -> None:
    """An old link to the answer lands on it, on the page and on the one behind it, and nothing has an id twice."""
    old = builders.framework()
    new = json.loads(json.dumps(old).replace("purposeful.first", "purposeful.plainly"))
    new["id"], new["published"] = "tests-2", "2026-12"
    new["scale"] = old["scale"]
    new["tests"][0]["questions"][0]["replaces"] = ["purposeful.first"]
    judged = builders.assessed(4)
    judged["answers"]["purposeful.plainly"] = judged["answers"].pop("purposeful.first")
    judged["framework"] = "tests-2"

    def body(*assessments: dict[str, Any]) -> str:
        made = builders.site({"meals": builders.record(assessments=list(assessments))}, frameworks=[old, new])
        return agreement_page(made, "meals").body

    assert '<div class="pv-reply" id="a-1-purposeful.plainly">\n<span id="a-1-purposeful.first"></span>' in body(judged)
    assert body(judged).count('id="a-1-purposeful.first"') == 1
    again = body(judged, {**judged, "date": "2026-11-01"})
    assert '<li id="a-1-purposeful.plainly"><span id="a-1-purposeful.first"></span>' in again
