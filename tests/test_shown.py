"""What is carried over from one look at everything to the next."""

from __future__ import annotations

from pathlib import Path

from generator.model.map_files import MapFiles
from generator.model.outlines import Outlines
from generator.present.page import Site
from generator.present.plan import page_at, with_maps
from generator.publish.frame import Frames
from generator.shown import Shown, with_maps_of
from tests.builders import record
from tests.present.maps.made import PLACES, TEXT, mapped

LEEDS = {"areas": [{"id": "leeds", "taking_part": "confirmed"}]}


def shown(site: Site) -> Shown:
    return Shown(with_maps(site), Frames({}), Path(), ())


def test_maps_of_the_same_places_are_kept_and_show_what_is_published_now() -> None:
    before, now = shown(mapped([record()])), with_maps(mapped([record(**LEEDS)]))
    kept = with_maps_of(before, now)

    assert kept.maps is before.site.maps is not None
    for address in ("", "areas/", "areas/leeds/", "agreements/record-1/"):
        pages = [page_at(site, address) for site in (kept, now)]
        assert pages[0] and pages[1] and pages[0].make() == pages[1].make()
    assert with_maps_of(None, now) is now


def test_maps_are_made_anew_where_places_or_outlines_are_others() -> None:
    before = shown(mapped())
    moved = TEXT.replace('"scale": [', '"scale": [1', 1)
    assert moved != TEXT
    others = MapFiles(Outlines.read(moved), moved.encode())
    for now in (mapped(areas={one: area for one, area in PLACES.items() if one != "york"}), mapped(map_files=others)):
        assert with_maps_of(before, with_maps(now)).maps is not before.site.maps
