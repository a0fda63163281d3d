"""Contacts belong to a team, not to one person."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.contact_places import is_contact, names_someone
from generator.check.email_addresses import is_personal, is_private
from generator.check.faults import Code, Fault
from generator.check.phone_numbers import mobile_numbers
from generator.check.texts import Texts
from generator.read.excerpt import excerpt

CODE = Code(
    "personal-contact",
    "warning",
    "A contact or complaint address looks like one person's, or the number is a mobile. People move on, and their "
    "names stay on the page. A shared address lasts.",
    "contact: {role: Data team, email: jane.smith@leeds.gov.uk}",
    "contact: {role: Data team, email: data.team@leeds.gov.uk}",
)

_SHARE = "Give one that a team shares. If a team does share this one, say so under `quality_notes`."


def check_texts(texts: Texts) -> Iterator[Fault]:
    """The fields for contacts. What cannot be right there is told by `personal-email` and `mobile-number`."""
    for at, address in texts.emails:
        if _is_ones_own(address):
            yield Fault(at, f"`{excerpt(address)}` looks like one person's email address.", _SHARE)
    for at, link in texts.links:
        if is_contact(at) and link.startswith(("mailto:", "tel:")):
            scheme, _, address = link.partition(":")
            own = _is_ones_own(address) if scheme == "mailto" else _may_be_ones_own(texts, at, address)
            if own:
                yield Fault(at, f"`{excerpt(address)}` looks like one person's own.", _SHARE)
    if "7" in texts.all_plain:
        for at, text in texts.plain:
            if at[-1] == "phone" and is_contact(at) and _may_be_ones_own(texts, at, text):
                for number in mobile_numbers(text):
                    yield Fault(at, f"`{number}` is a mobile number, so it may be one person's own.", _SHARE)


def _is_ones_own(address: str) -> bool:
    return is_personal(address) and not is_private(address)


def _may_be_ones_own(texts: Texts, at: tuple[str | int, ...], number: str) -> bool:
    return any(mobile_numbers(number)) and not names_someone(texts, at)
