"""Wrong parts are set aside, and what rules say of the rest comes out at the right lines."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.check.faults import Code, Fault
from generator.check.salvage import SetAside, salvage
from generator.model.agreement import Agreement
from tests.check.folders import EXAMPLES, SMALLEST, CheckFiles, CheckText, brief

DATA: dict[str, Any] = {
    "schema": 1,
    "title": "A",
    "summary": "B",
    "status": "live",
    "provenance": {"basis": "public-sources"},
    "areas": [{"id": "leeds"}],
    "organisations": [{"name": "C", "roles": ["lead"]}],
    "purpose": "D",
    "data": [{"item": str(number)} for number in range(6)],
}
RULE = Code("a", "error", "", "", "")


def test_two_wrong_entries_of_one_list_leave_the_numbers_of_the_others_true() -> None:
    data = {**DATA, "data": [{"item": "0"}, {"itme": "1"}, {"item": "2"}, {"item": 3}, {"item": "4"}, {"item": "5"}]}

    left = salvage(data, Agreement, {})

    assert left is not None
    assert [item.item for item in left.record.data] == ["0", "2", "4", "5"]
    assert [left.set_aside.original(("data", number, "item")) for number in range(4)] == [
        ("data", number, "item") for number in (0, 2, 4, 5)
    ]


def test_a_misspelt_name_in_an_entry_that_went_for_want_of_it_has_no_place_of_its_own() -> None:
    """Here the name stands before the one that was meant in the alphabet, and the entry last in its list."""
    left = salvage({**DATA, "data": [{"item": "0"}, {"item": "1"}, {"atem": "2"}]}, Agreement, {})

    assert left is not None
    assert left.set_aside.parts == {("data", 2)}
    assert [item.item for item in left.record.data] == ["0", "1"]


def test_numbers_stay_true_in_a_list_inside_a_list() -> None:
    bases = [{"basis": "wrong"}, {"basis": "consent", "organisations": ["a", "B B", "c"]}]
    left = salvage({**DATA, "legal": {"lawful_bases": bases}}, Agreement, {})

    assert left is not None
    inner = ("legal", "lawful_bases", 1, "organisations")
    assert left.set_aside.parts == {("legal", "lawful_bases", 0, "basis"), (*inner, 1), ("legal", "lawful_bases", 0)}
    assert left.set_aside.original(("legal", "lawful_bases", 0, "organisations", 1)) == (*inner, 2)


def test_the_data_that_was_read_is_left_as_it_was() -> None:
    data = {**DATA, "title": 1, "data": [{"itme": "1"}]}
    before = repr(data)

    salvage(data, Agreement, {Agreement: {"title": "x", "data": [{"item": "x"}]}})

    assert repr(data) == before


def test_nothing_useful_left_is_none() -> None:
    assert salvage({"schema": 1}, Agreement, {}) is None


@pytest.mark.parametrize(
    ("at", "rests_on", "kept"),
    [
        (("data", 1, "from"), (), True),
        (("data", 2, "item"), (), False),
        (("data", 2), (), False),
        (("data",), (), False),
        ((), (), True),
        (("data",), ("data.item",), False),
        (("title",), ("data.item",), False),
        (("title",), (), True),
        (("title",), ("data",), False),
        (("title",), ("status",), True),
    ],
)
def test_a_fault_that_only_repeats_that_a_part_is_wrong_is_not_said(
    at: tuple[str | int, ...], rests_on: tuple[str, ...], kept: bool
) -> None:
    set_aside = SetAside(frozenset({("data", 2)}))
    code = Code("a", "error", "", "", "", rests_on)

    assert (set_aside.mended(code, Fault(at, "", "")) is not None) == kept


@pytest.mark.parametrize(
    ("at", "rests_on", "kept"),
    [
        (("data",), (), False),
        (("data",), ("data.item",), True),
        (("data",), ("data.why",), False),
        (("data",), ("status",), False),
        (("data", 1), (), True),
        (("data", 2, "item"), ("data.item",), True),
        (("title",), ("data.item",), True),
        (("title",), ("data.why",), False),
        (("title",), ("data",), False),
    ],
)
def test_a_rule_that_names_what_it_looks_at_is_heard_where_something_beside_that_is_wrong(
    at: tuple[str | int, ...], rests_on: tuple[str, ...], kept: bool
) -> None:
    set_aside = SetAside(frozenset({("data", 2, "why")}))
    code = Code("a", "error", "", "", "", rests_on)

    assert (set_aside.mended(code, Fault(at, "", "")) is not None) == kept


def test_a_wrong_kind_of_organisation_hides_neither_a_missing_lead_nor_an_unknown_organisation(
    check_text: CheckText,
) -> None:
    text = SMALLEST.replace("roles: [lead]", "roles: [controller], kind: goverment").replace(
        "{item: Name and address}", "{item: Name, to: [leeds-council]}"
    )

    assert brief(check_text(text)) == ["9:1 one-lead", "10:53 unknown-word", "13:23 unknown-organisation"]


def test_of_an_area_that_is_wrong_only_its_name_is_known(check_files: CheckFiles, content: Path) -> None:
    area = (content / "areas" / "exampleshire-county.yml").read_text(encoding="utf-8")
    problems = check_files(
        {
            "areas/exampleshire-county.yml": area.replace("invented: true", "invented: yes"),
            "agreements/a.yml": SMALLEST.replace("id: leeds", "id: exampleshire-county"),
        }
    )

    assert [(problem.where.path, problem.code) for problem in problems] == [
        ("content/areas/exampleshire-county.yml", "wrong-kind")
    ]


def test_without_anything_set_aside_a_fault_stays_as_it_is() -> None:
    fault = Fault((), "m", "f")
    assert SetAside().mended(RULE, fault) is fault


def test_rules_speak_of_a_record_that_is_otherwise_wrong(check_text: CheckText) -> None:
    text = SMALLEST.replace("status: not-stated", "status: running").replace(
        "  - {item: Name and address}\n",
        "  - {item: One, why: TBC}\n"
        "  - {itme: Two, from: [nobody]}\n"
        "  - {item: Three, from: [nobody]}\n"
        "  - {item: Four, identifiability: public}\n"
        "  - {item: Five, special_category: [health], identifiability: anonymous}\n"
        "retention: Ring 07911 123456.\n"
        "sectors: [health, helth, health]\n",
    )

    assert brief(check_text(text)) == [
        "4:1 unknown-word",
        "13:17 filler-text",
        "14:6 unknown-field",
        "14:24 unknown-organisation",
        "15:26 unknown-organisation",
        "16:18 unknown-word",
        "17:18 anonymous-special-category",
        "18:1 mobile-number",
        "19:19 unknown-word",
        "19:26 duplicate-entry",
    ]


def test_an_organisation_that_cannot_be_read_is_not_called_unknown_elsewhere(check_text: CheckText) -> None:
    text = SMALLEST.replace("name: Leeds City Council", "nmae: Leeds City Council") + "moments: [sunrise]\n"
    text = text.replace("{item: Name and address}", "{item: Name, to: [leeds-city-council]}")

    assert brief(check_text(text)) == ["10:6 unknown-field", "14:11 unknown-word"]


def test_a_basis_that_cannot_be_read_does_not_make_invented_areas_wrong(check_text: CheckText) -> None:
    text = SMALLEST.replace("basis: public-sources", "basis: worked-exampel").replace("leeds}", "exampleshire-county}")

    assert brief(check_text(text)) == ["6:3 unknown-word"]


def test_records_that_lack_a_title_are_not_said_to_have_the_same(check_files: CheckFiles) -> None:
    text = SMALLEST.replace("title: School meals without a form\n", "")
    other = text.replace("Leeds City Council checks", "It checks")
    problems = check_files({"agreements/a.yml": text, "agreements/b.yml": other})

    assert [problem.code for problem in problems] == ["missing-field"] * 2


PUBLISHED = (EXAMPLES / "good" / "published.yml").read_text(encoding="utf-8")
OWED = {"missing-complaint", "missing-contact", "missing-lawful-basis", "missing-review-date"}


def owing(status: str, basis: str = "publisher") -> str:
    """A record that owes everything that a publisher's record in use does, and says none of it."""
    provenance = f"provenance: {{basis: {basis}, publisher: leeds-city-council}}"
    text = SMALLEST.replace("status: not-stated", f"status: {status}").replace("{item:", "{id: name, item:")
    return text.partition("provenance:")[0] + provenance + "\nareas:" + text.partition("areas:")[2]


