"""What npm installs is named to the last version and hash, and no registry is named."""

from __future__ import annotations

import json
from pathlib import Path

HERE = Path(__file__).parent
LOCKED = json.loads((HERE / "package-lock.json").read_text(encoding="utf-8"))["packages"]


def test_every_package_has_its_hash_and_nothing_says_where_it_came_from() -> None:
    assert len(LOCKED) > 100
    for name, package in LOCKED.items():
        assert "resolved" not in package, name
        assert not name or package["integrity"].startswith("sha512-"), name


def test_the_lock_is_of_the_versions_that_are_asked_for() -> None:
    """A range, or the word `latest`, would one day ask for more than the lock holds."""
    asked = json.loads((HERE / "package.json").read_text(encoding="utf-8"))
    assert LOCKED[""]["dependencies"] == asked["dependencies"]
    for name, version in asked["dependencies"].items():
        assert LOCKED[f"node_modules/{name}"]["version"] == version
    loose = {
        name for package in LOCKED.values() for name, on in package.get("dependencies", {}).items() if on == "latest"
    }
    assert loose == set(asked["overrides"])
