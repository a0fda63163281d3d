"""Fixtures for tests of the checker: a small content folder, and what is said of records put into it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.problems import Problem
from tests.check.folders import SMALLEST, CheckFiles, CheckText, lay_out, problems_of


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A content folder without a record, which problems name as `content/`."""
    monkeypatch.chdir(tmp_path)
    return lay_out(tmp_path / "content")


@pytest.fixture
def check_files(content: Path) -> CheckFiles:
    """What the checker says of files, given by their paths in the content folder."""

    def check(files: Mapping[str, str]) -> list[Problem]:
        for name, text in files.items():
            (content / name).write_text(text, encoding="utf-8")
        return problems_of(content)

    return check


@pytest.fixture
def check_text(check_files: CheckFiles) -> CheckText:
    """What the checker says of one record."""
    return lambda text: check_files({"agreements/meals.yml": text})


@pytest.fixture
def check_more(check_text: CheckText) -> CheckText:
    """What the checker says of a record that is in order but for some further lines."""
    return lambda lines: check_text(SMALLEST + lines)
