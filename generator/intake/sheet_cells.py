"""What stands in a cell for a fact of a record, and which fact somebody means by what they typed into one."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from generator.check.dates_meant import date_meant
from generator.check.suggest import word_meant
from generator.model import dates
from generator.model.dictionary import FieldFacts
from generator.model.fields import is_id
from generator.model.organisation import slug
from generator.present.open_data.csv_cells import BETWEEN, NONE
from generator.read.excerpt import excerpt

TOO_LONG = "(too long for a cell; it stays as it is)"
"""In place of a text that no cell can hold."""
_LONGEST = 32_767  # units of UTF-16
_MOST_EXACT = 10**15  # Excel holds fifteen digits of a number
_YES = frozenset(("true", "yes", "y"))
_NO = frozenset(("false", "no", "n"))
_NONE_AT_ALL = frozenset(("no", "none", "nothing", "n/a", "na", "not applicable"))
_NONE_OR_NOT_STATED = f"Write {NONE} where you know that there is none, or leave the cell empty where you do not know."
_NONE_IN_WORDS = "Leave the cell empty. Where you know that there is none, and a text belongs here, say so in words."
_FREE = frozenset(("text", "link", "email", "id"))
"""What would be taken as it is written, or made an id. Other kinds have a word of their own for what they cannot be."""
_NUMBERED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_STRAIGHT = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "\u00a0": " ", "\u202f": " ", "–": "-"})
_HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


@dataclass(frozen=True)
class DateCell:
    """A cell that holds a date of Excel's, written as a record writes it, to the day, month or year that it shows."""

    text: str


@dataclass(frozen=True)
class NumberCell:
    """A cell that holds a number, and whether it is shown as it is: not as money, a percentage or the like."""

    value: int | float
    as_it_is: bool = True

    @property
    def whole(self) -> int | None:
        """The number, where it is a whole one that is shown as it is."""
        exact = abs(self.value) < _MOST_EXACT  # a file may hold more than a number can be
        return int(self.value) if self.as_it_is and exact and self.value == int(self.value) else None


@dataclass(frozen=True)
class UnreadCell:
    """A cell whose content was refused. That has been told, and nothing is concluded from it."""


Cell = str | bool | DateCell | NumberCell | UnreadCell | None


class CellFault(Exception):
    """What somebody typed cannot be what the field holds. It says what is wrong, and how to mend it."""

    def __init__(self, message: str, fix: str) -> None:
        super().__init__(message)
        self.message = message
        self.fix = fix


def shown(value: Any) -> str | int | None:
    """What stands in a cell for a value of a record, None for an empty cell."""
    if value is None:
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return BETWEEN.join(str(one) for one in value) if value else NONE
    if isinstance(value, int):
        return value
    text = str(value).strip()
    return text if len(text.encode("utf-16-le", "surrogatepass")) <= 2 * _LONGEST else TOO_LONG


def is_empty(cell: Cell, facts: FieldFacts | None = None) -> bool:
    """Whether nothing is stated in a cell. Spaces alone are nothing.

    Of a field that may have several values, what stands between them is nothing either. Only NONE states none.
    """
    if isinstance(cell, str) and facts and facts.many:
        return not _parts(_decoded(cell), facts)
    return cell is None or (isinstance(cell, str) and not cell.strip())


def as_label(cell: Cell) -> str:
    """The name of a column, of whatever kind its cell is. None for an empty one and for one that was refused."""
    if is_empty(cell) or isinstance(cell, UnreadCell):
        return ""
    if isinstance(cell, NumberCell):
        return str(cell.whole) if cell.whole is not None else _digits(cell)
    if isinstance(cell, bool):
        return str(cell).upper()  # as spreadsheets show it
    return cell.text if isinstance(cell, DateCell) else str(cell)


def says_same(cell: Cell, now: Any) -> bool:
    """Whether a cell says what the record says, line ends and spaces at its ends apart. An unread one says no other."""
    if is_empty(cell):
        return now is None
    if isinstance(cell, UnreadCell) or (isinstance(cell, str) and cell in (now, TOO_LONG)):
        return True
    if isinstance(cell, str) and isinstance(now, str):
        # Programs write some signs by number, and not every one says when it did so.
        return _loosely(now) in (_loosely(cell), _loosely(_decoded(cell)))
    return isinstance(cell, str) and isinstance(now, list | bool) and cell == shown(now)


