"""What the models declare at a place in a file: which part of a record it is, its fields, and what they ask."""

from __future__ import annotations

import re
from typing import Any, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.check.faults import At
from generator.model.fields import options


def question_of(model: type[BaseModel] | None, name: str) -> str:
    """What to do about a field that is wanted: its question and guidance."""
    for key, field in model.model_fields.items() if model else ():
        if name in (key, field.alias):
            extra = field.json_schema_extra
            question = extra.get("question", "") if isinstance(extra, dict) else ""
            return f"Add it: {question} {field.description or ''}".strip()
    return "Add it."


def fields_of(model: type[BaseModel]) -> list[tuple[str, FieldInfo]]:
    """The fields of a model by the names that files use."""
    return [(field.alias or key, field) for key, field in model.model_fields.items()]


def names_of(model: type[BaseModel]) -> list[str]:
    """The names of its fields as files use them."""
    return [name for name, _ in fields_of(model)]


def example_at(model: type[BaseModel], at: At) -> Any:
    """What may stand at a place, by the example of its field, or None."""
    name = next((part for part in reversed(at) if isinstance(part, str)), "")
    around = at[: len(at) - 1 - at[::-1].index(name)] if name else ()
    field = dict(fields_of(holder)).get(name) if (holder := model_at(model, around)) else None
    example = field.examples[0] if field and field.examples else None
    return next(iter(example), None) if isinstance(example, list) else example


def called(model: type[BaseModel] | None) -> str:
    """What a part of a record is called in a sentence."""
    if model is None:
        return "this part"
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", model.__name__).lower()
    article = "an" if words[0] in "aeiou" else "a"
    return f"{article} {words}"


def model_at(model: type[BaseModel], at: At) -> type[BaseModel] | None:
    """The model that holds the fields at a place, found by following the declarations."""
    current: Any = model
    for part in at:
        current = _inside(current, part)
        if current is None:
            return None
    return _as_model(current)


def _inside(annotation: Any, part: str | int) -> Any:
    model = _as_model(annotation)
    if model is not None:
        return next((f.annotation for key, f in model.model_fields.items() if part in (key, f.alias)), None)
    for option in options(annotation):
        origin = get_origin(option)
        if origin is tuple:
            return get_args(option)[0]
        if origin is dict:
            return get_args(option)[1]
    return None


def _as_model(annotation: Any) -> type[BaseModel] | None:
    return next((o for o in options(annotation) if isinstance(o, type) and issubclass(o, BaseModel)), None)
