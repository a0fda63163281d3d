"""What is told of each change: a sentence that reads, whatever the field."""

from __future__ import annotations

import copy
import re
from typing import Any

import pytest

from generator.assess.record_changes import changes_between
from generator.model.agreement import Agreement
from generator.model.history import RecordChange
from generator.present.pages.history_words import Told, told_of
from tests.assess.test_record_changes import FIELDS, SINGLE, WHOLE_RECORD, otherwise
from tests.builders import assessed, site
from tests.builders import own_record as record

SITE = site([record()])
LEAD = {"name": "Leeds City Council", "roles": ["lead"], "kind": "council"}
NAMES = {"id": "names", "item": "Names", "to": ["leeds-city-council"]}


def sentences(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    changes = changes_between(Agreement.model_validate(record(**before)), Agreement.model_validate(record(**after)))
    return [one.sentence for one in told_of(SITE, changes)]


@pytest.mark.parametrize("path", [path for path, field in FIELDS.items() if field.published])
def test_every_published_field_has_a_sentence_that_reads(path: str) -> None:
    field = FIELDS[path]
    word = next(iter(field.words), None)
    listed = any(
        FIELDS[outer].holds == "part" and FIELDS[outer].many for outer in FIELDS if f"{path}.".startswith(f"{outer}.")
    )
    name = ("an-id", "2026-03-01" if field.top == "changes" else "A name") if listed else ("", "")
    value = word or {"date": "2026-03-01", "yes-or-no": "true", "number": "7"}.get(field.holds, "Some words")
    for change in (
        RecordChange(path, "added", *name, after=value),
        RecordChange(path, "removed", *name, before=value),
        RecordChange(path, "changed", *name, before=value, after=value),
        RecordChange(path, "changed", *name, before="Long words. " * 20, after="Other words. " * 20),
    ):
        if change.before.startswith("Long") and field.holds != "text":
            continue
        if path == "assessments" and change.came != "changed":
            change = RecordChange(path, change.came, *name, before="2026-03-01", after="2026-03-01")
        if path == "schema" or (path.endswith(".id") and path != "areas.id"):
            assert told_of(SITE, (change,)) == ()
            continue
        (one,) = told_of(SITE, (change,))
        said = one.sentence
        assert re.fullmatch(r"[A-Z“].*\.", said), said
        assert said.count("?") < 2, said
        assert not re.search(r"[{}]|  |\.\.|None|\bnot-stated\b|_|: :|“”|\*", said), said


def test_every_edit_of_a_whole_record_can_be_told() -> None:
    for path, name in SINGLE:
        after = copy.deepcopy(WHOLE_RECORD)
        part = after
        for step in path[:-1]:
            part = part[step]
        part[path[-1]] = otherwise(part[path[-1]], FIELDS[name])
        both = Agreement.model_validate(WHOLE_RECORD), Agreement.model_validate(after)
        for one in told_of(SITE, changes_between(*both)):
            assert one.sentence.endswith("."), name


def test_bodies_come_and_go_in_their_own_number() -> None:
    assert sentences(
        {"organisations": [LEAD]},
        {
            "organisations": [
                LEAD,
                {"name": "Police", "roles": ["recipient"]},
                {"name": "Essex Police", "roles": ["processor", "supplier"]},
                {"name": "GP practices"},
                {"name": "Schools in Leeds", "roles": ["recipient"]},
                {"name": "Department for Work and Pensions", "roles": ["lead", "recipient"]},
            ]
        },
    ) == [
        "Police were added as a recipient.",
        "Schools in Leeds were added as a recipient.",
        "Department for Work and Pensions was added as the body that leads it and a recipient.",
        "Essex Police was added as a body that handles the data for another and a supplier of the system.",
        "The record now names GP practices. It does not say what they do.",
    ]
    assert sentences({"organisations": [LEAD, {"name": "Police", "roles": ["recipient"]}]}, {}) == [
        "Police were taken out of the bodies that take part. They were a recipient."
    ]


def test_a_part_that_a_body_takes_comes_and_goes() -> None:
    before = {"organisations": [LEAD, {"name": "Essex Police", "roles": ["supplier"]}]}
    after = {"organisations": [LEAD, {"name": "Essex Police", "roles": ["recipient"]}]}

    assert sentences(before, after) == [
        "Essex Police is now a recipient.",
        "Essex Police is no longer a supplier of the system.",
    ]


def test_data_that_is_shared() -> None:
    assert sentences({"data": [NAMES]}, {"data": [NAMES, {"item": "School attendance"}]}) == [
        "“School attendance” was added to the data that is shared."
    ]
    assert sentences(
        {"data": [{**NAMES, "special_category": [], "identifiability": "anonymous"}]},
        {"data": [{**NAMES, "special_category": ["health"], "identifiability": "de-personalised"}]},
    ) == [
        "“Names” changed from “anonymous” to “de-personalised”.",
        "“Names” now holds specially protected data: health.",
    ]
    assert sentences({"data": [NAMES]}, {"data": [{**NAMES, "to": ["the-public"]}]}) == [
        "“Names” now goes to the public.",
        "“Names” no longer goes to Leeds City Council.",
    ]
    assert sentences({"data": [NAMES]}, {"data": [{**NAMES, "item": "Names and ages."}]}) == [
        "In the data that is shared, “Names” is now “Names and ages”."
    ]


def test_dates_and_words_are_told_in_the_sentence_and_long_texts_beside_it() -> None:
    assert sentences({"dates": {"review_due": "2027-03-01"}}, {"dates": {"review_due": "2028-03"}}) == [
        "The review date changed from 1 March 2027 to March 2028."
    ]
    assert sentences({"status": "live"}, {"status": "ended"}) == ["The status changed from “In use” to “Ended”."]
    long = "Many words. " * 20
    change = RecordChange("summary", "changed", before=long, after="Few words.")
    assert told_of(SITE, (change,)) == (
        Told("The summary was reworded.", False, long.strip(), "Few words.", reworded=True),
    )


def test_a_record_is_withdrawn_and_put_back() -> None:
    gone = {"status": "withdrawn", "withdrawn": {"date": "2026-05-01", "why": "Twice."}}

    assert sentences({}, gone)[0] == "The record was withdrawn."
    assert "The record was put back. It had been withdrawn." in sentences(gone, {})


def test_a_judgement_is_told_with_whose_it_is() -> None:
    assert sentences({}, {"assessments": [assessed(4)]}) == [
        "The judgement by Leeds City Council, dated 10 February 2026, was added."
    ]
    after = assessed(4)
    after["answers"]["purposeful.first"]["rating"] = 2
    assert sentences({"assessments": [assessed(4)]}, {"assessments": [after]}) == [
        "In the judgement by Leeds City Council, on “Is purposeful.first so?”: the rating went down from 4 to 2, of 5."
    ]


def test_places_and_groups() -> None:
    assert sentences({"people": ["children"]}, {"areas": [{"id": "leeds"}, {"id": "york"}], "people": ["carers"]}) == [
        "The groups that it is about now include “carers”.",
        "York was added to the places where it happens.",
        "The groups that it is about no longer include “children”.",
        "The record no longer says that Leeds takes part.",
    ]


def test_a_list_that_is_stated_to_be_empty() -> None:
    assert sentences({}, {"risks": []}) == ["The record now says that there are none: things that could go wrong."]
    assert sentences({"people": ["children"]}, {"people": []}) == [
        "The groups that it is about no longer include “children”.",
        "The record now says that there are none: groups that it is about.",
    ]


def test_what_the_record_tells_of_itself() -> None:
    change = {"date": "2026-03", "what": "The fire service receives the list.", "wider_use": True}

    assert sentences({}, {"changes": [change]}) == [
        "The record now tells of a change, dated March 2026: “The fire service receives the list”."
    ]


def test_wider_uses_come_first_and_each_sentence_once() -> None:
    change = RecordChange("retention", "removed", before="A year.")
    wider = RecordChange("areas", "added", "york", "york", wider=True)

    assert [one.wider for one in told_of(SITE, (change, wider, change))] == [True, False]


def test_what_one_list_gains_at_once_is_told_in_one_sentence() -> None:
    body = {"name": "GP practices in Leeds", "roles": ["not-stated"]}
    before = {"organisations": [LEAD, body], "data": [{"id": "names", "item": "Names"}]}
    after = {
        "organisations": [LEAD, {**body, "roles": ["recipient", "controller"]}],
        "data": [{**NAMES, "to": ["leeds-city-council", "gp-practices-in-leeds", "the-public"]}],
        "people": ["carers", "children"],
    }

    assert sentences(before, after) == [
        "The groups that it is about now include “carers” and “children”.",
        "GP practices in Leeds are now a recipient and a body that decides how the data is used.",
        "“Names” now goes to Leeds City Council, GP practices in Leeds and the public.",
    ]


ITEMS = [{"id": f"item-{number}", "item": f"Item {number}"} for number in range(1, 8)]


def test_what_ends_a_silence_is_told_as_what_the_record_now_says() -> None:
    level = {"identifiability": "personally-identifiable"}

    assert sentences({"data": [NAMES]}, {"data": [{**NAMES, **level}]}) == [
        "The record now says that “Names” can tell who you are. Before, it did not say."
    ]
    assert sentences({"data": [{**NAMES, **level}]}, {"data": [NAMES]}) == [
        "The record no longer says that “Names” can tell who you are."
    ]


def test_yes_and_no_are_told_as_the_statement_that_they_make() -> None:
    def legal(applies: bool) -> dict[str, Any]:
        return {"legal": {"opt_out": {"applies": applies}}}

    assert sentences(legal(True), legal(False)) == [
        "The record now says that you cannot opt out. Before, it said that you can."
    ]
    assert sentences({}, {"automated_decisions": {"used": False}}) == [
        "The record now says that no computer decides about people. Before, it did not say."
    ]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (None, "no-report", "No report says whether “Fewer forms” was kept."),
        ("met", None, "The record no longer says that “Fewer forms” was kept."),
        (
            "met",
            "no-report",
            "No report says whether “Fewer forms” was kept. Before, the record said that “Fewer forms” was kept.",
        ),
        (
            "no-report",
            "partly",
            "The record now says that “Fewer forms” was partly kept. "
            "Before, it said that there is no report on “Fewer forms”.",
        ),
    ],
)
def test_what_became_of_a_promise(before: str | None, after: str | None, told: str) -> None:
    def benefits(state: str | None) -> dict[str, Any]:
        return {
            "benefits": [{"id": "forms", "promise": "Fewer forms."} | ({"result": {"state": state}} if state else {})]
        }

    assert sentences(benefits(before), benefits(after)) == [told]


