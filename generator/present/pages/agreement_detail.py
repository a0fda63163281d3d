"""The detail beneath the short answers: every remaining fact of a record, stated or plainly not stated."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.agreement import Agreement
from generator.model.dates import PartialDate
from generator.model.provenance import Change, Withheld
from generator.model.vocabulary import (
    DOCUMENT_KINDS,
    FORMAT_KINDS,
    LEVELS,
    ORGANISATION_KINDS,
    ROLES,
    SAFEGUARD_KINDS,
)
from generator.model.vocabulary import NOT_STATED as SILENT
from generator.present.pages.agreement_law import law
from generator.present.pages.agreement_subject import HELD_BACK_ANCHOR, Subject, told
from generator.present.parts import Entry, Fact
from generator.present.wording import (
    Line,
    Piece,
    in_a_sentence,
    linked,
    listed,
    number,
    on,
    one_line,
    plain,
    sentence,
    silence,
    when,
)

WIDER_USE = "Wider use"
_WIDER_MEANS = "Wider use: a new recipient, new data or a wider purpose."


@dataclass(frozen=True, slots=True)
class Group:
    """Several questions under one heading."""

    anchor: str
    title: str
    facts: tuple[Fact, ...]


def detail(subject: Subject) -> tuple[Group, ...]:
    """Every fact that the short answers leave out, in groups."""
    return (
        Group("who-takes-part", "Who takes part", (_organisations(subject),)),
        Group("the-law", "The law", law(subject)),
        Group(
            "keeping-it-safe",
            "Keeping it safe",
            (_automated(subject), _risks(subject), _safeguards(subject), _small_numbers(subject), _retention(subject)),
        ),
        Group(
            "over-time",
            "Over time",
            (_dates(subject), _changes(subject), _engagement(subject), _replies(subject)),
        ),
        Group("papers", "Papers", (_documents(subject), _formats(subject), _withheld(subject))),
    )


def _organisations(subject: Subject) -> Fact:
    """Organisations that play the same part stand together, so that each part is explained once."""
    by_roles: dict[tuple[str, ...], list[Piece]] = {}
    unknown: list[str] = []
    for part in subject.card.organisations:
        piece = subject.part(part)
        kind = in_a_sentence(ORGANISATION_KINDS[part.kind].label) if part.kind else ""
        by_roles.setdefault(part.roles, []).append(piece)
        if not kind:
            unknown.append(part.name)
    kinds = {part.id: part.kind for part in subject.card.organisations}
    return Fact(
        "Who takes part, and how?",
        tuple(
            Entry(
                _with_kinds(subject, roles, kinds),
                tuple(plain(f"{ROLES[role].label}. {ROLES[role].meaning}") for role in roles),
            )
            for roles in by_roles
        ),
        silent=f"Not stated: what kind of body {listed(unknown)} {'is' if len(unknown) == 1 else 'are'}." if unknown else "",
        ask=bool(unknown) and subject.can_be_asked,
    )


def _with_kinds(subject: Subject, roles: tuple[str, ...], kinds: dict[str, str | None]) -> Line:
    raise NotImplementedError
