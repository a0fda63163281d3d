"""No text names a person beside a way to reach them, or as the one to ask or who signed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.check.contact_places import asks_for_role, is_of_own_body
from generator.check.email_addresses import addresses_in, is_personal, may_hold_addresses
from generator.check.faults import Code, Fault
from generator.check.first_names import FIRST, FIRST_AND_WORDS
from generator.check.person_names import Name, may_hold_names, names_in
from generator.check.phone_numbers import numbers
from generator.check.surnames import SURNAMES
from generator.check.texts import Texts
from generator.read.excerpt import excerpt

CODE = Code(
    "person-named",
    "warning",
    "A text seems to name a person beside an email address or a telephone number, as the one to ask, or as who signed "
    "or wrote a paper. The page stays long after the person has left. Name the team or the role instead. Where the "
    "name is that of a body, or of the author of something published, a note under `quality_notes` says so.",
    "retention: Contact Jane Smith on 0113 222 4444.",
    "retention: Contact the records team on 0113 222 4444.",
)

_BESIDE = 60  # letters between a name and a way to reach somebody
_LED_UP_TO = 30
_ASK = "contact|ask|ask for|speak to|talk to|write to|ring|call|phone|telephone|e-?mail|attention of|FAO|c/o|care of"
_MADE = "signed|approved|authorised|authorized|written|prepared|completed|drafted|reviewed|agreed|owned|led"
_LEADS_UP = re.compile(
    rf"\b(?:{_ASK}|(?:{_MADE})(?: off)? by|author|authors|owner)\b:?(?:[ _-][^.!?\"“]{{0,{_LED_UP_TO}}})?$",
    re.IGNORECASE,
)
_A_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|odt|ods|rtf|txt|csv|msg|eml|pptx?)\b", re.IGNORECASE)

_PAIR = re.compile(r"\b([^\W\d_]{1,30}) (?=([^\W\d_][\w'’-]{0,30}))")
# In small letters a name counts only right beside a way to reach somebody: "jane smith on 0113 222 4444".
_SMALL = r"([a-z]{1,30}) ([a-z'-]{1,30})"
_SMALL_BEFORE = re.compile(rf"\b{_SMALL}\W{{1,4}}(?:(?:on|at|tel|telephone|phone|e-?mail)\W{{1,2}})?$")
_SMALL_AFTER = re.compile(rf"\W{{1,4}}{_SMALL}\b")
_TEN_DIGITS = re.compile(rb"0(?:[ .)-]{0,2}0){9}")


def check_texts(texts: Texts) -> Iterator[Fault]:
    """Every text except those that ask for a role, which have a rule of their own."""
    reached = may_hold_addresses(texts.all_plain) or _TEN_DIGITS.search(texts.outline) is not None
    if not reached and not may_hold_names(texts.all_plain) and not _A_FILE.search(texts.all_plain):
        return
    for at, text in texts.plain:
        of_a_file = _A_FILE.search(text) is not None
        if asks_for_role(at) or not (of_a_file or reached or may_hold_names(text)):
            continue
        names = [
            name
            for name in names_in(re.sub(r"[_-]", " ", text) if of_a_file else text)
            if of_a_file or _is_led_up_to(text, name) or _can_be_reached(text, name)
        ]
        told = set()
        for name in (*names, *(_names_told_by_ways(text) if reached else ())):
            if name.text not in told and not is_of_own_body(texts, at, text, name):
                told.add(name.text)
                yield Fault(
                    at,
                    f"`{excerpt(name.text)}` seems to be a person's name.",
                    "Name the team or the role instead, or leave it out.",
                )


def _is_led_up_to(text: str, name: Name) -> bool:
    """Whether the words before it say that this is whom to ask, or who signed."""
    return _LEADS_UP.search(text, max(0, name.start - _LED_UP_TO - 20), name.start) is not None


def _can_be_reached(text: str, name: Name) -> bool:
    """Whether an email address or a telephone number stands beside it."""
    beside = text[max(0, name.start - _BESIDE) : name.end + _BESIDE]
    return any(True for _ in addresses_in(beside)) or any(True for _ in numbers(beside))


def _names_told_by_ways(text: str) -> Iterator[Name]:
    """Names however they are written, by what stands with them: a mailbox that says the same, or a way right beside."""
    addresses = [*addresses_in(text)]
    mailboxes = {re.sub(r"[^a-z]", "", one.lower().partition("@")[0]) for one in addresses if is_personal(one)}
    for found in _PAIR.finditer(text) if mailboxes else ():
        first, last = found[1].lower(), found[2].lower()
        named = first in FIRST or first in FIRST_AND_WORDS or last in SURNAMES
        if named and not mailboxes.isdisjoint((first + last, first[0] + last, last + first)):
            yield _name(text, found.start(1), found.end(2))
    for start, end in (*_places(text, addresses), *_places(text, (number for number, _ in numbers(text)))):
        for one in (_SMALL_BEFORE.search(text, max(0, start - _BESIDE), start), _SMALL_AFTER.match(text, end)):
            if one is not None and one[1] in FIRST and one[2] in SURNAMES:
                yield _name(text, one.start(1), one.end(2))


def _places(text: str, parts: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Where parts of a text begin and end, in order. An address that is spelt out stands nowhere in it."""
    end = 0
    for part in parts:
        start = text.find(part, end)
        if start >= 0:
            end = start + len(part)
            yield start, end


def _name(text: str, start: int, end: int) -> Name:
    return Name(text[start:end], start, end)
