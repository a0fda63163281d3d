"""The page that says how to refer to a record: whose words, of which day, and a way to each part."""

from __future__ import annotations

import dataclasses
import json
from datetime import date
from typing import Any

from generator.model.history import History, Redaction, Version
from generator.model.settings import Settings
from generator.present.page import Page, Site
from generator.present.pages.agreement import agreement_page
from generator.present.pages.cite import cite_page
from generator.present.plan import plan_site
from tests.present.pages.agreement_records import BARE, FULL, links_of, site_of, text_of, tree_of, words_of
from tests.present.test_reference_formats import read_bibtex

GONE = BARE | {"status": "withdrawn", "withdrawn": {"date": "2026-05-01", "why": "Entered twice.", "by": "Editors"}}


def cited(record: dict[str, Any], **settings: Any) -> Page:
    return cite_page(with_settings(site_of(record=record), **settings), "record")


def with_settings(site: Site, **settings: Any) -> Site:
    return dataclasses.replace(site, settings=Settings.model_validate(settings))


def boxes(page: Page) -> dict[str, str]:
    """Each text to copy, by its place."""
    figures = (figure for figure in tree_of(page).iter("figure"))
    return {figure.get("id", ""): "".join(figure.find("pre").itertext()) for figure in figures}  # type: ignore[union-attr]


def test_the_body_that_wrote_the_record_is_its_author() -> None:
    _, fields = read_bibtex(boxes(cited(FULL))["bibtex"] + "\n")
    assert fields["author"] == "{Example Council}"
    assert boxes(cited(FULL))["in-words"].startswith("Example Council, “Meals without a form”, Plainview, ")


def test_a_record_compiled_by_editors_is_theirs_and_never_the_bodys() -> None:
    for record in (BARE, FULL | {"provenance": {"basis": "worked-example", "publisher": "council"}}):
        (item,) = json.loads(boxes(cited(record))["csl-json"])
        assert item["author"] == [{"literal": "Plainview editors"}]


def test_an_invented_record_looks_invented_in_whatever_is_copied() -> None:
    page = cited(FULL | {"provenance": {"basis": "worked-example"}})
    copied = boxes(page)

    assert copied.keys() == {"in-words", "bibtex", "csl-json", "card-as-page", "card-as-picture"}
    assert all("(invented example)" in text for text in copied.values())
    assert "pv-band--example" in page.body


def test_the_date_is_the_last_of_which_the_record_tells_and_never_after_the_build() -> None:
    assert "This is the record as of 1 November 2026." in words_of(cited(FULL))
    late = FULL | {"provenance": FULL["provenance"] | {"checked": "2026-12-24"}}
    assert "This is the record as of 23 November 2026." in words_of(cited(late))


def test_that_no_date_is_stated_is_said() -> None:
    page = cited(BARE)
    assert "Not stated: on which day the record was written or checked." in words_of(page)
    assert "date not stated" in boxes(page)["in-words"]


def test_where_the_history_is_known_the_version_is_cited() -> None:
    versions = (Version(date(2026, 4, 1), 1, "a" * 40), Version(date(2026, 5, 3), 2, "b" * 40))
    site = dataclasses.replace(site_of(record=FULL), history=History("git", {"record": versions}))
    (item,) = json.loads(boxes(cite_page(site, "record"))["csl-json"])

    assert item["version"] == "2026-05-03-2"
    assert item["URL"] == "https://plainview.example/agreements/record/versions/2026-05-03-2/"
    assert item["issued"] == {"date-parts": [[2026, 5, 3]]}


def test_a_version_that_must_not_be_shown_is_not_cited() -> None:
    ground = {"agreement": "record", "version": "a" * 40, "date": "2026-05-04", "ground": "It named a child."}
    versions = (Version(date(2026, 5, 3), 1, "a" * 40, redaction=Redaction.model_validate(ground)),)
    site = dataclasses.replace(site_of(record=FULL), history=History("git", {"record": versions}))
    assert "/versions/" not in cite_page(site, "record").body


