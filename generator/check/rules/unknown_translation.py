"""A translation says in another language what the record says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from generator.check.faults import At, Code, Fault
from generator.check.known import Known
from generator.model.agreement import Agreement
from generator.read.excerpt import excerpt

CODE = Code(
    "unknown-translation",
    "error",
    "A translation has the fields of the record itself, and entries of a list by their ids. A part that the record "
    "does not have would never be shown.",
    "data:\n  - {id: name, item: Name}\ntranslations:\n  cy:\n    matches: 2026-03-01\n    data: {nmae: {item: Enw}}",
    "data:\n  - {id: name, item: Name}\ntranslations:\n  cy:\n    matches: 2026-03-01\n    data: {name: {item: Enw}}",
)

_FIX = "Use the names that the record uses, and the `id` of each entry of a list."


def check_agreement(agreement: Agreement, known: Known) -> Iterator[Fault]:
    """Each part of each translation, held against the record."""
    for language, translation in (agreement.translations or {}).items():
        for name, said in (translation.__pydantic_extra__ or {}).items():
            yield from _strays(said, _part(agreement, name), ("translations", language, name))


def _strays(said: Any, original: Any, at: At) -> Iterator[Fault]:
    if original is None:
        yield Fault(at, f"The record itself has nothing at `{excerpt(at[-1])}` to translate.", _FIX)
    elif isinstance(said, dict) and not isinstance(original, str):
        for name, inner in said.items():
            yield from _strays(inner, _part(original, name), (*at, name))
    elif not (isinstance(said, str) and isinstance(original, str)):
        wanted = "text" if isinstance(original, str) else "fields of its own"
        yield Fault(at, f"`{excerpt(at[-1])}` in the record holds {wanted}, so its translation does as well.", _FIX)


def _part(original: Any, name: str) -> Any:
    """What stands at a name in the record, or None. Entries of a list are found by their ids."""
    if isinstance(original, BaseModel):
        declared = type(original).model_fields
        return next((getattr(original, key) for key, field in declared.items() if name == (field.alias or key)), None)
    if isinstance(original, tuple):
        return next((entry for entry in original if getattr(entry, "id", None) == name), None)
    return original.get(name) if isinstance(original, dict) else None
