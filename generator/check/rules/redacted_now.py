"""A version that was taken down is not what the record says now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.check.faults import Code, Fault
from generator.model.history import Hash, Redaction

CODE = Code(
    "redacted-now",
    "error",
    "`content/redactions.yml` takes down old versions of records. It cannot take down what a record says now: as long "
    "as the file holds it, the page does too.",
    "redactions:\n"
    "  - agreement: school-meals\n"
    "    version: 6b52b3ae90d84ab5cf0d6ca5ae7a3b6b9a8f4d0e  # what school-meals.yml holds today\n"
    "    date: 2026-11-22\n"
    "    ground: It named a child.",
    "redactions:\n"
    "  - agreement: school-meals\n"
    "    version: 6b52b3ae90d84ab5cf0d6ca5ae7a3b6b9a8f4d0e  # what it held before the name was taken out\n"
    "    date: 2026-11-22\n"
    "    ground: It named a child.",
)


def check_redactions(redactions: Sequence[Redaction], known: Sequence[str], now: Mapping[Hash, str]) -> Iterator[Fault]:
    """Each entry that names what a file holds now."""
    for number, redaction in enumerate(redactions):
        if file := now.get(redaction.version):
            said = f"This version is what `{file}.yml` holds now."
            fix = "Take out of that file what may not be shown, save it, and keep this entry."
            yield Fault(("redactions", number, "version"), said, fix)
