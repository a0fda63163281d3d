"""One entry of another register, whatever its fields are called, and the draft of a record that is made of it.

Nothing is guessed: what an entry does not say stays out of the draft, and what no field of a record can hold is named,
so that a person can decide. What an entry says of people by name is never taken over, nor shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from generator.check.dates_meant import date_meant
from generator.intake.new_ids import can_be_new
from generator.model.organisation import slug

NO_FIELD = "no field of a record holds it"
_BETWEEN = re.compile(r"\s*[;\n]\s*")


class RegisterUnread(Exception):
    """A file is not what that register gives out. The message says why; nothing was written.

    `place` is the line and the column from which on it is not, where that is known.
    """

    def __init__(self, said: str, place: tuple[int, int] | None = None) -> None:
        self.place = place
        super().__init__(said)


@dataclass(frozen=True)
class Origin:
    """Where entries come from: the register, its address, and the day on which it was read."""

    register: str
    url: str
    seen: date


@dataclass(frozen=True)
class Draft:
    """A record to be finished by a person: its id, its plain data, and what of the entry it does not hold, with why."""

    id: str
    data: Mapping[str, Any]
    left: tuple[tuple[str, str], ...]


@dataclass
class Entry:
    """The fields of an entry by their names in small letters with underscores, and which of them were taken."""

    values: Mapping[str, Any]
    left: dict[str, str] = field(default_factory=dict)
    _taken: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, raw: Mapping[str, Any]) -> Entry:
        """An entry with its names as they are looked up here: `Start-Date` is `start_date`."""
        return cls({plain_name(name): value for name, value in raw.items()})

    def text(self, *names: str) -> str:
        """The first of these that is a text and not empty, on one line."""
        for name in names:
            value = self.values.get(name)
            if isinstance(value, str | int | float) and not isinstance(value, bool) and str(value).strip():
                self._taken.add(name)
                return " ".join(str(value).split())
        return ""

    def texts(self, *names: str) -> list[str]:
        """The same where there may be several: in a list, on lines of their own, or with semicolons between them."""
        for name in names:
            found = [one for one in _several(self.values.get(name)) if one]
            if found:
                self._taken.add(name)
                return found
        return []

    def date(self, *names: str) -> str:
        """A date as a record writes it. One that cannot be told is left, and named: it is not dropped."""
        for name in names:
            given = self.text(name)
            meant = date_meant(given.partition("T")[0]) if given else None
            if meant:
                return meant
            if given:
                self.left[name] = f"“{given[:40]}” is no date that can be told for certain"
        return ""

    def leave(self, *names: str, because: str) -> None:
        """Say why these are not taken over, where the entry has them."""
        for name in names:
            if name in self.values and name not in self._taken and _says_something(self.values[name]):
                self._taken.add(name)
                self.left[name] = because

    def rest(self) -> tuple[tuple[str, str], ...]:
        """All that was not taken, each with the reason, in order of name."""
        others = (name for name, value in self.values.items() if name not in self._taken and _says_something(value))
        return tuple(sorted((dict.fromkeys(others, NO_FIELD) | self.left).items()))


def plain_name(name: str) -> str:
    """The name of a field as it is looked up: without marks, in small letters, with underscores."""
    return re.sub(r"[^a-z0-9]+", "_", name.strip().lower()).strip("_")


def drafted(entry: Entry, title: str, data: Mapping[str, Any], origin: Origin, taken: set[str]) -> Draft:
    """A draft with what every record has, and an id that no other has."""
    number = entry.text("id", "project_id", "information_sharing_agreement_0001")
    where = f"{origin.register}, entry {number or f'“{title}”'}"
    whole = {
        "schema": 1,
        "title": title,
        **data,
        "provenance": {
            "basis": "public-sources",
            "sources": [{"title": where, "url": origin.url, "seen": origin.seen.isoformat()}],
        },
    }
    said = {key: value for key, value in whole.items() if value not in ("", [], {}, None)}
    return Draft(_free(slug(title) or "entry", taken), said, entry.rest())


def _free(wanted: str, taken: set[str]) -> str:
    found, number = wanted, 1
    while not can_be_new(found, taken):
        number += 1
        found = f"{wanted[:58].rstrip('-')}-{number}"
    taken.add(found)
    return found


def organisations(*lists: tuple[str, Sequence[str]], leads: bool = False) -> list[dict[str, Any]]:
    """Bodies with their roles, each once. The first of all leads where the register says so; else a person must say."""
    roles: dict[str, list[str]] = {}
    for role, names in lists:
        for name in names:
            roles.setdefault(name, []).append(role)
    found: list[dict[str, Any]] = [{"name": name, "roles": role} for name, role in roles.items()]
    if found and leads:
        found[0]["roles"] = ["lead", *found[0]["roles"]]
    return found


def stated(**values: Any) -> dict[str, Any]:
    """What of these is stated."""
    return {name: value for name, value in values.items() if value not in ("", [], {}, None)}


def _several(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield from (" ".join(one.split()) for one in _BETWEEN.split(value))
    elif isinstance(value, Sequence):
        for one in value:
            name = one.get("name") if isinstance(one, Mapping) else one
            if isinstance(name, str | int):
                yield " ".join(str(name).split())


def _says_something(value: Any) -> bool:
    return value not in (None, "", [], {}) and not (isinstance(value, str) and not value.strip())
