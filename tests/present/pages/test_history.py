"""The history of a record: what each version changed, where the versions come from, and what is not here."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from generator.present.page import Site
from generator.present.pages.history import KEPT, NO_COPIES, NO_COPY_YET, NOT_SHOWN, NOTHING, history_page
from tests.builders import Data, example, history, redaction, site
from tests.builders import own_record as record
from tests.hostile import as_written, text
from tests.reading import Read, leads_to, read

POLICE = [
    {"name": "Leeds City Council", "roles": ["lead"], "kind": "council"},
    {"name": "Police", "roles": ["recipient"]},
]
FIRST = record("Names of tenants")
SECOND = record("Names of tenants", organisations=POLICE)
THIRD = record("Names of tenants", organisations=POLICE, retention="A year.")


def told(now: Data = THIRD, versions: Any = (FIRST, SECOND, THIRD), settings: Any = None, **parts: Any) -> Read:
    return read(history_page(whole(now, versions, settings, **parts), "record-1"))


def whole(now: Data, versions: Any = (), settings: Any = None, **parts: Any) -> Site:
    return site([now], settings=settings, versions=history({"record-1": versions} if versions else {}, **parts))


def days(page: Read) -> list[str]:
    return [words for level, words in page.headings if level == 3]


def test_every_version_stands_there_newest_first_with_what_it_changed() -> None:
    page = told()

    assert days(page) == ["1 March 2026", "1 February 2026", "1 January 2026"]
    assert "3 versions of this record, newest first" in page.text
    parts = page.text.split("What changed, newest first")[1]
    order = [
        "The rule on how long it is kept is now stated: “A year”.",
        "Wider use Police were added as a recipient.",
        "This is the first version we have.",
    ]
    assert [parts.index(words) for words in order] == sorted(parts.index(words) for words in order)


def test_each_version_leads_to_itself_as_a_page_and_as_data() -> None:
    page = history_page(whole(THIRD, (FIRST, SECOND)), "record-1")
    found = read(page)

    assert sorted({leads_to(page, link)[0] for link, _ in found.links if "versions/" in link}) == [
        "agreements/record-1/versions/2026-01-01-1/",
        "agreements/record-1/versions/2026-01-01-1/index.json/",
        "agreements/record-1/versions/2026-02-01-1/",
        "agreements/record-1/versions/2026-02-01-1/index.json/",
    ]
    assert not re.search(r"[0-9a-f]{40}", found.text)
    assert {"version-2026-01-01-1", "version-2026-02-01-1"} <= set(found.ids)


def test_two_versions_can_be_chosen_and_the_newest_is_chosen_already() -> None:
    body = history_page(whole(THIRD, (FIRST, SECOND, THIRD)), "record-1").body

    options = re.findall(r'<option value="([^"]+)"( selected)?>', body)
    assert options[:3] == [(f"2026-0{month}-01-1", "") for month in (1, 2, 3)]
    assert options[3:] == [("2026-01-01-1", ""), ("2026-02-01-1", ""), ("2026-03-01-1", " selected")]
    assert re.search(r'<section class="pv-section pv-no-terms" data-history [^>]*hidden>', body)
    assert "data-history" not in history_page(whole(FIRST, (FIRST,)), "record-1").body


def test_what_the_record_says_of_itself_stands_in_its_place_in_time() -> None:
    said = [
        {"date": "2026-01-15", "what": "The list got longer", "wider_use": True},
        {"date": "2026-02"},
    ]
    page = told(now=record("Names of tenants", changes=said))

    assert days(page) == [
        "1 March 2026",
        "February 2026",
        "1 February 2026",
        "15 January 2026",
        "1 January 2026",
    ]
    assert "Wider use The record says of itself: The list got longer." in page.text
    assert "The record does not say what changed." in page.text


def test_where_the_versions_come_from_is_said_and_who_typed_them_is_not() -> None:
    assert "These versions come from the kept copies of the record’s file." in told().text
    assert "Each has the date when it began. We do not say who typed it." in told().text
    assert "This record has one version." in told(now=FIRST, versions=(FIRST,)).text
    assert "kept from this site as it was before" in told(source="none").text


def test_without_kept_copies_the_page_says_so_and_tells_what_the_record_tells() -> None:
    page = told(now=record(changes=[{"date": "2026-03-01", "what": "More."}]), versions=(), source="none")
    assert NO_COPIES in page.text
    assert "The record says of itself: More." in page.text
    assert NOTHING in told(now=record(), versions=(), source="none").text
    assert NO_COPY_YET in told(now=record(), versions=()).text


def test_a_publisher_may_show_no_old_versions() -> None:
    page = told(settings={"versions": False})

    assert NOT_SHOWN in page.text
    assert days(page) == []
    assert "/versions/" not in history_page(whole(THIRD, (FIRST, THIRD), {"versions": False}), "record-1").body


def test_a_history_that_is_cut_off_says_so() -> None:
    page = told(shallow=date(2026, 1, 1))

    assert "The copies from before 1 January 2026 are not here, so the history is not whole." in page.text
    assert "This is not the beginning. Copies from before 1 January 2026 are not here." in page.text
    assert "This is the first version" not in page.text


def test_a_version_that_git_no_longer_holds_says_so() -> None:
    page = told(versions=((FIRST, {"kept": True}), SECOND), shallow=date(2026, 2, 1))

    assert page.text.count(KEPT) == 1
    assert "This is the first version we have." in page.text


def test_of_a_version_that_was_taken_down_nothing_is_told_but_why() -> None:
    gone = (
        record("Names of tenants", summary="Ann Other has debts."),
        {"redaction": redaction(by="Leeds City Council")},
    )
    page = told(versions=(FIRST, gone, THIRD))

    assert "This version was taken down on 1 November 2026. It is not shown any more." in page.text
    assert "Why: It named a child." in page.text and "Who decided it: Leeds City Council." in page.text
    assert "Ann Other" not in page.text
    assert "The version before this one was taken down. So we do not tell what changed." in page.text
    assert page.text.count("Read this version") == 2 and page.text.count("What is left of it") == 1
    body = history_page(whole(THIRD, (FIRST, gone, THIRD)), "record-1").body
    assert re.findall(r'<option value="([^"]+)"', body)[:2] == ["2026-01-01-1", "2026-03-01-1"]
    assert "Not stated: who decided it." in told(versions=((FIRST, {"redaction": redaction()}), SECOND)).text


MERGED = (
    (FIRST, {"was": "names", "day": date(2026, 1, 1)}),
    (FIRST, {"before": ""}),
    (SECOND, {"was": "names", "before": "2026-01-01-1"}),
    (THIRD, {"before": "2026-02-01-1", "changes": ()}),
)


def test_of_records_that_became_one_each_version_says_which_it_is_of() -> None:
    words = told(versions=MERGED).text.split("What changed, newest first")[1]

    assert "Nothing on the page changed." in words
    assert words.count("It is from the record “names”, which is part of this one now.") == 2
    assert "This is the first version we have of the record “names”." in words
    assert words.count("Before this, there were other records. So we do not tell what changed.") == 1


def test_a_version_that_changes_nothing_for_the_public_says_so() -> None:
    page = told(versions=(FIRST, {**FIRST, "quality_notes": [{"code": "personal-contact"}]}))

    assert "Nothing on the page changed." in page.text


def test_long_texts_can_be_opened_and_many_changes_as_well() -> None:
    before = record(summary="Old words. " * 30, people=["children"])
    after = record(summary="New words. " * 30, people=["carers", "tenants"], sectors=["health", "housing", "welfare"])
    after |= {"retention": "A year.", "alternatives": "None.", "replaced_by": "other", "purpose": "More."}
    after |= {"contact": {"role": "Data team", "phone": "01632 960 001", "email": "data@body.test"}}
    page = told(now=after, versions=(before, after))

    assert "The summary was reworded." in page.text
    assert "Before: Old words." in page.text and "After: New words." in page.text
    assert "3 more changes" in page.text


def of_one_day(*said: Data) -> list[tuple[Data, dict[str, Any]]]:
    return [(one, {"day": date(2026, 1, 1), "number": number}) for number, one in enumerate(said, start=1)]


def test_several_versions_of_one_day_stand_under_one_heading_and_are_told_apart() -> None:
    page = told(versions=[*of_one_day(FIRST, SECOND), (THIRD, {"day": date(2026, 1, 2)})])

    assert days(page) == ["2 January 2026", "1 January 2026"]
    assert page.text.index("Version 2 of that day") < page.text.index("Police were added")
    assert page.text.index("Police were added") < page.text.index("Version 1 of that day")
    assert page.link("Read this version: 1 January 2026, version 1 of that day")
    body = history_page(whole(THIRD, of_one_day(FIRST, SECOND)), "record-1").body
    assert body.count(">1 January 2026, version 1</option>") == 2
    assert ", version" not in history_page(whole(THIRD, (FIRST, SECOND)), "record-1").body
    assert len(page.ids) == len(set(page.ids))


def test_versions_that_change_nothing_are_folded_into_one_line() -> None:
    page = told(versions=of_one_day(FIRST, SECOND, SECOND, SECOND))

    assert "2 more versions changed nothing on the page: 1 January 2026" in page.text
    assert "Nothing on the page changed." not in page.text
    links = [link for link, words in page.links if words.startswith("Version 3 of that day")]
    assert links == ["../../../agreements/record-1/versions/2026-01-01-3/"]
    assert {f"version-2026-01-01-{number}" for number in (1, 2, 3, 4)} <= set(page.ids)


def test_a_wider_use_is_marked_once_and_explained_only_where_there_is_one() -> None:
    meaning = "The data goes to someone new, or more data is used"

    assert told().text.count("Wider use") == 2 and meaning in told().text  # the sentence, and what the mark means
    assert "Wider use" not in told(now=FIRST, versions=(FIRST, {**FIRST, "retention": "A year."})).text


def test_a_version_of_a_later_day_is_not_there_yet() -> None:
    early = site([THIRD], as_of=date(2026, 2, 15), versions=history({"record-1": (FIRST, SECOND, THIRD)}))

    assert days(read(history_page(early, "record-1"))) == ["1 February 2026", "1 January 2026"]


def test_the_history_of_an_invented_record_has_its_band() -> None:
    assert "Invented example." in told(now=example(), versions=(example(),)).text


def test_the_history_of_a_withdrawn_record_can_still_be_read() -> None:
    gone = record("Gone", status="withdrawn", withdrawn={"date": "2026-05-01"}, changes=[{"date": "2026-04-01"}])
    page = told(now=gone, versions=(FIRST, gone))

    assert "This record was withdrawn on 1 May 2026. What it said before can still be read here." in page.text
    assert days(page) == ["1 February 2026", "1 January 2026"]
    assert "The record was withdrawn." in page.text


def test_of_a_record_that_was_withdrawn_from_the_start_nothing_can_still_be_read() -> None:
    gone = record("Gone", status="withdrawn", withdrawn={"date": "2026-05-01"})

    assert "can still be read" not in told(now=gone, versions=(gone,)).text
    assert "This record was withdrawn on 1 May 2026." in told(now=gone, versions=(gone,)).text


def test_hostile_words_stay_words() -> None:
    before = record(as_written(1), data=[{"item": as_written(2), "id": "one", "to": []}], retention=as_written(3))
    after = record(
        as_written(4),
        organisations=[{"name": as_written(5), "id": "one", "roles": ["lead"]}],
        data=[{"item": as_written(6), "id": "one", "to": ["one"]}],
        changes=[{"date": "2026-03-01", "what": as_written(7)}],
    )
    page = told(now=after, versions=(before, (after, {"redaction": None})))

    assert not {"script", "svg", "img", "iframe", "style", "base"} & set(page.tags)
    assert not any(name.startswith("on") for name, _ in page.attributes)
    for number in (1, 4, 7):
        assert text(number) in " ".join(page.text.split()), number


def test_no_two_histories_share_a_title_or_a_description() -> None:
    both = site([record("One"), record("Two")])
    pages = [history_page(both, identifier) for identifier in ("record-1", "record-2")]

    assert len({page.title for page in pages}) == len({page.description for page in pages}) == 2
