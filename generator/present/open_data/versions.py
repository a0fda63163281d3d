"""What records said before, as JSON: every version whole, and the list of a record's versions with what each changed.

Whoever changed a file is nobody's business here: no name and no address of git is in any of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from functools import partial
from typing import Any

from generator.model.agreement import Agreement
from generator.model.dictionary import dictionary_of
from generator.model.history import RecordChange, Version
from generator.model.vocabulary import WITHDRAWN
from generator.present.families import Family, FileFamily, Several
from generator.present.open_data.record import LICENCE
from generator.present.open_data.serialiser import data_of, json_of
from generator.present.page import PlannedFile, Site
from generator.present.parts import Download
from generator.read.last_site import VERSIONS

FIELDS_FILE = "data/fields.json"
WHOLE = Download(VERSIONS, "Versions", "Every version of every agreement, with its hash, one a line.")
"""The list of all versions. The next build reads it: see `build --previous`."""


def version_files(site: Site) -> Iterator[Family[PlannedFile]]:
    """The history of every record, every version, and the questions that fields answer."""
    every = tuple(card.id for card in site.register.cards)
    yield FileFamily(every, "agreements/{}/history/index.json".format, _history_file, (site,))
    versions = [(identifier, version.name) for identifier in every for version in site.versions(identifier)]
    yield FileFamily(versions, "agreements/{}/versions/{}/index.json".format, _version_file, (site,))
    yield Several((PlannedFile(FIELDS_FILE, _fields_file), PlannedFile(WHOLE.path, partial(_list_file, site))))


def history_data(site: Site, identifier: str) -> dict[str, Any]:
    """The versions of a record, the oldest first: `before` is the one that a version is held against, `was` its old id.

    `source` is `git`, or `none` where the site was built without the kept copies of its files. `since` is the first day
    that is known where those copies are cut off before their beginning. `said` is what the record tells of itself.
    """
    history, card = site.history, site.register.card[identifier]
    return {
        "id": identifier,
        "address": f"{site.settings.root}agreements/{identifier}/history/",
        "licence": LICENCE,
        "source": history.source if site.settings.versions else "none",
        "since": history.shallow.isoformat() if history.shallow and site.settings.versions else None,
        "versions": [_about(site, identifier, version) for version in site.versions(identifier)],
        "said": []
        if card.status == WITHDRAWN
        else [
            {"date": str(change.date), "what": change.what, "wider_use": change.wider_use} for change in card.changes
        ],
    }


def version_data(site: Site, identifier: str, version: Version) -> dict[str, Any]:
    """A version whole: `record` is what its file stated. Of one that was taken down there is why instead."""
    told = {"id": identifier, "licence": LICENCE, **_about(site, identifier, version)}
    if version.redaction is None:
        told["record"] = data_of(site.history.agreement(version))
    return told


def _about(site: Site, identifier: str, version: Version) -> dict[str, Any]:
    about = {
        "version": version.name,
        "day": version.day.isoformat(),
        "number": version.number,
        "hash": version.hash,
        "address": f"{site.settings.root}agreements/{identifier}/versions/{version.name}/",
        "kept": version.kept,
        **({"was": version.was} if version.was else {}),
        **({"before": version.before} if version.before else {}),
        **({"also": list(version.also)} if version.also else {}),
    }
    if (redaction := version.redaction) is not None:
        by = {"by": redaction.by} if redaction.by else {}
        return {**about, "redaction": {"date": str(redaction.date), "ground": redaction.ground, **by}}
    return {**about, "wider": version.wider, "changes": _changes(version.changes)}


def _changes(changes: Sequence[RecordChange]) -> list[dict[str, Any]]:
    """What is empty is left out, as everywhere in the data: it was not stated, or there is none."""
    return [{key: value for key, value in asdict(change).items() if value != ""} for change in changes]


def _list_file(site: Site) -> bytes:
    lines = []
    for card in site.register.cards:
        for version in site.versions(card.id):
            about = _about(site, card.id, version)
            about.pop("changes", None)
            lines.append(json_of({"agreement": card.id, **about}) + b"\n")
    return b"".join(lines)


def _history_file(site: Site, identifier: str) -> bytes:
    return json_of(history_data(site, identifier)) + b"\n"


def _version_file(site: Site, identifier: str, name: str) -> bytes:
    version = next(version for version in site.versions(identifier) if version.name == name)
    return json_of(version_data(site, identifier, version)) + b"\n"


def _fields_file() -> bytes:
    """What each published field asks, and what its words are called: for whoever shows a record, our pages included."""
    fields = {
        field.path: {"asks": field.question} | ({"words": words} if words else {})
        for field in dictionary_of(Agreement)
        if field.published
        for words in [{word: known.label for word, known in field.words.items()}]
    }
    return json_of(fields) + b"\n"
