"""Every file of open data, in one list. To add a format, add it here: its address, and what makes it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from typing import Any

from generator.model.schema import SCHEMAS, schema_of
from generator.present.open_data import areas, descriptions
from generator.present.open_data.spreadsheet import spreadsheet_file
from generator.present.open_data.tables import Table, tables
from generator.present.open_data.whole_register import FOLDER, csv_path, record_files, register_files
from generator.present.page import PlannedFile, PlannedTogether, Site


def every_table() -> tuple[Table, ...]:
    """Every table that is published: those of agreements, and that of places."""
    return (*tables(), areas.AREAS)


def data_together(site: Site) -> tuple[PlannedTogether, ...]:
    """The files that are made in one walk over all agreements."""
    return (register_files(site),)


def data_files(site: Site) -> Iterator[PlannedFile]:
    """The files that are made each by itself."""
    yield from record_files(site)
    yield PlannedFile(csv_path(areas.AREAS.name), partial(areas.csv_file, site))
    yield PlannedFile(areas.GEOJSON_FILE, partial(areas.geojson, site))
    yield PlannedFile(descriptions.CSVW_FILE, partial(_described, descriptions.csvw, site))
    yield PlannedFile(descriptions.PACKAGE_FILE, partial(_described, descriptions.package, site))
    yield spreadsheet_file(site)
    for noun in SCHEMAS:
        yield PlannedFile(f"{FOLDER}schemas/{noun}.json", partial(_shown, schema_of, noun))


def _described(describe: Any, site: Site) -> bytes:
    return _shown(describe, site, every_table())


def _shown(make: Any, *given: Any) -> bytes:
    """As people read it who open the file."""
    return (json.dumps(make(*given), indent=2, ensure_ascii=False) + "\n").encode()
