"""`python -m benchmarks.search`: what the search weighs and costs, over text as rich in words as real records are."""

from __future__ import annotations

import dataclasses
import random
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import accumulate
from pathlib import Path

from benchmarks.records import SEED
from generator.check.checker import check_content
from generator.model.card import Card, PartTaken
from generator.model.register import Register, sorting_key

ROOT = Path(__file__).parents[1]

# How many different words there are among the first n: some number times n ** SPREAD (Heaps' law). From 10 to 70 real
# records the power falls from 0.64 to 0.47; English at large has 0.4 to 0.6.
SPREAD = 0.55
# Councils run programmes of the same kinds, and records of one kind are alike. So each record begins as a real one, and
# this share of its words is drawn anew.
ANEW = 0.5
BODIES = (
    "{} Safeguarding Partnership",
    "NHS {} Integrated Care Board",
    "{} Hospitals NHS Foundation Trust",
    "{} Police",
    "{} Fire and Rescue Service",
    "{} Homes",
    "University of {}",
    "{} Citizens Advice",
    "{} Community Health",
    "{} Schools Trust",
)


_SIGNS = ".,:;()“”‘’'\"?!"


class Writer:
    """Writes texts word by word: words of the real records as often as they stand there, and new ones now and then."""

    def __init__(self, cards: tuple[Card, ...], chance: random.Random) -> None:
        self._chance = chance
        texts = [text for card in cards for text in (card.title, card.summary, *card.data_items)]
        written = [bare for text in texts for word in text.split() if (bare := word.strip(_SIGNS))]
        known = Counter(written)
        self._words = list(known)
        self._weights = list(accumulate(known[word] for word in self._words))
        self._written = len(written)
        self._kinds = len(self._words) / len(written) ** SPREAD
        self._new: list[str] = []
        self._letters = _letters(self._words)

    def like(self, text: str) -> str:
        """A text as long as this one, with some of its words."""
        return " ".join(self.word() if self._chance.random() < ANEW else word for word in text.split())

    def word(self) -> str:
        """One word: a real one as often as it is used, or one that nobody used before."""
        self._written += 1
        if len(self._words) + len(self._new) < self._kinds * self._written**SPREAD:
            self._new.append(self._invent())
            return self._new[-1]
        # A new word comes again as words do: those that came first are the commonest.
        share = len(self._new) / (len(self._new) + 20 * len(self._words))
        if self._new and self._chance.random() < share:
            return self._new[int(len(self._new) * self._chance.random() ** 2)]
        return self._chance.choices(self._words, cum_weights=self._weights)[0]

    def _invent(self) -> str:
        """A word that looks like one: each letter follows the two before it as in real words."""
        word = "^^"
        while not word.endswith("$"):
            word += self._chance.choice(self._letters[word[-2:]])
        inside = word.strip("^$")
        return inside if 3 < len(inside) < 14 else self._invent()


def _letters(words: list[str]) -> Mapping[str, str]:
    after: dict[str, str] = {}
    for word in words:
        if word.isalpha():
            marked = f"^^{word.lower()}$"
            for place in range(len(marked) - 2):
                after[marked[place : place + 2]] = after.get(marked[place : place + 2], "") + marked[place + 2]
    return after


def rich_register(size: int, *, real: Register | None = None) -> Register:
    """The real register with `size` records more or less like its own, in real places."""
    real = real or check_content(ROOT / "content").register
    chance = random.Random(f"{SEED}-search")
    cards = [card for card in real.cards if not card.invented and card.status != "withdrawn"]
    writer = Writer(tuple(cards), chance)
    places = [identifier for identifier, area in real.areas.items() if not area.invented]
    made = [_card(number, chance.choice(cards), writer, chance, real, places) for number in range(size)]
    made.sort(key=lambda card: sorting_key(card.title))
    return dataclasses.replace(real, cards=tuple(made), packed={})


def _card(
    number: int, like: Card, writer: Writer, chance: random.Random, real: Register, places: list[str]
) -> Card:
    here = chance.choice(places)
    areas = dict.fromkeys([here, *chance.sample(places, len(like.areas) - 1)])
    title = writer.like(like.title)
    return dataclasses.replace(
        like,
        id="-".join([real.areas[here].name.split()[0].lower().strip("'’,"), writer.word().lower(), str(number)]),
        title=title,
        summary=writer.like(like.summary),
        data_items=tuple(writer.like(item) for item in like.data_items),
        areas=tuple((area, "confirmed") for area in areas),
        organisations=tuple(
            _body(real.areas[here].name, place, chance, real.areas[here].council) for place in range(len(like.organisations))
        ),
        titles={"cy": writer.like(like.title)} if chance.random() < 0.05 else {},
        sectors=like.sectors,
        judgements=(),
    )


def _body(where: str, place: int, chance: random.Random, council: str | None) -> PartTaken:
    name = council if place == 0 and council else chance.choice(BODIES).format(where)
    identifier = "-".join(name.lower().split())[:64]
    return PartTaken(identifier, name, ("lead",) if place == 0 else ("recipient",), "council" if place == 0 else None)
