"""The postcode directory that the package carries, and the table counted from it."""

from __future__ import annotations

import json
from string import ascii_uppercase

import numpy as np
import pytest

from generator.model.postcodes import PostcodeTable
from generator.prepare.directory import PostcodeDirectory, vintage_in
from generator.prepare.postcode_table import postcode_table


def test_the_vintage_is_the_month_that_the_package_names() -> None:
    assert vintage_in("generate source/ONSPD_NOV_2025.zip and again source/ONSPD_NOV_2025.zip") == "2025-11"


@pytest.mark.parametrize("said", ["", "ONSPD_NOV_2025.zip ONSPD_FEB_2026.zip", "ONSPD_XYZ_2025.zip"])
def test_a_vintage_is_never_guessed(said: str) -> None:
    with pytest.raises(ValueError, match="does not say which month"):
        vintage_in(said)


def test_shares_are_of_places_and_come_to_a_hundred() -> None:
    rows = [
        *[(f"ZY1  1{a}{b}", 0, "E01") for a in ascii_uppercase for b in ascii_uppercase],  # boxes at one post office
        *[("ZY1  1AB", at, "E02") for at in range(1, 3)],
        *[("ZY1  2AA", at, "E03") for at in range(3, 1000)],
        *[("ZY22 3AA", at, "E03") for at in range(1000, 1005)],
    ]
    directory = PostcodeDirectory(
        "2026-01",
        np.array([row[0] for row in rows]),
        np.array([(row[1], 0) for row in rows]),
        np.array([row[2] for row in rows]),
    )
    text = postcode_table(directory, {"E01": "alpha", "E02": "beta", "E03": "gamma"})
    assert json.loads(text)["postcodes"] == {"ZY1": {"": [2, 98, 1, 1, 0, 1], "1": [1, 67, 0, 33], "2": 2}, "ZY22": 2}
    table = PostcodeTable.read(text)
    assert table.councils("ZY1 2AB") == (("gamma", 100),)
    assert table.councils("ZY1 1") == (("beta", 67), ("alpha", 33))
    assert table.councils("ZY22") == (("gamma", 100),)
