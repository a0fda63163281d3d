"""Which fields of a record hold ways to reach an organisation, and which ask for a role where a name might be put."""

from __future__ import annotations

import re

from generator.check.faults import At
from generator.check.person_names import Name, names_in
from generator.check.texts import Texts, own_place

_CONTACTS = ("contact", "complaint")
_WAYS = ("email", "phone", "url")
# Fields in which the postal address of an organisation may stand.
_ADDRESSES = (("complaint", "post"), ("contact", "role"), ("legal", "opt_out", "how"))
# Fields that ask for an organisation or a role, by the two names that their place ends in.
_ROLES = frozenset(
    (
        *(("contact", "role"), ("complaint", "post"), ("by", "name"), ("action", "who"), ("withdrawn", "by")),
        *(
            ("organisations", "name"),
            ("replies", "by"),
            ("answered", "by"),
            ("conversations", "held_by"),
            ("ending", "by"),
        ),
    )
)

_LAST = frozenset(last for _, last in _ROLES)


def is_contact(at: At) -> bool:
    """Whether a text is a way to reach an organisation: an email address, a telephone number or a page."""
    place = own_place(at)
    return len(place) == 2 and place[0] in _CONTACTS and place[1] in _WAYS


def may_hold_address(at: At) -> bool:
    """Whether the postal address of an organisation may stand in a text."""
    return own_place(at) in _ADDRESSES


def asks_for_role(at: At) -> bool:
    """Whether a text should say an organisation or a role, and never a person."""
    if at[-1] not in _LAST:
        return False
    names = tuple(part for part in own_place(at) if isinstance(part, str))
    return names[-2:] in _ROLES


def is_of_own_body(texts: Texts, at: At, text: str, name: Name) -> bool:
    """Whether a name stands inside that of an organisation of the record, anywhere but where that one is named."""
    if own_place(at)[:1] == ("organisations",):
        return False
    bodies = [named for place, named in texts.plain if own_place(place)[::2] == ("organisations", "name")]
    return any(
        found.start() <= name.start and name.end <= found.end()
        for body in bodies
        for found in re.finditer(re.escape(body), text, re.IGNORECASE)
    )


def names_someone(texts: Texts, at: At) -> bool:
    """Whether the contact that a place is part of names a person as the one to ask."""
    beside = (*at[:-1], "role")
    return any(True for place, text in texts.plain if place == beside for _ in names_in(text))
