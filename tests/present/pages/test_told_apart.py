"""Two records of one title can be told apart in a tab, in a shared link and in a search engine."""

from __future__ import annotations

from collections import Counter
from typing import Any

from generator.present.page import Page, Site
from generator.present.plan import plan_site
from tests.builders import record, site

TITLE = "Supporting Families"


def led_by(name: str, **fields: Any) -> dict[str, Any]:
    lead = {"id": name.lower().replace(" ", "-"), "name": name, "kind": "council", "roles": ["lead"]}
    return record(TITLE, organisations=[lead], **fields)


def pages(made: Site) -> list[Page]:
    return [planned.make() for planned in plan_site(made).pages if not planned.sized]


def title(made: Site, identifier: str) -> str:
    return next(page.title for page in pages(made) if page.address == f"agreements/{identifier}/")


def test_a_title_that_another_record_has_too_is_told_with_who_leads() -> None:
    made = site({"a": led_by("Leeds City Council"), "b": led_by("Bristol City Council"), "c": record("Meals")})

    assert title(made, "a") == f"{TITLE} (Leeds City Council)"
    assert title(made, "b") == f"{TITLE} (Bristol City Council)"
    assert title(made, "c") == "Meals"


def test_where_one_body_leads_both_their_ids_tell_them_apart() -> None:
    made = site({name: led_by("Leeds City Council") for name in ("a", "b")} | {"c": led_by("Bristol City Council")})

    assert title(made, "a") == f"{TITLE} (Leeds City Council, a)"
    assert title(made, "b") == f"{TITLE} (Leeds City Council, b)"
    assert title(made, "c") == f"{TITLE} (Bristol City Council)"


def test_capitals_and_spaces_do_not_tell_them_apart() -> None:
    other = {**led_by("Bristol City Council"), "title": "supporting  families"}

    assert title(site({"a": led_by("Leeds City Council"), "b": other}), "b").endswith("(Bristol City Council)")


def test_no_two_pages_have_one_title_or_one_description() -> None:
    same = {"summary": "Schools and the council share which children may have free meals."}
    made = pages(site({name: led_by("Leeds City Council", **same) for name in ("a", "b")}))
    shown = [page for page in made if not page.canonical]

    for said in (Counter(page.title for page in shown), Counter(page.description for page in shown)):
        assert {words: count for words, count in said.items() if count > 1} == {}
