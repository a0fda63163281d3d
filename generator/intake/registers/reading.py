"""Files of other registers, read as entries: JSON of one or many, or CSV with a head."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import ModuleType
from typing import Any

from generator.intake.csv_reading import why_unread
from generator.intake.registers import algorithms, data_uses, economy_act
from generator.intake.registers.entry import Draft, Entry, Origin, RegisterUnread
from generator.present.wording import listed
from generator.read.excerpt import excerpt
from generator.read.yaml_fault import lines_of, place_of

LARGEST = 16 * 1024 * 1024
"""Of a file of such a register: room for 10,000 entries of 1,600 characters each."""
_HALF = re.compile("[\ud800-\udfff]")
_MOST_TOLD = 10
_ANEW = "Download it again, or export it anew."
_LISTS = ("agreements", "items", "records", "data", "results")


@dataclass(frozen=True)
class Register:
    """One register that can be read: what it is, in which form, and which module makes drafts of its entries.

    `named_by` are the fields or columns of which the first that is filled in is the name of an entry.
    """

    name: str
    form: str
    address: str
    named_by: tuple[str, ...]
    module: ModuleType


REGISTERS: Mapping[str, Register] = {
    "digital-economy-act": Register(economy_act.NAME, "json", economy_act.ADDRESS, economy_act.NAMED_BY, economy_act),
    "data-uses": Register(data_uses.NAME, "csv", "", data_uses.NAMED_BY, data_uses),
    "algorithms": Register(algorithms.NAME, "json", "", algorithms.NAMED_BY, algorithms),
}
Placed = tuple[int, Mapping[str, Any]]
"""An entry, with which one of a list it is, or the line of a table on which it begins. Both count from 1."""


@dataclass(frozen=True)
class Nameless:
    """Entries of which no draft can be made since they have no name. `told` names the first of them."""

    number: int
    told: str


def drafts_of(raw: bytes, kind: str, url: str, seen: date, taken: set[str]) -> tuple[tuple[Draft, ...], Nameless]:
    """A draft of each entry, and which entries had no name. `taken` are other ids; those of drafts are added.

    Raises RegisterUnread.
    """
    register = REGISTERS[kind]
    text = _text(raw)
    entries = _from_csv(text) if register.form == "csv" else _from_json(text)
    if not entries:
        raise RegisterUnread("There is no entry in this file.")
    origin = Origin(register.name, url or register.address, seen)
    made = [(place, register.module.draft_of(Entry.of(entry), origin, taken)) for place, entry in entries]
    nameless = [place for place, draft in made if draft is None]
    return tuple(draft for _, draft in made if draft is not None), Nameless(
        len(nameless), _told(nameless, register) if nameless else ""
    )


def _told(places: Sequence[int], register: Register) -> str:
    """Which entries have no name, the first few by their places, and where one was looked for."""
    places_of, fields = ("line", "column") if register.form == "csv" else ("entry", "field")
    first = [f"{places_of} {place}" for place in places[:_MOST_TOLD]]
    more = [f"{len(places) - _MOST_TOLD:,} more"] if len(places) > _MOST_TOLD else []
    names = " or ".join(f"`{name}`" for name in register.named_by)
    return f"Nothing stands in the {fields} {names} of {listed([*first, *more])}."


def _text(raw: bytes) -> str:
    coding = "utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return raw.decode(coding)
    except UnicodeDecodeError as fault:
        line = raw.count(b"\n", 0, fault.start) + 1
        said = f"Line {line} holds a sign that is not UTF-8."
        raise RegisterUnread(f"{said} Save the file as “CSV UTF-8” or as JSON in UTF-8.") from fault


def _from_csv(text: str) -> list[Placed]:
    first = text.partition("\n")[0]
    between = max(",;\t", key=first.count)
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=between, strict=True)
    try:
        found: list[Placed] = []
        for row in rows:
            if None in row:  # cells without a column: what stands in them, and in those before, is not sure
                raise RegisterUnread(f"Line {rows.line_num} has more cells than the first line has names.")
            # The line is the last of the row, of which each cell may have several.
            begins = rows.line_num - sum(len(lines_of(value or "")) - 1 for value in row.values())
            found.append((begins, {name: value for name, value in row.items() if name}))
        return found
    except csv.Error as fault:
        said, fix = why_unread(fault)
        raise RegisterUnread(f"Line {rows.line_num + 1}: {said} {fix}") from fault


def _from_json(text: str) -> list[Placed]:
    try:
        told = json.loads(text)
    except json.JSONDecodeError as fault:
        place = place_of(text, fault.pos)
        raise RegisterUnread(f"This is not JSON from here on. {_ANEW}", place) from fault
    except RecursionError as fault:
        raise RegisterUnread(f"This JSON is nested too deep to be read, as no register is. {_ANEW}") from fault
    except ValueError as fault:
        raise RegisterUnread(f"A number in this JSON has more digits than can be read. {_ANEW}") from fault
    if isinstance(told, Mapping):
        lists = [told[name] for name in _LISTS if isinstance(told.get(name), list)]
        told = lists[0] if lists else [told]
    if not isinstance(told, list):
        raise RegisterUnread("This JSON holds no list of entries.")
    entries = [(place, entry) for place, entry in enumerate(told, start=1) if isinstance(entry, Mapping)]
    if halves := [*_halves(entries)]:
        more = f", and {len(halves) - _MOST_TOLD} more" if len(halves) > _MOST_TOLD else ""
        said = f"Half of a character stands in {', '.join(halves[:_MOST_TOLD])}{more}."
        raise RegisterUnread(f"{said} No file can hold that: type the character again there, or take it out.")
    return entries


def _halves(entries: Sequence[Placed]) -> Iterator[str]:
    """Each field of each entry that holds a part of a character that JSON had to write as two."""
    for number, entry in entries:
        for name, value in entry.items():
            if _holds_half([name, value]):
                yield f"entry {number} (`{excerpt(name)}`)"


def _holds_half(value: Any) -> bool:
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str) and _HALF.search(one):
            return True
        waiting += [*one, *one.values()] if isinstance(one, dict) else one if isinstance(one, list) else ()
    return False
