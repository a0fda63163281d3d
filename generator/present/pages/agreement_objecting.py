"""Whom you can object to, organisation by organisation, since each may rely on another reason in law.

It is established that you may object where the reason is public task or legitimate interests. Of the
other reasons nothing is promised here: there you can ask.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.model.law import LawfulBasis
from generator.model.vocabulary import LAWFUL_BASES
from generator.model.vocabulary import NOT_STATED as SILENT
from generator.present.pages.agreement_subject import Subject
from generator.present.wording import Line, Piece, capital, count, in_a_sentence, linked, listed

OPEN_TO_OBJECTION = ("public-task", "legitimate-interests")
# These act for others, and need no reason of their own.
_ACT_FOR_OTHERS = frozenset({"processor", "supplier"})
_MOST_NAMED = 4


def objecting(subject: Subject) -> tuple[Line, ...]:
    """For organisations that state the same reasons, whether you can object; nothing where none is stated at all."""
    stated = [basis for basis in _bases(subject) if basis.basis != SILENT]
    if not stated:
        return ()
    relies: dict[str, list[str]] = {identifier: [] for identifier in _decide_for_themselves(subject)}
    nameless: list[str] = []
    for basis in stated:
        for identifier in basis.organisations or _all(subject):
            _add(relies.setdefault(identifier, []), basis.basis)
        if basis.organisations is None and subject.compiled:
            _add(nameless, basis.basis)
    return tuple(_told(subject, relies, nameless))


def _bases(subject: Subject) -> Sequence[LawfulBasis]:
    legal = subject.agreement.legal
    return (legal.lawful_bases if legal else None) or ()


def _all(subject: Subject) -> list[str]:
    """Whom a reason is stated for where nobody is named: everyone. But what a page leaves out need not mean all."""
    return [] if subject.compiled else _decide_for_themselves(subject)


def _decide_for_themselves(subject: Subject) -> list[str]:
    return [part.id for part in subject.card.organisations if not _ACT_FOR_OTHERS.issuperset(part.roles)]


def _add(reasons: list[str], basis: str) -> None:
    if basis not in reasons:
        reasons.append(basis)


def _told(subject: Subject, relies: dict[str, list[str]], nameless: list[str]) -> Iterator[Line]:
    alike: dict[tuple[str, ...], list[str]] = {}
    for holder, reasons in relies.items():
        alike.setdefault(tuple(basis for basis in LAWFUL_BASES if basis in reasons), []).append(holder)
    silent = alike.pop((), [])
    for stated, identifiers in alike.items():
        yield (*_names(subject, identifiers), Piece(f": {_reasons(stated)}. {_answer(stated)}"))
    if nameless:
        said = _reasons([basis for basis in LAWFUL_BASES if basis in nameless])
        yield (Piece(f"{capital(said)}: it is not stated who relies on this. Ask them."),)
    elif silent:
        yield (*_names(subject, silent), Piece(": not stated. Ask which reason they rely on."))


def _names(subject: Subject, identifiers: Sequence[str]) -> Line:
    if len(identifiers) > _MOST_NAMED:
        return (Piece(count(len(identifiers), "organisation"), "#who-takes-part"),)
    return linked([subject.organisation(identifier) for identifier in identifiers])


def _reasons(reasons: Sequence[str]) -> str:
    return listed([in_a_sentence(LAWFUL_BASES[basis].label) for basis in reasons])


def _answer(reasons: Sequence[str]) -> str:
    """Whether you can object to organisations that rely on these reasons."""
    open_to_it = [basis for basis in reasons if basis in OPEN_TO_OBJECTION]
    if not open_to_it:
        return "Ask them if you can object."
    if len(open_to_it) == len(reasons):
        return "You can object."
    return f"You can object to what rests on {_reasons(open_to_it)}. For the rest, ask them."
