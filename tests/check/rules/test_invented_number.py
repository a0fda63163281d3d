"""Numbers that are kept for stories are found however they are written; real ones only where an example is reached."""

from __future__ import annotations

from typing import Any

import pytest

from generator.check.rules import invented_number
from tests.check.folders import SMALLEST, CheckText
from tests.check.rules.test_invented_link import EXAMPLE

KEPT = [
    "07700 900000",
    "07700900999",
    "+44 7700 900 123",
    "01632 960 001",
    "020 7946 0018",
    "(020) 7946 0999",
    "+44 (0)20 7946 0018",
    "0113 496 0000",
    "0161-496-0123",
    "0191 498 0000",
    "028 9649 6999",
    "029 2018 0000",
    "0808 157 0999",
    "03069 990 123",
]
REAL = ["07911 123456", "07700 901000", "01632 961000", "020 7946 1018", "0113 222 4444", "0300 303 5678"]


@pytest.mark.parametrize("number", KEPT)
def test_a_number_that_is_kept_for_stories_is_told_in_a_real_record(number: str, quoted: Any) -> None:
    assert quoted(invented_number, f"Ring {number}, or write.") == [number]
    assert quoted(invented_number, number, "contact", "phone") == [number]


@pytest.mark.parametrize("number", [*REAL, "order 077009001234", "charity 2079460018", "1.02079460018"])
def test_another_number_is_left_alone_in_a_real_record(number: str, quoted: Any) -> None:
    assert quoted(invented_number, number) == []


def test_a_link_to_ring_is_looked_at_as_well(quoted: Any) -> None:
    assert quoted(invented_number, "tel:+442079460018", "contact", "url") == ["+442079460018"]
    assert quoted(invented_number, "https://a.uk/02079460018", "contact", "url") == []


@pytest.mark.parametrize("number", KEPT)
def test_a_worked_example_may_have_it_anywhere(number: str, check_text: CheckText) -> None:
    assert check_text(EXAMPLE + f"contact: {{role: Team, phone: '{number}'}}\nretention: Ring {number}.\n") == []


@pytest.mark.parametrize("number", [number for number in REAL if not number.startswith("07")])
def test_a_worked_example_is_not_reached_by_a_real_number(number: str, check_text: CheckText) -> None:
    problems = check_text(EXAMPLE + f"contact: {{role: Team, phone: '{number}'}}\nretention: As of {number}.\n")

    assert [(problem.code, problem.message.split("`")[1]) for problem in problems] == [("invented-number", number)]


def test_where_the_basis_cannot_be_read_it_is_not_asked(check_text: CheckText) -> None:
    text = SMALLEST.replace("basis: public-sources", "basis: invented") + "retention: Ring 020 7946 0018.\n"

    assert [problem.code for problem in check_text(text)] == ["unknown-word"]
