"""What one version of a record says otherwise than another, and which of that lets data be used more widely."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.assess.record_changes import NONE, changes_between
from generator.model.agreement import Agreement
from generator.model.dictionary import FieldFacts, dictionary_of
from generator.model.history import RecordChange
from tests import builders
from tests.builders import assessed
from tests.builders import own_record as record
from tests.hostile import MANY, RECORD, WHOLE, Filler, Words

Data = dict[str, Any]
FIELDS = {field.path: field for field in dictionary_of(Agreement)}


def whole() -> Data:
    """A record in which every field is filled in."""
    return Filler(Words(False), "whole", {**RECORD, **WHOLE["whole-live"]}, MANY).fill(Agreement)


def agreement(data: Mapping[str, Any]) -> Agreement:
    return Agreement.model_validate(data)


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[RecordChange, ...]:
    return changes_between(agreement(before), agreement(after))


def only(before: Mapping[str, Any], after: Mapping[str, Any]) -> RecordChange:
    (change,) = changes(before, after)
    return change


def edited(edit: Callable[[Data], object], **given: Any) -> RecordChange:
    """The one change that an edit of a record makes."""
    before = record(**given)
    after = copy.deepcopy(before)
    edit(after)
    return only(before, after)


def test_what_editors_found_is_no_wider_use_unless_the_record_says_so() -> None:
    before = builders.record()
    after = copy.deepcopy(before)
    after["organisations"].append({"name": "Police", "roles": ["recipient"]})
    assert [change.wider for change in changes(before, after)] == [False]

    after["changes"] = [{"date": "2026-03", "what": "The police joined.", "wider_use": True}]
    assert {change.field: change.wider for change in changes(before, after)} == {
        "organisations": False,
        "changes": True,
    }

    for data in (before, after):
        data["provenance"] = {"basis": "publisher"}
    assert {change.field: change.wider for change in changes(before, after)} == {"organisations": True, "changes": True}


def places(part: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], str]]:
    """Each single value in a record, by the way to it, with its path as the dictionary has it."""
    if isinstance(part, dict):
        for key, value in part.items():
            yield from places(value, (*path, key))
    elif isinstance(part, list) and part and isinstance(part[0], dict):
        for number, value in enumerate(part):
            yield from places(value, (*path, number))
    else:
        yield path, dictionary_path(path)


def dictionary_path(path: tuple[Any, ...]) -> str:
    names = [str(step) for step in path if isinstance(step, str)]
    joined = ""
    for name in names:
        known = f"{joined}.{name}" if joined else name
        joined = known if known in FIELDS else f"{joined}.*"
    return joined


def otherwise(value: Any, field: FieldFacts) -> Any:
    """Another value that the same field may hold."""
    if isinstance(value, list):
        return value[1:] if value else None
    if field.words:
        return next(word for word in field.words if word != value)
    others = {
        "date": "2019-04-03",
        "yes-or-no": value is not True,
        "number": 7,
        "rating": 3 if value != 3 else 2,
        "link": "https://other.test/",
        "email": "other@body.test",
        "id": "another-id",
    }
    return others.get(field.holds, "Other words.")


WHOLE_RECORD = whole()
SINGLE = [
    (path, name)
    for path, name in places(WHOLE_RECORD)
    if FIELDS.get(name) and FIELDS[name].published and name not in ("schema", "provenance.basis", "status")
]


@pytest.mark.parametrize(("path", "name"), SINGLE, ids=lambda value: value if isinstance(value, str) else None)
def test_every_single_edit_is_a_change_at_that_field_or_of_the_entry_it_names(path: tuple[Any, ...], name: str) -> None:
    after = copy.deepcopy(WHOLE_RECORD)
    part = after
    for step in path[:-1]:
        part = part[step]
    part[path[-1]] = otherwise(part[path[-1]], FIELDS[name])

    found = changes(WHOLE_RECORD, after)

    at = {change.field for change in found}
    assert at, f"no change is told of {name}"
    assert all(known == name or name.startswith(f"{known}.") for known in at), at
    came = [change.came for change in found]
    assert name in at or came == ["removed", "added"], f"told only at {at}"


def test_what_is_compared_is_every_published_field() -> None:
    """Each published field that a record can lose is told of when it goes, a field inside a list with its entry."""
    silent = []
    for path, name in SINGLE:
        after = copy.deepcopy(WHOLE_RECORD)
        part = after
        for step in path[:-1]:
            part = part[step]
        if FIELDS[name].required or part[path[-1]] == "not-stated":
            continue
        del part[path[-1]]
        found = changes(WHOLE_RECORD, after)
        if not any(change.field == name and not change.after for change in found):
            silent.append(name)
    assert silent == []


@given(st.data())
def test_equal_records_have_no_changes_however_their_lists_are_shuffled(data: st.DataObject) -> None:
    def shuffled(part: Any) -> Any:
        if isinstance(part, dict):
            return {key: shuffled(value) for key, value in part.items()}
        if isinstance(part, list):
            return [shuffled(value) for value in data.draw(st.permutations(part))]
        return part

    assert changes(WHOLE_RECORD, shuffled(WHOLE_RECORD)) == ()


@given(st.lists(st.sampled_from(["health", "housing", "education", "economy"]), unique=True), st.data())
def test_a_list_of_words_changes_by_the_words_it_gains_and_loses(before: list[str], data: st.DataObject) -> None:
    after = data.draw(st.lists(st.sampled_from(["health", "welfare", "education"]), unique=True))

    found = changes(record(sectors=before), record(sectors=after))

    gained = {change.after for change in found if change.came == "added" and change.after != NONE}
    lost = {change.before for change in found if change.came == "removed" and change.before != NONE}
    assert gained == set(after) - set(before)
    assert lost == set(before) - set(after)
    assert all(change.field == "sectors" for change in found)
    assert not any(change.wider for change in found)


def test_what_is_not_published_and_how_lines_are_broken_are_no_changes() -> None:
    before = record(summary="Leeds City Council\nshares something.")
    after = record(summary="Leeds City Council shares\nsomething.\n", quality_notes=[{"code": "personal-contact"}])

    assert changes(before, after) == ()


def test_a_value_that_is_stated_changed_or_gone() -> None:
    assert changes(record(), record(retention="A year.")) == (RecordChange("retention", "added", after="A year."),)
    assert changes(record(retention="A year."), record(retention="Two years.")) == (
        RecordChange("retention", "changed", before="A year.", after="Two years."),
    )
    assert changes(record(retention="A year."), record()) == (RecordChange("retention", "removed", before="A year."),)


def test_a_part_that_is_stated_for_the_first_time_is_told_by_what_it_says() -> None:
    said = {"role": "Data team", "email": "data@body.test"}

    assert changes(record(), record(contact=said)) == (
        RecordChange("contact.role", "added", after="Data team"),
        RecordChange("contact.email", "added", after="data@body.test"),
    )
    assert changes(record(), record(contact={})) == (RecordChange("contact", "added"),)


def test_the_word_for_silence_is_silence() -> None:
    unsure = [{"name": "Leeds City Council", "roles": ["lead"]}, {"name": "Fire", "roles": ["not-stated"]}]
    silent = [{"name": "Leeds City Council", "roles": ["lead"]}, {"name": "Fire"}]

    assert changes(record(organisations=unsure), record(organisations=silent)) == ()
    assert only(record(status="not-stated"), record(status="live")) == RecordChange("status", "added", after="live")
    assert only(record(status="live"), record(status="not-stated")) == RecordChange("status", "removed", before="live")


def test_a_list_that_is_stated_to_be_empty_is_not_silence() -> None:
    assert changes(record(), record(risks=[])) == (RecordChange("risks", "added", after=NONE),)
    assert changes(record(risks=[]), record()) == (RecordChange("risks", "removed", before=NONE),)
    assert changes(record(risks=[]), record(risks=[{"risk": "One."}])) == (RecordChange("risks", "added", name="One."),)
    assert changes(record(risks=[{"risk": "One."}]), record(risks=[])) == (
        RecordChange("risks", "removed", name="One."),
        RecordChange("risks", "changed", after=NONE),
    )


def test_an_entry_is_known_by_its_id_when_it_moves_and_its_words_change() -> None:
    first, second = {"id": "names", "item": "Names"}, {"id": "rent", "item": "Rent"}
    before = record(data=[first, second])
    after = record(data=[second, {**first, "item": "Names and ages"}])

    assert only(before, after) == RecordChange(
        "data.item", "changed", entry="names", name="Names and ages", before="Names", after="Names and ages"
    )


def test_an_entry_that_gets_an_id_is_the_same_entry() -> None:
    change = only(record(data=[{"item": "Names"}]), record(data=[{"item": "Names", "id": "names"}]))

    assert (change.field, change.came, change.after) == ("data.id", "added", "names")


def test_one_of_several_entries_that_are_named_alike_can_go() -> None:
    one, two = {"kind": "people", "text": "Six roles."}, {"kind": "people", "text": "Training."}

    change = only(record(safeguards=[one, two]), record(safeguards=[two]))

    assert change == RecordChange("safeguards", "removed", name="people", before="Six roles.")


def test_a_risk_that_is_worded_anew_in_its_place_is_the_same_risk() -> None:
    change = edited(
        lambda data: data["risks"][0].update(risk="A slip."), risks=[{"risk": "A fault.", "likelihood": "low"}]
    )

    assert (change.field, change.came, change.before, change.after) == ("risks.risk", "changed", "A fault.", "A slip.")


def test_another_body_in_the_same_place_is_another_body() -> None:
    police = {"name": "Police", "roles": ["recipient"]}
    lead = record()["organisations"][0]

    gone, come = changes(record(organisations=[lead, police]), record(organisations=[lead, {**police, "name": "Fire"}]))

    assert gone == RecordChange("organisations", "removed", "police", "Police", before="recipient")
    assert come == RecordChange("organisations", "added", "fire", "Fire", after="recipient", wider=True)


def test_an_answer_is_told_with_who_judged() -> None:
    before = record(assessments=[assessed(5), assessed(4, by="A panel", kind="residents-panel")])
    after = copy.deepcopy(before)
    after["assessments"][1]["answers"]["purposeful.first"]["rating"] = 2

    assert only(before, after) == RecordChange(
        "assessments.answers.*.rating", "changed", "purposeful.first", "A panel", "4", "2"
    )


def test_another_text_of_a_translation_is_a_change_of_the_translation() -> None:
    welsh = {"cy": {"matches": "2026-03-01", "purpose": "I helpu."}}

    change = edited(lambda data: data["translations"]["cy"].update(purpose="Er mwyn helpu."), translations=welsh)

    assert change == RecordChange("translations", "changed", "cy", "cy")


def test_of_a_record_that_was_taken_down_only_what_stays_is_compared() -> None:
    gone = record(status="withdrawn", withdrawn={"date": "2026-05-01", "why": "Twice."}, retention="Secret.")

    assert [change.field for change in changes(record(retention="A year."), gone)] == [
        "status",
        "withdrawn.date",
        "withdrawn.why",
    ]


LEAD = {"name": "Leeds City Council", "roles": ["lead"]}
POLICE = {"name": "Police", "roles": ["supplier"]}
NAMES = {"id": "names", "item": "Names", "to": ["police"], "special_category": [], "criminal_offence": False}
WIDER: dict[str, tuple[Data, Data]] = {
    "a body that receives data": (
        {"organisations": [LEAD]},
        {"organisations": [LEAD, {"name": "Fire", "roles": ["joint-controller"]}]},
    ),
    "a body that now receives data": (
        {"organisations": [LEAD, POLICE]},
        {"organisations": [LEAD, {**POLICE, "roles": ["supplier", "recipient"]}]},
    ),
    "a kind of data": ({"data": [NAMES]}, {"data": [NAMES, {"item": "Rent"}]}),
    "who is given it": ({"data": [NAMES]}, {"data": [{**NAMES, "to": ["police", "the-public"]}]}),
    "specially protected data": ({"data": [NAMES]}, {"data": [{**NAMES, "special_category": ["health"]}]}),
    "data about crimes": ({"data": [NAMES]}, {"data": [{**NAMES, "criminal_offence": True}]}),
    "more of a person": (
        {"data": [{**NAMES, "identifiability": "anonymous"}]},
        {"data": [{**NAMES, "identifiability": "de-personalised"}]},
    ),
    "a group of people": ({"people": ["children"]}, {"people": ["children", "carers"]}),
    "a place": ({"areas": [{"id": "leeds"}]}, {"areas": [{"id": "leeds"}, {"id": "york"}]}),
    "smaller numbers are shown": (
        {"disclosure_control": {"suppress_below": 10}},
        {"disclosure_control": {"suppress_below": 5}},
    ),
    "numbers are rounded less": ({"disclosure_control": {"round_to": 5}}, {"disclosure_control": {}}),
    "no further numbers are hidden": (
        {"disclosure_control": {"secondary_suppression": True}},
        {"disclosure_control": {"secondary_suppression": False}},
    ),
    "nobody can opt out": ({"legal": {"opt_out": {"applies": True}}}, {"legal": {"opt_out": {"applies": False}}}),
    "a computer decides": ({"automated_decisions": {"used": False}}, {"automated_decisions": {"used": True}}),
    "the record says so": ({"changes": []}, {"changes": [{"date": "2026-03-01", "wider_use": True}]}),
}


@pytest.mark.parametrize(("before", "after"), WIDER.values(), ids=WIDER)
def test_what_lets_data_be_used_more_widely_is_marked_and_its_undoing_is_not(before: Data, after: Data) -> None:
    assert only(record(**before), record(**after)).wider
    assert not any(change.wider for change in changes(record(**after), record(**before)))


NOT_WIDER: dict[str, tuple[Data, Data]] = {
    "a body that handles it for another": (
        {"organisations": [LEAD]},
        {"organisations": [LEAD, {"name": "Fire", "roles": ["processor"]}]},
    ),
    "who is given it was not stated": ({"data": [{"item": "Names"}]}, {"data": [{"item": "Names", "to": ["police"]}]}),
    "the groups were not stated": ({}, {"people": ["children"]}),
    "the level was not stated": (
        {"data": [{"item": "Names", "identifiability": "not-stated"}]},
        {"data": [{"item": "Names", "identifiability": "personally-identifiable"}]},
    ),
    "less of a person": (
        {"data": [{"item": "Names", "identifiability": "personally-identifiable"}]},
        {"data": [{"item": "Names", "identifiability": "anonymous"}]},
    ),
    "the part of a body was not stated": (
        {"organisations": [LEAD, {"name": "Fire", "roles": ["not-stated"]}]},
        {"organisations": [LEAD, {"name": "Fire", "roles": ["recipient"]}]},
    ),
    "nothing said whether one could opt out": ({"legal": {}}, {"legal": {"opt_out": {"applies": False}}}),
    "another purpose": ({"purpose": "To help."}, {"purpose": "To help more."}),
    "kept longer": ({"retention": "A year."}, {"retention": "Ten years."}),
    "how sure a place is": (
        {"areas": [{"id": "leeds", "taking_part": "footprint"}]},
        {"areas": [{"id": "leeds", "taking_part": "confirmed"}]},
    ),
    "a change that is not wider": ({"changes": []}, {"changes": [{"date": "2026-03-01", "wider_use": False}]}),
}


@pytest.mark.parametrize(("before", "after"), NOT_WIDER.values(), ids=NOT_WIDER)
def test_an_end_of_silence_and_other_changes_are_not_marked_as_wider(before: Data, after: Data) -> None:
    assert not only(record(**before), record(**after)).wider


def test_a_wider_role_ends_silence_without_a_mark() -> None:
    change = only(
        record(organisations=[LEAD, {"name": "Police"}]),
        record(organisations=[LEAD, {"name": "Police", "roles": ["recipient"]}]),
    )

    assert (change.field, change.after, change.wider) == ("organisations.roles", "recipient", False)


def test_how_the_lines_of_an_answer_are_broken_is_no_change() -> None:
    before = record(assessments=[assessed(4)])
    after = copy.deepcopy(before)
    after["assessments"][0]["answers"]["purposeful.first"]["because"] = "Reason.\n"

    assert changes(before, after) == ()
