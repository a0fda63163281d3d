"""Where everything is in the picture of a card, in pixels. Its words are wrapped here.

Another site shows the picture without our typeface, in whatever letters the reader has: lines end early, to have room.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from generator.present.pages.agreement_subject import FEW
from generator.present.pages.flow_text import lines_of
from generator.present.pages.listings import TestWord
from generator.present.pages.pack import Notice
from generator.present.pages.shown_card_words import ShownCard

WIDTH = 480
_EDGE = 24
_INSET = 12
# How much of a line is used: common stand-ins for the typeface are up to a seventh wider.
_USED, _USED_BY_BOLD = 86, 78
_BOLD = frozenset(("title", "strong", "shown", "partly-shown", "not-shown-yet", "not-assessed"))
_MARK = 8  # half of a shape that goes with a word
# The light colours of theme/assets/css/10-tokens.css. The template's style has the dark ones.
_COLOURS = {
    "plain": "#1c2430",
    "title": "#1c2430",
    "strong": "#1c2430",
    "quiet": "#4a5568",
    "shown": "#0f5c56",
    "partly-shown": "#7a4b00",
    "not-shown-yet": "#6b2a5b",
    "not-assessed": "#4a5568",
}


@dataclass(frozen=True, slots=True)
class Text:
    """One line of words: where it begins, how large, which part of the card it is, and how that looks."""

    x: int
    y: int
    size: int
    look: str
    colour: str
    bold: bool
    words: str


@dataclass(frozen=True, slots=True)
class Mark:
    """The shape that goes with the word of a test, by its middle."""

    x: int
    y: int
    outcome: str
    colour: str


@dataclass(frozen=True, slots=True)
class Band:
    """The ground under a notice, from its upper edge."""

    y: int
    height: int
    kind: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """The whole picture."""

    width: int
    height: int
    bands: tuple[Band, ...]
    texts: tuple[Text, ...]
    marks: tuple[Mark, ...]


@lru_cache(maxsize=FEW)
def drawing(card: ShownCard) -> Drawing:
    """The picture of a card."""
    pen = _Pen()
    pen.write(card.site, 14, "quiet", most=1)
    pen.write(card.title, 22, "title", most=4)
    for notice in card.notices:
        pen.band(notice)
    pen.write(card.summary, 16, "plain", most=6)
    pen.write(card.status, 14, "quiet", most=5)
    pen.write(card.identified, 16, "strong", most=2)
    pen.tests(card.judged, card.tests)
    pen.write(f"{card.as_at}. {card.leads}.", 14, "quiet", most=3)
    return Drawing(WIDTH, pen.at + _EDGE - 8, tuple(pen.bands), tuple(pen.texts), tuple(pen.marks))


class _Pen:
    """Goes down the card from line to line."""

    def __init__(self) -> None:
        self.at = _EDGE
        self.bands: list[Band] = []
        self.texts: list[Text] = []
        self.marks: list[Mark] = []

    def write(self, words: str, size: int, look: str, most: int) -> None:
        """A paragraph, and a little space after it; nothing where there are no words."""
        if not words:
            return
        for line in _lines(words, WIDTH - 2 * _EDGE, size, most, look):
            self._line(_EDGE, line, size, look)
        self.at += 8

    def band(self, notice: Notice) -> None:
        """A notice on a ground of its own."""
        top = self.at
        self.at += _INSET // 2
        for line in _lines(notice.text, WIDTH - 2 * _EDGE - 2 * _INSET, 14, 6, "plain"):
            self._line(_EDGE + _INSET, line, 14, "plain")
        self.at += _INSET // 2
        self.bands.append(Band(top, self.at - top, notice.kind))
        self.at += 12

    def tests(self, judged: str, tests: Iterable[TestWord]) -> None:
        """Whose judgement it is, and each test with its shape and its word; or that nobody has judged."""
        if not judged:
            return
        found = list(tests)
        if not found:
            self._marked(judged, "not-assessed")
        else:
            self.write(judged, 14, "quiet", most=2)
            for test in found:
                self._marked(f"{test.test}: {test.word}", test.outcome)
        self.at += 8

    def _marked(self, words: str, outcome: str) -> None:
        self.marks.append(Mark(_EDGE + _MARK, self.at + 11, outcome, _COLOURS[outcome]))
        self._line(_EDGE + 2 * _MARK + 8, _lines(words, WIDTH - 3 * _EDGE, 16, 1, outcome)[0], 16, outcome)

    def _line(self, x: int, words: str, size: int, look: str) -> None:
        height = size * 27 // 20
        self.texts.append(Text(x, self.at + size, size, look, _COLOURS[look], look in _BOLD, words))
        self.at += height


def _lines(words: str, room: int, size: int, most: int, look: str) -> tuple[str, ...]:
    return lines_of(words, room * (_USED_BY_BOLD if look in _BOLD else _USED) // 100, size, most)
