"""Inserts of pages written by hand: the slip is named with its place, and what was most likely meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.check.inserts import insert_problems
from generator.model.inserts import FIGURES, WORDS
from generator.problems import Problem


def told(tmp_path: Path, text: str, name: str = "understand/a.md") -> list[Problem]:
    page = tmp_path / "pages" / name
    page.parent.mkdir(parents=True)
    page.write_text(text, encoding="utf-8")
    return list(insert_problems(tmp_path))


def test_an_insert_that_nothing_makes_is_named_with_what_was_meant(tmp_path: Path) -> None:
    (problem,) = told(tmp_path, "# A\n\nIt has [[town-poeple]] people.\n")

    assert (problem.where.line, problem.where.column, problem.code) == (3, 8, "unknown-insert")
    assert problem.message == "Nothing is called `[[town-poeple]]`."
    assert problem.fix == "Did you mean `town-people`?"


@pytest.mark.parametrize(
    "text",
    [
        "Here it is: [[town]]\n",
        "Before.\n[[town]]\n",
        "[[town]]\nAfter.\n",
        "[[town]] [[town-ladder]]\n",
        "- [[town]]\n",
        "  [[town]]\n",
    ],
)
def test_a_figure_must_stand_alone(tmp_path: Path, text: str) -> None:
    assert {problem.code for problem in told(tmp_path, text)} == {"figure-in-a-sentence"}


@pytest.mark.parametrize(
    "text",
    ["One of [[town-people]].\n", "[[town-people]]\n", "A.\n\n[[town]]\n\nB.\n", "[[town]]", "[a](b.md) [c]\n", ""],
)
def test_what_is_in_order_is_passed_over(tmp_path: Path, text: str) -> None:
    assert told(tmp_path, text) == []


def test_code_may_hold_anything(tmp_path: Path) -> None:
    assert told(tmp_path, "```\n[[nothing]]\n```\n\n[[nothing]]\n")[0].where.line == 5


def test_a_content_folder_without_pages_is_in_order(tmp_path: Path) -> None:
    assert list(insert_problems(tmp_path)) == []


def test_no_name_is_both_a_word_and_a_figure() -> None:
    assert not WORDS.keys() & FIGURES.keys()
    assert all(meaning[0].islower() and not meaning.endswith(".") for meaning in (*WORDS.values(), *FIGURES.values()))
