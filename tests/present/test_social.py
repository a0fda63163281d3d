"""Pictures for shared links: one for every kind of page, calm, small, and without a fact of a record."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image

from generator.model.settings import Settings
from generator.present import social
from generator.present.assets import ASSETS
from generator.present.page import KINDS
from generator.present.social import (
    QUESTIONS,
    SIZE,
    TOUCH_ICON,
    draw,
    drawn,
    palette,
    picture_files,
    picture_for,
    touch_icon,
)

MOST_BYTES = 40_000
Colours = dict[tuple[int, ...], int]


@pytest.fixture(scope="module")
def pictures() -> dict[str, bytes]:
    return {file.path: file.make() for file in picture_files(Settings(site_name="Plainview"))}


def colours_of(png: bytes) -> Colours:
    """How many points have each colour."""
    counted = Image.open(io.BytesIO(png)).convert("RGB").getcolors(1 << 20)
    assert counted
    return {colour: count for count, colour in counted if isinstance(colour, tuple)}


def near(colours: Colours, wanted: str) -> int:
    """How many points have a colour that no eye tells from this one."""
    red_green_blue = bytes.fromhex(wanted[1:])
    return sum(
        count
        for colour, count in colours.items()
        if all(abs(a - b) <= 2 for a, b in zip(colour, red_green_blue, strict=True))
    )


def test_every_kind_of_page_has_a_picture_that_is_made(pictures: dict[str, bytes]) -> None:
    shown = {picture_for(kind.name, kind.section).path for kind in KINDS.values()}
    by_hand = {picture_for("", section).path for section in ("about", "understand", "", "of-a-later-day")}

    assert shown | by_hand <= pictures.keys()
    assert (shown | by_hand | {TOUCH_ICON}) >= pictures.keys(), "Some are drawn and never shown."


def test_kinds_that_ask_the_same_share_a_picture_and_others_do_not() -> None:
    assert picture_for("reviews-page", "agreements") == picture_for("reviews", "agreements")
    assert picture_for("", "about").question == QUESTIONS["about"]
    assert picture_for("of-a-later-day", "areas") == picture_for("area", "areas")
    assert len(set(QUESTIONS.values())) == len(QUESTIONS)
    assert all(asked.endswith("?") and len(asked) <= 45 for asked in QUESTIONS.values())


def test_each_is_of_its_size_and_small(pictures: dict[str, bytes]) -> None:
    for path, png in pictures.items():
        size = (180, 180) if path == TOUCH_ICON else SIZE
        assert Image.open(io.BytesIO(png)).size == size, path
        assert len(png) <= MOST_BYTES, path
    assert (picture_for("home", "").width, picture_for("home", "").height) == SIZE


def test_each_has_the_colours_of_the_pages_and_is_calm(pictures: dict[str, bytes]) -> None:
    for path, png in pictures.items():
        found, all_points = colours_of(png), SIZE[0] * SIZE[1]
        if path != TOUCH_ICON:
            assert near(found, palette()["page"]) > 0.6 * all_points, path
            assert near(found, palette()["halo"]) > 0.02 * all_points, path
            assert near(found, palette()["text"]) > 0.15 * all_points, path
            assert sum(sorted(found.values())[-3:]) > 0.97 * all_points, path


def test_the_colours_are_read_from_the_light_scheme() -> None:
    tokens = (ASSETS / "css" / "10-tokens.css").read_text("utf-8")
    light, dark = tokens.split("--page: ")[1:3]

    assert light.startswith(palette()["page"]) and not dark.startswith(palette()["page"])


def test_words_stay_clear_of_the_edges_and_of_the_sun() -> None:
    letters = social._letters(social._QUESTION_SIZE)
    for asked in QUESTIONS.values():
        lines = social._lines(asked, letters, SIZE[0] - 2 * social._EDGE)
        assert " ".join(lines) == asked
        assert max(map(letters.getlength, lines)) <= SIZE[0] - 2 * social._EDGE, asked
        assert social._TOP + len(lines) * social._LINE <= social._GROUND - social._SUN, asked


def test_lines_are_as_few_as_may_be_and_even() -> None:
    letters = social._letters(social._QUESTION_SIZE)
    words = "one two three four five six seven"

    # As many as fit would leave “seven” alone.
    assert social._lines(words, letters, 1100) == ["one two three four", "five six seven"]
    assert social._lines(words, letters, 3000) == [words]
    assert social._lines("Antidisestablishmentarianism", letters, 100) == ["Antidisestablishmentarianism"]


def test_they_are_the_same_bytes_each_time_and_hold_no_date() -> None:
    first = draw(QUESTIONS["home"], "Plainview")
    social._scenery.cache_clear()

    assert draw(QUESTIONS["home"], "Plainview") == drawn(QUESTIONS["home"], "Plainview") == first
    assert chunks(first) == ["IHDR", "PLTE", "IDAT", "IEND"]
    assert chunks(touch_icon()) == ["IHDR", "PLTE", "IDAT", "IEND"]


def chunks(png: bytes) -> list[str]:
    """The names of a PNG's parts, each once."""
    names, at = [], 8
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        names.append(png[at + 4 : at + 8].decode())
        assert (
            zlib.crc32(png[at + 4 : at + 8 + length]) == struct.unpack(">I", png[at + 8 + length : at + 12 + length])[0]
        )
        at += 12 + length
    return list(dict.fromkeys(names))


def test_the_site_is_named_where_the_typeface_has_its_letters_and_there_is_room() -> None:
    def home_of(site_name: str) -> bytes:
        return picture_files(Settings(site_name=site_name))[0].make()

    nameless = drawn(QUESTIONS["home"], "")
    assert home_of("Plainview") != nameless
    assert home_of("Cyngor Dŵr") == nameless
    assert home_of("A very long name for a site, " * 3) == nameless
