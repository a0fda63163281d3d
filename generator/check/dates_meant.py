"""What date somebody most likely meant who wrote it in another way than records do."""

from __future__ import annotations

import re

from generator.model import dates

_ABOUT = r"(?P<about>(?:about|around|circa|ca?\.?|approx\.?|~)\s*)?"
_MONTH_WORD = r"(?P<word>[a-z]{3,9})\.?"
# The day comes first, as everywhere in the United Kingdom.
_WAYS = (
    re.compile(_ABOUT + r"(?P<day>[0-9]{1,2})[/.-](?P<month>[0-9]{1,2})[/.-](?P<year>[0-9]{4})"),
    re.compile(_ABOUT + r"(?P<year>[0-9]{4})(?:[/.-](?P<month>[0-9]{1,2})(?:[/.-](?P<day>[0-9]{1,2}))?)?"),
    re.compile(_ABOUT + r"(?P<month>[0-9]{1,2})[/.-](?P<year>[0-9]{4})"),
    re.compile(_ABOUT + rf"(?:(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?\s+)?{_MONTH_WORD},?\s+(?P<year>[0-9]{{4}})"),
)
_FULL = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)


def date_meant(given: str) -> str | None:
    """The date as a record writes it, or None where it cannot be told."""
    written = given.strip(" \t“”‘’\"'").lower()
    for way in _WAYS:
        if found := way.fullmatch(written):
            parts = found.groupdict()
            month = _month_of(parts["word"]) if parts.get("word") else parts.get("month")
            meant = "-".join(
                [parts["year"], *(f"{int(part):02d}" for part in (month, parts.get("day")) if part is not None)]
            )
            try:
                return str(dates.parse(f"about {meant}" if parts["about"] else meant))
            except ValueError:
                return None
    return None


def _month_of(word: str) -> str:
    """The number of a month, or one that no calendar has."""
    fits = (number for number, month in enumerate(_FULL, 1) if word in (month, month[:3], month[:4]))
    return str(next(fits, 99))
