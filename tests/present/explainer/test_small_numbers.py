"""Small numbers: what is hidden cannot be worked out, and no more is hidden than need be."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.present.explainer import small_number_lesson as lesson
from generator.present.explainer.people import CONDITIONS, WARDS
from generator.present.explainer.small_numbers import Cell, Table, rounded
from generator.present.explainer.town import town

tables = (
    st.integers(1, 4)
    .flatmap(
        lambda columns: st.lists(
            st.lists(st.integers(0, 12), min_size=columns, max_size=columns), min_size=1, max_size=4
        )
    )
    .map(lambda rows: Table(tuple(map(tuple, rows))))
)


def solved(table: Table, hidden: frozenset[Cell]) -> dict[Cell, int]:
    """The hidden cells that the totals give away, by elimination. One row alone has no totals of columns."""
    cells = sorted(hidden)
    lines = [[cell for cell in cells if cell[0] == row] for row in range(len(table.counts))]
    if len(table.counts) > 1:
        lines += [[cell for cell in cells if cell[1] == column] for column in range(len(table.counts[0]))]
    rows = [
        [Fraction(cell in line) for cell in cells] + [Fraction(sum(table.count(cell) for cell in line))]
        for line in lines
        if line
    ]
    done = 0
    for position in range(len(cells)):
        pivot = next((row for row in range(done, len(rows)) if rows[row][position]), None)
        if pivot is None:
            continue
        rows[done], rows[pivot] = rows[pivot], rows[done]
        rows[done] = [value / rows[done][position] for value in rows[done]]
        for row in range(len(rows)):
            if row != done:
                rows[row] = [a - rows[row][position] * b for a, b in zip(rows[row], rows[done], strict=True)]
        done += 1
    found = {}
    for row in rows[:done]:
        places = [place for place, value in enumerate(row[:-1]) if value]
        if len(places) == 1:
            found[cells[places[0]]] = int(row[-1])
    return found


@given(tables, st.data())
def test_what_is_worked_out_is_what_elimination_finds(table: Table, data: st.DataObject) -> None:
    hidden = data.draw(st.frozensets(st.sampled_from(sorted(table.cells))))
    assert table.worked_out(hidden) == solved(table, hidden)


@given(tables, st.integers(1, 10))
def test_what_is_worked_out_is_right(table: Table, below: int) -> None:
    for cell, count in table.worked_out(table.small(below)).items():
        assert count == table.count(cell)


@given(tables, st.integers(1, 10))
def test_after_hiding_twice_nothing_can_be_worked_out_that_need_not_be(table: Table, below: int) -> None:
    small = table.small(below)
    hidden = table.hidden_with(small)
    assert small <= hidden
    for cell in table.worked_out(hidden):
        # Only where all else that could be hidden with it is nought.
        others = [other for other in table.cells if other not in hidden and table.count(other)]
        assert not any(cell not in table.worked_out({*hidden, *some}) for some in _pairs(others))


def _pairs(cells: list[Cell]) -> Iterator[set[Cell]]:
    yield set(cells)
    for one in cells:
        for other in cells:
            yield {one, other}


@given(tables, st.integers(1, 10))
def test_nought_is_never_hidden_and_nothing_without_need(table: Table, below: int) -> None:
    small = table.small(below)
    hidden = table.hidden_with(small)
    assert all(table.count(cell) for cell in hidden)
    if not table.worked_out(small):
        assert hidden == small


def possible(table: Table, hidden: frozenset[Cell]) -> dict[Cell, set[int]]:
    """Every count that each hidden cell might have, for someone who knows the totals and that none is nought."""
    cells = sorted(hidden)
    rows = [sum(table.count(cell) for cell in cells if cell[0] == row) for row in range(len(table.counts))]
    columns = [sum(table.count(cell) for cell in cells if cell[1] == col) for col in range(len(table.counts[0]))]
    several = len(table.counts) > 1
    found: dict[Cell, set[int]] = {cell: set() for cell in cells}

    def fill(position: int, chosen: list[int], rows: list[int], columns: list[int]) -> None:
        if position == len(cells):
            if not any(rows) and not (several and any(columns)):
                for cell, count in zip(cells, chosen, strict=True):
                    found[cell].add(count)
            return
        row, column = cells[position]
        most = min(rows[row], columns[column]) if several else rows[row]
        for count in range(1, most + 1):
            rows[row] -= count
            columns[column] -= count
            fill(position + 1, [*chosen, count], rows, columns)
            rows[row] += count
            columns[column] += count

    fill(0, [], rows, columns)
    return found


@pytest.mark.parametrize("table", [lesson.one_condition(), lesson.all_conditions()], ids=["one condition", "all"])
def test_each_hidden_count_of_the_pages_could_be_any_of_several(table: Table) -> None:
    hidden = table.hidden_with(table.small(lesson.LIMIT))
    assert table.worked_out(hidden) == {}
    for cell, counts in possible(table, hidden).items():
        assert table.count(cell) in counts
        assert len(counts) > 2, (cell, counts)


def test_in_the_lesson_one_count_is_hidden_is_worked_out_and_a_second_is_hidden() -> None:
    table = lesson.one_condition()
    (small,) = table.small(lesson.LIMIT)
    assert table.worked_out({small}) == {small: table.count(small)}
    hidden = table.hidden_with({small})
    assert len(hidden) == 2
    assert min(table.count(cell) for cell in table.cells if cell != small) == sum(map(table.count, hidden - {small}))


def test_the_tables_count_the_town() -> None:
    for (name, cells), condition in zip(lesson.whole_table().rows, CONDITIONS[1:-1], strict=False):
        assert name.casefold() == condition
        counted = [
            sum(1 for one in town() if CONDITIONS[one.condition] == condition and WARDS[one.ward] == ward)
            for ward in WARDS
        ]
        for cell, count in zip(cells, [*counted, sum(counted)], strict=True):
            assert cell.hidden or cell.words == f"{count:,}"


@pytest.mark.parametrize(
    ("count", "to", "rounds"),
    [(0, 5, 0), (2, 5, 0), (3, 5, 5), (7, 5, 5), (8, 5, 10), (5, 10, 10), (4, 10, 0), (3, 0, 3)],
)
def test_counts_are_rounded_to_the_nearest_and_halves_upwards(count: int, to: int, rounds: int) -> None:
    assert rounded(count, to) == rounds


def test_rounded_counts_are_those_of_the_lesson() -> None:
    ((_, cells),) = lesson.rounded_counts().rows
    (counts,) = lesson.one_condition().counts
    assert [int(cell.words) for cell in cells] == [5 * ((count + 2) // 5) for count in (*counts, sum(counts))]


def test_a_table_turned_says_the_same() -> None:
    table = lesson.hidden_twice()
    turned = table.turned()
    assert turned.heads == ("Epilepsy",)
    assert [name for name, _ in turned.rows] == [*WARDS, "Whole town"]
    assert [cell for _, (cell,) in turned.rows] == list(table.rows[0][1])
    assert (turned.caption, turned.hides) == (table.caption, table.hides)
