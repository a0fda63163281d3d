"""What stays of a copied record that is not shown any more: a stone at its address, with no more than may stay."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from generator.model.harvest import Source
from generator.model.organisation import slug
from generator.model.vocabulary import WITHDRAWN
from generator.read.strict_yaml import parse

GONE = "Its publisher’s register does not hold it any more."
UNFIT = "What its publisher’s register says of it now cannot be shown here."
TAKEN_DOWN = "Its publisher says so."
NAMING = ("replaced_by", "previous_ids")
"""Where a record names others by their ids."""


def read_copy(path: Path) -> dict[str, Any]:
    """What a copy says, as plain data; nothing where it is not there."""
    data = parse(path.read_text(encoding="utf-8")).data if path.is_file() else None
    return data if isinstance(data, dict) else {}


def stone(was: Mapping[str, Any], stays: Mapping[str, Any], why: str, source: Source, today: date) -> dict[str, Any]:
    """A record of which no more is left than may stay, in the shape that every record has.

    `was` is its last copy, and `stays` what its publisher says of its end; `why` stands where that says nothing.
    """
    gone = stays.get("withdrawn")
    told = gone if isinstance(gone, dict) else {}
    names = [one.get("name") for one in was.get("organisations") or () if "lead" in (one.get("roles") or ())]
    name = next(iter(names), source.name)
    invented = (was.get("provenance") or {}).get("basis") == "worked-example"
    return {
        "schema": 1,
        "title": stays.get("title") or was.get("title"),
        "summary": "This record was taken down.",
        "status": WITHDRAWN,
        "provenance": {"basis": "worked-example"} if invented else {"basis": "publisher", "publisher": slug(name)},
        "areas": [{"id": one.get("id")} for one in was.get("areas") or ()],
        "organisations": [{"name": name, "roles": ["lead"]}],
        "purpose": "This record was taken down.",
        "data": [{"item": "What this record told of"}],
        **{key: stays[key] for key in NAMING if key in stays},
        "withdrawn": {
            "date": told.get("date") or today.isoformat(),
            "why": told.get("why") or why,
            "by": told.get("by") or source.name,
        },
    }
