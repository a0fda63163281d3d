"""One agreement with all that the parts of its page need to know of it, and the links they share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property, partial
from typing import Self

from generator.assess.outcome import Outcome
from generator.model.agreement import Agreement
from generator.model.card import Card, PartTaken
from generator.model.data import PEOPLE_THEMSELVES, THE_PUBLIC
from generator.model.dates import PartialDate
from generator.model.groups import PEOPLE
from generator.model.moments import MOMENTS
from generator.model.provenance import Source
from generator.model.vocabulary import COMPILED, SECTORS, Vocabulary
from generator.model.vocabulary import NOT_STATED as SILENT
from generator.present.once import kept_of_each
from generator.present.page import Site, root_from
from generator.present.parts import Entry, Fact
from generator.present.wording import (
    NOT_STATED,
    STATED_NONE,
    Line,
    Piece,
    in_a_sentence,
    one_line,
    outside,
    site_of,
    when,
)

OVER = frozenset({"ended", "declined"})
# Some pages of a record are made one after another: to bring it back takes as long as to word a small one.
FEW = 8


@partial(kept_of_each, most=FEW)
def _record(site: Site, identifier: str) -> Agreement:
    return site.register.agreement(identifier)


@dataclass(frozen=True)
class Subject:
    """The record that a page is about. Every link it gives is relative to that page."""

    site: Site
    card: Card
    agreement: Agreement
    outcomes: tuple[Outcome, ...]

    @classmethod
    def find(cls, site: Site, identifier: str) -> Self:
        """Bring one record back from the register."""
        register = site.register
        return cls(site, register.card[identifier], _record(site, identifier), site.outcomes.get(identifier, ()))

    @property
    def address(self) -> str:
        """Where its page is, from the site's root."""
        return f"agreements/{self.card.id}/"

    @cached_property
    def root(self) -> str:
        """The way from its page to the site's root."""
        return root_from(self.address)

    @cached_property
    def over(self) -> bool:
        """Whether it is in the past, so that the page speaks of it as past."""
        return self.agreement.status in OVER

    @property
    def unsure(self) -> bool:
        """Whether nothing says that it is still in use, so that the page speaks of what was written."""
        return self.agreement.status == SILENT

    @property
    def compiled(self) -> bool:
        """Whether editors wrote it from public pages, not the organisation in charge."""
        return self.agreement.provenance.basis == COMPILED

    @property
    def cites_a_condition(self) -> bool:
        """Whether a further reason, for specially protected data, is given."""
        legal = self.agreement.legal
        return bool(legal and legal.special_category_conditions)

    @property
    def declined(self) -> bool:
        """Whether it was decided against, so that nothing was ever shared."""
        return self.agreement.status == "declined"

    @cached_property
    def can_be_asked(self) -> bool:
        """Whether the record says whom to ask."""
        return self.agreement.contact is not None

    @cached_property
    def as_read(self) -> PartialDate | None:
        """The day on which public pages were read to make the record; None where its publisher wrote it."""
        provenance = self.agreement.provenance
        if not self.compiled:
            return None
        seen = [source.seen for source in provenance.sources or () if source.seen is not None]
        return provenance.checked or max(seen, key=lambda moment: moment.latest, default=None)

    @cached_property
    def _holders(self) -> dict[str, Piece]:
        """Whoever may hold data, by the id that the record uses, under the one name that pages print."""
        holders = {PEOPLE_THEMSELVES: Piece("people themselves"), THE_PUBLIC: Piece("the public")}
        for organisation, part in zip(self.agreement.organisations, self.card.organisations, strict=True):
            holders[part.id] = holders[organisation.id] = self.part(part)
        return holders

    def part(self, part: PartTaken) -> Piece:
        """An organisation that takes part, linked to its page."""
        return Piece(part.name, f"{self.root}organisations/{part.id}/")

    def organisation(self, identifier: str) -> Piece:
        """An organisation by the id that the record uses; also the words for people themselves and the public."""
        return self._holders.get(identifier) or Piece(identifier)

    def known(self, identifier: str) -> Piece:
        """An organisation that the register knows, though this record may not name it, linked to its page."""
        known = self.site.register.organisations.get(identifier)
        return Piece(known.name, f"{self.root}organisations/{identifier}/") if known else Piece(identifier)

    def area(self, identifier: str) -> Piece:
        """An area's name, linked to its page."""
        area = self.site.register.areas.get(identifier)
        return Piece(area.name, f"{self.root}areas/{identifier}/") if area else Piece(identifier)

    def people(self, groups: Iterable[str]) -> list[Piece]:
        """Groups of people in a sentence, each linked to its page."""
        return self._words(PEOPLE, "people", groups)

    def moments(self, moments: Iterable[str]) -> list[Piece]:
        """Everyday moments in a sentence, each linked to its page."""
        return self._words(MOMENTS, "moments", moments)

    def sectors(self, sectors: Iterable[str]) -> list[Piece]:
        """Services in a sentence, each linked to its page."""
        return self._words(SECTORS, "sectors", sectors)

    def source(self, source: Source) -> Line:
        """A source's title as a link, with its website."""
        site = site_of(source.url)
        if source.title is None:
            return (outside(site or source.url, source.url),)
        title = outside(one_line(source.title), source.url)
        return (title, Piece(f" ({site})")) if site else (title,)

    def fact(
        self,
        key: str,
        question: str,
        value: object | None,
        entries: Iterable[Entry] = (),
        silent: str = "",
        *,
        ask: bool = True,
    ) -> Fact:
        """The answer to a question: its entries, or that it is not stated, stated as none, or held back.

        `key` is the field of the record, as `withheld` names it. `ask` is whether the organisations
        could tell.
        """
        ask = ask and self.can_be_asked
        anchor = anchor_of(key)
        if value is None:
            if self.holds_back(key):
                return Fact(anchor, question, (_HELD_BACK,))
            return Fact(anchor, question, missing=NOT_STATED, ask=ask)
        listed = tuple(entries)
        if listed or silent:
            return Fact(anchor, question, listed, silent=silent, ask=bool(silent) and ask)
        return Fact(anchor, question, missing=STATED_NONE)

    def holds_back(self, key: str) -> bool:
        """Whether the record says that this field, or the one that it is part of, is held back."""
        return any(key == held.field or key.startswith(f"{held.field}.") for held in self.agreement.withheld or ())

    @cached_property
    def as_at(self) -> str:
        """The words that go with everything judged by the calendar."""
        return f"as at {when(self.site.as_of)}"

    def _words(self, vocabulary: Vocabulary, folder: str, words: Iterable[str]) -> list[Piece]:
        return [Piece(in_a_sentence(vocabulary[word].label), f"{self.root}{folder}/{word}/") for word in words]


@cache
def anchor_of(key: str) -> str:
    """The lasting place on the page of the answer to one field."""
    return "fact-" + key.replace(".", "-").replace("_", "-")


_HELD_BACK = Entry((Piece("Held back. "), Piece("See why", f"#{anchor_of('withheld')}")))
