"""The feeds and calendars of a site, as readers of feeds and calendars see them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import feedparser
from icalendar import Calendar, Event

from generator.present.families import Families
from generator.present.feeds.files import feed_files
from generator.present.page import Site
from generator.present.pages.follow import followed_alike, followed_of_all


def files_of(site: Site) -> Mapping[str, bytes]:
    families = feed_files(site, followed_of_all(site), followed_alike(site))
    return {file.path: file.make() for file in Families(families)}


def feed_of(file: bytes) -> Any:
    """A feed as feedparser reads it, which must find nothing wrong with it."""
    read = feedparser.parse(file)
    assert not read.bozo, read.get("bozo_exception")
    return read


def events_of(file: bytes) -> list[Event]:
    read = Calendar.from_ical(file)
    assert not read.errors
    return [event for event in read.walk("VEVENT") if not event.errors]
