"""Substantial public interest names its paragraph."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.faults import Code, Fault
from generator.check.known import Known
from generator.model.agreement import Agreement

CODE = Code(
    "missing-schedule-1",
    "warning",
    "Condition (g) of Article 9, substantial public interest, holds only together with one of paragraphs 6 to 28 of "
    "Schedule 1 to the Data Protection Act 2018, such as 18 for protecting children and people at risk. Records "
    "compiled from public pages are not asked.",
    "provenance: {basis: publisher, publisher: leeds-city-council}\n"
    "legal:\n  special_category_conditions:\n    - {condition: article-9-2-g}",
    "provenance: {basis: publisher, publisher: leeds-city-council}\n"
    "legal:\n  special_category_conditions:\n    - {condition: article-9-2-g, schedule_1: [18]}",
    rests_on=("provenance.basis",),
)

_PARAGRAPHS = range(6, 29)


def check_agreement(agreement: Agreement, known: Known) -> Iterator[Fault]:
    """Each condition (g), with its paragraphs."""
    if agreement.legal is None or agreement.provenance.basis == "public-sources":
        return
    for number, given in enumerate(agreement.legal.special_category_conditions or ()):
        at = ("legal", "special_category_conditions", number)
        if given.condition != "article-9-2-g":
            continue
        if not given.schedule_1:
            yield Fault(
                at,
                "This condition needs a paragraph of Schedule 1, and none is given.",
                "Add `schedule_1:` beside it with the number, such as `schedule_1: [18]`.",
            )
        for place, paragraph in enumerate(given.schedule_1 or ()):
            if paragraph not in _PARAGRAPHS:
                yield Fault(
                    (*at, "schedule_1", place),
                    f"Paragraph {paragraph} of Schedule 1 is not about substantial public interest.",
                    "Paragraphs 6 to 28 are. Write the one that is relied on.",
                )
