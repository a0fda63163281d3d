"""The small views that pages share: what the templates in `theme/pages/parts/` print."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.present.wording import Line


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a breadcrumb. `address` is from the site's root; the last step is this page."""

    label: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that answers a question, with smaller notes under it.

    `term` names it, before the line; `mark` is a word of warning beside that; `silent` says in one
    quiet line what is not stated about it.
    """

    line: Line
    term: str = ""
    notes: tuple[Line, ...] = ()
    mark: str = ""
    silent: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A question that a reader may have, and its answer.

    `anchor` is its lasting place on the page. Where there are no entries, `missing` says so. `silent`
    says what else is not stated. `ask` is whether "Ask them" stands beside that.
    """

    anchor: str
    question: str
    entries: tuple[Entry, ...] = ()
    missing: str = ""
    silent: str = ""
    ask: bool = False


HOME = Step("Home")


def trail(*steps: tuple[str, str], here: str) -> tuple[Step, ...]:
    """From home, by way of each label and address, to this page."""
    return (HOME, *_steps(steps), Step(here))


def _steps(pairs: Iterable[tuple[str, str]]) -> Iterable[Step]:
    return (Step(label, address) for label, address in pairs)
