"""What a reader can follow: pages say what happened and what falls due, `present/feeds/` makes files that tell it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that happened to one agreement, in plain text.

    `key` names it for good, from the site's root: it holds no place in a list, so that what is added before it changes
    nothing. `day` is the day it is told for. `address` leads to it, from the site's root. `wider` is whether more is
    shared, goes further or is used for more since. `publisher` is who wrote it, where that is another register. `order`
    puts the newest first, and all others in one order: kept, since each stands in the feeds of its places, bodies and
    services.
    """

    key: str
    day: date
    title: str
    text: str
    address: str
    wider: bool = False
    publisher: str = ""
    order: tuple[int, str, str] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Work out the order once."""
        object.__setattr__(self, "order", (-self.day.toordinal(), self.title, self.key))


@dataclass(frozen=True, slots=True)
class DueDay:
    """One day that an agreement names for something to be done, in plain text.

    `key` names it for good, so that a day which is moved moves in the reader's calendar. `touched` is the day on which
    the record last changed, as far as it says. `review` is whether the whole agreement is to be looked at.
    """

    key: str
    day: date
    touched: date
    title: str
    text: str
    address: str
    review: bool = False


@dataclass(frozen=True, slots=True)
class Followed:
    """What a reader can follow: one place, one body, one kind of service, or all.

    `feed` and `calendar` are the paths of its files; a path is empty where there is no such file. `page` is the page
    that tells the same, from the site's root.
    """

    title: str
    page: str
    feed: str
    calendar: str
    happenings: Callable[[], Sequence[Happening]]
    days: Callable[[], Sequence[DueDay]]


@dataclass(frozen=True)
class FollowedAlike:
    """Places, bodies or kinds of service that can each be followed.

    `feed` and `calendar` give the paths of the files of one, by its id; some have no calendar. `of` tells of it.
    """

    identifiers: Sequence[str]
    feed: Callable[[str], str]
    calendar: Callable[[str], str] | None
    of: Callable[[str], Followed]


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed that goes with a page, for programs that look for one in its head. `path` is from the site's root.

    `media` is what kind of file it is: a catalogue of data is found in the same way.
    """

    title: str
    path: str
    media: str = "application/atom+xml"
