"""One place's page: what names it, what surrounds it, what is not known, and how to ask."""

from __future__ import annotations

from typing import Any

import pytest

from generator.present.page import Site
from generator.present.pages.area import PLACES_LISTED_WHOLE, area_page
from generator.present.pages.area_tiers import NAMES_FROM_A_TIER
from generator.present.pages.areas import areas_index
from tests.builders import AREAS, area, example, record, site
from tests.reading import Read, leads_to, read

COUNTY = {
    **AREAS,
    "essex-county": area("Essex", council="Essex County Council", kind="county", within=["england"]),
    "harlow": area(
        "Harlow",
        council="Harlow District Council",
        kind="non-metropolitan-district",
        within=["essex-county", "england"],
    ),
}


def at(*areas: str, taking_part: str | None = None) -> list[dict[str, Any]]:
    return [{"id": identifier, "taking_part": taking_part} for identifier in areas]


def page_of(of: Site, identifier: str) -> Read:
    return read(area_page(of, identifier))


def test_it_says_which_council_serves_it_and_explains_the_kind() -> None:
    found = page_of(site(areas=COUNTY), "harlow")

    assert "Which council serves it? Harlow District Council District council. Runs local services" in found.text
    assert found.link("Essex") == "../essex-county/"
    assert "What is it part of? Essex and England" in found.text


def test_the_council_leads_to_its_page_as_an_organisation_once_a_record_names_it() -> None:
    page = area_page(site([record()]), "leeds")

    assert leads_to(page, read(page).link("Leeds City Council")) == ("organisations/leeds-city-council/", "")
    assert "organisations/" not in area_page(site(), "leeds").body


def test_a_listed_council_is_known_by_any_of_its_names() -> None:
    known = {"id": "leeds", "name": "Leeds Council", "other_names": ["Leeds City Council"], "kind": "council"}
    page = area_page(site(organisations=[known]), "leeds")

    assert leads_to(page, read(page).link("Leeds City Council")) == ("organisations/leeds/", "")


def test_a_missing_website_is_not_stated() -> None:
    found = page_of(site(areas={**AREAS, "leeds": area("Leeds", website=None)}), "leeds")

    assert "Where is its website? Not stated" in found.text
    assert "On the website of Leeds Council, look for" in found.text


def test_nothing_published_is_not_said_to_be_no_sharing() -> None:
    page = area_page(site(), "leeds")
    found = read(page)

    assert (2, "Nothing is published here yet") in found.headings
    assert "That does not mean that no data is shared." in found.text
    assert "Nothing is here yet." in page.description


def test_agreements_that_name_it_say_whether_it_takes_part_surest_first() -> None:
    found = page_of(
        site(
            [
                record("A silent one", areas=at("leeds")),
                record("B outside", areas=at("leeds", taking_part="footprint")),
                record("C sure", areas=at("leeds", taking_part="confirmed")),
            ]
        ),
        "leeds",
    )

    assert [words for level, words in found.headings if level == 3][:3] == ["C sure", "B outside", "A silent one"]
    assert "C sure Leeds takes part." in found.text
    assert "B outside Leeds lies inside its area. We do not know that Leeds City Council takes part." in found.text
    assert "A silent one Not stated if Leeds City Council takes part." in found.text
    assert "3 agreements here name Leeds." in found.text


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("declined", "Decided against. No data was shared."),
        ("ended", "Leeds took part."),
        ("not-stated", "Leeds is named as taking part."),
    ],
)
def test_taking_part_is_told_in_the_tense_of_the_agreement(status: str, said: str) -> None:
    found = page_of(site([record("One", status=status, areas=at("leeds", taking_part="confirmed"))]), "leeds")

    assert f"One {said}" in found.text


def test_a_place_without_a_council_is_not_said_to_take_part() -> None:
    text = page_of(site([record(areas=at("england", taking_part="confirmed"))]), "england").text

    assert "takes part" not in text


