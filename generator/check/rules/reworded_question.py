"""A question keeps its words under its id, in every version that asks it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.check.faults import Code, Fault
from generator.check.known import Known
from generator.model.framework import Framework, newest_first

CODE = Code(
    "reworded-question",
    "error",
    "Two framework versions ask a question under one id in different words. Answers to one id are held against each "
    "other, so readers would be shown a change where only the question changed.",
    "# in a newer version\nquestions: [{id: purposeful.gain, text: Who gains most?, features: [better-outcomes]}]",
    "questions:\n  - id: purposeful.most-gain\n    text: Who gains most?\n    features: [better-outcomes]\n"
    "    replaces: [purposeful.gain]",
)


def check_framework(identifier: str, framework: Framework, known: Known) -> Iterator[Fault]:
    """Each question, held against the same id in versions that were published before; and the scale that rates them."""
    newer_last = newest_first(known.frameworks.values())[::-1]
    at = next((place for place, one in enumerate(newer_last) if one.id == framework.id), 0)
    others = newer_last[:at]
    words = {question.id: (other.id, _plain(question.text)) for other in others for question in other.questions}
    yield from _of_scale(framework, others)
    for outer, test in enumerate(framework.tests):
        for number, question in enumerate(test.questions):
            before = words.get(question.id)
            if before is not None and before[1] != _plain(question.text):
                yield Fault(
                    ("tests", outer, "questions", number, "text"),
                    f"`{before[0]}` asks `{question.id}` in other words.",
                    "Give the question a new id, with `replaces` naming the old one; or use the old words.",
                )


def _of_scale(framework: Framework, others: Sequence[Framework]) -> Iterator[Fault]:
    """A rating means the same wherever the same question is asked, or no two answers could be held side by side."""
    asked = {question.id for question in framework.questions}
    for other in others:
        if framework.scale != other.scale and not asked.isdisjoint(question.id for question in other.questions):
            yield Fault(
                ("scale",),
                f"`{other.id}` asks some of the same questions, and its scale has other words.",
                "Use the old words for the scale; or give every question a new id, with `replaces` naming the old one.",
            )
            return


def _plain(text: str) -> str:
    return " ".join(text.split())
