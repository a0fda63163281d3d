"""`plainview check --against`: what was published stays, held against real git repositories."""

from __future__ import annotations

import os
import re
import shutil
from itertools import pairwise
from pathlib import Path

import click.testing
import pytest

from generator.check import against
from generator.cli import main as command
from generator.read import git_revision
from generator.read.strict_yaml import parse
from tests.check.folders import SMALLEST, lay_out
from tests.repositories import committed, git, made_git

FULL = """\
schema: 1
title: School meals
summary: Leeds City Council checks who has a right to school meals.
status: live
provenance: {basis: public-sources, sources: [{url: "https://www.leeds.gov.uk/page"}]}
areas: [{id: leeds}]
organisations:
  - {name: Leeds City Council, roles: [lead]}
purpose: So that every child who has a right to a meal gets one.
benefits:
  - {id: more-meals, promise: More children eat.}
  - promise: Parents save time.
data:
  - {item: Name}
  - {item: Address}
  - {id: telephone, item: Telephone number}
previous_ids: [lunches]
assessments:
  - framework: three-tests-1
    by: {name: Reviewers, kind: independent}
    date: 2026-02-10
    answers:
      purposeful.gain: {rating: 4, because: It names who gains.}
  - framework: three-tests-1
    by: {name: Parents, kind: residents-panel}
    date: 2026-03-10
    answers:
      purposeful.gain: {rating: 4, because: It is short.}
"""
TESTS = """\
schema: 1
id: three-tests-2
title: Three tests
wording: ours
published: 2026-10
scale: {1: Not at all, 2: A little, 3: Partly, 4: Mostly, 5: Fully}
features: [{id: better-outcomes, text: That it is better.}]
tests:
  - id: purposeful
    asks: Is it clear?
    questions:
      - id: purposeful.plain-purpose
        text: Is it plain?
        features: [better-outcomes]
        replaces: [purposeful.gain]
"""


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A content folder inside a repository, with one record that was renamed before."""
    monkeypatch.chdir(tmp_path)
    content = lay_out(tmp_path / "content")
    meals(content).write_text(FULL, encoding="utf-8")
    (content / "pages").mkdir()
    (content / "pages" / "help.md").write_text("# Help {#help}\n\n## Ask us { #ask-us }\n", encoding="utf-8")
    made_git(tmp_path)
    return content


def meals(content: Path) -> Path:
    return content / "agreements" / "meals.yml"


def edit(file: Path, before: str, after: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after), encoding="utf-8")


def rename(content: Path, old: str, new: str, previous: str) -> None:
    file = (content / "agreements" / f"{old}.yml").rename(content / "agreements" / f"{new}.yml")
    text = re.sub(r"previous_ids: .*", f"previous_ids: [{previous}]", file.read_text(encoding="utf-8"))
    file.write_text(text, encoding="utf-8")


def run(*words: str) -> click.testing.Result:
    given = ["check", "--content", "content", "--as-of", "2026-11-23", *(words or ("--against", "begun"))]
    return click.testing.CliRunner().invoke(command, given, catch_exceptions=False)


def told(*words: str) -> list[str]:
    """What is said of addresses: `file:line:column: code: message`, without the rest of what the checker says."""
    lines = run(*words).output.splitlines()
    return [line for line in lines if re.search(r": (lost-address|moved-anchor|lost-anchor): ", line)]


def fix(*words: str) -> str:
    return run(*words).output


def test_where_nothing_changed_nothing_is_said(content: Path) -> None:
    done = run()

    assert (done.exit_code, told()) == (0, []), done.output


@pytest.mark.parametrize("revision", ["begun", "HEAD", "v1", "HEAD~1", "commit"])
def test_any_name_of_a_revision_will_do(revision: str, content: Path, tmp_path: Path) -> None:
    git(tmp_path, "tag", "v1")
    first = git(tmp_path, "rev-parse", "HEAD")
    git(tmp_path, "checkout", "-q", "-b", "branch")
    committed(tmp_path, "Another")
    meals(content).unlink()

    done = run("--against", first if revision == "commit" else revision)
    assert done.exit_code == 1 and "lost-address" in done.output


def test_a_deleted_record_is_refused_with_both_ways_to_mend_it(content: Path) -> None:
    (content / "agreements" / "other.yml").write_text(SMALLEST, encoding="utf-8")
    meals(content).unlink()

    done = run()
    assert done.exit_code == 1
    assert [line.partition(": ")[2] for line in told()] == [
        "lost-address: `agreements/lunches/` led to this record, and nothing says so any more.",
        "lost-address: `agreements/meals/` was published, and this file is not there any more.",
    ]
    assert "`previous_ids: [meals]`" in done.output and "`status: withdrawn`" in done.output


def test_a_renamed_record_that_says_nothing_of_it_is_found_by_its_title(content: Path) -> None:
    rename(content, "meals", "suppers", "lunches")

    assert [line.partition(": ")[0] for line in told()] == ["content/agreements/meals.yml:1:1"]
    assert "write `previous_ids: [meals]` there: is that `suppers.yml`?" in fix()


def test_three_renamings_in_a_row_keep_every_address(content: Path, tmp_path: Path) -> None:
    names, previous = ["meals", "suppers", "dinners", "teas"], "lunches"
    for old, new in pairwise(names):
        previous = f"{previous}, {old}"
        rename(content, old, new, previous)
        assert (told("--against", "begun"), told("--against", "HEAD")) == ([], [])
        committed(tmp_path, new)

    rename(content, "teas", "suppers-again", "lunches, meals, dinners, teas")
    (line,) = told("--against", "HEAD")
    assert "`agreements/suppers/` led to this record" in line


def test_a_record_that_is_taken_down_keeps_its_address_and_nothing_else_is_asked(content: Path) -> None:
    text = meals(content).read_text(encoding="utf-8").partition("benefits:")[0]
    text = text.replace("status: live", "status: withdrawn") + (
        "data: [{item: Name}]\nprevious_ids: [lunches]\nwithdrawn: {date: 2026-11-01, why: Twice., by: Leeds}\n"
    )
    meals(content).write_text(text, encoding="utf-8")

    assert told() == []


def test_an_id_given_to_another_initiative_is_refused(content: Path) -> None:
    shutil.copy(meals(content), content / "agreements" / "school-meals.yml")
    meals(content).write_text(SMALLEST.replace("School meals without a form", "Another"), encoding="utf-8")
    edit(content / "agreements" / "school-meals.yml", "[lunches]", "[lunches, dinners]")

    assert "`agreements/meals/` told of “School meals”, which is in `school-meals.yml` now." in "\n".join(told())


def test_an_old_id_given_to_a_new_record_is_refused(content: Path) -> None:
    edit(meals(content), "previous_ids: [lunches]\n", "")
    (content / "agreements" / "lunches.yml").write_text(SMALLEST, encoding="utf-8")

    (line,) = told()
    assert line.startswith("content/agreements/lunches.yml:1:1: lost-address: `agreements/lunches/` led to `meals`")


@pytest.mark.parametrize(
    ("before", "after", "expected", "mended"),
    [
        # another id
        ("id: telephone", "id: phone", "16:5: moved-anchor: `#data-telephone` led to this entry", "`id: telephone`"),
        # an id where there was a number, and one entry more above
        ("{item: Name}", "{id: name, item: Name}", "14:5: moved-anchor: `#data-1` led to this entry", '`id: "1"`'),
        ("{item: Name}", "{item: Age}\n  - {item: Name}", "moved-anchor: `#data-1` led to this entry", '`id: "1"`'),
        (
            "  - {id: telephone, item: Telephone number}\n",
            "",
            "lost-anchor: `#data-telephone` led to",
            "data-telephone]",
        ),
        ("  - {id: more-meals, promise: More children eat.}\n", "", "lost-anchor: `#promise-more-meals`", "`result`"),
    ],
)
def test_an_entry_keeps_its_place(before: str, after: str, expected: str, mended: str, content: Path) -> None:
    edit(meals(content), before, after)

    assert run().exit_code == 1
    assert expected in "\n".join(told()) and mended in fix()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("{item: Name}", "{item: Full name}"),
        ("{item: Name}", '{id: "1", item: Name}'),
        ("{id: telephone, item: Telephone number}", "{id: telephone, item: Phone}"),
        ("Telephone number}\n", "Telephone number}\n  - {id: age, item: Age}\n"),
        ("  - {item: Name}\n  - {item: Address}\n", '  - {id: "2", item: Address}\n  - {id: "1", item: Name}\n'),
        ("status: live", "status: ended"),
    ],
)
def test_what_keeps_every_place_may_be_changed(before: str, after: str, content: Path) -> None:
    edit(meals(content), before, after)

    assert told() == []


def test_what_is_truly_gone_is_told_under_changes_and_that_line_takes_over_its_place(content: Path) -> None:
    edit(meals(content), "  - {id: telephone, item: Telephone number}\n", "")
    line = "  - {date: 2026-11-01, what: Telephone numbers are no longer shared., removed: [data-telephone]}\n"
    edit(meals(content), "previous_ids:", f"changes:\n{line}previous_ids:")

    assert told() == []


def test_assessments_keep_their_order(content: Path) -> None:
    text = meals(content).read_text(encoding="utf-8")
    head, first, second = text.split("  - framework:")
    meals(content).write_text(f"{head}  - framework:{second}  - framework:{first}", encoding="utf-8")

    lines = "\n".join(told())
    assert "moved-anchor: The assessment by Reviewers, 2026-02-10, was number 1, and is number 2 now." in lines
    assert "moved-anchor: The assessment by Parents, 2026-03-10, was number 2, and is number 1 now." in lines


def test_an_assessment_that_is_gone_is_told_and_one_more_at_the_end_is_not(content: Path) -> None:
    text = meals(content).read_text(encoding="utf-8")
    head, _, second = text.split("  - framework:")
    meals(content).write_text(f"{text}  - framework:{second.replace('Parents', 'Teachers')}", encoding="utf-8")
    assert told() == []

    meals(content).write_text(f"{head}  - framework:{second}", encoding="utf-8")
    lines = "\n".join(told())
    assert "lost-anchor: The assessment by Reviewers, 2026-02-10, is not here any more." in lines
    assert "The assessment by Parents, 2026-03-10, was number 2, and is number 1 now." in lines


def test_an_answer_may_go_over_to_the_question_in_other_words_and_to_no_other_version(content: Path) -> None:
    (content / "frameworks" / "three-tests-2.yml").write_text(TESTS, encoding="utf-8")
    edit(meals(content), "three-tests-1", "three-tests-2")
    edit(meals(content), "purposeful.gain", "purposeful.plain-purpose")
    assert told() == []

    edit(content / "frameworks" / "three-tests-2.yml", "        replaces: [purposeful.gain]\n", "")
    assert [line.split(": ")[1] for line in told()] == ["lost-anchor", "lost-anchor"]


def test_an_area_is_never_deleted(content: Path) -> None:
    (content / "areas" / "bradford.yml").unlink()

    (line,) = told()
    assert line.startswith("content/areas/bradford.yml:1:1: lost-address: `areas/bradford/` was published")
    assert "says so with `until`" in fix()


def test_the_questions_that_were_published_stay(content: Path) -> None:
    framework = content / "frameworks" / "three-tests-1.yml"
    edit(framework, "purposeful.gain", "purposeful.other")
    lines = "\n".join(told())
    assert "lost-address: `tests/#q-purposeful.gain` was published, and no version asks that any more." in lines

    framework.unlink()
    assert "The questions of `three-tests-1` were published" in "\n".join(told())


def test_pages_written_by_hand_and_their_headings_stay(content: Path) -> None:
    page = content / "pages" / "help.md"
    edit(page, "{ #ask-us }", "{ #ask }")
    (line,) = told()
    assert "lost-anchor: `help/#ask-us` was published" in line

    page.unlink()
    (line,) = told()
    assert "lost-address: `help/` was published" in line
    (content / "pages" / "help").mkdir()
    (content / "pages" / "help" / "index.md").write_text("# Help {#help}\n", encoding="utf-8")
    assert told() == []


def test_a_file_of_before_that_cannot_be_read_stops_nothing(content: Path, tmp_path: Path) -> None:
    meals(content).write_text("title: [\n", encoding="utf-8")
    committed(tmp_path, "Broken")
    meals(content).write_text(FULL, encoding="utf-8")

    assert told("--against", "HEAD") == []


def test_other_problems_are_told_as_well_and_files_may_be_chosen(content: Path) -> None:
    edit(meals(content), "id: telephone", "id: phone")
    edit(meals(content), "[{id: leeds}]", "[{id: leds}]")

    assert "unknown-area" in run().output and "moved-anchor" in run().output
    assert "moved-anchor" in run("--against", "begun", "content/agreements/meals.yml").output
    assert "moved-anchor" not in run("--against", "begun", "content/areas/leeds.yml").output


@pytest.mark.parametrize(
    ("revision", "said"),
    [
        ("nowhere", "Git knows no revision `nowhere` here."),
        ("--output=x", "is not a revision"),
        ("-x", "is not a revision"),
        ("", "is not a revision"),
        ("begun:content", "Git knows no revision"),
    ],
)
def test_a_revision_that_is_none_is_wrong_usage(revision: str, said: str, content: Path, tmp_path: Path) -> None:
    done = run(f"--against={revision}")

    assert done.exit_code == 2 and said in " ".join(done.output.split())
    assert not (tmp_path / "x").exists() and not (content / "x").exists()


def test_without_git_or_a_repository_that_is_said(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as nowhere:
        nowhere.setenv("PATH", "")
        done = run()
    assert done.exit_code == 2 and "Git is needed for this" in " ".join(done.output.split())

    shutil.rmtree(tmp_path / ".git")
    done = run()
    assert done.exit_code == 2 and "is in no git repository" in " ".join(done.output.split())


def test_files_of_the_content_that_look_like_a_repository_answer_for_nothing(content: Path, tmp_path: Path) -> None:
    """Else a pull request could bring its own past with it, and no address in that would be lost."""
    forged = tmp_path / "forged"
    (forged / "agreements").mkdir(parents=True)
    made_git(forged)
    for name in ("HEAD", "config", "objects", "refs"):
        shutil.move(forged / ".git" / name, content / name)
    meals(content).unlink()

    assert [line.partition(": ")[2][:12] for line in told()] == ["lost-address", "lost-address"]


def test_a_copy_that_lacks_the_revision_is_told_how_to_fetch_it(content: Path, tmp_path: Path) -> None:
    committed(tmp_path, "Second")
    git(tmp_path.parent, "clone", "-q", "--depth=1", f"file://{tmp_path}", f"{tmp_path.name}-copy")
    os.chdir(tmp_path.parent / f"{tmp_path.name}-copy")

    done = run("--against", "HEAD~1")
    assert done.exit_code == 2 and "git fetch --unshallow" in " ".join(done.output.split())


def test_no_setting_of_the_repository_starts_a_program(content: Path, tmp_path: Path) -> None:
    """A repository may say that what it lacks is to be fetched, and by which program: it is not."""
    trap = tmp_path / "trap"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path}/ran\n", encoding="utf-8")
    trap.chmod(0o755)
    settings = {
        "core.repositoryFormatVersion": "1",
        "extensions.partialClone": "origin",
        "remote.origin.url": "ssh://council.example/records",
        "remote.origin.promisor": "true",
        "core.sshCommand": str(trap),
    }
    for name, value in settings.items():
        git(tmp_path, "config", name, value)
    lacking = git(tmp_path, "rev-parse", "HEAD:content/agreements/meals.yml")
    (tmp_path / ".git" / "objects" / lacking[:2] / lacking[2:]).unlink()
    edit(meals(content), "id: telephone", "id: phone")

    done = run()
    assert done.exit_code == 2 and "Git does not have agreements/meals.yml of" in " ".join(done.output.split())
    assert not (tmp_path / "ran").exists()


def test_only_records_that_differ_are_read(content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that thousands of them take seconds."""
    for number in range(20):
        (content / "agreements" / f"meals-{number}.yml").write_text(FULL.replace("lunches", f"lunch-{number}"), "utf-8")
    committed(tmp_path, "Many")
    (content / "agreements" / "meals-7.yml").unlink()
    asked, read = [], []
    contents = git_revision.git.contents
    monkeypatch.setattr(
        git_revision.git, "contents", lambda top, hashes, most: (asked.append(hashes), contents(top, hashes, most))[1]
    )
    monkeypatch.setattr(against, "parse", lambda text, **more: (read.append(text), parse(text, **more))[1])

    revision = git_revision.revision_of(content, "HEAD")
    found = against.problems_against(content, revision)
    assert [problem.code for problem in found] == ["lost-address", "lost-address"]
    assert asked == [[revision.hashes["agreements/meals-7.yml"]]]
    assert [text for text in read if "lunch" in text] == [FULL.replace("lunches", "lunch-7")]


