"""Something that was decided against says why."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.check.faults import Code, Fault
from generator.check.known import Known
from generator.model.agreement import Agreement

CODE = Code(
    "declined-without-reason",
    "error",
    "A no is worth publishing for its reasons. A declined record says in `purpose` or `alternatives` why it was "
    "turned down. `alternatives` is taken as the reason where it is given; otherwise the purpose must speak of the no.",
    "status: declined\npurpose: To plan night buses.",
    "status: declined\npurpose: >\n"
    "  To plan night buses. The council turned it down, because counts at stops answer the same.",
    rests_on=("purpose", "alternatives"),
)

_SPEAKS_OF_A_NO = re.compile(
    r"\b(because|turned? (it |this |the \w+ )?down|decided (against|not)|declin|refus|reject|said no|did not go ahead"
    r"|dropped|stopped|instead)",
    re.IGNORECASE,
)


def check_agreement(agreement: Agreement, known: Known) -> Iterator[Fault]:
    """Looks for a reason."""
    if agreement.status == "declined" and not agreement.alternatives and not _SPEAKS_OF_A_NO.search(agreement.purpose):
        yield Fault(
            ("purpose",),
            "This was declined, and the record does not say why.",
            "Say in `purpose` why it was turned down, or in `alternatives` what was chosen instead.",
        )
