"""An assessor's answers: each with its rating in words and as a square, its reason, evidence and promised action."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.model.assessment import Answer, Assessment, Evidence
from generator.model.framework import Framework, Question
from generator.present.wording import Line, Piece, listed, one_line, outside, sentence, silence, site_of, when

NOT_ANSWERED = "Not answered"
UNRATED = 0
"""Stands in a square's place for a question without a rating."""


@dataclass(frozen=True, slots=True)
class Reply:
    """One assessor's answer to one question. `who` is empty where only one assessor answered.

    `older` are the anchors that it had while the question had other words, so that links to it last.
    """

    anchor: str
    older: tuple[str, ...]
    who: str
    square: int
    rating: str
    because: str
    evidence: tuple[Line, ...]
    action: str
    silent: str


@dataclass(frozen=True, slots=True)
class Asked:
    """One question with its answers."""

    question: str
    replies: tuple[Reply, ...]


@dataclass(frozen=True, slots=True)
class Squares:
    """The answers to several questions as a row of squares, with the same in words.

    `fills` is how far each is filled, from 1 to 5, and 0 where there is no answer.
    """

    label: str
    fills: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Key:
    """What one square means."""

    fill: int
    word: str


def asked(
    question: Question,
    judging: Sequence[tuple[int, Assessment]],
    framework: Framework,
    older: Mapping[str, tuple[str, ...]],
    *,
    named: bool,
) -> Asked:
    """A question with the answer of each assessment, by its number.

    `older` are the ids that questions had before, and `named` is whether answers say whose they are.
    """
    return Asked(
        one_line(question.text),
        tuple(
            _reply(
                f"a-{number}-{question.id}",
                tuple(f"a-{number}-{one}" for one in older.get(question.id, ())),
                one_line(assessment.by.name) if named else "",
                assessment.answers.get(question.id),
                framework,
            )
            for number, assessment in judging
        ),
    )


def squares(questions: Sequence[str], ratings: Mapping[str, int | str], framework: Framework) -> Squares:
    """The answers to these questions side by side, in the order of the framework."""
    fills = [rating if isinstance(rating := ratings.get(one), int) else UNRATED for one in questions]
    words = [in_words(fill, framework) for fill in fills]
    return Squares(
        label=f"Answers, in order: {listed(words)}." if words else "",
        fills=tuple(fills),
    )


def key(framework: Framework) -> tuple[Key, ...]:
    """What each square means, from the lowest rating to the highest, and one without a rating."""
    rated = (Key(rating, in_words(rating, framework)) for rating in sorted(framework.scale))
    return (*rated, Key(UNRATED, NOT_ANSWERED))


def in_words(rating: int | None, framework: Framework) -> str:
    """A rating in the words of the framework; that there is none, where there is none."""
    return one_line(framework.scale.get(rating, f"{rating}")) if rating else NOT_ANSWERED


def _reply(anchor: str, older: tuple[str, ...], who: str, answer: Answer | None, framework: Framework) -> Reply:
    if answer is None:
        return Reply(anchor, older, who, UNRATED, NOT_ANSWERED, "", (), "", "")
    rating = answer.rating if isinstance(answer.rating, int) else None
    return Reply(
        anchor=anchor,
        older=older,
        who=who,
        square=rating or UNRATED,
        rating=in_words(rating, framework),
        because=sentence(answer.because) if answer.because else "",
        evidence=tuple(shown_by(evidence) for evidence in answer.evidence or ()),
        action=promised(answer),
        silent=silence((answer.because, "the reason"), (answer.evidence if rating else (), "what shows it")),
    )


def shown_by(evidence: Evidence) -> Line:
    """What an answer rests on: its title with the link, the website, and the words that matter."""
    title = one_line(evidence.title)
    site = site_of(evidence.url) if evidence.url else ""
    line = [outside(title, evidence.url)]
    if site:
        line.append(Piece(f" ({site})"))
    if evidence.quote:
        line.append(Piece(f": “{one_line(evidence.quote)}”"))
    return tuple(line)


def promised(answer: Answer) -> str:
    """What was promised because the answer is weak, who will do it and by when; empty where nothing was."""
    action = answer.action
    if action is None:
        return ""
    who = f" Who: {one_line(action.who)}." if action.who else ""
    by = f" By {when(action.by)}." if action.by else ""
    missing = silence((action.who, "who will do it"), (action.by, "by when"))
    return f"{sentence(action.what)}{who}{by}{f' {missing}' if missing else ''}"
