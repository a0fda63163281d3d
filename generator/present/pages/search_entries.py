"""What the search finds: agreements, places, organisations, explained words, moments, groups and pages of prose.

Nothing here touches a whole record: cards are enough.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.card import Card
from generator.model.groups import PEOPLE
from generator.model.inserts import INSERT
from generator.model.moments import MOMENTS
from generator.model.register import sorting_key
from generator.model.vocabulary import (
    AREA_KINDS,
    NOT_STATED,
    ORGANISATION_KINDS,
    SECTORS,
    STATUSES,
    WITHDRAWN,
    Vocabulary,
)
from generator.present.findable import Findable, Sort
from generator.present.page import Site
from generator.present.pages import organisations, places
from generator.present.wording import capital, count, one_line

PLACE = Sort("Place", "areas/", "/", known_by_name=True)
WORD = Sort("Word explained", "understand/glossary/#word-", "", weight=1.2, known_by_name=True)
MOMENT = Sort("Moment in your life", "moments/", "/", weight=1.2, known_by_name=True)
SECTOR = Sort("Kind of service", "sectors/", "/", weight=1.2, known_by_name=True)
GROUP = Sort("Group of people", "people/", "/", weight=1.2, known_by_name=True)
PAGE = Sort("Page", "", "", known_by_name=True)
PART = Sort("Part of a page", "", "", weight=1.2, known_by_name=True)
# There are many, most with common words in their names, and few are what somebody looks for with those.
ORGANISATION = Sort("Organisation", "organisations/", "/", weight=0.25)
AGREEMENT = Sort("Agreement", "agreements/", "/")
MADE_UP_PLACE = Sort("Invented example of a place", "areas/", "/", invented=True, known_by_name=True)
MADE_UP_ORGANISATION = Sort("Invented example of an organisation", "organisations/", "/", invented=True, weight=0.25)
MADE_UP_AGREEMENT = Sort("Invented example of an agreement", "agreements/", "/", invented=True)

# Statuses that go without saying beside a title.
_PLAIN_STATUSES = ("live", NOT_STATED)


def findables(site: Site) -> Iterator[Findable]:
    """Everything that can be found. Of two that fit a search alike, the first of these is shown first.

    Records that were taken down are left out, and places that only they name are found all the same.
    """
    entries = [
        *_places(site),
        *_words(site),
        *_moments(),
        *_of_vocabulary(SECTOR, SECTORS),
        *_of_vocabulary(GROUP, PEOPLE),
        *_pages(site),
        *_parts(site),
        *_organisations(site),
        *_agreements(site),
    ]
    yield from (entry for entry in entries if not entry.sort.invented)
    for sort in (MADE_UP_PLACE, MADE_UP_ORGANISATION, MADE_UP_AGREEMENT):
        yield from (entry for entry in entries if entry.sort is sort)


def _places(site: Site) -> Iterator[Findable]:
    for identifier in places.in_order(site, site.register.areas):
        area = site.register.areas[identifier]
        told = (AREA_KINDS[area.kind].label, places.beside_on_map(site, identifier))
        yield Findable(
            MADE_UP_PLACE if area.invented else PLACE,
            one_line(places.name_of(site, identifier)),
            identifier,
            " · ".join(filter(None, told)),
            tuple(filter(None, (area.name, area.council, *area.other_names))),
        )


def _words(site: Site) -> Iterator[Findable]:
    for term in sorted(site.register.glossary.terms, key=lambda term: sorting_key(term.term)):
        yield Findable(WORD, capital(one_line(term.term)), term.id, one_line(term.means), term.also, (term.means,))


def _of_vocabulary(sort: Sort, vocabulary: Vocabulary) -> Iterator[Findable]:
    for identifier, word in vocabulary.items():
        yield Findable(sort, word.label, identifier, word.meaning, texts=(word.meaning,))


def _moments() -> Iterator[Findable]:
    for identifier, moment in MOMENTS.items():
        texts = (moment.meaning, moment.situation, *moment.wonder)
        yield Findable(MOMENT, moment.label, identifier, moment.meaning, texts=texts)


def _pages(site: Site) -> Iterator[Findable]:
    for page in site.register.pages:
        yield Findable(PAGE, page.title, page.address, page.description, texts=(page.description,))


def _parts(site: Site) -> Iterator[Findable]:
    """Whoever asks a whole question, such as how to complain, is answered by a part of a page and not by its title.

    What an insert puts there is not known here, and its name is no word for a reader.
    """
    for page in site.register.pages:
        for part in page.parts:
            heading, text = (INSERT.sub(" ", words) for words in (part.heading, part.text))
            yield Findable(PART, one_line(heading), f"{page.address}#{part.anchor}", page.title, texts=(text,))


def _organisations(site: Site) -> Iterator[Findable]:
    for identifier, body in organisations.bodies(site).items():
        known = site.register.organisations.get(identifier)
        kind = ORGANISATION_KINDS[body.kind].label if body.kind else ""
        told = count(body.agreements, "invented example" if body.invented else "agreement") if body.agreements else ""
        yield Findable(
            MADE_UP_ORGANISATION if body.invented else ORGANISATION,
            one_line(body.name),
            identifier,
            " · ".join(filter(None, (kind, told))),
            known.other_names if known else (),
            (kind,),
        )


def _agreements(site: Site) -> Iterator[Findable]:
    """Those of one lead stand together: neighbours share words, which keeps the files of the search small."""
    for card in sorted(site.register.cards, key=lambda card: (sorting_key(card.lead.name), sorting_key(card.title))):
        if card.status != WITHDRAWN:
            yield _agreement(site, card)


def _agreement(site: Site, card: Card) -> Findable:
    status = "" if card.status in _PLAIN_STATUSES else STATUSES[card.status].label
    told = (one_line(card.lead.name), places.where(site, card), status)
    areas = [site.register.areas[identifier] for identifier, _ in card.areas]
    return Findable(
        MADE_UP_AGREEMENT if card.invented else AGREEMENT,
        one_line(card.title),
        card.id,
        " · ".join(filter(None, told)),
        tuple(card.titles.values()),
        (
            card.summary,
            *card.data_items,
            *(part.name for part in card.organisations),
            *(name for area in areas for name in (area.name, *area.other_names)),
            *_labels(card.sectors, SECTORS),
            *_labels(card.people, PEOPLE),
            *_labels(card.moments, MOMENTS),
        ),
    )


def _labels(identifiers: tuple[str, ...], vocabulary: Vocabulary) -> Iterator[str]:
    return (vocabulary[identifier].label for identifier in identifiers)
