"""Fillers are found whatever dots and capitals they wear, and short answers are left alone."""

from __future__ import annotations

from typing import Any

import pytest

from generator.check.rules import filler_text

FILLERS = "TBC|tbc.|N/A|n/a|NA|...|…|-|—|?|???|TODO|to do|[TBC]|<to be confirmed>|unknown|placeholder"
MORE = "Not stated|Not applicable.|XXX|FILL IN|(fill in)|TODO: ask legal|TBC by March|lorem ipsum dolor| |\n"


@pytest.mark.parametrize("text", [*FILLERS.split("|"), *MORE.split("|")])
def test_a_filler_is_found(text: str, quoted: Any) -> None:
    assert len(quoted(filler_text, text)) == 1


ANSWERS = "None.|No|2|One year.|Names|Nobody knows.|Tests of drinking water|Fixed by law|Todos"


@pytest.mark.parametrize("text", ANSWERS.split("|"))
def test_a_short_answer_is_left_alone(text: str, quoted: Any) -> None:
    assert quoted(filler_text, text) == []


def test_what_a_new_record_begins_with_is_found_in_links(quoted: Any) -> None:
    assert quoted(filler_text, "https://FILL-IN", "complaint", "url") == ["url"]
    assert quoted(filler_text, "https://www.leeds.gov.uk", "complaint", "url") == []
