"""No text holds one person's email address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from generator.check.contact_places import is_contact
from generator.check.email_addresses import addresses_in, is_personal, is_private, may_hold_addresses
from generator.check.faults import At, Code, Fault
from generator.check.texts import Texts
from generator.read.excerpt import excerpt

CODE = Code(
    "personal-email",
    "error",
    "An email address looks like one person's: a name, in a text or in a link, or a mailbox of a firm that serves "
    "private people, anywhere. The public site is not the place for it. Addresses of teams and purposes, such as "
    "`data.protection@` or `info@`, are fine. Where it is not one person's, a note under `quality_notes` says so.",
    "retention: Ask jane.smith@leeds.gov.uk for the list.",
    "retention: Ask data.team@leeds.gov.uk for the list.",
    answerable=True,
)

# What stands before a host in a link is no address of anybody.
_WHO_AND_HOST = re.compile(r"^(?:mailto:|https?://[^/?#]*)")


def check_texts(texts: Texts) -> Iterator[Fault]:
    """Every text and link. In the fields for contacts only private mailboxes: the rest has a rule of its own."""
    if may_hold_addresses(texts.all_plain):
        for at, text in texts.plain:
            yield from _faults(at, text)
    for at, address in texts.emails:
        yield from _faults(at, address)
    for at, link in texts.links:
        if "@" in link or "%40" in link:
            yield from _faults(at, unquote(_WHO_AND_HOST.sub("", link)))


def _faults(at: At, text: str) -> Iterator[Fault]:
    suspicious = is_private if is_contact(at) else is_personal
    for address in addresses_in(text):
        if suspicious(address):
            yield Fault(
                at,
                f"`{excerpt(address)}` looks like one person's email address.",
                "Take it out, or give the address of a team.",
            )