def test_entries_in_which_the_same_changed_are_told_together() -> None:
    places = [{"id": identifier, "taking_part": "confirmed"} for identifier in ("leeds", "york", "england")]
    inside = [{**place, "taking_part": "footprint"} for place in places]

    assert sentences({"areas": places}, {"areas": inside}) == [
        "The record now says that 3 places, among them Leeds, are inside the area. Before, it said that they take part."
    ]
    assert sentences({"areas": places[:2]}, {"areas": inside[:2]}) == [
        "The record now says that Leeds and York are inside the area. Before, it said that they take part."
    ]
    assert sentences({"data": ITEMS}, {"data": [{**item, "to": ["the-public"]} for item in ITEMS]}) == [
        "7 kinds of data, among them “Item 1”, are now said to go to the public."
    ]


def test_a_reason_in_law_names_who_relies_on_it() -> None:
    def legal(*bodies: str) -> dict[str, Any]:
        return {"legal": {"lawful_bases": [{"basis": "public-task", "organisations": list(bodies)}]}}

    police = {"organisations": [LEAD, {"name": "Police", "roles": ["recipient"]}]}
    assert sentences({**police, **legal("police")}, {**police, **legal("police", "leeds-city-council")}) == [
        "Leeds City Council is now named as relying on “Public task”."
    ]
    assert sentences(
        {**police, **legal("police", "leeds-city-council")}, {**police, **legal("leeds-city-council")}
    ) == ["Police are no longer named as relying on “Public task”."]


