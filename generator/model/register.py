"""Everything that was read: every card, area, framework and organisation, sorted, with look-ups."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from pydantic_core import from_json

from generator.model.accessibility import AccessibilityChecks
from generator.model.agreement import Agreement
from generator.model.area import Area, made_of
from generator.model.card import Card
from generator.model.fields import namespace_of
from generator.model.framework import Framework, newest_first
from generator.model.glossary import NO_TERMS, Glossary
from generator.model.harvest import NO_HARVEST, Harvest, HarvestedSource
from generator.model.history import Redaction
from generator.model.map_files import NO_MAP_FILES, MapFiles
from generator.model.open_point import OpenPoint
from generator.model.organisation import Directory, KnownOrganisation
from generator.model.search_words import NO_SEARCH_WORDS, SearchWords
from generator.model.written_page import WrittenPage


def pack(agreement: Agreement) -> bytes:
    """A checked record as compact bytes, kept while only its card is in use: its plain data, as JSON."""
    return agreement.model_dump_json(by_alias=True, exclude_none=True).encode()


def unpack(packed: bytes) -> Agreement:
    """The record again."""
    return Agreement.model_validate_json(packed)


def sorting_key(text: str) -> tuple[str, str]:
    """Orders titles as a reader expects: capitals beside small letters, then by exact text."""
    return text.casefold(), text


@dataclass(frozen=True)
class Register:
    """All that the public pages are made from.

    `areas` and `frameworks` are keyed by id. `packed` holds each record's bytes by
    agreement id. `map_files` are the outlines and the postcode table, where there are any. `open_points` holds, for
    each record that has some, what its answers and promises leave to explain. `glossary` holds the terms that pages
    explain, `search_words` the words that find one another, `pages` what was written by hand, and `accessibility` what
    the last automated run found, where one is on record. `redactions` are versions of records that may not be shown.
    `harvest` is what was copied from other registers.
    """

    cards: tuple[Card, ...]
    areas: Mapping[str, Area]
    frameworks: Mapping[str, Framework]
    directory: Directory
    packed: Mapping[str, bytes]
    map_files: MapFiles = NO_MAP_FILES
    open_points: Mapping[str, tuple[OpenPoint, ...]] = field(default_factory=dict)
    glossary: Glossary = NO_TERMS
    search_words: SearchWords = NO_SEARCH_WORDS
    pages: tuple[WrittenPage, ...] = ()
    accessibility: AccessibilityChecks | None = None
    redactions: tuple[Redaction, ...] = ()
    harvest: Harvest = NO_HARVEST

    def agreement(self, identifier: str) -> Agreement:
        """One whole record, brought back for its own pages."""
        return unpack(self.packed[identifier])

    def data(self, identifier: str) -> dict[str, Any]:
        """One whole record as plain data: see `plain_data`. Cheaper than the record, where that is enough."""
        data: dict[str, Any] = from_json(self.packed[identifier])
        return data

    @cached_property
    def card(self) -> Mapping[str, Card]:
        """Cards by agreement id."""
        return {card.id: card for card in self.cards}

    @cached_property
    def by_area(self) -> Mapping[str, tuple[Card, ...]]:
        """Cards by the id of each area they name, in order of title."""
        return _grouped((area, card) for card in self.cards for area, _ in card.areas)

    @cached_property
    def by_organisation(self) -> Mapping[str, tuple[Card, ...]]:
        """Cards by the id of each organisation they name, in order of title."""
        return _grouped((part.id, card) for card in self.cards for part in card.organisations)

    @cached_property
    def by_moment(self) -> Mapping[str, tuple[Card, ...]]:
        """Cards by everyday moment."""
        return _grouped((moment, card) for card in self.cards for moment in card.moments)

    @cached_property
    def areas_inside(self) -> Mapping[str, tuple[str, ...]]:
        """Ids of the areas directly or further inside each area, in order of name."""
        pairs = ((outer, identifier) for identifier, area in self.areas.items() for outer in area.within)
        inside: dict[str, list[str]] = {}
        for outer, identifier in pairs:
            inside.setdefault(outer, []).append(identifier)
        return {
            outer: tuple(sorted(ids, key=lambda i: sorting_key(self.areas[i].name))) for outer, ids in inside.items()
        }

    @cached_property
    def outlined(self) -> Mapping[str, tuple[str, ...]]:
        """Ids of the stored outlines that make up each area, for every area that can be drawn."""
        stored = self.map_files.outlines.shapes if self.map_files.outlines else {}
        parts = made_of(self.areas)
        found = {}
        for identifier, area in self.areas.items():
            candidates = (identifier,) if identifier in stored else parts.get(identifier, ())
            if area.outline == "drawn" and (outlines := tuple(one for one in candidates if one in stored)):
                found[identifier] = outlines
        return found

    @cached_property
    def versions(self) -> tuple[Framework, ...]:
        """The framework versions, the newest first."""
        return newest_first(self.frameworks.values())

    @property
    def organisations(self) -> Mapping[str, KnownOrganisation]:
        """The listed organisations, by id."""
        return self.directory.by_id

    @cached_property
    def _sources(self) -> Mapping[str, HarvestedSource]:
        return {source.id: source for source in self.harvest.sources}

    def source_of(self, identifier: str) -> HarvestedSource | None:
        """The register that a record was copied from; None for a record of our own."""
        return self._sources.get(namespace_of(identifier))

    def organisation_name(self, identifier: str) -> str:
        """The one name that pages print for an organisation."""
        known = self.organisations.get(identifier)
        if known is not None:
            return known.name
        return self._names.get(identifier, identifier)

    @cached_property
    def _names(self) -> Mapping[str, str]:
        """What the first record that names an organisation calls it, by its id."""
        names: dict[str, str] = {}
        for card in own_first(self.cards):
            for part in card.organisations:
                names.setdefault(part.id, part.name)
        return names


def own_first(cards: Iterable[Card]) -> list[Card]:
    """Cards with those of our own records before copies, which may call anybody anything."""
    return sorted(cards, key=lambda card: bool(namespace_of(card.id)))


def _grouped(pairs: Iterable[tuple[str, Card]]) -> dict[str, tuple[Card, ...]]:
    groups: dict[str, dict[str, Card]] = {}
    for key, card in pairs:
        groups.setdefault(key, {})[card.id] = card
    return {key: tuple(cards.values()) for key, cards in groups.items()}
