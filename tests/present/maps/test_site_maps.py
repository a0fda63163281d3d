"""Which map each page holds, what it says in words, and the files that all maps share."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.model.map_files import MapFiles
from generator.model.outlines import Outlines
from generator.model.settings import Background
from generator.present import beside_code
from generator.present.maps import lean_map, picture, site_maps
from generator.present.maps.site_maps import SiteMaps
from generator.present.plan import plan_site
from generator.shipped import shipped
from tests.builders import area, record
from tests.present.maps.made import PLACES, POSTCODES, TEXT, mapped, outlines
from tests.reading import read


def at(*areas: str, how: str = "confirmed") -> list[dict[str, str]]:
    return [{"id": one, "taking_part": how} for one in areas]


def page_of(site: object, address: str) -> str:
    plan = plan_site(site)  # type: ignore[arg-type]
    return next(page for page in plan.pages if page.address == address).make().body


def file_of(site: object, path: str) -> bytes:
    plan = plan_site(site)  # type: ignore[arg-type]
    return next(file for file in plan.files if file.path == path).make()


def test_the_map_of_the_country_tells_three_things_apart_in_words_and_patterns() -> None:
    found = page_of(mapped([record(areas=at("leeds")), record(areas=at("yorkshire"))]), "areas/")

    assert (
        'aria-label="Map of Great Britain. It shows the places that an agreement names, those that one for a larger '
        'area covers and those that nothing here names yet."' in found
    )
    for look, words in (
        ("published", "An agreement names it"),
        ("covered", "One for a larger area covers it"),
        ("silent", "Nothing here names it yet"),
    ):
        assert f"</svg> {words}</li>" in found
        assert f'<path class="pv-map__{look}" fill="url(#pv-map-{look})" d="M' in found


def read_text(body: str) -> str:
    return " ".join(body.split())


def test_an_agreement_for_a_nation_covers_no_place_in_it() -> None:
    found = page_of(mapped([record(areas=at("england"))]), "areas/")

    assert 'aria-label="Map of Great Britain. It shows the places that nothing here names yet."' in found


def test_a_place_that_is_not_on_this_site_is_told_apart_from_a_silent_one() -> None:
    whole = page_of(mapped(), "areas/")
    alone = page_of(mapped(areas={"leeds": area("Leeds", within=[])}), "areas/")

    assert "Not part of this site" not in whole and "pv-map__outside" not in whole
    assert "</svg> Not part of this site</li>" in alone
    assert '<path class="pv-map__outside" fill="url(#pv-map-outside)" d="M' in alone


# York's council ended, and Greater York's took its place, and that of nobody else.
HANDED_OVER = {
    **PLACES,
    "york": area("York", within=["yorkshire"], until="2026-03-31", replaced_by=["greater-york"]),
    "greater-york": area("Greater York", within=["yorkshire"], replaces=["york"], **{"from": "2026-04-01"}),
}


def test_a_council_that_took_the_place_of_another_has_its_outline_and_its_look() -> None:
    site = mapped([record(areas=at("greater-york"))], areas=HANDED_OVER)
    body = page_of(site, "areas/greater-york/")
    national = page_of(site, "areas/")

    assert 'data-here="greater-york"' in body and 'class="pv-map__here"' in body
    assert 'class="pv-map__published" fill="url(#pv-map-published)" d="M' in national
    places = {place[0]: place for place in json.loads(file_of(site, "maps/places.json"))}
    assert places["york"][5:] == ["former council", ["yorkshire", "greater-york"], "silent", "greater-york"]
    assert places["greater-york"][5:] == ["1 agreement", [], "published", ""]


def test_until_a_council_begins_the_old_one_is_shown() -> None:
    soon = {
        **PLACES,
        "york": area("York", until="2027-03-31", replaced_by=["greater-york"]),
        "greater-york": area("Greater York", replaces=["york"], **{"from": "2027-04-01"}),
    }
    places = {place[0]: place for place in json.loads(file_of(mapped(areas=soon), "maps/places.json"))}

    assert places["york"][5] == "until 31 March 2027, nothing here names it yet" and places["york"][8] == ""
    assert places["greater-york"][5].startswith("from 1 April 2027")


def test_an_area_is_drawn_among_its_neighbours_and_a_region_as_its_districts() -> None:
    site = mapped([record(areas=at("leeds"))])
    for address, here in (("areas/leeds/", "leeds"), ("areas/yorkshire/", "yorkshire")):
        body = page_of(site, address)
        assert f'data-here="{here}"' in body
        assert 'class="pv-map__here"' in body and 'class="pv-map__land"' in body


def test_an_area_without_an_outline_has_no_map_and_says_so() -> None:
    ulster = area("Northern Ireland", kind="nation", council=None, within=[], outline="none")
    places = {
        **PLACES,
        "ulster": ulster,
        "belfast": area("Belfast", within=["ulster"], nation="ulster", outline="none"),
    }
    site = mapped([record(areas=at("leeds"))], areas=places)
    body = page_of(site, "areas/belfast/")

    assert "pv-map" not in body
    assert "There is no map of Belfast here, since Northern Ireland is not drawn. See <a href=" in body
    assert "There is no map of Belfast here." in page_of(mapped(), "areas/belfast/")
    assert "tell the same of each place, Northern Ireland and Wales included, which are not drawn." in read_text(
        page_of(site, "areas/")
    )
    assert "which is not drawn" not in page_of(mapped(areas={"leeds": area("Leeds", within=[])}), "areas/")


def test_an_area_that_says_it_is_not_drawn_is_not_though_there_is_an_outline() -> None:
    hidden = {**PLACES, "hull": area("Hull", outline="none")}
    site = mapped(areas=hidden)

    assert "pv-map" not in page_of(site, "areas/hull/")
    drawn = page_of(site, "areas/").split('class="pv-map__silent" fill="url(#pv-map-silent)" d="')[1].split('"')[0]
    whole = page_of(mapped(), "areas/").split('class="pv-map__silent" fill="url(#pv-map-silent)" d="')[1].split('"')[0]
    assert drawn.count("M") == whole.count("M") - 1


def test_an_agreement_shows_where_it_is_and_where_nothing_is_known() -> None:
    areas = [*at("leeds"), *at("york", how="footprint")]
    body = page_of(mapped([record(areas=areas)]), "agreements/record-1/")

    assert 'data-here="leeds" data-covered="york"' in body
    assert "</svg> Takes part</th><td>Leeds</td>" in body
    assert "</svg> Named, and not known to take part</th><td>York</td>" in body
    assert 'href="../../maps/britain.svg#land"' in body
    assert "<summary>Borders are made up</summary> <p>Made up for a test. Nobody else.</p>" in read_text(body)


def test_a_place_that_takes_part_is_not_also_covered_by_its_region() -> None:
    both = page_of(mapped([record(areas=[*at("leeds"), *at("yorkshire", how="footprint")])]), "agreements/record-1/")
    york = page_of(mapped([record(areas=at("york", how="footprint"))]), "agreements/record-1/")

    def covered(body: str) -> str:
        return body.split('class="pv-map__covered" fill="url(#pv-map-covered)" d="')[1].split('"')[0]

    assert covered(both) == covered(york)


def test_a_map_names_no_look_that_it_does_not_have() -> None:
    sure = page_of(mapped([record(areas=at("leeds"))]), "agreements/record-1/")
    unsure = page_of(mapped([record(areas=at("leeds", how="footprint"))]), "agreements/record-1/")

    assert "Takes part</th>" in sure and "not known to take part</th>" not in sure
    assert "Takes part</th>" not in unsure and "not known to take part</th>" in unsure


def test_the_map_speaks_in_the_tense_of_the_agreement() -> None:
    for status, words in (
        ("ended", "Took part"),
        ("not-stated", "Is named as taking part"),
        ("declined", "Would have taken part"),
    ):
        body = page_of(mapped([record(areas=at("leeds"), status=status)]), "agreements/record-1/")
        assert f"{words}</th><td>Leeds</td>" in body


def test_a_map_leaves_the_wheel_to_the_page_and_is_named_alike_every_time() -> None:
    options = lean_map.LeanMap().settings()["options"]

    assert options["scrollWheelZoom"] is False and options["attributionControl"] is False
    assert lean_map.LeanMap().get_name() == lean_map.LeanMap().get_name()


def test_a_place_too_small_to_find_has_a_ring() -> None:
    assert "pv-map__ring" in page_of(mapped([record(areas=at("skye"))]), "agreements/record-1/")
    assert "pv-map__ring" not in page_of(mapped([record(areas=at("england"))]), "agreements/record-1/")


def test_an_agreement_of_undrawn_places_has_no_map() -> None:
    assert "pv-map" not in page_of(mapped([record(areas=at("belfast"))]), "agreements/record-1/")


def test_the_finder_says_why_half_is_enough_and_is_hidden_without_a_script() -> None:
    for address in ("", "areas/"):
        body = page_of(mapped([record(areas=at("leeds"))]), address)
        assert "Such as Leeds or LS6: the first half is enough." in body
        assert body.count("data-find") == 1 and "hidden>" in body
    assert ("All councils, A to Z") in page_of(mapped([record()]), "")


def test_places_are_told_in_one_file_in_order_of_name() -> None:
    places = json.loads(file_of(mapped([record(areas=at("york"))]), "maps/places.json"))
    names = [place[1] for place in places]

    assert names == sorted(names, key=str.casefold)
    assert ["york", "York", "York Council", ["Efrog"], "Unitary council", "1 agreement", ["england", "yorkshire"]] in [
        [*place[:6], sorted(place[6])] for place in places
    ]
    assert {place[0]: place[7] for place in places}["york"] == "published"
    assert "exampleshire" not in {place[0] for place in places}


def test_outlines_and_postcodes_are_published_as_they_were_prepared() -> None:
    site = mapped([record(areas=at("leeds"))])

    assert file_of(site, "maps/outlines.json") == TEXT.encode()
    assert json.loads(file_of(site, "maps/postcodes.json")) == POSTCODES


def test_a_map_asks_nobody_else_and_is_the_same_every_time() -> None:
    settings = file_of(mapped([record(areas=at("leeds"))]), site_maps.PATH)

    assert b"//" not in settings
    assert settings == file_of(mapped([record(areas=at("leeds"))]), site_maps.PATH)
    read_back = json.loads(settings)
    assert read_back["scripts"] == ["maps/leaflet.js"] and read_back["styles"] == ["maps/leaflet.css"]
    assert read_back["backgrounds"] == []
    assert read_back["options"]["minZoom"] < read_back["options"]["maxZoom"]


def test_a_background_is_named_and_told_with_what_it_reveals() -> None:
    background = Background(name="Streets", tiles="https://tiles.test/{z}/{x}/{y}.png", attribution="© <b>Streets</b>")
    site = mapped([record(areas=at("leeds"))], settings={"map_background": background.model_dump()})
    settings = json.loads(file_of(site, site_maps.PATH))

    (layer,) = settings["backgrounds"]
    assert (layer["name"], layer["tiles"]) == ("Streets", "https://tiles.test/{z}/{x}/{y}.png")
    assert layer["options"]["attribution"] == "© &lt;b&gt;Streets&lt;/b&gt;"
    assert "can see your internet address" in settings["words"]["reveals"]


def test_leaflet_is_served_from_here_whole() -> None:
    site = mapped([record(areas=at("leeds"))])

    assert b"Leaflet 1.9.4" in file_of(site, "maps/leaflet.js")[:200]
    assert b".leaflet-pane" in file_of(site, "maps/leaflet.css")


def test_without_outlines_there_are_no_maps_and_pages_stand() -> None:
    from tests.builders import site as bare

    plan = plan_site(bare([record()]))
    assert not any("pv-map" in page.make().body for page in plan.pages)
    assert {file.path for file in plan.files if file.path.startswith("maps/")} == {"maps/places.json"}
    assert read(next(page for page in plan.pages if page.address == "areas/").make()).text


def test_pictures_of_the_outlines_that_come_with_plainview_are_drawn_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(beside_code, "_FOLDER", tmp_path)
    (file,) = shipped("content/areas").glob("outlines-*.json")
    files = MapFiles(Outlines.read(file.read_text("utf-8")), file.read_bytes())
    of_us = SiteMaps(mapped(map_files=files).register, files.outlines)
    drawn = [of_us.of_area("leeds", "Leeds") for _ in range(2)]
    (kept,) = tmp_path.iterdir()

    assert drawn[0] and drawn[0].picture == picture.of_area(of_us._shapes, ["leeds"])
    assert drawn[1] == drawn[0]
    assert b"here" in kept.read_bytes()


def test_of_other_outlines_nothing_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beside_code, "_FOLDER", tmp_path)

    assert SiteMaps(mapped().register, outlines()).of_area("leeds", "Leeds")
    assert not list(tmp_path.iterdir())