def test_larger_areas_come_nearest_first_with_each_agreement_once() -> None:
    found = page_of(
        site(
            [
                record("For all", areas=at("england")),
                record("For the county", areas=at("essex-county", "england")),
                record("For both", areas=at("harlow", "essex-county")),
            ],
            areas=COUNTY,
        ),
        "harlow",
    )

    assert [words for level, words in found.headings if level == 3] == [
        "For both",
        "Your county council: Essex County Council",
        "Your nation: England",
    ]
    assert found.text.count("For the county") == 1
    assert found.text.count("For both") == 1
    assert "Agreements for a larger area may or may not include Harlow District Council" in found.text


def test_every_tier_says_what_it_does_even_where_nothing_is_published() -> None:
    found = page_of(site([record("For all", areas=at("england"))], areas=COUNTY), "harlow")

    assert (
        "Your county council: Essex County Council Runs the larger services, such as schools and social care. "
        "Nothing published here names Essex yet. See the page for Essex" in found.text
    )
    assert "Your nation: England One of the four nations of the United Kingdom. For all" in found.text


def test_inside_a_scheme_is_told_apart_from_taking_part_for_each_tier() -> None:
    found = page_of(
        site(
            [
                record("A", areas=at("essex-county", taking_part="footprint")),
                record("B", areas=at("essex-county", taking_part="confirmed")),
                record("C", areas=at("essex-county")),
                record("D", areas=at("england", taking_part="confirmed")),
            ],
            areas=COUNTY,
        ),
        "harlow",
    )

    assert (
        "B Essex County Council takes part. A Essex lies inside its area. We do not know that Essex County Council "
        "takes part. C Not stated if Essex County Council takes part. See the page for Essex" in found.text
    )
    # A nation has no council that could take part.
    assert "D See the page for England" in found.text


def test_a_district_without_records_still_shows_those_of_its_county() -> None:
    found = page_of(site([record("For the county", areas=at("essex-county"))], areas=COUNTY), "harlow")

    assert "Some cover a larger area that it lies in." in found.text
    assert (2, "Nothing is published about Harlow itself yet") in found.headings
    assert "For the county" in found.text


def test_a_larger_area_shows_a_few_names_and_leads_to_the_rest() -> None:
    number = NAMES_FROM_A_TIER + 30
    of = site([record(f"Record {position:02}", areas=at("england")) for position in range(number)])
    page = area_page(of, "leeds")
    found = read(page)

    assert found.text.count("Record ") == NAMES_FROM_A_TIER
    assert leads_to(page, found.link("See 42 agreements on the page for England")) == ("areas/england/", "")


def test_a_record_that_was_taken_down_is_not_listed_for_a_smaller_area() -> None:
    found = page_of(site([record("Taken", areas=at("england"), status="withdrawn")]), "leeds")

    assert "Taken" not in found.text


def test_smaller_areas_are_listed_with_their_counts() -> None:
    found = page_of(site([record("One", areas=at("harlow"))], areas=COUNTY), "essex-county")

    assert (2, "Places in Essex") in found.headings
    assert "Essex has 1 smaller area with a page here." in found.text
    assert "Harlow 1 agreement" in found.text


def test_a_nation_names_only_the_smaller_areas_that_have_agreements() -> None:
    places = {f"place-{number}": area(f"Place {number}") for number in range(PLACES_LISTED_WHOLE)}
    found = page_of(site([record()], areas={**AREAS, **places}), "england")

    assert "Agreements here name 1 place in England. None names the other 82 places yet." in found.text
    assert "Place 7" not in found.text


def test_it_tells_how_to_ask_and_leads_to_the_regulator() -> None:
    found = page_of(site(), "leeds")

    assert (2, "How do I ask Leeds City Council?") in found.headings
    assert "A question that you can copy Which agreements do you have" in found.text
    assert found.link("Information Commissioner's Office") == "https://ico.org.uk/make-a-complaint/"


@pytest.mark.parametrize("identifier", ["england", "exampleshire"])
def test_nobody_is_to_be_asked_where_there_is_no_real_council(identifier: str) -> None:
    assert "How do I ask" not in page_of(site(), identifier).text


def test_an_invented_place_has_a_band_and_its_website_is_no_link() -> None:
    page = area_page(site([example()]), "exampleshire")
    found = read(page)

    assert page.body.index("pv-band--example") < page.body.index("pv-lead")
    assert page.body.count("pv-band--example") == 1
    assert "1 invented example here names Exampleshire." in found.text
    assert not [address for address, _ in found.links if address.startswith("http")]


