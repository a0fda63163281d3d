"""What an agreement's page says of the places whose council ends."""

from __future__ import annotations

from typing import Any

from generator.present.pages.agreement import agreement_page
from tests.builders import AREAS, area, record, site
from tests.reading import Read, read

ENDING = {"until": "2027-03-31", "replaced_by": ["west"]}
PLACES = {
    **AREAS,
    "leeds": area("Leeds", **ENDING),
    "york": area("York", **ENDING),
    "west": area("West", replaces=["leeds", "york"], **{"from": "2027-04-01"}),
}


def page_of(*areas: str, places: dict[str, Any] = PLACES, **changes: Any) -> Read:
    named = [{"id": one, "taking_part": "confirmed"} for one in areas]
    return read(agreement_page(site([record(areas=named, **changes)], areas=places), "record-1"))


def test_it_says_whose_place_is_taken_and_that_nobody_has_confirmed_it() -> None:
    found = page_of("leeds")

    assert "Leeds Council is to end on 31 March 2027. West Council will take its place. It has not yet confirmed" in (
        found.text
    )
    assert found.link("West Council") == "../../areas/west/"


def test_it_says_that_the_new_council_has_confirmed_it() -> None:
    places = {**PLACES, "west": {**PLACES["west"], "adopted": ["record-1"]}}

    assert "West Council will take its place. It has confirmed this agreement." in page_of("leeds", places=places).text


def test_councils_that_end_together_are_told_together() -> None:
    found = page_of("leeds", "york")

    assert "Leeds Council and York Council are to end on 31 March 2027." in found.text
    assert found.text.count("West Council will take their place.") == 1


def test_many_are_not_named_again() -> None:
    more = {f"town-{number}": area(f"Town {number}", **ENDING) for number in range(4)}
    places = {**PLACES, **more, "west": area("West", replaces=["leeds", "york", *more], **{"from": "2027-04-01"})}

    assert "Some of these councils are to end on 31 March 2027." in page_of(*more, places=places).text


def test_after_the_end_it_is_told_as_past() -> None:
    gone = {"until": "2026-03-31", "replaced_by": ["west"]}
    places = {**AREAS, "leeds": area("Leeds", **gone), "west": area("West", replaces=["leeds"])}

    assert "Leeds Council ended on 31 March 2026. West Council took its place." in page_of("leeds", places=places).text


def test_an_agreement_that_is_over_or_a_council_that_stays_says_nothing_of_it() -> None:
    assert "West Council" not in page_of("leeds", status="ended").text
    assert "is to end" not in page_of("england").text
