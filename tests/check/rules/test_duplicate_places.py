"""A link to a part of a record leads to one place: numbers, ids, and what `changes` say is gone."""

from __future__ import annotations

import pytest

from tests.check.folders import SMALLEST, CheckText, brief

DATA = "data:\n  - {item: Name and address}\n"


def items(*lines: str) -> str:
    return SMALLEST.replace(DATA, "data:\n" + "".join(f"  - {{{line}}}\n" for line in lines))


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (('id: "1", item: Name', "item: Age"), []),
        (('id: "2", item: Name', "item: Age"), ["14:5 duplicate-id"]),  # the second goes by its number, 2
        (("item: Name", 'id: "1", item: Age'), ["14:6 duplicate-id"]),
    ],
)
def test_an_id_that_is_a_number_is_not_that_of_an_entry_without_one(
    lines: tuple[str, ...], found: list[str], check_text: CheckText
) -> None:
    assert [one for one in brief(check_text(items(*lines))) if "duplicate-id" in one] == found


@pytest.mark.parametrize(
    ("removed", "said"),
    [
        ("data-phone", []),
        ("promise-2, a-1-purposeful.clear-purpose", []),
        ("data-1", ["`data-1` already leads to another place."]),
        ("data-phone, data-phone", ["`data-phone` already leads to another place."]),
        ("data-Phone", ["`data-Phone` is not what a link to a part of this record ends in."]),
        ("phone", ["`phone` is not what a link to a part of this record ends in."]),
    ],
)
def test_what_is_gone_is_named_as_links_name_it_and_is_not_there(
    removed: str, said: list[str], check_text: CheckText
) -> None:
    found = check_text(f"{SMALLEST}changes:\n  - {{date: 2026-11-01, what: It changed., removed: [{removed}]}}\n")
    assert [problem.message for problem in found] == said
