"""What pages say of a version: where it is, which day it is of, what it changed, and that it was taken down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.model.history import Redaction, Version
from generator.present.page import Site
from generator.present.pages.history_words import Told, told_of
from generator.present.wording import Line, count, on, plain, sentence, when

NOTHING_CHANGED = "Nothing on the page changed."
SHOWN = 8  # sentences shown at once; further ones open


@dataclass(frozen=True, slots=True)
class Difference:
    """What a version says otherwise than the one before it: sentences, further ones to open, or why there are none."""

    note: str
    told: tuple[Told, ...] = ()
    further: tuple[Told, ...] = ()
    further_summary: str = ""


def history_address(identifier: str) -> str:
    """Where the history of a record is, from the site's root."""
    return f"agreements/{identifier}/history/"


def version_address(identifier: str, version: Version) -> str:
    """Where a version of a record is, from the site's root."""
    return address_of_version(identifier, version.name)


def address_of_version(identifier: str, name: str) -> str:
    """The same, of the version with this name."""
    return f"agreements/{identifier}/versions/{name}/"


def day_of(version: Version, versions: Sequence[Version]) -> str:
    """The day from which on a version stood, and which it is of several of that day."""
    which = of_that_day(version, versions)
    return f"{when(version.day)}, {which}" if which else when(version.day)


def in_short(version: Version, versions: Sequence[Version]) -> str:
    """The same in so few words that they stand in a box to choose from, on a phone too."""
    return f"{when(version.day)}, version {version.number}" if of_that_day(version, versions) else when(version.day)


def of_that_day(version: Version, versions: Sequence[Version]) -> str:
    """Which of the versions of its day it is: "version 2 of that day"; empty for the only one."""
    several = sum(other.day == version.day for other in versions) > 1
    return f"version {version.number} of that day" if several else ""


def part_of_this(version: Version) -> tuple[Line, ...]:
    """Which record a version is of, where that had another id."""
    return (plain(f"It is from the record “{version.was}”, which is part of this one now."),) if version.was else ()


def difference(site: Site, versions: Sequence[Version], place: int) -> Difference:
    """What the version at this place, counted from 0, changed."""
    version = versions[place]
    if not version.before:
        return Difference(_beginning(site, version, versions[:place]))
    if any(other.name == version.before and other.redaction is not None for other in versions):
        return Difference("The version before this one was taken down. So we do not tell what changed.")
    told = told_of(site, version.changes)
    if not told:
        return Difference(NOTHING_CHANGED)
    shown, further = (told, ()) if len(told) <= SHOWN + 1 else (told[:SHOWN], told[SHOWN:])
    return Difference("", shown, further, count(len(further), "more change") if further else "")


def _beginning(site: Site, first: Version, earlier: Sequence[Version]) -> str:
    if site.history.shallow is not None and not first.kept:
        return f"This is not the beginning. Copies from before {when(site.history.shallow)} are not here."
    if first.was:
        return f"This is the first version we have of the record “{first.was}”."
    if any(other.was for other in earlier):
        return "Before this, there were other records. So we do not tell what changed."
    return "This is the first version we have."


def taken_down(redaction: Redaction) -> tuple[Line, ...]:
    """When a version was taken down, on what ground, and by whom. Nothing of what it said."""
    by = f"Who decided it: {sentence(redaction.by)}" if redaction.by else "Not stated: who decided it."
    return (
        plain(f"This version was taken down {on(redaction.date)}. It is not shown any more."),
        plain(f"Why: {sentence(redaction.ground)}"),
        plain(by),
    )
