"""What is told of the records: ids, the ledger, reviews, forms that fell behind, maps, git and the last site."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from generator.check.checker import check_content
from generator.model.settings import Settings
from generator.publish.folder import staging
from generator.steward import records as told_of_records
from generator.steward.finding import Finding
from generator.steward.records import last_site, records
from generator.steward.repository import repository
from tests.check.folders import AS_OF, SMALLEST, lay_out
from tests.repositories import Made

FORM = "formats:\n  - {kind: easy-read, url: https://www.leeds.gov.uk/easy, matches: 2026-03-01}\n"
WELSH = "translations:\n  cy: {matches: 2026-03-01, title: Prydau}\n"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return lay_out(tmp_path / "content")


def found(content: Path, text: str, as_of: date = AS_OF, name: str = "meals") -> dict[str, Finding]:
    (content / "agreements" / f"{name}.yml").write_text(text, encoding="utf-8")
    return {finding.about: finding for finding in records(content, check_content(content, as_of=as_of), as_of)}


def test_a_small_register_has_some_things_to_do(content: Path) -> None:
    told = found(content, SMALLEST)
    assert {about for about, one in told.items() if one.mark == "to-do"} == {"ids", "entry-ids"}
    assert told["records"].says == "1 record, all of schema 1, and no errors."


def test_warnings_are_counted(content: Path) -> None:
    told = found(content, SMALLEST + "documents:\n  - {kind: dpia}\n")
    assert told["records"].mark == "to-do"
    assert told["records"].says.endswith("but 1 warning.")


def test_a_ledger_that_is_behind_is_told(content: Path) -> None:
    (content / "ids.yml").write_text("schema: 1\nagreements: {}\n", encoding="utf-8")
    assert "is behind on" in found(content, SMALLEST)["ids"].says


def test_entries_without_ids_are_told(content: Path) -> None:
    with_ids = SMALLEST.replace("{item:", "{id: names, item:")
    assert found(content, with_ids)["entry-ids"].mark == "fine"
    told = found(content, with_ids + "benefits:\n  - {promise: More children eat.}\n")["entry-ids"]
    assert told.mark == "to-do"
    assert told.says == "1 record with kinds of data or promises that have no lasting id: meals."


def test_overdue_reviews_are_counted(content: Path) -> None:
    text = SMALLEST.replace("status: not-stated", "status: live") + "dates: {review_due: 2026-11-22}\n"
    assert found(content, text)["reviews"].says == "1 review is overdue."
    assert found(content, text, date(2026, 11, 22))["reviews"].mark == "fine"


@pytest.mark.parametrize(("form", "called"), [(FORM, "the Easy Read"), (WELSH, "the translation (cy)")])
def test_a_form_that_is_older_than_a_stated_change_is_told(form: str, called: str, content: Path) -> None:
    later = "changes:\n  - {date: 2026-05-01, what: The fire service receives it too.}\n"
    told = found(content, SMALLEST + form + later)["forms"]
    assert told.mark == "to-do"
    assert told.says == f"meals changed on 1 May 2026, after {called} of it was made."
    assert found(content, SMALLEST + form + later.replace("05-01", "03-01"))["forms"].mark == "fine"


def test_a_form_that_is_older_than_the_git_history_is_told(tmp_path: Path) -> None:
    made = Made(tmp_path)
    content = lay_out(tmp_path / "content")
    later = SMALLEST.replace("purpose: ", "purpose: In Leeds, ") + FORM
    made.save("2026-02-01", {"content/agreements/meals.yml": SMALLEST + FORM})
    made.save("2026-06-01", {"content/agreements/meals.yml": later})
    assert found(content, later)["forms"].says == "meals changed on 1 June 2026, after the Easy Read of it was made."
    # A day before that change does not know of it, and a new date of the form itself is no change of the record.
    assert found(content, later, date(2026, 5, 31))["forms"].mark == "fine"
    newer = later.replace("2026-03-01", "2026-06-01")
    made.save("2026-07-01", {"content/agreements/meals.yml": newer})
    assert found(content, newer)["forms"].mark == "fine"


def test_the_vintage_of_maps_is_told_until_it_is_old(content: Path) -> None:
    areas = Path(__file__).parents[2] / "content" / "areas"
    for path in (content / "areas").glob("*.json"):
        path.unlink()
    for path in (content / "areas").glob("*.yml"):
        path.write_text(path.read_text("utf-8").replace("outline: drawn", "outline: none"), encoding="utf-8")
    none = found(content, SMALLEST)["outlines"]
    assert (none.mark, none.says) == ("note", "There is no file of outlines, so there is no map.")
    assert none.do.startswith("Nothing, where all places here are your own") and "`plainview new area NAME`" in none.do
    for path in areas.glob("*-2025-11.json"):
        shutil.copy(path, content / "areas")
    told = found(content, SMALLEST)
    assert told["outlines"].says == "The file of outlines is of November 2025."
    assert (told["outlines"].mark, told["postcodes"].mark) == ("fine", "fine")
    told = found(content, SMALLEST, date(2027, 6, 1))
    assert (told["outlines"].mark, told["postcodes"].mark) == ("to-do", "to-do")
    assert "prepare areas" not in told["outlines"].do, "that needs every district"


def test_who_has_every_place_prepares_the_maps(content: Path) -> None:
    areas = Path(__file__).parents[2] / "content" / "areas"
    for path in areas.glob("*.yml"):
        if "invented: true" not in path.read_text("utf-8"):
            shutil.copy(path, content / "areas")
    for path in (content / "areas").glob("*.json"):
        path.unlink()
    for path in areas.glob("*-2025-11.json"):
        shutil.copy(path, content / "areas")
    told = found(content, SMALLEST, date(2027, 6, 1))["outlines"]
    assert told.do == "Run `plainview prepare areas` with a later vintage of the postcode package."


def of_git(content: Path, **settings: bool) -> dict[str, Finding]:
    return {finding.about: finding for finding in repository(content, Settings.model_validate(settings))}


def test_content_in_no_repository_is_told(content: Path) -> None:
    assert of_git(content)["git"].mark == "to-do"
    assert of_git(content, versions=False)["git"].mark == "note"


def test_a_whole_history_and_a_shallow_one(tmp_path: Path) -> None:
    made = Made(tmp_path / "whole")
    made.save("2026-02-01", {"content/agreements/meals.yml": SMALLEST})
    made.save("2026-03-01", {"content/agreements/meals.yml": SMALLEST + FORM})
    told = of_git(tmp_path / "whole" / "content")
    assert (told["git"].mark, told["git-depth"].mark, "git-saved" in told) == ("fine", "fine", False)
    (tmp_path / "whole" / "content" / "new.yml").write_text("a", encoding="utf-8")
    assert of_git(tmp_path / "whole" / "content")["git-saved"].says == "1 file of the content is not committed."
    made.git("clone", "--quiet", "--depth", "1", f"file://{tmp_path / 'whole'}", str(tmp_path / "part"))
    depth = of_git(tmp_path / "part" / "content")["git-depth"]
    assert depth.mark == "to-do"
    assert depth.says.startswith("This copy of the git history begins on 1 March 2026")


def test_without_git_it_says_so(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert of_git(content)["git"].do == "Install git."


def test_the_last_site_is_measured_against_what_hosts_carry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert last_site(tmp_path / "site").mark == "note"
    with staging(tmp_path / "site") as folder:
        (folder / "a.html").write_bytes(b"x" * 1_500_000)
    told = last_site(tmp_path / "site")
    assert (told.mark, told.says) == ("fine", "The last site has 1 file and 1.5 MB.")
    monkeypatch.setattr(told_of_records, "ceilings", lambda files, size: ("Near.",))
    assert last_site(tmp_path / "site").mark == "to-do"
