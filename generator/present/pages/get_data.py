"""The page about the data: what there is, what is where, how to read it, and whether a copy is whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.present.followed import FeedLink
from generator.present.page import Page, Site
from generator.present.parts import Download, Step, trail
from generator.present.templates import TEMPLATES, render

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
    whole: tuple[Download, ...]
    tables: tuple[Download, ...]
    schemas: tuple[Download, ...]
    places: tuple[Place, ...]
    examples: tuple[Example, ...]
    verify: Example
    described: Mapping[str, Any]


def data_page(
    site: Site,
    downloads: tuple[Sequence[Download], Sequence[Download], Sequence[Download]],
    places: Sequence[tuple[str, str]],
    described: Mapping[str, Any],
    catalogue: Sequence[Download],
) -> Page:
    """The page about the data.

    `downloads` are the register as a whole, each table, and each schema. `places` are all addresses, each with what it
    holds; `described` is what the page says of the data to search engines, and `catalogue` what programs find in its
    head.
    """
    whole, tables, schemas = (tuple(some) for some in downloads)
    view = DataView(
        trail=trail(here="Data"),
        heading=TITLE,
        whole=whole,
        tables=tables,
        schemas=schemas,
        places=tuple(Place(path, holds, "" if "{" in path else path) for path, holds in places),
        examples=tuple(Example(anchor, name, example(file, site.settings.site_url)) for anchor, name, file in EXAMPLES),
        verify=Example("verify", "After fetching it", "plainview verify FOLDER"),
        described=described,
    )
    found = tuple(
        FeedLink(file.name, file.path, CATALOGUES[ending])
        for file in catalogue
        if (ending := file.path.rpartition(".")[2]) in CATALOGUES
    )
    return Page(ADDRESS, TITLE, DESCRIPTION, render("get_data.html.jinja", view, ADDRESS), found)


def example(file: str, site_url: str) -> str:
    """The lines of one example, for the site at an address."""
    lines = (TEMPLATES / "examples" / file).read_text(encoding="utf-8")
    return lines.replace(_HERE, site_url.rstrip("/")).rstrip("\n")
