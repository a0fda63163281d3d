"""The policy of pages lets in what they are made of, the background that a publisher names, and nothing else."""

from __future__ import annotations

import pytest

from generator.model.settings import Background
from generator.publish.policy import policy_for, policy_of_cards

STREETS = Background(name="Streets", tiles="https://tiles.test/{z}/{x}/{y}.png", attribution="© Streets")


def rules(policy: str) -> dict[str, str]:
    return dict(rule.split(" ", 1) for rule in policy.split("; "))


def test_what_is_not_named_may_not_be_loaded() -> None:
    assert rules(policy_for(None)) == {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self'",
        "font-src": "'self'",
        "connect-src": "'self'",
        "object-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }


def test_a_script_in_the_frame_is_named_by_its_hash_and_nothing_is_unsafe() -> None:
    policy = policy_for(None, ["alert(1)"])

    # By `printf 'alert(1)' | openssl dgst -sha256 -binary | base64`
    assert rules(policy)["script-src"] == "'self' 'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='"
    assert "unsafe" not in policy


def test_only_headers_can_say_who_may_show_a_page_inside_another() -> None:
    assert "frame-ancestors" not in policy_for(None)
    assert "frame-ancestors" not in policy_for(STREETS, ["a"])


def test_a_card_may_be_shown_by_any_site_and_runs_no_script() -> None:
    card = rules(policy_of_cards())

    assert card.pop("frame-ancestors") == "*"
    assert card == {
        "default-src": "'none'",
        "style-src": "'self'",
        "font-src": "'self'",
        "img-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }


def test_a_background_allows_pictures_from_its_server_alone() -> None:
    with_streets = rules(policy_for(STREETS))

    assert with_streets.pop("img-src") == "'self' https://tiles.test"
    assert with_streets.items() <= rules(policy_for(None)).items()


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
