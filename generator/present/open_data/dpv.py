"""One agreement in the words of the W3C's Data Privacy Vocabulary (DPV 2), as JSON-LD that stands on its own.

Which term says what is decided in `present/mapping.py`. What a record does not state is not there; what it holds back
is there as held back, with the ground it gives. Of a record that was taken down there is no more than stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.model.agreement import Agreement
from generator.model.card import Card
from generator.model.data import PEOPLE_THEMSELVES, DataItem
from generator.model.vocabulary import NOT_STATED, WITHDRAWN
from generator.present.families import FileFamily
from generator.present.mapping import FIELDS
from generator.present.open_data import dpv_parts
from generator.present.open_data.linked_data import Thing, add, iri, json_ld, place_iri, root_of
from generator.present.open_data.publishers import original_entry, publisher_of_copies
from generator.present.open_data.record import LICENCE
from generator.present.page import Site

MADE_UP = "Invented example. The place, the bodies and the facts are made up."
JOINT = "joint-controller"
ANYBODY = "the-public"


def path_of(identifier: str) -> str:
    """Where an agreement is told in these words."""
    return f"agreements/{identifier}/dpv.jsonld"


def dpv_files(site: Site) -> FileFamily:
    """The file of each agreement."""
    return FileFamily(tuple(card.id for card in site.register.cards), path_of, _file, (site,))


def _file(site: Site, identifier: str) -> bytes:
    register = site.register
    told = agreement_told(site, register.card[identifier], register.agreement(identifier))
    return json_ld(root_of(site.settings), told)


def title_of(card: Card) -> str:
    """What it is called where no band can say that it is invented."""
    return f"{card.title} (invented example)" if card.invented else card.title


def agreement_told(site: Site, card: Card, agreement: Agreement) -> Thing:
    """The sharing that an agreement is about, with all that is published of it."""
    root = root_of(site.settings)
    page = f"{root}agreements/{card.id}/"
    told: Thing = {"@id": f"{page}#sharing", "@type": "dpv:Process", "dct:identifier": card.id}
    dpv_parts.say(told, "title", [title_of(card)])
    _record(told, site, page, card, agreement)
    dpv_parts.say_words(told, "status", agreement.status)
    dpv_parts.say(told, "previous_ids", agreement.previous_ids)
    if agreement.replaced_by:
        dpv_parts.say(told, "replaced_by", f"{root}agreements/{agreement.replaced_by}/#sharing")
    if agreement.status == WITHDRAWN:
        dpv_parts.say_withdrawn(told, page, agreement)
        return told
    dpv_parts.say(told, "summary", [f"{MADE_UP} {card.summary}" if card.invented else card.summary])
    for language, translation in (agreement.translations or {}).items():
        for path, text in (("title", translation.title), ("summary", translation.summary)):
            if text:
                add(told, FIELDS[f"translations.*.{path}"].says, [{"@value": text.strip(), "@language": language}])
    for path, words in (("sectors", agreement.sectors), ("people", agreement.people), ("moments", agreement.moments)):
        for word in words or ():
            dpv_parts.say_words(told, path, word)
    _places(told, root, site, agreement)
    bodies = _bodies(root, card, agreement)
    _organisations(told, page, bodies, card, agreement)
    dpv_parts.say_purpose(told, page, agreement)
    for number, item in enumerate(agreement.data, start=1):
        _data(told, root, f"{page}#data-{item.id or number}", bodies, item)
    dpv_parts.say_law(told, page, bodies, agreement)
    dpv_parts.say_care(told, page, agreement)
    dpv_parts.say_contact(told, page, agreement)
    dpv_parts.say_papers(told, page, agreement)
    dpv_parts.say_what_became(told, page, agreement)
    dpv_parts.say_assessments(told, page, site.outcomes.get(card.id, ()), agreement)
    return told


def _record(told: Thing, site: Site, page: str, card: Card, agreement: Agreement) -> None:
    """The record itself, as the catalogue knows it: not the sharing, but what is written of it here."""
    root = root_of(site.settings)
    record: Thing = {"@id": f"{page}#record", "@type": "dcat:Dataset", "dct:license": LICENCE}
    record["dct:isPartOf"] = f"{root}data/#register"
    if (copied := site.register.source_of(card.id)) is not None:
        record["dct:publisher"] = publisher_of_copies(site, copied)
        add(record, "dct:source", original_entry(site, card))
    if agreement.status != WITHDRAWN:
        came = agreement.provenance
        dpv_parts.say_words(record, "provenance.basis", came.basis)
        dpv_parts.say(record, "provenance.checked", came.checked)
        if came.publisher:
            own = next(
                (
                    part.id
                    for part, one in zip(card.organisations, agreement.organisations, strict=True)
                    if one.id == came.publisher
                ),
                came.publisher,
            )
            dpv_parts.say(record, "provenance.publisher", _body_iri(root, own))
        for source in came.sources or ():
            dpv_parts.say_source(record, "provenance.sources", source)
    add(told, FIELDS["provenance"].says, record)


def _places(told: Thing, root: str, site: Site, agreement: Agreement) -> None:
    for part in agreement.areas:
        area = site.register.areas[part.id]
        address = place_iri(root, part.id, area)
        place: Thing = {"@id": address, "@type": list(FIELDS["areas"].classes), "dct:title": area.name}
        add(told, FIELDS["areas"].says, [place])
        dpv_parts.say_relations(told, "areas.taking_part", part.taking_part, address)


def _body_iri(root: str, identifier: str) -> str:
    return f"{root}organisations/{identifier}/#organisation"


def _bodies(root: str, card: Card, agreement: Agreement) -> Mapping[str, str]:
    """The address of each organisation, by the id that the record has for it."""
    pairs = zip(agreement.organisations, card.organisations, strict=True)
    return {one.id: _body_iri(root, part.id) for one, part in pairs}


def _organisations(told: Thing, page: str, bodies: Mapping[str, str], card: Card, agreement: Agreement) -> None:
    """Each organisation once, told where it is first named, and then by its address for each thing that it does."""
    together: list[str] = []
    for one, part in zip(agreement.organisations, card.organisations, strict=True):
        address = bodies[one.id]
        kinds = dpv_parts.words_of("organisations.kind", one.kind)
        body: Thing = {"@id": address, "@type": [*FIELDS["organisations"].classes, *kinds]}
        dpv_parts.say(body, "organisations.name", part.name)
        dpv_parts.say(body, "organisations.url", iri(one.url) if one.url else None)
        add(told, FIELDS["organisations"].says, [body])
        for role in part.roles:
            if role == JOINT:
                together.append(address)
            elif role != NOT_STATED:
                dpv_parts.say_relations(told, "organisations.roles", role, address)
    if together:
        joint: Thing = {"@id": f"{page}#joint-controllers", "@type": "dpv:JointDataControllers"}
        add(joint, "dpv:hasDataController", together)
        (says,) = dpv_parts.words_of("organisations.roles", JOINT)
        add(told, says, joint)


def _data(told: Thing, root: str, address: str, bodies: Mapping[str, str], item: DataItem) -> None:
    level = item.identifiability or NOT_STATED
    personal = level in ("personally-identifiable", "de-personalised")
    classes = [*dpv_parts.words_of("data.identifiability", level)]
    if item.special_category:
        classes += FIELDS["data.special_category"].classes
        classes += (
            term for word in item.special_category for term in dpv_parts.words_of("data.special_category", word)
        )
    if item.criminal_offence:
        classes += FIELDS["data.criminal_offence"].classes
    data: Thing = {"@id": address, "@type": classes}
    dpv_parts.say(data, "data.item", item.item)
    dpv_parts.say(data, "data.about", item.about)
    dpv_parts.say(data, "data.from", [*_parties(item.from_, bodies)])
    dpv_parts.say(data, "data.to", [*_parties(item.to, bodies)])
    dpv_parts.say(data, "data.why", item.why)
    # Of what is anonymous, or not stated to be personal, DPV speaks as of data and no more.
    add(told, FIELDS["data"].says if personal else "dpv:hasData", [data])


def _parties(named: Iterable[str] | None, bodies: Mapping[str, str]) -> Iterator[Any]:
    for one in named or ():
        if one == PEOPLE_THEMSELVES:
            yield "dpv:DataSubjectDataSource"
        else:
            yield "pv:ThePublic" if one == ANYBODY else bodies[one]
