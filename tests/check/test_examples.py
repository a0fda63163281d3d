"""Good examples are in order; bad ones are told as the lines at their top expect. Adding a case is adding a file.

A bad example begins with a line for each problem: `# expect: LINE:COLUMN SEVERITY CODE: message | how to mend it`.
Straight inside `bad/` each file is one record. In the folders of `areas`, `frameworks`, `organisations`, `glossary`,
`search-words`, `ids` and `together`, each folder is a case, laid over the examples' own files.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.check import lost_places, page_about, page_addresses, page_html, page_links, settings_unused
from generator.check.codes import CODES
from generator.check.page_reading import CODES_OF_PAGES
from generator.check.pages import ENDING, MISSING, NAMED, RUNS, TAKEN
from generator.problems import Problem
from tests.check.folders import EXAMPLES, lay_out, problems_of
from tests.check.test_files import CODES_OF_FILES

BAD = EXAMPLES / "bad"
_LAID_OVER = {
    "areas": "areas/",
    "frameworks": "frameworks/",
    "organisations": "",
    "glossary": "",
    "search-words": "",
    "redactions": "",
    "ids": "",
    "together": "agreements/",
}
_EXPECTED = re.compile(r"# expect: (.*)")


def cases() -> Iterator[tuple[str, dict[str, Path]]]:
    """Each bad example by a name: which files it puts where in a content folder."""
    for path in sorted(BAD.glob("*.yml")):
        yield path.stem, {f"agreements/{path.name}": path}
    for folder, target in _LAID_OVER.items():
        for case in sorted((BAD / folder).iterdir()):
            yield f"{folder}/{case.name}", {f"{target}{path.name}": path for path in sorted(case.iterdir())}


CASES = dict(cases())


def expected(name: str) -> list[str]:
    return sorted(
        f"content/{target}:{line}"
        for target, path in CASES[name].items()
        for line in _EXPECTED.findall(path.read_text(encoding="utf-8"))
    )


def told(problem: Problem) -> str:
    where = problem.where
    place = f"{where.path}:{where.line}:{where.column}"
    return f"{place} {problem.severity} {problem.code}: {problem.message} | {problem.fix}"


@pytest.mark.parametrize("name", CASES)
def test_a_bad_example_is_told_as_expected(name: str, content: Path) -> None:
    if not any(target.startswith("agreements/") for target in CASES[name]):
        shutil.copy(EXAMPLES / "good" / "smallest.yml", content / "agreements")
    for target, path in CASES[name].items():
        # What is expected may quote what is personal, which is told in a comment too.
        text = _EXPECTED.sub("#", path.read_text(encoding="utf-8"))
        (content / target).write_text(text, encoding="utf-8", newline="")

    assert sorted(told(problem) for problem in problems_of(content)) == expected(name)


def test_good_examples_are_in_order_together(content: Path) -> None:
    shutil.copytree(EXAMPLES / "good", content / "agreements", dirs_exist_ok=True)

    assert problems_of(content) == []


@pytest.mark.parametrize("path", sorted((EXAMPLES / "good").glob("*.yml")), ids=lambda path: path.stem)
def test_a_good_example_is_in_order(path: Path, content: Path) -> None:
    shutil.copy(path, content / "agreements")
    if path.stem == "withdrawn":  # It names the record that took its place.
        shutil.copy(EXAMPLES / "good" / "smallest.yml", content / "agreements")

    assert problems_of(content) == []


def test_every_code_has_a_bad_example() -> None:
    shown = {line.split(" ")[2].rstrip(":") for name in CASES for line in _lines(name)}

    # Pages are no records: tests/check/test_page_reading.py shows what is said of them. What is held against an earlier
    # revision needs one: tests/test_cli_against.py.
    # A file with a thousand faults is made, not kept: tests/test_bounds.py.
    made = (
        *CODES_OF_PAGES,
        MISSING,
        RUNS,
        NAMED,
        ENDING,
        TAKEN,
        *page_html.CODES,
        *page_links.CODES,
        *page_about.CODES,
        *page_addresses.CODES,
        *lost_places.CODES,
        settings_unused.CODE,
    )
    elsewhere = {"too-many-faults", *(code.code for code in made)}
    assert sorted(set(CODES) - shown - CODES_OF_FILES - elsewhere) == []


def test_a_bad_example_is_named_after_what_it_shows() -> None:
    unclear = [name for name in CASES if name.count("/") == 0 and not any(name.startswith(code) for code in CODES)]

    assert unclear == ["missing-everything-owed"]


def _lines(name: str) -> list[str]:
    return [line for path in CASES[name].values() for line in _EXPECTED.findall(path.read_text(encoding="utf-8"))]


def test_a_folder_is_laid_out_without_problems_but_that_it_has_no_record(tmp_path: Path) -> None:
    assert [problem.code for problem in problems_of(lay_out(tmp_path / "content"))] == ["no-records"]
