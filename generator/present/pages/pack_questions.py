"""The questions of a pack, on sheets with space to write: in which order, and why each is open."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from generator.assess.open_questions import ToDiscuss, to_discuss
from generator.assess.outcome import Outcome
from generator.model.card import Judgement
from generator.model.framework import Framework
from generator.present.wording import capital, count, listed, on, one_line

# As many as fit on a sheet of A4 with room for three lines of writing: fewer on the first, which says what it is about.
ON_FIRST, ON_FURTHER = 8, 10


@dataclass(frozen=True, slots=True)
class Asked:
    """One question. `why` says in a few words what is known of its answers, where anything is."""

    test: str
    text: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The questions of one sheet of paper. `start` is the number of its first one."""

    start: int
    questions: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Discussion:
    """What the order of the questions means, the questions themselves, and whose they are."""

    opening: str
    sheets: tuple[Sheet, ...]
    credit: str


def discussion(framework: Framework, outcomes: Sequence[Outcome], unexplained: Collection[str] = ()) -> Discussion:
    """The questions of a record, the open ones first. `outcomes` are the record's, the leading one first.

    `unexplained` are ids of questions whose answers leave something to explain.
    """
    questions = to_discuss(framework, outcomes, unexplained)
    leading = outcomes[0].judgement if outcomes else None
    return Discussion(
        f"{_opening(questions, framework, leading)}{_others(framework, outcomes[1:])}",
        sheets(Asked(one.test.title, one_line(one.question.text), _why(one, framework, leading)) for one in questions),
        credit(framework),
    )


def blank(framework: Framework) -> tuple[Sheet, ...]:
    """Every question as it is asked, with nothing said about any answer."""
    return sheets(Asked(test.title, one_line(asked.text)) for test in framework.tests for asked in test.questions)


def sheets(questions: Iterable[Asked]) -> tuple[Sheet, ...]:
    """The questions in their order, as many on each sheet as fit there."""
    return tuple(_sheets(iter(questions)))


def _sheets(rest: Iterator[Asked]) -> Iterator[Sheet]:
    start, room = 1, ON_FIRST
    while batch := tuple(islice(rest, room)):
        yield Sheet(start, batch)
        start, room = start + len(batch), ON_FURTHER


def _why(one: ToDiscuss, framework: Framework, leading: Judgement | None) -> str:
    """Why a question is open, or who answered it well. Nothing where nobody has judged: that is said once, above."""
    given = one.weakest
    if leading is None:
        return ""
    if given is None:
        return "Not answered yet"
    answered = f"answered “{one_line(framework.scale[given.rating])}” by {one_line(given.by)}"
    if one.unexplained and one.answered and given.by == leading.by:
        answered += ", with something still to explain"
    return capital(answered) if one.answered else f"Not answered by {one_line(leading.by)}, {answered}"


def _opening(questions: Sequence[ToDiscuss], framework: Framework, leading: Judgement | None) -> str:
    """What the order of the questions means: how many are open, and in which way."""
    if leading is None:
        return "Nobody has published answers to these questions for this agreement. Which would you ask first?"
    answered = f"{one_line(leading.by)} answered these questions {on(leading.date)}."
    silent = sum(not one.answered for one in questions)
    weak = [one.weakest.rating for one in questions if one.weak and one.weakest]
    if not silent and not weak and not any(one.unexplained for one in questions):
        return f"{answered} No answer is weak. Do you agree with them?"
    words = listed([f"“{one_line(framework.scale[rating])}”" for rating in sorted(set(weak))], "or")
    open_ones = [f"{count(silent, 'question')} without an answer"] * bool(silent)
    open_ones += [f"{count(len(weak), 'question')} that someone answered {words}"] * bool(weak)
    unexplained = sum(one.unexplained and not one.weak and one.answered for one in questions)
    open_ones += [f"{count(unexplained, 'answer')} with something still to explain"] * bool(unexplained)
    return f"{answered} Open questions come first: {listed(open_ones)}."


def _others(framework: Framework, others: Sequence[Outcome]) -> str:
    """Who else judged: each stands for something, so nobody is left out."""
    beside = [one_line(one.judgement.by) for one in others if one.judgement.framework == framework.id]
    apart = [one_line(one.judgement.by) for one in others if one.judgement.framework != framework.id]
    told = [f"{listed(beside)} answered too: where answers differ, the weaker one stands here."] if beside else []
    told += [f"{listed(apart)} answered another set of questions: see the whole record."] if apart else []
    return f" {' '.join(told)}" if told else ""


def credit(framework: Framework) -> str:
    """Whose questions these are, and which version."""
    ours, based_on = framework.wording == "ours", framework.based_on
    wrote = "We wrote the questions" if ours else "The authors of the framework wrote the questions"
    version = f"Version {framework.id}, published {on(framework.published)}."
    if based_on is None:
        return f"{wrote}. {version}"
    by = f" by {listed([one_line(name) for name in based_on.by])}" if based_on.by else ""
    return f"{wrote}, {'based on' if ours else 'in'} “{one_line(based_on.title)}”{by}. {version}"


def scale(framework: Framework) -> tuple[str, ...]:
    """The words that an answer may be, from the weakest, and that somebody cannot tell."""
    return (*(capital(one_line(label)) for _, label in sorted(framework.scale.items())), "Don’t know")
