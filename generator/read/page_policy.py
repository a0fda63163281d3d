"""Which scripts the policy of a page lets run: those that it knows by their hash."""

from __future__ import annotations

import base64
import hashlib
from functools import lru_cache


def names_script(policy: str, script: str) -> bool:
    """Whether a policy names a script that stands in a page, and does not simply let everything run."""
    return f"'{hash_of(script)}'" in _sources_of_scripts(policy)


@lru_cache(maxsize=8)
def _sources_of_scripts(policy: str) -> frozenset[str]:
    # Kept, as the pages of a site have few policies, and a page may have very many scripts.
    rules = [rule.split() for rule in policy.split(";")]
    return frozenset(next((rule[1:] for rule in rules if rule[:1] == ["script-src"]), ()))


def hash_of(script: str) -> str:
    """How a policy names one script: by what stands between its tags, to the letter."""
    return f"sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}"
