"""Days on which something falls due, by iCalendar (RFC 5545), for calendars on phones and computers.

Each is a whole day, takes up no time and rings no bell. The rules of text and of line lengths are icalendar's. Its
events are not used: to make one takes half a millisecond, and a register may have 20,000 days.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from icalendar import vText
from icalendar.parser import Contentline

from generator.present.followed import DueDay, Followed
from generator.present.once import once_aside
from generator.present.page import Site
from generator.present.wording import one_line

LONGEST_LINE = 75  # bytes, without the line end
_LINE_END = b"\r\n"
_START = (
    b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Plainview//Dates//EN\r\nCALSCALE:GREGORIAN\r\n"
    b"REFRESH-INTERVAL;VALUE=DURATION:P1D\r\n"
)


def calendar(site: Site, followed: Followed) -> bytes:
    """The calendar of one place, of one body or of all, in order of the days."""
    days = sorted(followed.days(), key=lambda one: (one.day, one.title, one.key))
    made = _made(site)
    for one in days:
        if one.key not in made:
            made[one.key] = _written(_event(site, one))
    name = _text("X-WR-CALNAME", f"{site.settings.site_name}: dates, {followed.title}")
    return b"".join((_START, _written((name,)), *(made[one.key] for one in days), b"END:VCALENDAR", _LINE_END))


def _event(site: Site, one: DueDay) -> Iterator[str]:
    """The lines of one day. It is stamped with the day of its record, so that the same content gives the same bytes."""
    root = site.settings.site_url.rstrip("/")
    yield "BEGIN:VEVENT"
    yield _text("UID", f"{one.key}@{site.settings.authority.partition(',')[0]}")
    yield f"DTSTAMP:{_day(one.touched)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_day(one.day)}"
    if one.day < date.max:
        yield f"DTEND;VALUE=DATE:{_day(one.day + timedelta(days=1))}"
    yield _text("SUMMARY", one.title)
    yield _text("DESCRIPTION", one.text)
    yield f"URL:{root}/{one.address}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _text(name: str, words: str) -> str:
    return f"{name}:{vText(one_line(words)).to_ical().decode()}"


def _written(lines: Iterable[str]) -> bytes:
    """The lines, each with its end; the long ones folded."""
    parts = []
    for line in lines:
        # Most are short, and to fold takes longer than all else.
        short = len(line) <= LONGEST_LINE and line.isascii()
        parts.append(line.encode() if short else _folded(line))
        parts.append(_LINE_END)
    return b"".join(parts)


def _folded(line: str) -> bytes:
    folded: bytes = Contentline(line).to_ical()  # type: ignore[no-untyped-call]
    return folded


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


@once_aside
def _made(site: Site) -> dict[str, bytes]:
    return {}
