"""What is said to have happened does not lie in the future."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from generator.check.faults import At, Code, Fault
from generator.check.known import Known
from generator.model.agreement import Agreement
from generator.model.area import Area
from generator.model.dates import PartialDate
from generator.model.provenance import Source

CODE = Code(
    "date-in-the-future",
    "warning",
    "A page was read, an answer given or a thing changed on a day that has not come yet: most likely a slip in the "
    "year. Dates are held against the day that the site is built for, and only where they are certain to be later: "
    "`2026` and `about 2027` are left alone. What is planned has fields of its own, such as `due`, `by`, `end` and "
    "`review_due`.",
    "provenance: {basis: publisher, publisher: leeds-city-council, checked: 2062-11-01}",
    "provenance: {basis: publisher, publisher: leeds-city-council, checked: 2026-11-01}",
)

Dated = Iterator[tuple[At, PartialDate | None]]


def check_agreement(agreement: Agreement, known: Known) -> Iterator[Fault]:
    """Each date on which something was read, judged, answered, changed or reported."""
    if known.as_of is not None:
        yield from _later(_of_agreement(agreement), known)


def check_area(identifier: str, area: Area, known: Known) -> Iterator[Fault]:
    """Each date on which something was said in an area."""
    if known.as_of is not None:
        yield from _later(_of_area(area), known)


def last_told(agreement: Agreement) -> date:
    """The last day of which a record says that something happened on it. From then on nothing of it lies ahead."""
    return max((one.earliest for _, one in _of_agreement(agreement) if one and not one.about), default=date.min)


def _of_agreement(agreement: Agreement) -> Dated:
    yield ("provenance", "checked"), agreement.provenance.checked
    yield from _sources(("provenance", "sources"), agreement.provenance.sources or ())
    for number, benefit in enumerate(agreement.benefits or ()):
        if benefit.result:
            at: At = ("benefits", number, "result")
            yield (*at, "date"), benefit.result.date
            if benefit.result.source:
                yield (*at, "source", "seen"), benefit.result.source.seen
    if agreement.legal and agreement.legal.dpia and agreement.legal.dpia.done:
        yield ("legal", "dpia", "date"), agreement.legal.dpia.date
    if agreement.dates:
        yield ("dates", "last_reviewed"), agreement.dates.last_reviewed
    for name in ("changes", "replies", "assessments"):
        for number, entry in enumerate(getattr(agreement, name) or ()):
            yield (name, number, "date"), entry.date
    if agreement.withdrawn:
        yield ("withdrawn", "date"), agreement.withdrawn.date


def _of_area(area: Area) -> Dated:
    yield from _sources(("sources",), area.sources)
    for number, conversation in enumerate(area.conversations):
        yield ("conversations", number, "date"), conversation.date
        if conversation.source:
            yield ("conversations", number, "source", "seen"), conversation.source.seen


def _sources(at: At, sources: Iterable[Source]) -> Dated:
    for number, source in enumerate(sources):
        yield (*at, number, "seen"), source.seen


def _later(dated: Dated, known: Known) -> Iterator[Fault]:
    for at, given in dated:
        if given is not None and known.as_of is not None and given.surely_after(known.as_of):
            yield Fault(
                at,
                f"`{at[-1]}` ({given}) lies in the future, and this says that something has happened. "
                f"The day that counts is {known.as_of}.",
                "Mend the date, or leave it out until it has come.",
            )
