"""Texts for the public can be followed at first reading.

Bad:   a sentence of 40 words, half of them of four syllables.      Good:  short words in short sentences.

The measure is that of Flesch and Kincaid: years at school, from the length of sentences and of words. Short texts are
passed over, since one long name would decide.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check import readability
from generator.check.faults import Code, Fault
from generator.check.sentences import sentences_of
from generator.check.statements import ANSWER, PROMISE, PURPOSE, SUMMARY, Statements

CODE = Code(
    "reading-grade",
    "warning",
    "A text for the public asks for more years at school than the site's setting `reading_grade` allows. Most people "
    "stop reading, and do not say so.",
    "purpose: >\n  The facilitation of multi-agency collaboration through the systematic identification of vulnerable "
    "individuals and\n  households necessitates comprehensive interoperability of organisational information systems.",
    "purpose: So that a nurse knows who may need help, and comes before anyone is ill.",
)
PUBLIC = False  # advice: see docs/explanation/answer-quality.md
LOOKS_FOR = "an answer in long sentences of long words"
STILL_TO_EXPLAIN = {
    ANSWER: "This answer is hard to follow. It could say the same in plainer words.",
    PROMISE: "This promise is hard to follow. It could say the same in plainer words.",
}

# Unless `mkdocs.yml` says otherwise. See docs/explanation/answer-quality.md for what real texts come to.
DEFAULT_GRADE = 15
SHORTEST = 20
_MOST = 20


def check_statements(statements: Statements) -> Iterator[Fault]:
    """Each text that a reader takes in whole."""
    allowed = DEFAULT_GRADE if statements.reading_grade is None else statements.reading_grade
    for statement in statements.of(SUMMARY, PURPOSE, PROMISE, ANSWER):
        if len(statement.text) >= 5 * SHORTEST:
            years = grade_of(statement.text)
            if years is not None and years > allowed:
                asked = f"about {years:.0f}" if years < _MOST else f"more than {_MOST}"
                yield Fault(
                    statement.at,
                    f"This asks for {asked} years at school; this site allows {allowed}.",
                    "Shorten the sentences, and use everyday words. Read it aloud to someone outside your work.",
                )


def grade_of(text: str) -> float | None:
    """How many years at school a text asks for, or None where it is too short to tell."""
    words = text.split()
    if len(words) < SHORTEST:
        return None
    return readability.grade_of(len(words), len(sentences_of(text)), readability.syllables_in(words))
