"""What the pages of the explainer show of the town: worded, in order, with every number counted here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.present.explainer.crowds import EVERYTHING, Columns, Crowds
from generator.present.explainer.people import (
    HOUSEHOLDS,
    JOBS,
    NO_SCHOOL,
    SCHOOLS,
    SEXES,
    STREETS,
    WARDS,
    band_label,
)
from generator.present.explainer.picture import TownPicture, picture
from generator.present.explainer.residents import Resident, residents
from generator.present.explainer.town import town
from generator.present.wording import number

SMALL = 10
"""A crowd below this is called small on the pages; it is also the limit that some bodies hide numbers by."""


@dataclass(frozen=True, slots=True)
class Rung:
    """One more thing that someone knows, and how many people it could then be."""

    fact: str
    crowd: str


@dataclass(frozen=True, slots=True)
class Ladder:
    """One person's crowd, fact by fact, and the picture of some of the steps."""

    name: str
    told: str
    rungs: tuple[Rung, ...]
    pictures: tuple[tuple[str, TownPicture], ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """A table: what it is about, the heading of each column, and its rows."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def steps(resident: Resident) -> Iterator[tuple[str, Columns]]:
    """What someone gets to know of a resident, one fact after another, each with all that is known by then."""
    person = resident.person
    columns = Columns()
    yield "Nothing yet", columns
    columns = replace(columns, sex=True)
    yield f"Sex: {SEXES[person.sex]}", columns
    columns = replace(columns, age="band")
    yield f"Age: {band_label(person.band)}", columns
    columns = replace(columns, place="ward")
    yield f"Ward: {WARDS[person.ward]}", columns
    columns = replace(columns, household=True)
    yield f"Home: {HOUSEHOLDS[person.household]}", columns
    if SCHOOLS[person.school] != NO_SCHOOL:
        columns = replace(columns, school=True)
        yield f"School: {SCHOOLS[person.school]}", columns
    else:
        columns = replace(columns, job=True)
        yield f"Work: {JOBS[person.job]}", columns
    columns = replace(columns, place="street")
    yield f"Street: {STREETS[person.street]}", columns
    columns = replace(columns, age="exact")
    yield f"Exact age: {person.age}", columns


def ladder(resident: Resident, pictured: tuple[int, ...] = ()) -> Ladder:
    """One person's crowd, fact by fact; the steps whose pictures are wanted are counted from 0."""
    rungs, pictures = [], []
    for position, (fact, columns) in enumerate(steps(resident)):
        crowd = Crowds(town(), columns).around(resident.person)
        rungs.append(Rung(fact, number(crowd)))
        if position in pictured:
            lit = [place for place, one in enumerate(town()) if columns.of(one) == columns.of(resident.person)]
            pictures.append(
                (
                    _step_words(fact, crowd),
                    picture(lit, f"it could be any of them, {resident.name} among them", resident.place),
                )
            )
    return Ladder(resident.name, resident.told, tuple(rungs), tuple(pictures))


def _step_words(fact: str, crowd: int) -> str:
    people = "1 person" if crowd == 1 else f"{number(crowd)} people"
    return f"{fact}. {people}." if crowd < len(town()) else f"{fact}. It could be any of {people}."


def other_ladders(first: str) -> tuple[Ladder, ...]:
    """The ladders of everyone but the one whom the page shows at length."""
    return tuple(ladder(one) for one in residents() if one.id != first)


def protections(resident: Resident) -> Listed:
    """The crowd of someone of whom all but the secret is known, as more and more is done to the list."""
    known = Columns("exact", "street", sex=True, household=True, school=True, job=True)
    released = EVERYTHING
    rows = [("Names are taken off the list", _around(resident, known.known_of(released)))]
    for words, change in (
        ("Ages are given in tens", {"age": "band"}),
        ("Wards are given, not streets", {"place": "ward"}),
        ("Who people live with is left out", {"household": False}),
        ("Jobs and schools are left out", {"job": False, "school": False}),
        ("Sex is left out", {"sex": False}),
    ):
        released = replace(released, **change)
        rows.append((words, _around(resident, known.known_of(released))))
    return Listed(
        f"Someone knows all about {resident.name} but {resident.their} health. Each line adds one more protection.",
        ("What is done to the list", "People it could be"),
        tuple(rows),
    )


def _around(resident: Resident, columns: Columns) -> str:
    return number(Crowds(town(), columns).around(resident.person))


LISTS: tuple[tuple[str, Columns], ...] = (
    ("Age in tens and sex", Columns("band", None, sex=True)),
    ("Age in tens, sex and ward", Columns("band", "ward", sex=True)),
    ("Exact age, sex and ward", Columns("exact", "ward", sex=True)),
    ("Age in tens, sex and street", Columns("band", "street", sex=True)),
    ("Exact age, sex and street", Columns("exact", "street", sex=True)),
    ("All that, and who they live with", Columns("exact", "street", sex=True, household=True)),
)
"""What may be known of everyone, from the least to the most telling."""


def alone() -> Listed:
    """How many people would be alone, or in a small crowd, by what is known of everyone."""
    rows = []
    for words, columns in LISTS:
        crowds = Crowds(town(), columns)
        rows.append((words, number(crowds.alone), number(crowds.below(SMALL))))
    return Listed(
        f"Of {number(len(town()))} people in the town",
        ("If this is known of everyone", "People who would be alone", f"People in a crowd below {SMALL}"),
        tuple(rows),
    )


def measures() -> Listed:
    """What the measures of the field come to on the same lists, the condition being the secret."""
    rows = []
    for words, columns in LISTS:
        crowds = Crowds(town(), columns)
        rows.append((words, number(crowds.k), number(crowds.l), _gap(crowds.t), number(crowds.telling)))
    return Listed(
        "Lists of the town, from the least to the most telling",
        (
            *("What stands in the list", "k: smallest crowd", "l: fewest answers in a crowd"),
            *("t: furthest from the whole town", "People whose whole crowd gives one answer"),
        ),
        tuple(rows),
    )


def _gap(distance: float) -> str:
    """A distance with two figures; one that is not quite 1 is not called 1, since a crowd is part of its town."""
    return "over 0.99" if 0.995 <= distance < 1 else f"{distance:.2f}"
