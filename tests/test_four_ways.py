"""A first record by each of the four ways in, a mistake in each found and mended, and pushed to a live site."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from tests.conftest import Shared
from tests.council import ANSWERS, Installed, install, steps_of
from tests.intake.issues import issue_body
from tests.repositories import committed, git

BY_HAND = """\
schema: 1
title: Library reminders
summary: Leeds City Council sends people who use a library a text before a book is due.
status: live
provenance: {basis: publisher, publisher: leeds-city-council}
areas: [{id: leeds}]
organisations:
  - {name: Leeds City Council, roles: [lead, controller], kind: council}
purpose: So that fewer people pay a fine.
data:
  - {id: phone, item: Mobile number, identifiability: personally-identifiable, to: [leeds-city-council]}
legal: {lawful_bases: [{basis: public-task}]}
dates: {review_due: 2027-03-01}
contact: {role: Libraries team, email: libraries@leeds.gov.uk}
complaint: {url: "https://www.leeds.gov.uk/complain"}
"""
# As the web form writes a record: `tests/outside/test_cms.py` sees it do so.
BY_FORM = """\
schema: 1
title: Help with fuel bills
summary: Leeds City Council tells an energy company who has a right to help with bills.
status: live
provenance:
  basis: publisher
  publisher: leeds-city-council
areas:
  - id: leeds
organisations:
  - name: Leeds City Council
    roles:
      - lead
  - name: Pretend Energy
    roles:
      - recipient
purpose: So that nobody is cold because of a bill.
data:
  - item: Name and address
    to:
      - pretend-energi
legal:
  lawful_bases:
    - basis: public-task
dates:
  review_due: '2027-03-01'
contact:
  role: Fuel team
  email: fuel@leeds.gov.uk
complaint:
  email: data@leeds.gov.uk
