"""What the agreements of one moment come to together: who takes part, what for example is shared, and what is not said.

Counted from cards, of real agreements only, and always as so many of so many: no page is to read them as the whole.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.model.card import Card
from generator.model.register import Register
from generator.model.vocabulary import (
    IDENTIFIABILITY,
    NOT_STATED,
    ORGANISATION_KINDS,
    STATUSES,
)
from generator.present.pages.gaps_count import is_counted
from generator.present.pages.gaps_words import BY_PATH, KEY
from generator.present.wording import capital, count, in_a_sentence, listed, number, one_line

BODIES_SHOWN = 5
EXAMPLES_SHOWN = 3
ASKED = ("data.to", "legal.opt_out", "complaint", "retention")
"""What a reader who is in the moment would ask first. `gaps_words.KEY` has the words for each."""
_IN_USE = ("live", "pilot")
_OTHER = "other"  # says too little to stand before a kind that says what it is
_OTHER_WORDS = "Another kind of body"


@dataclass(frozen=True, slots=True)
class Share:
    """Something that is so of some agreements, and of how many. `level` is a level of identifiability, to be drawn."""

    words: str
    beside: str
    meaning: str = ""
    level: str = ""


@dataclass(frozen=True, slots=True)
class Shared:
    """One kind of data, in the words of the agreement that names it."""

    item: str
    title: str
    address: str


@dataclass(frozen=True, slots=True)
class Digest:
    """What the agreements of one moment come to. `told` says how many there are and how they stand."""

    told: str
    bodies: tuple[Share, ...]
    data: tuple[Shared, ...]
    levels: tuple[Share, ...]
    silent: tuple[Share, ...]


def digest_of(register: Register, cards: Iterable[Card]) -> Digest | None:
    """The digest of some agreements, or nothing where none of them is real and more than a plan turned down."""
    real = tuple(filter(is_counted, cards))
    if not real:
        return None
    return Digest(
        told=_told(real),
        bodies=tuple(_bodies(real)),
        data=tuple(_data(register, real)),
        levels=tuple(_levels(real)),
        silent=tuple(_silent(real)),
    )


def _told(real: Sequence[Card]) -> str:
    if len(real) == 1:
        return f"1 agreement here is about this moment. {_standing(real[0].status)}"
    standing = Counter(card.status for card in real)
    silent = standing.pop(NOT_STATED, 0)
    told = f"{capital(count(len(real), 'agreement'))} here are about this moment"
    if standing:
        known = [(in_a_sentence(word.label), standing[status]) for status, word in STATUSES.items() if standing[status]]
        told += (
            f": {listed([f'all {label}' if some == len(real) else f'{number(some)} {label}' for label, some in known])}"
        )
    if not silent:
        return f"{told}."
    which = number(silent)
    if standing:
        which = f"the other {'one' if silent == 1 else which}"
    return f"{told}. For {which} it is not stated if {'it is' if silent == 1 else 'they are'} still in use."


def _standing(status: str) -> str:
    if status == NOT_STATED:
        return "It is not stated if it is still in use."
    return f"It {'has' if status == 'ended' else 'is'} {in_a_sentence(STATUSES[status].label)}."


def _bodies(real: Sequence[Card]) -> Iterator[Share]:
    kinds = Counter(kind for card in real for kind in {part.kind for part in card.organisations if part.kind})
    order = list(ORGANISATION_KINDS)
    found = sorted(kinds, key=lambda kind: (kind == _OTHER, -kinds[kind], order.index(kind)))
    for kind in found[:BODIES_SHOWN]:
        yield Share(_OTHER_WORDS if kind == _OTHER else ORGANISATION_KINDS[kind].label, _of(kinds[kind], real))


def _levels(real: Sequence[Card]) -> Iterator[Share]:
    levels = Counter(card.identifiability for card in real)
    for level, word in IDENTIFIABILITY.items():
        if levels[level]:
            yield Share(word.label, _of(levels[level], real), word.meaning, level)


def _data(register: Register, real: Sequence[Card]) -> Iterator[Shared]:
    """The first kind of data of a few agreements: of those in use whose record names few other moments, and of these
    that cover most places."""
    fitting = sorted(real, key=lambda card: (card.status not in _IN_USE, len(card.moments), -_places(register, card)))
    for card in fitting[:EXAMPLES_SHOWN]:
        yield Shared(one_line(card.data_items[0]), one_line(card.title), f"agreements/{card.id}/#what-is-shared")


def _places(register: Register, card: Card) -> int:
    """How many areas it covers: those that it names, and those inside them."""
    named = [identifier for identifier, _ in card.areas]
    return len({inner for outer in named for inner in (outer, *register.areas_inside.get(outer, ()))})


def _silent(real: Sequence[Card]) -> Iterator[Share]:
    missing = {path: sum(_says_nothing(card, path) for card in real) for path in ASKED}
    for path in sorted(filter(missing.__getitem__, missing), key=lambda path: -missing[path]):
        yield Share(capital(KEY[path][0]), _of(missing[path], real))


def _says_nothing(card: Card, path: str) -> bool:
    """Whether it is silent about a fact. A fact that it holds back is told of as held back, on its own page."""
    return not (card.told.stated | card.told.held_back) >> BY_PATH[path].position & 1


def _of(some: int, real: Sequence[Card]) -> str:
    return "" if len(real) == 1 else f"{number(some)} of {number(len(real))}"
