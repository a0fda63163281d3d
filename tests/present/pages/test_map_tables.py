"""What each map shows, as a table."""

from __future__ import annotations

from generator.present.page import Site
from generator.present.pages.map_tables import beside_table, national_table
from generator.present.parts import Table
from tests.builders import area, record
from tests.present.maps.made import PLACES, mapped
from tests.present.maps.test_site_maps import HANDED_OVER, at, page_of


def told(table: Table | None) -> list[tuple[str, ...]]:
    assert table is not None
    return [(row.name, *row.cells) for row in table.rows]


def test_councils_are_counted_in_each_part_of_the_country_as_the_map_shows_them() -> None:
    places = {
        **PLACES,
        "england": area("England", council=None, kind="nation"),
        "yorkshire": area("Yorkshire", council=None, kind="region", within=["england"]),
        "ulster": area("Northern Ireland", council=None, kind="nation", outline="none"),
        "leeds": area("Leeds", within=["yorkshire", "england"], nation="england"),
        "york": area("York", within=["yorkshire", "england"], nation="england"),
        "hull": area("Hull", within=["yorkshire", "england"], nation="england"),
        "belfast": area("Belfast", within=["ulster"], nation="ulster", outline="none"),
    }
    records = [record(areas=at("leeds")), record(areas=at("yorkshire"))]

    assert told(national_table(mapped(records, areas=places))) == [
        ("England", "0", "0", "1"),  # Skye lies in no region here
        ("Northern Ireland (not drawn)", "0", "0", "1"),
        ("Yorkshire", "1", "2", "0"),
    ]


def test_a_council_that_took_the_place_of_another_is_counted_once_and_one_to_come_not_yet() -> None:
    yorkshire = area("Yorkshire", council=None, kind="region")
    soon = area("Soon", within=["yorkshire"], **{"from": "2030-04-01"})
    places = {**HANDED_OVER, "yorkshire": yorkshire, "soon": soon}
    (_, (_, named, covered, silent)) = told(national_table(mapped([record(areas=at("greater-york"))], areas=places)))

    assert (named, covered, silent) == ("1", "0", "1")  # Greater York, and Leeds


def test_places_that_share_a_border_are_listed_with_what_is_published_there() -> None:
    site = mapped([record(areas=at("leeds")), record(areas=at("yorkshire"))])

    assert told(beside_table(site, "york")) == [("Hull", "nothing yet"), ("Leeds", "1 agreement")]
    assert told(beside_table(site, "leeds")) == [("York", "covered by a larger area")]


def test_an_island_and_a_place_that_is_not_drawn_are_next_to_nothing() -> None:
    for identifier in ("skye", "belfast", "exampleshire"):
        assert beside_table(mapped(), identifier) is None
        assert "Next to" not in page_of(mapped(), f"areas/{identifier}/")


def test_a_former_neighbour_is_shown_as_the_council_that_took_its_place() -> None:
    site = mapped(areas=HANDED_OVER)

    assert [name for name, _ in told(beside_table(site, "leeds"))] == ["Greater York"]
    assert [name for name, _ in told(beside_table(site, "greater-york"))] == ["Hull", "Leeds"]
    assert beside_table(site, "york") is None


def test_a_council_to_come_is_next_to_others_to_come() -> None:
    soon = {"until": "2027-03-31"}
    places = {
        **PLACES,
        "leeds": area("Leeds", within=[], replaced_by=["new-leeds"], **soon),
        "york": area("York", within=[], replaced_by=["new-york"], **soon),
        "new-leeds": area("New Leeds", within=[], replaces=["leeds"], **{"from": "2027-04-01"}),
        "new-york": area("New York", within=[], replaces=["york"], **{"from": "2027-04-01"}),
    }
    site = mapped(areas=places)

    assert told(beside_table(site, "new-leeds")) == [("New York", "from 1 April 2027, nothing here names it yet")]
    assert told(beside_table(site, "leeds")) == [("York", "until 31 March 2027, nothing here names it yet")]


def of_kind(kind: str, *areas: str) -> Site:
    """York and Hull lie in one larger area of a kind, and Leeds in another."""
    larger = {
        "west": area("West", kind=kind, within=[]),
        "east": area("East", kind=kind, within=[]),
    }
    within = {"leeds": ["west"], "york": ["east"], "hull": ["east"]}
    lying = {one: area(one.title(), within=within[one] if one in areas else []) for one in within}
    return mapped(areas={**larger, **lying})


def test_a_larger_area_is_next_to_others_of_its_kind() -> None:
    for kind in ("region", "nation", "combined-authority"):
        site = of_kind(kind, "leeds", "york", "hull")
        (only,) = told(beside_table(site, "west"))
        assert only[0].startswith("East")
    assert beside_table(of_kind("region", "york", "hull"), "east") is None, "no region is drawn beside it"


def test_a_county_is_next_to_counties_and_to_places_without_one() -> None:
    assert [name for name, _ in told(beside_table(of_kind("county", "leeds", "york", "hull"), "east"))] == ["West"]
    assert [name for name, _ in told(beside_table(of_kind("county", "york", "hull"), "east"))] == ["Leeds"]


def test_tables_stand_beside_the_maps_and_their_rows_lead_to_the_places() -> None:
    site = mapped([record(areas=at("leeds"))])
    body = page_of(site, "areas/york/")

    assert '<th scope="row"><a href="../../areas/leeds/">Leeds</a></th><td>1 agreement</td>' in body
    assert '<h2 id="beside">Next to York</h2>' in body


def test_no_part_of_the_country_no_table() -> None:
    assert national_table(mapped(areas={"leeds": area("Leeds", within=[])})) is None
