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
    yield from _doubled((("data", number, "id"), item.id) for number, item in enumerate(agreement.data))
    if agreement.benefits:
        yield from _doubled((("benefits", number, "id"), each.id) for number, each in enumerate(agreement.benefits))


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
