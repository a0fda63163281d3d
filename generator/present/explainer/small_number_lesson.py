"""The lesson on small numbers: people with one condition, ward by ward, hidden and worked out again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.present.explainer.people import CONDITIONS, NO_CONDITION, RARE, WARDS
from generator.present.explainer.small_numbers import Rows, Table, rounded
from generator.present.explainer.town import town
from generator.present.wording import capital, number

LIMIT, ROUNDED_TO = 5, 5
LESSON = "epilepsy"


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one cell: a count, or a sign that it is hidden."""

    words: str
    hidden: bool


@dataclass(frozen=True, slots=True)
class CountTable:
    """A table of counts with its totals as a reader sees it. The last cell of each row is its total."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]
    hides: bool

    def turned(self) -> CountTable:
        """The same with a row for each column, which fits a phone where there are few rows."""
        rows = tuple((head, tuple(cells[place] for _, cells in self.rows)) for place, head in enumerate(self.heads))
        return CountTable(self.caption, tuple(name for name, _ in self.rows), rows, self.hides)


def one_condition() -> Table:
    """People with the condition of the lesson, a count for each ward."""
    return Table((_counts(LESSON),))


def all_conditions() -> Table:
    """People with each condition, a row for each; the rarest is too rare for any table and is left out."""
    return Table(tuple(map(_counts, _listed())))


def counted() -> CountTable:
    """Every count shown."""
    return _one("All counts are shown", frozenset())


def hidden_once() -> CountTable:
    """The small count hidden, and nothing else."""
    return _one(f"Counts below {LIMIT} are hidden", one_condition().small(LIMIT))


def hidden_twice() -> CountTable:
    """A second count hidden with it."""
    table = one_condition()
    return _one("A second count is hidden", table.hidden_with(table.small(LIMIT)))


def rounded_counts() -> CountTable:
    """Every count to the nearest five, the total too: it is rounded by itself and need not be the sum."""
    (counts,) = one_condition().counts
    cells = tuple(_shown(rounded(count, ROUNDED_TO)) for count in (*counts, sum(counts)))
    caption = f"Every number is rounded to the nearest {ROUNDED_TO}"
    return CountTable(caption, _HEADS, ((capital(LESSON), cells),), hides=False)


def whole_table() -> CountTable:
    """All conditions, with everything hidden that has to be."""
    table = all_conditions()
    hidden = table.hidden_with(table.small(LIMIT))
    return _worded(f"People with each condition, counts below {LIMIT} hidden", table, hidden, _listed())


def worked_out() -> int:
    """The hidden count of the lesson, as anyone can work it out from the total."""
    table = one_condition()
    ((_, count),) = table.worked_out(table.small(LIMIT)).items()
    return count


def numbers() -> Mapping[str, int]:
    """Every number that the words around the tables say, by the name of its insert."""
    lesson, whole = one_condition(), all_conditions()
    (counts,) = lesson.counts
    two = lesson.hidden_with(lesson.small(LIMIT))
    together = sum(lesson.count(cell) for cell in two)
    return {
        "small-number-limit": LIMIT,
        "small-number-worked-out": worked_out(),
        "small-number-total": sum(counts),
        "small-number-others": sum(counts) - worked_out(),
        "small-number-two-together": together,
        # A nought is never hidden, so the other one is at least one.
        "small-number-most": together - 1,
        "small-number-rounded": rounded(worked_out(), ROUNDED_TO),
        "small-number-rounded-to": ROUNDED_TO,
        # The largest number that rounds to nought, and so looks like nobody.
        "small-number-rounded-away": max(count for count in range(ROUNDED_TO) if not rounded(count, ROUNDED_TO)),
        "small-number-whole-small": len(whole.small(LIMIT)),
        "small-number-whole-hidden": len(whole.hidden_with(whole.small(LIMIT))),
    }


def hidden_with_the_lesson() -> str:
    """The condition, in the table of all of them, whose counts are hidden for the sake of the lesson's."""
    table, names = all_conditions(), _listed()
    (other,) = {names[row] for row, _ in table.hidden_with(table.small(LIMIT))} - {LESSON}
    return other


def _one(caption: str, hidden: frozenset[tuple[int, int]]) -> CountTable:
    return _worded(caption, one_condition(), hidden, (LESSON,))


def _worded(caption: str, table: Table, hidden: frozenset[tuple[int, int]], conditions: tuple[str, ...]) -> CountTable:
    shown: Rows = table.shown(hidden)
    rows = []
    for condition, counts, all_counts in zip(conditions, shown, table.counts, strict=True):
        # One sign for every hidden count: a second one would tell which of them is small.
        cells = [_shown(count) if count is not None else Cell("*", True) for count in counts]
        rows.append((capital(condition), (*cells, _shown(sum(all_counts)))))
    if len(rows) > 1:
        totals = [sum(counts) for counts in zip(*table.counts, strict=True)]
        rows.append(("All of these", tuple(_shown(total) for total in (*totals, sum(totals)))))
    return CountTable(caption, _HEADS, tuple(rows), hides=bool(hidden))


_HEADS = (*WARDS, "Whole town")


def _shown(count: int) -> Cell:
    return Cell(number(count), False)


def _listed() -> tuple[str, ...]:
    return tuple(condition for condition in CONDITIONS if condition not in (NO_CONDITION, RARE))


def _counts(condition: str) -> tuple[int, ...]:
    sought = CONDITIONS.index(condition)
    return tuple(
        sum(1 for person in town() if person.condition == sought and person.ward == ward) for ward in range(len(WARDS))
    )