"""


@pytest.fixture(scope="module")
def installed(shared: Shared) -> Installed:
    folder = shared("wheel", lambda place: (place.mkdir(), install(place)))
    return Installed(folder / "package", folder / "commands")


@pytest.fixture
def council(installed: Installed, tmp_path: Path) -> Path:
    done = installed.run("init", "council", *ANSWERS, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    committed(tmp_path / "council", "Begin")
    git(tmp_path / "council", "checkout", "-q", "-b", "first-records")
    return tmp_path / "council"


Run = Callable[..., subprocess.CompletedProcess[str]]


def by_hand(run: Run, council: Path) -> None:
    file = council / "content" / "agreements" / "library-reminders.yml"
    file.write_text(BY_HAND.replace("status: live", "status: alive"), encoding="utf-8")
    done = run("check", file)
    assert done.returncode == 1
    assert "library-reminders.yml:4:1:" in done.stdout and "Did you mean `live`?" in done.stdout
    file.write_text(BY_HAND, encoding="utf-8")


def by_form(run: Run, council: Path) -> None:
    file = council / "content" / "agreements" / "help-with-fuel-bills.yml"
    file.write_text(BY_FORM, encoding="utf-8")
    done = run("check", file)
    assert done.returncode == 1
    assert "Did you mean `pretend-energy`?" in done.stdout
    file.write_text(BY_FORM.replace("pretend-energi", "pretend-energy"), encoding="utf-8")


def by_sheet(run: Run, council: Path) -> None:
    sheet = council.parent / "records.xlsx"
    assert run("sheet", sheet).returncode == 0
    row = {
        "id": "school-places",
        "What is it called?": "School places",
        "What is it, in short?": "Leeds City Council tells schools who has asked for a place.",
        "Is it in use?": "In use",
        "What is it for?": "So that each child has a place.",
        "Provenance: Who wrote this record?": "publisher",
        "Provenance: Which organisation stands behind it?": "leeds-city-council",
        "Dates: When is the next review?": "01/03/2027",
        "Contact: Whom can you ask?": "Admissions team",
        "Contact: At which email address?": "admissions@leeds.gov.uk",
        "Complaint: At which email address?": "data@leeds.gov.uk",
    }
    lists = {
        "Areas": {"Which area?": "Leedz"},
        "Organisations": {"What is it called?": "Leeds City Council", "What does it do here?": "lead"},
        "Data": {"What is shared?": "Name and address"},
        "Lawful bases": {"Which reason in law is relied on?": "public-task"},
    }
    book = openpyxl.load_workbook(sheet)
    add(book["Agreements"], row)
    for name, values in lists.items():
        add(book[name], {"agreement": "school-places", **values})
    book.save(sheet)
    done = run("import", sheet)
    assert done.returncode == 1
    told = " ".join((done.stdout + done.stderr).split())
    assert "sheet “Areas”" in told and "Did you mean `leeds`?" in told
    assert not (council / "content" / "agreements" / "school-places.yml").exists()

    (cell,) = (cell for cells in book["Areas"].iter_rows() for cell in cells if cell.value == "Leedz")
    cell.value = "leeds"
    book.save(sheet)
    done = run("import", sheet)
    assert done.returncode == 0, done.stdout + done.stderr


def add(sheet: object, values: dict[str, str]) -> None:
    """Fill in the first row that is empty. A column is found by what stands over it, or begins so."""
    heads = [str(cell.value) for cell in sheet[1]]  # type: ignore[index]
    row = next(number for number in range(3, 1_000) if sheet.cell(number, 1).value is None)  # type: ignore[attr-defined]
    for name, value in values.items():
        assert name in heads, (name, heads)
        sheet.cell(row, heads.index(name) + 1).value = value  # type: ignore[attr-defined]


def by_issue(run: Run, council: Path) -> None:
    body = council.parent / "issue.md"
    changes = {"areas.id": "Leedz", "organisations": "", "title": "Warm homes"}
    body.write_text(issue_body(changes), encoding="utf-8")
    done = run("from-issue", body)
    assert done.returncode == 1
    assert "There is no area `Leedz`." in done.stdout + done.stderr
    body.write_text(issue_body({**changes, "areas.id": "Leeds"}), encoding="utf-8")
    done = run("from-issue", body)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_record_by_each_way_ends_on_the_live_site(installed: Installed, council: Path, tmp_path: Path) -> None:
    base = git(council, "rev-parse", "main")

    def run(*words: str | Path) -> subprocess.CompletedProcess[str]:
        return installed.run(*words, cwd=council)

    for way in (by_hand, by_form, by_sheet, by_issue):
        way(run, council)
    ids = ("library-reminders", "help-with-fuel-bills", "school-places", "warm-homes")
    committed(council, "First records")

    # What a proposed change goes through.
    summary = tmp_path / "summary.md"
    for step in steps_of(council / ".github" / "workflows" / "check.yml"):
        done = installed.shell(step, cwd=council, more={"BASE": base, "GITHUB_STEP_SUMMARY": str(summary)})
        assert done.returncode == 0, (step, done.stdout, done.stderr)
    assert summary.read_text("utf-8").count("A new record: ") == len(ids)

    # And then a push of what was agreed.
    server, work, web = tmp_path / "server.git", tmp_path / "work", tmp_path / "web"
    git(tmp_path, "init", "-q", "--bare", "-b", "main", str(server))
    steps = "\n".join(steps_of(council / ".github" / "workflows" / "publish.yml"))
    hook = server / "hooks" / "post-receive"
    hook.write_text(
        f'#!/bin/bash\nset -eo pipefail\nunset GIT_DIR\ngit clone -q "{server}" "{work}"\ncd "{work}"\n{steps}\n'
        f'cp -r site "{web}"\n',
        encoding="utf-8",
    )
    hook.chmod(0o755)
    git(council, "checkout", "-q", "main")
    git(council, "merge", "-q", "first-records")
    pushed = installed.shell(f'git push -q "{server}" main', cwd=council)
    assert pushed.returncode == 0, pushed.stderr
    for identifier in ids:
        page = (web / "agreements" / identifier / "index.html").read_text("utf-8")
        assert "Leeds City Council" in page
