"""The start of a new record: every field with its question, the needed ones open, the others in comments.

What must be filled in says FILL IN, which the checker points out line by line until nothing is left.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from generator.model.agreement import Agreement
from generator.model.examples import example_of
from generator.model.fields import ID_PATTERN

LONGEST_ID = 64

# Fields that a publisher's record needs, as they stand before anything is known.
_STARTS: Mapping[str, str] = {
    "schema": "schema: 1",
    "title": "title: FILL IN",
    "summary": "summary: >\n  FILL IN",
    "status": "status: proposed",
    "provenance": "provenance:\n  basis: publisher\n  publisher: fill-in",
    "areas": "areas:\n  - id: fill-in\n    taking_part: confirmed",
    "organisations": "organisations:\n  - name: FILL IN\n    roles: [lead, controller]\n    kind: council",
    "purpose": "purpose: >\n  FILL IN",
    "data": (
        "data:\n  - item: FILL IN\n    id: fill-in\n    about: FILL IN\n    identifiability: personally-identifiable\n"
        "    from: [fill-in]\n    to: [fill-in]\n    why: FILL IN"
    ),
    "legal": "legal:\n  lawful_bases:\n    - basis: public-task",
    "dates": "dates:\n  review_due: FILL IN",
    "contact": "contact:\n  role: FILL IN",
    "complaint": "complaint:\n  url: https://FILL-IN",
}


class AlreadyThere(Exception):
    """A record with this id exists. Nothing was written."""


def write_agreement(identifier: str, content: Path) -> Path:
    """Write `content/agreements/ID.yml`. Raises ValueError for what cannot be an id, AlreadyThere for one in use."""
    if not re.fullmatch(ID_PATTERN, identifier) or len(identifier) > LONGEST_ID:
        raise ValueError(
            f"`{identifier}` cannot be an id. Use lower-case letters, digits and single hyphens, "
            f"at most {LONGEST_ID}: `sampleford-school-meals`."
        )
    path = content / "agreements" / f"{identifier}.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(agreement_text())
    except FileExistsError as reason:
        raise AlreadyThere(str(path)) from reason
    return path


def agreement_text() -> str:
    """The text of a new record."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# A new record. Lines that begin with # are notes: delete them, or take away the # and the space after it."
    yield "# What you leave out is shown to readers as “Not stated”, never as “none”."
    yield "# Run `plainview check` as you go: it says what is left to fill in, line by line."
    examples = example_of(Agreement)
    for key, field in Agreement.model_fields.items():
        name = field.alias or key
        extra = field.json_schema_extra
        question = str(extra.get("question", "")) if isinstance(extra, dict) else ""
        yield ""
        yield from textwrap.wrap(
            f"{question} {field.description or ''}", 96, initial_indent="# ", subsequent_indent="# "
        )
        if name in _STARTS:
            yield _STARTS[name]
            yield from _rest_of(name, examples[name])
        else:
            yield from _in_comments({name: examples[name]})


def _rest_of(name: str, example: Any) -> Iterator[str]:
    """The fields of a part that the start leaves out, in comments at their place."""
    started = yaml.safe_load(_STARTS[name])[name]
    listed = isinstance(started, list)
    if not isinstance(started, dict | list) or not example:
        return
    whole, begun = (example[0], started[0]) if listed else (example, started)
    left_out = {key: value for key, value in whole.items() if key not in begun}
    if left_out:
        yield from _in_comments(left_out, indent="    " if listed else "  ")


def _in_comments(fields: Mapping[str, Any], indent: str = "") -> Iterator[str]:
    dumped = yaml.safe_dump(dict(fields), sort_keys=False, allow_unicode=True, width=94)
    for line in dumped.rstrip("\n").split("\n"):
        yield f"# {indent}{line}"
