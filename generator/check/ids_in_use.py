"""Which ids the content has now and had before: what the ledger of ids is held against, and brought up to date from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.model.card import Card
from generator.model.fields import is_agreement_id
from generator.model.ids import SECTIONS
from generator.model.vocabulary import WITHDRAWN
from generator.read.content_files import Contents, contents, yaml_files
from generator.read.copied_files import every_copied_file
from generator.read.strict_yaml import parse

AGREEMENTS, *_OTHERS = SECTIONS

# What a record may tell, and the lines that name it and tell nothing.
_TOLD = {
    word: re.compile(rf"^(?:{word}: *(?:\[ *\]|null|~) *|[ ]*#.*{word}.*)$", re.MULTILINE)
    for word in ("previous_ids", WITHDRAWN)
}


@dataclass(frozen=True)
class Became:
    """What became of an id: the id that its record has now where that is another, and whether it was taken down."""

    moved_to: str | None = None
    withdrawn: bool = False


IdsInUse = Mapping[str, Mapping[str, Became]]
"""For each part of the ledger every id that leads somewhere, with what became of it."""


def brought_up(told: Became, identifier: str, ids: Mapping[str, Became]) -> Became:
    """What the ledger should say of an id, given what it says. `ids` are those of the same part.

    What it says is never taken back where the content speaks against it: that is how an id that was given to something
    else is found. An old id follows where it led, and a record that was renamed back is where it was.
    """
    now = ids[identifier]
    moved = told.moved_to
    if moved is None or ids.get(moved, Became()).moved_to == (now.moved_to or identifier):
        moved = now.moved_to
    return Became(moved, told.withdrawn or now.withdrawn)


def ids_of_cards(cards: Iterable[Card], areas: Iterable[str], frameworks: Iterable[str]) -> IdsInUse:
    """The ids of records that were read."""
    agreements = {card.id: (card.previous_ids, card.status == WITHDRAWN) for card in cards}
    return _in_use(agreements, dict(zip(_OTHERS, (areas, frameworks), strict=True)))


def ids_of_files(content: Path) -> IdsInUse:
    """The same from the files as they are, which may hold mistakes: nothing but their ids and status is read."""
    others = {name: [file.id for file in yaml_files(content / name, room=content)[0]] for name in _OTHERS}
    agreements = {}
    for file in (*yaml_files(content / AGREEMENTS, room=content)[0], *every_copied_file(content)):
        read = contents(file)
        data = parse(read.text).data if isinstance(read, Contents) and _tells(read.text) else None
        agreements[file.id] = (previous_ids_of(data), isinstance(data, dict) and data.get("status") == WITHDRAWN)
    return _in_use(agreements, others)


def _tells(text: str) -> bool:
    """Whether a record may tell of old ids, or that it was taken down. Reading YAML takes long, and few of them do."""
    return any(word in text and text.count(word) > len(none.findall(text)) for word, none in _TOLD.items())


def previous_ids_of(data: Any) -> tuple[str, ...]:
    """The old ids that a record's plain data names, as far as they can be ids."""
    old = data.get("previous_ids") if isinstance(data, dict) else None
    return tuple(one for one in old if isinstance(one, str) and is_agreement_id(one)) if isinstance(old, list) else ()


def _in_use(agreements: Mapping[str, tuple[Iterable[str], bool]], others: Mapping[str, Iterable[str]]) -> IdsInUse:
    found = {identifier: Became(None, gone) for identifier, (_, gone) in agreements.items()}
    for identifier in sorted(agreements):
        for old in agreements[identifier][0]:
            found.setdefault(old, Became(identifier))
    return {AGREEMENTS: found, **{name: dict.fromkeys(ids, Became()) for name, ids in others.items()}}
