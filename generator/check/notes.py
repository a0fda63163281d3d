"""Quality notes: what editors answer to the checker's warnings. An answered warning is not said again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from generator.check.codes import CODES
from generator.check.faults import At, Fault
from generator.check.page_reading import CODES_OF_PAGES
from generator.check.reading import Found
from generator.check.suggest import did_you_mean
from generator.model.provenance import QualityNote
from generator.read.excerpt import excerpt

CODE = CODES["quality-note"]
_FIELD = "quality_notes"
# What is only said of pages is never said of a record, so no note of a record answers it.
_WARNINGS = tuple(code for code, known in CODES.items() if known.severity == "warning" and known not in CODES_OF_PAGES)


@dataclass(frozen=True)
class Answers:
    """The warnings that one record's notes answer: each code with the place in the file that it is about."""

    places: frozenset[tuple[str, At]] = frozenset()

    def cover(self, found: Found) -> bool:
        """Whether a note answers this warning, at its place or at one around it."""
        code, fault = found
        return any((code, fault.at[:depth]) in self.places for depth in range(len(fault.at) + 1))


NO_ANSWERS = Answers()


def answers_of(notes: Sequence[QualityNote], data: Any) -> Answers:
    """What a record's notes answer. A note that is itself wrong answers nothing."""
    places = []
    for note in notes:
        at = place_of(note.at, data) if note.at else ()
        if note.because and at is not None and note.code in _WARNINGS:
            places.append((note.code, at))
    return Answers(frozenset(places)) if places else NO_ANSWERS


def faults_of_notes(notes: Sequence[QualityNote], data: Any) -> Iterator[Fault]:
    """Each note that answers no warning, or does not say why."""
    for number, note in enumerate(notes):
        if note.code not in CODES or CODES[note.code] in CODES_OF_PAGES:
            otherwise = "The reference of problem codes lists all warnings."
            fix = did_you_mean(note.code, _WARNINGS, otherwise)
            yield Fault((_FIELD, number, "code"), f"The checker gives no warning `{note.code}`.", fix)
        elif CODES[note.code].severity == "error":
            said = f"`{note.code}` is an error. It stops a build, so a note cannot answer it."
            yield Fault((_FIELD, number, "code"), said, "Mend it, and remove this note.")
        if not note.because:
            said = "This note does not say why the text is right as it is."
            yield Fault((_FIELD, number), said, "Add `because:` with a sentence.")
        if note.at and place_of(note.at, data) is None:
            yield Fault(
                (_FIELD, number, "at"),
                f"`{excerpt(note.at)}` leads nowhere in this record.",
                "Name the field with dots between, such as `benefits.1.promise`. "
                "Entries count from 1, or go by their id.",
            )


def place_of(written: str, data: Any) -> At | None:
    """The place in a file that an editor writes as `benefits.1.promise`, or None where there is none."""
    if not written:
        return ()
    if isinstance(data, dict):
        # The id of a question has a dot in it, so a name may be more than what stands before the first one.
        for name in (name for name in data if f"{written}.".startswith(f"{name}.")):
            rest = place_of(written[len(name) + 1 :], data[name])
            if rest is not None:
                return (name, *rest)
    elif isinstance(data, list):
        entry, _, rest_written = written.partition(".")
        number = _number_of(entry, data)
        rest = place_of(rest_written, data[number]) if number is not None else None
        return None if number is None or rest is None else (number, *rest)
    return None


def _number_of(entry: str, entries: list[Any]) -> int | None:
    """Which entry of a list is meant: by its number, counted from 1, or by its id."""
    if entry.isascii() and entry.isdigit() and len(entry) < 7:
        number = int(entry) - 1
        return number if 0 <= number < len(entries) and entry[0] != "0" else None
    ids = (number for number, value in enumerate(entries) if isinstance(value, dict) and value.get("id") == entry)
    return next(ids, None)
