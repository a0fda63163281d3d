"""The maps of one site: which picture a page holds, what it is called, and the files that all maps share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, partial
from hashlib import sha256
from importlib import resources

from pydantic import TypeAdapter

from generator.model.card import Card
from generator.model.outlines import Outlines
from generator.model.register import Register
from generator.model.settings import Background
from generator.present.beside_code import kept
from generator.present.maps import picture, places_file
from generator.present.maps.shapes import Shapes
from generator.present.page import PlannedFile, Site
from generator.present.parts import MapView, Picture
from generator.present.wording import count, listed, one_line, sentence
from generator.shipped import shipped

PATH, OUTLINES_PATH, POSTCODES_PATH = "maps/map.json", "maps/outlines.json", "maps/postcodes.json"
LEAFLET, LEAFLET_STYLE = "maps/leaflet.js", "maps/leaflet.css"
_PICTURE = TypeAdapter(Picture)
_LEAFLET = resources.files("js_lib_leaflet") / "static" / "js_lib_leaflet"
NATIONAL_KEY = (
    ("published", "An agreement names it"),
    ("covered", "One for a larger area covers it"),
    ("silent", "Nothing here names it yet"),
)
# Other councils, on the site of one council or of a few.
OUTSIDE = ("outside", "Not part of this site")
# The same for those who do not see the picture, in a sentence: it shows the places that...
_PLACES_THAT = {
    "published": "an agreement names",
    "covered": "one for a larger area covers",
    "silent": "nothing here names yet",
    "outside": "are not part of this site",
}
# What the script says. {name} is the background that the publisher names.
WORDS = {
    "label": "On the map, arrow keys move it, plus and minus zoom, and Enter shows the place in the middle.",
    "published": "",
    "covered": "",
    "silent": "Nothing here names it yet.",
    "nothing": "There is no place in the middle of the map.",
    "larger": "For all of {name}:",
    "background": "Show streets from {name}",
    "reveals": "Your browser then asks {name} for pictures of streets. {name} can see your internet address and "
    "which part of the map you look at.",
}


class SiteMaps:
    """Every map that a page of this site may ask for. Made once, and shared by all pages."""

    def __init__(self, register: Register, outlines: Outlines) -> None:
        # Not the register itself: maps stay in use while records come and go.
        self._areas, self._outlined = register.areas, register.outlined
        self._read_from = register.map_files.outlines_bytes
        self._about = outlines.about
        self._shapes = Shapes(outlines)
        self._national: dict[tuple[tuple[str, ...], ...], Picture] = {}

    def national(self, look_of: Callable[[str], str]) -> MapView:
        """All of Great Britain: which districts an agreement names, covers by way of a larger area, or does not."""
        by_look: dict[str, list[str]] = {look: [] for look, _ in (*NATIONAL_KEY, OUTSIDE)}
        for identifier in self._shapes.areas:
            area = self._areas.get(identifier)
            if area is None:
                by_look[OUTSIDE[0]].append(identifier)
            elif area.outline == "drawn":
                by_look[look_of(identifier)].append(identifier)
        key = NATIONAL_KEY if not by_look[OUTSIDE[0]] else (*NATIONAL_KEY, OUTSIDE)
        # The front page and the list of places show the same.
        drawn_before = tuple(map(tuple, by_look.values()))
        if drawn_before not in self._national:
            self._national[drawn_before] = picture.national(self._shapes, by_look)
        drawn = self._national[drawn_before]
        seen = [_PLACES_THAT[look] for look, _ in key if by_look[look]]
        shown = listed([f"{'those' if earlier else 'the places'} that {words}" for earlier, words in enumerate(seen)])
        label = f"Map of Great Britain. It shows {shown}."
        return self._view("national", drawn, label, tuple((look, words, "") for look, words in key))

    def of_area(self, identifier: str, name: str) -> MapView | None:
        """One area among its neighbours, or nothing where it has no outline."""
        districts = self._districts([identifier])
        if not districts:
            return None
        drawn = self._drawn_before(districts) if self._mark else picture.of_area(self._shapes, districts)
        label = f"Map of {one_line(name)} and what lies around it."
        return self._view("area", drawn, label, (("here", one_line(name), ""),), here=[identifier])

    def _drawn_before(self, districts: Sequence[str]) -> Picture:
        """The same picture as it is kept beside the code: half a million points would have to be placed."""

        def draw() -> bytes:
            return _PICTURE.dump_json(picture.of_area(self._shapes, districts))

        return _PICTURE.validate_json(kept(f"map of {' '.join(districts)}", self._mark, draw))

    @cached_property
    def _mark(self) -> str:
        """A mark of the outlines that come with Plainview, where these are they. Any others are content."""
        come_with_us = any(
            file.read_bytes() == self._read_from for file in shipped("content/areas").glob("outlines-*.json")
        )
        return sha256(self._read_from).hexdigest() if come_with_us else ""

    def of_agreement(self, card: Card, name_of: Callable[[str], str], takes_part: str) -> MapView | None:
        """Where an agreement is, told apart by whether a place takes part, or nothing where no place is drawn."""
        sure = [area for area, how in card.areas if how == "confirmed"]
        other = [area for area, how in card.areas if how != "confirmed"]
        taking_part = self._districts(sure)
        covered = [one for one in self._districts(other) if one not in set(taking_part)]
        if not taking_part and not covered:
            return None
        drawn = picture.locator(self._shapes, taking_part, covered)
        label = f"Map of Great Britain with {count(len(card.areas), 'place')} of this agreement marked."
        marked = (("here", takes_part, sure), ("covered", "Named, and not known to take part", other))
        key = [(look, words, listed([name_of(place) for place in places])) for look, words, places in marked if places]
        return self._view("agreement", drawn, label, tuple(key), here=sure, covered=other)

    def _view(
        self,
        kind: str,
        drawn: Picture,
        label: str,
        key: tuple[tuple[str, str, str], ...],
        here: Sequence[str] = (),
        covered: Sequence[str] = (),
    ) -> MapView:
        borders, _, more = self._about.method.partition(". ")
        return MapView(
            kind,
            drawn,
            label,
            key,
            " ".join(here),
            " ".join(covered),
            borders.removesuffix("."),
            " ".join(sentence(line) for line in (*filter(None, [more]), *self._about.attribution)),
        )

    def _districts(self, areas: Iterable[str]) -> list[str]:
        """The outlines that these areas are, or are made of."""
        return list(dict.fromkeys(outline for identifier in areas for outline in self._outlined.get(identifier, ())))

    def land(self) -> bytes:
        """The shape of the country that small maps share."""
        return picture.land_file(self._shapes)


def map_files(site: Site, places: Iterable[places_file.Place]) -> Iterable[PlannedFile]:
    """The files that maps and the finder share: settings, outlines, places, the postcode table, and Leaflet's own."""
    files = site.register.map_files
    known = list(places)
    yield PlannedFile(places_file.PATH, partial(places_file.places_file, known))
    if files.postcodes_bytes:
        yield PlannedFile(POSTCODES_PATH, partial(_postcodes, site))
    if files.outlines is None:
        return
    if isinstance(site.maps, SiteMaps):
        yield PlannedFile(picture.LAND_PATH, partial(_land, site))
    background = site.settings.map_background
    yield PlannedFile(PATH, partial(_settings_file, background))
    yield PlannedFile(OUTLINES_PATH, partial(_outlines, site))
    yield PlannedFile(LEAFLET, partial(_of_leaflet, "leaflet.js"))
    yield PlannedFile(LEAFLET_STYLE, partial(_of_leaflet, "leaflet.css"))
    # Its styles name these, though no map of ours shows one.
    for image in sorted((_LEAFLET / "images").iterdir(), key=lambda file: file.name):
        yield PlannedFile(f"maps/images/{image.name}", image.read_bytes)


def _postcodes(site: Site) -> bytes:
    return site.register.map_files.postcodes_bytes


def _outlines(site: Site) -> bytes:
    return site.register.map_files.outlines_bytes


def _land(site: Site) -> bytes:
    assert isinstance(site.maps, SiteMaps)
    return site.maps.land()


def _of_leaflet(name: str) -> bytes:
    return (_LEAFLET / name).read_bytes()


def _settings_file(background: Background | None) -> bytes:
    return kept("map settings", background, partial(settings_by_folium, background))


def settings_by_folium(background: Background | None) -> bytes:
    """The settings of every map, made anew. folium takes longer to load than many a site to build."""
    from generator.present.maps.lean_map import map_file

    files = {"scripts": [LEAFLET], "styles": [LEAFLET_STYLE], "outlines": OUTLINES_PATH, "places": places_file.PATH}
    return map_file(background, {**files, "words": WORDS})
