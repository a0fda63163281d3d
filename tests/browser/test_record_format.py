"""What the web form's own script makes of a record is shown, and becomes the same record again, in a browser."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from generator.intake.cms_fields import agreement_shape
from generator.intake.cms_folder import OURS
from generator.read.strict_yaml import parse
from tests.browser.conftest import serving

pytestmark = pytest.mark.browser

RECORDS = Path(__file__).parents[2] / "content" / "agreements"
Ask = Callable[[str, Any], Any]


@pytest.fixture(scope="module")
def ask(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """Gives data to one of the script's functions, and what it makes of it back."""
    folder = tmp_path_factory.mktemp("format")
    shutil.copy(OURS / "record-format.js", folder)
    (folder / "fields.js").write_text(f"export default {json.dumps(agreement_shape())};", encoding="utf-8")
    (folder / "index.html").write_text("<!doctype html><title>Format</title>", encoding="utf-8")
    with serving(folder) as origin, browser.new_context() as context:
        page = context.new_page()
        page.goto(origin)

        def asked(name: str, data: Any) -> Any:
            return page.evaluate(
                """async ([name, data]) => {
                  const format = await import("/record-format.js");
                  const { default: shape } = await import("/fields.js");
                  return format[name](data, shape);
                }""",
                [name, data],
            )

        yield asked


def without_nulls(data: Any) -> Any:
    """A record without the fields that say nothing: what is null is not stated."""
    if isinstance(data, dict):
        return {key: without_nulls(value) for key, value in data.items() if value is not None}
    return [without_nulls(one) for one in data] if isinstance(data, list) else data


def test_every_record_becomes_itself_again(ask: Ask) -> None:
    records = {path.stem: without_nulls(parse(path.read_text("utf-8")).data) for path in sorted(RECORDS.glob("*.yml"))}
    changed = [name for name, data in records.items() if ask("stated", ask("shown", data)) != data]
    assert len(records) > 50 and changed == []


def test_none_is_kept_apart_from_silence(ask: Ask) -> None:
    data = {
        "schema": 1,
        "sectors": [],
        "risks": [],
        "data": [{"item": "Names", "special_category": [], "to": []}],
        "legal": {"powers": [], "opt_out": {"applies": False}},
        "assessments": [{"answers": {"purposeful.clear-purpose": {"rating": 4, "evidence": []}}}],
    }
    form = ask("shown", data)

    assert form["sectors"] == form["data"][0]["special_category"] == ["none-stated"]
    assert form["stated_none"] == ["risks"] and form["data"][0]["stated_none"] == ["to"]
    assert form["legal"]["opt_out"] == {"applies": "no"}
    assert form["assessments"][0]["answers"]["purposeful"]["clear-purpose"]["rating"] == "4"
    assert ask("stated", form) == data


def test_what_nobody_filled_in_is_never_written(ask: Ask) -> None:
    """As the form holds an entry that was begun and left: empty texts, empty lists, and nulls."""
    form = {
        "schema": 1,
        "title": "Warm homes",
        "summary": "",
        "sectors": [],
        "risks": [],
        "legal": None,
        "stated_none": [],
        "contact": {"role": "", "email": ""},
        "data": [
            {"item": "Names", "special_category": [], "criminal_offence": "", "from": [""], "to": []},
            {"item": ""},
        ],
        "disclosure_control": {"suppress_below": None, "round_to": 0},
        "assessments": [{"answers": {"purposeful": {"clear-purpose": None}, "responsible": None}, "people": None}],
        "translations": {"cy": None},
    }
    assert ask("stated", form) == {
        "schema": 1,
        "title": "Warm homes",
        "data": [{"item": "Names"}],
        "disclosure_control": {"round_to": 0},
    }


def test_no_answer_is_not_no(ask: Ask) -> None:
    assert ask("stated", {"automated_decisions": {"used": "", "human_review": "no"}}) == {
        "automated_decisions": {"human_review": False}
    }


def test_what_is_neither_yes_nor_no_is_left_for_the_checker_to_tell(ask: Ask) -> None:
    data = {"automated_decisions": {"used": "sometimes"}, "assessments": [{"answers": {"a.b": {"rating": 7}}}]}
    form = ask("shown", data)
    assert ask("stated", form)["automated_decisions"] == {"used": "sometimes"}
    assert ask("stated", form)["assessments"] == [{"answers": {"a.b": {"rating": "7"}}}]


def test_a_choice_of_none_beside_others_is_passed_over(ask: Ask) -> None:
    assert ask("stated", {"sectors": ["health", "none-stated"]}) == {"sectors": ["health"]}
    assert ask("stated", {"risks": [{"risk": "One."}], "stated_none": ["risks"]}) == {"risks": [{"risk": "One."}]}


def test_fields_that_the_model_does_not_know_are_kept_for_the_checker_to_tell(ask: Ask) -> None:
    data = {"title": "One", "signd": "2026", "data": [{"item": "A", "more": {"b": [1]}}]}
    assert ask("stated", ask("shown", data)) == data


@pytest.mark.parametrize("name", ["__proto__", "constructor", "toString"])
def test_no_name_reaches_what_every_object_has(ask: Ask, name: str) -> None:
    assert ask("stated", ask("shown", json.loads(f'{{"title": "One", "x{name}": "two", "{name}": "three"}}'))) in (
        {"title": "One", f"x{name}": "two", name: "three"},
        {"title": "One", f"x{name}": "two"},
    )
