"""Whatever a value holds, Turtle and JSON-LD say the same of it, and an outside reader gets it back as it was."""

from __future__ import annotations

import json
from urllib.parse import urlsplit

import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.dates import parse
from generator.present.open_data.linked_data import DAYS, LINKS, PLAIN, Thing, iri, json_ld, moment, turtle, turtle_head
from tests import hostile
from tests.graphs import from_json_ld, from_turtle

ROOT = "https://register.test/sub/"
THING = f"{ROOT}#thing"
# What a file of content can hold: no lone halves of a pair, which are no letters.
TEXTS = st.text(st.characters(codec="utf-8"), max_size=60)


def graphs(thing: Thing) -> tuple[rdflib.Graph, rdflib.Graph]:
    head = turtle_head(ROOT, ("dct", "dpv", "foaf", "pv", "xsd"))
    return from_turtle(head + turtle(thing)), from_json_ld(json_ld(ROOT, thing))


def said(thing: Thing) -> list[rdflib.term.Node]:
    """What the one property of a thing says, where both files agree."""
    by_turtle, by_json = graphs(thing)
    assert set(by_turtle) == set(by_json)
    return [value for _, _, value in by_turtle]


@settings(max_examples=30)
@given(TEXTS)
def test_any_text_comes_back_in_english(text: str) -> None:
    assert said({"@id": THING, "dct:title": text}) == [rdflib.Literal(text, lang="en")]


@pytest.mark.parametrize(
    "text", [hostile.text(1), '"""', "a\\", "\\u0041", "<b>", "a\r\n\tb", "\x00\x1f\x7f\u2028\ufeff"]
)
def test_hostile_text_comes_back_letter_for_letter(text: str) -> None:
    assert said({"@id": THING, "dct:title": text}) == [rdflib.Literal(text, lang="en")]
    assert said({"@id": THING, "foaf:name": text}) == [rdflib.Literal(text)]
    assert said({"@id": THING, "dct:title": {"@value": text, "@language": "cy"}}) == [rdflib.Literal(text, lang="cy")]


@pytest.mark.parametrize(
    "address",
    [hostile.link(1), "https://a.test/[x]", "https://[a/", "https://a.test/a b\\c^d`e|{f}", "https://ŵ.test/ŷ?q=é#ñ"],
)
def test_an_address_holds_nothing_that_could_end_it(address: str) -> None:
    written = iri(address)
    assert not set(written) & set('<>"{}|\\^`[] \n')
    assert said({"@id": THING, "foaf:page": written}) == [rdflib.URIRef(written)]


@settings(max_examples=30)
@given(st.from_regex(r"https?://[^\s/?#]+[^\s]*", fullmatch=True))
def test_any_link_of_a_record_can_be_an_address(link: str) -> None:
    urlsplit(iri(link))
    assert len(said({"@id": THING, "foaf:page": iri(link)})) == 1


def test_an_address_that_is_right_already_stays_as_it_is() -> None:
    for address in (
        "https://a.test/b%20c?d=e&f=g#h",
        "mailto:a@b.test",
        "tel:+44-1632",
        "http://a.test/~b/(c)!$'*,;:@",
    ):
        assert iri(address) == address


@pytest.mark.parametrize(
    ("written", "datatype"),
    [("2026-02-05", "date"), ("2026-02", "gYearMonth"), ("2026", "gYear"), ("about 2026-02", None)],
)
def test_a_date_says_how_much_of_it_is_known(written: str, datatype: str | None) -> None:
    kind = rdflib.XSD[datatype] if datatype else None
    assert said({"@id": THING, "dct:date": moment(parse(written))}) == [rdflib.Literal(written, datatype=kind)]


def test_numbers_yes_and_no_and_terms_are_such() -> None:
    assert said({"@id": THING, "pv:roundTo": 5}) == [rdflib.Literal(5)]
    assert said({"@id": THING, "pv:automated": False}) == [rdflib.Literal(False)]
    assert said({"@id": THING, "pv:moment": "pv:moment-bereavement"}) == [
        rdflib.URIRef(f"{ROOT}data/vocabulary/#moment-bereavement")
    ]


def test_a_thing_inside_a_thing_is_told_after_it_and_once() -> None:
    inside: Thing = {"@id": f"{ROOT}#inside", "@type": "foaf:Agent", "foaf:name": "Inside"}
    thing: Thing = {"@id": THING, "dct:publisher": inside}
    by_turtle, by_json = graphs(thing)
    assert set(by_turtle) == set(by_json)
    assert len(by_turtle) == 3
    assert turtle(thing, {f"{ROOT}#inside"}).count("foaf:name") == 0


def test_a_file_says_what_its_own_terms_are_and_asks_nothing_of_anybody() -> None:
    context = json.loads(json_ld(ROOT, {"@id": THING, "@type": "dpv:Process", "foaf:page": ROOT}))["@context"]
    assert context["dpv"] == "https://w3id.org/dpv#"
    assert context["foaf:page"] == {"@type": "@id"}
    assert "dct" not in context


def test_a_property_has_one_kind_of_value() -> None:
    assert not LINKS & DAYS
    assert not LINKS & PLAIN
    assert not DAYS & PLAIN
