"""Telephone numbers of the United Kingdom in a text: mobiles, and those that are kept for stories."""

from __future__ import annotations

import re
from collections.abc import Iterator

_BEGINS = r"(?<![\w.+])(?:\+44[ .-]?(?:\(0\)[ .-]?)?|0044[ .-]?|44(?=[1-9][0-9]{9}(?![0-9]))|\(?0)"
# "07.11.2011" is a date, whatever stands behind it.
_NO_DATE = r"(?![0-9][ .-][0-9]{1,2}[ .-](?:19|20)[0-9]{2}(?![0-9]))"
# 071 to 075 and 077 to 079 are mobiles; 070 and 076 are other services.
_MOBILE = re.compile(_BEGINS + _NO_DATE + r"(7\)?[ .-]?[1-57-9](?:\)?[ .-]?[0-9]){8})(?![0-9])")
_NUMBER = re.compile(_BEGINS + _NO_DATE + r"([1-9](?:\)?[ .-]?[0-9]){9})(?![0-9])")
# The regulator, Ofcom, gives these to nobody, so that plays may have them: all but the last three digits of each range.
_CITIES_KEPT = tuple(f"{code}4960" for code in (113, 114, 115, 116, 117, 118, 121, 131, 141, 151, 161))
_KEPT = (
    *("7700900", "1632960", "2079460", "1914980", "2896496", "2920180", "8081570", "9098790", "3069990"),
    *_CITIES_KEPT,
)


def mobile_numbers(text: str) -> Iterator[str]:
    """Each mobile number in a text, except those that are kept for stories."""
    if "7" in text and ("0" in text or "44" in text):
        for found in _MOBILE.finditer(text):
            if not _is_kept(found[1]):
                yield found.group()


def numbers(text: str) -> Iterator[tuple[str, bool]]:
    """Each whole number in a text, and whether it is kept for stories, so that nobody answers it."""
    for found in _NUMBER.finditer(text):
        yield found.group(), _is_kept(found[1])


def _is_kept(number: str) -> bool:
    return re.sub(r"[^0-9]", "", number).startswith(_KEPT)
