"""One agreement as JSON: the record itself, and beside it what its silence and its assessments come to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.assess.outcome import Outcome
from generator.model.card import Card
from generator.model.facts import FACTS
from generator.model.vocabulary import WITHDRAWN
from generator.present.open_data.serialiser import published
from generator.present.page import Site

LICENCE = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"


def path_of(identifier: str) -> str:
    """Where the JSON of an agreement is."""
    return f"agreements/{identifier}/index.json"


def record_data(site: Site, card: Card) -> dict[str, Any]:
    """All that is published of one agreement.

    `record` is what its file states. `not_stated` names the facts of which it says nothing, and `withheld` those that
    it holds back, each with the ground that it gives. `tests` is what each assessment comes to: words, never a score.
    `copied` says from where a copy of another register came, and is nothing for a record of this one.
    Of a record that was taken down nothing is told but what stays: that it was here, when it went, why and by whom.
    """
    record = published(site.register.data(card.id))
    address = f"{site.settings.root}agreements/{card.id}/"
    return {
        "id": card.id,
        "address": address,
        "invented": card.invented,
        "licence": LICENCE,
        "file_sha256": card.fingerprint,
        "copied": copied(site, card),
        "not_stated": list(not_stated(card)),
        "withheld": record.get("withheld", []),
        "tests": [] if card.status == WITHDRAWN else [_told(outcome) for outcome in site.outcomes.get(card.id, ())],
        "record": record,
    }


def copied(site: Site, card: Card) -> dict[str, Any] | None:
    """Where a copy came from, from which day it is, and by which hashes anybody can tell whether it is true."""
    source = site.register.source_of(card.id)
    if source is None:
        return None
    unread = source.unread_since(card.id)
    current = source.copied(card.id) == source.seen
    return {
        "publisher": source.name,
        "source": source.address if "://" in source.address else None,
        "original": source.original_of(card.id) or None,
        "as_at": str(source.as_at) if source.as_at and current else None,
        "copied": str(source.copied(card.id)),
        "unread": str(unread.tried) if unread else None,
        "manifest_sha256": source.sha256 if current else None,
        "records_sha256": source.records_sha256 if current else None,
        "commit": source.revision if current else None,
    }


def not_stated(card: Card) -> Iterator[str]:
    """The facts that a record could state and does not, nor says that it holds them back.

    What was taken down is not silent: it is gone.
    """
    if card.status == WITHDRAWN:
        return iter(())
    silent = ~(card.told.stated | card.told.held_back)
    return (field.path for place, field in enumerate(FACTS) if silent >> place & 1)


def _told(outcome: Outcome) -> dict[str, Any]:
    judgement = outcome.judgement
    return {
        "assessment": outcome.number,
        "framework": judgement.framework,
        "by": {"name": judgement.by, "kind": judgement.by_kind},
        "date": str(judgement.date),
        "outcomes": {test.test: test.outcome for test in outcome.tests},
    }
