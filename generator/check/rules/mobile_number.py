"""No text holds a mobile number."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.contact_places import is_contact
from generator.check.faults import Code, Fault
from generator.check.phone_numbers import mobile_numbers
from generator.check.texts import Texts

CODE = Code(
    "mobile-number",
    "error",
    "A mobile number in a text is most likely one person's own. Numbers from 07700 900000 to 07700 900999 belong to "
    "nobody and may stand in worked examples.",
    "retention: Ring 07911 123456 to have it deleted.",
    "retention: Ring the council to have it deleted.",
)


def check_texts(texts: Texts) -> Iterator[Fault]:
    """Every text except the fields for contacts, which have a rule of their own."""
    passages = texts.words if "07" in texts.all_words or "44" in texts.all_words else []
    for at, text in (*passages, *((at, link) for at, link in texts.links if link.startswith("tel:"))):
        if not is_contact(at):
            for number in mobile_numbers(text.removeprefix("tel:")):
                yield Fault(at, f"`{number}` is a mobile number.", "Take it out, or give a number that a team shares.")
