"""The words around the tables of small numbers: what they say is true of every table that a reader could imagine."""

from __future__ import annotations

from itertools import product

from generator.present.explainer import small_number_lesson as lesson
from generator.present.explainer.inserts import words
from generator.present.explainer.people import CONDITIONS, WARDS
from generator.present.explainer.town import town

STAR = "*"


def said(name: str) -> int:
    return int(words()[name].replace(",", ""))


def row(table: lesson.CountTable, name: str) -> list[str]:
    (cells,) = [cells for words, cells in table.rows if words.casefold() == name]
    return [cell.words for cell in cells]


def test_the_small_count_is_that_of_the_town() -> None:
    counts = [
        sum(1 for one in town() if CONDITIONS[one.condition] == words()["small-number-condition"] and one.ward == ward)
        for ward in range(len(WARDS))
    ]
    small = WARDS.index(words()["small-number-ward"])

    # "Each of them can tell that there is just one other."
    assert counts[small] == said("small-number-worked-out") == 2 < said("small-number-limit")
    assert all(count >= said("small-number-limit") for ward, count in enumerate(counts) if ward != small)
    assert said("small-number-total") == sum(counts)
    assert said("small-number-others") == sum(counts) - counts[small]


def test_the_second_star_stands_on_the_smallest_count_that_is_left() -> None:
    first, second = (WARDS.index(words()[name]) for name in ("small-number-ward", "small-number-second-ward"))
    shown = row(lesson.hidden_twice(), words()["small-number-condition"])
    counts = [int(count) for count in row(lesson.counted(), words()["small-number-condition"])]

    assert [ward for ward, count in enumerate(shown) if count == STAR] == sorted((first, second))
    assert counts[second] == min(counts[: len(WARDS)][ward] for ward in range(len(WARDS)) if ward != first)
    assert said("small-number-two-together") == counts[first] + counts[second]


def test_either_star_may_be_anything_from_one_up_to_the_most_that_is_said() -> None:
    together = said("small-number-two-together")
    possible = {
        one for one, other in product(range(together + 1), repeat=2) if one + other == together and one and other
    }

    assert possible == set(range(1, said("small-number-most") + 1))


def test_the_bigger_table_has_as_many_stars_as_are_said_and_no_line_with_one() -> None:
    table = lesson.whole_table()
    stars = {
        (name.casefold(), ward)
        for name, cells in table.rows
        for ward, cell in zip(WARDS, cells[:-1], strict=True)
        if cell.words == STAR
    }

    assert len(stars) == said("small-number-whole-hidden") == 4
    assert said("small-number-whole-small") == 1
    assert stars == set(
        product(
            (words()["small-number-condition"], words()["small-number-second-condition"]),
            (words()["small-number-ward"], words()["small-number-second-ward"]),
        )
    )


def test_no_star_of_the_bigger_table_follows_from_the_totals() -> None:
    # Both rows and both columns leave one number free: try each that could stand in the small cell.
    table = lesson.whole_table()
    ward, second = (WARDS.index(words()[name]) for name in ("small-number-ward", "small-number-second-ward"))
    first_row, second_row = (
        row(table, words()[name]) for name in ("small-number-condition", "small-number-second-condition")
    )
    total = row(table, "all of these")

    def missing(numbers: list[str]) -> int:
        return int(numbers[-1]) - sum(int(count) for count in numbers[:-1] if count != STAR)

    def missing_below(column: int) -> int:
        return int(total[column]) - sum(
            int(cells[column].words) for _, cells in table.rows[:-1] if cells[column].words != STAR
        )

    possible = {
        small
        for small in range(1, missing(first_row))
        if missing(first_row) - small >= 1
        and missing_below(ward) - small >= 1
        and missing(second_row) - (missing_below(ward) - small) >= 1
        and missing(first_row) - small + missing(second_row) - (missing_below(ward) - small) == missing_below(second)
    }
    assert possible == set(range(1, said("small-number-most") + 1))


def test_what_is_said_of_rounding_holds() -> None:
    step = said("small-number-rounded-to")
    rounded = row(lesson.rounded_counts(), words()["small-number-condition"])

    assert int(rounded[WARDS.index(words()["small-number-ward"])]) == said("small-number-rounded") == 0
    nearest = {count: min(range(0, 50, step), key=lambda each: abs(each - count)) for count in range(40)}
    assert max(count for count, to in nearest.items() if to == 0) == said("small-number-rounded-away")
    assert int(rounded[-1]) == nearest[said("small-number-total")]
