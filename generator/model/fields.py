"""How a field of a record is declared: its question, guidance, example, and whether it is published.

Everything that an editor or a reader is told about a field derives from these declarations: the
checker, the JSON Schema, the data dictionary, and the forms and tables that later rooms make.
"""

from __future__ import annotations

import json
import re
import types
import typing
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from generator.model.vocabulary import Vocabulary

# An id: words of lower-case letters and digits, with single hyphens between. The only place that says so.
ID_WORDS = "[a-z0-9]+(-[a-z0-9]+)*"
ID_PATTERN = f"^{ID_WORDS}$"
LONGEST_ID = 64
# Windows keeps these names for its devices, whatever ending stands behind: nobody there could copy a file or a folder
# that is called so.
KEPT_BY_WINDOWS = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)))
)
# The id of a record that was copied is the short name of the register that it came from, and its own behind this.
FROM = "--"
LONGEST_NAMESPACE = 24
AGREEMENT_ID_PATTERN = f"^{ID_WORDS}({FROM}{ID_WORDS})?$"
# Brackets stand around a host alone that is named by its number, and it has colons in it.
_HOST = r"([^\s/?#\[\]]+|\[[0-9A-Fa-f]*:[0-9A-Fa-f]*:[0-9A-Fa-f:.]*\](:[0-9]+)?)"
LINK_PATTERN = rf"^(https?://{_HOST}([/?#][^\s]*)?|mailto:[^\s@]+@[^\s@]+|tel:\+?[0-9-]+)$"
EMAIL_PATTERN = r"^[^\s@<>\"]+@[^\s@<>\"]+\.[^\s@<>\"]+$"


class Record(BaseModel):
    """A part of a record. Unknown keys are refused, and nothing changes after it is made."""

    model_config = ConfigDict(extra="forbid", frozen=True, validate_by_name=True, validate_by_alias=True)


def _not_alike(value: Any) -> Any:
    """The words of what Python takes for the number 1 and YAML does not."""
    return json.dumps(value) if isinstance(value, bool | float) else value


# The version of a shape, of which there is one so far.
SchemaVersion = Annotated[Literal[1], BeforeValidator(_not_alike)]


class OneOf:
    """Annotates text that must be a word of one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.literal_schema(list(self.vocabulary))

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """The words with their meanings, which editors show beside each as they complete it."""
        schema = handler(core)
        meanings = [f"{word.label}: {word.meaning}" for word in self.vocabulary.values()]
        return {**schema, "enumDescriptions": meanings}


# Words that an editor writes. Text is never empty: a field left blank is a mistake, not a fact.
Text = Annotated[str, Field(min_length=1, max_length=20_000)]
Id = Annotated[str, Field(pattern=ID_PATTERN, max_length=LONGEST_ID)]
AgreementId = Annotated[str, Field(pattern=AGREEMENT_ID_PATTERN, max_length=LONGEST_NAMESPACE + len(FROM) + LONGEST_ID)]
Link = Annotated[str, Field(pattern=LINK_PATTERN, max_length=2_000, json_schema_extra={"format": "uri"})]
Email = Annotated[str, Field(pattern=EMAIL_PATTERN, max_length=254, json_schema_extra={"format": "email"})]
Yes = Annotated[bool, Field(strict=True)]
Count = Annotated[int, Field(strict=True, ge=0, le=1_000_000_000)]


def is_id(text: str) -> bool:
    """Whether some text may be an id, which is the name of a file and of a folder too."""
    return len(text) <= LONGEST_ID and re.fullmatch(ID_WORDS, text) is not None and text not in KEPT_BY_WINDOWS


def how_ids_are_written(text: str) -> str:
    """What to do where some text is no id: a sentence without its end, so that one that is may stand behind it."""
    if text.lower() in KEPT_BY_WINDOWS:
        return f"Windows keeps the name `{text}` for itself, so no file can have it. Add a word or two to it"
    return f"Use lower-case letters, digits and single hyphens, at most {LONGEST_ID}"


def namespace_of(identifier: str) -> str:
    """The short name of the register that a record was copied from; empty for a record of our own."""
    before, between, _ = identifier.partition(FROM)
    return before if between else ""


def is_agreement_id(text: str) -> bool:
    """Whether some text may be the id of an agreement: one of our own, or one of a register that was copied from."""
    before, between, own = text.partition(FROM)
    return is_id(text) or bool(between and len(before) <= LONGEST_NAMESPACE and is_id(before) and is_id(own))


def said(
    question: str,
    guidance: str,
    example: Any,
    *,
    default: Any = ...,
    key: str | None = None,
    withheld: str | None = None,
) -> Any:
    """Declare one field.

    `question` is what the field answers, in a resident's words. `guidance` tells an editor how to
    answer. `key` is the name in YAML where Python keeps that word for itself (`from`, `for`).
    `withheld` is the reason why the field is not published; without it the field is.
    """
    extra: dict[str, Any] = {"question": question, "published": withheld is None}
    if withheld is not None:
        extra["withheld_because"] = withheld
    return Field(default, alias=key, description=guidance, examples=[example], json_schema_extra=extra)


def maybe(question: str, guidance: str, example: Any, *, key: str | None = None, withheld: str | None = None) -> Any:
    """Declare a field that may be missing. Missing is None and is shown as "Not stated"."""
    return said(question, guidance, example, default=None, key=key, withheld=withheld)


def part_of(annotation: Any) -> tuple[type[BaseModel] | None, bool]:
    """The model that a declaration holds, if any, and whether it holds a list of them."""
    for option in options(annotation):
        if isinstance(option, type) and issubclass(option, BaseModel):
            return option, False
        if get_origin(option) is tuple:
            return part_of(get_args(option)[0])[0], True
    return None, False


def options(annotation: Any) -> list[Any]:
    """What a declaration allows, without `| None` and annotations."""
    if get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    if get_origin(annotation) in (typing.Union, types.UnionType):
        return [plain for option in get_args(annotation) for plain in options(option)]
    return [] if annotation is types.NoneType else [annotation]
