"""Full postcodes are found in texts, halves of them are not, and an organisation's address may have one."""

from __future__ import annotations

from typing import Any

import pytest

from generator.check.rules import full_postcode
from generator.check.texts import Texts

FULL = (
    "LS1 1UR",
    "LS11UR",
    "M1 1AE",
    "B33 8TH",
    "W1A 0AX",
    "EC1A 1BB",
    "BT1 5GS",
    "ZE1 0AA",
    "ls1 1ur",
    "ls11ur",
    "Ls1 1Ur",
    "LS1-1UR",
)


@pytest.mark.parametrize("postcode", FULL)
def test_a_full_postcode_is_found(postcode: str, quoted: Any) -> None:
    assert quoted(full_postcode, f"At {postcode}, in winter.") == [postcode]


@pytest.mark.parametrize(
    "text",
    [
        "LS1",
        "LS1 and M1",
        "LS1 1",
        "ZZ99 9ZZ",
        "A1 1AA",
        "LS1 1UC",
        "LS1 1URX",
        "XLS1 1UR",
        "the e10 1st floor",
        "the m1 2nd lane",
        "co2 5th",
        "b12 3gb",
        "COVID19 1ST wave",
        "the M62 and the A64",
        "E08000035",
        "W3C 2CAG",
        "WCAG 2.2 AA",
        "ISO 27001",
    ],
)
def test_another_code_is_left_alone(text: str, quoted: Any) -> None:
    assert quoted(full_postcode, text) == []


def test_the_first_half_is_offered() -> None:
    texts = Texts()
    texts.words.append((("risks", 0, "risk"), "Homes in LS11UR and EC1A1BB"))

    assert [fault.fix.split("`")[1] for fault in full_postcode.check_texts(texts)] == ["LS1", "EC1A"]


@pytest.mark.parametrize(
    "at",
    [
        ("complaint", "post"),
        ("contact", "role"),
        ("legal", "opt_out", "how"),
        ("translations", "cy", "complaint", "post"),
    ],
)
def test_the_address_of_an_organisation_may_have_one(at: tuple[str, ...], quoted: Any) -> None:
    assert quoted(full_postcode, "Civic Hall, Leeds LS1 1UR", *at) == []


@pytest.mark.parametrize("at", [("data", 0, "item"), ("risks", 0, "mitigation"), ("complaint", "phone"), ("post",)])
def test_nothing_else_may(at: tuple[str | int, ...], quoted: Any) -> None:
    assert quoted(full_postcode, "Civic Hall, Leeds LS1 1UR", *at) == ["LS1 1UR"]
