"""What is where: every address at which there is data, in one list. The page about it and OpenAPI both read it.

A part of an address in braces stands for many: `{agreement}` for the id of each agreement. What is not here, such as
the files of the search, is for the site's own pages, and may change.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.model.fields import AGREEMENT_ID_PATTERN, ID_PATTERN
from generator.model.schema import SCHEMAS
from generator.present.open_data import areas, catalogue, descriptions, own_terms, spreadsheet, versions
from generator.present.open_data.tables import tables
from generator.present.open_data.whole_register import JSON_FILE, LINES_FILE
from generator.present.page import Site
from generator.present.reference_formats import BIBTEX_FILE, CSL_FILE

OPENAPI_FILE = "data/openapi.json"
JSON = "application/json"
_LINES, _LINKED, _ATOM, _CALENDAR, _CSV = (
    "application/jsonl",
    "application/ld+json",
    "application/atom+xml",
    "text/calendar",
    "text/csv",
)
_ID: dict[str, Any] = {"type": "string", "pattern": ID_PATTERN}
PARTS: Mapping[str, tuple[str, dict[str, Any]]] = {
    "agreement": (
        "The id of an agreement, as in the address of its page.",
        {"type": "string", "pattern": AGREEMENT_ID_PATTERN},
    ),
    "version": ("A day, and a number within it.", {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}-[0-9]+$"}),
    "area": ("The id of a place, as in the address of its page.", _ID),
    "organisation": ("The id of a body, as in the address of its page.", _ID),
    "sector": ("The id of a kind of service, as in the address of its page.", _ID),
    "table": ("The name of a table.", {"type": "string", "enum": [*(table.name for table in tables()), "areas"]}),
    "noun": ("A kind of file that editors write.", {"type": "string", "enum": list(SCHEMAS)}),
}
"""What may stand in the place of braces: what it is, and its schema."""


@dataclass(frozen=True, slots=True)
class Address:
    """One address, or many of one form: its path, what is there, of which type, and what that looks like inside.

    `shape` is the name of a schema in the OpenAPI description, or empty where another standard says it.
    """

    path: str
    holds: str
    media: str
    shape: str = ""


def addresses(site: Site) -> Iterator[Address]:
    """Every address of data on this site."""
    settings = site.settings
    yield Address("agreements/{agreement}/index.json", "One agreement.", JSON, "Agreement")
    yield Address("agreements/{agreement}/dpv.jsonld", "The same in the terms of the W3C's DPV.", _LINKED)
    yield Address("agreements/{agreement}/history/index.json", "Its versions, and what each changed.", JSON, "History")
    if settings.versions:
        yield Address("agreements/{agreement}/versions/{version}/index.json", "One version of it.", JSON, "Version")
    if settings.cards:
        yield Address("agreements/{agreement}/card/card.svg", "It in short, as a picture.", "image/svg+xml")
        yield Address("agreements/{agreement}/card/oembed.json", "How to show it (oEmbed).", JSON, "Embed")
    yield Address(JSON_FILE, "Every agreement, in one file.", JSON, "Register")
    yield Address(LINES_FILE, "Every agreement, one a line.", _LINES, "Agreement")
    yield Address(versions.WHOLE.path, "Every version, one a line.", _LINES, "VersionLine")
    yield Address("data/csv/{table}.csv", "One table.", _CSV)
    yield Address(
        spreadsheet.PATH,
        "Every table, in one spreadsheet.",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    )
    yield Address(areas.GEOJSON_FILE, "Every place with its outline.", "application/geo+json")
    yield Address(BIBTEX_FILE, "How to refer to each agreement.", "application/x-bibtex")
    yield Address(CSL_FILE, "The same, as CSL-JSON.", JSON)
    yield Address(descriptions.PACKAGE_FILE, "What each table and column holds (Data Package).", JSON)
    yield Address(descriptions.CSVW_FILE, "The same (CSV on the Web).", JSON)
    yield Address(catalogue.TURTLE_FILE, "The catalogue, for harvesters (DCAT).", "text/turtle")
    yield Address(catalogue.JSON_FILE, "The same, as JSON-LD.", _LINKED)
    yield Address(own_terms.PATH, "Our own terms.", "text/turtle")
    yield Address(versions.FIELDS_FILE, "What each fact is called, in plain words.", JSON, "Fields")
    yield Address("data/schemas/{noun}.json", "The shape of the files that editors write.", "application/schema+json")
    yield Address(OPENAPI_FILE, "This list, for programs (OpenAPI).", JSON)
    yield Address("feeds/changes.atom", "What changed, the newest first.", _ATOM)
    yield Address("feeds/wider-uses.atom", "Wider uses of data alone.", _ATOM)
    yield Address("feeds/areas/{area}.atom", "What changed in one place.", _ATOM)
    yield Address("feeds/organisations/{organisation}.atom", "What changed for one body.", _ATOM)
    yield Address("feeds/sectors/{sector}.atom", "What changed in one kind of service.", _ATOM)
    yield Address("feeds/reviews.ics", "When agreements are to be looked at again.", _CALENDAR)
    yield Address("feeds/areas/{area}.ics", "What falls due in one place.", _CALENDAR)
    yield Address("feeds/organisations/{organisation}.ics", "What falls due for one body.", _CALENDAR)
    yield Address("manifest.json", "The hash of every file.", JSON, "Manifest")
