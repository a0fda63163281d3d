"""Mobile numbers are found however they are written, and other numbers are left alone."""

from __future__ import annotations

from typing import Any

import pytest

from generator.check.rules import mobile_number, personal_contact


@pytest.mark.parametrize(
    "number",
    [
        "07911 123456",
        "07911123456",
        "07911 123 456",
        "07911-123-456",
        "077 1212 3456",
        "(07911) 123456",
        "+447911123456",
        "+44 7911 123456",
        "+44 (0)7911 123456",
        "+44 (0) 7911 123456",
        "0044 7911 123456",
        "07700 901000",
        "07101 123456",
    ],
)
def test_a_mobile_number_is_found(number: str, quoted: Any) -> None:
    assert quoted(mobile_number, f"Ring {number}, or write.") == [number]
    assert quoted(mobile_number, number) == [number]


@pytest.mark.parametrize(
    "text",
    [
        "07700 900123",
        "+44 7700 900 999",
        "07000 123456",
        "07624 123456",
        "01632 960101",
        "020 7946 0018",
        "0300 303 5678",
        "0800 079 11123",
        "The years 2007 to 2011, 1234 homes and 5678 people",
        "UPRN 100071234567",
        "order 079111234567",
        "SI 2007/91112345",
        "1.07911123456",
        "2026-07-11 12:34:56",
        "44 homes, 7911 people and 123456 letters",
    ],
)
def test_another_number_is_left_alone(text: str, quoted: Any) -> None:
    assert quoted(mobile_number, text) == []


def test_the_fields_for_contacts_have_a_warning_of_their_own(quoted: Any) -> None:
    for at in (("contact", "phone"), ("complaint", "phone"), ("translations", "cy", "contact", "phone")):
        assert quoted(mobile_number, "07911 123456", *at) == []
        assert quoted(personal_contact, "07911 123456", *at) == ["07911 123456"]
        assert quoted(personal_contact, "01632 960101", *at) == []
    assert quoted(mobile_number, "tel:07911123456", "contact", "url") == []
    assert quoted(personal_contact, "tel:07911123456", "contact", "url") == ["07911123456"]
    assert quoted(mobile_number, "tel:07911123456", "documents", 0, "url") == ["07911123456"]
