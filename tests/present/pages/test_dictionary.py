"""The data dictionary: every field of a record, with what is asked and what becomes of the answer."""

from __future__ import annotations

import importlib
import json
from typing import Any

import pytest

from generator.model.agreement import Agreement
from generator.model.dictionary import dictionary_of
from generator.model.vocabulary import STATUSES
from generator.present.open_data.files import CATALOGUE, downloads
from generator.present.pages.dictionary import ASKED_OF_SOME, dictionary_page, field_anchor
from generator.present.parts import Download
from generator.publish.frame import links_to_feeds
from tests.builders import record, site
from tests.reading import read

TAKEN_DOWN = {"status": "withdrawn"}
WHEN = {"date": "2026-05-01"}
PUBLISHED = {"provenance": {"basis": "publisher"}}
FOUND = read(dictionary_page(site()))


def test_the_page_leads_to_the_data_where_there_is_some() -> None:
    whole = (Download("data/plainview.xlsx", "A spreadsheet", "Every table."),)
    found = read(dictionary_page(site(), (whole, (), ())))

    assert found.link("A spreadsheet") == "../data/plainview.xlsx"
    assert "that does not mean “none”" in found.text
    assert "Get the data" not in FOUND.text


def test_programs_find_the_catalogue_in_its_head_by_what_kind_of_file_it_is() -> None:
    page = dictionary_page(site(), downloads(), {}, CATALOGUE)

    assert [(found.path, found.media) for found in page.feeds] == [
        ("data/catalogue.ttl", "text/turtle"),
        ("data/catalogue.jsonld", "application/ld+json"),
        ("data/vocabulary.ttl", "text/turtle"),
    ]
    head = links_to_feeds(page)
    assert '<link rel="alternate" type="text/turtle" title="Catalogue (DCAT)" href="../data/catalogue.ttl">' in head


def test_what_search_engines_are_told_cannot_end_its_block() -> None:
    told = {"name": "</script><!--<script>window.__ran=1</script>&'\u2028"}
    body = dictionary_page(site(), downloads(), told).body

    block = body.partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    assert json.loads(block) == told
    assert not set("<>&'") & set(block)
    assert "application/ld+json" not in dictionary_page(site()).body


def test_every_field_has_its_own_place_and_is_named_as_a_record_names_it() -> None:
    for facts in dictionary_of(Agreement):
        assert FOUND.ids.count(field_anchor(facts.path)) == 1
        assert f"{facts.path} ·" in FOUND.text
        assert facts.question in FOUND.text


def test_a_field_says_its_form_whether_it_must_be_given_and_whether_it_is_published() -> None:
    assert "title · Plain words. Must be given in every record. Published." in FOUND.text
    assert "retention · Plain words. May be left out. Published." in FOUND.text
    assert "benefits.promise · Plain words. Must be given wherever benefits is. Published." in FOUND.text
    assert "assessments.answers.*.rating · A number from 1 to 5, or not-assessed. Must be given" in FOUND.text


def test_what_is_not_published_says_why() -> None:
    assert "May be left out. Not published: they are notes between editors about the checker" in FOUND.text


def test_words_to_choose_from_stand_with_their_meanings() -> None:
    assert "8 words to choose from" in FOUND.text
    for word, meaning in STATUSES.items():
        assert f"{word} {meaning.label} {meaning.meaning}" in FOUND.text


def test_what_is_to_be_typed_is_marked_and_not_left_in_backticks() -> None:
    page = dictionary_page(site())

    assert "<code>publisher</code> if you are the body in charge" in page.body
    assert "`" not in page.body


def test_an_example_is_shown_as_a_record_writes_it() -> None:
    assert "Example: Free school meals without a form" in FOUND.text
    assert "Example: false" in FOUND.text
    assert "Example: {" not in FOUND.text
    assert "Example: ..." not in FOUND.text


@pytest.mark.parametrize(
    ("path", "rule", "given", "at"),
    [
        ("complaint", "missing_complaint", PUBLISHED, "complaint"),
        ("contact", "missing_contact", PUBLISHED, "contact"),
        ("dates.review_due", "missing_review_date", PUBLISHED, "dates.review_due"),
        ("legal.lawful_bases", "missing_lawful_basis", PUBLISHED, "legal.lawful_bases"),
        ("provenance.publisher", "missing_publisher", PUBLISHED, "provenance.publisher"),
        ("provenance.sources", "missing_sources", {"provenance": {"basis": "public-sources"}}, "provenance.sources"),
        ("withdrawn", "withdrawn_incomplete", {"status": "withdrawn"}, "status"),
        ("withdrawn.why", "withdrawn_incomplete", {**TAKEN_DOWN, "withdrawn": {**WHEN, "by": "Us"}}, "withdrawn.why"),
        ("withdrawn.by", "withdrawn_incomplete", {**TAKEN_DOWN, "withdrawn": {**WHEN, "why": "So."}}, "withdrawn.by"),
    ],
)
def test_what_is_asked_of_some_records_is_what_the_checker_asks(
    path: str, rule: str, given: dict[str, Any], at: str
) -> None:
    bare = Agreement.model_validate(record(**given))
    module = importlib.import_module(f"generator.check.rules.{rule}")

    assert [".".join(str(part) for part in fault.at) for fault in module.check_agreement(bare, None)] == [at]
    assert FOUND.text.partition(f"{path} · ")[2].partition(". ")[2].startswith(ASKED_OF_SOME[path])
