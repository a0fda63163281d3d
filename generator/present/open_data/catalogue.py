"""The register as a catalogue of data (DCAT, as DCAT-AP 3 asks), in Turtle and as JSON-LD, for harvesters.

It lists the register as a whole, and the record of each agreement as data of its own, with every file of them. "Data"
here is what is written about a sharing, never the data that is shared: each description says so. Both files are made in
one walk over cards, an entry at a time, so that neither is ever whole in memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial

from generator.model.card import Card
from generator.model.fields import namespace_of
from generator.model.vocabulary import SECTORS, WITHDRAWN
from generator.present.open_data import dpv, record
from generator.present.open_data.linked_data import (
    Thing,
    context_of,
    json_of,
    place_iri,
    root_of,
    terms_in,
    turtle,
    turtle_head,
)
from generator.present.open_data.publishers import original_entry, publisher, publisher_of_copies
from generator.present.page import PlannedTogether, Site
from generator.present.parts import Download

JSON_FILE = "data/catalogue.jsonld"
TURTLE_FILE = "data/catalogue.ttl"

_EU = "http://publications.europa.eu/resource/authority/"
_MEDIA = "https://www.iana.org/assignments/media-types/"
ENGLISH = f"{_EU}language/ENG"
THEMES = f"{_EU}data-theme"
_THEMES: Mapping[str, str] = {
    "ECON": "Economy and finance",
    "EDUC": "Education, culture and sport",
    "ENVI": "Environment",
    "GOVE": "Government and public sector",
    "HEAL": "Health",
    "JUST": "Justice, legal system and public safety",
    "SOCI": "Population and society",
}
GOVERNMENT = f"{THEMES}/GOVE"
_THEME_OF: Mapping[str, str] = {
    "health": "HEAL",
    "social-care": "SOCI",
    "housing": "SOCI",
    "welfare": "SOCI",
    "education": "EDUC",
    "community-safety": "JUST",
    "economy": "ECON",
    "environment": "ENVI",
}
"""The word of Europe's list of themes for each kind of service. A kind that is not here goes by its own name alone."""
# Of a file by its ending: its media type, and its type in Europe's list.
_FORMATS: Mapping[str, tuple[str, str]] = {
    "": ("text/html", "HTML"),
    "atom": ("application/atom+xml", "ATOM"),
    "bib": ("application/x-bibtex", "TXT"),
    "csv": ("text/csv", "CSV"),
    "geojson": ("application/geo+json", "GEOJSON"),
    "json": ("application/json", "JSON"),
    "jsonl": ("application/jsonl", "JSON"),
    "jsonld": ("application/ld+json", "JSON_LD"),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "XLSX"),
}
DPV = "https://w3id.org/dpv"
ABOUT = "This is the public record of the sharing. It holds none of the data that is shared."
ABOUT_ALL = (
    "What is published of agreements by which councils, the NHS and others share data about people: what for, with "
    "whom, under which law, and what the three tests came to. It holds none of the data that is shared."
)
GONE = "This record was taken down. What is left says when, why and by whom."
# What an entry can have that may be in none of those told before the first of them.
_EVERY = (
    "dct:title",
    "dct:modified",
    "dct:isPartOf",
    "dct:source",
    "dct:isReplacedBy",
    "dct:spatial",
    "dcat:keyword",
    "dcat:theme",
)
# Open Data Scotland's reader takes the file that is called this for the page to lead to.
WEB_PAGE = "Web Page"


# Stands for an agreement's id where what all entries have alike is written once. No address of ours can hold it.
_AT = "\ue000"

Days = tuple[date, date | None]
"""Since when a record is published, and when it last changed."""


