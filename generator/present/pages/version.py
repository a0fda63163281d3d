"""One version of a record as it stood: all that it said, between which days, and what it changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.model.card import Card
from generator.model.history import Version
from generator.model.vocabulary import WITHDRAWN
from generator.present.page import Page, Site, root_from
from generator.present.pages.agreement_origin import EXAMPLE, Band
from generator.present.pages.agreement_papers import WIDER_USE
from generator.present.pages.history import KEPT
from generator.present.pages.version_facts import Answer, facts_of
from generator.present.pages.version_words import (
    Difference,
    day_of,
    difference,
    history_address,
    part_of_this,
    taken_down,
    version_address,
)
from generator.present.parts import Step, trail
from generator.present.templates import render
from generator.present.wording import Line, Piece, excerpt, on, one_line, plain, when


@dataclass(frozen=True, slots=True)
class VersionView:
    """What the page prints. Of a version that was taken down there are no facts and no difference."""

    trail: tuple[Step, ...]
    title: str
    bands: tuple[Band, ...]
    difference: Difference | None
    wider_use: str
    facts: tuple[Answer, ...]
    before: Step | None
    after: Step | None
    history: str
    hash: str


def version_page(site: Site, identifier: str, name: str) -> Page:
    """The version of a record with this name, or that it was taken down."""
    card, versions = site.register.card[identifier], site.versions(identifier)
    place = next(number for number, version in enumerate(versions) if version.name == name)
    version = versions[place]
    address = version_address(identifier, version)
    shown = version.redaction is None
    agreement = site.history.agreement(version) if shown else None
    title = one_line(agreement.title if agreement else card.title)
    invented = card.invented or (agreement is not None and agreement.invented)
    view = VersionView(
        trail=trail(
            ("Agreements", "agreements/"),
            (one_line(card.title), f"agreements/{identifier}/"),
            ("History", history_address(identifier)),
            here=day_of(version, versions),
        ),
        title=title,
        bands=tuple(_bands(site, card, versions, place, invented=invented)),
        difference=difference(site, versions, place) if shown else None,
        wider_use=WIDER_USE,
        facts=facts_of(site, agreement) if agreement else (),
        before=_step(identifier, versions, place - 1),
        after=_step(identifier, versions, place + 1),
        history=history_address(identifier),
        hash=version.hash if shown else "",
    )
    said = f"{title}, version of {day_of(version, versions)}"
    told = "what the record said then" if shown else "taken down"
    described = f"Record {identifier}, version of {day_of(version, versions)}, {told}: {title}"
    description = excerpt(described)
    return Page(address, said, description, render("version.html.jinja", view, address))


def _bands(site: Site, card: Card, versions: Sequence[Version], place: int, *, invented: bool) -> Iterator[Band]:
    version = versions[place]
    if invented:
        yield Band("example", (plain(EXAMPLE),))
    ways = (*part_of_this(version), _now(card, version), *_around(card.id, versions, place))
    if version.redaction is not None:
        yield Band("withdrawn", (*taken_down(version.redaction), *ways))
        return
    later = [other for other in versions[place + 1 :] if other.before == version.name]
    if later:
        said = f"This is an old version: what the record said {_from_until(version, later)}."
    elif versions[place + 1 :]:
        said = f"This is an old version: what the record said from {when(version.day)} on."
    elif site.is_ahead(card.id):
        said = f"This is the newest version that is kept: what the record said from {when(version.day)} on."
    else:
        said = f"This is what the record says now, since {when(version.day)}."
    kept = (plain(KEPT),) if version.kept else ()
    yield Band("superseded", (plain(said), *kept, *ways))


def _around(identifier: str, versions: Sequence[Version], place: int) -> Iterator[Line]:
    """The versions before and after this one, in one line."""
    root = root_from(version_address(identifier, versions[place]))
    steps = (("Before", place - 1), ("After", place + 1))
    ways = [
        Piece(f"{word}: {step.label}", root + step.address)
        for word, at in steps
        if (step := _step(identifier, versions, at))
    ]
    if ways:
        yield tuple(piece for way in ways for piece in (Piece(" · "), way))[1:]


def _from_until(version: Version, later: Sequence[Version]) -> str:
    """Between which days it held: "from 3 May 2026 to 1 July 2026", "on 3 May 2026"."""
    until = later[0].day if later else version.day
    return on(version.day) if until == version.day else f"from {when(version.day)} to {when(until)}"


def _now(card: Card, version: Version) -> Line:
    words = "See why the record was withdrawn" if card.status == WITHDRAWN else "Read what it says now"
    return (Piece(words, f"{root_from(version_address(card.id, version))}agreements/{card.id}/"),)


def _step(identifier: str, versions: Sequence[Version], place: int) -> Step | None:
    if not 0 <= place < len(versions):
        return None
    return Step(day_of(versions[place], versions), version_address(identifier, versions[place]))
