"""An agreement as plain data, and back: the one way in which records become JSON, tables and everything made of those.

What a record states stands under the key and in the form that it has in YAML. What it does not state has no key, so
that silence stays silence; an empty list is "stated: none". What the model withholds from the public is left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic_core import to_json

from generator.model.agreement import STAYS, Agreement, plain_data
from generator.model.vocabulary import WITHDRAWN

UNPUBLISHED = frozenset(
    name
    for name, declared in Agreement.model_fields.items()
    if isinstance(declared.json_schema_extra, dict) and not declared.json_schema_extra["published"]
)
"""The fields of a record that are not for the public. No field inside a part is: a test sees to it."""


_STAYING = frozenset(Agreement.model_fields[name].alias or name for name in STAYS)


def data_of(agreement: Agreement) -> dict[str, Any]:
    """A record as plain data, without what is not for the public. Of one that was taken down no more than stays."""
    return published(plain_data(agreement))


def published(data: Mapping[str, Any]) -> dict[str, Any]:
    """What is for the public of a record's plain data."""
    if data["status"] == WITHDRAWN:
        return {key: value for key, value in data.items() if key in _STAYING}
    return {key: value for key, value in data.items() if key not in UNPUBLISHED}


def agreement_of(data: Mapping[str, Any]) -> Agreement:
    """The record that this data was made of, but for what is not published. What was taken down is no record."""
    return Agreement.model_validate(data)


def json_of(data: Any) -> bytes:
    """Any plain data as one line of JSON, without its end."""
    return to_json(data)
