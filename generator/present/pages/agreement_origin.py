"""Where a record comes from: the bands at the top, the sources at the end, and its text in Welsh."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from generator.model.agreement import Agreement
from generator.model.translation import Translation
from generator.model.vocabulary import BASES_OF_RECORDS
from generator.present.pages.agreement_subject import Subject, anchor_of
from generator.present.pages.copied_from import editors_of, how_old, lines_about, lines_about_others
from generator.present.parts import Entry, Fact
from generator.present.wording import (
    Line,
    Piece,
    email_link,
    listed,
    on,
    one_line,
    outside,
    plain,
    silence,
    site_of,
    when,
)

EXAMPLE = "Invented example. The place, the bodies and the facts are made up, to show what a full record looks like."
EXAMPLE_ANSWERS = "Invented example. Nobody has given these answers: they are made up too."

# The references stand on a page behind: few want them, and they would be more than all else that is said here.
_CITE = Piece("Cite it, or share it", "./cite/")


@dataclass(frozen=True, slots=True)
class Band:
    """What to know before reading on. `kind` is example, copied, others, sources, superseded or withdrawn."""

    kind: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Welsh:
    """The record's own words in Welsh: the title, the summary, and each further text under its question."""

    title: str
    summary: str
    facts: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """Who wrote the record, from what, and how to cite it."""

    facts: tuple[Fact, ...]


def bands(subject: Subject) -> tuple[Band, ...]:
    """The bands that stand above the record, the most important first."""
    agreement, site = subject.agreement, subject.site
    found = []
    if agreement.invented:
        found.append(Band("example", (plain(EXAMPLE),)))
    if source := site.register.source_of(subject.card.id):
        found.append(Band("copied", lines_about(source, subject.card.id, subject.root)))
    if others := tuple(lines_about_others(site, subject.card, subject.root)):
        found.append(Band("others", others))
    if agreement.replaced_by is not None:
        found.append(Band("superseded", (superseded_by(subject, agreement.replaced_by),)))
    if subject.compiled:
        found.append(Band("sources", (plain(_compiled(subject)), _wrong(subject))))
    return tuple(found)


def superseded_by(subject: Subject, successor: str) -> Line:
    """Which agreement has taken the place of this one."""
    card = subject.site.register.card.get(successor)
    newer = Piece(card.title, f"{subject.root}agreements/{successor}/") if card else Piece(successor)
    return (Piece("A newer agreement has taken the place of this one: "), newer, Piece("."))


def _compiled(subject: Subject) -> str:
    read = f", as read {on(subject.as_read)}" if subject.as_read else ""
    return (
        f"{editors_of(subject.site, subject.card.id)}’s editors wrote this from public pages{read}. "
        "The organisations have not checked it."
    )


def _publishers_route(subject: Subject) -> str:
    """How to reach whoever wrote the record. Editors of this site, and invented ones, are reached by the site."""
    contact = subject.agreement.contact
    source = subject.site.register.source_of(subject.card.id)
    if source is not None and (subject.compiled or contact is None):
        return source.original_of(subject.card.id)
    if subject.compiled or subject.agreement.invented or contact is None:
        return ""
    return (email_link(contact.email) if contact.email else "") or contact.url or ""


def _wrong(subject: Subject) -> Line:
    return (
        Piece("This is wrong", _publishers_route(subject) or subject.site.settings.correction_route),
        Piece(" · "),
        Piece("How we put things right", f"{subject.root}about/corrections/"),
    )


def origin(subject: Subject) -> Origin:
    """Everything about where the record comes from."""
    provenance = subject.agreement.provenance
    previous = subject.agreement.previous_ids
    return Origin(
        (
            Fact(anchor_of("provenance"), "Who wrote this record?", (Entry(_author(subject)),)),
            subject.fact(
                "provenance.sources",
                "What was it made from?",
                provenance.sources,
                (
                    Entry(
                        (*subject.source(source), Piece(f", read {on(source.seen)}" if source.seen else "")),
                        silent=silence((source.seen, "when it was read")),
                    )
                    for source in provenance.sources or ()
                ),
                ask=False,
            ),
            subject.fact(
                "provenance.checked",
                "When was it last checked?",
                provenance.checked,
                (Entry(plain(f"{when(provenance.checked)}.")),) if provenance.checked else (),
                ask=False,
            ),
            Fact(
                anchor_of("previous_ids"),
                "Did it have another address before?",
                # The site keeps every address that it ever gave, so silence here is an answer.
                (Entry(plain(f"Yes: {listed([f'agreements/{old}/' for old in previous])}." if previous else "No.")),),
            ),
            *_copied(subject),
            Fact("cite", "How do I refer to it?", (Entry((_CITE,)), Entry(_wrong(subject)))),
        )
    )


def _copied(subject: Subject) -> Iterator[Fact]:
    """From which register a copy came, and the hashes by which anybody can tell whether it is true."""
    source = subject.site.register.source_of(subject.card.id)
    if source is None:
        return
    name = one_line(source.name)
    leads = outside(site_of(source.home), source.home) if source.home else Piece("")
    yield Fact(
        anchor_of("harvested"),
        "Which register was it copied from?",
        (
            Entry((Piece(f"That of {name}{': ' if leads.text else ''}"), leads, Piece("."))),
            Entry(plain(how_old(source, subject.card.id))),
            *(
                Entry(plain(f"{what}: {mark}"))
                for what, mark in (
                    ("Commit", source.revision),
                    ("SHA-256 of its manifest", source.sha256),
                )
                if mark and source.copied(subject.card.id) == source.seen
            ),
        ),
    )


def _author(subject: Subject) -> Line:
    provenance = subject.agreement.provenance
    if subject.compiled:
        return plain(_compiled(subject))
    if subject.agreement.invented:
        return plain(EXAMPLE)
    meaning = BASES_OF_RECORDS[provenance.basis].meaning
    if provenance.publisher is None:
        return plain(f"{meaning} Not stated: which organisation stands behind it.")
    return (Piece(f"{meaning} "), subject.organisation(provenance.publisher), Piece(" stands behind it."))


def welsh(subject: Subject) -> Welsh | None:
    """The record in Welsh, where it has a translation."""
    translation = (subject.agreement.translations or {}).get("cy")
    if translation is None:
        return None
    return Welsh(
        title=one_line(translation.title) if translation.title else "",
        summary=one_line(translation.summary) if translation.summary else "",
        facts=tuple(translated(translation)),
    )


def translated(translation: Translation) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each further text in Welsh under the question that it answers."""
    for key, value in translation.__pydantic_extra__.items():
        texts = tuple(_texts(value))
        if texts:
            yield _question(Agreement, key), texts


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield one_line(value)
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner)


def _question(model: type[BaseModel], key: str) -> str:
    """What a field answers, in a reader's words; the key itself where the model does not know it."""
    field = model.model_fields.get(key)
    extra = field.json_schema_extra if field else None
    question = extra.get("question") if isinstance(extra, dict) else None
    return str(question) if question else key
