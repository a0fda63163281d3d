"""What is looked up in a site: noted key by key, and nothing of a site goes unnoted unless it is the same for all."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable
from functools import cached_property
from typing import Any

import pytest

from generator.model.history import History
from generator.model.organisation import Directory, KnownOrganisation
from generator.model.register import Register
from generator.present.lookups import (
    ALL,
    SAME,
    TABLES,
    TOLD_APART,
    WHOLE,
    Finder,
    Lookup,
    Members,
    Row,
    Table,
    noted,
    noting,
)
from generator.present.marks import mark_of_what_all_share
from generator.present.once import (
    WORKED_OUT,
    kept_of_each,
    once,
    once_aside,
    once_each,
    once_each_alone,
)
from generator.present.page import Site
from tests.builders import record, site


def lookups(work: Callable[[], object]) -> set[Lookup]:
    with noting() as found:
        work()
    return found


def two() -> Any:
    return noted(site({"one": record("One"), "two": record("Two")}))


@pytest.mark.parametrize("kind", [Register, History, Site])
def test_every_part_of_a_site_is_noted_or_the_same_for_all(kind: type) -> None:
    fields = {field.name for field in dataclasses.fields(kind)}
    worked_out = {name for name, of in vars(kind).items() if isinstance(of, cached_property | property)}
    told = [set(TABLES[kind]), set(WHOLE[kind]), set(SAME[kind])]

    assert fields | worked_out == set().union(*told), "Say in lookups.py how a new part of a site is noted."
    assert sum(map(len, told)) == len(set().union(*told))


def test_what_is_the_same_for_all_follows_from_files_or_is_in_their_mark() -> None:
    """`register` and `history` have tables of their own, and maps are drawn from outlines and areas."""
    of_files = {
        *("areas", "frameworks", "map_files", "glossary", "search_words", "pages", "accessibility", "redactions"),
        *("harvest", "_sources", "areas_inside", "outlined", "versions", "settings", "as_of", "maps", "register"),
        *("history", "said"),
    }
    told = {name for names in TOLD_APART.values() for name in names}

    # The directory is told by what is in it.
    assert set().union(*SAME.values()) == of_files | told | {"directory"}


def test_the_mark_of_what_all_share_tells_other_organisations_and_histories_apart() -> None:
    of = site({"one": record("One")})
    others = [
        of,
        dataclasses.replace(of, history=dataclasses.replace(of.history, source="git")),
        dataclasses.replace(of, history=dataclasses.replace(of.history, shallow=datetime.date(2026, 1, 1))),
        dataclasses.replace(
            of, register=dataclasses.replace(of.register, directory=Directory([KnownOrganisation(id="a", name="A")]))
        ),
    ]

    assert len({mark_of_what_all_share(noted(one)) for one in others}) == len(others)
    assert mark_of_what_all_share(noted(of)) == mark_of_what_all_share(noted(site({"one": record("Other")})))


def test_a_look_up_is_noted_with_its_key() -> None:
    of = two()

    assert lookups(lambda: of.register.card["one"]) == {("card", "one")}
    assert lookups(lambda: of.register.card.get("none")) == {("card", "none")}
    assert lookups(lambda: "none" in of.register.card) == {("card", "none")}
    assert lookups(lambda: of.register.agreement("two")) == {("record", "two")}
    assert lookups(lambda: of.outcomes.get("one")) == {("outcome", "one")}
    assert lookups(lambda: of.versions("one")) == {("versions", "one")}
    assert lookups(lambda: "one" in of.history.unsaved) == {("unsaved", "one")}
    assert lookups(lambda: of.register.organisation_name("nobody")) == {("organisation name", "nobody")}


@pytest.mark.parametrize("walk", [list, len, dict, lambda table: list(table.items()), bool])
def test_a_walk_through_a_table_is_noted_as_a_whole(walk: Callable[[Any], object]) -> None:
    of = two()

    assert ("card", ALL) in lookups(lambda: walk(of.register.card))


def test_what_is_taken_as_one_is_noted_as_one() -> None:
    of = two()

    assert lookups(lambda: of.register.cards) == {("cards", ALL)}
    assert lookups(lambda: of.history.commit) == {("commit", ALL)}


def test_what_is_the_same_for_all_is_not_noted() -> None:
    of = two()

    assert lookups(lambda: (of.as_of, of.settings, of.register.areas, of.register.directory)) == set()


def test_sequences_and_sets_are_noted_by_part() -> None:
    row, members = Row("row", ("a", "b")), Members("set", frozenset("ab"))

    assert lookups(lambda: row[1]) == {("row", 1)}
    assert lookups(lambda: row[-1]) == lookups(lambda: row[0:1]) == {("row", ALL)}
    assert ("row", ALL) in lookups(lambda: list(row))
    assert lookups(lambda: len(row)) == {("row", "length")}
    assert lookups(lambda: "c" in members) == {("set", "c")}
    assert lookups(lambda: list(members)) == lookups(lambda: len(members)) == {("set", ALL)}


def test_a_site_that_notes_finds_what_the_site_does() -> None:
    plain = site({"one": record("One"), "two": record("Two")})
    of = noted(plain)

    assert of.register.cards == plain.register.cards
    assert dict(of.register.card) == plain.register.card
    assert of.register.agreement("one") == plain.register.agreement("one")
    assert dict(of.register.by_area) == plain.register.by_area
    assert isinstance(of, Site) and isinstance(of.register, Register)


def test_what_is_worked_out_once_is_looked_up_by_what_comes_of_it() -> None:
    @once
    def titles(of: Site) -> dict[str, str]:
        return {card.id: card.title for card in of.register.cards}

    @once
    def row(of: Site) -> tuple[str, ...]:
        return tuple(card.title for card in of.register.cards)

    @once
    def whole(of: Site) -> list[str]:
        return list(row(of))

    of = two()
    name = f"{__name__}.test_what_is_worked_out_once_is_looked_up_by_what_comes_of_it.<locals>."

    assert lookups(lambda: titles(of)["one"]) == {(f"{name}titles", "one")}
    assert lookups(lambda: row(of)[0]) == {(f"{name}row", 0)}
    assert lookups(lambda: whole(of)) == {(f"{name}whole", ALL)}
    assert titles(of) == {"one": "One", "two": "Two"}


def test_what_is_worked_out_for_each_passes_its_look_ups_on_each_time() -> None:
    @once_each
    def title(of: Site, identifier: str) -> str:
        return of.register.card[identifier].title

    of = two()

    assert lookups(lambda: title(of, "one")) == {("card", "one")}
    assert lookups(lambda: title(of, "one")) == {("card", "one")}
    assert lookups(lambda: (title(of, "one"), title(of, "two"))) == {("card", "one"), ("card", "two")}


def test_of_what_is_kept_for_a_few_the_last_used_stay() -> None:
    made: list[str] = []

    def title(of: Site, identifier: str) -> str:
        made.append(identifier)
        return of.register.card[identifier].title

    kept = kept_of_each(title, 2)
    of = noted(site({name: record(name) for name in ("one", "two", "three")}))
    for name in ("one", "two", "one", "three", "one", "two"):
        assert lookups(lambda name=name: kept(of, name)) == {("card", name)}  # type: ignore[misc]

    assert made == ["one", "two", "three", "two"]


def test_what_is_worked_out_for_each_alone_is_looked_up_by_what_comes_of_it() -> None:
    @once_each_alone
    def place(of: Site, identifier: str) -> int:
        return [card.id for card in of.register.cards].index(identifier)

    of = two()
    [lookup] = lookups(lambda: place(of, "two"))

    assert lookup[1] == "two"
    assert Finder(of, WORKED_OUT)(lookup) == 1
    assert lookups(lambda: place(of, "two")) == {lookup}


def test_what_is_put_aside_is_not_noted() -> None:
    @once_aside
    def shelf(of: Site) -> dict[str, int]:
        return {}

    of = two()

    assert lookups(lambda: shelf(of).setdefault("a", 1)) == set()
    assert shelf(of) == {"a": 1}


def test_a_finder_finds_what_was_looked_up_and_what_is_not_there() -> None:
    of = two()
    find = Finder(of, WORKED_OUT)

    assert find(("card", "one")) == of.register.card["one"]
    assert find(("card", "none")) is None
    assert find(("cards of area", "leeds")) == of.register.by_area.get("leeds")
    assert find(("unsaved", "one")) is False
    assert find(("cards", ALL)) == of.register.cards
    # What follows from the same file as a card is the same where the card is.
    assert find(("record", "one")) == find(("outcome", "one")) == find(("card", "one"))


def test_inside_what_notes_another_may_note() -> None:
    of = two()
    with noting() as outer:
        of.register.card["one"]
        with noting() as inner:
            of.register.card["two"]

    assert (outer, inner) == ({("card", "one")}, {("card", "two")})


def test_nobody_notes_where_nobody_asks() -> None:
    of = two()
    with noting() as found:
        pass
    of.register.card["one"]

    assert found == set()
    assert isinstance(of.register.card, Table)
    assert of.as_of == site().as_of or isinstance(of.as_of, datetime.date)
