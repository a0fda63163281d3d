"""Mobile telephone numbers of the United Kingdom in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

# 071 to 075 and 077 to 079 are mobiles; 070 and 076 are other services.
_MOBILE = re.compile(r"(?<![\w.+])(?:\+44[ -]?(?:\(0\)[ -]?)?|0044[ -]?|\(?0)(7[1-57-9](?:\)?[ -]?[0-9]){8})(?![0-9])")
# The regulator keeps 07700 900000 to 900999 for invented numbers.
_INVENTED = "7700900"


def mobile_numbers(text: str) -> Iterator[str]:
    """Each mobile number in a text, except those that are kept for stories."""
    if "7" in text and ("07" in text or "44" in text):
        for found in _MOBILE.finditer(text):
            if not re.sub(r"[^0-9]", "", found.group(1)).startswith(_INVENTED):
                yield found.group()