def test_a_conversation_is_told_by_its_facts() -> None:
    held = {
        "title": "Workshop",
        "date": "2017",
        "held_by": "Involve",
        "who": "Residents",
        "people": 20,
        "said": ["Say who gains."],
        "report": "https://report.test/",
        "source": {"url": "https://www.source.test/page"},
    }
    places = {**AREAS, "leeds": area("Leeds", conversations=[held, {"title": "Another"}])}
    found = page_of(site(areas=places), "leeds")

    assert "2017 · held by Involve · who took part: residents · 20 people Say who gains." in found.text
    assert found.link("the report") == "https://report.test/"
    assert found.link("source.test") == "https://www.source.test/page"
    assert "Another Not stated when · not stated who held it" in found.text


def test_a_council_that_ends_says_when_and_what_takes_its_place() -> None:
    places = {**AREAS, "leeds": area("Leeds", until="2027-03-31", replaced_by=["york"], replaces=["gone-long-ago"])}
    found = page_of(site(areas=places), "leeds")

    assert "Until when is it the council? 31 March 2027" in found.text
    assert "What will take its place? York" in found.text
    assert "Leeds Council is to end on 31 March 2027. Its place will be taken by York Council." in found.text
    assert "What was there before? gone-long-ago" in found.text
    assert found.link("York") == "../york/"


def test_a_district_names_its_county_council_and_says_to_ask_it_too() -> None:
    found = page_of(site(areas=COUNTY), "harlow")

    assert "Which other council serves it? Essex County Council Runs the larger services" in found.text
    assert "Ask Essex County Council as well. It runs the larger services" in found.text
    assert found.links.count(("../essex-county/", "Essex County Council")) == 2


def test_a_place_with_one_council_is_told_of_no_other() -> None:
    assert "other council" not in page_of(site(areas=COUNTY), "leeds").text
    assert "other council" not in page_of(site(areas=COUNTY), "essex-county").text


CHANGED = {
    **AREAS,
    "old-leeds": area("Old Leeds", until="2026-03-31", replaced_by=["leeds"]),
    "leeds": area("Leeds", replaces=["old-leeds"], adopted=["record-1"], **{"from": "2026-04-01"}),
}


def test_a_council_that_has_ended_keeps_its_page_and_leads_on() -> None:
    found = page_of(site([record("Kept", areas=at("old-leeds"))], areas=CHANGED), "old-leeds")

    assert "Old Leeds Council ended on 31 March 2026. Its place was taken by Leeds Council." in found.text
    assert ("../leeds/", "Leeds Council") in found.links
    assert "Kept" in found.text


def test_a_new_council_takes_over_what_the_old_ones_had_confirmed_or_not() -> None:
    found = page_of(
        site(
            [
                record("Confirmed one", areas=at("old-leeds")),
                record("Other one", areas=at("old-leeds", taking_part="confirmed")),
                record("Unsure one", areas=at("old-leeds", taking_part="footprint")),
                record("Gone", areas=at("old-leeds"), status="withdrawn"),
                record("Own", areas=at("old-leeds", "leeds")),
            ],
            areas=CHANGED,
        ),
        "leeds",
    )

    assert (2, "Inherited from Old Leeds Council") in found.headings
    assert "Confirmed one Confirmed by Leeds Council." in found.text
    assert "Other one Not yet confirmed by Leeds Council." in found.text
    assert (
        "Unsure one We do not know that Old Leeds Council takes part. Not yet confirmed by Leeds Council." in found.text
    )
    assert found.text.count("Own") == 1 and "Gone" not in found.text
    assert "1 agreement here names Leeds. It takes over 3 agreements from what was there before." in found.text


def test_what_a_council_before_the_last_had_is_inherited_too() -> None:
    places = {
        **AREAS,
        "oldest": area("Oldest", until="2019-03-31", replaced_by=["old"]),
        "old": area("Old", until="2026-03-31", replaces=["oldest"], replaced_by=["leeds"]),
        "leeds": area("Leeds", replaces=["old"], adopted=["record-1"]),
    }
    found = page_of(site([record("Ancient", areas=at("oldest"))], areas=places), "leeds")

    assert (2, "Inherited from Oldest Council") in found.headings
    assert "Ancient Confirmed by Leeds Council." in found.text
    assert "Nothing is published" not in found.text
    listed = read(areas_index(site([record("Ancient", areas=at("oldest"))], areas=places))).text
    assert "Leeds 1 inherited" in listed and "Old former council, 1 inherited" in listed


