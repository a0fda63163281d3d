"""One version of a record: all that it said then, and that it is old."""

from __future__ import annotations

import dataclasses
import re
from typing import Any

import pytest

from generator.model.agreement import Agreement
from generator.model.history import Version
from generator.model.vocabulary import SECTORS
from generator.present.page import KINDS, Page, Site
from generator.present.pages.history import KEPT
from generator.present.pages.version import version_page
from tests.assess.test_record_changes import FIELDS
from tests.builders import Data, assessed, example, history, record, redaction, site
from tests.hostile import MANY, RECORD, WHOLE, Filler, Words, text
from tests.reading import leads_to, read

NAMES = ("2026-01-01-1", "2026-02-01-1", "2026-03-01-1")


def register_of(*versions: Any, now: Data | None = None) -> Site:
    last = versions[-1][0] if isinstance(versions[-1], tuple) else versions[-1]
    return site([now or last], versions=history({"record-1": versions}))


def page_of(*versions: Any, place: int = 0, now: Data | None = None) -> Page:
    return version_page(register_of(*versions, now=now), "record-1", NAMES[place])


def test_an_old_version_says_that_it_is_old_and_between_which_days_it_held() -> None:
    versions = record("First"), record("Second"), record("Third")
    old, newest = page_of(*versions, place=1), page_of(*versions, place=2)

    assert "This is an old version: what the record said from 1 February 2026 to 1 March 2026." in read(old).text
    assert "This is what the record says now, since 1 March 2026." in read(newest).text
    assert read(old).link("Read what it says now") == "../../../../agreements/record-1/"
    assert old.title == "Second, version of 1 February 2026"
    assert old.address == "agreements/record-1/versions/2026-02-01-1/"


def test_the_newest_version_is_not_what_the_record_says_where_its_file_is_newer() -> None:
    register = register_of(record("First"), record("Second"))
    register = dataclasses.replace(register, history=dataclasses.replace(register.history, unsaved={"record-1"}))
    page = read(version_page(register, "record-1", NAMES[1]))

    assert "This is the newest version that is kept: what the record said from 1 February 2026 on." in page.text
    assert re.search(r"Git’s own mark for the file: [0-9a-f]{40}", page.text)


def test_each_judgement_is_folded() -> None:
    page = page_of(record(assessments=[assessed(4)]), record())

    assert re.search(
        r"<details[^>]*>\s*<summary>Judgement by Leeds City Council, 10 February 2026</summary>", page.body
    )


def test_it_leads_to_the_versions_around_it_and_to_all() -> None:
    versions = record("First"), record("Second"), record("Third")

    page = page_of(*versions, place=1)
    middle = [leads_to(page, link)[0] for link, _ in read(page).links]
    for address in ("versions/2026-01-01-1/", "versions/2026-03-01-1/", "history/"):
        assert f"agreements/record-1/{address}" in middle
    assert [words for link, words in read(page).links if "versions/2026" in link] == [
        "Before: 1 January 2026",
        "After: 1 March 2026",
    ] * 2  # in the band above, and below
    assert "Before:" not in read(page_of(*versions)).text
    assert "After:" not in read(page_of(*versions, place=2)).text


def test_of_records_that_became_one_it_says_which_it_is_of_and_until_when_it_stood_there() -> None:
    versions = (
        (record("Dinners"), {"was": "dinners"}),
        (record("First"), {"before": ""}),
        (record("Dinners, again"), {"was": "dinners", "before": "2026-01-01-1"}),
        (record("Second"), {"before": "2026-02-01-1"}),
    )
    words = [read(page_of(*versions, place=place)).text for place in range(3)]

    assert "what the record said from 1 January 2026 to 1 March 2026." in words[0]
    assert "what the record said from 1 February 2026 to 1 April 2026." in words[1]
    assert "This is an old version: what the record said from 1 March 2026 on." in words[2]
    assert ["It is from the record “dinners”" in said for said in words] == [True, False, True]


def test_it_tells_what_it_changed() -> None:
    page = read(page_of(record(), record(retention="A year."), place=1))

    assert "The rule on how long it is kept is now stated: “A year”." in page.text


