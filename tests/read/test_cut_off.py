"""A `#` that cuts a text off is told, and a note is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.read.cut_off import cut_off_texts

CONTENT = Path(__file__).parents[2] / "content"


def places(text: str) -> list[tuple[int, int]]:
    return [(fault.line, fault.column) for fault in cut_off_texts(text)]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("a: Council #1 plan", (1, 12)),
        ("a: Council\t#1 plan", (1, 12)),
        ("a: é   #1", (1, 8)),
        ("a: #1 plan\nb: c", (1, 4)),
        ("a:\n  - #1 plan", (2, 5)),
        ("a:\r\n  - b\r\n  - c #d", (3, 7)),
        ("a: b\n  c #d", (2, 5)),
        ("a: [b, c #d\n  , e]", (1, 10)),
    ],
)
def test_text_that_ends_before_a_sign_is_told(text: str, where: tuple[int, int]) -> None:
    assert places(text) == [where]


@pytest.mark.parametrize(
    "text",
    [
        "a: b # note",
        "a: b #",
        "a: b ## note",
        "#note\na: b",
        "  #note\na: b",
        "a: #note\n  b: c",
        "a: #note\n  - b",
        "a: 'b' #note",
        "a: [b] #note",
        "a: {b: c} #note",
        "a: 'b #1'",
        'a: "b #1"',
        "a: >\n  b #1",
        "a: | #note\n  b #1",
        "a: b#1",
        "a: https://a.uk/#b",
        "a: b\u00a0#1",
    ],
)
def test_a_note_and_text_that_is_whole_are_left_alone(text: str) -> None:
    assert places(text) == []


def test_what_is_published_here_has_notes_and_nothing_that_is_cut_off() -> None:
    texts = [path.read_text(encoding="utf-8") for path in CONTENT.glob("agreements/*.yml")]

    assert sum(" # " in text for text in texts) > 20
    assert [found for text in texts for found in cut_off_texts(text)] == []
