"""An id stands for one thing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.check.faults import At, Code, Fault
from generator.check.known import Known
from generator.model.agreement import Agreement
from generator.model.framework import Framework
from generator.model.glossary import Term
from generator.model.organisation import KnownOrganisation

CODE = Code(
    "duplicate-id",
    "error",
    "Two things in one file have the same id, so a link to one of them could lead to the other. An organisation "
    "without an `id` has the one that its name makes.",
    "data:\n  - {id: name, item: Name}\n  - {id: name, item: Name of the school}",
    "data:\n  - {id: name, item: Name}\n  - {id: school-name, item: Name of the school}",
)


def check_agreement(agreement: Agreement, known: Known) -> Iterator[Fault]:
    """Ids of organisations, data items and promises."""
    yield from _doubled(
        (("organisations", number, "id" if each.given_id else "name"), each.id)
        for number, each in enumerate(agreement.organisations)
    )
    items = tuple(_placed("data", (item.id for item in agreement.data)))
    promises = tuple(_placed("benefits", (each.id for each in agreement.benefits or ())))
    yield from _doubled(items)
    yield from _doubled(promises)
    if any(change.removed for change in agreement.changes or ()):
        here = {f"data-{identifier}" for _, identifier in items} | {f"promise-{one}" for _, one in promises}
        yield from _still_here(agreement, here | _answers(agreement, known))


def check_framework(identifier: str, framework: Framework, known: Known) -> Iterator[Fault]:
    """Ids of features, tests and questions."""
    yield from _doubled((("features", number, "id"), feature.id) for number, feature in enumerate(framework.features))
    yield from _doubled((("tests", number, "id"), test.id) for number, test in enumerate(framework.tests))
    yield from _doubled(
        (("tests", outer, "questions", number, "id"), question.id)
        for outer, test in enumerate(framework.tests)
        for number, question in enumerate(test.questions)
    )


def check_organisations(organisations: Sequence[KnownOrganisation]) -> Iterator[Fault]:
    """Ids of the listed organisations."""
    yield from _doubled((("organisations", number, "id"), each.id) for number, each in enumerate(organisations))


def check_glossary(terms: Sequence[Term]) -> Iterator[Fault]:
    """Ids of the terms of the glossary."""
    yield from _doubled((("terms", number, "id"), term.id) for number, term in enumerate(terms))


def _answers(agreement: Agreement, known: Known) -> set[str]:
    """What links to its answers end in."""
    return {
        f"a-{number}-{question}"
        for number, assessment in enumerate(agreement.assessments or (), start=1)
        for question in known.questions.get(assessment.framework, ())
    }


def _still_here(agreement: Agreement, here: set[str]) -> Iterator[Fault]:
    """What `changes` say is not in the record any more, and is: a link to it could lead to either."""
    for number, change in enumerate(agreement.changes or ()):
        for place, anchor in enumerate(change.removed or ()):
            if anchor in here:
                fix = "Leave it out here, or take that part out of the record."
                yield Fault(("changes", number, "removed", place), f"`{anchor}` already leads to another place.", fix)
            here.add(anchor)


def _placed(name: str, ids: Iterable[str | None]) -> Iterator[tuple[At, str]]:
    """What the link to each entry of a list goes by: its id, or else its number."""
    for number, identifier in enumerate(ids):
        yield (name, number, "id") if identifier else (name, number), identifier or str(number + 1)


def _doubled(ids: Iterable[tuple[At, str | None]]) -> Iterator[Fault]:
    seen: set[str] = set()
    for at, identifier in ids:
        if identifier is not None and identifier in seen:
            yield Fault(
                at,
                f"The id `{identifier}` is already that of another entry above.",
                "Give each its own id, or remove the one that is there by mistake.",
            )
        elif identifier is not None:
            seen.add(identifier)
