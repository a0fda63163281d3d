"""The questions by which agreements are told apart: each with its answers in words, and how an agreement answers it.

Every answer has a page that lists its agreements and a choice among the filters of `/agreements/`, from these lines.
Silence is an answer of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from generator.assess.outcome import NOT_SHOWN_YET, PARTLY_SHOWN, SHOWN, WORDS
from generator.assess.review import review_of
from generator.model.assessment import NOT_ASSESSED
from generator.model.card import Card
from generator.model.framework import Framework, Test
from generator.model.groups import PEOPLE
from generator.model.moments import MOMENTS
from generator.model.register import sorting_key
from generator.model.vocabulary import (
    BASES_OF_RECORDS,
    IDENTIFIABILITY,
    LAWFUL_BASES,
    NOT_STATED,
    SECTORS,
    STATUSES,
    WITHDRAWN,
    Vocabulary,
    Word,
)
from generator.present.once import once, once_each_alone
from generator.present.page import Site
from generator.present.pages import organisations, places, reviews
from generator.present.pages.areas import ADDRESS as AREAS
from generator.present.pages.facet_boxes import BODIES, PLACES, Box
from generator.present.pages.tests_page import rules_of
from generator.present.wording import in_a_sentence, one_line

Answers = tuple[str, ...]
OUTCOMES = "outcomes/"
JUDGED = (SHOWN, PARTLY_SHOWN, NOT_SHOWN_YET)
LEADING = "This goes by the judgement that leads on each page: the organisation's own, where it judged itself."
"""Which of several judgements counts where agreements are told apart by one."""


@dataclass(frozen=True)
class Facet:
    """One question. Its id is permanent: it stands in addresses, after the `#`.

    `index` is where all its answers stand on one page, from the site's root, and `address` where one has its own.
    `answers` are the ids of the answers that a card gives; none where the question does not arise.
    `told` is whether what an answer means is shown beside it. Where there are too many answers to show, `box` is where
    a reader looks for one.
    """

    id: str
    question: str
    index: str
    values: Callable[[Site], Vocabulary]
    answers: Callable[[Site, Card], Answers]
    address: Callable[[Site, str], str]
    note: str = ""
    told: bool = False
    box: Box | None = None


def facets(site: Site) -> tuple[Facet, ...]:
    """Every question, those that a resident has first."""
    return (*_BEFORE_TESTS, *(_of_test(test) for test in tests_of(site)), *_AFTER_TESTS)


def facet_of(identifier: str) -> Facet:
    """One of the questions that every site has: all but those of its tests."""
    return next(facet for facet in (*_BEFORE_TESTS, *_AFTER_TESTS) if facet.id == identifier)


@once_each_alone
def answers_given(site: Site, question: str) -> tuple[Answers, ...]:
    """What each card of the register answers to the question with this id, in the register's order."""
    answers = next(facet.answers for facet in facets(site) if facet.id == question)
    kept: dict[Answers, Answers] = {}
    return tuple(kept.setdefault(given := answers(site, card), given) for card in site.register.cards)


@once_each_alone
def by_answer(site: Site, question: str) -> Mapping[str, tuple[Card, ...]]:
    """The cards that give each answer to the question with this id, in the register's order."""
    found: dict[str, list[Card]] = {}
    for card, answers in zip(site.register.cards, answers_given(site, question), strict=True):
        for answer in answers:
            found.setdefault(answer, []).append(card)
    return {answer: tuple(cards) for answer, cards in found.items()}


def with_silence(vocabulary: Vocabulary, meaning: str, *, by_label: bool = False) -> Vocabulary:
    """The words of a vocabulary, and after them that none is stated."""
    words = sorted(vocabulary.items(), key=lambda pair: sorting_key(pair[1].label)) if by_label else vocabulary.items()
    return {**dict(words), NOT_STATED: Word("Not stated", meaning)}


KINDS_OF_SERVICE = with_silence(SECTORS, "We found nothing that says which kind of service these are for.")
GROUPS_OF_PEOPLE = with_silence(PEOPLE, "We found nothing that says whom these are about.", by_label=True)
EVERYDAY_MOMENTS = with_silence(MOMENTS, "Nobody has said yet which moments in life these go with.", by_label=True)


def tests_of(site: Site) -> tuple[Test, ...]:
    """The tests of the newest framework version."""
    newest = _newest(site)
    return newest.tests if newest else ()


@once
def outcome_words(site: Site) -> Vocabulary:
    """What each test may come to, a word each, by the id of its page; and once that something is not assessed."""
    newest = _newest(site)
    rules = {rule.outcome: rule.when for rule in rules_of(newest)} if newest else {}
    found = {
        f"{test.id}-{outcome}": Word(f"{one_line(test.title)}: {in_a_sentence(WORDS[outcome])}", rules[outcome])
        for test in tests_of(site)
        for outcome in JUDGED
    }
    silence = "Nobody has judged these, or a test was left out. That speaks neither for nor against them."
    return {**found, NOT_ASSESSED: Word(WORDS[NOT_ASSESSED], silence)}


