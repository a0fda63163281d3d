"""The ways in which a page is looked at: how wide, in which colours, and with what of the frame open over it.

Every kind of page is looked at in two ways in `make test`, wide and narrow, light and dark, turn about, and its colours
in one of them: those of the whole site come from one list, and kinds that stand together take turns. The menu and
the search belong to the frame and are the same on every page, so there they are opened on a few kinds each. All ways
of all kinds are looked at in `make test-long`. Every two of width, colours and state are met somewhere: a test holds
it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from playwright.sync_api import Page

NARROW, WIDE = 360, 1280
Scheme = Literal["light", "dark"]
# What opens each state, and how wide the pages are that have it. This is the only place that knows the frame's names.
PLAIN = "plain"
OPENERS: Mapping[str, str] = {"menu": ".pv-menu", "search": ":root:not(:has([data-search])) .pv-search-link"}
HAS: Mapping[str, tuple[int, ...]] = {PLAIN: (NARROW, WIDE), "menu": (NARROW,), "search": (NARROW, WIDE)}


@dataclass(frozen=True)
class Look:
    """One way to look at a page."""

    width: int
    scheme: Scheme
    state: str = PLAIN

    def __str__(self) -> str:
        return f"{self.scheme} {self.width}{'' if self.state == PLAIN else f' {self.state}'}"


CORNERS: Sequence[Look] = (
    *(Look(WIDE, "light"), Look(NARROW, "dark")),
    *(Look(WIDE, "dark"), Look(NARROW, "light")),
)
ALWAYS = 2
"""How many of the four corners are looked at in `make test`."""
OPEN: Sequence[Look] = (
    *(Look(NARROW, "light", "menu"), Look(NARROW, "dark", "menu")),
    *(Look(WIDE, "light", "search"), Look(NARROW, "dark", "search")),
    *(Look(WIDE, "dark", "search"), Look(NARROW, "light", "search")),
)
OPEN_ALWAYS = 4
"""How many of the looks with something open are taken in `make test`, each on one kind of page."""


def corner(place: int, turn: int) -> Look:
    """The look of a page at a turn: of neighbours in the list one begins light and wide, the next dark and wide."""
    return CORNERS[(turn + 2 * (place % 2)) % len(CORNERS)]


def opened_on(names: Sequence[str]) -> Mapping[Look, str]:
    """On which kind of page each look with something open is taken in `make test`: far apart in the list."""
    return {look: names[at * len(names) // OPEN_ALWAYS] for at, look in enumerate(OPEN[:OPEN_ALWAYS])}


def has(page: Page, state: str) -> bool:
    """Whether the frame around the page has what opens this state."""
    return state == PLAIN or page.locator(OPENERS[state]).count() > 0


def open_up(page: Page, state: str) -> None:
    """Open the menu, or the search with something found, over a page that has it, as a reader does."""
    if state != PLAIN:
        page.locator(OPENERS[state]).first.focus()
        page.keyboard.press("Enter")
        page.locator("dialog[open]").wait_for()
    if state == "search":
        page.locator("dialog[open] input:focus").wait_for()  # the dialog opens at once, and its box comes after
        page.keyboard.type("school meals")
        page.locator("dialog[open] li").first.wait_for()
