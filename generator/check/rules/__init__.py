"""The rules, one a module. A rule takes part by standing in one of these lists.

A rule module has a `CODE`, named as the module is, and a function for each thing it looks at:
`check_agreement(agreement, known)` one record, `check_texts(texts)` all texts of a record, an area or a
framework, `check_statements(statements)` what a record states in its own words, `check_area` and `check_framework`
one area or framework, `check_organisations` the listed organisations, `check_glossary` the terms of the glossary,
`check_search_words` the words that find one another, and `check_register(cards, known)` all cards together, yielding
agreement ids with the faults. A rule about the quality of answers stands in `QUALITY_RULES` too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from generator.check.faults import Code, Fault
from generator.check.known import Known
from generator.check.rules import (
    agreed_after_start,
    anonymous_special_category,
    area_inside_itself,
    area_replaces_itself,
    assessed_twice,
    assessor_not_allowed,
    copied_answer,
    date_in_the_future,
    dates_out_of_order,
    declined_with_flow,
    declined_without_reason,
    document_without_link,
    duplicate_area_code,
    duplicate_entry,
    duplicate_id,
    duplicate_search_word,
    duplicate_term,
    empty_search_word,
    empty_test,
    evidence_without_link,
    filler_text,
    framework_id,
    full_postcode,
    gain_for_organisation_only,
    hidden_character,
    incomplete_scale,
    invented_area,
    invented_area_code,
    invented_link,
    invented_number,
    missing_complaint,
    missing_contact,
    missing_id,
    missing_lawful_basis,
    missing_outline,
    missing_publisher,
    missing_review_date,
    missing_schedule_1,
    missing_sources,
    mobile_number,
    national_insurance_number,
    nhs_number,
    no_alternative_considered,
    not_an_answer,
    one_lead,
    one_sided_replacement,
    organisation_near_miss,
    organisation_without_id,
    outline_without_code,
    passive_without_actor,
    personal_contact,
    personal_email,
    public_body_basis,
    question_outside_test,
    rating_without_reason,
    reading_grade,
    reserved_id,
    reused_id,
    review_before_start,
    reworded_question,
    same_sentence,
    same_title,
    special_category_without_condition,
    status_not_stated,
    summary_too_long,
    undefined_jargon,
    unknown_agreement,
    unknown_area,
    unknown_feature,
    unknown_framework,
    unknown_organisation,
    unknown_question,
    unknown_translation,
    unused_feature,
    weak_answer_without_action,
    withdrawn_incomplete,
)
from generator.check.statements import Statements
from generator.check.texts import Texts
from generator.model.agreement import Agreement
from generator.model.area import Area
from generator.model.card import Card
from generator.model.framework import Framework
from generator.model.glossary import Term
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


class RegisterRule(Rule, Protocol):
    """A rule about all records together."""

    def check_register(self, cards: Sequence[Card], known: Known) -> Iterator[tuple[str, Fault]]:
        """The id of each record that does not keep the rule, with the fault."""


AGREEMENT_RULES: tuple[AgreementRule, ...] = (
    one_lead,
    unknown_area,
    unknown_organisation,
    unknown_framework,
    unknown_question,
    unknown_translation,
    organisation_without_id,
    duplicate_id,
    duplicate_entry,
    reserved_id,
    missing_publisher,
    missing_sources,
    missing_complaint,
    missing_contact,
    missing_review_date,
    missing_lawful_basis,
    missing_schedule_1,
    missing_id,
    status_not_stated,
    withdrawn_incomplete,
    declined_without_reason,
    declined_with_flow,
    dates_out_of_order,
    review_before_start,
    agreed_after_start,
    date_in_the_future,
    public_body_basis,
    special_category_without_condition,
    anonymous_special_category,
    rating_without_reason,
    weak_answer_without_action,
    evidence_without_link,
    document_without_link,
    assessor_not_allowed,
    assessed_twice,
    invented_area,
    invented_link,
    summary_too_long,
    filler_text,
)
TEXT_RULES: tuple[TextRule, ...] = (
    hidden_character,
    filler_text,
    personal_email,
    personal_contact,
    mobile_number,
    invented_number,
    nhs_number,
    national_insurance_number,
    full_postcode,
)
STATEMENT_RULES: tuple[StatementRule, ...] = (
    not_an_answer,
    no_alternative_considered,
    gain_for_organisation_only,
    passive_without_actor,
    undefined_jargon,
    reading_grade,
)
AREA_RULES: tuple[AreaRule, ...] = (
    unknown_area,
    unknown_agreement,
    reserved_id,
    area_inside_itself,
    area_replaces_itself,
    one_sided_replacement,
    dates_out_of_order,
    duplicate_area_code,
    missing_outline,
    outline_without_code,
    invented_area,
    invented_area_code,
    date_in_the_future,
)
FRAMEWORK_RULES: tuple[FrameworkRule, ...] = (
    framework_id,
    duplicate_id,
    question_outside_test,
    unknown_question,
    reworded_question,
    unknown_feature,
    unused_feature,
    empty_test,
    incomplete_scale,
)
ORGANISATIONS_RULES: tuple[OrganisationsRule, ...] = (duplicate_id,)
GLOSSARY_RULES: tuple[GlossaryRule, ...] = (duplicate_id, duplicate_term)
SEARCH_WORDS_RULES: tuple[SearchWordsRule, ...] = (duplicate_search_word, empty_search_word)
REGISTER_RULES: tuple[RegisterRule, ...] = (
    reserved_id,
    reused_id,
    unknown_agreement,
    organisation_near_miss,
    same_title,
    same_sentence,
    copied_answer,
)
QUALITY_RULES: tuple[QualityRule, ...] = (
    not_an_answer,
    no_alternative_considered,
    gain_for_organisation_only,
    passive_without_actor,
    undefined_jargon,
    reading_grade,
    copied_answer,
)
ALL_RULES: tuple[Rule, ...] = (
    *AGREEMENT_RULES,
    *TEXT_RULES,
    *STATEMENT_RULES,
    *AREA_RULES,
    *FRAMEWORK_RULES,
    *ORGANISATIONS_RULES,
    *GLOSSARY_RULES,
    *SEARCH_WORDS_RULES,
    *REGISTER_RULES,
)
