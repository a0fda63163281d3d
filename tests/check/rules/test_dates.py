"""Dates are compared only where their order is certain."""

from __future__ import annotations

import pytest

from tests.check.folders import CheckText


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ("start: 2025-04-01, end: 2025-03-31", ["dates-out-of-order"]),
        ("start: 2025-04-01, end: 2025-04-01", []),
        ("start: 2025-04-01, end: 2025-04", []),
        ("start: 2025-04-01, end: 2025-03", ["dates-out-of-order"]),
        ("start: 2025-04-01, end: 2025", []),
        ("start: 2025-04-01, end: 2024", ["dates-out-of-order"]),
        ("start: about 2025-04-01, end: 2024", []),
        ("start: 2025-04-01, end: about 2015", []),
        ("agreed: 2026, end: 2025", ["dates-out-of-order"]),
        ("agreed: 2025-04-02, start: 2025-04-01", ["agreed-after-start"]),
        ("agreed: 2025-04, start: 2025-04-01", []),
        ("last_reviewed: 2026-03-01, review_due: 2026-02", ["dates-out-of-order"]),
        ("last_reviewed: 2026-03-01, review_due: 2026-03-01", []),
        ("start: 2025-04-01, review_due: 2025-03-31", ["review-before-start"]),
        ("start: 2025-04-01, last_reviewed: 2025-03-31", []),
        ("start: 2025, review_due: 2025-01-01", []),
        ("end: 2020, review_due: 2027", []),
    ],
)
def test_dates(dates: str, expected: list[str], check_more: CheckText) -> None:
    assert [problem.code for problem in check_more(f"dates: {{{dates}}}\n")] == expected
