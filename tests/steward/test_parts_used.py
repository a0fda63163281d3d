"""What Plainview is made with, and under which licences."""

from __future__ import annotations

from email.message import Message
from importlib.metadata import Distribution, PackageNotFoundError, version
from typing import Any

import pytest

from generator.steward.parts_used import UsedPart, licence_of, parts_used


class Installed(Distribution):
    def __init__(self, name: str, needs: list[str]) -> None:
        self._name, self._needs = name, needs

    def read_text(self, filename: str) -> str | None:
        if filename != "METADATA":
            return None
        needs = "".join(f"Requires-Dist: {need}\n" for need in self._needs)
        return (
            f"Metadata-Version: 2.4\nName: {self._name}\nVersion: 1.{len(self._name)}\nLicense-Expression: MIT\n{needs}"
        )

    def locate_file(self, path: Any) -> Any:
        raise NotImplementedError


def find(name: str) -> Distribution:
    packages = {
        "site": ["Zeta>=1", "alpha_one; python_version>'3'", "never; python_version<'3'", "extra-thing; extra=='more'"],
        "zeta": ["alpha.one", "site"],
        "alpha-one": ["not-here"],
    }
    if name not in packages:
        raise PackageNotFoundError(name)
    return Installed(name, packages[name])


def test_all_that_is_needed_is_found_once_the_whole_first_and_the_others_by_name() -> None:
    assert parts_used("Site", find) == (
        UsedPart("site", "1.4", "MIT", ("alpha-one", "zeta")),
        UsedPart("alpha-one", "1.9", "MIT", ("not-here",)),
        UsedPart("zeta", "1.4", "MIT", ("alpha-one", "site")),
    )


@pytest.mark.parametrize(
    ("fields", "licence"),
    [
        ([("License-Expression", "MIT OR Apache-2.0"), ("License", "other")], "MIT OR Apache-2.0"),
        ([("License", "BSD-3-Clause")], "BSD-3-Clause"),
        ([("License", "UNKNOWN"), ("Classifier", "License :: OSI Approved :: MIT License")], "MIT License"),
        ([("License", "Permission is hereby\ngranted"), ("Classifier", "License :: OSI Approved :: ISC")], "ISC"),
        ([("License", "x" * 61)], ""),
        ([("Classifier", "License :: OSI Approved"), ("Classifier", "Topic :: Sociology")], ""),
        ([("Classifier", "License :: A"), ("Classifier", "License :: B :: C")], "A and C"),
        ([], ""),
    ],
)
def test_a_licence_is_what_the_package_says_in_one_line(fields: list[tuple[str, str]], licence: str) -> None:
    metadata = Message()
    for name, value in fields:
        metadata[name] = value.replace("\n", "\n        ")

    assert licence_of(metadata) == licence


def test_every_package_that_is_needed_here_states_its_licence() -> None:
    parts = parts_used()

    assert parts[0].name == "plainview"
    assert {"mkdocs", "jinja2", "markupsafe", "django-js-lib-leaflet"} <= {part.name for part in parts}
    assert {part.version for part in parts if part.name == "jinja2"} == {version("jinja2")}
    assert [part.name for part in parts if not part.licence] == []
    # Nothing that would bind whoever publishes with it.
    assert [part for part in parts if "GPL" in part.licence.upper()] == []