def is_free(facts: FieldFacts) -> bool:
    """Whether a field holds one text in words of its own, which a cell says letter for letter: see `texts_meant`."""
    return facts.holds in _FREE and facts.holds != "id" and not facts.many


def as_text(now: Any) -> str | None:
    """What a record says, told as `texts_meant` tells what a cell says; None for what no cell of text says."""
    if isinstance(now, str):
        return _loosely(now)
    return str(shown(now)) if isinstance(now, list | bool) else None


def texts_meant(cell: Cell) -> frozenset[str]:
    """What a text may be, told by `as_text`, for a cell to say the same. Empty where anything may be, or nothing."""
    if not isinstance(cell, str) or is_empty(cell) or cell == TOO_LONG:
        return frozenset()
    return frozenset((cell, _loosely(cell), _loosely(_decoded(cell))))


def meant(cell: Cell, facts: FieldFacts, now: Any = None) -> Any:
    """The value of a field that a cell stands for, None where it says nothing. `now` is what the record says.

    Raises CellFault.
    """
    if is_empty(cell, facts) or cell == TOO_LONG:
        return None
    if facts.many:
        return _several(cell, facts)
    if facts.holds in _FREE and isinstance(cell, str) and cell.strip().casefold() == NONE:
        raise CellFault(f"“{NONE}” belongs only where several values may stand.", _NONE_IN_WORDS)
    value = _one(cell, facts)
    if isinstance(value, str) and isinstance(now, str) and now.endswith("\n"):
        return value + "\n"  # as texts on lines of their own end
    return value


def plain_id(cell: Cell) -> str:
    """The id that a cell names. Raises CellFault."""
    if isinstance(cell, NumberCell) and cell.whole is not None:
        return str(cell.whole)
    if not isinstance(cell, str):
        raise CellFault(f"{_said(cell)} is not the id of an agreement.", "Format the cell as text, and write the id.")
    return _clean(cell).translate(_STRAIGHT).strip("\"' ").casefold()


def _named_id(cell: Cell) -> str:
    """The id that a cell names, also where somebody wrote the name that the id is made from."""
    written = plain_id(cell)
    made = slug(written)
    return written if is_id(written) or not is_id(made) else made


def plain_name(name: str) -> str:
    """The name of a column without what people and programs change in it: capitals, spaces, curly quotes."""
    return " ".join(_loosely(name).translate(_STRAIGHT).casefold().split()).strip("\"'?:. ")


def _several(cell: Cell, facts: FieldFacts) -> list[Any]:
    if not isinstance(cell, str):
        return [_one(cell, facts)]
    written = _clean(cell)
    if written.casefold() == NONE:
        return []
    if facts.words and written.strip("\"' .").casefold() in _NONE_AT_ALL:
        raise CellFault(f"{_said(cell)} is not one of the words for this.", _NONE_OR_NOT_STATED)
    return [_one(part, facts) for part in _parts(written, facts)]


def _parts(written: str, facts: FieldFacts) -> list[str]:
    # Who types a list may use another sign between its values, and none of these values can hold one.
    parts = re.split(r"[;\n]" if facts.holds == "text" else r"[;,\n]", written)
    return [part.strip() for part in parts if part.strip()]


def _one(cell: Cell, facts: FieldFacts) -> Any:
    match facts.holds:
        case "yes-or-no":
            return _yes_or_no(cell)
        case "number":
            return _number(cell)
        case "date":
            return _date(cell)
        case "word":
            return _word(_text(cell, facts), facts)
        case "id":
            return _named_id(cell)
        case _:
            return _text(cell, facts)


def _yes_or_no(cell: Cell) -> bool:
    if isinstance(cell, bool):
        return cell
    word = cell.translate(_STRAIGHT).strip("\"' .").casefold() if isinstance(cell, str) else ""
    if word in _YES or word in _NO:
        return word in _YES
    raise CellFault(f"{_said(cell)} is neither true nor false.", "Write true or false.")


