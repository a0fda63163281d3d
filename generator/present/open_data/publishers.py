"""Who publishes what, in linked data: this site its register, and whoever a record was copied from that record."""

from __future__ import annotations

from generator.model.card import Card
from generator.model.harvest import HarvestedSource
from generator.present.open_data.linked_data import Thing, iri, root_of
from generator.present.page import Site

_REGISTERS = "data/registers/"


def publisher(site: Site) -> Thing:
    """Who publishes the register."""
    told = site.settings.publisher
    body: Thing = {"@id": f"{root_of(site.settings)}#publisher", "@type": "foaf:Agent"}
    body["foaf:name"] = site.settings.publisher_name
    if told.url:
        body["foaf:homepage"] = iri(told.url)
    return body


def publisher_of_copies(site: Site, source: HarvestedSource) -> Thing:
    """Who publishes the register that records were copied from. This site only shows them."""
    body: Thing = {"@id": f"{root_of(site.settings)}{_REGISTERS}#{source.id}-publisher", "@type": "foaf:Agent"}
    body["foaf:name"] = source.name.strip()
    if source.home:
        body["foaf:homepage"] = iri(source.home)
    return body


def original_entry(site: Site, card: Card) -> Thing | None:
    """The record as the catalogue of its own register has it; nothing for one of ours, or of no known address.

    It says of itself what the shapes of DCAT-AP ask of whatever data came from.
    """
    source = site.register.source_of(card.id)
    original = source.original_of(card.id) if source else ""
    if source is None or not original:
        return None
    entry: Thing = {"@id": f"{iri(original)}#record", "@type": "dcat:Dataset", "dct:title": card.title}
    entry["dct:description"] = f"The record as {source.name.strip()} publishes it."
    return entry
