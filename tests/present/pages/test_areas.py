"""The list of places: a council is found by its letter, and silence is not taken for absence."""

from __future__ import annotations

from generator.present.pages.areas import areas_index
from tests.builders import AREAS, area, example, record, site
from tests.reading import leads_to, read

MANY = {
    **AREAS,
    "essex-county": area("Essex", council="Essex County Council", kind="county"),
    "north-east-combined-authority": area(
        "North East", council="North East Combined Authority", kind="combined-authority"
    ),
    "north-east-region": area("North East", kind="region", council=None, website=None),
    "oldtown": area("Oldtown", until="2023-03-31"),
    "soon-gone": area("Soon Gone", until="2028-03-31"),
}


def test_councils_stand_under_their_letters_and_larger_areas_in_lists_of_their_own() -> None:
    found = read(areas_index(site(areas=MANY)))

    assert [words for level, words in found.headings if level == 2] == [
        "E",
        "L",
        "O",
        "S",
        "Y",
        "County councils",
        "Nations",
        "Regions of England",
        "Combined authorities",
        "Invented places",
    ]


def test_two_areas_of_one_name_are_told_apart() -> None:
    page = areas_index(site(areas=MANY))
    found = read(page)

    assert leads_to(page, found.link("North East")) == ("areas/north-east-region/", "")
    assert leads_to(page, found.link("North East Combined Authority")) == ("areas/north-east-combined-authority/", "")


def test_a_county_council_stands_among_the_councils_too() -> None:
    found = read(areas_index(site(areas=MANY)))

    assert [address for address, words in found.links if words == "Essex"] == ["../areas/essex-county/"] * 2
    assert "Essex county council" in found.text


def test_the_number_of_agreements_stands_beside_a_place_and_silence_is_explained() -> None:
    found = read(areas_index(site([record(), record("Two"), record("Gone", status="withdrawn")])))

    assert "Leeds 2 agreements Y York" in found.text
    assert "nothing here names it yet. That does not mean that no data is shared there" in found.text
    assert "1 place so far has an agreement that names it" in found.text


def test_invented_places_come_last_with_a_band_and_are_never_among_the_councils() -> None:
    page = areas_index(site([example()]))

    assert read(page).headings[-1] == (2, "Invented places")
    assert page.body.index("pv-band--example") < page.body.index("areas/exampleshire/")
    assert "Exampleshire 1 invented example" in read(page).text
    assert "No agreement names one of them yet" in read(page).text


def test_invented_places_go_when_a_site_leaves_examples_out() -> None:
    page = areas_index(site(settings={"worked_examples": False}))

    assert "Exampleshire" not in page.body


def test_a_council_that_is_no_more_is_said_to_be_one() -> None:
    text = read(areas_index(site(areas=MANY))).text

    assert "Oldtown former council" in text
    assert "Soon Gone former council" not in text


def test_without_places_the_page_says_so() -> None:
    assert "No place has a page here yet." in read(areas_index(site(areas={}))).text


def test_every_letter_can_be_jumped_to() -> None:
    page = areas_index(site(areas=MANY))
    found = read(page)

    assert [leads_to(page, found.link(letter))[1] for letter in "ELOSY"] == [f"letter-{letter}" for letter in "elosy"]
