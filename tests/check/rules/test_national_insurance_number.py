"""National Insurance numbers are found by their letters, and other codes are left alone."""

from __future__ import annotations

from typing import Any

import pytest

from generator.check.rules import national_insurance_number

NUMBERS = (
    "AB 12 34 56 C",
    "AB123456C",
    "AB 123456 C",
    "JG 12 34 56 A",
    "ab123456c",
    "OA 12 34 56 D",
    "ab 12 34 56 c",
    "AB-12-34-56-C",
    "ab-12-34-56-c",
    "AB 123456C",
)


@pytest.mark.parametrize("number", NUMBERS)
def test_a_number_is_found(number: str, quoted: Any) -> None:
    assert quoted(national_insurance_number, f"Such as {number}.") == [number]


@pytest.mark.parametrize(
    "text",
    [
        "QQ 12 34 56 C",
        "AO 12 34 56 C",
        "DA 12 34 56 C",
        "GB 12 34 56 C",
        "NT123456A",
        "zz123456a",
        "AB 12 34 56 E",
        "AB 12 34 56",
        "AB 12 34 5 C",
        "CAB123456C",
        "AB123456CD",
        "AB1234567C",
        "at 12 34 56 a day",
        "qq 12 34 56 c",
        "On 12 34 56 a day",
        "form SF 12 34 56",
        "E08000035",
    ],
)
def test_another_code_is_left_alone(text: str, quoted: Any) -> None:
    assert quoted(national_insurance_number, text) == []
