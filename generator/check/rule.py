"""What a rule of each sort has: its code, and a function for what it looks at. The rules themselves are in `rules/`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from generator.check.faults import Code, Fault
from generator.check.known import Known
from generator.check.statements import Statements
from generator.check.texts import Texts
from generator.model.agreement import Agreement
from generator.model.area import Area
from generator.model.card import Card
from generator.model.framework import Framework
from generator.model.glossary import Term
from generator.model.history import Hash, Redaction
from generator.model.ids import IdLedger
from generator.model.organisation import KnownOrganisation
from generator.model.search_words import SameThing


class Rule(Protocol):
    """What every rule has: the code that its faults carry."""

    @property
    def CODE(self) -> Code:
        """The code of its faults."""


class AgreementRule(Rule, Protocol):
    """A rule about one record."""

    def check_agreement(self, agreement: Agreement, known: Known) -> Iterator[Fault]:
        """Each place where the record does not keep the rule."""


class TextRule(Rule, Protocol):
    """A rule about every text of a record, an area or a framework."""

    def check_texts(self, texts: Texts) -> Iterator[Fault]:
        """Each text that does not keep the rule."""


class StatementRule(Rule, Protocol):
    """A rule about what one record states in its own words: answers, promises, actions, summary and purpose."""

    def check_statements(self, statements: Statements) -> Iterator[Fault]:
        """Each statement that does not keep the rule."""


class QualityRule(Rule, Protocol):
    """A rule about whether answers answer, which may also tell the public what is still to explain."""

    @property
    def PUBLIC(self) -> bool:
        """Whether the public is told. One that is wrong more often than once in five stays advice to the publisher."""

    @property
    def LOOKS_FOR(self) -> str:
        """What it looks for, in a resident's words, as the end of a sentence."""

    @property
    def STILL_TO_EXPLAIN(self) -> Mapping[str, str]:
        """What the public is told of an answer or a promise, by that word."""


class AreaRule(Rule, Protocol):
    """A rule about one area."""

    def check_area(self, identifier: str, area: Area, known: Known) -> Iterator[Fault]:
        """Each place where the area does not keep the rule."""


class FrameworkRule(Rule, Protocol):
    """A rule about one framework version."""

    def check_framework(self, identifier: str, framework: Framework, known: Known) -> Iterator[Fault]:
        """Each place where the framework does not keep the rule."""


class OrganisationsRule(Rule, Protocol):
    """A rule about the organisations that `content/organisations.yml` lists."""

    def check_organisations(self, organisations: Sequence[KnownOrganisation]) -> Iterator[Fault]:
        """Each place where the list does not keep the rule."""


class GlossaryRule(Rule, Protocol):
    """A rule about the terms that `content/glossary.yml` explains."""

    def check_glossary(self, terms: Sequence[Term]) -> Iterator[Fault]:
        """Each place where the glossary does not keep the rule."""


class SearchWordsRule(Rule, Protocol):
    """A rule about the words that `content/search-words.yml` puts together."""

    def check_search_words(self, groups: Sequence[SameThing]) -> Iterator[Fault]:
        """Each place where the list does not keep the rule."""


class RedactionsRule(Rule, Protocol):
    """A rule about the versions of records that `content/redactions.yml` takes down."""

    def check_redactions(
        self, redactions: Sequence[Redaction], known: Sequence[str], now: Mapping[Hash, str]
    ) -> Iterator[Fault]:
        """Each entry that does not keep the rule.

        `known` are the ids that records have or had, and `now` says by its hash which record's file holds a version.
        """


class IdsRule(Rule, Protocol):
    """A rule about `content/ids.yml`, the ledger of ids, held against all records."""

    def check_ids(self, ledger: IdLedger, cards: Sequence[Card], known: Known) -> Iterator[Fault]:
        """Each place where the ledger and the records do not agree."""


class RegisterRule(Rule, Protocol):
    """A rule about all records together."""

    def check_register(self, cards: Sequence[Card], known: Known) -> Iterator[tuple[str, Fault]]:
        """The id of each record that does not keep the rule, with the fault."""
