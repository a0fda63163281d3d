"""How plain each page of prose reads: its measures, its long sentences, and where it leaves out who does something.

All that is found is advice. A page is held against the site's setting `prose`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil, floor
from typing import TYPE_CHECKING

from generator.check import readability
from generator.check.faults import Code
from generator.check.rules import passive_without_actor
from generator.check.sentences import quotes_blanked, sentences_of
from generator.model.inserts import INSERT
from generator.model.settings import HowPlain
from generator.problems import Problem, Where
from generator.read.content_files import ContentFile, contents
from generator.read.excerpt import excerpt

if TYPE_CHECKING:
    from generator.read.passages import Passage

LONGEST_SENTENCE = 25
# A page of fewer words is not judged: one long name would decide.
FEWEST_WORDS = 20

HARD_PAGE = Code(
    "hard-page",
    "warning",
    "A page of prose is harder to read than the site's setting `prose` asks: its words or its sentences are too long "
    "for many of those whom it is for. Only `plainview check --reading` tells of it.",
    "(content/pages/about/index.md)\nThe facilitation of multi-agency collaboration necessitates the comprehensive "
    "documentation\nof organisational responsibilities by participating institutions and their subsidiary "
    "organisations and departments.",
    "(content/pages/about/index.md)\nWhen councils and the NHS work together, each of them writes down who does "
    "what.\nYou can read it on this site.",
)
LONG_SENTENCE = Code(
    "long-sentence",
    "warning",
    f"A sentence on a page of prose has more than {LONGEST_SENTENCE} words, so a reader has to keep its beginning in "
    "mind for long. Only `plainview check --reading` tells of it.",
    "(content/pages/about/index.md)\nThe council, which holds the list of everyone who pays council tax, sends a part "
    "of it each\nmonth to the fire service, which then visits people who live alone and are over 75.",
    "(content/pages/about/index.md)\nThe council holds a list of everyone who pays council tax. Each month it sends a "
    "part of it to\nthe fire service. Then firefighters visit people who live alone and are over 75.",
)
CODES_OF_PAGES = (HARD_PAGE, LONG_SENTENCE)

_WORD = re.compile(r"\w(?:.*\w)?")
_IN_AN_ADDRESS = ("@", "://", "www.")


@dataclass(frozen=True)
class Sentence:
    """One sentence of a page: its words, and where it begins."""

    text: str
    words: int
    where: Where


@dataclass(frozen=True)
class PageReading:
    """How one page reads. `passives` are the places that tell what is done and not by whom, with the sentence."""

    path: str
    words: int
    sentences: int
    syllables: int
    long_sentences: tuple[Sentence, ...]
    passives: tuple[tuple[Where, str], ...]

    @property
    def ease(self) -> float | None:
        """Flesch reading ease, to one place and never better than it is; None where there is nothing to read."""
        ease = readability.ease_of(self.words, self.sentences, self.syllables) if self.words else None
        return None if ease is None else floor(_steady(ease)) / 10

    @property
    def grade(self) -> float | None:
        """Flesch-Kincaid grade, likewise."""
        grade = readability.grade_of(self.words, self.sentences, self.syllables) if self.words else None
        return None if grade is None else ceil(_steady(grade)) / 10

    @property
    def long_in_100(self) -> float | None:
        """How many of 100 sentences are long, likewise."""
        return ceil(_steady(100 * len(self.long_sentences) / self.sentences)) / 10 if self.sentences else None

    def harder_than(self, asked: HowPlain) -> tuple[str, ...]:
        """Which of the site's limits the page does not keep, by their names in the settings."""
        if self.ease is None or self.grade is None or self.long_in_100 is None or self.words < FEWEST_WORDS:
            return ()
        kept = {
            "ease": self.ease >= asked.ease,
            "grade": self.grade <= asked.grade,
            "long_sentences": self.long_in_100 <= asked.long_sentences,
        }
        return tuple(name for name, is_kept in kept.items() if not is_kept)


def read_page(path: str, text: str) -> PageReading:
    """Measure one page of Markdown. `path` is how problems name it."""
    from generator.read.passages import passages

    words = syllables = sentences = 0
    long: list[Sentence] = []
    passives: list[tuple[Where, str]] = []
    for passage in passages(text):
        told = quotes_blanked(passage.text)
        for at, sentence in _sentences(passage):
            own = _words(sentence)
            if not own:
                continue
            sentences += 1
            words += len(own)
            syllables += readability.syllables_in(own)
            if len(own) > LONGEST_SENTENCE:
                long.append(Sentence(sentence, len(own), Where(path, *passage.places[at])))
            # The name of an insert is not what a reader reads.
            unsaid = passive_without_actor.left_out(
                INSERT.sub(lambda name: "0" * len(name[0]), told[at : at + len(sentence)])
            )
            if unsaid is not None:
                passives.append((Where(path, *passage.places[at + unsaid]), sentence))
    return PageReading(path, words, sentences, syllables, tuple(long), tuple(passives))


def read_pages(files: Iterable[ContentFile]) -> tuple[list[PageReading], list[Problem]]:
    """Measure pages of prose; with each file that cannot be read."""
    pages: list[PageReading] = []
    closed: list[Problem] = []
    for file in files:
        read = contents(file)
        if isinstance(read, Problem):
            closed.append(read)
        else:
            pages.append(read_page(file.shown, read.text))
    return pages, closed


def problems_of_pages(pages: Sequence[PageReading], asked: HowPlain) -> Iterator[Problem]:
    """What to look at again on each page, in the order in which it stands there."""
    for page in pages:
        yield from sorted(_problems(page, asked))


def _problems(page: PageReading, asked: HowPlain) -> Iterator[Problem]:
    if over := page.harder_than(asked):
        measured = {
            "ease": f"reading ease {page.ease} (at least {asked.ease})",
            "grade": f"grade {page.grade} (at most {asked.grade})",
            "long_sentences": f"{page.long_in_100} long sentences in 100 (at most {asked.long_sentences})",
        }
        said = ", ".join(measured[name] for name in over)
        yield _warning(
            HARD_PAGE,
            Where(page.path),
            f"This page reads harder than this site asks: {said}.",
            "Use shorter sentences and everyday words. Read it aloud to someone outside your work.",
        )
    for sentence in page.long_sentences:
        yield _warning(
            LONG_SENTENCE,
            sentence.where,
            f"This sentence has {sentence.words} words: “{excerpt(sentence.text)}”",
            f"Make two of it, or a list. A sentence of {LONGEST_SENTENCE} words or fewer is easy to follow.",
        )
    for where, text in page.passives:
        fault = passive_without_actor.fault_of((), text)
        yield _warning(passive_without_actor.CODE, where, fault.message, fault.fix)


def _warning(code: Code, where: Where, message: str, fix: str) -> Problem:
    return Problem(where, code.code, message, fix, code.severity)


def _sentences(passage: Passage) -> Iterator[tuple[int, str]]:
    """Each sentence of a passage, and which of its letters it begins with."""
    at = 0
    for sentence in sentences_of(passage.text):
        at = passage.text.index(sentence, at)
        yield at, sentence
        at += len(sentence)


def _words(sentence: str) -> list[str]:
    """The words of a sentence as their syllables are counted. An insert and an address count as a figure does."""
    found = (_WORD.search(written) for written in INSERT.sub("0", sentence).split())
    words = (word[0] for word in found if word)
    return ["0" if any(sign in word for sign in _IN_AN_ADDRESS) else word for word in words]


def _steady(value: float) -> float:
    """Ten times a measure, without the last digits in which two machines may differ."""
    return round(value * 10, 6)
