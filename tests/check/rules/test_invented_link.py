"""Links of worked examples lead nowhere real, however an address is dressed up."""

from __future__ import annotations

import pytest

from tests.check.folders import SMALLEST, CheckText

EXAMPLE = SMALLEST
for real, invented in (
    ("basis: public-sources", "basis: worked-example"),
    ("status: not-stated", "status: live"),
    ("id: leeds", "id: exampleshire-county"),
    ("Leeds City Council", "Exampleshire Council"),
    ("https://www.leeds.gov.uk/page", "https://www.exampleshire.example"),
):
    EXAMPLE = EXAMPLE.replace(real, invented)


@pytest.mark.parametrize(
    "url",
    [
        "https://a.example",
        "https://A.EXAMPLE/x?y#z",
        "http://a.test:8000/",
        "https://a.invalid./",
        "https://example",
        "https://www.legislation.gov.uk/ukpga/2018/12",
        "https://www.gov.uk/guidance/x",
        "https://doi.org/10.1038/srep01376",
        "mailto:a@b.example",
        "tel:01632960101",
    ],
)
def test_an_address_that_belongs_to_nobody_or_takes_no_part_is_fine(url: str, check_text: CheckText) -> None:
    assert check_text(EXAMPLE + f"documents: [{{kind: other, url: '{url}'}}]\n") == []


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.leeds.gov.uk/", "www.leeds.gov.uk"),
        ("https://leeds.gov.uk?x=.example", "leeds.gov.uk"),
        ("https://leeds.gov.uk#.example", "leeds.gov.uk"),
        ("https://a.example@leeds.gov.uk/", "leeds.gov.uk"),
        ("https://a.example:80@leeds.gov.uk/", "leeds.gov.uk"),
        ("https://notexample", "notexample"),
        ("https://www.gov.uk.leeds.uk/", "www.gov.uk.leeds.uk"),
        ("https://[::1]/", "["),
        ("mailto:a@leeds.gov.uk", "leeds.gov.uk"),
    ],
)
def test_any_other_address_is_told(url: str, host: str, check_text: CheckText) -> None:
    problems = check_text(EXAMPLE + f"documents: [{{kind: other, url: '{url}'}}]\n")

    assert [(problem.code, problem.message.split("`")[1]) for problem in problems] == [("invented-link", host)]


def test_a_real_record_may_link_anywhere(check_more: CheckText) -> None:
    assert check_more("documents: [{kind: other, url: 'https://www.leeds.gov.uk'}]\n") == []
