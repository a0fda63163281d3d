"""Linked data as plain values, and how they become JSON-LD and Turtle.

A thing is a map with its address (`@id`), its classes (`@type`) and its properties, written as JSON-LD writes them.
What the value of a property is, a text in English, a link or a day, goes by the property, and stands in the file's
context. So a program that knows nothing of linked data finds plain JSON. A map with `@value` says more of one value.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from functools import cache
from json.encoder import encode_basestring
from typing import Any
from urllib.parse import quote

from generator.model.area import Area
from generator.model.dates import PartialDate
from generator.model.settings import Settings
from generator.present.mapping import OWN, PREFIXES, VOCABULARY

Thing = dict[str, Any]

LINKS = frozenset(
    (
        *("adms:status", "dcat:accessURL", "dcat:dataset", "dcat:downloadURL", "dcat:mediaType", "dcat:theme"),
        *("dcat:themeTaxonomy", "dct:conformsTo", "dct:creator", "dct:format", "dct:isPartOf", "dct:isReplacedBy"),
        *("dct:language", "dct:license", "dct:spatial", "dct:type", "dpv:hasActivityStatus", "dpv:hasDataController"),
        *("dpv:hasDataProcessor", "dpv:hasDataSource", "dpv:hasDataSubject", "dpv:hasEntity"),
        *("dpv:hasJurisdiction", "dpv:hasLikelihood", "dpv:hasRecipient", "dpv:hasSector", "dpv:hasServiceProvider"),
        *("dpv:hasSeverity", "dpv:isExercisedAt", "foaf:homepage", "foaf:page", "foaf:primaryTopic"),
        *("pv:assessor", "pv:basis", "pv:inFootprint", "pv:lead", "pv:moment", "pv:optOut", "pv:outcome", "pv:state"),
        *(
            "pv:takesPart",
            "pv:test",
            "rdfs:isDefinedBy",
            "rdfs:subClassOf",
            "rdfs:subPropertyOf",
            "skos:broader",
            "skos:inScheme",
            "vcard:hasEmail",
        ),
        *("vcard:hasURL", "foaf:isPrimaryTopicOf"),
    )
)
"""Properties whose texts are addresses or terms."""
DAYS = frozenset(("dct:issued", "dct:modified"))
"""Properties whose texts are days."""
PLAIN = frozenset(
    (
        *("dct:identifier", "dpv:hasName", "foaf:name", "pv:field", "pv:framework", "pv:phone", "pv:previousId"),
        *("skos:notation", "vcard:fn"),
    )
)
"""Properties whose texts are in no language. Languages of other forms of a record are such as well."""
# Signs that an address may hold as they are (RFC 3986, without the brackets that only an IPv6 host may have).
_AS_THEY_ARE = "!#$%&'()*+,/:;=?@~"
_CODED = ("", "xsd:gYear", "xsd:gYearMonth", "xsd:date")
_TERM = re.compile(rf'"((?:{"|".join((OWN, *PREFIXES))}):[A-Za-z0-9-]+)"')
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_GEOGRAPHY = "http://statistics.data.gov.uk/id/statistical-geography/"


def root_of(settings: Settings) -> str:
    """The site's own address, with a slash at its end."""
    return iri(settings.root)


def iri(address: str) -> str:
    """An address with whatever it may not hold written as RFC 3986 asks. One that is right already stays as it is."""
    return quote(address, safe=_AS_THEY_ARE)


def place_iri(root: str, identifier: str, area: Area) -> str:
    """The address that a place is known by: that of the Office for National Statistics, else its page here."""
    return f"{_GEOGRAPHY}{area.code}" if area.code else f"{root}areas/{identifier}/"


def moment(date: PartialDate) -> str | Thing:
    """A date as a value: a day, a month or a year where it is stated outright, and a text where it is "about" one."""
    if date.about:
        return {"@value": str(date)}
    known = 1 + (date.month is not None) + (date.day is not None)
    return {"@value": str(date), "@type": _CODED[known]}