def test_ways_to_keep_data_safe_come_and_go() -> None:
    way = {"safeguards": [{"kind": "people", "text": "Six people can see the list."}]}

    assert sentences({}, way) == ["A new way to keep data safe: “Six people can see the list”."]
    assert sentences(way, {}) == ["A way to keep data safe that is no longer named: “Six people can see the list”."]


def test_what_is_held_back_is_called_by_its_name() -> None:
    before, after = (
        {"withheld": [{"field": "safeguards", "ground": f"{words} words. " * 20}]} for words in ("Old", "New")
    )

    assert sentences({}, {"withheld": [{"field": "documents"}]}) == [
        "The record now says that it holds back some papers."
    ]
    assert sentences({}, before) == ["The record now says that it holds back the things that keep the data safe."]
    other = {"withheld": [{**before["withheld"][0], "field": "retention"}]}
    assert sentences(before, other) == [
        "The record now says that it holds back the rule on how long it is kept. "
        "Before, it was the things that keep the data safe."
    ]
    assert sentences(before, after) == ["The reason for holding back the things that keep the data safe was reworded."]


def test_other_languages_are_told_of_once() -> None:
    def welsh(words: str) -> dict[str, Any]:
        return {"translations": {"cy": {"matches": "2026-03-01", "title": words, "summary": words, "purpose": words}}}

    assert sentences(welsh("Un"), welsh("Dau")) == ["The Welsh words changed."]
    assert sentences({}, welsh("Un")) == ["The record is now there in Welsh."]


def test_ids_and_addresses_are_no_words_for_readers() -> None:
    source = {"url": "https://body.test/old", "title": "A page"}
    before, after = (
        {"provenance": {"basis": "publisher", "sources": [{**source, "url": url}]}}
        for url in ("https://body.test/old", "https://body.test/new")
    )

    assert sentences(before, after) == ["The address of a page that we read changed."]
    assert told_of(SITE, (RecordChange("data.id", "changed", "one", "Names", "one", "two"),)) == ()


def test_a_study_and_a_reply() -> None:
    found = [{"legal": {"dpia": {"done": True, "summary": f"{words} words. " * 20}}} for words in ("Old", "New")]
    assert sentences(*found) == ["What the study of risks found was reworded."]
    replies = [{"replies": [{"by": "Privacy group", "text": "No.", "date": day}]} for day in ("2026-01", "2026-02")]
    assert sentences(*replies) == ["The reply by Privacy group is now dated February 2026."]