@pytest.mark.parametrize(("status", "basis"), [("lve", "publisher"), ("active", "publisher"), ("live", "publsher")])
def test_what_a_record_owes_is_told_beside_a_misspelt_word_that_it_rests_on(
    status: str, basis: str, check_text: CheckText
) -> None:
    assert {problem.code for problem in check_text(owing(status, basis))} == OWED | {"unknown-word"}


def test_what_a_record_owes_is_not_guessed_where_its_status_cannot_be(check_text: CheckText) -> None:
    assert [problem.code for problem in check_text(owing("running"))] == ["unknown-word"]


def test_a_wrong_rating_hides_no_unknown_question(check_text: CheckText) -> None:
    text = PUBLISHED.replace("purposeful.clear-purpose:\n        rating: 5", "purposeful.purpos:\n        rating: 6", 1)
    text = text.replace("purposeful.no-surprises:", "purposeful.surprises:")

    assert [problem.code for problem in check_text(text)] == ["unknown-question", "unknown-word", "unknown-question"]


def test_an_entry_that_lacks_its_name_is_looked_at_all_the_same(check_text: CheckText) -> None:
    text = SMALLEST + "benefits:\n  - {due: 2026, measure: TBC}\nchanges:\n  - {what: Ring 07911 123456.}\n"

    assert brief(check_text(text)) == [
        "15:5 missing-field",
        "15:17 filler-text",
        "17:5 missing-field",
        "17:6 mobile-number",
    ]


@pytest.mark.parametrize(
    ("lines", "met"),
    [
        ("legal: {lawful_basis: [{basis: public-task}]}", "missing-lawful-basis"),
        ("complaints: {email: data@leeds.gov.uk}", "missing-complaint"),
        ("contacts: {email: data@leeds.gov.uk}", "missing-contact"),
        ("dates: {review_deu: 2027-01}", "missing-review-date"),
    ],
)
def test_a_misspelt_field_is_not_missing_as_well(lines: str, met: str, check_text: CheckText) -> None:
    problems = check_text(owing("live") + lines + "\n")

    assert {problem.code for problem in problems} == OWED - {met} | {"unknown-field"}


def test_a_translation_is_held_against_what_is_right_in_the_record(check_text: CheckText) -> None:
    text = SMALLEST.replace("purpose: So", "purpose: [So").replace("gets one.", "gets one.]")
    text += "translations:\n  cy: {matches: 2026-03, purpose: {a: b}, retention: Blwyddyn}\n"

    assert brief(check_text(text)) == ["11:1 wrong-kind", "15:43 unknown-translation"]


def test_a_condition_is_asked_for_beside_a_fault_of_another_part_of_the_law(check_text: CheckText) -> None:
    text = owing("ended").replace("item: Name and address", "item: Illness, special_category: [health]")
    codes = {problem.code for problem in check_text(text + "legal: {dpia: {done: perhaps}}\n")}

    assert codes == {"special-category-without-condition", "wrong-kind"}
