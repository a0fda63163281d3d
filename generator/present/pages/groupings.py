"""The ways to group agreements that have pages of their own, and how those pages speak."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from generator.model.card import Card
from generator.model.vocabulary import Vocabulary, Word
from generator.present.page import Site
from generator.present.pages import facets
from generator.present.wording import in_a_sentence


@dataclass(frozen=True)
class Grouping:
    """A way to group agreements by words, and how its pages speak.

    `kinds` are those of its index, of the page of a word, and of the further pages of a long one. `heading` is how the
    page of a word is headed, for readers who come from elsewhere, and `silent` the same where nothing is stated. `told`
    says of a word what its agreements have in common, after how many they are. `means` is whether the index says what
    each word means.
    """

    folder: str
    kinds: tuple[str, str, str]
    words: Callable[[Site], Vocabulary]
    cards: Callable[[Site], Mapping[str, tuple[Card, ...]]]
    heading: Callable[[Word], str]
    title: str
    lead: str
    description: str
    told: Callable[[str, Word, str], str]
    back: str
    means: bool = False
    silent: str = ""

    @property
    def told_by(self) -> str:
        """What tells it from others: see `present/marks.py`."""
        return self.folder

    def address_of(self, identifier: str, number: int = 1) -> str:
        """Where a page of a word is. Pages count from 1."""
        return f"{self.folder}/{identifier}/" if number == 1 else f"{self.folder}/{identifier}/page/{number}/"


def _of(
    identifier: str,
    kinds: tuple[str, str, str],
    heading: Callable[[Word], str],
    lead: str,
    description: str,
    told: Callable[[str, Word, str], str],
    back: str,
    *,
    title: str = "",
    silent: str = "",
) -> Grouping:
    """A grouping by the answers to one question of `facets.py`, which says its folder, words and question.

    The question is its title as well, unless it has another, and what is not stated, unless that has other words.
    """
    facet = facets.facet_of(identifier)
    return Grouping(
        facet.index.rstrip("/"),
        kinds,
        facet.values,
        lambda site: facets.by_answer(site, identifier),
        heading,
        title or facet.question,
        lead,
        description,
        told,
        back,
        facet.told,
        silent or f"Not stated: {in_a_sentence(facet.question)}",
    )


def _listed_here(more: str = "") -> Callable[[str, Word, str], str]:
    return lambda counted, word, verb: f"{counted} {verb} listed here. {more}".rstrip()


def _after(words: str) -> Callable[[Word], str]:
    """A heading of these words and then the word itself."""
    return lambda word: f"{words} {in_a_sentence(word.label)}"


def _as_it_is(word: Word) -> str:
    return word.label


_BY_MOST = facets.facet_of("identifiability").note
_FACET = ("facets", "facet", "facet-page")

SERVICES = _of(
    "sector",
    ("sectors", "sector", "facet-page"),
    _after("Data shared for"),
    "Choose a kind of service to see which data is shared for it.",
    "What data is shared for health, housing, schools and other kinds of service, in plain words.",
    lambda counted, word, verb: f"{counted} here {verb} part of this kind of service.",
    "All kinds of service",
    title="Kinds of service",
)
GROUPS = _of(
    "people",
    ("people", "group", "facet-page"),
    _after("Data shared about"),
    "Choose a group that you belong to, to see which agreements are about it. You need not say who you are.",
    "Whom the agreements are about: children, carers, tenants and other groups, in plain words.",
    lambda counted, word, verb: f"{counted} here {verb} about {in_a_sentence(word.label)}, with or without others.",
    "All groups of people",
    title="Groups of people",
)
EVERYDAY_MOMENTS = _of(
    "moment",
    ("moments", "moment", "facet-page"),
    _as_it_is,
    "What is happening in your life? Choose a moment to see where data about you may be shared then. You need "
    "not say who you are.",
    "Moving home, having a baby, struggling with bills: see where data about you may be shared then.",
    lambda counted, word, verb: f"Data about you may be shared then. {counted} here {verb} about this moment.",
    "All moments",
    title="Moments in your life",
    silent="Not stated: which moments in life",
)
STATUS = _of(
    "status",
    _FACET,
    _after("Agreements:"),
    "Choose a word to see which agreements are planned, are in use or have ended.",
    "Which agreements to share data are planned, on trial, in use, paused or ended, in plain words.",
    _listed_here("What a record says may have changed since it was written."),
    "All words for whether it is in use",
)
LEVELS = _of(
    "identifiability",
    _FACET,
    _after("Data that is"),
    f"Choose how much the data can tell about one person. {_BY_MOST}",
    "Which agreements share data that says who you are, and which share data about nobody in particular.",
    _listed_here(_BY_MOST),
    "All levels",
)
REASONS_IN_LAW = _of(
    "lawful-basis",
    _FACET,
    _after("Reason in law:"),
    "The law lets an organisation use data about you only for certain reasons. Choose one to see who gives it.",
    "Which reason in law each agreement to share data gives: consent, public task and others, in plain words.",
    _listed_here("One agreement may give more than one reason."),
    "All reasons in law",
)
WRITERS = _of(
    "provenance",
    _FACET,
    _after("Records:"),
    "Choose who wrote a record: the organisation in charge, or the editors of this site.",
    "Which records were written by the organisation in charge, and which were compiled from public pages.",
    _listed_here(),
    "All who write records",
    title="Who wrote these records?",
)
JUDGEMENTS = Grouping(
    facets.OUTCOMES.rstrip("/"),
    _FACET,
    facets.outcome_words,
    facets.cards_by_outcome,
    _as_it_is,
    "Was it judged?",
    "Choose a test, and what was judged of it. There is no score. Nothing here says which agreement is better.",
    "Which agreements were judged by each test, what was judged of them, and which nobody has judged yet.",
    _listed_here(f"{facets.LEADING} The order is by place and title."),
    "All tests and words",
    means=True,
)
GROUPINGS = (SERVICES, GROUPS, EVERYDAY_MOMENTS, STATUS, LEVELS, REASONS_IN_LAW, WRITERS, JUDGEMENTS)
