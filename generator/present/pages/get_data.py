"""The page about the data: what there is, what is where, how to read it, and whether a copy is whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from generator.present.followed import FeedLink
from generator.present.page import Page, Site
from generator.present.parts import Downloads, Step, trail
from generator.present.templates import TEMPLATES, render
from generator.present.wording import about_bytes, capital, count, when

ADDRESS = "data/"
TITLE = "Get the data"
DESCRIPTION = (
    "Everything on these pages as files: a spreadsheet, CSV and JSON, with what is where, and how to read them by "
    "program."
)
CATALOGUES: Mapping[str, str] = {"ttl": "text/turtle", "jsonld": "application/ld+json"}
"""What kind of file a catalogue is, by the ending of its name."""
EXAMPLES: tuple[tuple[str, str, str], ...] = (
    ("curl", "On the command line, with curl", "curl.sh"),
    ("python", "In Python", "python.py"),
    ("r", "In R", "r.R"),
)
"""Each example: its anchor, what it is called, and its file. A test runs them all."""
_HERE = "SITE"


@dataclass(frozen=True, slots=True)
class Place:
    """An address, or many of one form, and what is there. `link` leads to it, where it is one."""

    path: str
    holds: str
    link: str


@dataclass(frozen=True, slots=True)
class Example:
    """Some lines to copy, under their name."""

    anchor: str
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class DataView:
    """What the page prints."""

    trail: tuple[Step, ...]
    heading: str
    counted: str
    files: Downloads
    places: tuple[Place, ...]
    examples: tuple[Example, ...]
    verify: Example
    described: Mapping[str, Any]


def data_page(
    site: Site,
    files: Downloads,
    places: Sequence[tuple[str, str]],
    described: Mapping[str, Any],
    size_of: Callable[[str], int] | None = None,
) -> Page:
    """The page about the data.

    `places` are all addresses, each with what it holds, and `described` is what the page says of the data to search
    engines. Programs find the files for harvesters in its head. `size_of` tells the bytes of a file by its path, once
    the files are made.
    """
    view = DataView(
        trail=trail(here="Data"),
        heading=TITLE,
        counted=_counted(site),
        files=_sized(files, size_of) if size_of else files,
        places=tuple(Place(path, holds, "" if "{" in path else path) for path, holds in places),
        examples=tuple(Example(anchor, name, example(file, site.settings.site_url)) for anchor, name, file in EXAMPLES),
        verify=Example("verify", "After fetching it", "plainview verify FOLDER"),
        described=described,
    )
    found = tuple(
        FeedLink(file.name, file.path, CATALOGUES[ending])
        for file in files.harvesters
        if (ending := file.path.rpartition(".")[2]) in CATALOGUES
    )
    return Page(ADDRESS, TITLE, DESCRIPTION, render("get_data.html.jinja", view, ADDRESS), found)


def _sized(files: Downloads, size_of: Callable[[str], int]) -> Downloads:
    """The same, each with how large it is."""
    lists = (getattr(files, part.name) for part in fields(files))
    return Downloads(*(tuple(replace(file, size=about_bytes(size_of(file.path))) for file in some) for some in lists))


def _counted(site: Site) -> str:
    """How many agreements there are, as at which day, and how to tell the invented ones."""
    invented = sum(card.invented for card in site.register.cards)
    real = len(site.register.cards) - invented
    told = f"{capital(count(real, 'agreement'))}, as at {when(site.as_of)}."
    if not invented:
        return told
    return f"{told} Besides, {count(invented, 'invented example')}: the column “invented” tells which they are."


def example(file: str, site_url: str) -> str:
    """The lines of one example, for the site at an address."""
    lines = (TEMPLATES / "examples" / file).read_text(encoding="utf-8")
    return lines.replace(_HERE, site_url.rstrip("/")).rstrip("\n")
