"""What each picture holds, and how much of the surroundings."""

from __future__ import annotations

from generator.present.maps import picture
from generator.present.maps.shapes import Shapes
from generator.present.parts import Picture
from tests.present.maps.made import outlines
from tests.present.maps.test_shapes import Outlines, spots_of, square, topology

SHAPES = Shapes(outlines())


def rings(drawn: Picture, look: str) -> list[list[tuple[int, int]]]:
    return [ring for layer in drawn.layers if layer.look == look for ring in spots_of(layer.line)]


def test_an_area_is_not_among_its_own_neighbours() -> None:
    drawn = picture.of_area(SHAPES, ["york"])

    assert len(rings(drawn, "here")) == 1
    assert len(rings(drawn, "land")) == 2  # leeds and hull


def test_a_picture_of_an_area_is_at_most_half_as_wide_again_as_it_is_tall_and_never_taller_than_wide() -> None:
    def shape(outlined: Outlines) -> float:
        drawn = picture.of_area(Shapes(outlined), ["a"])
        return drawn.width / drawn.height

    wide = topology([[[0, 0], [4000, 0], [0, 300], [-4000, 0], [0, -300]]], {"a": [[[0]]]})
    tall = topology([[[0, 0], [300, 0], [0, 4000], [-300, 0], [0, -4000]]], {"a": [[[0]]]})
    assert round(shape(wide), 1) == 1.5
    assert round(shape(tall), 1) == 1.0


def test_a_small_area_is_shown_with_at_least_some_thirty_kilometres_around_it() -> None:
    tiny = topology([square(0, 0, 20), square(900, 0, 20)], {"a": [[[0]]], "b": [[[1]]]})
    drawn = picture.of_area(Shapes(tiny), ["a"])
    (ring,) = rings(drawn, "here")
    width = max(x for x, _ in ring) - min(x for x, _ in ring)

    assert drawn.width / 40 < width < drawn.width / 15


def test_small_places_that_a_scheme_only_covers_have_a_ring_too() -> None:
    assert len(picture.locator(SHAPES, [], ["skye"]).rings) == 1
    assert len(picture.locator(SHAPES, ["skye"], []).rings) == 1
    assert picture.locator(SHAPES, [], []).rings == ()


def test_the_strongest_look_is_drawn_last() -> None:
    drawn = picture.national(SHAPES, {"published": ["leeds"], "covered": ["york"], "silent": ["hull"]})

    assert [layer.look for layer in drawn.layers] == ["silent", "covered", "published"]
