"""No text names a person beside a way to reach them, or as the one to ask or who signed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.check.contact_places import asks_for_role
from generator.check.email_addresses import addresses_in
from generator.check.faults import Code, Fault
from generator.check.person_names import Name, may_hold_names, names_in
from generator.check.phone_numbers import numbers
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


def check_texts(texts: Texts) -> Iterator[Fault]:
    """Every text except those that ask for a role, which have a rule of their own."""
    if not may_hold_names(texts.all_plain) and not _A_FILE.search(texts.all_plain):
        return
    for at, text in texts.plain:
        of_a_file = _A_FILE.search(text) is not None
        if asks_for_role(at) or not (of_a_file or may_hold_names(text)):
            continue
        told = set()
        for name in names_in(re.sub(r"[_-]", " ", text) if of_a_file else text):
            if name.text not in told and (of_a_file or _is_led_up_to(text, name) or _can_be_reached(text, name)):
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
