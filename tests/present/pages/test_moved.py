"""What stays at the addresses that an agreement had before."""

from __future__ import annotations

import dataclasses
import json

import pytest

from generator.model.organisation import Directory, KnownOrganisation
from generator.present.pages.moved import moved_folders
from generator.present.plan import Plan, plan_site
from tests.builders import assessed, example, record, site

OLD = ("first", "second", "third")
MEALS = record(
    "School meals", previous_ids=list(OLD), assessments=[assessed(4)], data=[{"id": "names", "item": "Names"}]
)


@pytest.fixture(scope="module")
def plan() -> Plan:
    return plan_site(site({"meals": MEALS, "other": record("Other")}))


def body(plan: Plan, address: str) -> str:
    return next(page for page in plan.pages if page.address == address).make().body


def addresses(plan: Plan, identifier: str) -> set[str]:
    return {
        page.address.partition(identifier)[2]
        for page in plan.pages
        if page.address.startswith(f"agreements/{identifier}/")
    }


@pytest.mark.parametrize("old", OLD)
def test_each_page_has_one_at_each_old_address_and_leads_on_in_one_step(old: str, plan: Plan) -> None:
    assert addresses(plan, old) == addresses(plan, "meals") >= {"/", "/pack/", "/answers/", "/compare/"}
    for page in plan.pages:
        if page.address.startswith(f"agreements/{old}/") and not page.kind.bare:
            made = page.make()
            assert page.kind.hidden
            assert made.canonical == page.address.replace(old, "meals")
            up = "../" * page.address.count("/")
            assert f'<a href="{up}{made.canonical}" data-moved>' in made.body


def test_every_place_of_the_page_is_on_the_one_at_the_old_address_and_leads_to_itself(plan: Plan) -> None:
    old = body(plan, "agreements/first/")
    for anchor in ("a-1-purposeful.first", "data-names", "three-tests", "fact-retention"):
        assert f'id="{anchor}"' in body(plan, "agreements/meals/")
        assert f'<li id="{anchor}"><a href="../../agreements/meals/#{anchor}">' in old


def test_titles_and_descriptions_are_told_apart(plan: Plan) -> None:
    made = [page.make() for page in plan.pages if page.kind.name.startswith("moved")]
    for words in ([page.title for page in made], [page.description for page in made]):
        assert len(set(words)) == len(words)


def test_data_at_an_old_address_tells_where_it_is_now(plan: Plan) -> None:
    found = {file.path: file for file in plan.files}
    assert json.loads(found["agreements/second/index.json"].make()) == {
        "id": "second",
        "moved_to": "meals",
        "address": "https://plainview.example/agreements/meals/",
        "data": "https://plainview.example/agreements/meals/index.json",
    }


def test_a_card_that_another_site_shows_is_still_one_at_its_old_address(plan: Plan) -> None:
    assert body(plan, "agreements/third/card/") == body(plan, "agreements/meals/card/")
    found = {file.path: file for file in plan.files}
    for name in ("card.svg", "oembed.json"):
        old, now = (found[f"agreements/{identifier}/card/{name}"].make() for identifier in ("third", "meals"))
        assert old == now and b"School meals" in old


def test_what_was_never_renamed_has_nothing_of_it(plan: Plan) -> None:
    assert not [page for page in plan_site(site([record()])).pages if page.kind.name.startswith("moved")]
    assert "data-moved" not in body(plan, "agreements/other/")


def test_a_record_that_was_renamed_and_then_taken_down_still_leads_to_its_tombstone() -> None:
    gone = record("Gone", status="withdrawn", withdrawn={"date": "2026-05-01"}, previous_ids=["before"])
    plan = plan_site(site({"gone": gone}))

    assert addresses(plan, "before") == addresses(plan, "gone") >= {"/", "/pack/", "/answers/", "/compare/"}
    assert 'href="../../agreements/gone/"' in body(plan, "agreements/before/")


def test_a_renamed_example_says_that_it_is_invented() -> None:
    plan = plan_site(site({"made-up": example("Made up", previous_ids=["before"])}))

    assert "invented example" in body(plan, "agreements/before/")


def test_an_organisation_is_found_at_each_address_that_it_had() -> None:
    known = KnownOrganisation(
        id="leeds-city-council",
        name="Leeds City Council",
        other_names=("Leeds Council",),
        previous_ids=("leeds-council", "leeds"),
    )
    register = dataclasses.replace(site([record("Meals")]).register, directory=Directory([known]))
    plan = plan_site(dataclasses.replace(site([record("Meals")]), register=register))
    files = {file.path: file.make for file in plan.files}
    for old in known.previous_ids:
        (page,) = (page for page in plan.pages if page.address == f"organisations/{old}/")
        made = page.make()
        assert page.kind.hidden and page.kind.section == "organisations"
        assert made.canonical == "organisations/leeds-city-council/"
        assert '<a href="../../organisations/leeds-city-council/" data-moved>' in made.body
        assert '<a href="../../organisations/">Organisations</a>' in made.body
        for ending in ("atom", "ics"):
            now = files[f"feeds/organisations/leeds-city-council.{ending}"]()
            assert files[f"feeds/organisations/{old}.{ending}"]() == now
    assert moved_folders(register) == {
        "organisations/leeds-council/": "organisations/leeds-city-council/",
        "organisations/leeds/": "organisations/leeds-city-council/",
    }
