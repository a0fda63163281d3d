"""The made-up town: the same each time, and like a town."""

from __future__ import annotations

import hashlib
from collections import Counter
from random import Random

import pytest

from generator.present.explainer import people as words
from generator.present.explainer import town as made
from generator.present.explainer.people import ALONE, HOUSEHOLDS, JOBS, NO_SCHOOL, PUPIL, RARE, RETIRED, SCHOOLS
from generator.present.explainer.residents import residents
from generator.present.explainer.town import LEAVES_SCHOOL, RETIRES, STARTS_SCHOOL, WARD_SIZES, town


def test_everyone_is_there_ward_by_ward_and_street_by_street() -> None:
    assert len(town()) == words.PEOPLE
    assert [sum(1 for one in town() if one.ward == ward) for ward in range(len(words.WARDS))] == list(WARD_SIZES)
    streets = [one.street for one in town()]
    assert streets == sorted(streets)
    assert set(streets) == set(range(len(words.STREETS)))


def test_it_is_the_same_town_each_time_and_on_every_machine() -> None:
    """The pages tell of its people by number: a change here is a change to every page, so it should be meant."""
    made.town.cache_clear()
    rows = "\n".join(
        ",".join(str(getattr(one, column)) for column in words.Person.__slots__) for one in made.town()
    ).encode()
    assert hashlib.sha256(rows).hexdigest()[:16] == "9e35c6d23604c7d4"


def test_chance_is_what_python_promises_to_keep() -> None:
    assert Random(131).random() == pytest.approx(0.3154351888034451, abs=0)


def test_age_says_who_is_at_school_and_who_has_retired() -> None:
    for one in town():
        at_school = STARTS_SCHOOL <= one.age < LEAVES_SCHOOL
        assert (SCHOOLS[one.school] != NO_SCHOOL) == at_school
        assert (JOBS[one.job] == PUPIL) == at_school
        assert (JOBS[one.job] == RETIRED) == (one.age >= RETIRES)


def test_no_child_lives_alone_or_in_a_couple() -> None:
    for one in town():
        if one.age < 18:
            assert "child" in HOUSEHOLDS[one.household], one


def test_its_shares_are_plausible() -> None:
    """Between wide bounds, so that a slip in a weight is seen."""
    conditions = Counter(words.CONDITIONS[one.condition] for one in town())
    homes = Counter(HOUSEHOLDS[one.household] for one in town())
    assert 0.5 < conditions["none"] / words.PEOPLE < 0.75
    assert 0.05 < conditions["asthma"] / words.PEOPLE < 0.1
    assert 0.005 < conditions["epilepsy"] / words.PEOPLE < 0.02
    assert 0.1 < homes[ALONE] / words.PEOPLE < 0.2
    assert 0.15 < sum(one.age < 18 for one in town()) / words.PEOPLE < 0.27
    assert 0.14 < sum(one.age >= 66 for one in town()) / words.PEOPLE < 0.24
    assert 0.48 < sum(one.sex == 0 for one in town()) / words.PEOPLE < 0.53
    young = [one for one in town() if one.age < 45]
    old = [one for one in town() if one.age >= 66]
    heart = words.CONDITIONS.index("heart disease")
    assert sum(one.condition == heart for one in old) > 5 * sum(one.condition == heart for one in young)


def test_the_rare_condition_is_had_by_three_in_wards_of_their_own() -> None:
    rare = [one for one in town() if words.CONDITIONS[one.condition] == RARE]
    assert len(rare) == len({one.ward for one in rare}) == 3


def test_the_six_whom_a_reader_may_follow_are_six_people_of_the_town() -> None:
    assert len({one.place for one in residents()}) == len({one.name for one in residents()}) == 6
    for one in residents():
        assert town()[one.place] == one.person
        assert str(one.person.age) in one.told
        assert words.WARDS[one.person.ward] in one.told
