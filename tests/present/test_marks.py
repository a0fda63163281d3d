"""Marks: alike for equal values in every process, and for no others."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from types import MappingProxyType
from typing import Any, NamedTuple

import pytest
from markupsafe import Markup

from generator.model.glossary import Glossary
from generator.present.lookups import Row, Table, noted
from generator.present.marks import NoMark, mark_of, mark_of_planned
from generator.present.page import KINDS, Page, PlannedFile, PlannedPage, PlannedTogether
from generator.present.pages.groupings import GROUPINGS
from tests.builders import record, site


@dataclass(frozen=True)
class One:
    a: str
    b: tuple[int, ...] = ()


@dataclass(frozen=True)
class Other:
    a: str
    b: tuple[int, ...] = ()


class Pair(NamedTuple):
    a: str
    b: str


class Couple(NamedTuple):
    a: str
    b: str


def make(*given: Any) -> bytes:
    return b""


@cache
def kept(of: str) -> str:
    return of


DIFFERENT: list[Any] = [
    None,
    "",
    "None",
    "a",
    Markup("a"),
    "a,b",
    b"a",
    0,
    1,
    True,
    1.0,
    date(2026, 1, 1),
    "2026-01-01",
    (),
    Pair("a", "b"),
    Couple("a", "b"),
    ("a",),
    ("a", "b"),
    ("a,b",),
    ("b", "a"),
    (("a",), "b"),
    ("a", ("b",)),
    {},
    {"a": 1},
    {"a": "1"},
    {"a": 1, "b": 2},
    {"b": 2, "a": 1},
    frozenset("ab"),
    frozenset("a"),
    One("a"),
    One("a", (1,)),
    Other("a"),
    partial(make),
    partial(make, "a"),
    partial(make, "a", "b"),
    partial(make, ("a", "b")),
    partial(make, a="a"),
    make,
    kept,
    One,
    Glossary(),
    GROUPINGS[0],
    GROUPINGS[1],
]


def test_no_two_of_these_are_alike() -> None:
    marks = [mark_of(value) for value in DIFFERENT]

    assert len(set(marks)) == len(DIFFERENT)


def test_equal_values_are_alike_whatever_holds_them() -> None:
    assert mark_of(["a", 1]) == mark_of(("a", 1)) == mark_of(Row("row", ("a", 1)))
    assert mark_of({"a": 1}) == mark_of(MappingProxyType({"a": 1})) == mark_of(Table("table", {"a": 1}))
    assert mark_of(frozenset(("x", "y", "z"))) == mark_of({"z", "y", "x"})


def test_a_site_is_told_by_what_is_looked_up_in_it() -> None:
    one, other = site([record("One")]), noted(site([record("Other")]))

    assert mark_of(partial(make, one, "a")) == mark_of(partial(make, other, "a"))


def test_a_card_is_told_by_its_id_and_its_file() -> None:
    [one] = site({"a": record("One")}).register.cards
    [same] = site({"a": record("One")}).register.cards
    [moved] = site({"b": record("One")}).register.cards
    other = dataclasses.replace(one, fingerprint="of another file")

    assert mark_of(one) == mark_of(same)
    assert len({mark_of(card) for card in (one, moved, other)}) == 3


@pytest.mark.parametrize("value", [object(), lambda: 1, (i for i in ()), iter([])])
def test_what_cannot_be_told_has_no_mark(value: Any) -> None:
    with pytest.raises(NoMark):
        mark_of((value,))


def test_a_mark_is_the_same_in_every_process() -> None:
    code = (
        "from generator.present.marks import mark_of;"
        "print(mark_of((frozenset(('x', 'y', 'z')), {'a': 1}, 'ŵ', None)).hex())"
    )
    marks = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PATH": ""},
            capture_output=True,
            check=True,
            cwd=sys.path[0] or None,
        ).stdout
        for seed in ("1", "2", "3")
    }

    assert marks == {mark_of((frozenset(("x", "y", "z")), {"a": 1}, "ŵ", None)).hex().encode() + b"\n"}


def page() -> Page:
    return Page("agreements/a/", "Title", "Words", "<h1>Words</h1>")


def test_what_is_planned_is_told_by_what_makes_it_and_by_its_kind() -> None:
    one = PlannedPage("agreements/a/", KINDS["agreement"], partial(page))
    gone = PlannedPage("agreements/a/", KINDS["gone"], partial(page))
    sized = PlannedPage("agreements/a/", KINDS["agreement"], partial(page), sized=True)

    assert mark_of_planned(one) != mark_of_planned(gone)
    # It tells of other files, and nobody notes that.
    assert mark_of_planned(sized) is None


def test_what_is_made_by_a_function_that_holds_others_has_no_mark() -> None:
    held = b"words"

    assert mark_of_planned(PlannedFile("a.txt", lambda: held)) is None
    assert mark_of_planned(PlannedTogether(("a.txt",), lambda write: None)) is None
    assert mark_of_planned(PlannedTogether(("a.txt",), partial(make))) is not None
