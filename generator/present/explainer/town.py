"""The made-up town: 2,000 people who do not exist, made by chance from a fixed start, the same every time.

How it is made. Households come first, one after another, until the wards hold as many people as they should. A
household is of one of five kinds; its kind says how many people live there and how old they may be. Age says who goes
to which school and who may work; chance says at what. Age and chance together say who has which condition: asthma is
commoner among the young, high blood pressure and heart disease among the old.

The shares below are ours. They were chosen so that the town looks like a town, and are no measurement of any real one:
nothing may be concluded from them about a real place. Only `Random.random()` is used, whose numbers Python promises to
keep the same in every version.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from random import Random
from typing import TypeVar

from generator.present.explainer.people import (
    ADULTS,
    ALONE,
    CONDITIONS,
    COUPLE,
    HOUSEHOLDS,
    JOBS,
    LITTLE,
    NO_CONDITION,
    NO_SCHOOL,
    ONE_PARENT,
    PEOPLE,
    PUPIL,
    RARE,
    RETIRED,
    SCHOOLS,
    STREETS,
    STREETS_A_WARD,
    STUDENT,
    TWO_PARENTS,
    Person,
)

# Chosen among the first few hundred for the lesson on small numbers: one ward has very few people with epilepsy, and
# each of the others has more than a publisher would hide.
SEED = 131
OLDEST = 97
STARTS_SCHOOL, STARTS_HIGH_SCHOOL, LEAVES_SCHOOL, RETIRES = 4, 11, 17, 66
# How many people live in each ward.
WARD_SIZES = (610, 520, 480, 390)
RARE_PEOPLE = 3

# In 100 households; then, in 100 families, how many children.
_HOUSEHOLDS = {ALONE: 31, COUPLE: 27, TWO_PARENTS: 21, ONE_PARENT: 9, ADULTS: 12}
_CHILDREN = {(0,): 46, (0, 1): 39, (0, 1, 2): 15}
_STUDENTS = 0.55  # of those of 17 to 20
# In 100 adults who do not study and have not retired.
_JOBS = {
    **{"out of work": 7, "at home": 8, "shop worker": 16, "office worker": 21, "care worker": 11, "builder": 8},
    **{"driver": 7, "teacher": 6, "factory worker": 8, "nurse": 5, "cook": 3},
}
# In 100 people younger than the age given; the last is for everyone older. The rest have none.
_CONDITIONS: tuple[tuple[int, Mapping[str, float]], ...] = (
    (17, {"asthma": 11, "anxiety or low mood": 3, "epilepsy": 0.7, "diabetes": 0.4}),
    (
        45,
        {
            **{"asthma": 8, "anxiety or low mood": 13, "high blood pressure": 3, "diabetes": 2, "epilepsy": 0.9},
            "heart disease": 0.5,
        },
    ),
    (
        66,
        {
            **{"asthma": 6, "anxiety or low mood": 11, "high blood pressure": 17, "diabetes": 8, "epilepsy": 0.8},
            "heart disease": 4,
        },
    ),
    (
        OLDEST + 1,
        {
            **{"asthma": 5, "anxiety or low mood": 7, "high blood pressure": 32, "diabetes": 13, "epilepsy": 1},
            "heart disease": 15,
        },
    ),
)

Word = TypeVar("Word")


@cache
def town() -> tuple[Person, ...]:
    """Everyone in the town, street by street."""
    chance = _Chance(SEED)
    people = [
        person for ward, size in enumerate(WARD_SIZES) for person in sorted(_ward(chance, ward, size), key=_by_street)
    ]
    return tuple(_with_the_rare_condition(chance, people))


class _Chance:
    """Draws by weight, from a fixed start."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)

    def below(self, limit: int) -> int:
        """A whole number from 0 up to but not including the limit."""
        return int(self._random.random() * limit)

    def between(self, least: int, most: int) -> int:
        """A whole number from the least to the most, both included."""
        return least + self.below(most - least + 1)

    def happens(self, share: float) -> bool:
        return self._random.random() < share

    def one_of(self, weights: Mapping[Word, float], of: float = 0) -> Word | None:
        """One word by its weight. Where the weights come to less than `of`, it may be none of them."""
        drawn = self._random.random() * max(of, sum(weights.values()))
        for word, weight in weights.items():
            drawn -= weight
            if drawn < 0:
                return word
        return None


