"""One agreement's page: each reason that the law gives leads to what it means for a resident."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.model.vocabulary import LAWFUL_BASES, NOT_STATED, SPECIAL_CONDITIONS
from tests.present.pages.agreement_records import FULL, links_of, page_of

LAW = (Path(__file__).parents[3] / "content" / "pages" / "understand" / "the-law.md").read_text(encoding="utf-8")


def links_to_the_law(**legal: Any) -> list[tuple[str, str]]:
    page = page_of(FULL, legal=legal)
    return [(words, href) for words, href in links_of(page) if "the-law" in href]


@pytest.mark.parametrize("basis", [basis for basis in LAWFUL_BASES if basis != NOT_STATED])
def test_a_reason_leads_to_its_place_on_the_page_of_the_law(basis: str) -> None:
    label = LAWFUL_BASES[basis].label
    wanted = (f"More about {label[0].lower()}{label[1:]}", f"../../understand/the-law/#{basis}")
    assert links_to_the_law(lawful_bases=[{"basis": basis}]) == [wanted]
    assert f"{{: #{basis} }}" in LAW


@pytest.mark.parametrize("condition", SPECIAL_CONDITIONS)
def test_a_further_reason_leads_to_its_place_too(condition: str) -> None:
    links = links_to_the_law(special_category_conditions=[{"condition": condition}])
    assert [href for _, href in links] == [f"../../understand/the-law/#{condition}"]
    assert f"{{: #{condition} }}" in LAW


def test_a_reason_that_is_not_stated_leads_nowhere() -> None:
    assert links_to_the_law(lawful_bases=[{"basis": NOT_STATED}]) == []
