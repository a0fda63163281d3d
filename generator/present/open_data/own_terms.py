"""Our own terms as linked data: what a program that meets one can read of it, in the words of SKOS and RDF Schema."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator.model.register import Register
from generator.present.mapping import OWN, VOCABULARY
from generator.present.mapping_own import OwnTerm, every_own
from generator.present.open_data.linked_data import Thing, root_of, turtle, turtle_head
from generator.present.page import PlannedFile, Site

PATH = "data/vocabulary.ttl"
_SORTS = {"class": "rdfs:Class", "property": "rdf:Property", "word": "skos:Concept"}


def own_terms_file(site: Site) -> PlannedFile:
    """The file of all of them."""
    return PlannedFile(PATH, partial(_file, site))


def _file(site: Site) -> bytes:
    head = turtle_head(root_of(site.settings), ("dct", "dpv", "foaf", OWN, "rdf", "rdfs", "skos"))
    return (head + "".join(turtle(thing) for thing in _things(site.register, root_of(site.settings)))).encode()


def _things(register: Register, root: str) -> Iterator[Thing]:
    whole = f"{root}{VOCABULARY}"
    title = "The terms of Plainview that other vocabularies have none for"
    yield {"@id": whole, "@type": "skos:ConceptScheme", "dct:title": title}
    for term in every_own(register.versions):
        yield _thing(term, whole)


def _thing(term: OwnTerm, whole: str) -> Thing:
    told: Thing = {"@id": f"{whole}#{term.anchor}", "@type": _SORTS[term.sort]}
    if term.sort == "word":
        told["skos:prefLabel"] = term.label
        told["skos:definition"] = term.means
        told["skos:inScheme"] = whole
    else:
        told["rdfs:label"] = term.label
        told["rdfs:comment"] = term.means
        told["rdfs:isDefinedBy"] = whole
    if term.within:
        told[_within(term)] = term.within
    return told


def _within(term: OwnTerm) -> str:
    return {"class": "rdfs:subClassOf", "property": "rdfs:subPropertyOf", "word": "skos:broader"}[term.sort]