class _Same:
    """What every entry of one catalogue has in common, made once."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.root = root_of(site.settings)
        self.register = f"{self.root}data/#register"
        self.publisher = publisher(site)
        copied = {one.id: publisher_of_copies(site, one) for one in site.register.harvest.sources}
        self.publishers = {"": self.publisher, **copied}
        self.days: Mapping[str, Days] = {card.id: days_of(site, card) for card in site.register.cards}
        self.places = {one: place_iri(self.root, one, area) for one, area in site.register.areas.items()}


def catalogue_files(site: Site, files: Sequence[Download]) -> PlannedTogether:
    """Both files of the catalogue. `files` are those that hold the register as a whole."""
    return PlannedTogether((JSON_FILE, TURTLE_FILE), partial(_write, site, tuple(files)))


def _write(site: Site, files: Sequence[Download], to: Mapping[str, Callable[[bytes], object]]) -> None:
    same = _Same(site)
    catalogue, whole, shared = _catalogue(same), _register(same, files), [*_shared(same, files)]
    alike = {name: _alike(same, body) for name, body in same.publishers.items()}
    used = terms_in(json_of([catalogue, whole, shared, *alike.values(), _EVERY]))
    known = {body["@id"] for body in same.publishers.values()}
    in_json = {name: json_of({key: told[key] for key in told if key != "@id"})[1:] for name, told in alike.items()}
    in_turtle = {name: f"{turtle(told, known)}{_listed(catalogue, told)}" for name, told in alike.items()}
    head = {"@context": context_of(same.root, used), **catalogue, "@included": shared}
    as_json, as_turtle = to[JSON_FILE], to[TURTLE_FILE]
    as_turtle(turtle_head(same.root, {term.partition(":")[0] for term in used} | {"xsd"}).encode())
    for thing in (catalogue, *same.publishers.values(), *shared, whole):
        as_turtle(turtle(thing, known).encode())
    as_turtle(_listed(catalogue, whole).encode())
    as_json(f'{json_of(head)[:-1]},"dcat:dataset":[\n{json_of(whole)}'.encode())
    for card in site.register.cards:
        own, name = _entry(same, card), namespace_of(card.id)
        as_json(f",\n{json_of(own)[:-1]},{in_json[name].replace(_AT, card.id)}".encode())
        as_turtle(f"{turtle(own)}{in_turtle[name].replace(_AT, card.id)}".encode())
    as_json(b"\n]}\n")


def _listed(catalogue: Thing, entry: Thing) -> str:
    return turtle({"@id": catalogue["@id"], "dcat:dataset": entry["@id"]})


def _catalogue(same: _Same) -> Thing:
    site, settings = same.site, same.site.settings
    return {
        "@id": f"{same.root}data/#catalogue",
        "@type": "dcat:Catalog",
        "dct:title": settings.site_name,
        "dct:description": ABOUT_ALL,
        "dct:publisher": same.publisher,
        "dct:license": record.LICENCE,
        "dct:language": ENGLISH,
        "dct:issued": first_day(same.days.values(), site).isoformat(),
        "dct:modified": site.as_of.isoformat(),
        "foaf:homepage": {"@id": same.root, "@type": "foaf:Document"},
        "dcat:themeTaxonomy": THEMES,
    }


def _register(same: _Same, files: Sequence[Download]) -> Thing:
    site = same.site
    page = f"{same.root}data/"
    told: Thing = {
        "@id": same.register,
        "@type": "dcat:Dataset",
        "dct:identifier": "register",
        "dct:title": f"{site.settings.site_name}: the whole register",
        "dct:description": ABOUT_ALL,
        "dct:issued": first_day(same.days.values(), site).isoformat(),
        "dct:modified": site.as_of.isoformat(),
        "dct:publisher": same.publisher,
        "dct:language": ENGLISH,
        "dcat:landingPage": {"@id": page, "@type": "foaf:Document"},
        "dcat:theme": [GOVERNMENT],
        "dcat:distribution": [
            _distribution(f"{page}#file-{file.path}", same.root + file.path, file.name, file.holds) for file in files
        ],
    }
    if within := nations(site):
        told["dct:spatial"] = [same.places[one] for one in within]
    for file, of in zip(files, told["dcat:distribution"], strict=True):
        if file.path.endswith((".json", ".jsonl")):
            of["dct:conformsTo"] = f"{same.root}data/schemas/agreement.json"
    return told


def _entry(same: _Same, card: Card) -> Thing:
    """What the entry of one agreement has for its own. Of a record that was taken down, no more than stays."""
    gone = card.status == WITHDRAWN
    first, last = same.days[card.id]
    told: Thing = {"@id": f"{same.root}agreements/{card.id}/#record", "@type": "dcat:Dataset"}
    told["dct:identifier"] = card.id
    title = dpv.title_of(card)
    others = [] if gone else [{"@value": said, "@language": language} for language, said in card.titles.items()]
    told["dct:title"] = [title, *others] if others else title
    told["dct:description"] = _description(card, gone)
    told["dct:issued"] = first.isoformat()
    if last:
        told["dct:modified"] = last.isoformat()
    if original := original_entry(same.site, card):
        told["dct:source"] = original
    if card.replaced_by:
        told["dct:isReplacedBy"] = f"{same.root}agreements/{card.replaced_by}/#record"
    if not gone:
        told["dct:spatial"] = [same.places[one] for one, _ in card.areas]
        if card.sectors:
            told["dcat:keyword"] = [SECTORS[sector].label for sector in card.sectors]
        themes = dict.fromkeys(f"{THEMES}/{_THEME_OF[sector]}" for sector in card.sectors if sector in _THEME_OF)
        told["dcat:theme"] = [*themes] or [GOVERNMENT]
    return told


def _alike(same: _Same, publisher: Thing) -> Thing:
    """What the entries of all agreements of one publisher have alike, but for the id in their addresses."""
    page = f"{same.root}agreements/{_AT}/"
    in_dpv = _distribution(f"{page}#dpv", same.root + dpv.path_of(_AT), "Data Privacy Vocabulary, as JSON-LD")
    in_dpv["dct:conformsTo"] = DPV
    return {
        "@id": f"{page}#record",
        "dct:publisher": publisher,
        "dct:language": ENGLISH,
        "dct:isPartOf": same.register,
        "dcat:landingPage": {"@id": page, "@type": "foaf:Document"},
        "dcat:distribution": [
            _distribution(f"{page}#page", page, "Web page", WEB_PAGE),
            _distribution(f"{page}#json", same.root + record.path_of(_AT), "JSON"),
            in_dpv,
        ],
    }


def _description(card: Card, gone: bool) -> str:
    if gone:
        return GONE
    return f"{dpv.MADE_UP} {card.summary} {ABOUT}" if card.invented else f"{card.summary} {ABOUT}"


def _distribution(address: str, url: str, title: str, holds: str = "") -> Thing:
    """One file. Readers look for the address of a file under either name."""
    media, kind = _FORMATS[_ending(url)]
    told: Thing = {"@id": address, "@type": "dcat:Distribution", "dct:title": title, "dcat:accessURL": url}
    if _ending(url):
        told["dcat:downloadURL"] = url
    if holds:
        told["dct:description"] = holds
    told["dcat:mediaType"] = f"{_MEDIA}{media}"
    told["dct:format"] = f"{_EU}file-type/{kind}"
    told["dct:license"] = record.LICENCE
    return told


def media_type(path: str) -> str:
    """What kind of file is at an address, by its ending."""
    return _FORMATS[_ending(path)][0]


def _ending(url: str) -> str:
    return url.rpartition("/")[2].rpartition(".")[2]


def _shared(same: _Same, files: Sequence[Download]) -> Iterator[Thing]:
    """What many entries point to, each told once: what the addresses of others stand for, and the places."""
    site = same.site
    yield {"@id": record.LICENCE, "@type": "dct:LicenseDocument", "dct:title": "Open Government Licence v3.0"}
    yield {"@id": ENGLISH, "@type": "dct:LinguisticSystem"}
    yield {"@id": THEMES, "@type": "skos:ConceptScheme", "dct:title": "Data themes of the European Union"}
    for theme, label in _THEMES.items():
        yield {"@id": f"{THEMES}/{theme}", "@type": "skos:Concept", "skos:prefLabel": label}
    yield {"@id": DPV, "@type": "dct:Standard", "dct:title": "Data Privacy Vocabulary"}
    schema = f"{same.root}data/schemas/agreement.json"
    yield {"@id": schema, "@type": "dct:Standard", "dct:title": "The shape of a record"}
    formats = [_FORMATS[ending] for ending in sorted({"", "json", "jsonld", *(_ending(file.path) for file in files)})]
    for media in sorted({media for media, _ in formats}):
        yield {"@id": f"{_MEDIA}{media}", "@type": "dct:MediaType"}
    for kind in sorted({kind for _, kind in formats}):
        yield {"@id": f"{_EU}file-type/{kind}", "@type": "dct:MediaTypeOrExtent"}
    named = {one for card in site.register.cards if card.status != WITHDRAWN for one, _ in card.areas}
    for one in sorted(named | {*nations(site)}):
        area = site.register.areas[one]
        label = f"{area.name} (invented place)" if area.invented else area.name
        yield {"@id": same.places[one], "@type": "dct:Location", "skos:prefLabel": label}


def nations(site: Site) -> tuple[str, ...]:
    """The nations in which the register's places are."""
    areas = site.register.areas
    cards = (card for card in site.register.cards if card.status != WITHDRAWN)
    found = {areas[one].nation for card in cards for one, _ in card.areas}
    return tuple(sorted(one for one in found if one is not None and one in areas))


def first_day(days: Iterable[Days], site: Site) -> date:
    """Since when there is a register: the day on which its first record was there, as far as is known."""
    return min((first for first, _ in days), default=site.as_of)


def days_of(site: Site, card: Card) -> Days:
    """Since when a record is published, as far as is known, and when it last changed.

    Where git tells of its versions these say so. Else it was there when it was first judged or was checked, and where
    nothing at all is known it is as new as the catalogue: readers ask for a day.
    """
    versions = site.history.versions.get(card.id, ())
    touched = card.touched
    known = [min(day, site.as_of) for day in (*(version.day for version in versions), *([touched] if touched else []))]
    if versions:
        return known[0], max(known)
    if card.checked and (checked := card.checked.exact):
        return min(checked, site.as_of), max(known)
    return (max(known), max(known)) if known else (site.as_of, None)