# Organisations

LISTED = """\
schema: 1
organisations:
  - {id: leeds-city-council, name: Leeds City Council, other_names: [Leeds Council], kind: council}
"""
OTLEY = "  - {name: Otley Town Council}\n"
LEAD = "  - {name: Leeds City Council, roles: [lead]}\n"


@pytest.fixture
def with_otley(content: Path, tmp_path: Path) -> Path:
    """The content with a record that names a body which no list holds, as it was committed last."""
    (content / "organisations.yml").write_text(LISTED, encoding="utf-8")
    edit(meals(content), LEAD, LEAD + OTLEY)
    committed(tmp_path, "Name another body")
    return content


def listed(content: Path, more: str) -> None:
    (content / "organisations.yml").write_text(LISTED + more, encoding="utf-8")


def test_an_organisation_that_nothing_names_any_more_is_lost(with_otley: Path) -> None:
    edit(meals(with_otley), OTLEY, "")
    (line,) = told("--against", "HEAD")
    said = "`organisations/otley-town-council/` told of “Otley Town Council”, and nothing names it any more."
    assert line == f"content/agreements/meals.yml:1:1: lost-address: {said}"
    assert "`- {id: otley-town-council, name: Otley Town Council}`" in fix("--against", "HEAD")

    listed(with_otley, "  - {id: otley-town-council, name: Otley Town Council}\n")
    assert told("--against", "HEAD") == []


