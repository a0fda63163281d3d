"""The static files of the site as OpenAPI 3.1 describes an interface, for programs that read such descriptions."""

from __future__ import annotations

import re
from typing import Any

from generator.model.agreement import STAYS, Agreement
from generator.model.dictionary import dictionary_of
from generator.model.history import HASH_PATTERN
from generator.model.schema import DRAFT, schema_of
from generator.present.open_data.addresses import PARTS, Address, addresses
from generator.present.open_data.record import LICENCE
from generator.present.page import Site

_PART = re.compile(r"\{([a-z]+)\}")
_TEXT = {"type": "string"}
_YES = {"type": "boolean"}
_DAY = {"type": "string", "format": "date"}
_LINK = {"type": "string", "format": "uri"}
_SHA_256 = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
_DEFINITIONS = "#/definitions/"


def openapi(site: Site) -> dict[str, Any]:
    """The description of everything that a program can fetch here."""
    settings = site.settings
    shapes, definitions = _shapes(), _definitions()
    return {
        "openapi": "3.1.0",
        "jsonSchemaDialect": DRAFT,
        "info": {
            "title": f"{settings.site_name}: the data",
            "version": "1",
            "description": "Files, made when the register is published. There is nothing to ask, no key and no limit. "
            "An address never dies. A new fact may come to a record; none that is there changes its meaning.",
            "license": {"name": "Open Government Licence v3.0", "url": LICENCE},
        },
        "servers": [{"url": settings.site_url.rstrip("/")}],
        "paths": {f"/{address.path}": {"get": _get(address)} for address in addresses(site)},
        "components": {"schemas": {**shapes, **definitions}},
    }


def _get(address: Address) -> dict[str, Any]:
    parts = _PART.findall(address.path)
    content = {address.media: {"schema": _ref(address.shape)} if address.shape else {}}
    told: dict[str, Any] = {
        "operationId": re.sub(r"[^a-z]+", "_", address.path).strip("_"),
        "summary": address.holds,
        "responses": {"200": {"description": address.holds, "content": content}},
    }
    if parts:
        told["parameters"] = [
            {"name": part, "in": "path", "required": True, "description": PARTS[part][0], "schema": PARTS[part][1]}
            for part in parts
        ]
        told["responses"]["404"] = {"description": "There is none of that name."}
    return told


def _ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def _object(required: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"type": "object", "required": list(required), "properties": {**required, **more}}


def _list(of: Any) -> dict[str, Any]:
    return {"type": "array", "items": of}


