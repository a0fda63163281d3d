"""The postcode table: what is typed, and which councils it means."""

from __future__ import annotations

import json
from typing import Any

import pytest

from generator.model.postcodes import PostcodeTable
from tests.model.test_outlines import ABOUT

TABLE: dict[str, Any] = {
    "about": ABOUT,
    "areas": ["leeds", "bradford", "camden"],
    "postcodes": {
        "LS6": 0,
        "LS29": {"": [1, 97, 0, 3], "1": 0, "9": 1},
        "LS2": [0, 60, 1, 40],
        "EC1A": 2,
    },
}


@pytest.fixture
def table() -> PostcodeTable:
    return PostcodeTable.read(json.dumps(TABLE))


@pytest.mark.parametrize(
    ("typed", "councils"),
    [
        ("LS6", (("leeds", 100),)),
        (" ls6 ", (("leeds", 100),)),
        ("LS6 1AB", (("leeds", 100),)),
        ("ls61ab", (("leeds", 100),)),
        ("LS61", (("leeds", 100),)),
        ("LS6 1", (("leeds", 100),)),
        ("LS29", (("bradford", 97), ("leeds", 3))),
        ("LS29 5", (("bradford", 97), ("leeds", 3))),
        ("LS29 1", (("leeds", 100),)),
        ("LS29 1A", (("leeds", 100),)),
        ("LS291AB", (("leeds", 100),)),
        ("LS29  9ab", (("bradford", 100),)),
        ("LS2 9AB", (("leeds", 60), ("bradford", 40))),
        ("EC1A 1BB", (("camden", 100),)),
        ("EC1A1BB", (("camden", 100),)),
        ("BT1", ()),
        ("ZZ9", ()),
        ("LS", ()),
        ("", ()),
        ("Leeds", ()),
        ("LS6 1AB; drop", ()),
    ],
)
def test_what_is_typed_gives_councils_largest_share_first(
    table: PostcodeTable, typed: str, councils: tuple[tuple[str, int], ...]
) -> None:
    assert table.councils(typed) == councils


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "not JSON"),
        ("[]", "not a postcode table"),
        (json.dumps({"areas": []}), "`about` should say"),
        (json.dumps({"about": ABOUT}), "lacks a part"),
        (json.dumps({**TABLE, "postcodes": []}), "lacks a part"),
        (json.dumps({**TABLE, "postcodes": {"LS6": 7}}), "lacks a part"),
        (json.dumps({**TABLE, "postcodes": {"LS6": [0, 50, 1]}}), "lacks a part"),
        (json.dumps({**TABLE, "postcodes": {"LS6": {"1": 0}}}), "lacks a part"),
    ],
)
def test_what_is_no_such_file_is_said_in_plain_words(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        PostcodeTable.read(text)
