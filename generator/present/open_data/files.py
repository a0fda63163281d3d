"""Every file of open data, in one list. To add a format, add it here: its address, and what makes it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from typing import Any

from generator.model.schema import SCHEMAS, schema_of
from generator.present.families import Family, Several
from generator.present.open_data import (
    areas,
    catalogue,
    descriptions,
    dpv,
    openapi,
    own_terms,
    schema_org,
    spreadsheet,
    versions,
)
from generator.present.open_data.addresses import OPENAPI_FILE
from generator.present.open_data.tables import Table, tables
from generator.present.open_data.whole_register import (
    FOLDER,
    JSON_FILE,
    LINES_FILE,
    csv_path,
    record_files,
    register_files,
)
from generator.present.page import PlannedFile, PlannedTogether, Site
from generator.present.parts import Download, Downloads
from generator.present.reference_formats import BIBTEX_FILE, CSL_FILE

WHOLE: tuple[Download, ...] = (
    Download(spreadsheet.PATH, "A spreadsheet", "Every table, each on a sheet of its own."),
    Download(JSON_FILE, "JSON", "Every agreement whole, in one file."),
    Download(LINES_FILE, "JSON Lines", "The same, with one agreement a line."),
    Download(areas.GEOJSON_FILE, "GeoJSON", "Every place with its outline, and how many agreements name it."),
    versions.WHOLE,
    Download(BIBTEX_FILE, "BibTeX", "How to refer to each agreement."),
    Download(CSL_FILE, "CSL-JSON", "The same, for other programs that keep references."),
    Download(descriptions.PACKAGE_FILE, "Data Package", "What each table and column holds, for programs."),
    Download(descriptions.CSVW_FILE, "CSV on the Web", "The same in the words of the W3C."),
)
"""The files that hold the register as a whole, those that most people want first."""
CATALOGUE: tuple[Download, ...] = (
    Download(catalogue.TURTLE_FILE, "Catalogue (DCAT)", "Every agreement as an entry, for harvesters, in Turtle."),
    Download(catalogue.JSON_FILE, "Catalogue, as JSON-LD", "The same as JSON."),
    Download(own_terms.PATH, "Our own terms", "What they mean, for programs, in Turtle."),
)
"""The files that say what data there is, and in which terms."""
FEED = Download("feeds/changes.atom", "Atom", "What changed in agreements, the newest first.")
"""The feed of all agreements. `present/feeds/` makes it: a test sees that it is there."""


def downloads() -> Downloads:
    """Every file that holds the register as a whole, each table, and the schema of each file."""
    return Downloads(
        readers=tuple(file for file in WHOLE if file.path == spreadsheet.PATH),
        tables=tuple(Download(csv_path(table.name), table.name, table.says) for table in every_table()),
        programs=tuple(file for file in WHOLE if file.path != spreadsheet.PATH),
        harvesters=CATALOGUE,
        schemas=tuple(Download(schema_path(noun), f"{noun}.json", "JSON Schema, draft-07.") for noun in SCHEMAS),
    )


def schema_path(noun: str) -> str:
    """Where the schema of one kind of file is."""
    return f"{FOLDER}schemas/{noun}.json"


def every_table() -> tuple[Table, ...]:
    """Every table that is published: those of agreements, and that of places."""
    return (*tables(), areas.AREAS)


def data_together(site: Site) -> tuple[PlannedTogether, ...]:
    """The files that are made in one walk over all agreements, those of one walk together."""
    return register_files(site), spreadsheet.spreadsheet_file(site), catalogue.catalogue_files(site, whole_files())


def whole_files() -> tuple[Download, ...]:
    """Every file that holds the register as a whole, or each table of it, or tells what changed in it."""
    tables_of_it = (Download(csv_path(table.name), f"CSV: {table.name}", table.says) for table in every_table())
    return (*WHOLE, *tables_of_it, FEED)


def described(site: Site) -> dict[str, Any]:
    """What the page about the data says of it to search engines."""
    return schema_org.register_described(site, whole_files())


def data_files(site: Site) -> Iterator[Family[PlannedFile]]:
    """The files that are made each by itself."""
    yield record_files(site)
    yield dpv.dpv_files(site)
    yield from versions.version_files(site)
    yield Several(tuple(_alone(site)))


def _alone(site: Site) -> Iterator[PlannedFile]:
    yield own_terms.own_terms_file(site)
    yield PlannedFile(csv_path(areas.AREAS.name), partial(areas.csv_file, site))
    yield PlannedFile(areas.GEOJSON_FILE, partial(areas.geojson, site))
    yield PlannedFile(descriptions.CSVW_FILE, partial(_described, descriptions.csvw, site))
    yield PlannedFile(descriptions.PACKAGE_FILE, partial(_described, descriptions.package, site))
    yield PlannedFile(OPENAPI_FILE, partial(_shown, openapi.openapi, site))
    for noun in SCHEMAS:
        yield PlannedFile(schema_path(noun), partial(_shown, schema_of, noun))


def _described(describe: Any, site: Site) -> bytes:
    return _shown(describe, site, every_table())


def _shown(make: Any, *given: Any) -> bytes:
    """As people read it who open the file."""
    return (json.dumps(make(*given), indent=2, ensure_ascii=False) + "\n").encode()
