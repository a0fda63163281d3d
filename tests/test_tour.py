"""The tour shows every kind of page, says what it is, and stays light."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from docs.make_tour import PAGE, PICTURES, SENTENCES, looks, text
from generator.present.page import KINDS

LARGEST = 30_000
WHOLE = 1_000_000


def test_the_tour_passes_over_no_kind_of_page() -> None:
    # Nothing of the real content is gone, has moved or was copied, and its lists of changes are short.
    not_there = {"changes-page", "changes-wider-page", "registers"}
    shown = {kind.name for kind in KINDS.values() if not kind.hidden} - not_there
    assert {*shown, "prose", "missing"} <= SENTENCES.keys() <= {*KINDS, "prose", "missing"}


def test_each_kind_has_one_sentence() -> None:
    for kind, sentence in SENTENCES.items():
        assert sentence.endswith(".") and len(sentence) < 120, kind


def test_the_page_is_what_the_command_writes() -> None:
    assert PAGE.read_text(encoding="utf-8") == text(), "Run `make tour`."


def test_the_pictures_are_those_of_the_page_and_light() -> None:
    assert {path.name for path in PICTURES.iterdir()} == {file for _, _, file in looks()}, "Run `make tour`."
    sizes = {path.name: path.stat().st_size for path in PICTURES.iterdir()}
    assert max(sizes.values()) <= LARGEST, sizes
    assert sum(sizes.values()) <= WHOLE


@pytest.mark.parametrize("file", [file for _, _, file in looks()])
def test_a_picture_can_be_opened_and_is_not_blank(file: str) -> None:
    with Image.open(io.BytesIO((PICTURES / file).read_bytes())) as picture:
        assert picture.width in (360, 720)
        assert len(picture.convert("L").getcolors() or range(256)) > 20
