"""What the tables and pictures show is true of the town: each row is read as a reader reads it, and counted again."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.present.explainer import lessons, try_out
from generator.present.explainer.people import CONDITIONS, HOUSEHOLDS, JOBS, SCHOOLS, SEXES, STREETS, WARDS, Person
from generator.present.explainer.picture import EDGE, STEP, height, picture, width
from generator.present.explainer.residents import Resident, residents
from generator.present.explainer.town import town

SCRIPT = (Path(__file__).parents[3] / "theme" / "assets" / "town.js").read_text(encoding="utf-8")

# What a row says of a person, read from its words.
READ: dict[str, Callable[[Person], str]] = {
    "Sex": lambda one: SEXES[one.sex],
    "Age": lambda one: f"{one.age // 10 * 10} to {one.age // 10 * 10 + 9}" if one.age < 90 else "90 or over",
    "Ward": lambda one: WARDS[one.street // 10],
    "Home": lambda one: HOUSEHOLDS[one.household],
    "School": lambda one: SCHOOLS[one.school],
    "Work": lambda one: JOBS[one.job],
    "Street": lambda one: STREETS[one.street],
    "Exact age": lambda one: str(one.age),
}


@pytest.mark.parametrize("resident", residents(), ids=lambda one: one.id)
def test_each_row_of_a_ladder_counts_those_of_whom_all_rows_so_far_are_true(resident: Resident) -> None:
    left = list(town())
    for rung in lessons.ladder(resident).rungs:
        if rung.fact != "Nothing yet":
            asked, _, answer = rung.fact.partition(": ")
            left = [one for one in left if READ[asked](one) == answer]
        assert rung.crowd == f"{len(left):,}", rung
        assert resident.person in left
    assert left == [resident.person], "In the end everyone is found."


def test_the_pictures_of_a_ladder_show_as_many_as_their_words_say() -> None:
    dot = next(one for one in residents() if one.id == "dot")
    shown = lessons.ladder(dot, pictured=(0, 2, 6)).pictures
    for words, drawing in shown:
        number = re.search(r"([\d,]+) (?:people|person)\.$", words)
        assert number
        assert sum(map(dots, (ward.lit for ward in drawing.wards))) == int(number[1].replace(",", ""))
        assert f"{number[1]} dot" in drawing.label
        assert [ward.name for ward in drawing.wards if ward.ring] == ["Painted Field"]


def dots(line: str) -> int:
    """How many dots a line of dashes shows."""
    return sum(int(length) // STEP + 1 for length in re.findall(r"h(\d+)\.1", line))


def test_everyone_has_a_dot_and_every_dot_is_in_its_picture() -> None:
    drawing = picture(range(len(town())), "all")
    assert sum(dots(ward.streets) for ward in drawing.wards) == len(town())
    assert [ward.lit for ward in drawing.wards] == [ward.streets for ward in drawing.wards]
    for ward in drawing.wards:
        for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)\.1", ward.streets):
            assert EDGE <= int(x) <= int(x) + int(length) <= width() - EDGE
            assert EDGE <= int(y) <= height() - EDGE


def test_each_row_of_the_protections_counts_those_who_still_fit() -> None:
    dot = next(one for one in residents() if one.id == "dot").person
    fits: dict[str, Callable[[Person], object]] = {
        "sex": lambda one: one.sex,
        "age": lambda one: one.age,
        "place": lambda one: one.street,
        "home": lambda one: one.household,
        "day": lambda one: (one.school, one.job),
    }
    done: dict[str, Callable[[dict[str, Callable[[Person], object]]], object]] = {
        "Names are taken off the list": lambda left: None,
        "Ages are given in tens": lambda left: left.update(age=lambda one: min(one.age // 10, 9)),
        "Wards are given, not streets": lambda left: left.update(place=lambda one: one.street // 10),
        "Who people live with is left out": lambda left: left.pop("home"),
        "Jobs and schools are left out": lambda left: left.pop("day"),
        "Sex is left out": lambda left: left.pop("sex"),
    }
    table = lessons.protections(next(one for one in residents() if one.id == "dot"))
    assert [words for words, _ in table.rows] == list(done)
    for words, crowd in table.rows:
        done[words](fits)
        left = [one for one in town() if all(of(one) == of(dot) for of in fits.values())]
        assert crowd == f"{len(left):,}", words


def test_the_table_of_who_is_alone_says_what_the_lists_come_to() -> None:
    of: dict[str, Callable[[Person], object]] = {
        "Age in tens and sex": lambda one: (min(one.age // 10, 9), one.sex),
        "Age in tens, sex and ward": lambda one: (min(one.age // 10, 9), one.sex, one.street // 10),
        "Exact age, sex and ward": lambda one: (one.age, one.sex, one.street // 10),
        "Age in tens, sex and street": lambda one: (min(one.age // 10, 9), one.sex, one.street),
        "Exact age, sex and street": lambda one: (one.age, one.sex, one.street),
        "All that, and who they live with": lambda one: (one.age, one.sex, one.street, one.household),
    }
    rows = lessons.alone().rows
    assert [words for words, *_ in rows] == [words for words, *_ in lessons.measures().rows] == list(of)
    for words, alone, few in rows:
        crowds = Counter(of[words](one) for one in town()).values()
        assert alone == f"{sum(size for size in crowds if size == 1):,}"
        assert few == f"{sum(size for size in crowds if size < 10):,}"


# The town to try out


def test_the_file_of_the_town_holds_everyone_and_the_words_for_them() -> None:
    file = json.loads(try_out.town_file())
    people = [
        Person(**dict(zip(file["columns"], row, strict=True))) for row in zip(*file["columns"].values(), strict=True)
    ]
    assert people == list(town())
    assert file["words"]["condition"] == list(CONDITIONS)
    for one in residents():
        held = file["residents"][one.id]
        assert (held["name"], people[held["place"]]) == (one.name, one.person)


def test_every_sentence_that_the_script_may_say_stands_in_the_page_and_is_used() -> None:
    sayings = dict(try_out.try_out("dot").sayings)
    assert len(sayings) == len(try_out.try_out("dot").sayings)
    said = set(re.findall(r'"([a-z]+(?:-[a-z]+)*)"', SCRIPT))
    said |= {f"counted-{name}" for name in said if name.endswith("-share")}
    assert said >= sayings.keys()


def test_a_tick_of_the_page_has_a_name_that_the_script_knows() -> None:
    flags = re.search(r"const KNOWN = \[(.*?)\]", SCRIPT)
    assert flags
    assert [name for name, _ in try_out.COLUMNS] == re.findall(r'"(\w+)"', flags[1])
    assert [name for name, _ in try_out.LEFT_OUT] == ["age", "place", *(name for name, _ in try_out.COLUMNS)]
