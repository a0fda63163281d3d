"""Dates as people write them are understood, the day first, and nothing is guessed that no calendar has."""

from __future__ import annotations

import pytest

from generator.check.dates_meant import date_meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("5/2/2026", "2026-02-05"),
        ("05.02.2026", "2026-02-05"),
        ("25-12-2026", "2026-12-25"),
        ("2026/2/5", "2026-02-05"),
        ("2026-2", "2026-02"),
        ("2/2026", "2026-02"),
        ("5 February 2026", "2026-02-05"),
        ("5th Feb. 2026", "2026-02-05"),
        ("Sept 2026", "2026-09"),
        ("May 2026", "2026-05"),
        ("circa 2015", "about 2015"),
        ("c. May 2015", "about 2015-05"),
        ("approx 1/2/2015", "about 2015-02-01"),
        ("“2026-02-05”", "2026-02-05"),
    ],
)
def test_a_date_is_understood(written: str, meant: str) -> None:
    assert date_meant(written) == meant


@pytest.mark.parametrize(
    "written",
    ["31/2/2026", "5/13/2026", "5/2/26", "1st of May", "soon", "5 Foo 2026", "Mayo 2026", "0/0/0000", "", "20260205"],
)
def test_what_no_calendar_has_is_not_guessed(written: str) -> None:
    assert date_meant(written) is None
