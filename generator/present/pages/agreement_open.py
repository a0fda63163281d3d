"""Still to explain: which answers and promises of an agreement leave something open, as a program reads them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.present.pages.agreement_subject import Subject
from generator.present.pages.tests_page import ADDRESS as TESTS
from generator.present.pages.tests_page import CHECKS_ANCHOR
from generator.present.wording import Line, Piece, one_line

LEAD = "What you read above may be right and still leave something open."
HOW = "A program looks for this. It can be wrong. "
HOW_LINK = "How the program checks"
OF_PROMISE = "A promise of this agreement."


@dataclass(frozen=True, slots=True)
class Open:
    """One answer or promise: its place on the page, its question or its words, whose it is, and what is open."""

    anchor: str
    asked: str
    whose: str
    says: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StillToExplain:
    """Everything that is left open, and how this list comes about."""

    lead: str
    points: tuple[Open, ...]
    how: Line


def still_to_explain(subject: Subject) -> StillToExplain | None:
    """What is left open, or nothing. Assessments that a later one has replaced are left as they were."""
    points = subject.site.register.open_points.get(subject.card.id, ())
    says: dict[tuple[str | int, ...], list[str]] = {}
    for point in points:
        said = says.setdefault(point.at, [])
        if point.says not in said:
            said.append(point.says)
    found = (*_of_promises(subject, says), *_of_answers(subject, says))
    if not found:
        return None
    how = Piece(HOW_LINK, f"{subject.root}{TESTS}#{CHECKS_ANCHOR}")
    return StillToExplain(LEAD, found, (Piece(HOW), how, Piece(".")))


def _of_promises(subject: Subject, says: Mapping[tuple[str | int, ...], list[str]]) -> Iterable[Open]:
    for number, benefit in enumerate(subject.agreement.benefits or ()):
        if said := says.get(("benefits", number, "promise")):
            anchor = f"promise-{benefit.id or number + 1}"
            yield Open(anchor, one_line(benefit.promise), OF_PROMISE, tuple(said))


def _of_answers(subject: Subject, says: Mapping[tuple[str | int, ...], list[str]]) -> Iterable[Open]:
    """Those of each assessor's latest assessment, in the order of the page: by assessor, then by question."""
    frameworks = subject.site.register.frameworks
    for outcome in subject.outcomes:
        whose = f"{one_line(outcome.judgement.by)} answered this."
        for question in frameworks[outcome.judgement.framework].questions:
            if said := says.get(("assessments", outcome.number - 1, "answers", question.id, "because")):
                yield Open(f"a-{outcome.number}-{question.id}", one_line(question.text), whose, tuple(said))
