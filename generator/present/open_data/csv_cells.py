"""What stands in the cells of a CSV file, so that a spreadsheet shows it and runs nothing.

A spreadsheet takes a cell that begins with `=` and the like for a formula, whoever wrote it. Such a text gets an
apostrophe before it, which spreadsheets take for "this is text". Whoever reads the file by program takes it away again.
"""

from __future__ import annotations

import string
from typing import Any

BETWEEN = "; "
"""Between the values of a cell that holds several."""
NONE = "(none)"
"""In a cell that holds several: that the record states that there is none. An empty cell is "not stated"."""
QUOTE = "'"
# Signs that begin a formula in one spreadsheet or another; those that some skip before looking; and the quote itself,
# so that taking one away always gives back what was there.
_BEGIN = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", QUOTE, "＝", "＋", "－", "＠")
PLAIN = frozenset(("", *string.ascii_letters, *string.digits))
"""A text that begins with one of these, or not at all, is no formula anywhere."""


def cell(value: Any) -> str:
    """One value as the text of a cell."""
    if type(value) is int:  # most often, where a row's text is not plain
        return str(value)
    if isinstance(value, str):
        return safe(value)
    if value is None:
        return ""
    if value is True:
        return "true"
    if value is False:
        return "false"
    return safe(BETWEEN.join(str(one) for one in value)) if value else NONE


def safe(text: str) -> str:
    """The text, with an apostrophe before it where it could be taken for a formula."""
    if text[:1] in PLAIN:
        return text
    return QUOTE + text if text.lstrip(" \u00a0\ufeff").startswith(_BEGIN) else text


def text_of(cell: str) -> str:
    """What a cell said before it was made safe."""
    return cell.removeprefix(QUOTE)
