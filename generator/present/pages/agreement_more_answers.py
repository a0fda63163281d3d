"""What stands behind the three tests of one agreement: the features, and answers that have been given again since.

The page of the agreement has the answers of today. The features sort those same answers once more, and what an assessor
said before is wanted by few, so both stand here: they would be a tenth of what everyone has to load.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.vocabulary import WITHDRAWN
from generator.present.page import Page, Site
from generator.present.pages.agreement_origin import EXAMPLE_ANSWERS
from generator.present.pages.agreement_subject import Subject
from generator.present.pages.agreement_tests import Tests, tests
from generator.present.pages.tombstone import gone_part
from generator.present.parts import Step, trail
from generator.present.templates import render
from generator.present.wording import one_line

CRUMB = "More about the answers"
FEATURES = (
    "The authors of the tests name features that sharing should show to be for the public’s benefit. Here the same "
    "answers are sorted by these features."
)
EARLIER = "Below is what was answered before, where someone has judged again since."


@dataclass(frozen=True, slots=True)
class MoreAnswersView:
    """Everything that the page prints, in order."""

    trail: tuple[Step, ...]
    heading: str
    band: str
    lead: str
    tests: Tests
    back: str


def address_of(identifier: str) -> str:
    """Where the page stands that belongs to an agreement."""
    return f"agreements/{identifier}/answers/"


def more_answers_page(site: Site, identifier: str) -> Page:
    """The features and the earlier answers of a judged agreement; of a withdrawn one, that they went with it."""
    subject = Subject.find(site, identifier)
    title = one_line(subject.card.title)
    address = address_of(identifier)
    heading = f"More about the answers on “{title}”"
    steps = trail(("Agreements", "agreements/"), (title, f"agreements/{identifier}/"), here=CRUMB)
    if subject.card.status == WITHDRAWN:
        return gone_part(subject, address, heading, steps, "the answers to the tests, if there were any,")
    told = tests(subject)
    view = MoreAnswersView(
        trail=steps,
        heading=heading,
        band=EXAMPLE_ANSWERS if subject.agreement.invented else "",
        lead=f"{FEATURES}{f' {EARLIER}' if told.earlier else ''}",
        tests=told,
        back=f"agreements/{identifier}/#three-tests",
    )
    return Page(
        address,
        heading,
        f"{title}: what the answers say of each feature, and earlier answers.",
        render("agreement_more_answers.html.jinja", view, address),
    )
