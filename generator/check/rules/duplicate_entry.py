"""A list names each thing once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.check.faults import At, Code, Fault
from generator.check.known import Known
from generator.model.agreement import Agreement

CODE = Code(
    "duplicate-entry",
    "error",
    "A list of names holds the same name twice. It would be counted and shown twice.",
    "sectors: [health, housing, health]",
    "sectors: [health, housing]",
)


def check_agreement(agreement: Agreement, known: Known) -> Iterator[Fault]:
    """Every list of names in a record."""
    areas = [area.id for area in agreement.areas]
    if len(set(areas)) < len(areas):
        yield from (Fault((*fault.at, "id"), fault.message, fault.fix) for fault in _doubled(("areas",), areas))
    for name in ("sectors", "people", "moments", "previous_ids"):
        yield from _doubled((name,), getattr(agreement, name))
    for number, organisation in enumerate(agreement.organisations):
        yield from _doubled(("organisations", number, "roles"), organisation.roles)
    for number, item in enumerate(agreement.data):
        yield from _doubled(("data", number, "special_category"), item.special_category)
        yield from _doubled(("data", number, "from"), item.from_)
        yield from _doubled(("data", number, "to"), item.to)
    if agreement.legal:
        for number, basis in enumerate(agreement.legal.lawful_bases or ()):
            yield from _doubled(("legal", "lawful_bases", number, "organisations"), basis.organisations)
        for number, condition in enumerate(agreement.legal.special_category_conditions or ()):
            at = ("legal", "special_category_conditions", number, "organisations")
            yield from _doubled(at, condition.organisations)


def _doubled(at: At, names: Sequence[str] | None) -> Iterator[Fault]:
    if names and len(set(names)) < len(names):
        seen: set[str] = set()
        for number, name in enumerate(names):
            if name in seen:
                yield Fault((*at, number), f"`{name}` is already in this list.", "Remove one of the two.")
            seen.add(name)
