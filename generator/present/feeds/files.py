"""Every feed and every calendar, in one list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from generator.present.feeds.atom import atom
from generator.present.feeds.calendar import calendar
from generator.present.followed import Followed
from generator.present.page import PlannedFile, Site


def feed_files(site: Site, followed: Iterable[Followed]) -> Iterator[PlannedFile]:
    """The files for all that a reader can follow. Nothing is worded before a file is made."""
    for one in followed:
        if one.feed:
            yield PlannedFile(one.feed, partial(atom, site, one))
        if one.calendar:
            yield PlannedFile(one.calendar, partial(calendar, site, one))
