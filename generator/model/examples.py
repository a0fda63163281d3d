"""A whole example of any part of a record, put together from the examples of its fields."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from generator.model.fields import part_of


def example_of(model: type[BaseModel]) -> dict[str, Any]:
    """Every field of a model with its example, parts within parts included. Keys are as in YAML."""
    return {
        (field.alias or key): _example(field.annotation, field.examples) for key, field in model.model_fields.items()
    }


def _example(annotation: Any, examples: list[Any] | None) -> Any:
    model, listed = part_of(annotation)
    if model is not None:
        return [example_of(model)] if listed else example_of(model)
    return examples[0] if examples else None
