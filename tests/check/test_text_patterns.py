"""Every pattern that a field declares has its words, so that a text that does not fit ends in a problem."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import BaseModel

from generator import model
from generator.check.settings import Options, faults_of_options
from generator.check.text_patterns import BY_PATTERN
from generator.model.fields import AGREEMENT_ID_PATTERN, ID_PATTERN, LINK_PATTERN
from generator.model.settings import TILES_PATTERN


def models() -> Iterator[type[BaseModel]]:
    yield Options
    for module in pkgutil.iter_modules(model.__path__):
        for one in vars(importlib.import_module(f"generator.model.{module.name}")).values():
            if isinstance(one, type) and issubclass(one, BaseModel) and one.__module__.startswith("generator."):
                yield one


def patterns(schema: Any) -> Iterator[str]:
    """The patterns that texts are held against, wherever in what pydantic made of a model."""
    if isinstance(schema, dict):
        if schema.get("type") == "str" and "pattern" in schema:
            yield schema["pattern"]
        schema = list(schema.values())
    if isinstance(schema, list | tuple):
        for one in schema:
            yield from patterns(one)


def test_every_pattern_has_its_words_and_no_words_are_left_over() -> None:
    declared = {pattern for one in models() for pattern in patterns(one.__pydantic_core_schema__)}

    assert TILES_PATTERN in declared
    assert declared - {ID_PATTERN, AGREEMENT_ID_PATTERN} == set(BY_PATTERN)


@pytest.mark.parametrize("host", ["[council].gov.uk", "[::1", "[bad]", "a[b]", "[::1]x", "[]", "]"])
def test_an_address_that_can_be_none_is_told(host: str) -> None:
    assert not re.match(LINK_PATTERN, f"https://{host}/a")


@pytest.mark.parametrize(
    "rest", ["a.example", "a.example/[x]?[y]#[z]", "[::1]/", "[2001:db8::1]:8000/x", "a.example?x"]
)
def test_an_address_may_have_brackets_behind_its_host_or_around_a_number(rest: str) -> None:
    assert re.match(LINK_PATTERN, f"https://{rest}")


@pytest.mark.parametrize("places", ["map", "{z}/{x}", "{z}/{x}/{x}", "{z}/{x}/{y}?k={key}", "{z}/{x}/{y}/{z}", "{z}{"])
def test_an_address_of_map_tiles_without_its_places_is_told(places: str) -> None:
    tiles = f"https://tiles.example.org/{places}.png"
    background = {"name": "Streets", "tiles": tiles, "attribution": "A map."}

    assert list(faults_of_options({"map_background": background})) == [
        (
            "map_background.tiles",
            f"`{tiles}` is not an address of map tiles. Write it as https://tiles.example.org/{{z}}/{{x}}/{{y}}.png.",
        )
    ]


@pytest.mark.parametrize("places", ["{z}/{x}/{y}.png", "wmts/{z}/{y}/{x}{r}.png?key=1", "{x}{y}{z}"])
def test_an_address_of_map_tiles_names_each_place_once_in_any_order(places: str) -> None:
    background = {"name": "Streets", "tiles": f"https://tiles.example.org/{places}", "attribution": "A map."}

    assert list(faults_of_options({"map_background": background})) == []
