"""A policy lets a script run that it names by its hash, among scripts, and no other."""

from __future__ import annotations

import pytest

from generator.publish.policy import policy_for
from generator.read.page_policy import hash_of, names_script


@pytest.mark.parametrize(
    ("policy", "named"),
    [
        (policy_for(None, ["a", "b"]), True),
        (f"script-src '{hash_of('b')}'", True),
        (policy_for(None, ["a"]), False),
        (f"style-src '{hash_of('b')}'; script-src 'self'", False),
        ("script-src 'unsafe-inline'", False),
        ("", False),
        ("; ;", False),
    ],
)
def test_a_script_is_named_by_its_own_hash_among_scripts(policy: str, named: bool) -> None:
    assert names_script(policy, "b") is named
