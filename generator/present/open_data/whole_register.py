"""The register as a whole, as JSON, JSON Lines, CSV tables and references, written in one walk over the agreements.

Each agreement is brought back once, and whatever is made of it is written at once, so that the memory needed does not
grow with the register.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from generator.model.vocabulary import WITHDRAWN
from generator.present.citation import Citation, citation_of
from generator.present.families import FileFamily
from generator.present.open_data.csv_rows import Rows
from generator.present.open_data.record import LICENCE, path_of, record_data
from generator.present.open_data.serialiser import json_of
from generator.present.open_data.tables import Told, tables
from generator.present.page import PlannedTogether, Site
from generator.present.reference_formats import BIBTEX_FILE, CSL_FILE, bibtex, csl

FOLDER = "data/"
JSON_FILE = f"{FOLDER}agreements.json"
LINES_FILE = f"{FOLDER}agreements.jsonl"
Write = Callable[[bytes], object]


def csv_path(table: str) -> str:
    """Where the CSV file of a table is."""
    return f"{FOLDER}csv/{table}.csv"


def record_files(site: Site) -> FileFamily:
    """The JSON of each agreement."""
    return FileFamily(tuple(card.id for card in site.register.cards), path_of, _record_file, (site,))


def register_files(site: Site) -> PlannedTogether:
    """Every file that holds all agreements."""
    paths = (JSON_FILE, LINES_FILE, BIBTEX_FILE, CSL_FILE, *(csv_path(table.name) for table in tables()))
    return PlannedTogether(paths, partial(_write, site))


def _record_file(site: Site, identifier: str) -> bytes:
    return json_of(record_data(site, site.register.card[identifier])) + b"\n"


def _write(site: Site, to: Mapping[str, Write]) -> None:
    every = [(table, Rows(table.heads, to[csv_path(table.name)])) for table in tables()]
    whole, lines = to[JSON_FILE], to[LINES_FILE]
    whole(json_of(about(site))[:-1] + b',"agreements":[')
    between = b"\n"
    to[BIBTEX_FILE](_bibtex_head(site))
    references = _References(to[BIBTEX_FILE], to[CSL_FILE])
    for card in site.register.cards:
        told = record_data(site, card)
        line = json_of(told)
        whole(between + line)
        lines(line + b"\n")
        between = b",\n"
        about_it = Told(site, card, told["record"], told["not_stated"])
        for table, rows in every:
            rows.add(table.rows(about_it))
        if card.status != WITHDRAWN:
            references.write(citation_of(site, card))
    whole(b"\n]}\n")
    for _, rows in every:
        rows.end()
    references.end()


def about(site: Site) -> dict[str, Any]:
    """What stands before the agreements: whose register it is, as at which day, and how it may be used."""
    return {
        "title": site.settings.site_name,
        "address": site.settings.site_url,
        "as_at": site.as_of.isoformat(),
        "licence": LICENCE,
    }


def _bibtex_head(site: Site) -> bytes:
    """Whose references these are. BibTeX passes over what stands outside entries; `@` would begin one."""
    name = site.settings.site_name.replace("@", " at ")
    return f"% How to refer to each agreement. {' '.join(name.split())}, as at {site.as_of.isoformat()}.\n".encode()


class _References:
    """Writes how to refer to each agreement, as BibTeX and as CSL-JSON. What was taken down is not to be cited."""

    def __init__(self, as_bibtex: Write, as_csl: Write) -> None:
        self._bibtex, self._csl = as_bibtex, as_csl
        self._before = b"[\n"

    def write(self, citation: Citation) -> None:
        self._bibtex(f"\n{bibtex(citation)}".encode())
        self._csl(self._before + json_of(csl(citation)))
        self._before = b",\n"

    def end(self) -> None:
        self._csl(b"[]\n" if self._before == b"[\n" else b"\n]\n")
