"""The questions on the list of agreements: links to pages without a script, and with one, filters of the list itself.

The script turns each link into a box to tick. Whatever it shows or says stands on the page, hidden until it is needed.
What a reader chooses stands after the `#` of the address, so it can be shared and is sent to nobody.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.assess.outcome import WORDS
from generator.model.card import Card
from generator.model.vocabulary import IDENTIFIABILITY, NOT_STATED
from generator.present.assets import FILTERS
from generator.present.page import Site
from generator.present.pages import filter_data
from generator.present.pages.facet_boxes import Box
from generator.present.pages.facets import Facet, by_answer, facets
from generator.present.pages.listings import EXAMPLES_BAND, LEVEL_NOT_STATED, shelves
from generator.present.wording import number

LEAD = "Choose a question, and then an answer."
WITH_SCRIPT = (
    "You may choose several. Two answers to one question bring what fits either, and answers to two questions what "
    "fits both. Your choice stands in the address of this page, so you can keep it or share it. It is sent to nobody."
)
# How many an answer brings where some of it is invented. Said here first, and by the script after a choice.
INVENTED = "{invented} invented"
WITH_INVENTED = "{number} and {invented} invented"

# A slot in braces is filled in by the script.
SAYINGS: tuple[tuple[str, str], ...] = (
    ("agreement-one", "1 agreement"),
    ("agreement-many", "{number} agreements"),
    ("agreement-none", "No agreement"),
    ("taken-down-one", "1 record that was taken down"),
    ("taken-down-many", "{number} records that were taken down"),
    ("example-one", "1 invented example"),
    ("example-many", "{number} invented examples"),
    ("and", "and"),
    ("heading", "Found: {found}"),
    ("heading-none", "Nothing here fits all that you chose"),
    (
        "none",
        "Take one of your choices away to see more. That nothing is found does not mean that no data is shared. It "
        "means that nothing like it is written up here.",
    ),
    ("place", "See all that is written up of {place}."),
    ("agreements", "Agreements"),
    ("near", "For {place}"),
    ("wider", "For wider areas around {place}"),
    ("invented", INVENTED),
    ("with-invented", WITH_INVENTED),
    ("take-away", "Take away"),
    ("more", "Show {number} more"),
    ("loading", "Fetching the list."),
    ("cleared", "All answers are taken away. The whole list is here again."),
    ("failed", "The list could not be fetched. Please try again, or load this page anew."),
    ("unknown", "This address asks for {what}, which this list does not know. Whatever else it asks for is shown."),
    ("quoted", "“{what}”"),
    ("found-one", "1 answer."),
    ("found", "{number} answers."),
    ("found-many", "{number} answers. The first {shown} are shown. Type more to narrow them."),
    ("found-none", "Nothing here has that name."),
    ("added", "{name} is added."),
    (f"level-{NOT_STATED}", LEVEL_NOT_STATED),
    *((f"level-{level}", word.label) for level, word in IDENTIFIABILITY.items() if level != NOT_STATED),
)


@dataclass(frozen=True, slots=True)
class AnswerView:
    """One answer: its words, what it means where that is shown, its page, and how many give it."""

    id: str
    label: str
    meaning: str
    address: str
    count: str


@dataclass(frozen=True, slots=True)
class QuestionView:
    """One question with its answers, or with a box to look for them."""

    id: str
    question: str
    note: str
    index: str
    answers: tuple[AnswerView, ...]
    box: Box | None


@dataclass(frozen=True, slots=True)
class FiltersView:
    """What the part prints, and the words that its script may show."""

    scripts: tuple[str, ...]
    lead: str
    with_script: str
    main: str
    folder: str
    questions: tuple[QuestionView, ...]
    sayings: tuple[tuple[str, str], ...]
    outcomes: tuple[tuple[str, str], ...]
    band: str


def filters_of(site: Site) -> FiltersView:
    """The whole part."""
    return FiltersView(
        scripts=FILTERS,
        lead=LEAD,
        with_script=WITH_SCRIPT,
        main=filter_data.MAIN,
        folder=filter_data.FOLDER,
        questions=tuple(_question(site, facet) for facet in facets(site)),
        sayings=SAYINGS,
        outcomes=tuple(WORDS.items()),
        band=EXAMPLES_BAND,
    )


def how_many(cards: Iterable[Card]) -> str:
    """How many an answer brings, in figures: "12", "12 and 2 invented", "2 invented", "0"."""
    found = shelves(cards)
    real, invented = len(found.real) + len(found.taken_down), len(found.examples)
    if not invented:
        return number(real)
    words = WITH_INVENTED if real else INVENTED
    return words.format(number=number(real), invented=number(invented))


def _question(site: Site, facet: Facet) -> QuestionView:
    return QuestionView(
        id=facet.id,
        question=facet.question,
        note=facet.note,
        index=facet.index,
        answers=() if facet.box else tuple(_answers(site, facet)),
        box=facet.box,
    )


def _answers(site: Site, facet: Facet) -> Iterable[AnswerView]:
    given = by_answer(site, facet.id)
    for identifier, word in facet.values(site).items():
        meaning = word.meaning if facet.told else ""
        address = facet.address(site, identifier)
        yield AnswerView(identifier, word.label, meaning, address, how_many(given.get(identifier, ())))