def test_a_record_that_was_taken_down_says_nothing_of_taking_part() -> None:
    page = area_page(site([record("Gone", areas=at("leeds", taking_part="confirmed"), status="withdrawn")]), "leeds")

    assert "takes part" not in read(page).text
    assert "Nothing is here yet." in page.description


def test_what_two_old_councils_shared_is_inherited_once() -> None:
    places = {
        **CHANGED,
        "older": area("Older", until="2026-03-31", replaced_by=["leeds"]),
        "leeds": area("Leeds", replaces=["old-leeds", "older"], **{"from": "2026-04-01"}),
    }
    found = page_of(site([record("Of both", areas=at("old-leeds", "older"))], areas=places), "leeds")

    assert found.text.count("Of both") == 1
    assert "It takes over 1 agreement" in found.text


def test_a_place_that_is_taken_on_a_day_nobody_names_is_told_so() -> None:
    old = area("Old Leeds", replaced_by=["leeds", "nowhere"])
    found = page_of(site(areas={**CHANGED, "old-leeds": old}), "old-leeds")

    assert "The place of Old Leeds Council is taken by Leeds Council." in found.text


def test_a_county_without_a_council_is_no_other_council() -> None:
    bare = {**COUNTY, "essex-county": area("Essex", council=None, kind="county")}

    assert "other council" not in page_of(site(areas=bare), "harlow").text


def test_a_place_that_only_inherits_is_not_called_empty() -> None:
    found = page_of(site([record("Other one", areas=at("old-leeds"))], areas=CHANGED), "leeds")

    assert "Nothing is published" not in found.text
    assert "No agreement published here names Leeds yet. It takes over 1 agreement" in found.text


def test_a_council_that_has_not_begun_says_when_it_does() -> None:
    places = {**CHANGED, "leeds": area("Leeds", replaces=["old-leeds"], **{"from": "2027-04-01"})}
    found = page_of(site(areas=places), "leeds")

    assert "Leeds Council is to begin on 1 April 2027. It will take the place of Old Leeds Council." in found.text
    assert "Which council is to serve it? Leeds Council" in found.text
    assert "When does this council begin? 1 April 2027 What is there until then? Old Leeds" in found.text
    assert (
        "Whom do I ask until then? Until 1 April 2027, ask Old Leeds Council. The page of each says how." in found.text
    )


def test_until_a_council_begins_the_district_and_the_county_are_asked() -> None:
    places = {
        **COUNTY,
        "essex-county": area("Essex", council="Essex County Council", kind="county", replaced_by=["east", "west"]),
        "harlow": area("Harlow", within=["essex-county"], until="2027-03-31", replaced_by=["west"]),
        "epping": area("Epping", within=["essex-county"], until="2027-03-31", replaced_by=["west"]),
        "east": area("East", replaces=["essex-county"], **{"from": "2027-04-01"}),
        "west": area("West", replaces=["essex-county", "harlow", "epping"], **{"from": "2027-04-01"}),
    }

    assert (
        "Until 1 April 2027, ask the council of the place where you live: Harlow Council or Epping Council. "
        "Ask Essex County Council as well. The page of each says how." in page_of(site(areas=places), "west").text
    )
    assert "Until 1 April 2027, ask Essex County Council. The page of each" in page_of(site(areas=places), "east").text
    assert "After 31 March 2027, ask West Council instead." in page_of(site(areas=places), "harlow").text


def test_where_a_council_ends_it_is_said_where_its_agreements_go() -> None:
    places = {**AREAS, "leeds": area("Leeds", until="2027-03-31", replaced_by=["york"])}

    found = page_of(site([record(areas=at("leeds"))], areas=places), "leeds").text
    assert "Agreements that name Leeds stand on that page too, with whether they have been confirmed there." in found
    assert "stand on that page too" not in page_of(site(areas=places), "leeds").text


