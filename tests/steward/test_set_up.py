"""How the set-up is told: versions against their bounds, the end of the theme, and the addresses of the site."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.model.settings import Settings
from generator.present.templates import TEMPLATES
from generator.steward.finding import Finding
from generator.steward.set_up import addresses, end_of_theme, packages, set_up

ASKED = ("mkdocs<2,>=1.6.1", "mkdocs_material<10,>=9.8.1", "mkdocs==1.0; extra == 'test'", "not a line !")
INSTALLED = {"plainview": "0.1.0", "mkdocs": "1.6.1", "mkdocs-material": "9.8.1"}


def marks(found: object) -> dict[str, str]:
    return {finding.about: finding.mark for finding in found}  # type: ignore[attr-defined]


def test_versions_within_their_bounds_are_fine() -> None:
    assert marks(packages(INSTALLED, ASKED)) == {"plainview": "fine", "mkdocs": "fine", "mkdocs-material": "fine"}


@pytest.mark.parametrize("version", ["1.6.0", "2.0.0", "2.1"])
def test_one_out_of_its_bounds_is_to_be_mended(version: str) -> None:
    (wrong,) = [one for one in packages({**INSTALLED, "mkdocs": version}, ASKED) if one.mark == "to-do"]
    assert wrong.says == f"MkDocs is {version}, and Plainview needs <2,>=1.6.1."


def test_one_that_is_not_there_is_told() -> None:
    told = marks(packages({"plainview": "0.1.0", "mkdocs": "1.6.1"}, ASKED))
    assert told["mkdocs-material"] == "to-do"


@pytest.mark.parametrize(
    ("day", "mark", "says"),
    [
        (date(2026, 11, 23), "note", "Material for MkDocs gets security fixes until 5 May 2027."),
        (date(2027, 5, 4), "to-do", "Material for MkDocs gets security fixes until 5 May 2027, in 1 day."),
        (date(2027, 5, 6), "to-do", "Material for MkDocs gets security fixes until 5 May 2027, which has gone by."),
    ],
)
def test_the_end_of_the_theme_is_told_by_the_day(day: date, mark: str, says: str) -> None:
    finding = end_of_theme(day)
    assert (finding.mark, finding.says) == (mark, says)


def of_settings(**settings: str) -> dict[str, Finding]:
    return {finding.about: finding for finding in addresses(Settings.model_validate(settings))}


@pytest.mark.parametrize(
    ("address", "mark"),
    [
        ("https://plainview.example/", "to-do"),
        ("https://example/", "to-do"),
        ("http://data.leeds.gov.uk/", "to-do"),
        ("https://data.leeds.gov.uk/", "fine"),
    ],
)
def test_an_example_address_is_to_be_changed(address: str, mark: str) -> None:
    assert of_settings(site_url=address)["site-url"].mark == mark


@pytest.mark.parametrize(
    ("route", "mark"),
    [
        ("mailto:corrections@plainview.example", "to-do"),
        ("mailto:jane.smith@leeds.gov.uk?subject=Wrong", "to-do"),
        ("mailto:data.team@leeds.gov.uk", "fine"),
        ("https://www.leeds.gov.uk/corrections", "fine"),
    ],
)
def test_readers_are_sent_to_a_team(route: str, mark: str) -> None:
    assert of_settings(correction_route=route)["corrections"].mark == mark


def test_all_is_told_and_a_theme_that_is_missing(tmp_path: Path) -> None:
    day = date(2026, 11, 23)
    assert marks(set_up(Settings(), TEMPLATES, day))["theme"] == "fine"
    told = marks(set_up(Settings(), tmp_path / "pages", day))
    assert told["theme"] == "to-do"
    assert told["python"] == "fine"
