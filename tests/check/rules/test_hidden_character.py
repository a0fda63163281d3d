"""Characters that cannot be seen are found in every kind of text, and letters of any script are left alone."""

from __future__ import annotations

import pytest

from generator.check.rules import hidden_character
from generator.check.texts import Texts

HIDDEN = "\x00 \x07 \x1b \x7f \x9f \u00ad \u061c \u200b \u200c \u200d \u200e \u200f \u2028"
MORE = "\u202a \u202b \u202c \u202d \u202e \u2060 \u2066 \u2067 \u2068 \u2069 \ufeff \U000e0001 \U000e0061"
NO_INK = "\u034f \ufffc \ue000 \U0001d173 \U00013430 \U0001bca0 \U000e0100 \U000e0141 \U000f0000"
BLANK = "\u115f \u1160 \u17b4 \u2800 \u3164 \uffa0 \ufdd0 \ufffe \uffff"


def messages(text: str, kind: str = "words") -> list[str]:
    texts = Texts()
    getattr(texts, kind).append((("title",), text))
    return [fault.message for fault in hidden_character.check_texts(texts)]


@pytest.mark.parametrize(
    "letter",
    [*HIDDEN.split(" "), *MORE.split(" "), *NO_INK.split(" "), *BLANK.split(" ")],
    ids=lambda letter: f"U+{ord(letter):04X}",
)
def test_a_hidden_character_is_told_with_its_number_and_what_stands_before_it(letter: str) -> None:
    assert messages(f"School{letter} meals") == [f"A hidden character (U+{ord(letter):04X}) stands after “School”."]
    assert messages(letter) == [f"A hidden character (U+{ord(letter):04X}) stands at the beginning."]


def test_links_and_addresses_are_looked_at_too() -> None:
    assert len(messages("https://a.uk/\u202e", "links")) == 1
    assert len(messages("a\u200b@a.uk", "emails")) == 1


SEEN = [
    "",
    "Plain.",
    "Two\nlines\n",
    "A\ttab",
    "Café, ŵy, £5 – “so”…",
    "漢字 العربية",
    "🙂 👍🏽 ✔\ufe0f",
    "Kıbrıs",
    "1\u00a0000",
]


@pytest.mark.parametrize("text", SEEN)
def test_what_can_be_seen_is_fine(text: str) -> None:
    assert messages(text) == []
