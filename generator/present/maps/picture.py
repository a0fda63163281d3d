"""The picture of a map that stands in a page, readable without a script: shapes, patterns and words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from generator.present.maps.shapes import Shapes
from generator.present.maps.views import Box, View
from generator.present.parts import Layer, Picture, Ring

# In units of a picture. A place smaller than this gets a ring around it, or nobody would find it.
FOUND_EASILY = 9
RING = 8
LAND_PATH = "maps/britain.svg"
NATIONAL_WIDTH, AREA_WIDTH, LOCATOR_WIDTH = 420, 300, 170
# How much of the surroundings an area's picture shows, and the least that it spans: about 30 km.
AROUND, LEAST = 0.35, 0.0013


def national(shapes: Shapes, by_look: Mapping[str, Sequence[str]]) -> Picture:
    """All areas with an outline, those of each look together, from the strongest look to the weakest."""
    view = View(shapes.whole, NATIONAL_WIDTH)
    drawing = shapes.drawing(view)
    # The strongest is drawn last, over the borders of the others.
    layers = [Layer(look, drawing.lines(by_look[look])) for look in reversed(list(by_look))]
    return _picture(view, *layers)


def of_area(shapes: Shapes, districts: Sequence[str]) -> Picture:
    """One area, made of these districts, among its neighbours."""
    box = shapes.box(districts)
    view = View(_shaped(box.grown(AROUND, LEAST)), AREA_WIDTH, missed=8.0)
    around = [one for one in shapes.seen(view.box) if one not in set(districts)]
    drawing = shapes.drawing(view)
    return _picture(view, Layer("land", drawing.lines(around)), Layer("here", drawing.line(districts)))


def locator(shapes: Shapes, taking_part: Sequence[str], covered: Sequence[str]) -> Picture:
    """Where in Britain: the districts that take part, and those that a scheme covers without our knowing more."""
    view = _locator_view(shapes)
    drawing = shapes.drawing(view)
    return _picture(
        view,
        Layer("land", "", shared=f"{LAND_PATH}#land"),
        Layer("covered", drawing.line(covered)),
        Layer("here", drawing.line(taking_part)),
        rings=tuple(_rings(shapes, [*taking_part, *covered], view)),
    )


def land_file(shapes: Shapes) -> bytes:
    """The land of every locator, as a file that pages share: it would be most of each picture."""
    view = _locator_view(shapes)
    line = shapes.drawing(view).line(tuple(shapes.areas))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {view.width} {view.height}">'
        f'<path id="land" d="{line}"/></svg>\n'
    ).encode()


def _locator_view(shapes: Shapes) -> View:
    return View(shapes.whole, LOCATOR_WIDTH, missed=2.0)


def _picture(view: View, *layers: Layer, rings: tuple[Ring, ...] = ()) -> Picture:
    return Picture(view.width, view.height, tuple(layer for layer in layers if layer.line or layer.shared), rings)


def _shaped(box: Box) -> Box:
    """A box no taller than it is wide, and at most half as wide again as tall, as a page has room for."""
    middle_x, middle_y = (box.west + box.east) / 2, (box.north + box.south) / 2
    width, height = max(box.width, box.height), max(box.height, box.width / 1.5)
    return Box(middle_x - width / 2, middle_y - height / 2, middle_x + width / 2, middle_y + height / 2)


def _rings(shapes: Shapes, districts: Sequence[str], view: View) -> Iterable[Ring]:
    """One ring around everything, where everything together is small."""
    if not districts:
        return
    box = shapes.box(districts)
    if max(box.width, box.height) * view.scale < FOUND_EASILY:
        x, y = view.spot(((box.west + box.east) / 2, (box.north + box.south) / 2))
        yield Ring(x, y, RING)
