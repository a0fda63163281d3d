"""Quality notes: what editors answer to the checker. An answered warning is not said again.

A few errors can be answered as well, since what looks like one person's number may be a helpline's. Such a note names
the very text, and what it lets through is told on every run.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import Any

from generator.check.codes import CODES
from generator.check.faults import PUBLISHED_ON_PURPOSE, At, Fault
from generator.check.page_reading import CODES_OF_PAGES
from generator.check.reading import Found
from generator.check.suggest import did_you_mean
from generator.model.provenance import QualityNote
from generator.read.excerpt import excerpt

CODE = CODES["quality-note"]
_FIELD = "quality_notes"
_BY_ITSELF = PUBLISHED_ON_PURPOSE.code
# What is only said of pages is never said of a record, so no note of a record answers it.
_WARNINGS = frozenset(
    code
    for code, known in CODES.items()
    if known.severity == "warning" and known not in CODES_OF_PAGES and code != _BY_ITSELF
)
ANSWERABLE_ERRORS = frozenset(code for code, known in CODES.items() if known.answerable)
_ANSWERABLE = tuple(code for code in CODES if code in _WARNINGS | ANSWERABLE_ERRORS)


@dataclass(frozen=True)
class Answers:
    """What one record's notes answer: each code with the place in the file that it is about, and the reason."""

    reasons: Mapping[tuple[str, At], str] = field(default_factory=dict)

    def cover(self, found: Found) -> bool:
        """Whether a note answers this, a warning at its place or at one around it, an error at its very place."""
        code, fault = found
        if code in ANSWERABLE_ERRORS:
            return (code, fault.at) in self.reasons
        return any((code, fault.at[:depth]) in self.reasons for depth in range(len(fault.at) + 1))

    def left(self, found: Sequence[Found]) -> Iterator[Found]:
        """What is still to be told: what no note answers, and what a note lets through although it is an error."""
        for one in found:
            code, fault = one
            if not self.cover(one):
                yield one
            elif code in ANSWERABLE_ERRORS:
                yield _BY_ITSELF, let_through(fault, self.reasons[code, fault.at])

    def idle(self, found: Sequence[Found]) -> Set[tuple[str, At]]:
        """The errors that notes let through and that are not there. Such a note would let a later one through."""
        told = {(code, fault.at) for code, fault in found}
        return {answered for answered in self.reasons if answered[0] in ANSWERABLE_ERRORS and answered not in told}


NO_ANSWERS = Answers()


def let_through(fault: Fault, reason: str) -> Fault:
    """What is told in place of an error that a note lets through."""
    said = f"{fault.message} It is published, because a note says: “{excerpt(reason)}”"
    return Fault(fault.at, said, "Is that still so? If not, take it out, and the note with it.")


def answers_of(notes: Sequence[QualityNote], data: Any) -> Answers:
    """What a record's notes answer. A note that is itself wrong answers nothing."""
    reasons = {}
    for note in notes:
        at = place_of(note.at, data) if note.at else ()
        if note.because and at is not None and (note.code in _WARNINGS or (note.code in ANSWERABLE_ERRORS and at)):
            reasons[note.code, at] = note.because
    return Answers(reasons) if reasons else NO_ANSWERS


def faults_of_notes(notes: Sequence[QualityNote], data: Any) -> Iterator[Fault]:
    """Each note that answers no warning, or does not say why."""
    for number, note in enumerate(notes):
        if note.code not in CODES or CODES[note.code] in CODES_OF_PAGES or note.code == _BY_ITSELF:
            otherwise = "The reference of problem codes lists all warnings."
            fix = did_you_mean(note.code, _ANSWERABLE, otherwise)
            yield Fault((_FIELD, number, "code"), f"The checker gives no warning `{note.code}`.", fix)
        elif note.code in ANSWERABLE_ERRORS:
            if not note.at:
                said = f"A note that lets a `{note.code}` through does not say where."
                yield Fault((_FIELD, number), said, "Name the very text with `at`, such as `at: retention`.")
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


def faults_of_idle_notes(notes: Sequence[QualityNote], data: Any, idle: Set[tuple[str, At]]) -> Iterator[Fault]:
    """Each note that lets through an error that is not there."""
    for number, note in enumerate(notes):
        if note.at and (at := place_of(note.at, data)) is not None and (note.code, at) in idle:
            yield Fault(
                (_FIELD, number),
                f"This note lets a `{note.code}` through at `{excerpt(note.at)}`, and there is none in that text.",
                "Remove the note, or a later one would get through unseen.",
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
