"""Every feed and every calendar, in one list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from generator.present.families import Family, FileFamily, Several
from generator.present.feeds.atom import atom
from generator.present.feeds.calendar import calendar
from generator.present.followed import Followed, FollowedAlike
from generator.present.page import PlannedFile, Site


def feed_files(site: Site, alone: Iterable[Followed], alike: Iterable[FollowedAlike]) -> Iterator[Family[PlannedFile]]:
    """The files for all that a reader can follow. Nothing is worded before a file is made."""
    yield Several(tuple(_of_one(site, alone)))
    for some in alike:
        yield FileFamily(some.identifiers, some.feed, _feed, (site, some.of))
        if some.calendar is not None:
            yield FileFamily(some.identifiers, some.calendar, _calendar, (site, some.of))


def _of_one(site: Site, alone: Iterable[Followed]) -> Iterator[PlannedFile]:
    for one in alone:
        if one.feed:
            yield PlannedFile(one.feed, partial(atom, site, one))
        if one.calendar:
            yield PlannedFile(one.calendar, partial(calendar, site, one))


def _feed(site: Site, of: Callable[[str], Followed], identifier: str) -> bytes:
    return atom(site, of(identifier))


def _calendar(site: Site, of: Callable[[str], Followed], identifier: str) -> bytes:
    return calendar(site, of(identifier))
