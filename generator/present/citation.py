"""How a record is referred to: by whom, as what, of which day, at which address, and with which bytes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.model.card import Card
from generator.model.dates import PartialDate
from generator.model.history import Version
from generator.present.page import Site
from generator.present.wording import one_line, when


@dataclass(frozen=True, slots=True)
class Citation:
    """What every form of a reference says. `author` is a body, or this site's editors, and never a person.

    `dated` is the day of the version where the history is known; else the last day of which the record tells; None
    where it tells of none. `version` is that version's name, empty where no history is known. `address` is whole.
    `hash` is the SHA-256 of the record's file, by which anybody can tell whether it is still the same.
    """

    id: str
    author: str
    title: str
    site: str
    dated: PartialDate | date | None
    version: str
    address: str
    hash: str


def citation_of(site: Site, card: Card) -> Citation:
    """How to refer to one record that is still shown."""
    newest = newest_version(site, card.id)
    address = f"agreements/{card.id}/"
    if newest is not None:
        address = f"{address}versions/{newest.name}/"
    return Citation(
        id=card.id,
        author=_author(site, card),
        title=f"{one_line(card.title)} (invented example)" if card.invented else one_line(card.title),
        site=one_line(site.settings.site_name),
        dated=newest.day if newest is not None else _told(site, card),
        version=newest.name if newest is not None else "",
        address=f"{site.settings.root}{address}",
        hash=card.fingerprint,
    )


def newest_version(site: Site, identifier: str) -> Version | None:
    """The version of a record that is shown now, where a history is known and has it."""
    known = [version for version in site.versions(identifier) if not version.kept]
    if not known or site.is_ahead(identifier) or known[-1].redaction is not None:
        return None
    return known[-1]


def in_words(citation: Citation) -> str:
    """A reference as a reader writes it at the foot of a page."""
    dated = f", {when(citation.dated)}" if citation.dated is not None else ", date not stated"
    return (
        f"{citation.author}, “{citation.title}”, {citation.site}{dated}. {citation.address} "
        f"(record {citation.id}, SHA-256 {citation.hash})"
    )


def as_at(citation: Citation) -> str:
    """Which state of the record is meant, in a few words: for the notes of programs that keep references."""
    version = f", version {citation.version}" if citation.version else ""
    return f"Record {citation.id}{version}. SHA-256 of its file: {citation.hash}"


def _author(site: Site, card: Card) -> str:
    """Who stands behind the words: the body that published them, else whoever wrote them here."""
    if card.basis == "publisher" and card.publisher:
        return one_line(site.register.organisation_name(card.publisher))
    source = site.register.source_of(card.id)
    return f"{one_line(source.name if source else site.settings.site_name)} editors"


def _told(site: Site, card: Card) -> PartialDate | date | None:
    """The last day of which the record itself tells, never after the day of the build; else when it was checked."""
    if card.touched is not None:
        return min(card.touched, site.as_of)
    return card.checked