def add(thing: Thing, says: str, value: Any) -> None:
    """Say something of a thing, beside what it may already say by the same property. Nothing is said of nothing."""
    if value is None or value == () or value == []:
        return
    if says not in thing:
        thing[says] = value
        return
    before = thing[says] if isinstance(thing[says], list) else [thing[says]]
    thing[says] = [*before, *(value if isinstance(value, list | tuple) else [value])]


def json_of(thing: Any) -> str:
    """A thing as JSON on one line."""
    return _ENCODER.encode(thing)


def terms_in(text: str) -> set[str]:
    """The terms that some JSON uses, as keys or as values."""
    return set(_TERM.findall(text))


def context_of(root: str, used: Iterable[str]) -> Thing:
    """What a reader of JSON-LD must know, for the terms used: what they are short for, and what their values are."""
    terms = sorted(used)
    prefixes = dict.fromkeys(("xsd", *(term.partition(":")[0] for term in terms)))
    short_for = _prefixes(root)
    context: Thing = {"@language": "en"}
    context |= {prefix: short_for[prefix] for prefix in sorted(prefixes)}
    context |= {term: {"@type": "@id"} for term in terms if term in LINKS}
    context |= {term: {"@type": "xsd:date"} for term in terms if term in DAYS}
    context |= {term: {"@language": None} for term in terms if term in PLAIN}
    return context


def json_ld(root: str, thing: Thing) -> bytes:
    """A whole file of JSON-LD about one thing. It asks for nothing from anywhere."""
    told = json_of(thing)
    return f'{{"@context":{json_of(context_of(root, terms_in(told)))},{told[1:]}\n'.encode()


def turtle_head(root: str, prefixes: Iterable[str]) -> str:
    """What a file of Turtle begins with."""
    return "".join(f"@prefix {prefix}: <{_prefixes(root)[prefix]}> .\n" for prefix in sorted(set(prefixes)))


def turtle(thing: Thing, known: set[str] | None = None) -> str:
    """A thing in Turtle, and after it each thing inside it. What is `known` was told before, and is left out."""
    told: list[str] = []
    _tell(thing, told, set() if known is None else known)
    return "".join(told)


def _tell(thing: Thing, told: list[str], known: set[str]) -> None:
    inside: list[Thing] = []
    lines: list[str] = []
    for key, value in thing.items():
        if key == "@id":
            continue
        values = value if isinstance(value, list | tuple) else (value,)
        if key == "@type":
            lines.append(f"a {', '.join(map(_term, values))}")
            continue
        lines.append(f"{key} {', '.join(_object(key, one) for one in values)}")
        inside += [one for one in values if isinstance(one, dict) and "@id" in one and len(one) > 1]
    if lines:
        facts = " ;\n  ".join(lines)
        told.append(f"\n<{thing['@id']}> {facts} .\n")
    for one in inside:
        if one["@id"] not in known:
            _tell(one, told, known)


def _object(says: str, value: Any) -> str:
    if isinstance(value, dict):
        if "@id" in value:
            return _term(value["@id"])
        text = _text(value["@value"])
        if "@language" in value:
            return f"{text}@{value['@language']}"
        return f"{text}^^{value['@type']}" if "@type" in value else text
    if value is True or value is False:
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if says in LINKS:
        return _term(value)
    if says in DAYS:
        return f"{_text(value)}^^xsd:date"
    return _text(value) if says in PLAIN else f"{_text(value)}@en"


# JSON writes a text within quotes by the very signs that Turtle knows.
_text = encode_basestring


def _term(value: str) -> str:
    return value if _is_term(value) else f"<{value}>"


def _is_term(value: str) -> bool:
    prefix, colon, name = value.partition(":")
    return bool(colon) and not name.startswith("//") and (prefix in PREFIXES or prefix == OWN)


@cache
def _prefixes(root: str) -> Mapping[str, str]:
    return {**PREFIXES, OWN: f"{root}{VOCABULARY}#"}
