"""The references to every agreement, in one file each: as the pages give them, and none to what was taken down."""

from __future__ import annotations

import json

import jsonschema

from generator.present.open_data.whole_register import register_files
from generator.present.page import Site
from generator.present.reference_formats import BIBTEX_FILE, CSL_FILE
from tests.builders import example, record, site
from tests.present.test_reference_formats import CSL_SCHEMA, read_bibtex


def written(of: Site) -> dict[str, str]:
    """What each file of the whole register holds."""
    planned = register_files(of)
    files = {path: bytearray() for path in planned.paths}
    planned.write({path: file.extend for path, file in files.items()})
    return {path: file.decode("utf-8-sig") for path, file in files.items()}


def test_both_files_hold_the_same_agreements_and_none_that_was_taken_down() -> None:
    gone = record("Gone", status="withdrawn", withdrawn={"date": "2026-05-01", "why": "Twice.", "by": "Editors"})
    files = written(site([record("One & all"), example("Made up"), gone]))
    items = json.loads(files[CSL_FILE])
    head, *entries = files[BIBTEX_FILE].split("\n@misc")

    jsonschema.validate(items, CSL_SCHEMA)
    assert {item["title"] for item in items} == {"One & all", "Made up (invented example)"}
    assert head.startswith("% How to refer to each agreement. Plainview, as at ") and "@" not in head
    keys = {read_bibtex(f"@misc{entry.rstrip()}\n")[0] for entry in entries}
    assert keys == {item["id"] for item in items}


def test_a_register_without_agreements_has_files_that_programs_can_read() -> None:
    files = written(site([]))
    assert json.loads(files[CSL_FILE]) == []
    assert "@" not in files[BIBTEX_FILE]