def test_facts_stand_under_their_questions_in_readers_words() -> None:
    said = record(
        sectors=["health", "social-care"],
        people=[],
        data=[{"item": "Names", "to": ["leeds-city-council", "the-public"], "criminal_offence": False}],
        dates={"review_due": "2027-03"},
        assessments=[assessed(4)],
        withheld=[{"field": "safeguards"}],
        translations={"cy": {"matches": "2026-03-01", "purpose": "I helpu."}},
    )
    words = read(page_of(said)).text

    assert f"Which services is it part of? {SECTORS['health'].label} and {SECTORS['social-care'].label}" in words
    assert "Whom is it about? Stated: none" in words
    assert "Who receives it? Leeds City Council and the public" in words
    assert "Is it about crimes or alleged crimes? No" in words
    assert "When is the next review? March 2027" in words
    assert "Which area? Leeds" in words
    assert "Is purposeful.first so?" in words
    assert "Welsh" in words and "I helpu." in words
    assert "What could go wrong? Not stated" in words
    assert "What keeps the data safe? Held back" in words
    assert "Which fact is held back? The things that keep the data safe" in words
    assert "Not stated: Whom is it about?" in words and "lasting id" not in words
    assert "Judgement by Leeds City Council, 10 February 2026" in words


def test_every_published_fact_of_a_whole_record_is_there_and_no_other() -> None:
    words = Words(False)
    data = Filler(words, "whole", {**RECORD, **WHOLE["whole-live"]}, MANY).fill(Agreement)
    shown = read(page_of(data, now=record())).text

    for number, place in {**words.texts, **words.emails}.items():
        field = place.partition(": ")[2]
        published = FIELDS[field].published if field in FIELDS else True
        assert (f"ark{number}x" in shown) is published, place


def test_a_version_that_was_taken_down_leaves_a_tombstone() -> None:
    secret = record("A secret title", summary="Ann Other has debts.")
    page = page_of((secret, {"redaction": redaction()}), record("Now"))
    words = read(page).text

    assert "This version was taken down on 1 November 2026. It is not shown any more." in words
    assert "It named a child." in words
    for part in (words, page.title, page.description):
        assert "secret" not in part and "Ann Other" not in part
    assert "What it said" not in words and "mark for the file" not in words


def test_what_follows_a_version_that_was_taken_down_does_not_tell_what_changed() -> None:
    page = page_of((record("Old"), {"redaction": redaction()}), record("Now"), place=1)

    assert "The version before this one was taken down. So we do not tell what changed." in read(page).text


def test_a_version_that_git_no_longer_holds_says_so() -> None:
    assert KEPT in read(page_of((record(), {"kept": True}), record("Now"))).text
    assert KEPT not in read(page_of(record(), record("Now"))).text


def test_old_versions_of_a_withdrawn_record_stay_and_the_last_is_what_stays() -> None:
    gone = record("Gone", status="withdrawn", withdrawn={"date": "2026-05-01", "why": "Twice."}, retention="A secret.")
    versions = record("Before", retention="A year."), gone

    old, last = (read(page_of(*versions, place=place)).text for place in (0, 1))
    assert "How long is it kept? A year." in old
    assert "See why the record was withdrawn" in old
    assert "A secret" not in last and "How long is it kept?" not in last
    assert "Why? Twice." in last


def test_an_invented_record_has_its_band() -> None:
    assert "Invented example." in read(page_of(example(), example("Now"))).text


def test_a_version_that_was_invented_has_its_band_though_the_record_is_real_now() -> None:
    assert "pv-band--example" in page_of(example(), record(), now=record()).body
    assert "pv-band--example" not in page_of(example(), record(), place=1, now=record()).body


def test_search_engines_are_asked_to_pass_over_old_versions() -> None:
    assert KINDS["version"].hidden


def test_hostile_words_stay_words() -> None:
    words = Words(True)
    data = Filler(words, "whole", {**RECORD, **WHOLE["whole-live"]}, MANY)
    page = read(page_of(data.fill(Agreement), record()))

    assert not {"script", "svg", "img", "iframe", "style", "base", "form", "input"} & set(page.tags)
    assert not any(name.startswith("on") for name, _ in page.attributes)
    shown = " ".join(page.text.split())
    assert all(text(number) in shown for number, place in words.texts.items() if "quality_notes" not in place)


def test_an_unknown_version_is_a_bug() -> None:
    with pytest.raises(StopIteration):
        version_page(register_of(record()), "record-1", "2020-01-01-1")


def test_a_version_is_named_by_its_day_and_number() -> None:
    made: Version = register_of(record()).versions("record-1")[0]

    assert made.name == NAMES[0]
