"""JSON Schema (draft-07) of each kind of file, made from the models, for editors that complete and check."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic import BaseModel

from generator.model.agreement import Agreement
from generator.model.area import Area
from generator.model.framework import Framework
from generator.model.glossary import TermList
from generator.model.harvest import SourceList
from generator.model.history import RedactionList
from generator.model.organisation import OrganisationList
from generator.model.search_words import SearchWordList

DRAFT = "http://json-schema.org/draft-07/schema#"

SCHEMAS: Mapping[str, type[BaseModel]] = {
    "agreement": Agreement,
    "area": Area,
    "framework": Framework,
    "organisations": OrganisationList,
    "glossary": TermList,
    "search-words": SearchWordList,
    "redactions": RedactionList,
    "sources": SourceList,
}


@cache
def schema_of(noun: str) -> dict[str, Any]:
    """The schema of one kind of file, as plain data, which nobody may change."""
    made = SCHEMAS[noun].model_json_schema(by_alias=True)
    return {"$schema": DRAFT, **_as_draft_07(made)}


def schema_text(noun: str) -> str:
    """The schema as it is printed."""
    return json.dumps(schema_of(noun), indent=2, ensure_ascii=False) + "\n"


def _as_draft_07(part: Any) -> Any:
    """Pydantic writes draft 2020-12. The words that differ are few: definitions, and fixed-length lists."""
    if isinstance(part, dict):
        if "question" in part:  # editors show the title of a field as the head of its help
            part = {**part, "title": part["question"]}
        renamed = {("definitions" if key == "$defs" else key): _as_draft_07(value) for key, value in part.items()}
        if "prefixItems" in renamed:
            renamed["items"] = renamed.pop("prefixItems")
        if isinstance(renamed.get("$ref"), str) and len(renamed) > 1:
            # Draft-07 ignores whatever stands beside a $ref.
            reference = renamed.pop("$ref")
            renamed["allOf"] = [{"$ref": reference}]
        return renamed
    if isinstance(part, list):
        return [_as_draft_07(item) for item in part]
    if isinstance(part, str) and part.startswith("#/$defs/"):
        return part.replace("#/$defs/", "#/definitions/")
    return part
