"""A list of the whole register that goes by the calendar: under a heading for each state, invented ones last."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from generator.present.page import Page
from generator.present.pages.listings import EXAMPLES_BAND, EXAMPLES_HEADING
from generator.present.pages.paging import Pager, Run, pager
from generator.present.parts import Step, trail
from generator.present.templates import render
from generator.present.wording import number as number_said

Thing = TypeVar("Thing")
EXAMPLES = "examples"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing: its words, where on the site they lead, what the calendar says of it, and small facts after.

    `how` is how it is measured, where that is stated.
    """

    words: str
    address: str
    said: str
    facts: str
    how: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the list under a heading of its own. `band` stands before invented examples."""

    anchor: str
    heading: str
    meaning: str
    band: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class DatedListView:
    """What one page prints. `tally` is how many stand under each heading, and where that begins."""

    trail: tuple[Step, ...]
    heading: str
    lead: str
    told: tuple[str, ...]
    tally: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...]
    pager: Pager | None


@dataclass(frozen=True, slots=True)
class DatedList(Generic[Thing]):
    """A whole list before it is worded. `headings` and `meanings` are by state; `counts` are of real things only."""

    title: str
    address: str
    description: str
    lead: str
    told: tuple[str, ...]
    headings: Mapping[str, str]
    meanings: Mapping[str, str]
    counts: Mapping[str, int]
    pages: tuple[tuple[Run[Thing], ...], ...]

    @property
    def page_count(self) -> int:
        """How many pages the list has. It always has one."""
        return max(1, len(self.pages))

    def address_of_page(self, number: int) -> str:
        """Where a page of the list is. Pages count from 1."""
        return self.address if number == 1 else f"{self.address}page/{number}/"

    def on_page(self, number: int) -> OnPage[Thing]:
        """What one page shows of the whole list."""
        first = number == 1
        address, last = self.address_of_page(number), self.page_count
        heading = self.title if first else f"{self.title}, page {number} of {last}"
        view = DatedListView(
            trail=trail(here=self.title) if first else trail((self.title, self.address), here=f"Page {number}"),
            heading=heading,
            lead=self.lead,
            told=self.told if first else (),
            tally=self._tally() if first else (),
            parts=(),
            pager=pager(number, last, self.address_of_page),
        )
        description = self.description if first else f"Page {number} of {last}. {self.description}"
        runs = self.pages[number - 1] if self.pages else ()
        meanings = {run.anchor: self.meanings.get(run.anchor, "") for run in runs}
        return OnPage(address, description, view, runs, meanings)

    def begins(self, anchor: str) -> str:
        """Where the part with this anchor begins, from the site's root; the list itself where it has no such part."""
        pages = enumerate(self.pages, start=1)
        on = next((number for number, page in pages for run in page if run.anchor == anchor), None)
        return self.address if on is None else f"{self.address_of_page(on)}#{anchor}"

    def _tally(self) -> tuple[tuple[str, str], ...]:
        parts = [
            (f"{heading}: {number_said(self.counts[state])}", self.begins(state))
            for state, heading in self.headings.items()
            if self.counts[state]
        ]
        examples = any(run.anchor == EXAMPLES for page in self.pages for run in page)
        return (*parts, *([(EXAMPLES_HEADING, self.begins(EXAMPLES))] if examples else []))


@dataclass(frozen=True, slots=True)
class OnPage(Generic[Thing]):
    """One page of a list, before its things are worded: `view` has no parts yet."""

    address: str
    description: str
    view: DatedListView
    runs: tuple[Run[Thing], ...]
    meanings: Mapping[str, str]

    def page(self, entry: Callable[[Thing, bool], Entry]) -> Page:
        """The page. `entry` words a thing; its flag says that the thing stands among examples, not under its state."""
        view = replace(self.view, parts=tuple(self._part(run, entry) for run in self.runs))
        html = render("dated_list.html.jinja", view, self.address)
        return Page(self.address, view.heading, self.description, html)

    def _part(self, run: Run[Thing], entry: Callable[[Thing, bool], Entry]) -> Part:
        examples = run.anchor == EXAMPLES
        return Part(
            run.anchor,
            run.said,
            self.meanings[run.anchor] if run.begins else "",
            EXAMPLES_BAND if examples else "",
            tuple(entry(thing, examples) for thing in run.things),
        )


def placed(
    real: Iterable[tuple[str, Thing]], examples: Iterable[Thing], headings: Mapping[str, str]
) -> Iterator[tuple[str, str, Thing]]:
    """Each thing with the anchor and heading it stands under: real ones under their state, examples after them."""
    for state, thing in real:
        yield state, headings[state], thing
    for thing in examples:
        yield EXAMPLES, EXAMPLES_HEADING, thing
