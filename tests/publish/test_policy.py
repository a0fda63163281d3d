"""The policy of pages is widened by the background that a publisher names, and by nothing else."""

from __future__ import annotations

import pytest

from generator.model.settings import Background
from generator.publish.policy import policy_for

STREETS = Background(name="Streets", tiles="https://tiles.test/{z}/{x}/{y}.png", attribution="© Streets")
OURS = "default-src 'self'; base-uri 'none'"


def test_without_a_background_it_stays_as_it_is() -> None:
    assert policy_for(OURS, None) == OURS


def test_a_background_allows_pictures_from_its_server_alone() -> None:
    assert policy_for(OURS, STREETS) == f"{OURS}; img-src 'self' https://tiles.test"


def test_pictures_that_were_allowed_stay_so() -> None:
    given = "img-src 'self' data:; default-src 'self'"
    assert policy_for(given, STREETS) == "default-src 'self'; img-src 'self' data: https://tiles.test"


def test_a_site_without_a_policy_is_given_none() -> None:
    assert policy_for("", STREETS) == ""


@pytest.mark.parametrize(
    "tiles",
    [
        "http://tiles.test/{z}/{x}/{y}.png",
        "https://tiles.test/{x}.png; script-src *",
        "https://tiles.test/a.png",
        "https://evil.test, https://tiles.test/{z}.png",
        "javascript:alert(1)//{z}",
    ],
)
def test_what_could_widen_it_further_is_no_address_of_tiles(tiles: str) -> None:
    with pytest.raises(ValueError, match="pattern"):
        Background(name="Streets", tiles=tiles, attribution="©")
