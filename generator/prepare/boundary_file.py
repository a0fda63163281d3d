"""A boundary file as it came: GeoJSON or TopoJSON, read without trusting it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import shapely

from generator.prepare.refusal import Fault, NotPrepared
from generator.read.content_files import shown_path

LARGEST = 200_000_000
_FURTHEST = 1e8  # beyond any place on Earth, in degrees or metres

# A multipolygon is a list of polygons, each a list of rings, each a list of arcs.
_DEEPEST = 4
_AGAIN = "Download it again from the ONS Open Geography Portal, as GeoJSON."
_ONLY_AREAS = "Give a file that holds nothing but areas. " + _AGAIN


@dataclass(frozen=True)
class Feature:
    """One shape of the file, and all that the file says of it, its own `id` among the rest."""

    said: Mapping[str, Any]
    shape: shapely.Geometry


class _Broken(Exception):
    """What is wrong, and how to mend it."""


def read_boundaries(path: Path) -> list[Feature]:
    """Every area in a file, each shape made valid. Raises NotPrepared with what is wrong and how to mend it."""
    try:
        features = list(_features(_data(path)))
        if not features:
            _stop("There are no areas in this file.", _AGAIN)
        return features
    except _Broken as reason:
        raise NotPrepared([Fault(shown_path(path), *reason.args)]) from None


def _stop(what: str, fix: str) -> NoReturn:
    raise _Broken(what, fix)


def _data(path: Path) -> Any:
    try:
        if path.stat().st_size > LARGEST:
            _stop("This file is larger than 200 MB.", "Download the generalised boundaries (BGC or BUC) instead.")
        text = path.read_text(encoding="utf-8-sig")
    except OSError as reason:
        _stop(f"This file cannot be opened ({reason.strerror}).", "Allow it to be read.")
    except UnicodeDecodeError:
        _stop("This is not text: a shapefile or a zip file, perhaps.", _AGAIN)
    if not text.strip():
        _stop("This file is empty.", _AGAIN)
    try:
        return json.loads(text, parse_constant=_no_constant)
    except json.JSONDecodeError as reason:
        _stop(f"This is not JSON from line {reason.lineno}, column {reason.colno} on.", _AGAIN)
    except (RecursionError, ValueError):
        _stop("This JSON is nested too deep, or holds a number that is too long, to be a boundary file.", _AGAIN)


def _no_constant(word: str) -> NoReturn:
    _stop(f"A number is given as {word}.", "Correct or remove that shape. " + _AGAIN)


def _features(data: Any) -> Iterator[Feature]:
    kind = data.get("type") if isinstance(data, dict) else None
    if kind == "FeatureCollection":
        for item in _list(data.get("features"), "features"):
            if not isinstance(item, dict):
                _stop("One of `features` is not a feature.", _AGAIN)
            geometry = item.get("geometry")
            yield _feature(item, geometry, geometry.get("coordinates") if isinstance(geometry, dict) else None)
    elif kind == "Topology":
        arcs = _arcs(data)
        objects = data.get("objects")
        for collection in objects.values() if isinstance(objects, dict) else ():
            inside = collection.get("geometries") if isinstance(collection, dict) else None
            for item in _list(inside, "geometries"):
                if not isinstance(item, dict):
                    _stop("One of `geometries` is not a geometry.", _AGAIN)
                yield _feature(item, item, _from_arcs(item.get("arcs"), arcs))
    else:
        _stop("This JSON is neither a GeoJSON FeatureCollection nor a TopoJSON Topology.", _AGAIN)


def _feature(item: Mapping[str, Any], geometry: Any, coordinates: Any) -> Feature:
    properties = item.get("properties")
    said = {"id": item.get("id"), **(properties if isinstance(properties, dict) else {})}
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind not in ("Polygon", "MultiPolygon"):
        _stop(
            f"{_name(said)} is given as {kind or 'nothing'}, and an area is a Polygon or a MultiPolygon.", _ONLY_AREAS
        )
    polygons = _list(coordinates if kind == "MultiPolygon" else [coordinates], "coordinates")
    try:
        made = [shapely.Polygon(rings[0], rings[1:]) for rings in (_rings(polygon, said) for polygon in polygons)]
    except (ValueError, TypeError, IndexError):
        _stop(f"The shape of {_name(said)} cannot be read.", _AGAIN)
    if not made:
        _stop(f"The shape of {_name(said)} has no area.", _AGAIN)
    # A line that crosses itself is common in generalised shapes, and can be undone.
    valid = shapely.make_valid(shapely.multipolygons(made))
    areas = [part for part in shapely.get_parts(shapely.get_parts(valid)) if part.geom_type == "Polygon"]
    if not areas:
        _stop(f"The shape of {_name(said)} has no area.", _AGAIN)
    return Feature(said, shapely.union_all(areas))


def _rings(polygon: Any, said: Mapping[str, Any]) -> list[list[tuple[float, float]]]:
    rings = []
    for ring in _list(polygon, "coordinates"):
        points = [(_number(x), _number(y)) for x, y, *_ in _list(ring, "coordinates")]
        if len(points) < 4 or points[0] != points[-1]:
            what = f"A ring of {_name(said)} is not closed: its last point should be its first, after two others."
            _stop(what, "Close the ring. " + _AGAIN)
        rings.append(points)
    return rings


def _number(value: Any) -> float:
    # Compared, not converted: a whole number in JSON may have any length.
    if isinstance(value, bool) or not isinstance(value, int | float) or not -_FURTHEST < value < _FURTHEST:
        _stop(f"A coordinate is `{str(value)[:20]}`, which is not a number on the map.", "Correct it. " + _AGAIN)
    return float(value)


def _list(value: Any, name: str) -> Sequence[Any]:
    if not isinstance(value, list):
        _stop(f"`{name}` should be a list.", _AGAIN)
    return value


def _name(said: Mapping[str, Any]) -> str:
    """How a shape is best told to a person: by its first words, or its code."""
    texts = [str(value)[:40] for value in said.values() if isinstance(value, str) and value.strip()]
    return f"`{texts[0]}`" if texts else "A shape without a name"


def _arcs(topology: Mapping[str, Any]) -> list[list[tuple[float, float]]]:
    transform = topology.get("transform")
    arcs = []
    for arc in _list(topology.get("arcs"), "arcs"):
        try:
            points = [(_number(x), _number(y)) for x, y, *_ in _list(arc, "arcs")]
            arcs.append(_placed(points, transform) if transform is not None else points)
        except (KeyError, TypeError, ValueError):
            _stop("The arcs of this TopoJSON cannot be read.", _AGAIN)
    return arcs


def _placed(points: list[tuple[float, float]], transform: Any) -> list[tuple[float, float]]:
    (east, north), (west, south) = (map(_number, transform[name]) for name in ("scale", "translate"))
    x = y = 0.0
    placed = []
    for step_x, step_y in points:
        x, y = x + step_x, y + step_y
        placed.append((x * east + west, y * north + south))
    return placed


def _from_arcs(given: Any, arcs: Sequence[list[tuple[float, float]]], depth: int = 0) -> Any:
    """The same lists with rings of points where rings of arc numbers stood."""
    if not isinstance(given, list):
        return given
    if depth > _DEEPEST:
        _stop("The shapes of this TopoJSON lie in more lists than shapes have.", _AGAIN)
    if given and all(isinstance(number, int) for number in given):
        ring: list[list[float]] = []
        for number in given:
            if not -len(arcs) <= number < len(arcs):
                _stop(f"A shape names arc {number}, and there are {len(arcs)}.", _AGAIN)
            line = arcs[number] if number >= 0 else arcs[~number][::-1]
            ring += map(list, line[1:] if ring else line)
        return ring
    return [_from_arcs(part, arcs, depth + 1) for part in given]
