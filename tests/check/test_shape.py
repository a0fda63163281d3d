"""What is wrong with the shape of a record is said in an editor's words, with what was most likely meant."""

from __future__ import annotations

import pytest

from generator.model.agreement import Agreement
from tests.check.folders import CheckText, brief

NO_LINK = "Remove it, or use one of: done, date, url, summary."
AS_A_LIST = "Write a list: lines that begin with `- `, or words in [square brackets]."
AS_ENTRIES = "Begin each entry with `- `, and line its other fields up under the first."
AS_AN_ID = "Use lower-case letters, digits and single hyphens, such as `new-agreement`."
AS_A_DATE = "Write 2026-02-05; or 2026-02 or 2026 where no more is known; or about 2026 where a source only implies it."
AS_A_LINK = "Copy it from the browser's address bar, from https:// to the end."
SCHEMES = "Use an address that begins with https:, mailto: or tel:."


@pytest.mark.parametrize(
    ("lines", "code", "fix"),
    [
        ("benefit: []", "unknown-field", "Did you mean `benefits`?"),
        ("Retention: A year.", "unknown-field", "Did you mean `retention`?"),
        ("quality-notes: []", "unknown-field", "Did you mean `quality_notes`?"),
        ("legal: {lawful_basis: []}", "unknown-field", "Did you mean `lawful_bases`?"),
        ("legal: {dpia: {done: true, link: x}}", "unknown-field", NO_LINK),
        ("sectors: [Health]", "unknown-word", "Did you mean `health`?"),
        ("sectors: [social_care]", "unknown-word", "Did you mean `social-care`?"),
        ("sectors: [criminal-justice]", "unknown-word", "Did you mean `community-safety`?"),
        ("documents: [{kind: DPIA}]", "unknown-word", "Did you mean `dpia`?"),
        ("retention: 12", "wrong-kind", "Write text. If it looks like a number, put it in quotes."),
        ("contact: {phone: 1132960101}", "wrong-kind", "Write text. If it looks like a number, put it in quotes."),
        ("automated_decisions: {used: no}", "wrong-kind", "Write true or false."),
        ("disclosure_control: {round_to: ten}", "wrong-kind", "Write a whole number, without quotes."),
        ("disclosure_control: {round_to: 2.5}", "wrong-kind", "Write a whole number, without quotes."),
        ("sectors: health", "wrong-kind", AS_A_LIST),
        ("documents: dpia", "wrong-kind", "Write a list, even of one: a line `- kind: dpia`."),
        ("documents: [dpia]", "wrong-kind", "Begin it with the name of a field: `kind: dpia`."),
        ("documents: {kind: dpia}", "wrong-kind", AS_ENTRIES),
        ("contact: [a]", "wrong-kind", "Write fields beneath it, each as `name: value`."),
        ("translations: []", "wrong-kind", "Write fields beneath it, each as `name: value`."),
        ("translations: {fr: {matches: 2026}}", "unknown-word", "Write cy."),
        ("replaced_by: School meals", "bad-id", "Use lower-case letters, digits and single hyphens: `school-meals`."),
        ("dates: {start: 2025-02-30}", "bad-date", AS_A_DATE),
        ("contact: {url: 'JavaScript:alert(1)'}", "link-scheme", SCHEMES),
        ("contact: {url: 'https://'}", "bad-link", AS_A_LINK),
        ("contact: {url: 'https://a b'}", "bad-link", AS_A_LINK),
    ],
)
def test_a_wrong_shape_comes_with_what_to_do(lines: str, code: str, fix: str, check_more: CheckText) -> None:
    problems = check_more(lines + "\n")

    assert [(problem.code, problem.fix) for problem in problems] == [(code, fix)]


def test_what_an_editor_wrote_is_shown_on_one_line_and_cut_short(check_more: CheckText) -> None:
    problems = check_more('status2: "x"\nsectors: ["a\\nb\\u202e\\e' + "c" * 100 + '"]\n')

    assert [problem.message.split("`")[1] for problem in problems if problem.code == "unknown-word"] == [
        "a bU+202EU+001B" + "c" * 42 + "..."
    ]


def test_a_list_whose_one_entry_is_wrong_is_not_said_to_be_empty(check_more: CheckText) -> None:
    assert [problem.code for problem in check_more("assessments: [{}]\n")] == ["missing-field"] * 4
    assert "empty-list" not in [problem.code for problem in check_more("data2: 1\n")]


def test_a_record_whose_only_area_is_wrong_is_told_of_that_alone(check_text: CheckText) -> None:
    problems = check_text(
        "schema: 1\ntitle: A\nsummary: B\nstatus: live\n"
        "provenance: {basis: public-sources, sources: [{url: https://a.uk}]}\n"
        "areas: [{id: leeds, taking_part: perhaps}]\n"
        "organisations: [{name: C, roles: [lead]}]\npurpose: D\ndata: [{item: E}]\n"
    )

    assert brief(problems) == ["6:21 unknown-word"]


EVERY_FIELD_WRONG = "\n".join(
    f"{field.alias or name}: {'wrong' if name in ('schema_', 'status') else 12}"
    for name, field in Agreement.model_fields.items()
)


def test_a_record_with_every_field_wrong_is_told_of_each_in_one_run(check_text: CheckText) -> None:
    problems = check_text(EVERY_FIELD_WRONG)

    lines = EVERY_FIELD_WRONG.splitlines()
    assert [problem.where.line for problem in sorted(problems)] == list(range(1, len(lines) + 1))
    assert {problem.code for problem in problems} == {"wrong-kind", "unknown-word"}


def test_a_record_with_every_field_missing_is_told_of_each_that_is_needed(check_text: CheckText) -> None:
    problems = check_text("{}\n")

    needed = {field.alias or name for name, field in Agreement.model_fields.items() if field.is_required()}
    assert {problem.message.split("`")[1] for problem in problems} == needed
    assert {problem.code for problem in problems} == {"missing-field"}


def test_what_seems_missing_below_a_place_that_cannot_be_read_is_not_called_missing(check_text: CheckText) -> None:
    assert brief(check_text("schema: 1\ntitle: One: two\nsummary: A\n")) == ["2:11 not-yaml"]


@pytest.mark.parametrize("name", ["[key]", "", "0", "titel\\n"])
def test_a_strange_name_is_told_as_any_other(name: str, check_more: CheckText) -> None:
    assert brief(check_more(f'"{name}": 1\ncontact: {{"{name}": 1, role: Team}}\n')) == [
        "14:1 unknown-field",
        "15:11 unknown-field",
    ]


@pytest.mark.parametrize("name", ["from_", "for_", "schema_", "given_id"])
def test_names_that_only_the_code_uses_are_not_fields(name: str, check_text: CheckText) -> None:
    problems = check_text(f"data: [{{item: A, {name}: x}}]\n{name}: x\n")

    assert [problem.where.line for problem in problems if problem.code == "unknown-field"] == [1, 2]