def _ward(chance: _Chance, ward: int, size: int) -> list[Person]:
    """Households until the ward is full. Whoever would be one too many in the last one lives elsewhere."""
    people: list[Person] = []
    while len(people) < size:
        kind = chance.one_of(_HOUSEHOLDS) or ALONE
        ages = _ages(chance, kind)[: size - len(people)]
        if len(ages) == 1:
            kind = ALONE
        street = ward * STREETS_A_WARD + chance.below(STREETS_A_WARD)
        people += [_person(chance, age, street, kind) for age in ages]
    return people


def _ages(chance: _Chance, kind: str) -> Sequence[int]:
    """How old those are who live together; grown-ups first."""
    if kind == ALONE:
        return [chance.between(RETIRES, OLDEST) if chance.happens(0.45) else chance.between(22, RETIRES - 1)]
    if kind == ADULTS:
        youngest = chance.between(18, 62)
        return [min(OLDEST, youngest + chance.below(14)) for _ in range(chance.between(2, 4))]
    if kind == COUPLE:
        first = chance.between(RETIRES, 88) if chance.happens(0.45) else chance.between(22, RETIRES - 1)
        return [first, max(20, first - 4 + chance.below(9))]
    parent = chance.between(24, 56)
    parents = [parent] if kind == ONE_PARENT else [parent, max(22, parent - 4 + chance.below(9))]
    # Nobody here is younger than 19, or older than 40, when a child is born; a child of 18 has a home of its own.
    least, most = max(0, min(parents) - 40), min(LEAVES_SCHOOL, min(parents) - 19)
    return parents + [chance.between(least, most) for _ in chance.one_of(_CHILDREN) or (0,)]


def _person(chance: _Chance, age: int, street: int, kind: str) -> Person:
    sex = 0 if chance.happens(0.5 + max(0, age - 60) / 400) else 1  # more women reach a great age
    return Person(
        age,
        sex,
        street,
        HOUSEHOLDS.index(kind),
        SCHOOLS.index(_school(age, street)),
        JOBS.index(_job(chance, age)),
        CONDITIONS.index(_condition(chance, age)),
    )


def _school(age: int, street: int) -> str:
    """The school for someone's age; small children go to the one on their side of the town."""
    if not STARTS_SCHOOL <= age < LEAVES_SCHOOL:
        return NO_SCHOOL
    if age >= STARTS_HIGH_SCHOOL:
        return SCHOOLS[3]
    return SCHOOLS[1] if street < len(STREETS) // 2 else SCHOOLS[2]


def _job(chance: _Chance, age: int) -> str:
    if age < STARTS_SCHOOL:
        return LITTLE
    if age < LEAVES_SCHOOL:
        return PUPIL
    if age >= RETIRES:
        return RETIRED
    if age <= 20 and chance.happens(_STUDENTS):
        return STUDENT
    return chance.one_of(_JOBS) or "at home"


def _condition(chance: _Chance, age: int) -> str:
    shares = next(shares for younger_than, shares in _CONDITIONS if age < younger_than)
    return chance.one_of(shares, of=100) or NO_CONDITION


def _with_the_rare_condition(chance: _Chance, people: Sequence[Person]) -> list[Person]:
    """The same people, of whom a few have the rare condition: grown-ups who had none, each in a ward of their own."""
    changed = list(people)
    wards: set[int] = set()
    while len(wards) < RARE_PEOPLE:
        place = chance.below(PEOPLE)
        person = changed[place]
        if 30 <= person.age < RETIRES and person.condition == 0 and person.ward not in wards:
            wards.add(person.ward)
            changed[place] = Person(
                person.age,
                person.sex,
                person.street,
                person.household,
                person.school,
                person.job,
                CONDITIONS.index(RARE),
            )
    return changed


def _by_street(person: Person) -> int:
    return person.street
