"""What the site says of its own files holds: for every file, by outside judges."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator
from openapi_spec_validator import validate

from generator.assess.outcome import outcomes_of
from generator.check.checker import check_content
from generator.model.settings import Settings
from generator.present.open_data.addresses import PARTS, Address, addresses
from generator.present.open_data.openapi import openapi
from generator.present.page import Site
from generator.present.plan import plan_site
from tests.builders import history, record, redaction, site

CONTENT = Path(__file__).parents[3] / "content"
AS_OF = date(2026, 11, 26)
OLD = record("Rents")
NEW = record(
    "Rents", sectors=["health"], retention="A year.", changes=[{"date": "2026-03", "what": "More.", "wider_use": True}]
)
GONE = record("Gone", status="withdrawn", withdrawn={"date": "2026-05-01", "why": "It was wrong.", "by": "A council"})
# What the site's own pages fetch is not for others.
FOR_PAGES = re.compile(r"(assets|maps|search|filters|compare)/")
# These come when all else is there.
WRITTEN_LAST = {"manifest.json"}


@pytest.fixture(scope="module")
def small() -> Site:
    versions = {"record-1": [(OLD, {"redaction": redaction()}), OLD, NEW], "record-2": [NEW, GONE]}
    return site([NEW, GONE], versions=history(versions))


@pytest.fixture(scope="module")
def real() -> Site:
    register = check_content(CONTENT, as_of=AS_OF).register
    outcomes = {card.id: outcomes_of(card, register.frameworks) for card in register.cards}
    return Site(register, outcomes, Settings(), AS_OF)


def pattern(address: Address) -> re.Pattern[str]:
    parts = re.split(r"\{([a-z]+)\}", address.path)
    return re.compile("".join(re.escape(part) if place % 2 == 0 else "([^/]+)" for place, part in enumerate(parts)))


def paths(made: Site) -> set[str]:
    return {path for path in plan_site(made).paths if not FOR_PAGES.match(path)} | WRITTEN_LAST


@pytest.mark.parametrize("settings", [{}, {"versions": False, "cards": False, "packs": False}])
def test_every_file_of_data_is_at_one_address_that_is_told(small: Site, settings: Any) -> None:
    made = site([NEW, GONE], versions=small.history, settings=settings)
    told = {address.path: pattern(address) for address in addresses(made)}
    found = Counter(path for file in paths(made) for path, form in told.items() if form.fullmatch(file))

    assert [file for file in paths(made) if sum(bool(form.fullmatch(file)) for form in told.values()) != 1] == []
    assert [path for path in told if not found[path]] == []


def test_every_part_in_braces_is_explained_and_names_what_is_there(small: Site) -> None:
    for address in addresses(small):
        names = re.findall(r"\{([a-z]+)\}", address.path)
        assert set(names) <= PARTS.keys()
        for file in paths(small):
            if found := pattern(address).fullmatch(file):
                for name, value in zip(names, found.groups(), strict=True):
                    assert Draft7Validator(PARTS[name][1]).is_valid(value), (file, name)


def test_the_description_is_openapi(small: Site) -> None:
    validate(openapi(small))


def shape(description: dict[str, Any], name: str) -> Draft7Validator:
    return Draft7Validator({**description, "$ref": f"#/components/schemas/{name}"})


def judged(made: Site) -> Iterator[tuple[str, Any, str]]:
    """Each file that has a shape of ours: its path, what it holds, and the name of its shape."""
    told = [(pattern(address), address.shape) for address in addresses(made) if address.shape]
    for file in plan_site(made).files:
        for form, name in told:
            if form.fullmatch(file.path):
                for line in file.make().splitlines() if file.path.endswith("l") else [file.make()]:
                    yield file.path, json.loads(line), name


@pytest.mark.parametrize("which", ["small", "real"])
def test_every_file_looks_as_it_is_described(which: str, request: pytest.FixtureRequest) -> None:
    made: Site = request.getfixturevalue(which)
    description = openapi(made)
    judges: dict[str, Draft7Validator] = {}
    seen = set()
    for path, told, name in judged(made):
        judge = judges.setdefault(name, shape(description, name))
        assert [error.message for error in judge.iter_errors(told)][:3] == [], path
        seen.add(name)
    assert seen >= {"Agreement", "History", "Embed", "Fields"}


def test_a_file_that_looks_otherwise_is_found(small: Site) -> None:
    judge = shape(openapi(small), "Agreement")
    (_, told, _) = next(one for one in judged(small) if one[2] == "Agreement")

    assert judge.is_valid(told)
    assert not judge.is_valid({**told, "record": {**told["record"], "status": "running"}})
    assert not judge.is_valid({key: value for key, value in told.items() if key != "not_stated"})
