"""Languages by their codes: which are known, and what is no code at all."""

from __future__ import annotations

import pytest

from generator.model.languages import LANGUAGES, language_of, tag_of


@pytest.mark.parametrize(
    ("stated", "english"), [("cy", "Welsh"), ("CY", "Welsh"), ("zh-Hant", "Chinese"), ("xx", None)]
)
def test_a_language_is_known_by_its_code_whatever_the_region(stated: str, english: str | None) -> None:
    found = language_of(stated)
    assert (found.english if found else None) == english


@pytest.mark.parametrize("stated", ["Klingon", "", "cy ", 'cy" onclick="', "c"])
def test_only_a_code_is_told_to_the_browser(stated: str) -> None:
    assert tag_of(stated) == ""
    assert tag_of("pt-BR") == "pt-BR"


def test_every_code_is_one_that_a_browser_takes() -> None:
    assert [code for code in LANGUAGES if tag_of(code) != code] == []
