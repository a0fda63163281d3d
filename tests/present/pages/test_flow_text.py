"""How wide words are held to be, and where lines end."""

from __future__ import annotations

import io

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from generator.present import assets
from generator.present.pages.flow_text import lines_of, width_of


@pytest.mark.parametrize("cut", ["Regular", "Bold"])
def test_no_letter_is_wider_in_the_typeface_than_it_is_held_to_be(cut: str) -> None:
    font = TTFont(io.BytesIO(assets.typeface(cut)))
    glyphs, widths = font.getBestCmap(), font["hmtx"]
    assert font["head"].unitsPerEm == 1000
    there = [letter for letter in assets.LETTERS if ord(letter) in glyphs]
    assert len(there) > 150
    assert [letter for letter in there if width_of(letter) < widths[glyphs[ord(letter)]][0]] == []


def test_plain_words_are_not_held_to_be_much_wider_than_they_are() -> None:
    text = "The address of each council flat, and when a tenant reported damp there: 1,500 people’s homes"
    font = TTFont(io.BytesIO(assets.typeface("Bold")))
    is_so = sum(font["hmtx"][font.getBestCmap()[ord(letter)]][0] for letter in text)
    assert is_so <= width_of(text) <= 1.01 * is_so


def test_lines_end_between_words() -> None:
    assert lines_of("Whether the family gets help with rent", 150, 15, 6) == (
        "Whether the family",
        "gets help with rent",
    )


def test_what_does_not_fit_is_cut_and_marked() -> None:
    assert lines_of("Whether the family gets help, with rent or tax", 150, 15, 2)[-1] == "gets help, with…"
    assert lines_of("Whether the family gets help, and more", 110, 15, 2)[-1] == "family gets…"
    assert lines_of("Whether the family gets help, and more besides", 140, 15, 2)[-1] == "gets help, and…"


def test_a_word_wider_than_a_line_is_parted() -> None:
    lines = lines_of("Llanfair" * 6, 150, 15, 9)
    assert len(lines) > 2
    assert "".join(lines) == "Llanfair" * 6


def test_an_accent_stays_with_its_letter() -> None:
    for line in lines_of("e\u0301" * 60, 100, 15, 20):
        assert not line.startswith("\u0301")
    assert width_of("é") == width_of("e\u0301") == width_of("e")


@given(st.text(max_size=200), st.integers(60, 300), st.sampled_from([14, 15]), st.integers(1, 8))
def test_no_line_is_wider_than_its_room_and_no_word_is_lost(text: str, room: int, size: int, most: int) -> None:
    lines = lines_of(text, room, size, most)
    assert 1 <= len(lines) <= most
    assert all(width_of(line) * size <= room * 1000 for line in lines)
    whole = "".join(text.split())
    joined = "".join("".join(lines).split())
    assert joined == whole or (joined.endswith("…") and len(lines) == most)
