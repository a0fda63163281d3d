"""Which fields of a record hold ways to reach an organisation."""

from __future__ import annotations

from generator.check.faults import At
from generator.check.texts import own_place

_CONTACTS = ("contact", "complaint")
_WAYS = ("email", "phone", "url")
# Fields in which the postal address of an organisation may stand.
_ADDRESSES = (("complaint", "post"), ("contact", "role"), ("legal", "opt_out", "how"))


def is_contact(at: At) -> bool:
    """Whether a text is a way to reach an organisation: an email address, a telephone number or a page."""
    place = own_place(at)
    return len(place) == 2 and place[0] in _CONTACTS and place[1] in _WAYS


def may_hold_address(at: At) -> bool:
    """Whether the postal address of an organisation may stand in a text."""
    return own_place(at) in _ADDRESSES
