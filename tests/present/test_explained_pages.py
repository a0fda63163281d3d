"""Every page but a pack and a comparison explains its words, and in no page does a button stand where none may."""

from __future__ import annotations

import dataclasses
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator

import html5lib
import pytest

from generator.assess.outcome import outcomes_of
from generator.check.checker import check_content
from generator.model.glossary import Glossary
from generator.model.settings import Settings
from generator.present.explaining import UNEXPLAINED
from generator.present.page import Page, Site
from generator.present.plan import Plan, plan_site
from generator.publish.links import noted
from tests.golden.made import AS_OF, CONTENT
from tests.present.glossaries import glossary

# Words that stand everywhere, so that each place where one might be marked by mistake is met.
TERMS = glossary(council=["council", "councils"], data="data", agreement=["agreement", "agreements"], stated="stated")
NOT_INSIDE = {"a", "button", "summary", "h1", "h2", "h3", "h4", "figcaption", "caption", "th", "label", "legend"}
NOT_INSIDE |= {"option", "select", "dt", "dfn", "code", "pre", "nav", "{http://www.w3.org/2000/svg}svg"}


def plan_with(terms: Glossary) -> Plan:
    register = dataclasses.replace(check_content(CONTENT).register, glossary=terms)
    outcomes = {card.id: outcomes_of(card, register.frameworks) for card in register.cards}
    return plan_site(Site(register, outcomes, Settings(), AS_OF))


@pytest.fixture(scope="module")
def pages() -> dict[str, tuple[str, Page]]:
    """Each page by its address, with its kind."""
    return {page.address: (page.kind.name, page.make()) for page in plan_with(TERMS).pages}


def test_every_kind_of_page_but_packs_and_comparisons_is_explained(pages: dict[str, tuple[str, Page]]) -> None:
    explained = {kind for kind, page in pages.values() if 'class="pv-terms"' in page.body}
    kinds = {kind for kind, _ in pages.values()}
    assert explained & UNEXPLAINED == set()
    # Pages with next to no sentences.
    assert kinds - UNEXPLAINED - explained <= {
        "sectors",
        "people",
        "moments",
        "moved",
        "moved-part",
        "moved-organisation",
    }
    assert explained >= {"home", "agreement", "area", "organisation", "sector", "tests", "data", "gaps"}


def test_no_button_stands_where_none_may(pages: dict[str, tuple[str, Page]]) -> None:
    buttons = 0
    for address, (_, page) in pages.items():
        tree = html5lib.parseFragment(page.body, namespaceHTMLElements=True)
        for above in _around_words(tree, ()):
            buttons += 1
            names = {element.tag.removeprefix("{http://www.w3.org/1999/xhtml}") for element in above}
            assert not names & NOT_INSIDE, f"{address}: {names & NOT_INSIDE}"
            for element in above:
                hidden = "hidden" in element.attrib or element.get("aria-hidden") == "true"
                assert not hidden and element.get("lang", "en") == "en", f"{address}: {element.attrib}"
                assert "pv-visually-hidden" not in element.get("class", ""), address
    assert buttons > 50


def _around_words(element: ET.Element, above: tuple[ET.Element, ...]) -> Iterator[tuple[ET.Element, ...]]:
    """What each explained word stands in."""
    if element.get("class") == "pv-term":
        yield above
    for part in element:
        yield from _around_words(part, (*above, element))


def test_no_id_is_used_twice_and_each_meaning_leads_to_the_glossary(pages: dict[str, tuple[str, Page]]) -> None:
    for address, (_, page) in pages.items():
        links = noted(address, page.body)
        assert not links.twice, address
        if 'id="term-data"' in page.body:
            assert ("understand/glossary/index.html", "word-data") in links.links


def test_a_sample_is_the_page_that_is_published(pages: dict[str, tuple[str, Page]]) -> None:
    for kind, page in plan_with(TERMS).samples():
        assert (kind.name, page) == pages[page.address]


def test_a_word_is_marked_once_a_page(pages: dict[str, tuple[str, Page]]) -> None:
    for address, (_, page) in pages.items():
        counted = Counter(part.partition('"')[0] for part in page.body.split('popovertarget="')[1:])
        assert set(counted.values()) <= {1}, address


def test_without_a_glossary_pages_are_as_they_were_made() -> None:
    bare, made = plan_with(Glossary()), plan_with(glossary(zebra="zebra"))
    assert [page.make() for page in bare.pages] == [page.make() for page in made.pages]
