"""Crowds, held to pycanon and to counting one by one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pandas
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pycanon import anonymity

from generator.present.explainer.crowds import EVERYTHING, Columns, Crowds
from generator.present.explainer.lessons import LISTS
from generator.present.explainer.people import Person
from generator.present.explainer.town import town

FLAGS = ("sex", "household", "school", "job", "condition")


def every_combination() -> Iterator[Columns]:
    for age, place, *flags in product((None, "band", "exact"), (None, "ward", "street"), *[(False, True)] * 5):
        yield Columns(age, place, *flags)  # type: ignore[arg-type]


def alike(columns: Columns, one: Person, other: Person) -> bool:
    """Whether two people are the same in these columns, said again in another way than the code says it."""
    if columns.age == "exact" and one.age != other.age:
        return False
    if columns.age == "band" and min(one.age // 10, 9) != min(other.age // 10, 9):
        return False
    if columns.place == "street" and one.street != other.street:
        return False
    if columns.place == "ward" and one.street // 10 != other.street // 10:
        return False
    return all(getattr(one, flag) == getattr(other, flag) for flag in FLAGS if getattr(columns, flag))


people = st.builds(
    Person,
    age=st.integers(0, 97),
    sex=st.integers(0, 1),
    street=st.integers(0, 39),
    household=st.integers(0, 2),
    school=st.integers(0, 1),
    job=st.integers(0, 2),
    condition=st.integers(0, 2),
)
columns = st.sampled_from(list(every_combination()))


@given(st.lists(people, min_size=1, max_size=12), columns)
def test_a_crowd_is_everyone_alike(listed: list[Person], some: Columns) -> None:
    crowds = Crowds(listed, some)
    sizes = [sum(alike(some, one, other) for other in listed) for one in listed]
    assert [crowds.around(one) for one in listed] == sizes
    assert crowds.alone == sizes.count(1)
    assert crowds.below(3) == sum(size < 3 for size in sizes)
    assert crowds.k == min(sizes)
    secrets = [{other.condition for other in listed if alike(some, one, other)} for one in listed]
    assert crowds.l == min(map(len, secrets))
    assert crowds.telling == sum(len(held) == 1 for held in secrets)


@given(st.lists(people, min_size=1, max_size=12), columns, columns)
def test_more_columns_never_make_a_crowd_larger(listed: list[Person], known: Columns, released: Columns) -> None:
    looked_up = Crowds(listed, known.known_of(released))
    for one in listed:
        assert looked_up.around(one) >= Crowds(listed, known).around(one)
        assert looked_up.around(one) >= Crowds(listed, released).around(one)


@given(columns, columns)
def test_a_fact_helps_where_the_list_has_it_and_no_more_exactly(known: Columns, released: Columns) -> None:
    """The rule that tests/browser/test_town.py holds the script to, for every combination of ticks."""
    found = known.known_of(released)
    exactness: dict[str | None, int] = {None: 0, "band": 1, "exact": 2, "ward": 1, "street": 2}
    assert exactness[found.age] == min(exactness[known.age], exactness[released.age])
    assert exactness[found.place] == min(exactness[known.place], exactness[released.place])
    for flag in FLAGS:
        assert getattr(found, flag) == (getattr(known, flag) and getattr(released, flag))


@given(columns)
def test_what_is_not_in_the_list_cannot_be_looked_up(known: Columns) -> None:
    assert known.known_of(EVERYTHING) == known
    assert known.known_of(Columns()) == Columns()


def table(columns: Columns) -> pandas.DataFrame:
    """The town as pycanon wants it: the secret, and what may be known in two columns, quicker than seven."""
    known = [" | ".join(str(part) for part in columns.of(one)) for one in town()]
    return pandas.DataFrame(
        {"known": known, "town": "Pretendham", "secret": [f"condition {one.condition}" for one in town()]}
    )


# pycanon compares each crowd with the whole town one by one, which takes it seconds where there are many.
OFTEN = 3


@pytest.mark.parametrize(
    "columns",
    [pytest.param(columns, marks=() if at < OFTEN else pytest.mark.long) for at, (_, columns) in enumerate(LISTS)],
    ids=[words for words, _ in LISTS],
)
def test_what_is_published_is_what_pycanon_finds(columns: Columns) -> None:
    crowds = Crowds(town(), columns)
    frame = table(columns)
    known = ["known", "town"]
    assert crowds.k == anonymity.k_anonymity(frame, known)
    assert crowds.l == anonymity.l_diversity(frame, known, ["secret"])
    assert crowds.t == pytest.approx(anonymity.t_closeness(frame, known, ["secret"]))


@pytest.mark.parametrize("columns", [columns for _, columns in LISTS], ids=[words for words, _ in LISTS])
def test_what_is_published_is_what_a_table_of_shares_gives(columns: Columns) -> None:
    """The same by another way: a table of crowds by secrets, each row divided by its sum."""
    frame = table(columns)
    counts = pandas.crosstab(frame["known"], frame["secret"])
    shares = counts.div(counts.sum(axis=1), axis=0)
    whole = counts.sum() / counts.to_numpy().sum()
    crowds = Crowds(town(), columns)
    assert crowds.k == counts.sum(axis=1).min()
    assert crowds.l == (counts > 0).sum(axis=1).min()
    assert crowds.t == pytest.approx(((shares - whole).abs().sum(axis=1) / 2).max())
    assert crowds.telling == counts[(counts > 0).sum(axis=1) == 1].to_numpy().sum()
    assert crowds.below(10) == counts.sum(axis=1)[counts.sum(axis=1) < 10].sum()


def test_every_combination_of_ticks_is_what_pandas_counts() -> None:
    """288 of them, each grouped by a library that knows nothing of ours."""
    frame = pandas.DataFrame([{name: getattr(one, name) for name in Person.__slots__} for one in town()])
    frame["band"] = frame["age"].clip(upper=90) // 10
    frame["ward"] = frame["street"] // 10
    for columns in every_combination():
        by = [flag for flag in FLAGS if getattr(columns, flag)]
        by += [{"band": "band", "exact": "age"}[columns.age]] if columns.age else []
        by += [columns.place] if columns.place else []
        sizes = frame.groupby(by)["age"].transform("size") if by else pandas.Series([len(frame)] * len(frame))
        crowds = Crowds(town(), columns)
        assert [crowds.around(one) for one in town()] == list(sizes), columns
        assert crowds.alone == int((sizes == 1).sum()), columns
