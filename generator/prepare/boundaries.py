"""`plainview prepare boundaries`: official boundaries in place of the outlines that we draw."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path

import numpy as np
import shapely
from pyproj import Transformer

from generator.model.area import CODE_PATTERN, Area
from generator.model.outlines import About
from generator.prepare.boundary_file import Feature, read_boundaries
from generator.prepare.cells import BRITISH_NATIONAL_GRID, WGS84
from generator.prepare.districts import drawn_districts, read_areas
from generator.prepare.outlines import OGL, OGL_URL
from generator.prepare.refusal import Fault, NotPrepared
from generator.prepare.shapes import Shapes, moved, simplified
from generator.prepare.topology import topology
from generator.prepare.written import OUTLINES, finest_within, write_in_place_of
from generator.read.content_files import shown_path

Tell = Callable[[str], None]

_FINENESSES = (50, 100, 150, 200, 250, 300, 350, 400, 500, 600, 800, 1000, 1500, 2000)
_CODE = re.compile(CODE_PATTERN)
_YEAR = re.compile(r"[a-z]+(\d\d)cd", re.IGNORECASE)
_VINTAGE = re.compile(r"(19|20)\d\d(-(0[1-9]|1[0-2]))?")
# Names listed in a message before the rest are counted.
_NAMED = 10
# What the first letters of a code say of an area, where it is no district.
_NO_DISTRICT = {"E10": "counties", "E47": "combined authorities", "E12": "regions", "E92": "nations"}
# Metres. Borders that were rounded apart are brought together again.
_SNAP = 1.0
_GAP = 50.0  # an enclosed gap narrower than this is a fault of rounding, not water

_DEGREES = (-9.5, 49.0, 3.0, 61.5)
_METRES = (-10_000.0, -20_000.0, 700_000.0, 1_300_000.0)
_SMALLEST = 360.0  # metres; no district is so small, and no degrees reach so far


def prepare_boundaries(file: Path, content: Path, out: Path, vintage: str | None, tell: Tell) -> Path:
    """Read a boundary file, hold it against the areas, and write its shapes as outlines.

    Raises NotPrepared or ContentProblems; then nothing was written.
    """
    areas = read_areas(content)
    folder = shown_path(content / "areas")
    features = read_boundaries(file)
    shown = shown_path(file)
    field = code_field(features, drawn_districts(areas, folder), shown)
    year = _vintage(vintage, field, shown)
    districts = drawn_districts(areas, folder, year)
    shapes, unknown = _by_code(features, field, areas)
    if unknown:
        tell(f"{shown}: no area has these codes, and their shapes are left out: {_few(unknown)}")
    if repeated := _repeated(features, field):
        tell(f"{shown}: these codes come more than once, and their shapes are joined: {_few(repeated)}")
    missing = [f"{areas[identifier].name} ({code})" for code, identifier in districts.items() if code not in shapes]
    if missing:
        raise NotPrepared([_without(shown, missing, shapes.keys() | set(unknown))])
    kept = {districts[code]: shape for code, shape in sorted(shapes.items()) if code in districts}
    text = _written(kept, _in_metres(shown, features), about_boundaries(year))
    return write_in_place_of(out, "outlines", year, text)


def about_boundaries(vintage: str) -> About:
    """What the ONS asks to be said wherever its boundaries are used."""
    return About(
        "Outlines of the districts of Great Britain",
        vintage,
        "Boundaries of the Office for National Statistics, simplified, with borders that neighbours share.",
        OGL,
        OGL_URL,
        (
            "Source: Office for National Statistics licensed under the Open Government Licence v.3.0",
            f"Contains OS data © Crown copyright and database right {vintage[:4]}",
        ),
    )


def code_field(features: Sequence[Feature], districts: Mapping[str, str], shown: str) -> str:
    """The field that holds the codes of areas: of all that hold codes, the one that names most districts.

    A file may give several, such as LAD25CD and the region's RGN25CD. Raises NotPrepared where none does.
    """
    codes: Counter[str] = Counter()
    known: Counter[str] = Counter()
    for feature in features:
        for field, value in feature.said.items():
            if (code := _code_in(value)) is not None:
                codes[field] += 1
                known[field] += code in districts
    if not codes:
        what = "No field of its areas holds ONS codes, such as E08000035."
        raise NotPrepared([Fault(shown, what, "Give a file with a field such as LAD25CD.")])
    return max(sorted(codes), key=lambda field: (known[field], codes[field], bool(_YEAR.fullmatch(field))))


def _vintage(given: str | None, field: str, shown: str) -> str:
    if given is not None:
        if not _VINTAGE.fullmatch(given):
            raise NotPrepared(
                [Fault(shown, f"`{given}` is not a vintage.", "Write a year, or year and month: 2025-12.")]
            )
        return given
    told = _YEAR.fullmatch(field)
    if told is None:
        what = f"The field `{field}` does not tell the year of these boundaries."
        raise NotPrepared([Fault(shown, what, "Say it: `--vintage 2025`.")])
    return f"20{told[1]}"


def _by_code(
    features: Sequence[Feature], field: str, areas: Mapping[str, Area]
) -> tuple[dict[str, shapely.Geometry], list[str]]:
    """Shapes by code, and the codes that no area has. A code that comes several times is one area in parts."""
    known = {area.code for area in areas.values()}
    parts: dict[str, list[shapely.Geometry]] = defaultdict(list)
    for feature in features:
        parts[_code_in(feature.said.get(field)) or _printable(feature.said.get(field))].append(feature.shape)
    shapes = {code: shapely.union_all(shape) for code, shape in parts.items() if code in known}
    return shapes, sorted(parts.keys() - shapes.keys())


def _repeated(features: Sequence[Feature], field: str) -> list[str]:
    times = Counter(_code_in(feature.said.get(field)) for feature in features)
    return sorted(code for code, number in times.items() if code is not None and number > 1)


def _code_in(value: object) -> str | None:
    """The code that a field holds, however it is spaced or spelt."""
    code = value.strip().upper() if isinstance(value, str) else ""
    return code if _CODE.match(code) else None


def _printable(value: object) -> str:
    """What stands where a code should, safe to show in a terminal."""
    text = str(value) if value is not None else ""
    return "".join(letter for letter in text if letter.isprintable())[:40] or "(no code)"


def _few(names: Sequence[str]) -> str:
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return ", ".join(names[:_NAMED]) + more


def _without(shown: str, missing: Sequence[str], there: Collection[str]) -> Fault:
    count = "1 area has" if len(missing) == 1 else f"{len(missing)} areas have"
    kinds = Counter(_NO_DISTRICT[code[:3]] for code in there if code[:3] in _NO_DISTRICT)
    others = f" It holds {', '.join(sorted(kinds))}, which are drawn from their districts." if kinds else ""
    return Fault(
        shown,
        f"{count} no outline in this file: {_few(missing)}.{others}",
        "Give a file of local authority districts of the same year as the areas, or say `outline: none` for them.",
    )


def _in_metres(shown: str, features: Sequence[Feature]) -> bool:
    """Whether coordinates are metres of the British National Grid, not degrees. Raises NotPrepared for others."""
    west, south, east, north = shapely.total_bounds([feature.shape for feature in features])
    for metres, (least_x, least_y, most_x, most_y) in ((False, _DEGREES), (True, _METRES)):
        if metres and max(east - west, north - south) < _SMALLEST:
            break  # degrees that are nowhere in Great Britain: latitude first, perhaps
        if least_x <= west <= east <= most_x and least_y <= south <= north <= most_y:
            return metres
    raise NotPrepared(
        [
            Fault(
                shown,
                f"Its coordinates run from {west:g} {south:g} to {east:g} {north:g}: neither longitude and latitude "
                "in Great Britain nor metres of the British National Grid.",
                "Download it again as GeoJSON in WGS 84 (EPSG:4326), longitude first.",
            )
        ]
    )


def _written(shapes: Mapping[str, shapely.Geometry], metres: bool, about: About) -> str:
    names = sorted(shapes)
    given: Shapes = np.array([shapes[name] for name in names])
    if not metres:
        given = moved(given, Transformer.from_crs(WGS84, BRITISH_NATIONAL_GRID, always_xy=True))
    clean = np.asarray(shapely.coverage_clean(given, snapping_distance=_SNAP, gap_width=_GAP))
    to_degrees = Transformer.from_crs(BRITISH_NATIONAL_GRID, WGS84, always_xy=True)

    def make(fineness: float) -> str:
        drawn = moved(simplified(clean, fineness), to_degrees)
        return topology(dict(zip(names, drawn, strict=True)), about)

    return finest_within(OUTLINES, _FINENESSES, make)
