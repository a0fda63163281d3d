"""Feeds that any reader reads, whose ids stay, and in which no words of a record are more than words."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.builders import assessed, example, record, site
from tests.present.feeds.followed_files import feed_of, files_of

CHANGED = {"date": "2026-03-01", "what": "The police receive it too.", "wider_use": True}
EARLIER = {"date": "2026-03-01", "what": "It goes by post no more."}
REPORTED = {"promise": "Warm homes", "result": {"state": "met", "date": "2026-06"}}


def entries(path: str = "feeds/changes.atom", **changes: Any) -> dict[str, Any]:
    return {one.id: one for one in feed_of(files_of(site([record("Heat", **changes)]))[path]).entries}


def ending(entries: dict[str, Any], part: str) -> Any:
    (found,) = [one for identifier, one in entries.items() if part in identifier]
    return found


def test_all_that_a_record_tells_with_a_day_is_an_entry() -> None:
    found = entries(changes=[CHANGED], benefits=[REPORTED], assessments=[assessed(4)], sectors=["housing"])

    assert [(one.title, one.updated, one.link.partition("example/")[2], one.summary) for one in found.values()] == [
        (
            "Record checked: Heat",
            "2026-11-22T00:00:00Z",
            "agreements/record-1/",
            "Last checked on 22 November 2026. Leeds City Council shares something. (Leeds)",
        ),
        (
            "Reported as kept: Heat",
            "2026-06-30T00:00:00Z",
            "agreements/record-1/#promise-1",
            "Reported as kept in June 2026: Warm homes. (Leeds)",
        ),
        (
            "Wider use: Heat",
            "2026-03-01T00:00:00Z",
            "agreements/record-1/#fact-changes",
            "1 March 2026: The police receive it too. (Leeds)",
        ),
        (
            "Judged by the three tests: Heat",
            "2026-02-10T00:00:00Z",
            "agreements/record-1/#three-tests",
            "Judged on 10 February 2026 by the organisation itself: Leeds City Council. (Leeds)",
        ),
    ]


def test_a_feed_for_all_for_each_place_body_and_service_that_has_an_agreement() -> None:
    files = files_of(site([record(sectors=["housing"])]))

    assert set(files) == {
        "feeds/changes.atom",
        "feeds/wider-uses.atom",
        "feeds/reviews.ics",
        "feeds/areas/leeds.atom",
        "feeds/areas/leeds.ics",
        "feeds/organisations/leeds-city-council.atom",
        "feeds/organisations/leeds-city-council.ics",
        "feeds/sectors/housing.atom",
    }
    for path in (path for path in files if path.endswith(".atom")):
        assert feed_of(files[path]).feed.id == f"tag:plainview.example,2026:{path}"


def test_ids_stay_when_more_is_told_before_and_after_and_in_another_order() -> None:
    before = entries(changes=[CHANGED], benefits=[REPORTED], assessments=[assessed(4)])
    more = {"promise": "Less damp", "result": {"state": "partly", "date": "2026-06"}}
    after = entries(
        changes=[{"date": "2026-11-01", "what": "New."}, EARLIER, CHANGED],
        benefits=[more, REPORTED],
        assessments=[assessed(3, by="A panel", kind="residents-panel"), assessed(4)],
    )
    turned = entries(changes=[CHANGED, EARLIER], benefits=[REPORTED, more])

    for some in (before, turned):
        assert {identifier: one.summary for identifier, one in some.items()} == {
            identifier: after[identifier].summary for identifier in some
        }


def test_ids_stay_when_the_site_moves() -> None:
    moved = {"site_url": "https://new.example/there/", "feed_ids": "plainview.example,2026"}
    before, after = (
        feed_of(files_of(site([record(changes=[CHANGED])], settings=settings))["feeds/changes.atom"])
        for settings in ({}, moved)
    )

    assert [one.id for one in before.entries] == [one.id for one in after.entries]
    assert before.feed.id == after.feed.id
    assert after.entries[0].link.startswith("https://new.example/there/agreements/")


def test_two_that_nothing_tells_apart_have_two_ids() -> None:
    found = entries(changes=[CHANGED, CHANGED])

    assert len([one for one in found if "/change/" in one]) == 2


def test_only_wider_uses_are_told_in_their_feed() -> None:
    found = entries("feeds/wider-uses.atom", changes=[CHANGED, EARLIER])

    assert [one.title for one in found.values()] == ["Wider use: Heat"]
    assert ending(found, "/change/").tags[0].term == "wider-use"


@pytest.mark.parametrize(("said", "told"), [("2026-02", "2026-02-28"), ("2025", "2025-12-31"), ("2026", "2026-11-23")])
def test_a_month_or_a_year_is_told_on_its_last_day_and_never_on_one_to_come(said: str, told: str) -> None:
    assert ending(entries(changes=[{"date": said}]), "/change/").updated == f"{told}T00:00:00Z"


def test_what_is_still_to_come_is_no_news() -> None:
    assert not [one for one in entries(changes=[{"date": "2026-12-01", "what": "Soon."}]) if "/change/" in one]


def test_what_changed_is_said_to_be_not_stated_in_the_words_of_the_front_door() -> None:
    assert "The record does not say what changed." in ending(entries(changes=[{"date": "2026-03"}]), "/change/").summary


def test_a_feed_holds_the_newest_hundred_and_says_where_the_others_are() -> None:
    days = [{"date": f"20{year}-01-01", "what": f"Change of {year}."} for year in range(10, 26)] * 7
    read = feed_of(files_of(site([record(changes=days)]))["feeds/areas/leeds.atom"])

    assert len(read.entries) == 100
    assert "13 older ones from https://plainview.example/areas/leeds/ on" in read.feed.subtitle
    assert [one.updated for one in read.entries] == sorted((one.updated for one in read.entries), reverse=True)


def test_an_empty_feed_says_so_and_is_whole() -> None:
    read = feed_of(files_of(site([], as_of=date(2026, 1, 5)))["feeds/changes.atom"])

    assert (read.entries, read.feed.updated) == ([], "2026-01-05T00:00:00Z")
    assert read.feed.subtitle == "Nothing is published here yet. That does not mean that no data is shared."


def test_invented_examples_are_marked_and_in_no_feed_of_real_ones() -> None:
    files = files_of(site([example("Made up", sectors=["housing"], changes=[CHANGED])]))

    assert not feed_of(files["feeds/changes.atom"]).entries
    assert "feeds/sectors/housing.atom" not in files
    (one,) = feed_of(files["feeds/areas/exampleshire.atom"]).entries
    assert one.title == "Wider use: Invented example: Made up"


def test_of_a_record_that_was_taken_down_only_that_is_told_and_nothing_of_sharing_that_never_was() -> None:
    gone = record("Gone", status="withdrawn", withdrawn={"date": "2026-05-01"}, changes=[CHANGED])
    declined = record("Never", status="declined", changes=[CHANGED])
    files = files_of(site([gone, declined]))
    read = feed_of(files["feeds/changes.atom"])

    assert [one.title for one in read.entries] == ["Record checked: Never", "Record withdrawn: Gone"]
    assert read.entries[1].updated == "2026-05-01T00:00:00Z"
    assert not feed_of(files["feeds/wider-uses.atom"]).entries


def test_the_feed_of_a_place_does_not_die_with_its_last_record() -> None:
    gone = record("Gone", status="withdrawn", withdrawn={"date": "2026-05-01"}, dates={"review_due": "2027-01-01"})
    files = files_of(site([gone]))

    assert [one.title for one in feed_of(files["feeds/areas/leeds.atom"]).entries] == ["Record withdrawn: Gone"]
    assert b"BEGIN:VEVENT" not in files["feeds/areas/leeds.ics"]


def test_hostile_words_stay_words() -> None:
    words = '<script>alert(1)</script> ]]> & "quoted" &lt; \u0007\ufffe'
    files = files_of(site([record(words, summary=words, changes=[{"date": "2026-03-01", "what": words}])]))

    assert b"<script" not in files["feeds/changes.atom"]
    for one in feed_of(files["feeds/changes.atom"]).entries:
        assert '<script>alert(1)</script> ]]> & "quoted" &lt;' in one.title
        assert one.summary_detail.type == "text/plain"


def test_the_same_content_gives_the_same_bytes() -> None:
    records = {"b": record("B", changes=[CHANGED, EARLIER]), "a": record("A", assessments=[assessed(2)])}

    assert files_of(site(records)) == files_of(site(dict(reversed(records.items()))))