def _shapes() -> dict[str, Any]:
    """What the files look like that no other standard describes."""
    about = {
        "version": _TEXT,
        "day": _DAY,
        "number": {"type": "integer", "minimum": 1},
        "hash": {"type": "string", "pattern": HASH_PATTERN, "description": "Of the file, as git works it out."},
        "address": _LINK,
        "kept": {**_YES, "description": "Whether the git history no longer has it."},
    }
    besides: dict[str, Any] = {
        "was": {**_TEXT, "description": "The id of the record then, where it is another now."},
        "before": {**_TEXT, "description": "The version that it follows, and that its changes are told against."},
        "also": {**_list(_TEXT), "description": "Hashes of later files that said the same in another layout."},
    }
    change = _object(
        {"field": _TEXT, "came": {"enum": ["added", "removed", "changed"]}, "wider": _YES},
        entry=_TEXT,
        name=_TEXT,
        before=_TEXT,
        after=_TEXT,
    )
    down = _object({"date": _TEXT, "ground": _TEXT}, by=_TEXT)
    of_version: dict[str, Any] = {
        **besides,
        "wider": _YES,
        "changes": _list(_ref("Change")),
        "redaction": _ref("Redaction"),
    }
    return {
        "Register": _object(
            {"title": _TEXT, "address": _LINK, "as_at": _DAY, "licence": _LINK, "agreements": _list(_ref("Agreement"))}
        ),
        "Agreement": _object(
            {
                "id": PARTS["agreement"][1],
                "address": _LINK,
                "invented": {**_YES, "description": "Whether it is a made-up example."},
                "licence": _LINK,
                "file_sha256": _SHA_256,
                "copied": {"anyOf": [{"type": "null"}, _ref("Copied")]},
                "not_stated": {**_list(_TEXT), "description": "The facts of which the record says nothing."},
                "withheld": {**_list({"type": "object"}), "description": "The facts held back, each with its ground."},
                "tests": {**_list(_ref("Outcome")), "description": "What each assessment comes to. Never a score."},
                "record": _ref("Record"),
            }
        ),
        "Copied": {
            "description": "From which register of another publisher a record was copied.",
            **_object(
                {"publisher": _TEXT, "copied": _DAY},
                **{
                    name: {"type": ["string", "null"]}
                    for name in ("source", "original", "as_at", "unread", "manifest_sha256", "records_sha256", "commit")
                },
            ),
        },
        "Outcome": _object(
            {
                "assessment": {"type": "integer", "minimum": 1},
                "framework": _TEXT,
                "by": _object({"name": _TEXT, "kind": _TEXT}),
                "date": _TEXT,
                "outcomes": {"type": "object", "additionalProperties": _TEXT},
            }
        ),
        "Record": {
            "description": "What the file of the record states. Of one that was taken down, what stays.",
            "anyOf": [_ref("Stated"), _ref("TakenDown")],
        },
        "TakenDown": _object(
            {"status": {"const": "withdrawn"}, "title": _TEXT},
            **{Agreement.model_fields[name].alias or name: True for name in sorted(STAYS - {"status", "title"})},
        ),
        "History": _object(
            {
                "id": PARTS["agreement"][1],
                "address": _LINK,
                "licence": _LINK,
                "source": {"enum": ["git", "none"]},
                "since": {"anyOf": [_DAY, {"type": "null"}]},
                "versions": _list(_object(about, **of_version)),
                "said": _list(_object({"date": _TEXT})),
            }
        ),
        "Version": _object(
            {"id": PARTS["agreement"][1], "licence": _LINK, **about}, **of_version, record=_ref("Record")
        ),
        "VersionLine": _object(
            {"agreement": PARTS["agreement"][1], **about}, **besides, wider=_YES, redaction=_ref("Redaction")
        ),
        "Change": change,
        "Redaction": down,
        "Embed": _object({"version": {"const": "1.0"}, "type": {"const": "rich"}, "html": _TEXT}),
        "Fields": {"type": "object", "propertyNames": {"enum": [field.path for field in dictionary_of(Agreement)]}},
        "Manifest": _object(
            {
                "format": {"const": 1},
                "site": _LINK,
                "as_at": _DAY,
                "content": _object({"commit": {"anyOf": [_TEXT, {"type": "null"}]}, "changed_since": _YES}),
                "hashes": {"const": "sha256"},
                "files": {"type": "object", "additionalProperties": _SHA_256},
                "for_the_host": {"type": "object", "additionalProperties": _SHA_256},
            }
        ),
    }


def _definitions() -> dict[str, Any]:
    """The schema of an agreement's record, with its parts under names of their own."""
    whole = _moved(schema_of("agreement"))
    parts = {_own(name): part for name, part in whole.pop("definitions").items()}
    whole.pop("$schema")
    return {"Stated": whole, **parts}


def _moved(part: Any) -> Any:
    if isinstance(part, dict):
        return {key: _moved(value) for key, value in part.items()}
    if isinstance(part, list):
        return [_moved(item) for item in part]
    if isinstance(part, str) and part.startswith(_DEFINITIONS):
        return f"#/components/schemas/{_own(part.removeprefix(_DEFINITIONS))}"
    return part


def _own(name: str) -> str:
    return f"Record{name}"
