"""The register as a whole, as JSON, JSON Lines, CSV tables and references, written in one walk over the agreements.

Each agreement is brought back once, and whatever is made of it is written at once, so that the memory needed does not
grow with the register.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from generator.model.agreement import Agreement
from generator.model.card import Card
from generator.model.register import Register
from generator.model.vocabulary import WITHDRAWN
from generator.present.citation import Citation, citation_of
from generator.present.open_data.csv_cells import cell
from generator.present.open_data.record import LICENCE, path_of, record_data
from generator.present.open_data.serialiser import json_of
from generator.present.open_data.tables import AgreementTable, Told, tables
from generator.present.page import PlannedFile, PlannedTogether, Site
from generator.present.reference_formats import BIBTEX_FILE, CSL_FILE, bibtex, csl

FOLDER = "data/"
JSON_FILE = f"{FOLDER}agreements.json"
LINES_FILE = f"{FOLDER}agreements.jsonl"
# A spreadsheet tells by it that the file is UTF-8, and shows Welsh as it is written.
MARK = "\ufeff"

Write = Callable[[bytes], object]


def csv_path(table: str) -> str:
    """Where the CSV file of a table is."""
    return f"{FOLDER}csv/{table}.csv"


def record_files(site: Site) -> Iterator[PlannedFile]:
    """The JSON of each agreement."""
    for card in site.register.cards:
        yield PlannedFile(path_of(card.id), partial(_record_file, site, card.id))


def register_files(site: Site) -> PlannedTogether:
    """Every file that holds all agreements."""
    paths = (JSON_FILE, LINES_FILE, BIBTEX_FILE, CSL_FILE, *(csv_path(table.name) for table in tables()))
    return PlannedTogether(paths, partial(_write, site))


def _record_file(site: Site, identifier: str) -> bytes:
    register = site.register
    return json_of(record_data(site, register.card[identifier], register.agreement(identifier))) + b"\n"


def _write(site: Site, to: Mapping[str, Write]) -> None:
    every = [(table, _rows(to[csv_path(table.name)])) for table in tables()]
    for table, rows in every:
        rows.writerow([_heading(column.name, first=not at) for at, column in enumerate(table.columns)])
    whole, lines = to[JSON_FILE], to[LINES_FILE]
    whole(json_of(about(site))[:-1] + b',"agreements":[')
    between = b"\n"
    to[BIBTEX_FILE](_bibtex_head(site))
    references = _References(to[BIBTEX_FILE], to[CSL_FILE])
    for card, agreement in _each(site.register):
        told = record_data(site, card, agreement)
        line = json_of(told)
        whole(between + line)
        lines(line + b"\n")
        between = b",\n"
        _write_rows(every, Told(site, card, told["record"]))
        if card.status != WITHDRAWN:
            references.write(citation_of(site, card, agreement))
    whole(b"\n]}\n")
    references.end()


def about(site: Site) -> dict[str, Any]:
    """What stands before the agreements: whose register it is, as at which day, and how it may be used."""
    return {
        "title": site.settings.site_name,
        "address": site.settings.site_url,
        "as_at": site.as_of.isoformat(),
        "licence": LICENCE,
    }


def _each(register: Register) -> Iterator[tuple[Card, Agreement]]:
    return ((card, register.agreement(card.id)) for card in register.cards)


def _write_rows(every: list[tuple[AgreementTable, Any]], told: Told) -> None:
    for table, rows in every:
        rows.writerows([cell(value) for value in row] for row in table.rows(told))


def _rows(write: Write) -> Any:
    """Something that writes rows as RFC 4180 asks, which spreadsheets read without a question."""
    return csv.writer(_Encoded(write), lineterminator="\r\n")


def _heading(name: str, *, first: bool) -> str:
    return MARK + name if first else name


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


class _Encoded:
    """A text file for the csv module that hands its bytes on."""

    def __init__(self, write: Write) -> None:
        self._write = write

    def write(self, text: str) -> None:
        self._write(text.encode())
