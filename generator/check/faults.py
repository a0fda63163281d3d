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
    faults are about a name in the file, whatever is wrong beneath that name.
    """

    code: str
    severity: Severity
    meaning: str
    bad: str
    good: str
    rests_on: tuple[str, ...] = ()
    of_names: bool = False


@dataclass(frozen=True)
class Fault:
    """One place where a rule is not kept. The checker turns it into a problem with file and line."""

    at: At
    message: str
    fix: str
