"""Invented telephone numbers stand in invented records, and real ones in real records."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.contact_places import is_contact
from generator.check.faults import At, Code, Fault
from generator.check.phone_numbers import numbers
from generator.check.texts import Texts
from generator.read.excerpt import excerpt

CODE = Code(
    "invented-number",
    "error",
    "Ofcom keeps some telephone numbers for stories, such as 07700 900000 to 900999, 01632 960000 to 960999 and "
    "020 7946 0000 to 0999. Nobody answers them, so they stand in worked examples, and only there. The contacts of a "
    "worked example have no other numbers, since those may be somebody's.",
    "contact: {role: Data team, phone: 01632 960101}",
    "contact: {role: Data team, email: data.team@leeds.gov.uk}",
    rests_on=("provenance.basis", "invented"),
)

_TELEPHONE = "tel:"
_TEN_DIGITS = b"0" * 10


def check_texts(texts: Texts) -> Iterator[Fault]:
    """Every text of a real record; of an invented one, the ways to reach somebody."""
    links = [(at, link.removeprefix(_TELEPHONE)) for at, link in texts.links if link.startswith(_TELEPHONE)]
    # Most records hold no ten digits in a row, whatever stands between them, and need no closer look.
    words = texts.plain if _TEN_DIGITS in texts.outline.translate(None, b" -.") else []
    if texts.invented:
        yield from _real((*((at, text) for at, text in words if is_contact(at)), *links))
    else:
        yield from _kept((*words, *links))


def _kept(passages: tuple[tuple[At, str], ...]) -> Iterator[Fault]:
    for at, text in passages:
        for number, kept in numbers(text):
            if kept:
                fix = "Take it out, or give the number that a team answers."
                yield Fault(at, f"`{excerpt(number)}` is kept for stories, so nobody answers it.", fix)


def _real(passages: tuple[tuple[At, str], ...]) -> Iterator[Fault]:
    for at, text in passages:
        for number, kept in numbers(text):
            if not kept:
                fix = "Use one that is kept for stories, such as 01632 960 001."
                yield Fault(at, f"`{excerpt(number)}` may be somebody's, and this is a worked example.", fix)
