"""What readers can follow, and how pages lead to it: the feeds and the dates of a place, a body, a service, or all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain

from generator.assess.due import review_day
from generator.model.card import Card
from generator.model.vocabulary import NOT_STATED, WITHDRAWN
from generator.present.followed import DueDay, FeedLink, Followed, FollowedAlike, Happening
from generator.present.page import Site
from generator.present.pages.groupings import SERVICES
from generator.present.pages.happenings import due_days_of, happenings_of
from generator.present.pages.organisations import bodies, body_of
from generator.present.pages.places import place_name
from generator.present.wording import count, in_a_sentence, one_line

CHANGES = "changes/"
FOLDER = "feeds/"
EVERYTHING = f"{FOLDER}changes.atom"
WIDER = f"{FOLDER}wider-uses.atom"
REVIEWS = f"{FOLDER}reviews.ics"
AREAS, ORGANISATIONS, SECTORS = "areas", "organisations", "sectors"
_DATED = (AREAS, ORGANISATIONS)  # those that have a calendar of their own


@dataclass(frozen=True, slots=True)
class FollowView:
    """How a page leads to what a reader can follow.

    Each link has its words, where it is from the site's root, and a few words beside it.
    """

    links: tuple[tuple[str, str, str], ...]


def followed_of_all(site: Site) -> tuple[Followed, ...]:
    """What can be followed of the register as a whole.

    Invented examples stand in nothing but the feeds of the invented places and bodies that they are about, and are
    marked there: whoever follows all of the register, or all of health, follows what is real.
    """
    return (
        Followed("all agreements", "", EVERYTHING, "", partial(_every_happening, site), _no_days),
        Followed("wider uses of data", "", WIDER, "", partial(_wider, site), _no_days),
        Followed("all agreements", "reviews/", "", REVIEWS, list, partial(_reviews, site)),
    )


def followed_alike(site: Site) -> tuple[FollowedAlike, ...]:
    """Each place, body and service with an agreement."""
    register, services = site.register, SERVICES.cards(site)
    return (
        _alike(AREAS, (one for one in register.areas if register.by_area.get(one)), partial(_place, site)),
        _alike(ORGANISATIONS, (one for one in bodies(site) if register.by_organisation.get(one)), partial(_body, site)),
        _alike(
            SECTORS,
            (one for one in SERVICES.words(site) if one != NOT_STATED and _real(services.get(one, ()))),
            partial(_service, site),
        ),
    )


def view_of_all(site: Site) -> FollowView:
    """How the front door leads to what is told of all agreements."""
    return FollowView(
        (
            ("Every change, as a list", CHANGES, ""),
            *view_of_changes().links,
            (
                "The days of all reviews, for your calendar (.ics)",
                REVIEWS,
                # Counted without the words of each, which only the calendar has.
                _counted(sum(review_day(card, site.as_of) is not None for card in _in_use(_real(site.register.cards)))),
            ),
        )
    )


def view_of(site: Site, folder: str, identifier: str, cards: Sequence[Card]) -> FollowView | None:
    """How the page of one place, body or service leads to its feed and its calendar; None where it has none."""
    if not _has_feed(folder, identifier, cards):
        return None
    feed = ("Get changes in a feed reader (Atom)", feed_path(folder, identifier), "")
    if folder not in _DATED:
        return FollowView((feed,))
    days = _counted(len(_days(site, cards)))
    return FollowView((feed, ("Dates for your calendar (.ics)", calendar_path(folder, identifier), days)))


def view_of_changes() -> FollowView:
    """How the list of all changes leads to the feeds of them."""
    return FollowView(
        (
            ("What agreements say has changed, in a feed reader (Atom)", EVERYTHING, ""),
            ("Only wider uses of data, in a feed reader (Atom)", WIDER, ""),
        )
    )


def links_of_all() -> tuple[FeedLink, ...]:
    """The feeds that the head of the front door names."""
    return FeedLink("Changes in all agreements", EVERYTHING), FeedLink("Wider uses of data", WIDER)


def links_of(folder: str, identifier: str, name: str, cards: Iterable[Card]) -> tuple[FeedLink, ...]:
    """The feed that the head of one page names, where it has one."""
    if not _has_feed(folder, identifier, cards):
        return ()
    return (FeedLink(f"Changes: {one_line(name)}", feed_path(folder, identifier)),)


def feed_path(folder: str, identifier: str) -> str:
    """Where the feed of a place, a body or a service is."""
    return f"{FOLDER}{folder}/{identifier}.atom"


def calendar_path(folder: str, identifier: str) -> str:
    """Where the calendar of a place or a body is."""
    return f"{FOLDER}{folder}/{identifier}.ics"


def _alike(folder: str, identifiers: Iterable[str], of: Callable[[str], Followed]) -> FollowedAlike:
    dated = folder in _DATED
    return FollowedAlike(
        tuple(identifiers), partial(feed_path, folder), partial(calendar_path, folder) if dated else None, of
    )


def _place(site: Site, identifier: str) -> Followed:
    cards = site.register.by_area.get(identifier, ())
    return _of(site, AREAS, identifier, place_name(site.register.areas[identifier]), cards)


def _body(site: Site, identifier: str) -> Followed:
    cards = site.register.by_organisation.get(identifier, ())
    return _of(site, ORGANISATIONS, identifier, body_of(site, identifier).name, cards)


def _service(site: Site, identifier: str) -> Followed:
    cards = _real(SERVICES.cards(site).get(identifier, ()))
    return _of(site, SECTORS, identifier, in_a_sentence(SERVICES.words(site)[identifier].label), cards)


def _of(site: Site, folder: str, identifier: str, name: str, cards: tuple[Card, ...]) -> Followed:
    return Followed(
        one_line(name),
        f"{folder}/{identifier}/",
        feed_path(folder, identifier),
        calendar_path(folder, identifier) if folder in _DATED else "",
        partial(_happenings, site, cards),
        partial(_days, site, cards) if folder in _DATED else _no_days,
    )


def _has_feed(folder: str, identifier: str, cards: Iterable[Card]) -> bool:
    return identifier != NOT_STATED and bool(_real(cards) if folder == SECTORS else tuple(cards))


def _real(cards: Iterable[Card]) -> tuple[Card, ...]:
    return tuple(card for card in cards if not card.invented)


def _happenings(site: Site, cards: tuple[Card, ...]) -> Sequence[Happening]:
    return list(chain.from_iterable(happenings_of(site, card) for card in cards))


def _every_happening(site: Site) -> Sequence[Happening]:
    return _happenings(site, _real(site.register.cards))


def _wider(site: Site) -> Sequence[Happening]:
    return [one for one in _every_happening(site) if one.wider]


def _days(site: Site, cards: Iterable[Card]) -> Sequence[DueDay]:
    return list(chain.from_iterable(due_days_of(site, card) for card in _in_use(cards)))


def _in_use(cards: Iterable[Card]) -> Iterator[Card]:
    return (card for card in cards if card.status != WITHDRAWN)


def _reviews(site: Site) -> Sequence[DueDay]:
    return [day for day in _days(site, _real(site.register.cards)) if day.review]


def _counted(days: int) -> str:
    """How many days a calendar holds. One that holds none is offered as well: it fills when a record names a day."""
    return count(days, "date") if days else "No date is stated yet"


def _no_days() -> Sequence[DueDay]:
    return ()
