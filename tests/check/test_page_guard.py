"""Pages written by hand, and all other files of the content, hold no personal data unless a note says why."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.check.page_guard import personal_data_on_pages, problems_of_page
from generator.problems import Problem
from tests.check.folders import SMALLEST, CheckFiles


def brief(problems: list[Problem]) -> list[tuple[str, int, int]]:
    return [(problem.code, problem.where.line, problem.where.column) for problem in problems]


def told(text: str) -> list[Problem]:
    return list(problems_of_page("about/a.md", text))


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("Ring 07911 123456 to have it taken down.", "mobile-number"),
        ("Write to jane.smith@leeds.gov.uk.", "personal-email"),
        ("[Write to us](mailto:jane.smith@leeds.gov.uk)", "personal-email"),
        ("<!-- ask Jane Smith -->", "person-named"),
        ("Ring 07911&nbsp;123456.", "mobile-number"),
        (r"Such as 401\-023\-2137.", "nhs-number"),
        ("Write to jane.smith&#64;leeds.gov.uk.", "personal-email"),
        ("# Contact Jane Smith on 0113 222 4444", "person-named"),
        ("Such as 401 023 2137.", "nhs-number"),
        ("Such as AB 12 34 56 C.", "national-insurance-number"),
        ("| Homes | LS1 1UR |", "full-postcode"),
        ("[Who](https://leeds.gov.uk/staff/jane-smith).", "person-in-link"),
    ],
)
def test_what_looks_personal_is_told_with_its_place(line: str, code: str) -> None:
    (problem,) = told(f"---\ntitle: A\n---\n# A\n\n{line}\n")

    assert (problem.code, problem.where.line) == (code, 6)
    assert problem.severity == ("warning" if code.startswith("person-") else "error")


def test_the_place_is_that_of_what_was_found() -> None:
    assert brief(told("# A\n\nRing us\nat 07911 123456.\n")) == [("mobile-number", 4, 4)]
    # Where it goes on in the next line, it is told where its paragraph begins.
    assert brief(told("# A\n\nRing 07911\n123456.\n")) == [("mobile-number", 3, 1)]


@pytest.mark.parametrize(
    "text", ["Ring 0113 222 4444 or write to info@leeds.gov.uk.\n", "", "---\n", "LS1 is in Leeds."]
)
def test_what_is_fine_is_passed_over(text: str) -> None:
    assert told(text) == []


def test_a_note_at_the_top_lets_one_thing_through_and_it_is_told() -> None:
    note = "{code: mobile-number, at: 07911 123456, because: It is our text line.}"
    text = f"---\ntitle: A\nquality_notes:\n  - {note}\n---\nRing 07911 123456 or 07911 123457.\n"

    through, refused = told(text)

    assert (through.code, through.severity) == ("published-on-purpose", "warning")
    assert through.message.endswith("It is published, because a note says: “It is our text line.”")
    assert (refused.code, refused.message) == ("mobile-number", "`07911 123457` is a mobile number.")


@pytest.mark.parametrize(
    "note",
    [
        "{code: nhs-number, at: 401 023 2137, because: It is an example.}",
        "{code: mobile-number, at: 401 023 2137, because: It is an example.}",
        "{code: nhs-number, at: 401 023 2137}",
        "words",
    ],
)
def test_some_things_no_note_lets_through(note: str) -> None:
    problems = told(f"---\nquality_notes:\n  - {note}\n---\nSuch as 401 023 2137.\n")

    assert "nhs-number" in {problem.code for problem in problems}


def test_a_note_that_lets_nothing_through_is_told() -> None:
    note = "{code: mobile-number, at: 07911 123456, because: It is our text line.}"

    (problem,) = told(f"---\nquality_notes:\n  - {note}\n---\nRing us.\n")

    assert problem.code == "quality-note"
    assert (
        problem.message == "A note lets `07911 123456` through as `mobile-number`, and no such thing is on this page."
    )


def test_every_page_of_a_folder_is_looked_at(tmp_path: Path) -> None:
    (tmp_path / "about").mkdir()
    (tmp_path / "about" / "a.md").write_text("Ring 07911 123456.\n", encoding="utf-8")

    assert [problem.code for problem in personal_data_on_pages(tmp_path)] == ["mobile-number"]


LEEDS = "schema: 1\nname: Leeds\nkind: metropolitan-district\noutline: none\n"


@pytest.mark.parametrize(
    ("name", "text", "codes"),
    [
        (
            "areas/leeds.yml",
            LEEDS + "conversations:\n  - {title: Talk, said: ['Ask Jane Smith on 07911 123456']}\n",
            {"person-named", "mobile-number"},
        ),
        ("areas/leeds.yml", LEEDS + "conversations:\n  - {title: Talk, held_by: Dr Patel}\n", {"not-a-role"}),
        (
            "organisations.yml",
            "schema: 1\norganisations:\n"
            "  - {id: a, name: A, website: 'https://leeds.gov.uk/staff/jane-smith', other_names: [LS1 1UR]}\n",
            {"person-in-link", "full-postcode"},
        ),
        (
            "glossary.yml",
            "schema: 1\nterms:\n  - {id: nhs-number, term: NHS number, means: Such as 401 023 2137.}\n",
            {"nhs-number"},
        ),
    ],
)
def test_other_files_are_guarded_too(name: str, text: str, codes: set[str], check_files: CheckFiles) -> None:
    problems = check_files({"agreements/meals.yml": SMALLEST, name: text})

    assert codes <= {problem.code for problem in problems if problem.where.path == f"content/{name}"}


def test_pages_are_part_of_the_check(content: Path, check_files: CheckFiles) -> None:
    (content / "pages").mkdir()

    problems = check_files({"agreements/meals.yml": SMALLEST, "pages/a.md": "Ring 07911 123456.\n"})

    assert [(problem.where.path, problem.code) for problem in problems] == [("content/pages/a.md", "mobile-number")]
