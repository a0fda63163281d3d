"""Which agreements are of like kind, and which of these stand near to each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.assess.alike import Likenesses, alike, tier_of
from generator.model.area import Area
from generator.model.card import Card
from generator.model.vocabulary import AREA_KINDS
from tests import builders
from tests.builders import area, example, record

KINDS = {
    "england": "nation",
    "north-region": "region",
    "north-authority": "combined-authority",
    "shire-county": "county",
    "other-county": "county",
    "shire-district": "non-metropolitan-district",
    "town": "unitary",
    "city": "metropolitan-district",
    "borough": "london-borough",
    "glen": "scottish-council",
    "valley": "welsh-council",
    "lough": "northern-ireland-district",
}
AREAS: Mapping[str, dict[str, Any]] = {
    **{identifier: area(identifier.title(), kind=kind, within=[], nation=None) for identifier, kind in KINDS.items()},
    "exampleshire": area("Exampleshire", within=[], nation=None, invented=True, outline="none"),
}
KNOWN = {identifier: Area.model_validate(data) for identifier, data in AREAS.items()}


def cards(**records: dict[str, Any]) -> dict[str, Card]:
    return dict(builders.register(records, AREAS).card)


def in_places(*places: str, how: str = "confirmed", **changes: Any) -> dict[str, Any]:
    named = [{"id": place, "taking_part": how} for place in places]
    return record(**{"areas": named, "sectors": ["health"], "people": ["patients"], **changes})


def tier(data: dict[str, Any]) -> str:
    found = tier_of(cards(one=data)["one"], KNOWN)
    return found.words if found else ""


@pytest.mark.parametrize(
    ("places", "words"),
    [
        (["shire-county"], "county councils"),
        (["shire-district"], "district councils"),
        (["town"], "councils that run all services"),
        (["town", "city", "borough", "glen", "valley"], "councils that run all services"),
        (["lough"], "councils in Northern Ireland"),
        (["shire-district", "shire-county"], "county councils and district councils"),
        (["town", "shire-county"], "councils that run all services and county councils"),
        (["north-region", "town", "shire-county"], "regions or groups of councils"),
        (["north-authority", "city"], "regions or groups of councils"),
        (["town", "england", "north-region"], "whole nations"),
    ],
)
def test_the_tier_comes_from_the_kinds_of_its_areas_the_widest_first(places: list[str], words: str) -> None:
    assert tier(in_places(*places)) == words
    assert tier(in_places(*reversed(places))) == words


def test_places_that_a_scheme_only_covers_do_not_set_its_tier() -> None:
    sure, covered = in_places("shire-county"), in_places("shire-district", "north-region", how="footprint")
    assert tier(record(areas=sure["areas"] + covered["areas"])) == "county councils"


@pytest.mark.parametrize("how", ["footprint", "not-stated"])
def test_where_none_surely_takes_part_every_place_sets_the_tier(how: str) -> None:
    assert tier(in_places("shire-county", "town", how=how)) == "councils that run all services and county councils"


def test_every_kind_of_area_has_a_tier() -> None:
    for kind in AREA_KINDS:
        places = {"somewhere": Area.model_validate(area("Somewhere", kind=kind))}
        found = tier_of(cards(one=in_places("somewhere"))["one"], places)
        assert found is not None and found.words, kind


def test_an_area_that_is_not_known_gives_no_tier_and_no_likeness() -> None:
    one = cards(one=in_places("nowhere"))["one"]
    assert tier_of(one, KNOWN) is None
    assert not alike(one, one, KNOWN)


def test_of_like_kind_is_the_same_tier_and_a_sector_of_both() -> None:
    here = cards(
        one=in_places("town", sectors=["health", "housing"]),
        same=in_places("borough", sectors=["education", "housing"]),
        tier=in_places("shire-county", sectors=["health"]),
        sector=in_places("town", sectors=["education"]),
        silent=in_places("town", sectors=None),
    )
    assert {other for other in here if alike(here["one"], here[other], KNOWN)} == {"one", "same"}


@pytest.mark.parametrize("status", ["withdrawn", "declined"])
def test_where_nothing_is_shared_nothing_is_alike(status: str) -> None:
    gone = {"withdrawn": {"date": "2026-01-01"}} if status == "withdrawn" else {}
    here = cards(one=in_places("town"), gone=in_places("town", status=status, **gone))
    assert not alike(here["one"], here["gone"], KNOWN)
    assert near(here.values(), here["one"]) == near(here.values(), here["gone"]) == []


def near(known: Any, card: Card, most: int = 3, part_of: Any = lambda card: "") -> list[str]:
    return [other.id for other in Likenesses(known, KNOWN, part_of).near(card, most)]


def test_the_first_sector_and_then_the_same_people_come_first() -> None:
    here = cards(
        one=in_places("town", title="One", sectors=["health", "housing"], people=["patients", "carers"]),
        housing=in_places("town", title="A", sectors=["housing"], people=["patients", "carers"]),
        stranger=in_places("town", title="B", people=["tenants"]),
        patients=in_places("town", title="C", people=["patients"]),
        both=in_places("town", title="D", people=["patients", "carers"]),
    )
    assert near(here.values(), here["one"]) == ["both", "patients", "stranger"]
    assert near(here.values(), here["one"], most=9) == ["both", "patients", "stranger", "housing"]


def test_the_same_part_of_the_country_comes_before_the_title() -> None:
    here = cards(**{name: in_places("town", title=name) for name in ("m", "a", "b", "z")})
    part_of = {"m": "North", "a": "South", "b": "South", "z": "North"}
    assert near(here.values(), here["m"], part_of=lambda card: part_of[card.id]) == ["z", "a", "b"]


def test_a_shelf_holds_those_of_one_sector_by_tier() -> None:
    here = cards(
        b=in_places("town", title="B", sectors=["housing", "health"]),
        a=in_places("city", title="A"),
        county=in_places("shire-county"),
        made_up=example(sectors=["health"]),
    )
    shelf = Likenesses(here.values(), KNOWN, lambda card: "").shelf("health")
    assert [(tier.words, [card.id for card in found]) for tier, found in shelf.items()] == [
        ("councils that run all services", ["a", "b"]),
        ("county councils", ["county"]),
    ]


REGISTERS = st.lists(
    st.builds(
        dict,
        invented=st.booleans(),
        places=st.lists(st.sampled_from(sorted(KINDS)), min_size=1, max_size=3, unique=True),
        sectors=st.lists(st.sampled_from(["health", "housing", "welfare"]), max_size=3, unique=True),
        people=st.lists(st.sampled_from(["patients", "carers", "tenants"]), max_size=3, unique=True),
        title=st.sampled_from(["A", "a", "B", "Ähnlich"]),
    ),
    max_size=14,
)


def registered(drawn: Sequence[dict[str, Any]]) -> list[Card]:
    records = {}
    for number, one in enumerate(drawn):
        made = in_places(*one["places"], sectors=one["sectors"], people=one["people"], title=one["title"])
        records[f"record-{number}"] = made | ({"provenance": {"basis": "worked-example"}} if one["invented"] else {})
    return list(cards(**records).values())


@given(REGISTERS)
def test_likeness_has_no_direction_and_never_joins_the_real_with_the_invented(drawn: list[dict[str, Any]]) -> None:
    here = registered(drawn)
    found = Likenesses(here, KNOWN, lambda card: card.areas[0][0])
    for one in here:
        alike_to_one = {other.id for other in here if other is not one and alike(one, other, KNOWN)}
        assert alike_to_one == {other.id for other in here if other is not one and alike(other, one, KNOWN)}
        assert all(other.invented == one.invented for other in here if other.id in alike_to_one)
        shown = [other.id for other in found.near(one, 3)]
        assert set(shown) <= alike_to_one
        assert len(shown) == len(set(shown)) == min(3, len(alike_to_one))


@given(REGISTERS, st.randoms(use_true_random=False))
def test_the_order_of_files_changes_nothing(drawn: list[dict[str, Any]], chance: Any) -> None:
    here = registered(drawn)
    shuffled = list(here)
    chance.shuffle(shuffled)
    before, after = (Likenesses(known, KNOWN, lambda card: card.areas[0][0]) for known in (here, shuffled))
    for one in here:
        assert before.near(one, 3) == after.near(one, 3)
    assert list(before.in_order()) == list(after.in_order())


def test_those_shown_are_near_in_title_so_none_stands_beside_all_the_others() -> None:
    here = cards(**{f"record-{number:02}": in_places("town", title=f"Title {number:02}") for number in range(40)})
    found = Likenesses(here.values(), KNOWN, lambda card: "")
    shown = Counter(other.id for one in here.values() for other in found.near(one, 3))
    assert max(shown.values()) <= 7
    assert near(here.values(), here["record-20"]) == ["record-17", "record-18", "record-19"]


class Counting(Likenesses):
    """Notes every agreement that is looked at."""

    looked_at = 0

    def _nearest(self, card: Card, shelf: Any) -> Iterator[str]:
        for one in super()._nearest(card, shelf):
            self.looked_at += 1
            yield one


def test_a_hundred_times_the_register_is_no_more_work_for_each() -> None:
    """Counted, not timed: how many others are looked at for one agreement among 50 and among 5,000."""
    few = cards(**{f"record-{number}": in_places("town", title=f"Title {number:04}") for number in range(50)})
    looked_at = []
    for copies in (1, 100):
        # The same cards again under other ids, since making 5,000 from models would take long.
        known = [replace(card, id=f"{card.id}-{copy}") for copy in range(copies) for card in few.values()]
        found = Counting(known, KNOWN, lambda card: "")
        assert len(found.near(known[len(known) // 2], 3)) == 3
        looked_at.append(found.looked_at)
    assert looked_at[0] == looked_at[1] < 10
