"""Great Britain as square cells: which district each lies in, or the sea."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from pyproj import Transformer
from scipy import ndimage
from scipy.spatial import cKDTree

from generator.prepare.land import LandMask

SEA = -1
BRITISH_NATIONAL_GRID = 27700
WGS84 = 4326

# Metres. Each was chosen by comparing the result with official boundaries, and none matters to a tenth.
_ALWAYS_LAND = 250  # so near to a postcode there is land, whatever the mask says
_ISLAND_LAND = 500  # the same, where the mask knows no land at all: Scilly, small islands
_NO_MASK_WITHIN = 3000
_OTHER_LAND = 16_000  # land further than this from every postcode is Ireland, the Isle of Man or France
# Square metres.
_POOL = 2_500_000  # water enclosed by land and smaller than this is not drawn
_STRAY = 2_000_000  # a part of a district cut off from the rest and smaller than this joins what is around it
_SPECK = 300_000  # an island smaller than this is left out, unless it is all that a district has

_ROWS_AT_ONCE = 300

Cells = NDArray[np.int16]
"""The number of a district, or SEA; the first row in the south."""


@dataclass(frozen=True)
class Grid:
    """Square cells in metres of the British National Grid, counted from the south-west corner."""

    west: int
    south: int
    cell: int
    columns: int
    rows: int

    @classmethod
    def around(cls, positions: NDArray[np.int64], cell: int) -> Grid:
        """A grid that holds every position with room for the coast."""
        margin = 10_000
        low = positions.min(axis=0) // cell * cell - margin
        high = positions.max(axis=0) + margin
        columns, rows = (high - low) // cell + 1
        return cls(int(low[0]), int(low[1]), cell, int(columns), int(rows))

    def strips(self) -> Iterator[tuple[slice, NDArray[np.float64]]]:
        """The middles of all cells, some rows at a time so that memory stays small."""
        across = self.west + self.cell * (np.arange(self.columns) + 0.5)
        for first in range(0, self.rows, _ROWS_AT_ONCE):
            rows = slice(first, min(first + _ROWS_AT_ONCE, self.rows))
            up = self.south + self.cell * (np.arange(rows.start, rows.stop) + 0.5)
            yield rows, np.stack(np.meshgrid(across, up), axis=-1)


def divide(positions: NDArray[np.int64], owners: NDArray[np.int64], mask: LandMask, grid: Grid) -> Cells:
    """Give every cell of land to the district of the nearest postcode.

    The nearest alone decides: a vote of several moves borders away from towns, where postcodes are dense.
    """
    nearest, distance, share = _look(positions, owners, mask, grid)
    land = _land(distance, share, grid.cell)
    return _tidied(np.where(land, nearest, SEA).astype(np.int16), land, grid.cell)


def _look(
    positions: NDArray[np.int64], owners: NDArray[np.int64], mask: LandMask, grid: Grid
) -> tuple[Cells, NDArray[np.float32], NDArray[np.float32]]:
    nearest = np.zeros((grid.rows, grid.columns), dtype=np.int16)
    distance = np.empty(nearest.shape, dtype=np.float32)
    share = np.empty(nearest.shape, dtype=np.float32)
    to_degrees = Transformer.from_crs(BRITISH_NATIONAL_GRID, WGS84, always_xy=True)
    # Several postcodes may share a place, and districts may disagree there: the order of the rows must not matter.
    places = np.unique(np.column_stack([positions, owners]), axis=0)
    tree = cKDTree(places[:, :2])
    for rows, middles in grid.strips():
        far, which = tree.query(middles, workers=-1, distance_upper_bound=_OTHER_LAND)
        distance[rows] = far
        nearest[rows] = np.append(places[:, 2], 0)[which]
        longitude, latitude = to_degrees.transform(middles[..., 0], middles[..., 1])
        share[rows] = mask.share(longitude, latitude)
    return nearest, distance, share


def _land(distance: NDArray[np.float32], share: NDArray[np.float32], cell: int) -> NDArray[np.bool_]:
    known = (share > 0.5) & np.isfinite(distance)
    beyond_mask = ndimage.distance_transform_edt(~known) * cell > _NO_MASK_WITHIN if known.any() else ~known
    land = known | (distance < _ALWAYS_LAND) | (beyond_mask & (distance < _ISLAND_LAND))
    water, _ = ndimage.label(~land)
    sizes = np.bincount(water.ravel()) * cell**2
    return np.asarray(land | (sizes < _POOL)[water])


def _tidied(cells: Cells, land: NDArray[np.bool_], cell: int) -> Cells:
    """Without strays and specks: far-off places with a neighbour's postcode would show as dots on the map."""
    part, sizes, largest = _parts(cells)
    islands, _ = ndimage.label(land)
    alone = np.bincount(islands.ravel())[islands] == sizes[part]
    spare = (cells != SEA) & (sizes[part] < largest[cells])
    size = sizes[part] * cell**2
    tidied = cells.copy()
    tidied[spare & alone & (size < _SPECK)] = SEA
    stray = spare & ~alone & (size < _STRAY)
    if stray.any():
        kept = (cells != SEA) & ~stray
        around = ndimage.distance_transform_edt(~kept, return_distances=False, return_indices=True)
        tidied[stray] = cells[tuple(index[stray] for index in around)]
    return tidied


def _parts(cells: Cells) -> tuple[NDArray[np.int32], NDArray[np.int64], NDArray[np.int64]]:
    """The connected part that each cell belongs to, the cells in each part, and in each district's largest part."""
    part = np.zeros(cells.shape, dtype=np.int32)
    largest = np.zeros(int(cells.max()) + 2, dtype=np.int64)  # the last stands for the sea
    parts = 0
    for number, window in enumerate(ndimage.find_objects(cells.astype(np.int32) + 1)):
        if window is not None:
            labels, count = ndimage.label(cells[window] == number)
            part[window][labels > 0] = labels[labels > 0] + parts
            parts += count
            largest[number] = np.bincount(labels.ravel())[1:].max()
    sizes = np.bincount(part.ravel(), minlength=parts + 1)
    return part, sizes, largest
