"""Shapes whose neighbours share their borders exactly: made from cells, and simplified together."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import Transformer

from generator.prepare.cells import SEA, Cells, Grid

Shapes = NDArray[np.object_]
"""Polygons and multipolygons, one a district."""


def shapes_of(cells: Cells, grid: Grid, districts: int) -> Shapes:
    """The outline of each district, every corner of a cell kept so that neighbours match point by point."""
    faces = shapely.get_parts(shapely.polygonize(_edges(cells, grid)))
    middles = shapely.get_coordinates(shapely.point_on_surface(faces))
    columns, rows = ((middles - (grid.west, grid.south)) // grid.cell).astype(np.int64).T
    owners = cells[rows.clip(0, grid.rows - 1), columns.clip(0, grid.columns - 1)]
    return np.array([shapely.multipolygons(faces[owners == number]) for number in range(districts)])


def _edges(cells: Cells, grid: Grid) -> NDArray[np.object_]:
    """Every side between two cells that do not belong together, as a line of its own."""
    framed = np.pad(cells, 1, constant_values=SEA)
    upright = np.argwhere(framed[:, 1:] != framed[:, :-1])
    level = np.argwhere(framed[1:] != framed[:-1])
    # In `framed`, row and column 1 are the first of the grid. Ends are rows and columns of corners.
    up, along = np.array([1, 0]), np.array([0, 1])
    ends = np.concatenate(
        [
            np.stack([upright + along, upright + along + up], axis=1),
            np.stack([level + up, level + up + along], axis=1),
        ]
    )
    places = (ends[..., ::-1] - 1) * float(grid.cell) + (grid.west, grid.south)
    return np.asarray(shapely.linestrings(places))


def simplified(shapes: Shapes, metres: float) -> Shapes:
    """With fewer points, borders simplified once for both neighbours (Visvalingam's way), so that none gapes."""
    return np.asarray(shapely.coverage_simplify(shapes, metres)) if metres else shapes


def moved(shapes: Shapes, transformer: Transformer) -> Shapes:
    """The same shapes in other coordinates. A point that two share moves to one place."""

    def move(points: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.column_stack(transformer.transform(points[:, 0], points[:, 1]))

    return np.asarray(shapely.transform(shapes, move))
