"""When a record owes residents an answer: it is in use, and its own publisher wrote it."""

from __future__ import annotations

from generator.model.agreement import Agreement

IN_USE = ("pilot", "live")
DATA_WAS_SHARED = ("pilot", "live", "paused", "ended")


def in_use_by_its_publisher(agreement: Agreement) -> bool:
    """Whether data is shared now, and the organisation in charge says so itself."""
    return agreement.status in IN_USE and agreement.provenance.basis == "publisher"