@once
def cards_by_outcome(site: Site) -> Mapping[str, tuple[Card, ...]]:
    """The cards on the page of each of `outcome_words`."""
    tests = [(test, by_answer(site, _id_of(test))) for test in tests_of(site)]
    found = {f"{test.id}-{outcome}": cards.get(outcome, ()) for test, cards in tests for outcome in JUDGED}
    silent = {card.id for _, cards in tests for card in cards.get(NOT_ASSESSED, ())}
    return {**found, NOT_ASSESSED: tuple(card for card in site.register.cards if card.id in silent)}


def _newest(site: Site) -> Framework | None:
    return next(iter(site.register.versions), None)


def _id_of(test: Test) -> str:
    return f"test-{test.id}"


def _of_test(test: Test) -> Facet:
    return Facet(
        _id_of(test),
        f"{one_line(test.title)}: is that shown?",
        OUTCOMES,
        values=lambda site: {outcome: Word(WORDS[outcome], "") for outcome in (*JUDGED, NOT_ASSESSED)},
        answers=partial(_outcome, test.id),
        address=lambda site, outcome: f"{OUTCOMES}{outcome if outcome == NOT_ASSESSED else f'{test.id}-{outcome}'}/",
        note=LEADING,
    )


def _outcome(test: str, site: Site, card: Card) -> Answers:
    """What the test comes to in the assessment that lists show."""
    if card.status == WITHDRAWN:
        return ()
    leading = site.outcomes.get(card.id, ())[:1]
    return tuple(one.outcome for outcome in leading for one in outcome.tests if one.test == test) or (NOT_ASSESSED,)


def _review(site: Site, card: Card) -> Answers:
    review = review_of(card, site.as_of)
    return () if review is None else (reviews.group_of(review),)


def _unless_taken_down(answers: Callable[[Card], Answers]) -> Callable[[Site, Card], Answers]:
    """A record that was taken down says where it was and what it was about, and no more."""
    return lambda site, card: () if card.status == WITHDRAWN else answers(card)


def _grouped(
    identifier: str,
    question: str,
    folder: str,
    words: Vocabulary,
    answers: Callable[[Site, Card], Answers],
    note: str = "",
    *,
    told: bool = False,
) -> Facet:
    """A question answered by words, each with a page in one folder: see `groupings.py`."""
    return Facet(
        identifier,
        question,
        folder,
        values=lambda site: words,
        answers=answers,
        address=lambda site, answer: f"{folder}{answer}/",
        note=note,
        told=told,
    )


def _places(site: Site) -> Vocabulary:
    areas = site.register.areas
    return {one: Word(places.name_of(site, one), "") for one in places.in_order(site, areas)}


def _bodies(site: Site) -> Vocabulary:
    return {body.id: Word(body.name, "") for body in organisations.bodies(site).values()}


_SILENT = (NOT_STATED,)
_BEFORE_TESTS = (
    Facet(
        "area",
        "Where?",
        AREAS,
        values=_places,
        answers=lambda site, card: tuple(dict.fromkeys(area for area, _ in card.areas)),
        address=lambda site, area: places.address_of(area),
        note="A place brings what names it, what names a larger area around it, and what names a smaller place inside "
        "it. For a new council, that includes what named the councils before it.",
        box=PLACES,
    ),
    _grouped(
        "moment",
        "What is happening in your life?",
        "moments/",
        EVERYDAY_MOMENTS,
        lambda site, card: card.moments or _SILENT,
    ),
    _grouped(
        "people",
        "Who is it about?",
        "people/",
        GROUPS_OF_PEOPLE,
        lambda site, card: card.people or _SILENT,
    ),
    _grouped(
        "sector",
        "Which service?",
        "sectors/",
        KINDS_OF_SERVICE,
        lambda site, card: card.sectors or _SILENT,
    ),
    Facet(
        "organisation",
        "Who takes part?",
        organisations.ADDRESS,
        values=_bodies,
        answers=lambda site, card: tuple(dict.fromkeys(part.id for part in card.organisations)),
        address=lambda site, body: organisations.address_of(body),
        box=BODIES,
    ),
    _grouped(
        "status",
        "Is it in use?",
        "status/",
        STATUSES,
        lambda site, card: (card.status,),
        told=True,
    ),
    _grouped(
        "identifiability",
        "Could it say who you are?",
        "identifiability/",
        IDENTIFIABILITY,
        _unless_taken_down(lambda card: (card.identifiability,)),
        note="Each agreement stands under the data in it that tells most about a person.",
        told=True,
    ),
    _grouped(
        "lawful-basis",
        "Which reason in law?",
        "lawful-bases/",
        LAWFUL_BASES,
        _unless_taken_down(lambda card: card.lawful_bases or _SILENT),
        told=True,
    ),
)
_AFTER_TESTS = (
    Facet(
        "review",
        "Is its review overdue?",
        reviews.ADDRESS,
        values=lambda site: {state: Word(heading, "") for state, heading in reviews.HEADINGS.items()},
        answers=_review,
        address=lambda site, state: reviews.begins(site)[state],
        note="Only what may still be in use has a review to wait for.",
    ),
    _grouped(
        "provenance",
        "Who wrote this record?",
        "provenance/",
        BASES_OF_RECORDS,
        _unless_taken_down(lambda card: (card.basis,)),
        told=True,
    ),
)
