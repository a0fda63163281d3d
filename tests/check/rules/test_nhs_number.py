"""NHS numbers are found by their check digit, and other numbers of ten digits are left alone."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.check.rules import nhs_number
from generator.check.rules.nhs_number import is_nhs_number


@pytest.mark.parametrize("number", ["401 023 2137", "4010232137", "401-023-2137", "943 476 5919", "320 000 0015"])
def test_a_valid_number_is_found_where_it_may_be_given_out(number: str, quoted: Any) -> None:
    given_out = [] if number.startswith("9") else [number]

    assert quoted(nhs_number, f"Such as {number}.") == given_out
    assert quoted(nhs_number, number) == given_out


@pytest.mark.parametrize(
    "text",
    [
        "401 023 2138",
        "4010232138",
        "999 000 0018",
        "ISBN 4010232137",
        "ISBN-10: 4010232137",
        "reference number 4010232137",
        "Ref: 401 023 2137",
        "company no. 4010232137",
        "ring 401 023 2137",
        "14010232137",
        "40102321370",
        "401 0232 137",
        "401 023 213 7",
        "£4010232137",
        "4,010,232,137",
        "4010232137.5",
        "ZA4010232137",
        "SI 4010232137/1",
        "10.1000/4010232137",
        "01632 960 001",
        "the Health Act 2006 section 251, 2002 No 1438",
        "2024 2025 2026",
        "2026-11-22",
    ],
)
def test_another_number_is_left_alone(text: str, quoted: Any) -> None:
    assert quoted(nhs_number, text) == []


def test_only_the_words_just_before_say_what_a_number_is(quoted: Any) -> None:
    assert quoted(nhs_number, "Reference 12. For example 401 023 2137.") == ["401 023 2137"]


def test_a_scottish_number_begins_with_a_date_of_birth() -> None:
    assert is_nhs_number("0101010001") != is_nhs_number("0101010002")
    assert not any(is_nhs_number(f"990101000{digit}") for digit in range(10))
    assert any(is_nhs_number(f"010199000{digit}") for digit in range(10))
    assert not any(is_nhs_number(f"011399000{digit}") for digit in range(10))


@given(st.integers(400_000_000, 499_999_999))
def test_of_ten_last_digits_one_at_most_is_right(nine: int) -> None:
    weighed = sum(weight * int(digit) for weight, digit in zip(range(10, 1, -1), str(nine), strict=True))
    right = [last for last in range(10) if is_nhs_number(f"{nine}{last}")]

    assert right == [last for last in range(10) if (weighed + last) % 11 == 0]


@given(st.integers(400_000_000, 499_999_999), st.integers(1, 7))
def test_two_digits_that_change_places_are_noticed(nine: int, place: int) -> None:
    for last in range(10):
        digits = f"{nine}{last}"
        swapped = digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :]
        assert not (is_nhs_number(digits) and is_nhs_number(swapped)) or digits == swapped
