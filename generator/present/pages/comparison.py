"""Agreements side by side: a row for each of a reader's questions, a cell in it for each agreement.

The order of the cells is the order given, and nothing here counts, adds up or ranks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from generator.assess.alike import Likenesses, Tier
from generator.model.card import Card
from generator.model.vocabulary import SECTORS
from generator.present.once import kept_of_each, once, once_each_alone
from generator.present.page import Site
from generator.present.pages.compare_column import QUESTIONS, SOMETHING, Beside, Cell, column
from generator.present.pages.compare_tests import SILENT, Judged, in_place_of, judged, question_kin
from generator.present.pages.places import part_of_country
from generator.present.templates import fragment
from generator.present.wording import in_a_sentence, listed, one_line

MOST = 4
WHO_JUDGED = "Who judged it, and when?"
HONEST = "Each test’s weakest answer gives its word, and nothing is added up."
NO_SHARED_QUESTION = "No question of this test is answered for more than one of them, so no answers stand side by side."
# Pages of agreements that are near to each other are made one after another, so few columns need be kept.
_KEPT = 200


@dataclass(frozen=True, slots=True)
class Row:
    """One question and what each agreement says to it, as HTML from our own template.

    `key` is the name by which a script finds it again.
    """

    key: str
    heading: str
    cells: tuple[str, ...]
    kin: str = ""
    """Of a question of a test: its id and those of older questions that it stands in place of."""


@dataclass(frozen=True, slots=True)
class TestRow:
    """One test: its words, then each question that more than one agreement answers.

    `alone` are the questions that stand beside nothing here. They are not shown; a script may find something to
    set beside them. `note` says that there is nothing to set side by side.
    """

    __test__ = False  # pytest collects classes called Test

    row: Row
    questions: tuple[Row, ...]
    alone: tuple[Row, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Name:
    """One agreement at the head of its column."""

    of: str
    title: str
    made_up: str
    address: str


@dataclass(frozen=True, slots=True)
class Kind:
    """What an agreement is to be compared by, for a script to tell whether another is of like kind."""

    of: str
    sectors: str
    services: str
    tier: str
    councils: str
    invented: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """Agreements side by side, in the order given. `kind` is that of the first."""

    kind: Kind
    names: tuple[Name, ...]
    rows: tuple[Row, ...]
    who: Row
    honest: str
    tests: tuple[TestRow, ...]


@dataclass(frozen=True, slots=True)
class _Told:
    """One agreement, worded and set: what stands in its column on every page that shows it."""

    name: Name
    judged: Judged
    rows: tuple[str, ...]
    who: str
    tests: Mapping[str, str]
    answers: Mapping[str, str]
    others: dict[tuple[Cell, int], str] = field(default_factory=dict)
    """What stands in other places of its column, such as that it was not asked a question."""

    def cell(self, cell: Cell, level: int) -> str:
        """A cell of its column, under a heading of this level."""
        if (cell, level) not in self.others:
            self.others[cell, level] = _set(self.name, cell, level)
        return self.others[cell, level]


def comparison(site: Site, cards: Sequence[Card]) -> Comparison:
    """The comparison of these agreements, the first of which it belongs to."""
    told = [_told(site, card.id) for card in cards]
    any_judged = any(one.judged.any for one in told)
    return Comparison(
        kind=kind_of(site, cards[0]),
        names=tuple(one.name for one in told),
        rows=tuple(
            Row(key, heading, tuple(one.rows[at] for one in told)) for at, (key, heading) in enumerate(QUESTIONS)
        ),
        who=Row("judged", WHO_JUDGED, tuple(one.who for one in told)),
        honest=HONEST if any_judged else "",
        tests=tuple(_tests(site, told)),
    )


def kind_of(site: Site, card: Card) -> Kind:
    """What one agreement is to be compared by."""
    tier = tier_in(site, card)
    return Kind(
        of=card.id,
        sectors=" ".join(card.sectors),
        services=services(card),
        tier=tier.id if tier else "",
        councils=tier.words if tier else "",
        invented=card.invented,
    )


def tier_in(site: Site, card: Card) -> Tier | None:
    """The tier of an agreement: at which tier of government it is, if at one alone."""
    return _tier(site, card.id)


def near(site: Site, card: Card) -> tuple[Card, ...]:
    """The agreements of like kind that stand beside one on its page, the nearest first."""
    return tuple(site.register.card[one] for one in _near(site, card.id))


@once_each_alone
def _tier(site: Site, identifier: str) -> Tier | None:
    return likenesses(site).tier(site.register.card[identifier])


@once_each_alone
def _near(site: Site, identifier: str) -> tuple[str, ...]:
    return tuple(card.id for card in likenesses(site).near(site.register.card[identifier], MOST - 1))


def services(card: Card) -> str:
    """The kinds of service that an agreement is for, in a sentence."""
    return listed([in_a_sentence(SECTORS[sector].label) for sector in card.sectors])


@once
def likenesses(site: Site) -> Likenesses:
    """What is of like kind with what, worked out once for a site."""
    parts = {card.id: part_of_country(site, card) for card in site.register.cards}
    return Likenesses(site.register.cards, site.register.areas, lambda card: parts[card.id])


def in_order(site: Site) -> tuple[str, ...]:
    """Ids of all agreements, those that are likely to stand side by side made one after another."""
    near = tuple(card.id for card in likenesses(site).in_order())
    seen = frozenset(near)
    return (*near, *(card.id for card in site.register.cards if card.id not in seen))


@partial(kept_of_each, most=_KEPT)
def _told(site: Site, identifier: str) -> _Told:
    """One agreement, worded once for the comparisons that are made one after another."""
    return _set_column(Beside.find(site, identifier))


def _set_column(subject: Beside) -> _Told:
    card = subject.card
    made_up = "(invented)" if card.invented else ""
    name = Name(card.id, one_line(card.title), made_up, f"agreements/{card.id}/")
    told = judged(subject)
    return _Told(
        name=name,
        judged=told,
        rows=tuple(_set(name, cell, 3) for cell in column(subject)),
        who=_set(name, told.who, 3),
        tests={test: _set(name, cell, 3) for test, (_, cell) in told.tests.items()},
        answers={question: _set(name, cell, 4) for question, cell in told.answers.items()},
    )


def _set(name: Name, cell: Cell, level: int) -> str:
    return fragment("parts/comparison.html.jinja", "cell", name, cell, level)


def _tests(site: Site, told: Sequence[_Told]) -> Iterator[TestRow]:
    names: dict[str, str] = {}
    for one in told:
        for test, (name, _) in one.judged.tests.items():
            names.setdefault(test, name)
    questions, of_first = _questions(told), _questions(told[:1])
    for test, name in names.items():
        cells = tuple(one.tests[test] if test in one.tests else one.cell(SILENT, 3) for one in told)
        shared = tuple(
            _question(site, question, text, told)
            for question, text in questions.get(test, {}).items()
            if sum(_answers(one, question) for one in told) > 1
        )
        shown = {row.key for row in shared}
        alone = tuple(
            _question(site, question, text, told[:1])
            for question, text in of_first.get(test, {}).items()
            if question not in shown
        )
        note = "" if shared or len(told) < 2 else NO_SHARED_QUESTION
        yield TestRow(Row(test, name, cells), shared, alone, note)


def _questions(told: Sequence[_Told]) -> Mapping[str, Mapping[str, str]]:
    """Every question that any of them was asked, under its test, each with its text."""
    found: dict[str, dict[str, str]] = {}
    for one in told:
        for test, question in one.judged.asked():
            found.setdefault(test, {}).setdefault(question.id, one_line(question.text))
    return found


def _answers(one: _Told, question: str) -> bool:
    answer = one.judged.answers.get(question)
    return answer is not None and answer.says == SOMETHING


def _question(site: Site, question: str, text: str, told: Sequence[_Told]) -> Row:
    return Row(
        question,
        text,
        tuple(
            one.answers[question] if question in one.answers else one.cell(in_place_of(site, one.judged, question), 4)
            for one in told
        ),
        kin=" ".join(sorted(question_kin(site)[question])),
    )
