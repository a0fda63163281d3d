"""The ledger of ids, held against records that were renamed, taken down, deleted or put in another's place."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.check.folders import SMALLEST, CheckFiles, problems_of

LINE = "{first_seen: 2026-01-02"
WITHDRAWN = SMALLEST.replace("status: not-stated", "status: withdrawn") + (
    "withdrawn: {date: 2026-05-01, why: It was entered twice., by: Leeds City Council}\n"
)


def told(check_files: CheckFiles, ledger: str, **records: str) -> list[tuple[str, str]]:
    """The codes of what is said of the ledger, each with the words that name an id."""
    files = {f"agreements/{name}.yml": text for name, text in records.items()}
    found = check_files({**files, "ids.yml": f"schema: 1\nagreements:\n{ledger}"})
    return [
        (problem.code, problem.message)
        for problem in found
        if problem.code in ("lost-id", "reused-id", "duplicate-field") or problem.severity == "error"
    ]


def renamed(*old: str) -> str:
    return f"{SMALLEST}previous_ids: [{', '.join(old)}]\n"


def test_an_id_leads_on_from_where_its_record_went(check_files: CheckFiles) -> None:
    ledger = f"  lunches: {LINE}}}\n  dinners: {LINE}, moved_to: meals}}\n  meals: {LINE}}}\n"

    assert told(check_files, ledger, meals=renamed("lunches", "dinners")) == []


def test_an_id_that_nothing_has_any_more_is_an_error(check_files: CheckFiles) -> None:
    (found,) = told(check_files, f"  lunches: {LINE}}}\n  meals: {LINE}}}\n", meals=SMALLEST)

    assert found == ("lost-id", "No record has the id `lunches` any more, or names it as an old one.")


def test_one_step_of_a_renaming_left_out_is_an_error(check_files: CheckFiles) -> None:
    ledger = f"  lunches: {LINE}, moved_to: dinners}}\n  dinners: {LINE}}}\n"

    assert [code for code, _ in told(check_files, ledger, meals=renamed("dinners"))] == ["lost-id"]


def test_where_a_record_cannot_be_read_no_id_is_said_to_be_lost(check_files: CheckFiles) -> None:
    """It may name the old id: that is seen once it is mended."""
    assert [code for code, _ in told(check_files, f"  lunches: {LINE}}}\n", meals="title: [")] == ["not-yaml"]


@pytest.mark.parametrize(
    ("line", "record", "code"),
    [
        ("meals: {first_seen: 2026-01-02, moved_to: lunches}", SMALLEST, "reused-id"),
        ("meals: {first_seen: 2026-01-02, moved_to: lunches}", renamed("lunches"), None),  # renamed back
        ("meals: {first_seen: 2026-01-02, withdrawn: true}", SMALLEST, "reused-id"),
        ("meals: {first_seen: 2026-01-02, withdrawn: true}", WITHDRAWN, None),
        ("old: {first_seen: 2026-01-02, moved_to: lunches}", renamed("old"), "reused-id"),  # of another record
        ("old: {first_seen: 2026-01-02, moved_to: lunches}", renamed("old", "lunches"), None),
    ],
)
def test_an_id_is_never_given_to_something_else(
    line: str, record: str, code: str | None, check_files: CheckFiles
) -> None:
    found = told(check_files, f"  {line}\n", meals=record)

    assert [one for one, _ in found] == ([code] if code else [])


def test_a_new_record_is_a_warning_that_stops_nothing(check_files: CheckFiles) -> None:
    found = check_files({"ids.yml": "schema: 1\nagreements: {}\n", "agreements/meals.yml": SMALLEST})

    (one,) = [problem for problem in found if problem.code == "unlisted-id"]
    assert one.severity == "warning" and "`meals`" in one.message and "`plainview ids`" in one.fix


def test_a_council_s_first_day_has_no_ledger_and_hears_nothing_of_it(content: Path) -> None:
    (content / "agreements" / "meals.yml").write_text(SMALLEST, encoding="utf-8")

    assert problems_of(content) == []


def test_a_line_in_another_shape_is_told_and_the_rest_is_still_held(check_files: CheckFiles) -> None:
    found = told(check_files, f"  lunches: {LINE}}}\n  meals: 2026-01-02\n", meals=SMALLEST)

    assert [code for code, _ in found] == ["lost-id", "wrong-kind"]
