"""The words of each everyday moment are there and read plainly."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.check.page_reading import read_page
from generator.mkdocs_plugin import site_from
from generator.model.moments import MET_BY_MOST, MOMENTS, SHELVES, Moment
from tests.content.test_reading import NOT_OURS

ROOT = Path(__file__).parents[2]
EACH = pytest.mark.parametrize("moment", MOMENTS.values(), ids=list(MOMENTS))


@EACH
def test_a_moment_reads_as_plainly_as_the_site_asks(moment: Moment) -> None:
    told = "\n\n".join((moment.meaning, moment.situation, *moment.wonder, moment.urgent))
    asked = site_from(ROOT / "mkdocs.yml").settings.prose

    reading = read_page("a moment", told)
    assert reading.harder_than(asked) == (), (reading.ease, reading.grade)
    assert reading.words > 25
    assert [found[0] for found in NOT_OURS.finditer(told)] == []


@EACH
def test_a_moment_speaks_to_the_reader_and_asks_as_the_reader_would(moment: Moment) -> None:
    assert "you" in f"{moment.meaning} {moment.situation}".lower()
    assert 2 <= len(moment.wonder) <= 3
    assert all(question.endswith("?") for question in moment.wonder)
    assert all(said.endswith(".") for said in (moment.meaning, moment.situation, moment.urgent or "."))


def test_a_moment_stands_on_one_shelf() -> None:
    assert sum(len(shelf.moments) for shelf in SHELVES) == len(MOMENTS)
    assert len({shelf.id for shelf in SHELVES}) == len(SHELVES)


def test_what_the_front_page_shows_is_a_moment() -> None:
    assert set(MOMENTS) > MET_BY_MOST
