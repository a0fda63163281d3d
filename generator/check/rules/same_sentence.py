"""Each summary is written for its own record."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.check.faults import Code, Fault
from generator.check.known import Known
from generator.model.card import Card
from generator.read.excerpt import excerpt

CODE = Code(
    "same-sentence",
    "warning",
    "A long sentence stands word for word in the summaries of two records. A sentence that fits two things says little "
    "about either, and readers take the second for the first.",
    "# in two files\nsummary: The council matches its data with the data of the health service to help.",
    "summary: Leeds City Council matches its list of tenants with the list of people on oxygen at home.",
)

_SHORTEST = 9
_END_OF_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_WORD = re.compile(r"\w+")


def check_register(cards: Sequence[Card], known: Known) -> Iterator[tuple[str, Fault]]:
    """Each long sentence, held against those of summaries before it in order of id."""
    seen: dict[str, str] = {}
    for card in sorted(cards, key=lambda card: card.id):
        for sentence in _END_OF_SENTENCE.split(card.summary):
            words = _WORD.findall(sentence.lower())
            if len(words) >= _SHORTEST:
                first = seen.setdefault(" ".join(words), card.id)
                if first != card.id:
                    said = f"“{excerpt(sentence)}” stands in the summary of `{first}` too."
                    yield card.id, Fault(("summary",), said, "Say it in words that fit only this record.")
                    break