def test_what_is_not_the_record_as_it_is_now_is_not_cited() -> None:
    versions = (Version(date(2026, 5, 3), 1, "a" * 40), Version(date(2026, 6, 1), 1, "b" * 40, kept=True))

    def cited_by(history: History) -> Any:
        site = dataclasses.replace(site_of(record=FULL), history=history)
        (item,) = json.loads(boxes(cite_page(site, "record"))["csl-json"])
        return item.get("version")

    assert cited_by(History("git", {"record": versions})) == "2026-05-03-1"
    assert cited_by(History("none", {"record": versions[1:]})) is None
    assert cited_by(History("git", {"record": versions}, unsaved={"record"})) is None
    later = Version(date(2026, 11, 24), 1, "c" * 40)
    assert cited_by(History("git", {"record": (*versions, later)})) is None, "that says what it says tomorrow"


def test_every_part_that_it_leads_to_is_on_the_page_of_the_agreement() -> None:
    for record in (FULL, BARE, FULL | {"status": "declined"}):
        site = site_of(record=record)
        agreement = agreement_page(site, "record").body
        parts = [href for _, href in links_of(cite_page(site, "record")) if href.startswith("../#")]
        assert len(parts) > 8
        assert [href for href in parts if f'id="{href[4:]}"' not in agreement] == []


def test_parts_are_data_promises_steps_and_answers() -> None:
    links = links_of(cited(FULL))
    for text, place in (
        ("What can I do?", "what-can-i-do"),
        ("More meals", "promise-more-meals"),
        ("Ask about it", "ask"),
        ("Is it first, and purposeful?", "a-2-purposeful.first"),
    ):
        assert (text, f"../#{place}") in links


def test_a_card_can_be_copied_where_there_are_cards() -> None:
    page = cited(FULL)
    assert boxes(page)["card-as-page"].startswith('<iframe src="https://plainview.example/agreements/record/card/" ')
    assert page.oembed == "https://plainview.example/agreements/record/card/oembed.json"

    without = cited(FULL, cards=False)
    assert "card" not in without.body and without.oembed == ""


def test_of_a_record_that_was_taken_down_no_reference_is_given() -> None:
    page = cited(GONE)
    assert "taken down on 1 May 2026, so we give no reference to it." in words_of(page)
    assert "0" * 64 not in page.body and boxes(page) == {}
    assert ("See why, and who took it down", "../") in links_of(page)


def test_packs_and_cards_are_planned_and_led_to_unless_they_are_off() -> None:
    def planned(**settings: Any) -> tuple[set[str], str]:
        record = {key: value for key, value in FULL.items() if key != "previous_ids"}
        plan = plan_site(with_settings(site_of(record=record, gone=GONE), **settings))
        leads = (page for page in plan.pages if not page.kind.bare and "pack" not in page.kind.name)
        return {*(page.address for page in plan.pages), *plan.paths}, " ".join(page.make().body for page in leads)

    both, _ = planned()
    assert {"agreements/gone/card/", "agreements/record/card/card.svg", "agreements/record/card/oembed.json"} <= both
    assert {"agreements/gone/cite/", "agreements/record/pack/", "tests/pack/", "assets/card.css"} <= both
    no_cards, leads = planned(cards=False)
    assert both - no_cards == {path for path in both if "/card/" in path or path == "assets/card.css"}
    assert "/card/" not in leads
    no_packs, leads = planned(packs=False)
    of_records = {f"agreements/{identifier}/pack/" for identifier in ("gone", "record")}
    assert both - no_packs == {*of_records, "tests/pack/"}
    assert "pack/" not in leads


def test_words_of_the_page_are_those_of_a_resident() -> None:
    assert text_of(tree_of(cited(FULL)).find(".//h1")) == "How to refer to “Meals without a form”"  # type: ignore[arg-type]
