"""Where there is land: a coarse mask of the world, for the coasts that postcodes cannot show."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

_MODULE = "global_land_mask"
_FILE = "globe_combined_mask_compressed.npz"
_CELLS_PER_DEGREE = 120
_NORTH, _WEST, _SOUTH, _EAST = 61.5, -9.5, 49.5, 2.5


@dataclass(frozen=True)
class LandMask:
    """Cells of land, the first row in the north. `north` and `west` are the outer edges of the first cell."""

    land: NDArray[np.bool_]
    north: float
    west: float
    cells_per_degree: int = _CELLS_PER_DEGREE

    def share(self, longitude: NDArray[np.float64], latitude: NDArray[np.float64]) -> NDArray[np.float32]:
        """How much of what lies around each point is land, from 0 to 1; the coast runs where it is a half."""
        # A cell's value stands for its middle, half a cell from its edge.
        rows = (self.north - latitude) * self.cells_per_degree - 0.5
        columns = (longitude - self.west) * self.cells_per_degree - 0.5
        share = ndimage.map_coordinates(self.land.astype(np.float32), [rows, columns], order=1, mode="nearest")
        return np.asarray(share, dtype=np.float32)


def read_land_mask() -> LandMask:
    """The mask around Great Britain, from the package `global-land-mask`, which marks the sea of the whole world."""
    found = find_spec(_MODULE)
    if found is None or found.origin is None:
        raise ModuleNotFoundError(f"No module named '{_MODULE}'", name=_MODULE)
    with np.load(Path(found.origin).parent / _FILE) as stored:
        sea = stored["mask"]
    top, bottom = (int((90 - edge) * _CELLS_PER_DEGREE) for edge in (_NORTH, _SOUTH))
    left, right = (int((180 + edge) * _CELLS_PER_DEGREE) for edge in (_WEST, _EAST))
    return LandMask(~sea[top:bottom, left:right], _NORTH, _WEST)