def _number(cell: Cell) -> int:
    if isinstance(cell, NumberCell) and (whole := cell.whole) is not None:
        return whole
    written = re.sub(r"(?<=\d)[, ](?=\d{3}\b)", "", cell.translate(_STRAIGHT).strip()) if isinstance(cell, str) else ""
    if re.fullmatch(r"[0-9]{1,10}", written):
        return int(written)
    raise CellFault(f"{_said(cell)} is not a whole number.", "Write digits alone, such as 10.")


def _date(cell: Cell) -> str | int:
    if isinstance(cell, DateCell):
        text: str | None = cell.text
    elif isinstance(cell, NumberCell):
        text = date_meant(str(cell.whole)) if cell.whole is not None and 1000 <= cell.whole <= 9999 else None
    else:
        text = date_meant(cell.translate(_STRAIGHT)) if isinstance(cell, str) else None
    if text is None:
        fix = "Write 2026-02-05, 5 February 2026 or 05/02/2026, the day first; or February 2026 or 2026 alone."
        raise CellFault(f"{_said(cell)} is not a date.", fix)
    return int(text) if text.isdigit() and str(dates.parse(text)) == text else text


def _word(written: str, facts: FieldFacts) -> str:
    """The word of the field's list, also where somebody wrote what pages show for it."""
    plain = _plain_word(written)
    for word, said in facts.words.items():
        if plain in (word, _plain_word(said.label)):
            return word
    near = word_meant(plain, list(facts.words))
    fix = f"Did you mean {near}?" if near else f"Choose one of: {', '.join(facts.words)}."
    raise CellFault(f"{_said(written)} is not one of the words for this.", fix)


def _plain_word(written: str) -> str:
    plain = written.translate(_STRAIGHT).strip("\"' .").casefold()
    return re.sub(r"[\s_-]+", "-", plain)


def _text(cell: Cell, facts: FieldFacts) -> str:
    if isinstance(cell, str):
        return _clean(cell)
    if isinstance(cell, NumberCell) and (whole := cell.whole) is not None:
        if facts.name == "phone":
            raise CellFault(
                f"Excel holds this as the number {whole}, and the 0 at its beginning is lost.",
                "Format the cell as text, and type the number again.",
            )
        return str(whole)
    fix = "Format the cell as text, and type it again."
    if isinstance(cell, DateCell):
        raise CellFault(f"Excel holds this as the date {cell.text}, and a text belongs here.", fix)
    if isinstance(cell, bool):
        raise CellFault(f"Excel holds this as {str(cell).upper()}, and a text belongs here.", fix)
    held = f"the number {_digits(cell)}" if isinstance(cell, NumberCell) else _said(cell)
    raise CellFault(f"Excel holds this as {held}, and may show it otherwise.", fix)


def _clean(cell: str) -> str:
    text = _loosely(_decoded(cell))
    if hidden := _HIDDEN.search(text):
        raise CellFault(
            f"There is a hidden control character here (U+{ord(hidden.group()):04X}).",
            "Type the text again. It often comes along when text is pasted from another program.",
        )
    return text


def _decoded(cell: str) -> str:
    """Signs that Excel writes by number. Others that look so are what somebody typed."""

    def sign(found: re.Match[str]) -> str:
        number = int(found[1], 16)
        return "_" if number == 0x5F else chr(number) if number < 0x20 else found[0]

    return _NUMBERED.sub(sign, cell) if "_x" in cell else cell


def _loosely(text: str) -> str:
    """A text with line ends of one kind and without spaces at the ends of its lines, of whatever kind they are."""
    lines: Sequence[str] = re.split(r"\r\n|\r|\n", text.replace("\u00a0", " ").replace("\u202f", " "))
    return "\n".join(line.rstrip(" \t") for line in lines).strip()


def _said(cell: Cell) -> str:
    if isinstance(cell, NumberCell):
        return f"The number {_digits(cell)}"
    if isinstance(cell, DateCell):
        return f"The date {cell.text}"
    return f"“{excerpt(str(cell).lower() if isinstance(cell, bool) else cell)}”"


def _digits(cell: NumberCell) -> str:
    if abs(cell.value) == math.inf:
        return "infinity" if cell.value > 0 else "-infinity"
    return f"{cell.value:g}" if abs(cell.value) < 1e6 else f"{cell.value}"
