"""Every text of a record, wherever it stands, for rules that look at words and not at fields.

What is text is read from the declarations of the models, once a model, so that a new field is looked
at without being named here.
"""

from __future__ import annotations

import typing
from collections.abc import Callable
from functools import cache, cached_property
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.check.faults import At
from generator.check.plain_letters import plain
from generator.model.fields import EMAIL_PATTERN, LINK_PATTERN

Passage = tuple[At, str]


class Texts:
    """The texts of one record by kind, each with its place: words that people read, links, email addresses.

    `invented` says that the record is a worked example, or the place of one.
    """

    def __init__(self, *, invented: bool = False) -> None:
        self.invented = invented
        self.words: list[Passage] = []
        self.links: list[Passage] = []
        self.emails: list[Passage] = []

    @cached_property
    def all_words(self) -> str:
        """All words in one string, so that a rule can see at a glance whether it need look closer."""
        return "\n".join([text for _, text in self.words])

    @cached_property
    def plain(self) -> list[Passage]:
        """All words in plain letters, for rules that look for numbers, addresses and names."""
        return [(at, plain(text)) for at, text in self.words]

    @cached_property
    def all_plain(self) -> str:
        """The same in one string."""
        return "\n".join([text for _, text in self.plain])

    @cached_property
    def outline(self) -> bytes:
        """All plain words: digits as 0, capitals as A, small letters as a, and signs but space and hyphen as a dot.

        Looking for `000 000 0000` in it is far quicker than a pattern is, and most records hold nothing of the kind.
        """
        return self.all_plain.encode("ascii", "replace").translate(_OUTLINE)

    @property
    def all(self) -> list[Passage]:
        """Every text of whatever kind."""
        return self.words + self.links + self.emails


def _outline_of(letter: str) -> str:
    if letter in " -":
        return letter
    return "0" if letter.isdigit() else "A" if letter.isupper() else "a" if letter.islower() else "."


_OUTLINE = "".join(_outline_of(chr(code)) if code < 128 else "." for code in range(256)).encode("ascii")

Reader = Callable[[Any, At, Texts], None]


def texts_of(record: BaseModel) -> Texts:
    """Every text of a record."""
    texts = Texts(invented=bool(getattr(record, "invented", False)))
    read = _reader_of(type(record))
    if read is not None:
        read(record, (), texts)
    return texts


def own_place(at: At) -> At:
    """The place of a text in the record itself, also where it is a translation that was found."""
    return at[2:] if at[:1] == ("translations",) else at


@cache
def _reader_of(model: type[BaseModel]) -> Reader | None:
    """How the texts of a model are read, or None where it has none."""
    declared = typing.get_type_hints(model, include_extras=True)
    fields: list[tuple[str, str, Reader]] = []
    for name, field in model.model_fields.items():
        reader = _reader(declared[name])
        if reader is not None:
            fields.append((name, field.alias or name, reader))
    open_ended = model.model_config.get("extra") == "allow"
    if not fields and not open_ended:
        return None

    def read(record: BaseModel, at: At, texts: Texts) -> None:
        values = record.__dict__
        words = texts.words
        for name, key, reader in fields:
            value = values[name]
            if value is None:
                continue
            if reader is _read_words:
                words.append(((*at, key), value))
            else:
                reader(value, (*at, key), texts)
        if open_ended:
            _read_anything(record.__pydantic_extra__, at, texts)

    return read


def _reader(annotation: Any, notes: tuple[Any, ...] = ()) -> Reader | None:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _reader(arguments[0], (*notes, *arguments[1:]))
    if origin in (Union, UnionType):
        return next((reader for option in arguments if (reader := _reader(option, notes))), None)
    if origin is tuple:
        return _each(_reader(arguments[0]))
    if origin is dict:
        return _values(_reader(arguments[1]))
    if annotation is str:
        return _text_reader(notes)
    if isinstance(annotation, type) and annotation is not NoneType and issubclass(annotation, BaseModel):
        return _reader_of(annotation)
    return None


def _text_reader(notes: tuple[Any, ...]) -> Reader | None:
    """Text is words unless a pattern says what else it is, or a list of words what it may be."""
    if any(not isinstance(note, FieldInfo) for note in notes):
        return None
    patterns = {getattr(limit, "pattern", None) for note in notes for limit in note.metadata} - {None}
    if not patterns:
        return _read_words
    if patterns == {LINK_PATTERN}:
        return _read_link
    return _read_email if patterns == {EMAIL_PATTERN} else None


def _read_words(value: str, at: At, texts: Texts) -> None:
    texts.words.append((at, value))


def _read_link(value: str, at: At, texts: Texts) -> None:
    texts.links.append((at, value))


def _read_email(value: str, at: At, texts: Texts) -> None:
    texts.emails.append((at, value))


def _each(reader: Reader | None) -> Reader | None:
    if reader is None:
        return None

    def read(values: tuple[Any, ...], at: At, texts: Texts) -> None:
        for number, value in enumerate(values):
            reader(value, (*at, number), texts)

    return read


def _values(reader: Reader | None) -> Reader | None:
    if reader is None:
        return None

    def read(values: dict[Any, Any], at: At, texts: Texts) -> None:
        for key, value in values.items():
            reader(value, (*at, str(key)), texts)

    return read


def _read_anything(value: Any, at: At, texts: Texts) -> None:
    """Texts of a part that declares no fields. The depth of a file is limited where it is read."""
    if isinstance(value, str):
        texts.words.append((at, value))
    elif isinstance(value, dict):
        for key, inner in value.items():
            _read_anything(inner, (*at, key), texts)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            _read_anything(inner, (*at, number), texts)
