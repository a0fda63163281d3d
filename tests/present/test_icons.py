"""The icons: one for each moment and kind of service, all drawn with one pen on one grid, and small together."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from generator.model.moments import MOMENTS
from generator.model.vocabulary import SECTORS
from generator.present import icons

FILES = sorted(icons.ICONS.glob("*.svg"))
EACH = pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
# Lines and rings, and nothing of their own but where they go: no script, style, colour, id or link.
SHAPE = re.compile(
    r'<path d="[MLHVCSQTAZmlhvcsqtaz0-9 .,-]+"/>|<circle cx="[0-9.]+" cy="[0-9.]+" r="[0-9.]+"/>',
)
MOST_SHAPES = 6
MOST_BYTES = 8_000


@EACH
def test_an_icon_is_lines_on_the_grid_and_nothing_else(file: Path) -> None:
    text = file.read_text("utf-8")
    assert text.startswith(icons.OPENING)
    assert text.endswith(icons.CLOSING)
    shapes = text.removeprefix(icons.OPENING).removesuffix(icons.CLOSING).splitlines()
    assert [shape for shape in shapes if not SHAPE.fullmatch(shape)] == []
    assert 1 <= len(shapes) <= MOST_SHAPES
    # Where a line ends is not where it goes, yet no number can lie outside the grid.
    assert all(abs(float(number)) <= 24 for shape in shapes for number in re.findall(r"-?(?:\d*\.)?\d+", shape))


def test_every_moment_and_kind_of_service_has_an_icon_and_no_icon_is_left_over() -> None:
    assert {file.stem for file in FILES} == {*MOMENTS, *SECTORS}
    assert set(MOMENTS).isdisjoint(SECTORS)


def test_the_joined_file_has_each_under_its_name_and_is_the_same_each_time() -> None:
    joined = icons.sprite().decode()

    assert re.findall(r'<symbol id="([^"]*)"', joined) == [file.stem for file in FILES]
    assert joined.count(icons.PEN) == len(FILES)
    assert joined.encode() == icons.sprite()


def test_the_joined_file_is_small() -> None:
    assert len(gzip.compress(icons.sprite())) <= MOST_BYTES
