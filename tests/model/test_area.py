"""When a council is there, and which areas an area is made of."""

from __future__ import annotations

from datetime import date

import pytest

from generator.model.area import Area, made_of
from tests.builders import area

DAY = date(2026, 11, 23)


def council(**changes: object) -> Area:
    return Area.model_validate(area("Leeds", **changes))


@pytest.mark.parametrize(
    ("until", "ended"),
    [("2026-11-22", True), ("2026-11-23", False), ("2026-11", False), ("2026-10", True), ("2026", False)],
)
def test_a_council_is_there_on_its_last_day_and_as_long_as_that_may_be(until: str, ended: bool) -> None:
    assert council(until=until).has_ended(DAY) is ended


@pytest.mark.parametrize(
    ("begins", "to_begin"),
    [("2026-11-24", True), ("2026-11-23", False), ("2026-11", False), ("2026-12", True), ("2027", True)],
)
def test_a_council_is_there_on_its_first_day(begins: str, to_begin: bool) -> None:
    assert council(**{"from": begins}).is_to_begin(DAY) is to_begin


def test_a_council_whose_place_is_taken_has_ended_though_nobody_says_when() -> None:
    assert council(replaced_by=["york"]).has_ended(DAY)
    assert not council().has_ended(DAY) and not council().is_to_begin(DAY)


def made(**areas: dict[str, object]) -> dict[str, set[str]]:
    return {name: set(parts) for name, parts in made_of({n: council(**a) for n, a in areas.items()}).items()}


def test_an_area_is_made_of_those_inside_it_and_those_whose_place_it_alone_takes() -> None:
    assert made(
        county={"within": [], "replaced_by": ["east", "west"]},
        a={"within": ["county"], "replaced_by": ["east"]},
        b={"within": ["county"], "replaced_by": ["west"]},
        c={"within": ["county"], "replaced_by": ["west"]},
        east={"within": []},
        west={"within": []},
    ) == {"county": {"a", "b", "c"}, "east": {"a"}, "west": {"b", "c"}}


def test_it_is_made_of_those_that_came_before_its_own_forebears_too() -> None:
    found = made(a={"within": [], "replaced_by": ["b"]}, b={"within": [], "replaced_by": ["c"]}, c={"within": []})
    assert found == {"b": {"a"}, "c": {"a", "b"}}


def test_areas_that_take_each_other_s_place_end_nowhere_and_the_search_does() -> None:
    assert made(a={"within": [], "replaced_by": ["b"]}, b={"within": [], "replaced_by": ["a"]}) == {
        "a": {"b"},
        "b": {"a"},
    }
