"""Every field of a record, with all that is declared about it, found by walking the models.

The data dictionary, the schema and the reference for editors all read this list, so a field that is
added to a model appears in each of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.model.assessment import QUESTION_PATTERN, Rating
from generator.model.dates import PartialDate
from generator.model.fields import AGREEMENT_ID_PATTERN, EMAIL_PATTERN, ID_PATTERN, LINK_PATTERN, OneOf
from generator.model.vocabulary import Vocabulary

ANY_KEY = "*"
"""Stands in a path for a name that the record chooses, such as the id of a question."""

Holds = Literal["text", "word", "date", "link", "email", "id", "number", "yes-or-no", "rating", "part"]
_BY_PATTERN: dict[str, Holds] = {
    LINK_PATTERN: "link",
    EMAIL_PATTERN: "email",
    ID_PATTERN: "id",
    AGREEMENT_ID_PATTERN: "id",
    QUESTION_PATTERN: "id",
}
_BY_TYPE: tuple[tuple[type, Holds], ...] = ((PartialDate, "date"), (bool, "yes-or-no"), (int, "number"), (str, "text"))
_RATED = get_args(Rating)[1]


@dataclass(frozen=True)
class FieldFacts:
    """What is declared about one field.

    `path` is how a file names it, with dots between the parts: `benefits.result.date`. `required`
    means that the part it belongs to cannot be without it. `words` are those it may choose from,
    none where it is free. `holds` is the form of its answer, `many` whether there may be several, and
    `part` what a field stands for that has fields of its own.
    """

    path: str
    question: str
    guidance: str
    example: Any
    required: bool
    published: bool
    withheld_because: str
    words: Vocabulary
    holds: Holds
    many: bool
    part: str

    @property
    def name(self) -> str:
        """The last part of its path: the key that an editor types."""
        return self.path.rpartition(".")[2]

    @property
    def top(self) -> str:
        """The field of the whole record that it is, or lies inside."""
        return self.path.partition(".")[0]


@cache
def dictionary_of(model: type[BaseModel]) -> tuple[FieldFacts, ...]:
    """Every field of a model, in order, each followed by the fields inside it."""
    return tuple(_walk(model, "", ""))


def _walk(model: type[BaseModel], before: str, withheld_because: str) -> Iterator[FieldFacts]:
    """`withheld_because` is why the whole part is withheld: nothing inside it is published then."""
    for name, declared in model.model_fields.items():
        path = f"{before}{declared.alias or name}"
        shape = _shape(declared.annotation, declared.metadata)
        facts = _facts(path, declared, shape, withheld_because)
        yield facts
        if shape.part is not None:
            inside = f"{path}.{ANY_KEY}." if shape.keyed else f"{path}."
            yield from _walk(shape.part, inside, facts.withheld_because)


def _facts(path: str, declared: FieldInfo, shape: _Shape, withheld_because: str) -> FieldFacts:
    extra = declared.json_schema_extra
    if not isinstance(extra, dict):
        raise TypeError(f"{path} is not declared with said() or maybe()")
    return FieldFacts(
        path=path,
        question=str(extra["question"]),
        guidance=declared.description or "",
        example=(declared.examples or [None])[0],
        required=declared.is_required(),
        published=bool(extra["published"]) and not withheld_because,
        withheld_because=withheld_because or str(extra.get("withheld_because", "")),
        words=shape.words,
        holds=shape.holds,
        many=shape.many,
        part=(shape.part.__doc__ or "").partition("\n")[0] if shape.part else "",
    )


@dataclass(frozen=True)
class _Shape:
    """What a type comes to once "may be missing", "a list of" and the like are taken off."""

    holds: Holds
    words: Vocabulary = field(default_factory=dict)
    part: type[BaseModel] | None = None
    many: bool = False
    keyed: bool = False


def _shape(annotation: Any, notes: Sequence[Any]) -> _Shape:
    """`notes` are what pydantic and `Annotated` say beside the type."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _shape(arguments[0], (*notes, *arguments[1:]))
    if _RATED in notes:
        return _Shape("rating")
    if origin in (Union, UnionType):
        return _shape(next(argument for argument in arguments if argument is not type(None)), notes)
    if origin is tuple:
        return replace(_shape(arguments[0], ()), many=True)
    if origin is dict:
        return replace(_shape(arguments[1], ()), many=True, keyed=True)
    if origin is Literal:
        return _shape(type(arguments[0]), notes)
    if issubclass(annotation, BaseModel):
        return _Shape("part", part=annotation)
    for note in _flat(notes):
        if isinstance(note, OneOf):
            return _Shape("word", note.vocabulary)
        if (pattern := getattr(note, "pattern", None)) in _BY_PATTERN:
            return _Shape(_BY_PATTERN[pattern])
    return _Shape(next(holds for known, holds in _BY_TYPE if issubclass(annotation, known)))


def _flat(notes: Sequence[Any]) -> Iterator[Any]:
    for note in notes:
        if isinstance(note, FieldInfo):
            yield from note.metadata
        else:
            yield note
