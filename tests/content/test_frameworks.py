"""A published framework version never changes: answers were given to its words."""

from __future__ import annotations

import hashlib
from pathlib import Path

FRAMEWORKS = Path(__file__).parents[2] / "content" / "frameworks"

PUBLISHED: dict[str, str] = {
    "data-for-public-benefit-1.yml": "2a04f199c46d1f515783e64852f3fd1195c7391d3ab7ee961d72653c72d89255",
}


def test_published_versions_are_as_they_were() -> None:
    now = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in FRAMEWORKS.glob("*.yml")}
    assert now == PUBLISHED, "Make a new version instead; to publish one, write its hash here."
