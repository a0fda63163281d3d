"""What a record's file said before, held against today's model alone.

No rule is asked: rules grow stricter with time, and what was published once stays published. What is no record by the
model was refused when it was saved, so it was never published, and is no version.
"""

from __future__ import annotations

import json
from typing import Any

from pydantic import ValidationError

from generator.model.agreement import Agreement
from generator.read.strict_yaml import parse


def record_of_old(raw: bytes) -> tuple[Agreement, str] | None:
    """The record that some bytes of before hold, and its data as JSON; nothing where they hold none."""
    try:
        text = raw.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError:
        return None
    document = parse(text)
    if not document.complete or document.faults or not isinstance(document.data, dict):
        return None
    record = record_of_data(document.data)
    return (record, json.dumps(document.data, ensure_ascii=False, separators=(",", ":"))) if record else None


def record_of_data(data: dict[str, Any]) -> Agreement | None:
    """The record that such data is, if it is one."""
    try:
        return Agreement.model_validate(data, by_alias=True, by_name=False)
    except ValidationError:
        return None
