"""Organisations: the list by kind, and what each one does in each agreement."""

from __future__ import annotations

from typing import Any

from generator.present.pages.organisation import LOOSE_NAME, organisation_page
from generator.present.pages.organisations import bodies, organisation_ids, organisations_index
from tests.builders import example, record, site
from tests.reading import leads_to, read


def taking_part(*organisations: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"name": "Leeds City Council", "roles": ["lead"], "kind": "council"}, *organisations]


KNOWN = [
    {
        "id": "leeds-city-council",
        "name": "Leeds City Council",
        "other_names": ["Leeds Council"],
        "kind": "council",
        "website": "https://www.leeds.gov.uk",
    },
    {"id": "old-trust", "name": "Old Trust", "kind": "nhs", "replaced_by": "new-trust"},
    {"id": "new-trust", "name": "New Trust", "kind": "nhs"},
]


def test_every_organisation_that_a_record_or_the_list_names_has_a_page() -> None:
    of = site([record(organisations=taking_part({"name": "Police"}))], organisations=KNOWN)

    assert organisation_ids(of) == ("leeds-city-council", "new-trust", "old-trust", "police")


def test_organisations_stand_by_kind_in_order_of_name() -> None:
    others = taking_part(
        {"name": "Zed Police", "kind": "police"}, {"name": "A Police", "kind": "police"}, {"name": "Who"}
    )
    found = read(organisations_index(site([record(organisations=others), record("Two")])))

    assert [words for level, words in found.headings if level == 2] == ["Council", "Police", "Kind not stated"]
    assert found.text.index("A Police") < found.text.index("Zed Police")
    assert "Leeds City Council 2 agreements" in found.text
    assert "4 organisations are named in the records here." in found.text


def test_a_listed_organisation_without_an_agreement_says_so() -> None:
    of = site(organisations=KNOWN)

    assert "New Trust none here yet" in read(organisations_index(of)).text
    assert (
        "No agreement here names it yet. That does not mean that it shares no data."
        in read(organisation_page(of, "new-trust")).text
    )


def test_invented_bodies_come_last_with_a_band() -> None:
    of = site([record(), example()])
    page = organisations_index(of)

    assert read(page).headings[-1] == (2, "Invented organisations")
    assert page.body.index("pv-band--example") < page.body.index("organisations/exampleshire-council/")
    assert "1 organisation is named in the records here." in read(page).text
    assert "pv-band--example" in organisation_page(of, "exampleshire-council").body
    assert "pv-band--example" not in organisation_page(of, "leeds-city-council").body


def test_an_empty_register_names_nobody() -> None:
    assert "No organisation is named here yet." in read(organisations_index(site())).text


def test_what_it_does_is_said_for_each_agreement_with_those_it_leads_first() -> None:
    both = [{"name": "Leeds City Council", "roles": ["controller", "recipient"]}, {"name": "Lead", "roles": ["lead"]}]
    found = read(organisation_page(site([record("A part", organisations=both), record("B led")]), "leeds-city-council"))

    assert [words for level, words in found.headings if level == 3] == ["B led", "A part"]
    assert "B led Leads it." in found.text
    assert "A part Decides how the data is used and receives data." in found.text


def test_a_part_that_nobody_stated_is_said_to_be_missing() -> None:
    of = site([record(organisations=taking_part({"name": "Police"}))])

    assert (
        "Part not stated. It takes part, but we found nothing that says how."
        in read(organisation_page(of, "police")).text
    )


def test_a_record_that_names_it_twice_is_listed_once_with_both_parts() -> None:
    twice = taking_part({"id": "other", "name": "Leeds Council", "roles": ["processor"]})
    found = read(
        organisation_page(site([record("Once", organisations=twice)], organisations=KNOWN), "leeds-city-council")
    )

    assert found.text.count("Once") == 1
    assert "Leads it and handles the data for another." in found.text


def test_facts_that_are_known_are_shown_and_others_are_not_stated() -> None:
    of = site([record(organisations=taking_part({"name": "Police"}))], organisations=KNOWN)
    known, loose = (read(organisation_page(of, one)) for one in ("leeds-city-council", "police"))

    assert known.link("leeds.gov.uk") == "https://www.leeds.gov.uk"
    assert "What else is it called? Leeds Council" in known.text
    assert "What kind of body is it? Not stated" in loose.text
    assert "Where is its website? Not stated" in loose.text


def test_a_council_leads_to_the_place_that_it_serves() -> None:
    page = organisation_page(site([record()]), "leeds-city-council")

    assert leads_to(page, read(page).link("Leeds")) == ("areas/leeds/", "")


def test_a_loose_name_may_mean_several_bodies_and_says_so() -> None:
    loose = {"id": "police", "name": "Police", "kind": "police", "loose": True}
    of = site([record(organisations=taking_part({"name": "Police"}))], organisations=[*KNOWN, loose])

    assert LOOSE_NAME in organisation_page(of, "police").body
    assert LOOSE_NAME not in organisation_page(of, "leeds-city-council").body


def test_a_body_whose_place_was_taken_leads_on() -> None:
    page = organisation_page(site(organisations=KNOWN), "old-trust")

    assert "This body is no more. Its place was taken by New Trust." in read(page).text
    assert leads_to(page, read(page).link("New Trust")) == ("organisations/new-trust/", "")


def test_a_copy_cannot_give_another_name_or_kind_to_a_body_that_our_own_records_name() -> None:
    theirs = [{"id": "leeds-city-council", "name": "Somebody Else", "roles": ["lead"], "kind": "company"}]
    of = site({"ours": record("Z", organisations=taking_part()), "kent--a": record("A", organisations=theirs)})

    assert of.register.organisation_name("leeds-city-council") == "Leeds City Council"
    assert bodies(of)["leeds-city-council"].kind == "council"
