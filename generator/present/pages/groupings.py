"""The ways to group agreements that have pages of their own, and how those pages speak."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from generator.model.card import Card
from generator.model.vocabulary import BASES_OF_RECORDS, IDENTIFIABILITY, LAWFUL_BASES, STATUSES, Vocabulary, Word
from generator.present.page import Site
from generator.present.pages import facets
from generator.present.wording import in_a_sentence


@dataclass(frozen=True)
class Grouping:
    """A way to group agreements by words, and how its pages speak.

    `kinds` are those of its index, of the page of a word, and of the further pages of a long one. `told` says of a word
    what its agreements have in common, after how many they are. `means` is whether the index says what each word means.
    """

    folder: str
    kinds: tuple[str, str, str]
    words: Callable[[Site], Vocabulary]
    cards: Callable[[Site], Mapping[str, tuple[Card, ...]]]
    question: str
    title: str
    lead: str
    description: str
    told: Callable[[str, Word, str], str]
    back: str
    means: bool = False

    def address_of(self, identifier: str, number: int = 1) -> str:
        """Where a page of a word is. Pages count from 1."""
        return f"{self.folder}/{identifier}/" if number == 1 else f"{self.folder}/{identifier}/page/{number}/"


def _by(facet: str) -> Callable[[Site], Mapping[str, tuple[Card, ...]]]:
    return lambda site: facets.by_answer(site)[facet]


def _listed_here(more: str = "") -> Callable[[str, Word, str], str]:
    return lambda counted, word, verb: f"{counted} {verb} listed here. {more}".rstrip()


_FACET = ("facets", "facet", "facet-page")

SERVICES = Grouping(
    "sectors",
    ("sectors", "sector", "facet-page"),
    lambda site: facets.KINDS_OF_SERVICE,
    _by("sector"),
    "Which service?",
    "Kinds of service",
    "Choose a kind of service to see which data is shared for it.",
    "What data is shared for health, housing, schools and other kinds of service, in plain words.",
    lambda counted, word, verb: f"{counted} here {verb} part of this kind of service.",
    "All kinds of service",
)
GROUPS = Grouping(
    "people",
    ("people", "group", "facet-page"),
    lambda site: facets.GROUPS_OF_PEOPLE,
    _by("people"),
    "Who is it about?",
    "Groups of people",
    "Choose a group that you belong to, to see which agreements are about it. You need not say who you are.",
    "Whom the agreements are about: children, carers, tenants and other groups, in plain words.",
    lambda counted, word, verb: f"{counted} here {verb} about {in_a_sentence(word.label)}, with or without others.",
    "All groups of people",
)
EVERYDAY_MOMENTS = Grouping(
    "moments",
    ("moments", "moment", "facet-page"),
    lambda site: facets.EVERYDAY_MOMENTS,
    _by("moment"),
    "What is happening in your life?",
    "Moments in your life",
    "What is happening in your life? Choose a moment to see where data about you may be shared then. You need "
    "not say who you are.",
    "Moving home, having a baby, struggling with bills: see where data about you may be shared then.",
    lambda counted, word, verb: f"Data about you may be shared then. {counted} here {verb} about this moment.",
    "All moments",
)
STATUS = Grouping(
    "status",
    _FACET,
    lambda site: STATUSES,
    _by("status"),
    "Is it in use?",
    "Is it in use?",
    "Choose a word to see which agreements are planned, are in use or have ended.",
    "Which agreements to share data are planned, on trial, in use, paused or ended, in plain words.",
    _listed_here("What a record says may have changed since it was written."),
    "All words for whether it is in use",
    means=True,
)
LEVELS = Grouping(
    "identifiability",
    _FACET,
    lambda site: IDENTIFIABILITY,
    _by("identifiability"),
    "Could it say who you are?",
    "Could it say who you are?",
    "Choose how much the data can tell about one person. Each agreement stands under the data in it that tells most.",
    "Which agreements share data that says who you are, and which share data about nobody in particular.",
    _listed_here("Each stands under the data in it that tells most about a person."),
    "All levels",
    means=True,
)
REASONS_IN_LAW = Grouping(
    "lawful-bases",
    _FACET,
    lambda site: LAWFUL_BASES,
    _by("lawful-basis"),
    "Which reason in law?",
    "Which reason in law?",
    "The law lets an organisation use data about you only for certain reasons. Choose one to see who gives it.",
    "Which reason in law each agreement to share data gives: consent, public task and others, in plain words.",
    _listed_here("One agreement may give more than one reason."),
    "All reasons in law",
    means=True,
)
WRITERS = Grouping(
    "provenance",
    _FACET,
    lambda site: BASES_OF_RECORDS,
    _by("provenance"),
    "Who wrote this record?",
    "Who wrote these records?",
    "Choose who wrote a record: the organisation in charge, or the editors of this site.",
    "Which records were written by the organisation in charge, and which were compiled from public pages.",
    _listed_here(),
    "All who write records",
    means=True,
)
JUDGEMENTS = Grouping(
    "outcomes",
    _FACET,
    facets.outcome_words,
    facets.cards_by_outcome,
    "Was it judged?",
    "Was it judged?",
    "Choose a test, and what was judged of it. There is no score. Nothing here says which agreement is better.",
    "Which agreements were judged by each test, what was judged of them, and which nobody has judged yet.",
    _listed_here(
        "This goes by the judgement that leads on each page: the organisation's own, where it judged itself. The order "
        "is by place and title."
    ),
    "All tests and words",
    means=True,
)
GROUPINGS = (SERVICES, GROUPS, EVERYDAY_MOMENTS, STATUS, LEVELS, REASONS_IN_LAW, WRITERS, JUDGEMENTS)
