"""A page of a copied record says whose it is, from which day, and who tells of the same."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

import pytest

from generator.model.harvest import Harvest
from generator.present.open_data.openapi import openapi
from generator.present.page import Page, Site
from generator.present.pages.agreement import agreement_page
from generator.present.pages.listings import listing_of
from generator.present.plan import plan_site
from tests.builders import record, site
from tests.present.feeds.followed_files import feed_of, files_of
from tests.present.open_data.test_openapi import shape
from tests.present.pages.agreement_records import links_of, tree_of, words_of

COPY = "leeds--meals"
SOURCE: dict[str, Any] = {
    "id": "leeds",
    "name": "Leeds <b>City</b> Council",
    "kind": "register",
    "address": "https://data.leeds.gov.uk/",
    "home": "https://data.leeds.gov.uk/",
    "seen": "2026-03-12",
    "as_at": "2026-03-11",
    "sha256": "1" * 64,
    "records_sha256": "2" * 64,
    "copy_sha256": "3" * 64,
    "records": 1,
    "left_out": 22,
    "reasons": [{"record": "heat", "why": "It is an invented example."}],
}
UNREAD = {"tried": "2026-03-20", "why": "The server answered 404."}


def copied(records: dict[str, Any] | None = None, same_as: Any = (), **source: Any) -> Site:
    made = site({COPY: record("School meals"), **(records or {})})
    harvest = Harvest.model_validate({"schema": 1, "sources": [SOURCE | source], "same_as": same_as})
    return dataclasses.replace(made, register=dataclasses.replace(made.register, harvest=harvest))


def page(made: Site, address: str = f"agreements/{COPY}/") -> Page:
    return next(one for one in plan_site(made).pages if one.address == address).make()


def band(made: Site, kind: str, identifier: str = COPY) -> str:
    found = page(made, f"agreements/{identifier}/").body.partition(f'pv-band--{kind}">')[2].partition("</div>")[0]
    return words_of(Page("x/", "", "", f"<div>{found}</div>")).strip()


def test_it_says_who_published_it_where_and_from_which_day_it_is() -> None:
    said = band(copied(), "copied")

    assert "Published by Leeds <b>City</b> Council at data.leeds.gov.uk, as at 11 March 2026." in said
    assert "This is a copy, made on 12 March 2026." in said


def test_a_copy_of_what_was_taken_down_says_it_too() -> None:
    gone = record(status="withdrawn", withdrawn={"date": "2026-03-01", "why": "Twice.", "by": "Leeds"})

    assert "Published by Leeds <b>City</b> Council" in band(copied({COPY: gone}), "copied")


def test_it_leads_to_the_original_and_so_do_search_engines() -> None:
    made = page(copied())
    original = "https://data.leeds.gov.uk/agreements/meals/"

    assert dict(links_of(made))["The original"] == original == made.canonical
    assert made.title == "School meals (Leeds <b>City</b> Council)"
    assert page(copied(), f"agreements/{COPY}/history/").canonical == ""


def test_a_copy_that_is_old_says_since_when_the_original_cannot_be_read() -> None:
    said = "This copy is from 12 March 2026; the original could not be read on 20 March 2026."

    assert said in band(copied(unread=UNREAD), "copied")
    assert said in band(copied(kept={"meals": {**UNREAD, "seen": "2026-03-12"}}, seen="2026-03-20"), "copied")
    assert "could not be read" not in band(copied(kept={"heat": {**UNREAD, "seen": "2026-03-12"}}), "copied")


def test_of_a_copy_that_is_older_than_its_register_nothing_is_said_of_that() -> None:
    made = copied(kept={"meals": {**UNREAD, "seen": "2026-03-01"}})

    assert "11 March" not in band(made, "copied") and "1" * 64 not in page(made).body


def test_a_register_without_pages_of_its_own_is_named_and_not_linked() -> None:
    made = copied(home=None)

    assert "The original" not in band(made, "copied") and page(made).canonical == ""


def test_who_compiled_it_are_the_editors_of_its_own_register() -> None:
    said = words_of(page(copied()))

    assert "Leeds <b>City</b> Council’s editors wrote this" in said and "Plainview’s editors" not in said


def test_a_record_of_our_own_is_as_it_was() -> None:
    made = copied({"ours": record("Ours")})
    alone = site({"ours": record("Ours")})

    assert page(made, "agreements/ours/").body == agreement_page(alone, "ours").body


def test_lists_name_the_publisher() -> None:
    made = copied({"ours": record("Ours")})

    assert listing_of(made, made.register.card[COPY]).facts.endswith("published by Leeds <b>City</b> Council")
    assert "published by" not in listing_of(made, made.register.card["ours"]).facts


def test_others_that_tell_of_the_same_stand_beside_it_on_both_pages() -> None:
    made = copied({"ours": record("Ours", status="ended")}, same_as=[["ours", COPY]])

    assert "Others tell of this too." in band(made, "others")
    assert "Ours · Plainview · ended · our editors say that it is the same" in band(made, "others")
    assert "School meals · Leeds <b>City</b> Council · in use" in band(made, "others", "ours")
    assert dict(links_of(page(made)))["Ours"] == "../../agreements/ours/"


def test_without_copies_no_record_stands_beside_another() -> None:
    made = copied({"ours": record("Ours")}, same_as=[["ours", COPY]])
    alone = Harvest.model_validate({"schema": 1, "sources": []})
    bare = dataclasses.replace(made, register=dataclasses.replace(made.register, harvest=alone))

    assert "Others tell" not in page(bare, "agreements/ours/").body


def data(made: Site) -> dict[str, Any]:
    path = f"agreements/{COPY}/index.json"
    told: dict[str, Any] = json.loads(next(one for one in plan_site(made).files if one.path == path).make())
    return told


def test_feeds_name_the_publisher_as_the_author() -> None:
    feed = feed_of(files_of(copied({"ours": record("Ours")}))["feeds/changes.atom"])
    authors = {entry.title: entry.get("author") for entry in feed.entries}

    assert authors == {"Record checked: School meals": "Leeds <b>City</b> Council", "Record checked: Ours": None}
    assert feed.feed.author_detail.name == "Plainview"


def test_the_data_says_it_too() -> None:
    made = copied(unread=UNREAD)
    told = data(made)

    assert told["copied"] == {
        "publisher": SOURCE["name"],
        "source": "https://data.leeds.gov.uk/",
        "original": "https://data.leeds.gov.uk/agreements/meals/",
        "as_at": "2026-03-11",
        "copied": "2026-03-12",
        "unread": "2026-03-20",
        "manifest_sha256": "1" * 64,
        "records_sha256": "2" * 64,
        "commit": None,
    }
    assert list(shape(openapi(made), "Agreement").iter_errors(told)) == []


def test_a_folder_of_ours_is_named_to_nobody() -> None:
    made = copied(kind="repository", address="../leeds", home=None, sha256=None, records_sha256=None, revision="4" * 40)

    assert data(made)["copied"]["source"] is None and "../leeds" not in page(made, "data/registers/").body
    assert "4" * 40 in page(made).body


@pytest.mark.parametrize("unread", [None, UNREAD])
def test_the_registers_have_a_page(unread: Any) -> None:
    said = words_of(page(copied(unread=unread), "data/registers/"))

    assert "12 March 2026. It tells of 11 March 2026." in said and "heat: It is an invented example." in said
    assert "And 21 others." in said
    assert ("It could not be read on 20 March 2026. The server answered 404." in said) == bool(unread)


def test_without_copies_there_is_no_such_page() -> None:
    assert not any(one.address == "data/registers/" for one in plan_site(site([record()])).pages)


def test_no_text_of_a_source_becomes_markup() -> None:
    made = copied({"ours": record("Ours")}, same_as=[["ours", COPY]], unread={**UNREAD, "why": "<script>x</script>"})

    for one in plan_site(made).pages:
        body = one.make().body
        assert "<script>x" not in body and "<b>City</b>" not in body, one.address
    assert tree_of(page(made)) is not None
