"""What the register holds, in numbers: so many of each thing, and nothing that ranks anybody.

Worked examples are counted once, and are in no other number. Everything is counted from cards.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.assess.outcome import WORDS, outcomes_of
from generator.assess.promises import NO_REPORT, promises_of
from generator.assess.promises import STATES as PROMISE_STATES
from generator.assess.review import STATES as REVIEW_STATES
from generator.assess.review import review_of
from generator.build import without_worked_examples
from generator.model.card import Card
from generator.model.facts import FACTS
from generator.model.register import Register, sorting_key
from generator.model.vocabulary import (
    AREA_KINDS,
    BASES_OF_RECORDS,
    NOT_STATED,
    ORGANISATION_KINDS,
    STATUSES,
    Vocabulary,
)
from generator.present.pages.gaps_count import tallies
from generator.publish.folder import built_here
from generator.publish.sizes import sizes_of

_REVIEWS = {"overdue": "Overdue", "due": "Due soon", "later": "Due later", "no-date": "No date stated"}
_PROMISES = {
    "due": "Not due yet",
    "no-report": "Nothing reported",
    "kept": "Reported: kept",
    "partly-kept": "Reported: partly kept",
    "not-kept": "Reported: not kept",
}


@dataclass(frozen=True, slots=True)
class Number:
    """One number: the part it belongs to, a lasting name within it, what it counts in words, and of how many.

    `of` is None where there is no whole that it is part of.
    """

    part: str
    name: str
    label: str
    value: int
    of: int | None = None


PARTS: Mapping[str, str] = {
    "register": "The register",
    "status": "Records by status",
    "provenance": "Records by who wrote them",
    "place-kind": "Records by kind of place (one may name several)",
    "place": "Records by place (one may name several)",
    "lead-kind": "Records by kind of organisation that leads",
    "facts": "Records that state each fact, as the page of gaps counts them",
    "assessed": "Assessed by the three tests",
    "tests": "What each test came to, in the assessment that leads a record's page",
    "reviews": "The review clock, for what is in use or may be",
    "promises": "Promised benefits",
    "site": "The site as it was built last",
}
"""Each part and its heading, in order."""


def stats(register: Register, as_of: date, site: Path) -> tuple[Number, ...]:
    """Every number, in the order of `PARTS`. `site` is where the last site would be."""
    real = without_worked_examples(register)
    return (
        *_register(register, real),
        *_by_word("status", STATUSES, (card.status for card in real.cards), len(real.cards)),
        *_by_word("provenance", BASES_OF_RECORDS, (card.basis for card in real.cards), len(real.cards)),
        *_places(real),
        *_leads(real),
        *_facts(real.cards),
        *_assessed(real),
        *_reviews(real.cards, as_of),
        *_promises(real.cards, as_of),
        *_site(site),
    )


def _register(register: Register, real: Register) -> Iterator[Number]:
    yield Number("register", "records", "Records of real initiatives", len(real.cards))
    yield Number(
        "register", "worked-examples", "Worked examples, counted nowhere else", len(register.cards) - len(real.cards)
    )
    with_records = sum(identifier in real.by_area for identifier in real.areas)
    yield Number("register", "places", "Places with a record that names them", with_records, len(real.areas))
    yield Number("register", "organisations", "Organisations that records name", len(real.by_organisation))


def _by_word(part: str, words: Vocabulary, found: Iterable[str], whole: int) -> Iterator[Number]:
    """How many have each word of a vocabulary, in its order. Words that none has are left out."""
    counted = Counter(found)
    for word, said in words.items():
        if counted[word]:
            yield Number(part, word, said.label, counted[word], whole)


def _places(real: Register) -> Iterator[Number]:
    kinds = Counter(
        kind for card in real.cards for kind in {real.areas[area].kind for area, _ in card.areas if area in real.areas}
    )
    for kind, said in AREA_KINDS.items():
        if kinds[kind]:
            yield Number("place-kind", kind, said.label, kinds[kind], len(real.cards))
    for identifier in sorted(real.by_area, key=lambda one: (sorting_key(real.areas[one].name), one)):
        yield Number("place", identifier, real.areas[identifier].name, len(real.by_area[identifier]), len(real.cards))


def _leads(real: Register) -> Iterator[Number]:
    kinds = Counter(card.lead.kind or NOT_STATED for card in real.cards)
    for kind, said in ORGANISATION_KINDS.items():
        if kinds[kind]:
            yield Number("lead-kind", kind, said.label, kinds[kind], len(real.cards))
    if kinds[NOT_STATED] and NOT_STATED not in ORGANISATION_KINDS:
        yield Number("lead-kind", NOT_STATED, "Not stated", kinds[NOT_STATED], len(real.cards))


def _facts(cards: Sequence[Card]) -> Iterator[Number]:
    found = tallies(cards)
    whole = sum(tally.records for tally in found)
    for position, fact in enumerate(FACTS if found else ()):
        stated = sum(tally.stated[position] for tally in found)
        yield Number("facts", fact.path, f"{fact.question} ({fact.path})", stated, whole)


def _assessed(real: Register) -> Iterator[Number]:
    led = [found[0] for card in real.cards if (found := outcomes_of(card, real.frameworks))]
    yield Number("assessed", "records", "Records with an assessment", len(led), len(real.cards))
    for framework in sorted({outcome.judgement.framework for outcome in led}):
        of_framework = [outcome for outcome in led if outcome.judgement.framework == framework]
        for place, test in enumerate(real.frameworks[framework].tests):
            words = Counter(outcome.tests[place].outcome for outcome in of_framework)
            for word, label in WORDS.items():
                named = f"{framework}/{test.id}/{word}"
                told = f"{test.id.capitalize()}: {label[0].lower()}{label[1:]}"
                yield Number("tests", named, told, words[word], len(of_framework))


def _reviews(cards: Sequence[Card], as_of: date) -> Iterator[Number]:
    clocks = [clock for card in cards if (clock := review_of(card, as_of))]
    states = Counter(clock.state for clock in clocks)
    for state in REVIEW_STATES:
        yield Number("reviews", state, _REVIEWS[state], states[state], len(clocks))


def _promises(cards: Sequence[Card], as_of: date) -> Iterator[Number]:
    promises = [promise for card in cards for promise in promises_of(card, as_of)]
    states = Counter(promise.state for promise in promises)
    reported = len(promises) - states[NO_REPORT] - states["due"]
    yield Number("promises", "reported", "With a report", reported, len(promises))
    yield Number("promises", "not-reported", "Without a report", len(promises) - reported, len(promises))
    for state in PROMISE_STATES:
        yield Number("promises", state, _PROMISES[state], states[state], len(promises))


def _site(site: Path) -> Iterator[Number]:
    sizes = sizes_of(site) if built_here(site) else {}
    yield Number("site", "files", "Files", len(sizes))
    yield Number("site", "bytes", "Bytes", sum(sizes.values()))
