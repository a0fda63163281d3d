"""The accessibility statement says when a machine last looked and what it found, and never more than that."""

from __future__ import annotations

import html
import re
from datetime import date
from typing import Any

import pytest

from generator.model.accessibility import AccessibilityChecks
from generator.present.prose import Prose
from generator.present.statement import Statement, checks_told, route_told

RUN = {
    "schema": 1,
    "date": "2026-11-23",
    "axe": "4.10.3",
    "browser": "Chromium 156.0",
    "rules": ["wcag2a", "wcag22aa", "best-practice"],
    "kinds": 29,
    "pages": 43,
    "looks": 1258,
    "opened": ["menu", "search"],
    "faults": [],
    "others": [{"check": "keyboard", "looks": 86, "faults": 0}],
}


def told(as_of: date | None = date(2026, 11, 23), **fields: Any) -> str:
    """The words of the statement about a run."""
    made = checks_told(Statement(AccessibilityChecks.model_validate({**RUN, **fields}), as_of))
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", made)).split())


def test_it_says_when_and_how_much_was_looked_at() -> None:
    words = told()
    assert "A program last looked at this site on 23 November 2026." in words
    assert (
        "It was axe 4.10.3, in Chromium 156.0. It opened 43 pages, with at least one of each of our 29 kinds" in words
    )
    assert "looked 1,258 times" in words and "with the menu or the search open." in words
    assert "the rules that axe calls wcag2a, wcag22aa and best-practice." in words
    assert "It never failed in 86 tries." in words


def test_no_fault_found_is_not_said_to_be_none() -> None:
    assert "It found no faults. A program sees some kinds of fault, and not all." in told()


def test_each_fault_is_named_with_its_rule_and_kind_of_page() -> None:
    faults = [
        {"rule": "target-size", "kind": "areas", "times": 1},
        {"rule": "color-contrast", "kind": "agreement", "times": 2},
    ]
    words = told(faults=faults, others=[{"check": "sideways", "looks": 43, "faults": 1}])
    assert "It found 3 faults:" in words and "not all" not in words
    assert words.index("“color-contrast”, 2 times on pages of the kind “agreement”.") < words.index(
        "“target-size”, 1 time"
    )
    assert "It failed 1 time in 43 tries." in words


@pytest.mark.parametrize(
    ("as_of", "said"),
    [
        (date(2027, 2, 21), ""),
        (date(2027, 2, 22), "As at 22 February 2027 that was 91 days ago. It knows nothing of what changed since."),
        (date(2026, 1, 1), ""),
        (None, ""),
    ],
)
def test_an_old_run_is_said_to_be_old(as_of: date | None, said: str) -> None:
    words = told(as_of)
    assert said in words and ("days ago" in words) is bool(said)


def test_without_a_run_it_says_that_there_is_none() -> None:
    words = checks_told(Statement())
    assert "No automated run is on record." in words and "fault" not in words


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ("mailto:a@b.example", 'Write to <a href="mailto:a@b.example">a@b.example</a>.'),
        ("tel:+441234", 'Ring <a href="tel:+441234">+441234</a>.'),
        ("https://www.a.example/wrong", 'Use <a href="https://www.a.example/wrong">this page of a.example</a>.'),
    ],
)
def test_whom_to_tell_is_the_route_of_the_site(link: str, said: str) -> None:
    assert said in route_told(Statement(correction_route=link))


def test_a_page_names_them_by_their_inserts() -> None:
    prose = Prose(statement=Statement(correction_route="tel:123"))
    made = prose.with_figures("<p>[[accessibility-checks]]</p>\n<p>[[tell-us]]</p>", "about/accessibility/")
    assert "No automated run is on record." in made and "tel:123" in made


def test_a_sentence_may_lead_to_whom_to_tell() -> None:
    prose = Prose(statement=Statement(correction_route="https://a.example/wrong(1)"))
    made = prose.with_words("You can [write to us]([[correction-route]]), or wait.", "about/publish.md")
    assert made == "You can [write to us](https://a.example/wrong%281%29), or wait."


def test_what_a_file_holds_is_only_read() -> None:
    made = checks_told(Statement(AccessibilityChecks.model_validate({**RUN, "axe": "<script>", "browser": '"><b>'})))
    assert "<script>" not in made and "<b>" not in made
