"""No text holds a mobile number."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.contact_places import is_contact, names_someone
from generator.check.faults import Code, Fault
from generator.check.phone_numbers import mobile_numbers
from generator.check.texts import Texts

CODE = Code(
    "mobile-number",
    "error",
    "A mobile number in a text is most likely one person's own, and so is one beside a person's name in `contact`. "
    "Numbers from 07700 900000 to 07700 900999 belong to nobody and may stand in worked examples. Where a published "
    "line has a mobile number, such as one for text messages, a note under `quality_notes` says so.",
    "retention: Ring 07911 123456 to have it deleted.",
    "retention: Ring the council to have it deleted.",
    answerable=True,
)


def check_texts(texts: Texts) -> Iterator[Fault]:
    """Every text and link. The fields for contacts have a rule of their own, unless they name a person too."""
    passages = texts.plain if "7" in texts.all_plain else []
    for at, text in (*passages, *((at, link) for at, link in texts.links if link.startswith("tel:"))):
        if "7" not in text or ((in_contact := is_contact(at)) and not names_someone(texts, at)):
            continue
        for number in mobile_numbers(text.removeprefix("tel:")):
            said = " beside a person's name" if in_contact else ""
            fix = "Take it out, or give a number that a team shares."
            yield Fault(at, f"`{number}` is a mobile number{said}.", fix)
