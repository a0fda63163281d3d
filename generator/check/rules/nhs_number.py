"""No text holds an NHS number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote_plus

from generator.check.faults import Code, Fault
from generator.check.plain_letters import plain
from generator.check.texts import Texts

CODE = Code(
    "nhs-number",
    "error",
    "Ten digits form a valid NHS number, which stands for one patient. Numbers that are given to nobody are left "
    "alone: those that begin with 999, which are kept for tests, and others outside the ranges of the four nations, "
    "such as 943 476 5919 of many guides. So is a number that the words before it call an ISBN, a reference or the "
    "like. No note lets one through: such a word tells readers what it is as well.",
    "data:\n  - item: NHS number, such as 401 023 2137",
    "data:\n  - item: NHS number, such as 999 000 0018",
)

_TEN_ZEROS = re.compile(rb"0(?:[ .-]?0){9}(?!0)")
_TEN_DIGITS = re.compile(r"(?<![\w./£+-])[0-9]{3}[ .-]?[0-9]{3}[ .-]?[0-9]{4}(?![\w/]|[.,-][0-9])")
# Digits in any groups, where the words before them say what they are.
_CALLED_SO = re.compile(
    r"\b(?:NHS|CHI|H&C)(?:\b|_)[^0-9]{0,30}(?P<number>(?<![0-9])[0-9](?:[ .-]?[0-9]){9})(?![ .-]?[0-9])", re.IGNORECASE
)
_NEAR = 60
_ANOTHER_NUMBER = re.compile(
    r"\b(isbn(?:-1[03])?|issn|doi|uprn|usrn|ref|refs|reference|charity|company|registration|registered|order|case|contract|notice"
    r"|grant|invoice|tel|telephone|phone|ring|call)\b(?P<between>[^0-9]{0,25})$",
    re.IGNORECASE,
)
_OF_A_PATIENT = re.compile(r"\b(?:nhs|patients?)\b", re.IGNORECASE)


def check_texts(texts: Texts) -> Iterator[Fault]:
    """Every text that has ten digits together, and every link that calls a number an NHS number."""
    for at, text in texts.plain if _TEN_ZEROS.search(texts.outline) else ():
        found = {one.start(): one.group() for one in _TEN_DIGITS.finditer(text) if not _is_another(text, one.start())}
        found |= {one.start("number"): one["number"] for one in _CALLED_SO.finditer(text)}
        yield from (
            Fault(
                at,
                f"`{number}` is a valid NHS number.",
                "Take it out. If it is another kind of number, say which just before it: `reference 4010232137`.",
            )
            for _, number in sorted(found.items())
            if is_nhs_number(re.sub(r"[ .-]", "", number))
        )
    for at, link in texts.links:
        if "nhs" in link.lower():
            for one in _CALLED_SO.finditer(plain(unquote_plus(link))):
                if is_nhs_number(re.sub(r"[ .-]", "", one["number"])):
                    yield Fault(at, f"`{one['number']}` is a valid NHS number.", "Give a link that has none in it.")


def _is_another(text: str, start: int) -> bool:
    """Whether the words just before a number say that it is of another kind, and not a patient's."""
    said = _ANOTHER_NUMBER.search(text, max(0, start - _NEAR), start)
    return said is not None and not _OF_A_PATIENT.search(said["between"])


def is_nhs_number(digits: str) -> bool:
    """Whether ten digits are in a range that is given out, and end in the right check digit."""
    if not _is_given_out(digits):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False))
    return (11 - total % 11) % 11 == int(digits[9])


def _is_given_out(digits: str) -> bool:
    """England, Wales and the Isle of Man use 4, 6 and 7, Northern Ireland 32 to 39, Scotland a date of birth."""
    if digits[0] in "467" or "32" <= digits[:2] <= "39":
        return True
    return "01" <= digits[:2] <= "31" and "01" <= digits[2:4] <= "12"
