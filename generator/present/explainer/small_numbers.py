"""Hiding small numbers in a table with totals, so that none of them can be worked out again.

A cell is hidden where it counts from 1 up to, but not including, a limit. Nought is shown: nobody is in it. Bodies
differ in this, and in the limit; see `content/pages/understand/protections.md`.

The total of each row is published, and in a table of several rows the total of each column too. Think of every row and
column as a point, and of every hidden cell as a line from its row to its column. A hidden cell follows from the totals
just where its line is a bridge: without it there would be no other way from one end to the other. Then all that is on
one side of it adds up, and the cell is what is missing. So further cells are hidden that make another way, which
leaves no bridge.

This keeps a hidden count from being worked out by adding and taking away. A reader also knows that no hidden count is
nought, and may know the limit, so it can still be narrowed down, and now and then to one: two that make 2 are both 1.
Nothing here looks at that. The tests do, for the published tables: they look through every count that each hidden cell
could have.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass
from heapq import heappop, heappush

Cell = tuple[int, int]
"""Row and column, counted from 0."""
Point = tuple[str, int]
Rows = tuple[tuple[int | None, ...], ...]
"""Counts as a reader sees them; None where one is hidden."""


@dataclass(frozen=True)
class Table:
    """Counts in rows and columns, each row as long as the others, all totals published."""

    counts: tuple[tuple[int, ...], ...]

    def count(self, cell: Cell) -> int:
        """What stands in one cell."""
        return self.counts[cell[0]][cell[1]]

    @property
    def cells(self) -> Iterator[Cell]:
        """Every cell, row by row."""
        return ((row, column) for row, counts in enumerate(self.counts) for column in range(len(counts)))

    def small(self, below: int) -> frozenset[Cell]:
        """The cells that count at least one and fewer than `below`."""
        return frozenset(cell for cell in self.cells if 0 < self.count(cell) < below)

    def hidden_with(self, first: Set[Cell]) -> frozenset[Cell]:
        """These cells, and the further ones that must be hidden with them: those that lose the reader the least.

        Where nothing is left to hide with a cell, since all else in its lines is nought, it stays as it is: then its
        total is as small as it is, and such a total is not to be published.
        """
        hidden = set(first)
        for cell in sorted(first):
            if self._side(cell, hidden) is not None:
                hidden |= self._other_way(cell, hidden)
        return frozenset(hidden)

    def worked_out(self, hidden: Set[Cell]) -> dict[Cell, int]:
        """The hidden cells that follow from the totals and the cells that are shown, each with its count."""
        found = {}
        for cell in sorted(hidden):
            side = self._side(cell, hidden)
            if side is not None:
                # What is missing from the rows on this side, less what is missing from its columns, is in the bridge.
                found[cell] = sum(self._missing(point, hidden) for point in side if point[0] == "row") - sum(
                    self._missing(point, hidden) for point in side if point[0] == "column"
                )
        return found

    def shown(self, hidden: Set[Cell]) -> Rows:
        """The rows as a reader sees them."""
        return tuple(
            tuple(None if (row, column) in hidden else count for column, count in enumerate(counts))
            for row, counts in enumerate(self.counts)
        )

    def _ends(self, cell: Cell) -> tuple[Point, Point]:
        # In a table of one row no column has a total, so they are all one to whoever adds up.
        return ("row", cell[0]), ("column", cell[1] if len(self.counts) > 1 else 0)

    def _other_way(self, cell: Cell, hidden: Set[Cell]) -> frozenset[Cell]:
        """The cells to hide so that there is another way from a cell's row to its column: those that count the least.

        Dijkstra's shortest path, where a cell that is hidden already costs nothing. None, where there is no way.
        """
        start, end = self._ends(cell)
        waiting: list[tuple[int, Point, tuple[Cell, ...]]] = [(0, start, ())]
        reached: set[Point] = set()
        while waiting:
            cost, point, way = heappop(waiting)
            if point == end:
                return frozenset(way)
            if point not in reached:
                reached.add(point)
                for other in self.cells:
                    ends = self._ends(other)
                    if point in ends and other != cell and self.count(other):
                        further = ends[1] if point == ends[0] else ends[0]
                        heappush(waiting, (cost + (other not in hidden) * self.count(other), further, (*way, other)))
        return frozenset()

    def _side(self, cell: Cell, hidden: Set[Cell]) -> frozenset[Point] | None:
        """What can be reached from a cell's row without it; None where its column can, so that it is no bridge."""
        row, column = self._ends(cell)
        reached, fresh = {row}, {row}
        while fresh:
            lines = [set(self._ends(other)) for other in hidden if other != cell]
            fresh = {point for ends in lines if ends & reached for point in ends} - reached
            reached |= fresh
        return None if column in reached else frozenset(reached)

    def _missing(self, point: Point, hidden: Set[Cell]) -> int:
        """The total of a row or column less what is shown of it."""
        return sum(self.count(cell) for cell in hidden if point in self._ends(cell))


def rounded(count: int, to: int) -> int:
    """A count to the nearest multiple of `to`, halves upwards."""
    return (count + to // 2) // to * to if to > 1 else count
