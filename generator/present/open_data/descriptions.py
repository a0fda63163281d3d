"""What a program needs to read the CSV tables: their columns, types and keys, as CSV on the Web and as a Data Package.

Both are made of the same tables as the files themselves.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.present.open_data.csv_cells import BETWEEN, NONE, QUOTE
from generator.present.open_data.record import LICENCE
from generator.present.open_data.tables import Column, Table
from generator.present.page import Site

CSVW_FILE = "data/csv/csv-metadata.json"
PACKAGE_FILE = "data/datapackage.json"
READ_ME = (
    f"A cell that could be taken for a formula has {QUOTE} before it. Several values in one cell have “{BETWEEN}” "
    f"between them. {NONE} is “stated: none”, and an empty cell is “not stated”. Dates may be a year or a month alone, "
    "and may begin with “about”."
)
# What the model calls the form of an answer, as each of the two calls it. A date may be a month or a year alone, or
# "about" one, so it is text there; a rating may be a word.
_CSVW: Mapping[str, str] = {"number": "integer", "yes-or-no": "boolean", "link": "anyURI"}
_PACKAGE: Mapping[str, str] = {"number": "integer", "yes-or-no": "boolean"}
LICENCE_NAME = "OGL-UK-3.0"
LICENCE_TITLE = "Open Government Licence v3.0"


def csvw(site: Site, tables: tuple[Table, ...]) -> dict[str, Any]:
    """The tables as CSV on the Web describes them (W3C, 17 December 2015)."""
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:title": site.settings.site_name,
        "dc:description": READ_ME,
        "dc:license": {"@id": LICENCE},
        "dialect": {"header": True, "encoding": "utf-8", "lineTerminators": ["\r\n"]},
        "tables": [_csvw_table(table) for table in tables],
    }


def package(site: Site, tables: tuple[Table, ...]) -> dict[str, Any]:
    """The tables as a Data Package (Frictionless, version 1)."""
    return {
        "profile": "tabular-data-package",
        "name": "plainview-register",
        "title": site.settings.site_name,
        "description": READ_ME,
        "homepage": site.settings.site_url,
        "created": f"{site.as_of.isoformat()}T00:00:00Z",
        "licenses": [{"name": LICENCE_NAME, "path": LICENCE, "title": LICENCE_TITLE}],
        "resources": [_resource(table) for table in tables],
    }


def _csvw_table(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "columns": [_csvw_column(column) for column in table.columns],
        "primaryKey": list(table.key),
    }
    if table.of_agreements:
        reference = {"resource": "agreements.csv", "columnReference": "agreement"}
        schema["foreignKeys"] = [{"columnReference": "agreement", "reference": reference}]
    return {"url": f"{table.name}.csv", "dc:description": table.says, "tableSchema": schema}


def _csvw_column(column: Column) -> dict[str, Any]:
    described: dict[str, Any] = {
        # A name in CSV on the Web may hold a dot, and no hyphen may come first: ours are words with dots.
        "name": column.name,
        "titles": column.name,
        "dc:description": column.says,
        "datatype": "string" if column.many else _CSVW.get(column.holds, "string"),
    }
    if column.many:
        described["separator"] = BETWEEN
    if column.required:
        described["required"] = True
    return described


def _resource(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(column) for column in table.columns],
        "primaryKey": list(table.key),
        "missingValues": [""],
    }
    if table.of_agreements:
        reference = {"resource": "agreements", "fields": "agreement"}
        schema["foreignKeys"] = [{"fields": "agreement", "reference": reference}]
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"csv/{table.name}.csv",
        "description": table.says,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": schema,
    }


def _field(column: Column) -> dict[str, Any]:
    described: dict[str, Any] = {
        "name": column.name,
        "type": "string" if column.many else _PACKAGE.get(column.holds, "string"),
        "description": column.says,
    }
    if column.required:
        described["constraints"] = {"required": True}
    return described
