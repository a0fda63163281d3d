"""The small views that pages share: what the templates in `theme/pages/parts/` print."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.present.wording import Line


@dataclass(frozen=True, slots=True)
class Download:
    """A file of data that a reader may take: where it is from the site's root, what it is called, and what it holds.

    `size` is about how large it is, in words, where that is known.
    """

    path: str
    name: str
    holds: str
    size: str = ""


@dataclass(frozen=True, slots=True)
class Downloads:
    """Every file that a reader may take, by whom it is for; `tables` and `schemas` are for everybody."""

    readers: tuple[Download, ...]
    tables: tuple[Download, ...]
    programs: tuple[Download, ...]
    harvesters: tuple[Download, ...]
    schemas: tuple[Download, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a breadcrumb. `address` is from the site's root; the last step is this page."""

    label: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that answers a question, with smaller notes under it.

    `term` names it, before the line; `mark` is a word of warning beside that; `silent` says in one
    quiet line what is not stated about it. `anchors` are places that links of before lead to.
    """

    line: Line
    term: str = ""
    notes: tuple[Line, ...] = ()
    mark: str = ""
    silent: str = ""
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """A question that a reader may have, and its answer.

    `anchor` is its lasting place on the page. Where there are no entries, `missing` says so. `silent`
    says what else is not stated. `ask` is whether "Ask them" stands beside that.
    """

    anchor: str
    question: str
    entries: tuple[Entry, ...] = ()
    missing: str = ""
    silent: str = ""
    ask: bool = False


@dataclass(frozen=True, slots=True)
class Layer:
    """Areas drawn alike. `look` names the class, and with it the pattern.

    `shared` is where the line stands in a file of its own, from the site's root, where many pages show the same.
    """

    look: str
    line: str
    shared: str = ""


@dataclass(frozen=True, slots=True)
class Ring:
    """A ring around a place too small to be seen."""

    x: int
    y: int
    radius: int


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of so many units: its layers from the lowest to the highest, and rings on top."""

    width: int
    height: int
    layers: tuple[Layer, ...]
    rings: tuple[Ring, ...] = ()


@dataclass(frozen=True, slots=True)
class MapView:
    """A map in a page: its picture with its words, and what `theme/assets/map.js` needs to open it.

    `kind` is national, area or agreement. `here` and `covered` are ids of areas, parted by spaces: those that
    the page is about, and those that a scheme covers. `key` is each look that the picture has, what it means,
    and the names of the places that have it where they are few. `borders` says in a few words what the borders are,
    and `source` the rest, with whom to name for them.
    """

    kind: str
    picture: Picture
    label: str
    key: tuple[tuple[str, str, str], ...]
    here: str
    covered: str
    borders: str
    source: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: what it is about, where that leads from the site's root, and its cells."""

    name: str
    address: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """What a map shows, for reading: a heading for each column, the first of them over the names of the rows."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Find:
    """The box that finds a council. `by_postcode` is whether it knows the table of postcodes.

    `to` is where its answers lead, from the site's root and with the place's id after it: where it is empty, to the
    place's own page.
    """

    by_postcode: bool
    to: str = ""


@dataclass(frozen=True, slots=True)
class Door:
    """A large link to a page of agreements: its name, where it is from the site's root, and a few words beside it.

    `icon` is the name of a drawing in `theme/assets/icons/`.
    """

    label: str
    address: str
    beside: str = ""
    icon: str = ""


HOME = Step("Home")


def trail(*steps: tuple[str, str], here: str) -> tuple[Step, ...]:
    """From home, by way of each label and address, to this page."""
    return (HOME, *_steps(steps), Step(here))


def _steps(pairs: Iterable[tuple[str, str]]) -> Iterable[Step]:
    return (Step(label, address) for label, address in pairs)
