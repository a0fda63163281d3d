"""The page of the mapping: every field, every word and every term of our own, each where its address leads."""

from __future__ import annotations

from generator.model.agreement import Agreement
from generator.model.dictionary import dictionary_of
from generator.present.mapping import FIELDS, LEFT_OUT
from generator.present.mapping_own import every_own
from generator.present.mapping_words import WORD_LISTS
from generator.present.pages.dictionary import field_anchor
from generator.present.pages.vocabulary import vocabulary_page
from tests.builders import record, site
from tests.reading import read

SITE = site([record()])
FOUND = read(vocabulary_page(SITE))


def test_each_of_our_own_terms_is_explained_at_the_end_of_its_address() -> None:
    for term in every_own(SITE.register.versions):
        assert FOUND.ids.count(term.anchor) == 1, term.name
        assert term.means in FOUND.text
    assert "pv:test-purposeful" in FOUND.text


def test_every_published_field_leads_to_its_place_in_the_dictionary_and_to_its_terms() -> None:
    html = vocabulary_page(SITE).body
    for facts in dictionary_of(Agreement):
        assert (
            f'<a href="../dictionary/#{field_anchor(facts.path)}"><code>{facts.path}</code></a>' in html
        ) is facts.published
    for mapped in FIELDS.values():
        assert all(f"<code>{term}</code>" in html for term in mapped.terms)
    assert all(f"No term. {reason}" in FOUND.text for reason in LEFT_OUT.values())


def test_every_word_is_there_with_its_terms() -> None:
    for words in WORD_LISTS:
        assert FOUND.ids.count(f"list-{words.name}") == 1
        for word, said in words.words.items():
            assert said.label in FOUND.text
            assert all(term in FOUND.text for term in words.terms_for(word))


def test_terms_of_others_lead_to_where_they_are_explained() -> None:
    assert FOUND.link("dpv:hasPurpose") == "https://w3id.org/dpv#hasPurpose"
    assert FOUND.link("eu-gdpr:A6-1-e") == "https://w3id.org/dpv/legal/eu/gdpr#A6-1-e"
    assert FOUND.link("vocabulary.ttl") == "../../data/vocabulary.ttl"
