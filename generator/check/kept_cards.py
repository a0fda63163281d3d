"""The cards of records without errors, kept beside the site: of all other records, a check of one asks no more.

A card depends on its record's bytes and id, on the list of organisations, and on the code. They stand apart from what
else was found, which is twenty times as much and depends on more.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic_core import to_json

from generator.model.card import Card
from generator.model.organisation import Directory
from generator.read.content_files import ContentFile
from generator.read.kept import Kept
from generator.read.own_code import mark_of_code

KEPT_FILE = "cards.db"
_CARDS = "cards"


@cache
def _shape() -> TypeAdapter[tuple[Card]]:
    # In a tuple, since only so the bytes of a card may be told how to be written. Made when needed: it takes time.
    return TypeAdapter(tuple[Card], config=ConfigDict(ser_json_bytes="base64", val_json_bytes="base64"))


class KeptCards:
    """The cards of a folder whose list of organisations is this one."""

    def __init__(self, folder: Path, directory: Directory) -> None:
        self._kept = Kept(folder / KEPT_FILE, mark_of_code())
        self._mark = f"{mark_of_code()} {hashlib.sha256(to_json(directory.by_id)).hexdigest()}"
        self._idle: set[str] = set()
        self._there: set[str] = set()

    def before(self, files: Iterable[ContentFile], fingerprints: Mapping[str, str]) -> dict[str, Card]:
        """The cards of those of these files that hold the same as then, by id. `fingerprints` are by shown path."""
        wanted = {self._key(file, fingerprints[file.shown]): file for file in files if file.shown in fingerprints}
        cards = {}
        for key, text in self._kept.all(_CARDS):
            try:
                card = _shape().validate_json(text)[0] if key in wanted else None
            except ValidationError:
                card = None
            if card is None:
                self._idle.add(key)
            else:
                cards[wanted[key].id] = card
                self._there.add(key)
        return cards

    def keep(self, cards: Iterable[tuple[ContentFile, Card]]) -> None:
        """Keep these too, and none that no file that was asked for has any more. Raises sqlite3.Error."""
        self._kept.forget(_CARDS, self._idle)
        self._idle.clear()
        self._kept.put(_CARDS, self._rows(cards))

    def _rows(self, cards: Iterable[tuple[ContentFile, Card]]) -> Iterator[tuple[str, str]]:
        for file, card in cards:
            key = self._key(file, card.fingerprint)
            if key not in self._there:
                yield key, _shape().dump_json((card,)).decode()

    def _key(self, file: ContentFile, fingerprint: str) -> str:
        return hashlib.sha256(f"{self._mark} {file.id} {fingerprint}".encode()).hexdigest()
