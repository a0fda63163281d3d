"""Where something was decided against, no data moved."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.faults import Code, Fault
from generator.check.known import Known
from generator.model.agreement import Agreement

CODE = Code(
    "declined-with-flow",
    "error",
    "What was decided against never happened, so a declined record lists what was asked for, without `from` and `to`: "
    "its page would otherwise draw a flow of data that never was.",
    "status: declined\ndata:\n  - item: Phone trails\n    from: [madeup-mobile]\n    to: [leeds-city-council]",
    "status: declined\ndata:\n  - item: Phone trails\n    from: []\n    to: []",
    rests_on=("status",),
)


def check_agreement(agreement: Agreement, known: Known) -> Iterator[Fault]:
    """Looks for a giver or a receiver."""
    if agreement.status == "declined":
        for number, item in enumerate(agreement.data):
            for name, holders in (("from", item.from_), ("to", item.to)):
                if holders:
                    yield Fault(
                        ("data", number, name),
                        "This was declined, so no data went anywhere.",
                        f"Write `{name}: []`. Who would have given or received it can be said in `why`.",
                    )
