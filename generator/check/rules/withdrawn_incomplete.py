"""A record that was taken down says when, why and by whom; one that was not says none of it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.faults import Code, Fault
from generator.check.known import Known
from generator.model.agreement import Agreement

CODE = Code(
    "withdrawn-incomplete",
    "error",
    "The address of a record that was taken down lives on and tells readers what became of it. `status: withdrawn` "
    "and `withdrawn:` with `date`, `why` and `by` belong together.",
    "status: withdrawn",
    "status: withdrawn\nwithdrawn: {date: 2026-05-01, why: The scheme was entered twice., by: Leeds City Council}",
    rests_on=("status",),
)


def check_agreement(agreement: Agreement, known: Known) -> Iterator[Fault]:
    """Compares the status with what is told about it."""
    told = agreement.withdrawn
    if agreement.status == "withdrawn" and told is None:
        yield Fault(
            ("status",),
            "This record is withdrawn, and does not say when, why and by whom.",
            "Add `withdrawn: {date: ..., why: ..., by: ...}`.",
        )
    elif told and agreement.status != "withdrawn":
        yield Fault(
            ("withdrawn",),
            f"`withdrawn` is filled in, and the status is `{agreement.status}`.",
            "Write `status: withdrawn`, or remove `withdrawn`.",
        )
    elif told:
        for name, given in (("why", told.why), ("by", told.by)):
            if given is None:
                yield Fault(
                    ("withdrawn", name),
                    f"`withdrawn` does not say {'why' if name == 'why' else 'by whom'}.",
                    f"Add `{name}:` under `withdrawn:`, in one short sentence or name.",
                )
