"""The front door: it claims no more than there is, and every door leads to something real."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from generator.assess.outcome import outcomes_of
from generator.model.agreement import Agreement
from generator.model.area import Area
from generator.model.card import Card, card_of
from generator.model.framework import Framework
from generator.model.moments import MET_BY_MOST, MOMENTS
from generator.model.organisation import Directory
from generator.model.register import Register, sorting_key
from generator.model.settings import Settings
from generator.model.vocabulary import SECTORS
from generator.present.page import Page, Site
from generator.present.pages.follow import followed_of_all, view_of_all
from generator.present.pages.home import BY_MOMENT, home_page
from tests.builders import example, record, site

FRAMEWORK = Framework.model_validate(
    {
        "schema": 1,
        "id": "tests-1",
        "title": "Tests",
        "wording": "ours",
        "published": "2026-11",
        "scale": {1: "Not at all", 2: "A little", 3: "Partly", 4: "Mostly", 5: "Fully"},
        "features": [{"id": "tangible", "text": "That it is tangible."}],
        "tests": [
            {
                "id": "purposeful",
                "asks": "Is it clear & kind?",
                "questions": [{"id": "purposeful.first", "text": "Is it clear?", "features": ["tangible"]}],
            }
        ],
    }
)
JUDGED = [
    {
        "framework": "tests-1",
        "by": {"name": "Leeds City Council", "kind": "organisation"},
        "date": "2026-10-01",
        "answers": {"purposeful.first": {"rating": 5, "because": "It is."}},
    }
]
LEEDS = Area.model_validate(
    {"schema": 1, "name": "Leeds", "kind": "metropolitan-district", "nation": "england", "outline": "none"}
)
NOTHING = "No agreement is published here yet. That does not mean that no data is shared."


def card(identifier: str, *, basis: str = "public-sources", checked: str = "2026-11-01", **more: Any) -> Card:
    record = {
        "schema": 1,
        "title": f"Title of {identifier}",
        "summary": "A summary.",
        "status": "live",
        "provenance": {"basis": basis, "checked": checked, "sources": [{"url": "https://source.example/page"}]},
        "areas": [{"id": "leeds"}],
        "organisations": [{"name": "Leeds City Council", "roles": ["lead"]}],
        "purpose": "To help.",
        "data": [{"item": "Names"}],
        **more,
    }
    return card_of(identifier, Agreement.model_validate(record), "0" * 64, Directory(()))


def site_of(cards: Iterable[Card], frameworks: dict[str, Framework] | None = None) -> Site:
    kept = {"tests-1": FRAMEWORK} if frameworks is None else frameworks
    ordered = tuple(sorted(cards, key=lambda one: sorting_key(one.title)))
    register = Register(ordered, {"leeds": LEEDS}, kept, Directory(()), {})
    outcomes = {one.id: outcomes_of(one, kept) for one in ordered}
    return Site(register, outcomes, Settings(), date(2026, 11, 23))


def home(*cards: Card, frameworks: dict[str, Framework] | None = None) -> Page:
    return home_page(site_of(cards, frameworks))


def words(page: Page) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", page.body).split())


def section(page: Page, anchor: str) -> str:
    """The part of the page under the heading with this anchor."""
    found = re.search(rf'<section class="pv-section" aria-labelledby="{anchor}">.*?</section>', page.body, re.DOTALL)
    return found.group() if found else ""


def doors(page: Page, anchor: str) -> list[str]:
    return re.findall(r'<a href="([^"]*)">', section(page, anchor))


def test_it_is_at_the_root_and_is_named_after_the_site() -> None:
    page = home()

    assert page.address == ""
    assert page.title == "Plainview: who shares data about you, and why"
    assert page.body.count("<h1>") == 1


def test_an_empty_register_is_told_as_silence_and_opens_no_doors() -> None:
    page = home()

    assert NOTHING in words(page)
    assert [doors(page, anchor) for anchor in ("moments", "people", "sectors")] == [[], [], []]
    assert section(page, "moments") == section(page, "latest") == ""
    assert "The list of agreements" in words(page)


def test_what_is_here_is_counted_by_where_it_came_from() -> None:
    page = home(card("one"), card("two"), card("ours", basis="publisher"), card("made-up", basis="worked-example"))

    assert "2 agreements were put together by our editors, from pages that anyone can read." in words(page)
    assert "1 agreement was published by the organisation in charge." in words(page)
    assert "1 invented example shows what a full record looks like." in words(page)
    assert "All 3 agreements" in words(page)
    assert "As at 23 November 2026" in words(page)


def test_a_real_record_that_nobody_judged_is_said_to_be_unjudged() -> None:
    page = home(card("one"), card("made-up", basis="worked-example", assessments=JUDGED))

    assert "None of them has been judged against the three tests yet." in words(page)


def test_judged_records_are_counted_and_one_without_an_answer_is_not_judged() -> None:
    unanswered = {"purposeful.first": {"rating": "not-assessed", "because": "We have not looked."}}
    page = home(
        card("one", assessments=JUDGED),
        card("two"),
        card("three", assessments=[{**JUDGED[0], "answers": unanswered}]),
    )

    assert "1 of them has been judged against the three tests." in words(page)


def test_a_door_leads_to_something_real() -> None:
    page = home(
        card("one", moments=["having-a-baby"]),
        card("made-up", basis="worked-example", moments=["having-a-baby", "moving-home"]),
    )

    assert doors(page, "moments") == ["./moments/having-a-baby/", "./moments/"]
    assert '<use href="./assets/icons.svg#having-a-baby"/>' in section(page, "moments")


def test_moments_that_most_people_meet_are_seen_first_then_the_fullest_and_every_other_is_to_be_opened() -> None:
    common = [moment for moment in MOMENTS if moment in MET_BY_MOST][1:]
    rare = [moment for moment in MOMENTS if moment not in MET_BY_MOST]
    full, few = rare[-1], rare[:2]
    page = home(card("a", moments=[full, *few]), card("b", moments=[*common, full]))
    many = [moment for moment in MOMENTS if moment in (*common, full)]
    assert len(many) == BY_MOMENT.most
    at_once, _, opened = section(page, "moments").partition("<details")

    assert re.findall(r"/moments/([a-z-]+)/", at_once) == many
    assert re.findall(r"/moments/([a-z-]+)/", opened) == few
    assert "2 more moments" in opened
    assert '<a href="./moments/">All 25 moments</a>' in opened


def test_where_every_word_is_used_and_seen_no_longer_list_is_offered() -> None:
    page = home(card("all", sectors=list(SECTORS)))

    assert doors(page, "sectors") == [f"./sectors/{sector}/" for sector in SECTORS]


def changed(identifier: str, *changes: dict[str, Any], **more: Any) -> Card:
    return card(identifier, changes=list(changes), **more)


def test_the_newest_change_of_each_real_record_is_told_newest_first() -> None:
    page = home(
        changed("older", {"date": "about 2020", "what": "Once."}, {"date": "2019-05", "what": "Before."}),
        changed("newer", {"date": "2026-02-05", "what": "A firm & others joined.", "wider_use": True}),
        changed("made-up", {"date": "2026-11-01", "what": "Never."}, basis="worked-example"),
        changed("refused", {"date": "2026-11-01", "what": "Turned down."}, status="declined"),
        changed("to-come", {"date": "2027-01-01", "what": "Will be."}),
    )
    told = section(page, "latest")

    assert re.findall(r"agreements/([a-z-]+)/#fact-changes", told) == ["newer", "older"]
    assert "5 February 2026" in told
    assert "About 2020" in told
    assert "A firm &amp; others joined." in told
    assert told.count('class="pv-latest__wider"') == 1
    assert told.index("Wider use") < told.index("A firm")
    assert "Leeds" in told


def test_a_mark_that_no_change_has_is_not_explained() -> None:
    assert "Wider use" not in section(home(changed("one", {"date": "2026-02", "what": "It."})), "latest")


def test_a_change_that_is_not_described_is_said_to_be_so() -> None:
    assert "The record does not say what changed." in section(home(changed("one", {"date": "2026-02"})), "latest")


def test_no_more_changes_are_told_than_can_be_taken_in() -> None:
    page = home(*(changed(f"n-{month}", {"date": f"2026-0{month}", "what": "It."}) for month in range(1, 8)))

    assert re.findall(r"agreements/(n-\d)/", section(page, "latest")) == ["n-7", "n-6", "n-5"]


def test_the_newest_check_is_told_where_a_day_is_known() -> None:
    checked = home(card("one", checked="2026-10-01"), card("two", checked="2026-11"))

    assert "Our newest check of a record was on 1 October 2026." in words(checked)
    assert "newest check" not in words(home(card("one", checked="2026")))


def test_each_test_is_told_in_a_line() -> None:
    page = home(card("one"))

    assert '<a href="./tests/#purposeful">Purposeful</a>' in page.body
    assert "Is it clear &amp; kind?" in page.body


def test_without_a_framework_nothing_is_said_of_tests() -> None:
    assert section(home(card("one"), frameworks={}), "tests") == ""


def test_the_way_in_is_a_list_of_places_and_not_a_form() -> None:
    page = home(card("one"))

    assert '<a href="./areas/">All councils, A to Z</a>' in page.body
    assert "<form" not in page.body


def test_as_many_reviews_are_counted_as_their_calendar_has_days() -> None:
    def due(title: str, day: str, **more: object) -> dict[str, object]:
        return record(title, dates={"review_due": day}, **more)

    records = {
        "one": due("One", "2027-02-05"),
        "month": due("Month", "2027-03"),
        "about": due("About", "about 2027"),
        "ended": due("Ended", "2027-02-05", status="ended"),
        "gone": due("Gone", "2027-02-05", status="withdrawn", withdrawn={"date": "2026-01-05", "why": "Twice."}),
        "silent": record("Silent"),
        "made-up": example("Made up", dates={"review_due": "2027-02-05"}),
    }
    of = site(records)
    days = next(one.days() for one in followed_of_all(of) if one.calendar)

    assert len(days) == 2
    assert view_of_all(of).links[-1][2] == "2 dates"
