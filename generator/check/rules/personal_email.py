"""No text holds one person's email address."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.contact_places import is_contact
from generator.check.email_addresses import addresses_in, is_personal
from generator.check.faults import Code, Fault
from generator.check.texts import Texts
from generator.read.excerpt import excerpt

CODE = Code(
    "personal-email",
    "error",
    "An email address in a text looks like one person's: a name, or a mailbox of a firm that serves private people. "
    "The public site is not the place for it. Addresses of teams and purposes, such as `data.protection@` or `info@`, "
    "are fine.",
    "retention: Ask jane.smith@leeds.gov.uk for the list.",
    "retention: Ask data.team@leeds.gov.uk for the list.",
)


def check_texts(texts: Texts) -> Iterator[Fault]:
    """Every text except the fields for contacts, which have a rule of their own."""
    passages = texts.words if "@" in texts.all_words else []
    for at, text in (*passages, *((at, link) for at, link in texts.links if link.startswith("mailto:"))):
        if "@" in text and not is_contact(at):
            for address in addresses_in(text.removeprefix("mailto:")):
                if is_personal(address):
                    yield Fault(
                        at,
                        f"`{excerpt(address)}` looks like one person's email address.",
                        "Take it out, or give the address of a team.",
                    )
