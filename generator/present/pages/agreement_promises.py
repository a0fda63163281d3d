"""What it is for, what was promised, and what was reported about each promise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from generator.assess.promises import DUE, promises_of
from generator.assess.promises import Promise as Judged
from generator.model.agreement import Benefit, Result
from generator.model.vocabulary import GAINERS, RESULT_STATES
from generator.present.pages.agreement_subject import Subject
from generator.present.wording import (
    NOT_STATED,
    STATED_NONE,
    Line,
    Piece,
    count,
    in_a_sentence,
    listed,
    on,
    one_line,
    plain,
    sentence,
    silence,
    when,
)

_NO_REPORT = "no-report"
_TALLIES = {
    "met": "reported as kept",
    "partly": "reported as partly kept",
    "not-met": "reported as not kept",
    DUE: "still due",
    _NO_REPORT: "with no report",
    None: "with nothing stated about the result",
}


@dataclass(frozen=True, slots=True)
class Promise:
    """One promise, how it is to be measured, and what was reported."""

    anchor: str
    promise: str
    reported: str
    report: Line
    notes: str
    silent: str


@dataclass(frozen=True, slots=True)
class Purpose:
    """Why it is done, and whether it helped."""

    purpose: str
    alternatives: str
    tally: str
    promises: tuple[Promise, ...]


def purpose(subject: Subject) -> Purpose:
    """What the record says about its purpose and its promises."""
    agreement = subject.agreement
    benefits = agreement.benefits
    # Of what was decided against nothing can come, so nothing is judged of its promises.
    judged = promises_of(subject.card, subject.site.as_of) or (None,) * len(subject.card.benefits)
    return Purpose(
        purpose=one_line(agreement.purpose),
        alternatives=one_line(agreement.alternatives) if agreement.alternatives else "",
        tally=NOT_STATED if benefits is None else _tally(benefits, judged) if benefits else STATED_NONE,
        promises=tuple(
            _promise(subject, benefit, known.anchor, promise)
            for benefit, known, promise in zip(benefits or (), subject.card.benefits, judged, strict=True)
        ),
    )


def _tally(benefits: Sequence[Benefit], judged: Sequence[Judged | None]) -> str:
    """How many promises were kept, as far as anyone reported."""
    states = Counter(
        DUE if _is_due(promise) else benefit.result.state if benefit.result else None
        for benefit, promise in zip(benefits, judged, strict=True)
    )
    if len(benefits) == 1:
        return f"1 promise, {_TALLIES[next(iter(states))]}."
    if len(states) == 1:
        return f"{count(len(benefits), 'promise')}, all {_TALLIES[next(iter(states))]}."
    parts = [f"{states[state]} {words}" for state, words in _TALLIES.items() if states[state]]
    return f"{count(len(benefits), 'promise')}: {listed(parts)}."


def _is_due(judged: Judged | None) -> bool:
    return judged is not None and judged.state == DUE


def _promise(subject: Subject, benefit: Benefit, anchor: str, judged: Judged | None) -> Promise:
    due = benefit.due
    late = judged is not None and judged.days_late is not None
    notes = (
        f"Who should gain: {in_a_sentence(GAINERS[benefit.for_].label)}." if benefit.for_ else "",
        f"How anyone will know: {sentence(benefit.measure)}" if benefit.measure else "",
        f"Due {on(due)}.{f' That date has passed, {subject.as_at}.' if late else ''}" if due else "",
    )
    return Promise(
        anchor=anchor,
        promise=one_line(benefit.promise),
        reported="Still due." if _is_due(judged) else _reported(benefit.result) if benefit.result else "",
        report=_report(subject, benefit.result) if benefit.result else (),
        notes=" ".join(note for note in notes if note),
        silent=silence(
            (benefit.result, "what became of it"),
            (benefit.for_, "who should gain"),
            (benefit.measure, "how anyone will know"),
            (due, "by when"),
            *_silences(benefit.result),
        ),
    )


def _silences(result: Result | None) -> tuple[tuple[object, str], ...]:
    if result is None or result.state == _NO_REPORT:
        return ()
    return (
        (result.text, "what the report says"),
        (result.date, "when it was reported"),
        (result.source, "where the report is"),
    )


def _reported(result: Result) -> str:
    label = RESULT_STATES[result.state].label
    if result.date is None:
        return f"{label}."
    return f"{label}, as at {when(result.date)}." if result.state == _NO_REPORT else f"{label}, {when(result.date)}."


def _report(subject: Subject, result: Result) -> Line:
    """What was reported, and where it can be read."""
    line = list(plain(sentence(result.text))) if result.text else []
    if result.state == _NO_REPORT and not result.text:
        line.append(Piece(RESULT_STATES[_NO_REPORT].meaning))
    if result.source:
        line += [Piece(" Source: "), *subject.source(result.source), Piece(".")]
    return tuple(line)