def test_what_a_new_council_will_take_over_is_told_as_to_come() -> None:
    places = {
        **CHANGED,
        "old-leeds": area("Old Leeds", until="2027-03-31", replaced_by=["leeds"]),
        "leeds": area("Leeds", replaces=["old-leeds"], **{"from": "2027-04-01"}),
    }
    found = page_of(site([record("Other one", areas=at("old-leeds"))], areas=places), "leeds")

    assert (2, "To be inherited from Old Leeds Council") in found.headings
    assert "It is to take over 1 agreement from what is there until then." in found.text


def test_an_agreement_that_is_over_waits_for_nobody_to_confirm_it() -> None:
    over = [
        record("Over", areas=at("old-leeds"), status="ended"),
        record("No", areas=at("old-leeds"), status="declined"),
    ]
    found = page_of(site(over, areas=CHANGED), "leeds")

    assert "Over It has ended, so there is nothing to confirm." in found.text
    assert "No It was decided against, so there is nothing to confirm." in found.text


def test_a_council_that_has_ended_is_not_asked_and_nothing_above_it_applies() -> None:
    old = area("Old Leeds", within=["england"], until="2026-03-31", replaced_by=["leeds"])
    found = page_of(site([record("All", areas=at("england"))], areas={**CHANGED, "old-leeds": old}), "old-leeds")

    assert "Whom do I ask now? Ask Leeds Council. Its page says how." in found.text
    assert "What else applies" not in found.text and "Which council served it?" in found.text
    assert "names Old Leeds." in found.text


def test_a_county_council_that_has_ended_is_not_your_county_council() -> None:
    gone = {**COUNTY, "essex-county": area("Essex", council="Essex County Council", kind="county", until="2026-03-31")}
    ending = {**COUNTY, "essex-county": area("Essex", council="Essex Council", kind="county", until="2028-03-31")}

    assert "Your county council" not in page_of(site(areas=gone), "harlow").text
    assert (
        "Your county council: Essex Council Runs the larger services, such as schools and social care. It is to "
        in (page_of(site(areas=ending), "harlow").text)
    )


def test_who_says_that_a_council_ends_is_named() -> None:
    sources = [{"url": "https://www.example.org/page", "title": "The decision"}, {"url": "https://other.test/"}]
    found = page_of(site(areas={**AREAS, "leeds": area("Leeds", until="2027-03-31", sources=sources)}), "leeds")

    assert "Who says so? The decision and other.test" in found.text
    assert found.link("The decision") == "https://www.example.org/page"


def test_the_question_can_be_asked_in_public_with_a_warning() -> None:
    places = {**AREAS, "leeds": area("Leeds", whatdotheyknow="leeds_city_council")}
    found = page_of(site(areas=places), "leeds")
    address = found.link("ask in public through WhatDoTheyKnow")

    assert address.startswith("https://www.whatdotheyknow.com/new/leeds_city_council?title=Agreements%20to%20")
    assert "&default_letter=Which%20agreements%20do%20you%20have" in address
    assert "that site publishes your name and your letter" in found.text
    assert "WhatDoTheyKnow" not in page_of(site(), "leeds").text


@pytest.mark.parametrize(
    ("ending", "why", "by"),
    [
        (
            {"why": "One council takes the place of two.", "by": "The UK government"},
            "One council",
            "The UK government.",
        ),
        ({"why": "One council takes the place of two."}, "One council takes the place of two.", "Not stated"),
        (None, "Not stated", "Not stated"),
    ],
)
@pytest.mark.parametrize(("until", "did"), [("2026-03-31", "did it"), ("2027-03-31", "will it")])
def test_a_council_that_ends_says_why_and_who_decided_it(
    ending: dict[str, str] | None, why: str, by: str, until: str, did: str
) -> None:
    places = {**AREAS, "old": area("Old", until=until, replaced_by=["leeds"], ending=ending)}
    found = page_of(site(areas=places), "old")

    assert f"Why {did} end? {why}" in found.text
    assert f"Who decided that? {by}" in found.text


def test_a_council_that_goes_on_is_asked_nothing_about_its_end() -> None:
    text = page_of(site(), "leeds").text
    assert "end?" not in text and "Who decided that?" not in text
