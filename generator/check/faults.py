"""What a rule finds, and how each code of a problem is documented."""

from __future__ import annotations

from dataclasses import dataclass

from generator.problems import Severity

# Where in a record: names of fields and numbers of list entries, counted from 0.
At = tuple[str | int, ...]


@dataclass(frozen=True)
class Code:
    """One kind of problem, as `plainview explain CODE` and the reference tell it.

    `meaning` says what is wrong and why it matters. `bad` and `good` are a few lines of YAML. `rests_on`
    are fields that a rule reads besides the place it reports, with dots between the names: where one of
    them is itself wrong, the rule is not asked, since its answer would only repeat that. `of_names` says that its
    faults are about a name in the file, whatever is wrong beneath that name. `answerable` says that a note may let this
    error through, with a reason, at the very text that it is about; a warning can always be answered.
    """

    code: str
    severity: Severity
    meaning: str
    bad: str
    good: str
    rests_on: tuple[str, ...] = ()
    of_names: bool = False
    answerable: bool = False


PUBLISHED_ON_PURPOSE = Code(
    "published-on-purpose",
    "warning",
    "Something that looks personal is published, because a note says with a reason that it is right. This is told on "
    "every run, so that whoever reviews a change sees it, and no note can silence it.",
    "retention: Text 07911 123456.\nquality_notes:\n"
    "  - {code: mobile-number, at: retention, because: It is our text line.}",
    "retention: Ring the council.",
)


@dataclass(frozen=True)
class Fault:
    """One place where a rule is not kept. The checker turns it into a problem with file and line."""

    at: At
    message: str
    fix: str
