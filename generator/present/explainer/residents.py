"""The six people of the town whom a reader may follow. Each is looked up in the list of everyone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from generator.present.explainer.people import (
    ADULTS,
    ALONE,
    CONDITIONS,
    HOUSEHOLDS,
    JOBS,
    NO_CONDITION,
    NO_SCHOOL,
    ONE_PARENT,
    RARE,
    SCHOOLS,
    STREETS,
    WARDS,
    Person,
)
from generator.present.explainer.town import town


@dataclass(frozen=True, slots=True)
class Resident:
    """Someone of the town with a name. `place` is where they stand in the list of everyone, counted from 0.

    `told` says who they are in a few words. `they`, `them` and `their` are the words that stand for them in a sentence.
    """

    id: str
    name: str
    place: int
    person: Person
    told: str
    they: str
    them: str
    their: str


# Whom to look for. Their names could be nobody's.
_SOUGHT: tuple[tuple[str, str, Callable[[Person], bool]], ...] = (
    (
        "ada",
        "Ada Specimen",
        lambda one: _is(one, "female", SCHOOLS[1], "asthma") and 6 <= one.age <= 9,
    ),
    (
        "bo",
        "Bo Mockett",
        lambda one: (
            _is(one, "male", SCHOOLS[3], NO_CONDITION) and one.age >= 13 and HOUSEHOLDS[one.household] == ONE_PARENT
        ),
    ),
    (
        "cy",
        "Cy Pretend",
        lambda one: _is(one, "male", NO_SCHOOL, "diabetes") and JOBS[one.job] == "driver",
    ),
    (
        "dot",
        "Dot Example",
        lambda one: (
            _is(one, "female", NO_SCHOOL, "high blood pressure")
            and one.band == 80
            and HOUSEHOLDS[one.household] == ALONE
            and STREETS[one.street] == "Purple Street"
        ),
    ),
    ("eli", "Eli Madeup", lambda one: _is(one, "male", NO_SCHOOL, RARE)),
    (
        "fay",
        "Fay Fiction",
        lambda one: (
            _is(one, "female", NO_SCHOOL, "epilepsy")
            and JOBS[one.job] == "nurse"
            and HOUSEHOLDS[one.household] == ADULTS
        ),
    ),
)


@cache
def residents() -> tuple[Resident, ...]:
    """All six, in the order in which a reader may choose."""
    people = town()
    found = []
    for identifier, name, is_sought in _SOUGHT:
        place = next(place for place, person in enumerate(people) if is_sought(person))
        person = people[place]
        words = ("she", "her", "her") if person.sex == 0 else ("he", "him", "his")
        found.append(Resident(identifier, name, place, person, _told(person), *words))
    return tuple(found)


def resident(identifier: str) -> Resident:
    """One of the six by id."""
    return next(one for one in residents() if one.id == identifier)


def _is(person: Person, sex: str, school: str, condition: str) -> bool:
    return (
        person.sex == ("female", "male").index(sex)
        and SCHOOLS[person.school] == school
        and CONDITIONS[person.condition] == condition
    )


def _told(person: Person) -> str:
    """A person in a few words: "a nurse of 29 in Harbour"."""
    child = SCHOOLS[person.school] != NO_SCHOOL
    what = ("girl", "boy")[person.sex] if child else JOBS[person.job]
    if what == "retired":
        what = ("retired woman", "retired man")[person.sex]
    article = "an" if what[0] in "aeiou" else "a"
    return f"{article} {what} of {person.age} in {WARDS[person.ward]}"
