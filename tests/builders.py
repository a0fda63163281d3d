"""Small registers for tests, written as a YAML file would give them and read by the real models."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Literal

from generator.assess.outcome import outcomes_of
from generator.assess.record_changes import changes_between
from generator.model.agreement import Agreement
from generator.model.area import Area
from generator.model.card import card_of
from generator.model.framework import Framework
from generator.model.history import NO_HISTORY, History, Redaction, Version, file_hash
from generator.model.map_files import NO_MAP_FILES, MapFiles
from generator.model.organisation import Directory, KnownOrganisation
from generator.model.register import Register, pack, sorting_key
from generator.model.settings import Settings
from generator.present.page import Site

Data = dict[str, Any]
AS_OF = date(2026, 11, 23)
TESTS = ("purposeful", "proportionate", "responsible")
QUESTIONS = tuple(f"{test}.{question}" for test in TESTS for question in ("first", "second"))


def framework(**changes: Any) -> Data:
    """A framework of three tests with two questions each."""
    return {
        "schema": 1,
        "id": "tests-1",
        "title": "Tests",
        "based_on": {"title": "A report", "by": ["One", "Two"], "date": "2018-04", "url": "https://report.test/"},
        "wording": "ours",
        "published": "2026-11",
        "scale": {1: "Not at all", 2: "A little", 3: "Partly", 4: "Mostly", 5: "Fully"},
        "features": [{"id": "tangible", "text": "That it is tangible."}, {"id": "fair", "text": "That it is fair."}],
        "tests": [
            {
                "id": test,
                "asks": f"Is it {test}?",
                "questions": [
                    {
                        "id": question,
                        "text": f"Is {question} so?",
                        "guidance": "Read it aloud.",
                        "good_answer_mentions": ["who gains", "what changes"],
                        "features": ["fair", "tangible"],
                    }
                    for question in QUESTIONS
                    if question.startswith(f"{test}.")
                ],
            }
            for test in TESTS
        ],
        **changes,
    }


def area(name: str, **changes: Any) -> Data:
    """A place in England with a council of its own."""
    return {
        "schema": 1,
        "name": name,
        "council": f"{name} Council",
        "kind": "unitary",
        "within": ["england"],
        "nation": "england",
        "website": f"https://www.{name.lower().replace(' ', '-')}.example",
        "outline": "drawn",
        **changes,
    }


def nation(name: str) -> Data:
    """A nation, which has no council."""
    identifier = name.lower().replace(" ", "-")
    return area(name, kind="nation", council=None, website=None, within=[], nation=identifier)


def record(title: str = "Bare facts", **changes: Any) -> Data:
    """A record with what every record needs and nothing else, compiled from a public page about Leeds."""
    return {
        "schema": 1,
        "title": title,
        "summary": "Leeds City Council shares something.",
        "status": "live",
        "provenance": {
            "basis": "public-sources",
            "checked": "2026-11-22",
            "sources": [{"url": "https://www.leeds.gov.uk/page"}],
        },
        "areas": [{"id": "leeds", "taking_part": "confirmed"}],
        "organisations": [{"name": "Leeds City Council", "roles": ["lead"], "kind": "council"}],
        "purpose": "To help.",
        "data": [{"item": "Names", "identifiability": "personally-identifiable"}],
        **changes,
    }


def own_record(title: str = "Bare facts", **changes: Any) -> Data:
    """The same, written by the organisation in charge itself."""
    return record(title, **{"provenance": {"basis": "publisher"}, **changes})


def example(title: str = "Made up", **changes: Any) -> Data:
    """An invented record in an invented place."""
    return record(
        title,
        **{
            "provenance": {"basis": "worked-example"},
            "areas": [{"id": "exampleshire", "taking_part": "confirmed"}],
            "organisations": [{"name": "Exampleshire Council", "roles": ["lead"], "kind": "council"}],
            **changes,
        },
    )


def assessed(
    rating: int | str, by: str = "Leeds City Council", kind: str = "organisation", on: str = "2026-02-10"
) -> Data:
    """An assessment that rates every question alike."""
    return {
        "framework": "tests-1",
        "by": {"name": by, "kind": kind},
        "date": on,
        "answers": {question: {"rating": rating, "because": "Reason."} for question in QUESTIONS},
    }


AREAS: Mapping[str, Data] = {
    "england": nation("England"),
    "wales": nation("Wales"),
    "yorkshire-region": area("Yorkshire", kind="region", council=None, website=None),
    "leeds": area("Leeds", council="Leeds City Council", within=["yorkshire-region", "england"]),
    "york": area("York", within=["yorkshire-region", "england"]),
    "exampleshire": area("Exampleshire", within=[], nation=None, invented=True, outline="none"),
}


def register(
    records: Mapping[str, Data],
    areas: Mapping[str, Data] = AREAS,
    organisations: Iterable[Data] = (),
    frameworks: Iterable[Data] | None = None,
    map_files: MapFiles = NO_MAP_FILES,
) -> Register:
    """A register of these records, sorted as the checker sorts them."""
    directory = Directory([KnownOrganisation.model_validate(known) for known in organisations])
    versions = [Framework.model_validate(version) for version in ([framework()] if frameworks is None else frameworks)]
    cards = [
        card_of(identifier, Agreement.model_validate(data), "0" * 64, directory) for identifier, data in records.items()
    ]
    return Register(
        cards=tuple(sorted(cards, key=lambda card: sorting_key(card.title))),
        areas={identifier: Area.model_validate(data) for identifier, data in areas.items()},
        frameworks={version.id: version for version in versions},
        directory=directory,
        packed={identifier: pack(Agreement.model_validate(data)) for identifier, data in records.items()},
        map_files=map_files,
    )


def history(
    versions: Mapping[str, Iterable[Data | tuple[Data, Mapping[str, Any]]]] | None = None,
    *,
    source: Literal["git", "none"] = "git",
    shallow: date | None = None,
) -> History:
    """The versions of records, by id and from the oldest, one on the first of each month from January 2026.

    Beside what it says a version may have other values for any part of it, such as its `day`, or its `redaction`.
    """
    found, said_by_hash = {}, {}
    for identifier, said in (versions or {}).items():
        made: list[Version] = []
        before: Agreement | None = None
        for month, one in enumerate(said, start=1):
            data, parts = one if isinstance(one, tuple) else (one, {})
            now = Agreement.model_validate(data)
            mark = file_hash(f"{identifier} {month}".encode())
            changes = changes_between(before, now) if before else ()
            version = Version(date(2026, month, 1), 1, mark, changes, before=made[-1].name if made else "")
            version = dataclasses.replace(version, **parts)
            before = None if version.redaction else now
            if version.redaction is None:
                said_by_hash[mark] = json.dumps(data)
            else:
                version = dataclasses.replace(version, changes=())
            made.append(version)
        found[identifier] = tuple(made)
    return History(source, found, said_by_hash, shallow=shallow)


def redaction(identifier: str = "record-1", **changes: Any) -> Redaction:
    """A decision to take one version down."""
    decided = {"agreement": identifier, "version": "0" * 40, "date": "2026-11-01", "ground": "It named a child."}
    return Redaction.model_validate(decided | changes)


def site(
    records: Mapping[str, Data] | Iterable[Data] = (),
    *,
    settings: Mapping[str, Any] | None = None,
    as_of: date = AS_OF,
    versions: History = NO_HISTORY,
    **parts: Any,
) -> Site:
    """A site of these records. A list of records is numbered `record-1` and so on."""
    if not isinstance(records, Mapping):
        records = {f"record-{number}": data for number, data in enumerate(records, start=1)}
    made = register(records, **parts)
    outcomes = {card.id: outcomes_of(card, made.frameworks) for card in made.cards}
    return Site(made, outcomes, Settings.model_validate(settings or {}), as_of, history=versions)