def test_a_line_to_copy_can_be_copied_whatever_the_name_holds(content: Path, tmp_path: Path) -> None:
    edit(meals(content), LEAD, LEAD + '  - {name: "Leeds, York: a \\"Trust\\" #1"}\n')
    committed(tmp_path, "Name another body")
    edit(meals(content), '  - {name: "Leeds, York: a \\"Trust\\" #1"}\n', "")
    (line,) = re.findall("`- ({.*})`", fix("--against", "HEAD"))
    assert parse(line).data == {"id": "leeds-york-a-trust-1", "name": 'Leeds, York: a "Trust" #1'}


def test_an_organisation_that_another_record_names_is_not_lost(with_otley: Path, tmp_path: Path) -> None:
    other = FULL.replace("previous_ids: [lunches]\n", "").replace("title: School meals", "title: Another")
    (with_otley / "agreements" / "other.yml").write_text(other.replace(LEAD, LEAD + OTLEY), encoding="utf-8")
    edit(meals(with_otley), OTLEY, "")
    assert told("--against", "HEAD") == [], "a new record names it"
    committed(tmp_path, "Another record")
    edit(meals(with_otley), "title: School meals", "title: School dinners")
    assert told("--against", "HEAD~1") == [], "a record that did not change names it"


def test_an_organisation_that_gets_another_id_says_which_it_had(with_otley: Path) -> None:
    here = "  - {id: otley, name: Otley Town Council, kind: council"
    listed(with_otley, here + "}\n")
    (line,) = told("--against", "HEAD")
    assert "`organisations/otley-town-council/`" in line
    said = fix("--against", "HEAD")
    assert "Write `previous_ids: [otley-town-council]` under `otley` in `content/organisations.yml`." in said

    listed(with_otley, here + ", previous_ids: [otley-town-council]}\n")
    assert told("--against", "HEAD") == []


def test_an_organisation_that_leaves_the_list_is_told_of_there(with_otley: Path, tmp_path: Path) -> None:
    listed(with_otley, "  - {id: nhs, name: The NHS}\n")
    committed(tmp_path, "List another")
    listed(with_otley, "")
    (line,) = told("--against", "HEAD")
    assert "content/organisations.yml:1:1: lost-address: `organisations/nhs/` told of “The NHS”" in line


def test_an_organisation_that_was_never_published_cannot_be_lost(with_otley: Path) -> None:
    other = FULL.replace("previous_ids: [lunches]\n", "").replace("title: School meals", "title: Another")
    other = other.replace(LEAD, LEAD + "  - {name: Ilkley Town Council}\n")
    (with_otley / "agreements" / "other.yml").write_text(other, encoding="utf-8")
    listed(with_otley, "  - {id: ilkley, name: Ilkley Town Council, kind: council}\n")
    assert told("--against", "HEAD") == []
