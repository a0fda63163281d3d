"""A summary is short enough to be read."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.faults import Code, Fault
from generator.check.known import Known
from generator.model.agreement import Agreement

CODE = Code(
    "summary-too-long",
    "error",
    "The summary is what residents read first, often on a phone. It has at most 120 words.",
    "(a summary of 121 words)",
    "summary: Leeds City Council checks which families get help with rent, and signs their children up for meals.",
)

LONGEST = 120


def check_agreement(agreement: Agreement, known: Known) -> Iterator[Fault]:
    """Counts the words."""
    words = len(agreement.summary.split())
    if words > LONGEST:
        yield Fault(
            ("summary",),
            f"The summary has {words} words, and {LONGEST} is the most.",
            f"Take out {words - LONGEST} or more. Who does what, to whom and why is enough.",
        )
