"""The records that measurements are made with: valid, always the same, and of the size that they are said to be."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from statistics import mean

import pytest

from benchmarks.records import make_content
from generator.check.checker import Checked, check_content
from tests.site_config import ROOT, bytes_in

NUMBER = 40
AS_OF = date(2026, 11, 23)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made") / "content"
    make_content(folder, NUMBER, ROOT / "content")
    return folder


@pytest.fixture(scope="module")
def checked(made: Path) -> Checked:
    return check_content(made, as_of=AS_OF)


def test_the_records_are_valid_and_as_many_as_asked_for(checked: Checked) -> None:
    assert len(checked.register.cards) == NUMBER
    assert [f"{warning.where}: {warning.code}" for warning in checked.warnings] == []


def test_the_same_records_are_made_each_time_and_whatever_the_number(made: Path, tmp_path: Path) -> None:
    make_content(tmp_path / "fewer", NUMBER // 2, ROOT / "content")
    fewer = bytes_in(tmp_path / "fewer" / "agreements")
    assert len(fewer) == NUMBER // 2
    assert fewer.items() <= bytes_in(made / "agreements").items()


def test_no_two_records_are_alike(made: Path) -> None:
    assert len(set(bytes_in(made / "agreements").values())) == NUMBER


def test_a_record_is_about_eight_kilobytes(made: Path) -> None:
    sizes = [len(data) for data in bytes_in(made / "agreements").values()]
    assert 7_500 <= mean(sizes) <= 9_000
    assert min(sizes) >= 5_000 and max(sizes) <= 11_000


def test_most_records_have_one_assessment_and_none_has_more(checked: Checked) -> None:
    numbers = [len(card.judgements) for card in checked.register.cards]
    assert set(numbers) == {0, 1}
    assert NUMBER * 0.6 < sum(numbers) < NUMBER
