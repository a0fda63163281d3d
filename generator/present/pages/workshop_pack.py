"""The blank pack: every question of the newest framework with space to write, for a workshop about any agreement."""

from __future__ import annotations

from dataclasses import dataclass

from generator.present.page import Page, Site
from generator.present.pages.pack import to_type, written_out
from generator.present.pages.pack_questions import Sheet, blank, credit, scale
from generator.present.pages.tests_page import ADDRESS as TESTS
from generator.present.pages.tests_page import CRUMB
from generator.present.parts import Step, trail
from generator.present.qr_code import QrCode, qr_code
from generator.present.templates import render

ADDRESS = f"{TESTS}pack/"
TITLE = "Questions to ask about any sharing of data"
LEAD = (
    "When a council, the NHS or another body wants to share data about people, these questions help you to see whether "
    "it is right. For each one, ring the words that fit best, and write down why."
)
DESCRIPTION = "Every question of the tests with space to write, on two pages to print for a workshop."


@dataclass(frozen=True, slots=True)
class WorkshopView:
    """Everything that the sheets print, in order. `blanks` is what a group fills in about itself."""

    trail: tuple[Step, ...]
    title: str
    lead: str
    blanks: tuple[str, ...]
    code: QrCode
    link: str
    address: tuple[str, ...]
    scale: tuple[str, ...]
    sheets: tuple[Sheet, ...]
    credit: str


def workshop_page(site: Site) -> Page:
    """The blank pack of the newest framework. There must be one."""
    framework = site.register.versions[0]
    address = written_out(site, TESTS)
    view = WorkshopView(
        trail=trail((CRUMB, TESTS), here="Workshop pack"),
        title=TITLE,
        lead=LEAD,
        blanks=("What we talk about", "Who we are", "Where and when"),
        code=qr_code(address),
        link=address,
        address=to_type(address),
        scale=scale(framework),
        sheets=blank(framework),
        credit=credit(framework),
    )
    return Page(ADDRESS, TITLE, DESCRIPTION, render("workshop_pack.html.jinja", view, ADDRESS))
